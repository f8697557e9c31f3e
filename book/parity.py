"""Hold the Persian edition to the English one: the same book, cell by cell.

`python book/parity.py` lists what differs. After reading a Persian page against the English
one, `python book/parity.py --accept FILE…` stamps it with what the English page says now;
a stamped cell turns red when its English cell changes.
"""

import argparse
import ast
import json
import re
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import yaml
from myst import Text

BOOK = Path(__file__).resolve().parent
FAULTS = yaml.safe_load((BOOK / "locale" / "fa" / "faults.yml").read_text("utf8"))
STAMP = "en"
FORMULAS = {"displayed mathematics": "display", "mathematics in a line": "inline"}

LETTER = re.compile("[آ-ی]")
WORD = re.compile("[A-Za-z]{2,}")
TITLE = re.compile(r"^(?:#+|:::\{[\w-]+\}) +(.+)$", flags=re.M)
FRONT = re.compile(rf"\A---\n{STAMP}: (\w+)\n---\n+")
# Text from right to left breaks where its sentence begins with what runs from left to right.
SENTENCE = re.compile(r"(?:\A|(?<=[.؟!] ))(?![۰-۹]+\.)[۰-۹$A-Za-z][^.؟!]*(?:[.؟!]|:\Z)")
CODE_FIRST = re.compile(r"(?:^|(?<=[.؟!] ))`[^`\n]+` [آ-ی].*", flags=re.M)
WORDS_IN_MATHEMATICS = re.compile(r"\\(text|mbox|textbf)\{[^}]*\}")


def tidy(tex):
    """TeX without its spacing and without the words in it."""
    return re.sub(r"\s+", " ", WORDS_IN_MATHEMATICS.sub(r"\\\1{}", tex)).strip("$ ")


def code(source):
    """The syntax tree with every string alike, so that words may differ and nothing else."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            values = [part for part in node.values if isinstance(part, ast.FormattedValue)]
            node.values = sorted(values, key=ast.dump)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = "…"
    return ast.dump(tree)


def difference(name, english, persian):
    """The members of two collections that the other lacks, as one sentence."""
    english, persian = Counter(english), Counter(persian)
    less, more = english - persian, persian - english
    if less or more:
        parts = [
            f"{word} {', '.join(map(str, c))}" for word, c in (("lacks", less), ("adds", more)) if c
        ]
        yield f"{name}: {'; '.join(parts)}"


def compare_text(english, persian):
    """What differs between two pieces of prose, apart from the words."""
    yield from begun_from_the_left(persian)
    english, persian = Text(english), Text(persian)
    for name in sorted({*english.structure, *persian.structure}):
        yield from difference(name, english.structure[name], persian.structure[name])
    for name, attribute in FORMULAS.items():
        pair = (map(tidy, getattr(text, attribute)) for text in (english, persian))
        yield from difference(name, *pair)
    for span in filter(LETTER.search, persian.code):  # it would be set from left to right
        yield f"Persian in a span of code: {span}"
    yield from untranslated(persian.prose)


def untranslated(text):
    for paragraph in re.split(r"\n\s*\n", text):
        if len(WORD.findall(paragraph)) >= 3 and not LETTER.search(paragraph):
            yield f"untranslated: {' '.join(paragraph.split())[:60]}"


def begun_from_the_left(source):
    """Persian sentences that begin with a number, a formula or a word of code; no table."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", Text(source).said))
    sentences = (
        found[0]
        for part in paragraphs
        if LETTER.search(part) and " | " not in part
        for found in SENTENCE.finditer(part)
    )
    for sentence in (*sentences, *CODE_FIRST.findall(source)):
        yield f"begins from the left: {sentence[:60]}"


def fingerprint(cell):
    """Twelve digits of what a translator has to look at."""
    shown = cell["source"], cell.get("metadata", {}).get("mystnb", {})
    return sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:12]


def stale(english, stamp):
    if stamp is None:
        yield "stale: never accepted (python book/parity.py --accept …)"
    elif stamp != fingerprint(english):
        yield "stale: the English changed since this was accepted"


def words_of_figure(cell):
    shown = cell["metadata"].get("mystnb", {})
    return [
        text
        for text in (shown.get("image", {}).get("alt"), shown.get("figure", {}).get("caption"))
        if text
    ]


def compare_cells(english, persian):
    if english["cell_type"] != persian["cell_type"]:
        yield "another type of cell"
        return
    yield from difference(
        "tag", english["metadata"].get("tags", []), persian["metadata"].get("tags", [])
    )
    if english["cell_type"] == "code":
        if code(english["source"]) != code(persian["source"]):
            yield "code: differs in more than its strings"
        pairs = zip(words_of_figure(english), words_of_figure(persian), strict=False)
        for ours, theirs in pairs:
            yield from compare_text(ours, theirs)
        if len(words_of_figure(english)) != len(words_of_figure(persian)):
            yield "figure: alt text or caption is missing"
        names = [
            c["metadata"].get("mystnb", {}).get("figure", {}).get("name")
            for c in (english, persian)
        ]
        yield from difference("figure", *([name] for name in names))
    else:
        yield from compare_text(english["source"], persian["source"])
    yield from stale(english, persian["metadata"].get(STAMP))


def read(path):
    """A page as cells; a Markdown page is one cell, stamped in its front matter."""
    text = path.read_text("utf8")
    if path.suffix == ".md":
        stamp = FRONT.match(text)
        metadata = {STAMP: stamp[1]} if stamp else {}
        text = FRONT.sub("", text)
        return [{"id": "page", "cell_type": "markdown", "source": text, "metadata": metadata}]
    cells = json.loads(text)["cells"]
    return [cell | {"source": "".join(cell["source"])} for cell in cells]


def compare(english, persian):
    """Each fault of one Persian page against its English page, as (cell, fault)."""
    english, persian = read(english), read(persian)
    ids = [[cell["id"] for cell in cells] for cells in (english, persian)]
    if ids[0] != ids[1]:
        yield "page", next(difference("cell", *ids), "cell: another order")
        return
    for ours, theirs in zip(english, persian, strict=True):
        for fault in compare_cells(ours, theirs):
            yield ours["id"], fault


def language_faults(path):
    """Spellings and words that this edition does not use, as (cell, fault)."""
    for cell in read(path):
        texts = [cell["source"]] if cell["cell_type"] == "markdown" else words_of_figure(cell)
        for text in texts:
            for fault in spelling(Text(text).prose):
                yield cell["id"], fault


def spelling(text):
    for rule in FAULTS:
        for found in re.finditer(rule["find"], text):
            around = text[max(0, found.start() - 20) : found.end() + 20]
            yield f"«{found[0]}», {rule['say']}: …{' '.join(around.split())}…"


def titles(path):
    """What stands over the sections and boxes of a page."""
    texts = (cell["source"] for cell in read(path) if cell["cell_type"] == "markdown")
    return [title for text in texts for title in TITLE.findall(text)]


def pages(book=BOOK):
    """The pages of the two editions, without their folder."""
    editions = []
    for edition in ("en", "fa"):
        folder = book / edition
        found = {p.relative_to(folder) for p in folder.rglob("*") if p.suffix in (".md", ".ipynb")}
        editions.append({p for p in found if ".ipynb_checkpoints" not in p.parts})
    return editions


def faults(book=BOOK):
    """Every fault of the Persian edition, one line each."""
    english, persian = pages(book)
    for page in sorted(english - persian):
        yield f"fa/{page}: is missing"
    for page in sorted(persian - english):
        yield f"fa/{page}: has no English page"
    known = {}
    for page in sorted(english & persian):
        pairs = zip(titles(book / "en" / page), titles(book / "fa" / page), strict=False)
        for ours, theirs in pairs:
            if known.setdefault(ours, theirs) != theirs:
                yield f"fa/{page}: “{ours}” is «{theirs}» here and «{known[ours]}» elsewhere"
        for cell, fault in compare(book / "en" / page, book / "fa" / page):
            yield f"fa/{page}#{cell}: {fault}"
        for cell, fault in language_faults(book / "fa" / page):
            yield f"fa/{page}#{cell}: {fault}"


def terms(path):
    """The rows of a glossary page: English term, Persian term, meaning.

    The page begins each row with the term of its own language.
    """
    rows = re.findall(r"^\|(.+)\|[ \t]*$", path.read_text("utf8"), flags=re.M)
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    rows = [row for row in cells[2:] if len(row) == 3]
    return [[row[1], row[0], row[2]] if LETTER.search(row[0]) else row for row in rows]


def accept(path):
    """Stamp a Persian page with what its English page says now."""
    path = path.resolve()
    english = read(BOOK / "en" / path.relative_to(BOOK / "fa"))
    text = path.read_text("utf8")
    if path.suffix == ".md":
        text = f"---\n{STAMP}: {fingerprint(english[0])}\n---\n\n{FRONT.sub('', text)}"
    else:
        notebook = json.loads(text)
        stamps = {cell["id"]: fingerprint(cell) for cell in english}
        for cell in notebook["cells"]:
            if cell["id"] in stamps:
                cell["metadata"][STAMP] = stamps[cell["id"]]
                cell["metadata"] = dict(sorted(cell["metadata"].items()))
        text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    path.write_text(text, "utf8", newline="\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", nargs="+", type=Path, metavar="FILE", help="pages of book/fa")
    arguments = parser.parse_args()
    if arguments.accept:
        for path in arguments.accept:
            accept(path)
        return 0
    found = list(faults())
    print(*found, sep="\n")
    print(f"{len(pages()[0])} English pages, {len(found)} faults in the Persian edition")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
