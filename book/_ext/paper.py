"""The PDF of an edition: one built page, printed, with page numbers in its contents."""

import re

import pikepdf
from editions import RIGHT_TO_LEFT
from finding import DIGITS
from pikepdf import Dictionary, Name
from printing import chromium, settle

PAPER = {"format": "A4", "margin": dict.fromkeys(("top", "bottom", "left", "right"), "18mm")}
SHEET = {"width": 658, "height": 986}  # that, between its margins, in dots
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
# In columns as wide and as high as the paper a chapter breaks nearly as it will in print: it can be
# seen what is left white. Where a picture does not fit below its text, it is set smaller, or the
# text below it comes before it, or the code that draws it follows overleaf. The first of these that
# leaves little white is taken, or else the one that leaves least.
SHEETS = """
.sheets { column-gap: 0; column-fill: auto; }
.sheets :is(section, details, div:not(.math, .formula)) { overflow: visible !important; }
.sheets :is(.admonition, .pst-scrollable-table-container) { display: flow-root; }
"""
WHITE, SMALLEST = 0.12, 0.8  # of a page; of a picture
FILL = """([chapters, sheetStyle, [white, smallest]]) => {
  const [width, height] = [8.27, 11.7].map((inches) => (inches - 36 / 25.4) * 96);  // A4
  const style = document.createElement("style");
  style.textContent = sheetStyle;
  document.head.append(style);
  const fill = (chapter, sheets) => {
    const { left, top } = sheets.getBoundingClientRect();
    const page = (box) => Math.round(Math.abs(box.left + box.width / 2 - left - width / 2) / width);
    const boxes = () => [...chapter.querySelectorAll(
      "p, li, pre, div.math, img, svg, tr, h1, h2, h3, h4, dt, dd")]
      .flatMap((one) => [...one.getClientRects()]).filter((box) => box.height);
    const used = (number) => boxes().filter((box) => page(box) === number)
      .reduce((most, box) => Math.max(most, box.bottom - top), 0) / height;
    // The page that a picture begins, or else the first.
    const begun = (picture) => {
      const [box] = picture.getClientRects(), number = page(box);
      return boxes().some((one) => page(one) === number && one.bottom < box.top + 2) ? 0 : number;
    };
    for (const picture of chapter.querySelectorAll("figure, .explorable")) {
      const before = begun(picture) - 1;
      const now = before < 0 ? 1 : used(before);
      if (now >= 1 - white) continue;
      let [most, best] = [now + white / 3, null];
      for (const way of ways(picture)) {
        const back = way(), then = used(before);
        back();
        if (then > most) [most, best] = [then, way];
        if (most >= 1 - white) break;
      }
      best?.();
    }
  };
  const ways = (picture) => {
    const drawn = picture.querySelector("img, svg");
    const wide = drawn.getBoundingClientRect().width;
    const smaller = [];
    for (let share = 0.95; share > smallest - 0.01; share -= 0.05)
      smaller.push(() => {
        drawn.style.maxInlineSize = `${share * wide}px`;
        return () => (drawn.style.maxInlineSize = "");
      });
    const output = picture.closest(".cell_output") ?? picture, code = output.previousElementSibling;
    if (output !== picture && output.children.length > 1) return smaller;
    const cell = output.closest(".cell") ?? output, text = [];
    for (
      let one = cell.nextElementSibling;
      one?.matches("p, ul, ol, div.math");
      one = one.nextElementSibling
    )
      text.push(one);
    // What leads to something stays with it.
    const later = text.map((one, place) => text.slice(0, place + 1))
      .filter((some) => getComputedStyle(some.at(-1)).breakAfter !== "avoid").reverse()
      .map((some) => () => {
        output.before(...some);
        return () => cell.after(...some);
      });
    const swapped = () => {
      output.after(code);
      return () => output.before(code);
    };
    return [...smaller, ...later, ...(cell === output || !code ? [] : [swapped])];
  };
  for (const id of chapters) {
    const chapter = document.getElementById(id).closest("section");
    const part = chapter.previousElementSibling, sheets = document.createElement("div");
    sheets.className = "sheets";
    sheets.style.cssText = `columns: ${width}px; inline-size: ${width}px; block-size: ${height}px`;
    chapter.before(sheets);
    sheets.append(...(part?.matches(".print-part") ? [part, chapter] : [chapter]));
    fill(chapter, sheets);
    sheets.replaceWith(...sheets.childNodes);
  }
  style.remove();
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
        page = browser.new_page(color_scheme="light", viewport=SHEET)
        page.set_default_timeout(600_000)
        page.goto(source.as_uri())
        settle(page)
        chapters = page.evaluate(CONTENTS)
        page.add_style_tag(content=STYLE)
        page.emulate_media(media="print", color_scheme="light")
        page.evaluate(UNFOLD)
        headings = page.evaluate(HEADINGS)
        fill(page, chapters)
        # A browser does not know on which page a chapter begins, nor how full its last one is. One
        # print tells, and the next has the numbers.
        ends = page.evaluate(ENDS, chapters)
        places = print_to(page, target)
        closer = nearly_empty(chapters, ends, places)
        page.evaluate(TIGHTEN, closer)
        fill(page, closer)
        for _ in range(2):
            printed = {name: places[name][0] for name in chapters}
            page.evaluate(NUMBER, [printed, language])
            places = print_to(page, target)
            if all(places[name][0] == printed[name] for name in chapters):
                break
        else:
            raise SystemExit(f"{target}: the page numbers in the contents have moved the chapters")
    describe(target, author, language, headings)


def fill(page, chapters):
    """Set the pictures of chapters where they leave little white."""
    page.evaluate(FILL, [chapters, SHEETS, [WHITE, SMALLEST]])


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
