"""The PDF of an edition: one built page, printed, with page numbers in its contents."""

import re

import pikepdf
from editions import RIGHT_TO_LEFT
from finding import DIGITS
from pikepdf import Dictionary, Name
from printing import chromium, settle

PAPER = {"format": "A4", "margin": dict.fromkeys(("top", "bottom", "left", "right"), "18mm")}
UNFOLD = """() => {
  document.documentElement.dataset.theme = "light";
  for (const image of document.images) image.loading = "eager";
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  for (const folded of document.querySelectorAll(".toggle-hidden"))
    folded.classList.remove("toggle-hidden");
  return Promise.all([...document.images].map((image) => image.decode().catch(() => 0)));
}"""
# A printed book opens with its contents: the parts, and a link to every chapter, under its own
# heading. Each part has its name on its first page, too, and in the bookmarks.
CONTENTS = """() => {
  const named = (kind, textContent) =>
    Object.assign(document.createElement(kind), { className: "print-part", textContent });
  const chapters = document.querySelectorAll("span[id^='document-']");
  const contents = document.createElement("ul");
  contents.className = "print-contents";
  chapters[0].parentElement.before(contents);
  for (const chapter of chapters) {
    const place = chapter.nextElementSibling.querySelector("h1, h2");
    const heading = place.cloneNode(true);
    heading.querySelector(".headerlink")?.remove();
    const { part } = chapter.parentElement.dataset;
    if (part && chapter.matches(":first-child")) {
      chapter.after(named("h1", part));
      contents.append(named("li", part));
    }
    place.prepend(chapter);  // the heading begins a page, and this place with it
    const link = document.createElement("a"), title = document.createElement("span");
    link.href = "#" + chapter.id;
    title.append(...heading.childNodes);
    link.append(title, document.createElement("b"));
    contents.appendChild(document.createElement("li")).append(link);
  }
  return [...chapters].map((chapter) => chapter.id);
}"""
STYLE = """
:has(> [id^="document-"]), h1.print-part { break-before: page; }
.print-part + section > :first-child { break-before: auto; }
h1.print-part { break-after: avoid; font-size: 1em; font-weight: 400; margin-block: 0 .6em; }
li.print-part { font-weight: 700; margin-block: 1em .2em; }
.tight { line-height: calc(.94 * var(--leading)); }
.tight :is(p, ul, ol, .cell, .admonition) { margin-block-end: .8em; }
section:has(#document-desk) td math { math-style: normal; }  /* as on the site, by desk.css */
a.print-end { position: absolute; }
.print-contents { break-before: page; break-after: page; list-style: none; padding: 0; }
.print-contents a { display: flex; align-items: baseline; gap: .5em; }
.print-contents a { color: inherit; text-decoration: none; }
.print-contents a::after { content: ""; order: 1; flex: 1; border-block-end: 1px dotted; }
.print-contents b { order: 2; min-inline-size: 2em; text-align: end; font-weight: 400; }
"""
# The foot of each chapter, while something links to it.
ENDS = """(chapters) => chapters.map((id) => {
  const end = document.createElement("div"), link = document.createElement("a");
  end.id = `end-of-${id}`;
  document.getElementById(id).closest("section").append(end);
  link.href = `#${end.id}`;
  link.textContent = ".";
  end.className = link.className = "print-end";
  document.querySelector(".print-contents").append(link);
  return end.id;
})"""
# A chapter that would leave its last page nearly empty is set a little closer.
EMPTY = 0.7
TIGHTEN = """(chapters) => {
  document.querySelectorAll(".print-end").forEach((one) => one.remove());
  for (const id of chapters) document.getElementById(id).closest("section").classList.add("tight");
}"""
# Of words from right to left a browser makes bookmarks backwards: their text is taken from here.
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((one) => one.checkVisibility())
  .map((one) => one.innerText.replace(/\\s+/g, " ").trim())"""
NUMBER = """([numbers, language]) => {
  const form = new Intl.NumberFormat(language, { useGrouping: false });
  for (const link of document.querySelectorAll(".print-contents a"))
    link.lastChild.textContent = form.format(numbers[link.hash.slice(1)] ?? 0);
}"""


def print_page(source, target, author, language):
    """Print one built page: everything unfolded, on white, with bookmarks and tags."""
    with chromium() as browser:
        page = browser.new_page(color_scheme="light")
        page.set_default_timeout(600_000)
        page.goto(source.as_uri())
        settle(page)
        chapters = page.evaluate(CONTENTS)
        page.add_style_tag(content=STYLE)
        page.emulate_media(media="print", color_scheme="light")
        page.evaluate(UNFOLD)
        headings = page.evaluate(HEADINGS)
        # A browser does not know on which page a chapter begins, nor how full its last one is. One
        # print tells, and the next has the numbers.
        ends = page.evaluate(ENDS, chapters)
        places = print_to(page, target)
        page.evaluate(TIGHTEN, nearly_empty(chapters, ends, places))
        for _ in range(2):
            printed = {name: places[name][0] for name in chapters}
            page.evaluate(NUMBER, [printed, language])
            places = print_to(page, target)
            if all(places[name][0] == printed[name] for name in chapters):
                break
        else:
            raise SystemExit(f"{target}: the page numbers in the contents have moved the chapters")
    describe(target, author, language, headings)


def nearly_empty(chapters, ends, places):
    """The chapters of whose last page little is used. One may end where the next begins."""
    begins = {places[name][0] for name in chapters}
    pairs = zip(chapters, ends, strict=True)
    return [name for name, end in pairs if places[end][1] > EMPTY and places[end][0] not in begins]


def print_to(page, path):
    """Where each place is that something links to: its page, and how much of that is below it."""
    page.pdf(path=path, print_background=True, outline=True, tagged=True, **PAPER)
    with pikepdf.open(path) as book:
        return {name[1:]: place(*found) for name, found in book.Root.Dests.items()}


def place(page, _, left, top, *others):
    page = pikepdf.Page(page)
    return page.index + 1, float(top) / float(page.mediabox[3])


def entries(level):
    """The bookmarks of a level and of those below them, as they stand in the book."""
    for entry in level:
        yield entry
        yield from entries(entry.children)


def describe(path, author, language, headings):
    """Say who wrote a PDF, in which direction it is leafed through, and what its bookmarks say."""
    with pikepdf.open(path, allow_overwriting_input=True) as book:
        with book.open_outline() as outline:
            for entry, heading in zip(entries(outline.root), headings, strict=True):
                number = re.match(r"[\d.]*", heading)[0]
                entry.title = number.translate(DIGITS.get(language, {})) + heading[len(number) :]
        book.docinfo.Author = author
        book.Root.PageMode = Name.UseOutlines
        direction = Name.R2L if language in RIGHT_TO_LEFT else Name.L2R
        book.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Direction=direction)
        # The tags, one for each word of code and each letter of a formula, are half of the file.
        book.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
