"""What themes and extensions leave amiss on a page: passes, see passes.py."""

import re
from copy import deepcopy
from itertools import zip_longest

from editions import RIGHT_TO_LEFT, wrap
from lxml.etree import XPath
from lxml.html.builder import E
from words import curly, spoken

# A table with so many columns is too wide for a phone, and one of three whose longest cells have so
# many letters together, or with a name in code that would be broken.
NARROW, LETTERS, NAME = 4, 85, 12
# An index of one letter, where only letters can be written.
LOWERED = str.maketrans("0123456789aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
INDEX = re.compile(r"_([0-9aeh-pr-vx])(?!\w)")
# What a link to a picture or an exercise begins with.
NUMBERED = re.compile(r"^(\w+\.?) (?=[\d.٫]+(?:$| \())")
# So many letters of code fit into a line of the narrowest phone: beside a word, and in an exercise.
SHORT, LINE = 20, 26
# So many letters of code stand in a row of a table on a wide screen, beside words.
COLUMNS = 50
# An id given twice on a page, and roles that ARIA has withdrawn or that do not fit.
EXCESS = {
    "id": {"exercise-content", "solution-content"},
    "role": {"doc-biblioentry", "list"},
}


def drop_excess(tree, place):
    """Take away attributes that are one too many."""
    found = [
        value for name in EXCESS for value in tree.xpath(f"//@{name}") if value in EXCESS[name]
    ]
    for value in found:
        del value.getparent().attrib[value.attrname]
    return len(found)


def empty_headers(tree, place):
    """A table's corner without words heads nothing."""
    found = [head for head in tree.iter("th") if not head.text_content().strip() and len(head) <= 1]
    for head in found:
        head.tag = "td"
        head.attrib.clear()
        head[:] = []
    return len(found)


def is_crowded(rows):
    letters = [[len(cell.text_content()) for cell in row] for row in rows]
    return sum(map(max, zip_longest(*letters, fillvalue=0))) > LETTERS


def has_long_name(rows):
    names = [code.text_content() for row in rows for code in row.iter("code")]
    return any(len(word) > NAME for name in names for word in name.split())


def name_columns(tree, place):
    """In a wide table each cell knows its column: on a phone a row is a card (book.css)."""
    found = 0
    for table in tree.iter("table"):
        names = [in_one_line(head) for head in table.xpath("./thead/tr[1]/*")]
        rows = table.xpath("./tbody/tr")
        long = len(names) == NARROW - 1 and (is_crowded(rows) or has_long_name(rows))
        wide = len(names) >= NARROW or long
        if not wide or "eqval-ledger" in table.classes:  # which does it by itself
            continue
        table.classes.add("cards")
        for row in rows:
            for name, cell in zip(names, row, strict=False):
                if cell.text_content().strip():
                    cell.set("data-column", name)
        found += 1
    return found


def show_whole_tables(tree, place):
    """A mark behind each table: until it is read the table is not shown, for half of one has other
    columns, and what stands in it jumps (book.css)."""
    tables = tree.xpath("//article//table")
    for table in tables:
        table.classes.add("in-one")
        table.addnext(E.span(hidden=""))
    return len(tables)


def in_one_line(head):
    """Its text, with formulas as lines of letters."""
    head = deepcopy(head)
    for formula in head.iter("math"):
        letters = spoken(formula.get("data-tex"))
        formula.text, formula[:] = INDEX.sub(lambda one: one[1].translate(LOWERED), letters), []
    return head.text_content().strip()


def part_link_from_space(tree, place):
    """ "Solution to Exercise 3.1": the space is not of the link, or it is underlined."""
    found = [link for link in tree.iter("a") if (link.text or "")[:1].isspace()]
    for link in found:
        before = link.getprevious()
        if before is None:
            link.getparent().text = (link.getparent().text or "") + " "
        else:
            before.tail = (before.tail or "") + " "
        link.text = link.text.lstrip()
    return len(found)


def keep_arrow_with_link(tree, place):
    """ "→ (3.9)": the arrow goes on to the line of what it points at."""
    found = 0
    for link in tree.iter("a"):
        before, parent = link.getprevious(), link.getparent()
        text = parent.text if before is None else before.tail
        if text and text.rstrip()[-1:] in ("→", "←") and text[-1].isspace():
            text = f"{text.rstrip()}\N{NO-BREAK SPACE}"
            if before is None:
                parent.text = text
            else:
                before.tail = text
            found += 1
    return found


def keep_number_with_word(tree, place):
    """ "Fig. 3.3", "Exercise 3.1 (● …)": the number stays on the line of its word."""
    found = 0
    for link in tree.iter("a"):
        part = link if link.text else next(iter(link), link)
        part.text, changes = NUMBERED.subn("\\1\N{NO-BREAK SPACE}", part.text or "")
        found += changes
    return found


def print_apostrophes(tree, place):
    """The title of an exercise in its solution has the apostrophe that it has in the exercise."""
    found = 0
    for part in tree.xpath("//*[contains(@class, 'admonition-title')]//a/descendant-or-self::*"):
        if part.tag != "code" and part.text and curly(part.text) != part.text:
            part.text = curly(part.text)
            found += 1
    return found


def keep_code_of_columns_whole(tree, place):
    """Where the longest names in code of all columns fit beside each other no one is broken."""
    found = 0
    for table in tree.iter("table"):
        names = [[[*cell.iter("code")] for cell in row] for row in table.iter("tr")]
        letters = [[max((len(n.text_content()) for n in c), default=0) for c in r] for r in names]
        if 0 < sum(map(max, zip_longest(*letters, fillvalue=0))) <= COLUMNS:
            table.classes.add("whole-code")
            found += 1
    return found


def keep_short_code_whole(tree, place):
    """Code that fits into a line is not broken, even on a phone; in a table its cell decides."""
    found = [
        code
        for code in tree.xpath("//code[contains(@class, 'literal')][not(ancestor::table)]")
        if len(code.text_content()) <= (SHORT if code.xpath("ancestor::dl") else LINE)
    ]
    for code in found:
        code.classes.add("whole")
    return len(found)


PRINTED = ".//span[@class='pre']"  # a name as Sphinx writes it


def break_long_code_at_signs(tree, place):
    """Where a long name in code has to be broken, on a phone, it is behind a sign in it."""
    found = 0
    in_text = [code for code in tree.iter("code") if "whole" not in code.classes]
    signatures = [term for term in tree.iter("dt") if "sig" in term.classes]
    names = [name for part in (*in_text, *signatures) for name in part.iterfind(PRINTED)]
    types = [one for one in tree.iter("em") if one.xpath("ancestor::p/ancestor::*[@class='api']")]
    for part in (*names, *types):
        first, *others = re.split(r"(?<=[\w)][(_.,=])(?=\w)", part.text or "")
        part.text, found = first, found + len(others)
        for other in others:
            place_to_break = E.span({"class": "break"})  # book.css: what is copied has none
            place_to_break.tail = other
            part.append(place_to_break)
    return found


HYPHENATED = re.compile(r"[A-Za-zÀ-ɏ]+(?:[-–][A-Za-zÀ-ɏ0-9]+)+")
HEADINGS = XPath("//*[@role='main']//*[self::h1 or self::h2 or self::h3 or self::h4]/text()")
PROSE = XPath(
    "//*[@role='main']//text()[contains(., '-') or contains(., '–')][not(ancestor::code"
    " or ancestor::pre or ancestor::math or ancestor::svg or ancestor::script"
    " or ancestor::*[@dir='ltr'])]"
)


def keep_hyphenated_words_whole(tree, place):
    """A heading, whose lines are made alike, is not broken inside "one-hot".

    Nor is a line of Persian: the hyphen would stand inside the line, and not at its end.
    """
    found = 0
    for text in (PROSE if place.language in RIGHT_TO_LEFT else HEADINGS)(tree):
        words = [one for one in HYPHENATED.finditer(text) if len(one[0]) <= SHORT]
        found += wrap(text, words, lambda one: E.span({"class": "whole"}, one[0]))
    return found


SUBTRACTION = "ŷ − y"


def keep_subtraction_whole(tree, place):
    """The name of the book stays on its line; in a Persian one its halves would change places."""
    whole, found = SUBTRACTION.replace(" ", "\u00a0"), 0
    for text in tree.body.xpath("descendant::text()[contains(., $name)]", name=SUBTRACTION):
        part = text.getparent()
        if text.is_tail:
            part.tail = text.replace(SUBTRACTION, whole)
        elif part.tag not in ("script", "style", "pre", "code"):
            part.text = text.replace(SUBTRACTION, whole)
        else:
            continue
        found += text.count(SUBTRACTION)
    return found
