"""What a reader meets on every page, over http and from a folder."""

import io
import itertools
import re
import time
from collections import Counter

import pytest

from tests.site.objections import SCRIPT, by_system, objections
from tests.site.reading import PHONE, SITE, Quiet, arrive, forget, hearing, pages, serving
from tests.site.weight import FIRST, JUMP, LATER, PAINT, SCRIPTS, SHIFT, visit, weigh, weighing

WIDE = {"width": 1280, "height": 900}
OWN = ("data:", "blob:", "about:")
LIMITS = {"first": FIRST, "later": LATER, "scripts": SCRIPTS, "paint": PAINT, "shift": JUMP}

# Formulas torn from the full stop or closing bracket after them, or from the bracket before them.
TORN = """() => {
  const lineOf = (text, start) => {
    const letter = document.createRange();
    letter.setStart(text, start);
    letter.setEnd(text, start + 1);
    return letter.getBoundingClientRect();
  };
  const torn = (formula) => {
    const { previousSibling: before, nextSibling: after } = formula;
    const box = formula.getBoundingClientRect();
    if (box.height === 0) return false;
    return (before?.nodeType === Node.TEXT_NODE && /[(«“]$/.test(before.data)
        && lineOf(before, before.length - 1).bottom <= box.top)
      || (after?.nodeType === Node.TEXT_NODE && /^[)»”.,;:!?،؛؟]/.test(after.data)
        && lineOf(after, 0).top >= box.bottom);
  };
  return [...document.querySelectorAll("p math, li math, td math")]
    .filter(torn).map((formula) => formula.parentElement.textContent.slice(0, 80));
}"""


# Printed lines that begin to the left of the box they scroll in: nobody can read them.
CUT = """() => [...document.querySelectorAll("pre")].filter((box) => {
  const start = box.getBoundingClientRect().left - box.scrollLeft;
  const text = document.createRange();
  text.selectNodeContents(box);
  return [...text.getClientRects()].some(({left, width}) => width && left < start - 1);
}).map((box) => box.textContent.slice(0, 60))"""


# What goes on to the side, all unfolded, and has no way there for a keyboard or no sign of it: a
# shade at its edge, which is uncovered by a ground of the colour that is behind it. The cover is no
# wider than the blank behind the last letter, or a formula cut by a few pixels would have no shade.
OUT_OF_REACH = """async () => {
  document.querySelectorAll("details").forEach((part) => (part.open = true));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const formulas = [...document.querySelectorAll(".formula, .eqval-formula")];
  const texts = document.querySelectorAll("pre");
  const painted = (colour, onto) => {
    const dot = new OffscreenCanvas(1, 1).getContext("2d");
    for (const layer of [onto, colour].flat()) {
      dot.fillStyle = layer;
      dot.fillRect(0, 0, 1, 1);
    }
    return [...dot.getImageData(0, 0, 1, 1).data].join();
  };
  const behind = (one) => {
    const layers = [];
    for (let place = one; place; place = place.parentElement)
      layers.unshift(getComputedStyle(place).backgroundColor);
    return painted(layers, []);
  };
  const blank = (one) => {
    const text = document.createRange();
    text.selectNodeContents(one.querySelector("math") ?? one);
    const ends = [...text.getClientRects()].filter(({ width }) => width).map(({ right }) => right);
    const start = one.getBoundingClientRect().left + one.clientLeft - one.scrollLeft;
    return one.scrollWidth - (Math.max(...ends) - start);
  };
  const cover = (one) => parseFloat(getComputedStyle(one).backgroundSize.split(",")[1]);
  const scrolls = (one) => {
    const { overflowX, backgroundAttachment } = getComputedStyle(one);
    return /auto|scroll/.test(overflowX) && (formulas.includes(one) || one.tabIndex === 0)
      && backgroundAttachment.includes("local") && cover(one) <= blank(one) + 2;
  };
  const wide = [...formulas, ...texts].filter((one) => one.scrollWidth > one.clientWidth);
  const probes = wide.map((one) => {
    const probe = document.createElement("span");
    probe.style.backgroundColor = "var(--ground)";
    return one.appendChild(probe);
  });
  const grounds = probes.map((probe) => painted(getComputedStyle(probe).backgroundColor, []));
  for (const probe of probes) probe.remove();
  return wide.filter((one, place) => !scrolls(one) || grounds[place] !== behind(one))
    .map((one) => one.textContent.trim().slice(0, 60));
}"""

# Names in a table that are broken though they are short; tables that a wide screen cuts.
BROKEN = """() => [...document.querySelectorAll("td code")].filter((one) =>
  /^\\S{1,15}$/.test(one.textContent) && one.getClientRects().length > 1)
  .map((one) => one.textContent)"""
TABLES = "document.querySelectorAll('.bd-article table').length"
# Code that is broken in a table where it need not be: whole, the table would have room for it.
BROKEN_COLUMNS = """() => [...document.querySelectorAll(".bd-article table")].filter((one) => {
  const names = [...one.querySelectorAll("td code")];
  if (!names.some((name) => name.getClientRects().length > 1)) return false;
  const parts = names.flatMap((name) => [name, ...name.querySelectorAll(".pre")]);
  for (const part of parts) part.style.whiteSpace = "nowrap";
  const fits = one.offsetWidth <= one.parentElement.clientWidth + 1;
  for (const part of parts) part.style.whiteSpace = "";
  return fits;
}).map((one) => one.textContent.slice(0, 60))"""
CUT_TABLES = """() => [...document.querySelectorAll(".bd-article table")]
  .filter((one) => one.offsetWidth > one.parentElement.clientWidth + 1)
  .map((one) => one.textContent.slice(0, 60))"""


# Roots with a hole behind them; headings with an empty line, on which stands only their sign.
LOOSE = """() => [...document.querySelectorAll("msqrt")].filter((one) =>
  one.getBoundingClientRect().right > one.lastElementChild.getBoundingClientRect().right + 1)
  .concat([...document.querySelectorAll(".headerlink")].filter((one) => {
    const words = document.createRange();
    words.setStart(one.parentElement, 0);
    words.setEndBefore(one);
    return one.getBoundingClientRect().top > words.getBoundingClientRect().bottom - 1;
  })).map((one) => (one.closest("[data-tex]")?.dataset.tex ?? one.parentElement.textContent))"""


# Words in a weight that no font of the book has: its letters come out regular, and those that it
# takes from the system, in Persian every full stop, colon and bracket, fainter beside them.
FAINT = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (data.trim() && +getComputedStyle(parentElement).fontWeight < 400) found.push(data.trim());
  }
  return found.slice(0, 3);
}"""


# Code and printed lines that a wide screen cuts, or breaks though they have at most 79 columns;
# code that is not as wide as what it prints.
WHOLE_CODE = """() => {
  const folded = [...document.querySelectorAll(".toggle-hidden")];
  for (const one of folded) one.classList.remove("toggle-hidden");
  const shut = [...document.querySelectorAll("details:not([open])")];
  for (const one of shut) one.open = true;
  const columns = (one) => Math.max(...one.textContent.split("\\n").map((line) => line.length));
  const outside = (one, { left, right }) =>
    one.getBoundingClientRect().left < left - 1 || one.getBoundingClientRect().right > right + 1;
  const within = (one) => one.closest(".admonition") ?? document.body;
  const broken = (one) => {
    if (columns(one) > 79) return false;
    const whole = one.clientHeight;
    one.style.whiteSpace = "pre";
    const lower = one.clientHeight < whole - 1;
    one.style.whiteSpace = "";
    return lower;
  };
  const cut = (one) => one.scrollWidth > one.clientWidth || one.closest(".cell") && broken(one)
    || outside(one, within(one).getBoundingClientRect());
  const edges = (cell) => [...cell.querySelectorAll(":scope > .cell_input, :scope > * > .output")]
    .filter((one) => one.querySelector("pre"))
    .map((one) => Math.round(one.getBoundingClientRect().left)).sort((a, b) => a - b);
  const uneven = (cell) => edges(cell).at(-1) - edges(cell)[0] > 2;
  const found = [...document.querySelectorAll("article pre")].filter(cut)
    .concat([...document.querySelectorAll("article > section > section > .cell")].filter(uneven))
    .map((one) => one.textContent.trim().slice(0, 60));
  for (const one of folded) one.classList.add("toggle-hidden");
  for (const one of shut) one.open = false;
  return found;
}"""


# Formulas of which a row does not lie within their box, or lies on another row.
CLIPPED = """() => [...document.querySelectorAll("div.math > .formula.chain")].filter((one) => {
  const box = one.getBoundingClientRect();
  const rows = [...one.firstElementChild.children].map((row) => row.getBoundingClientRect());
  const below = rows.slice(1).map((row, place) => [rows[place], row])
    .filter(([one, next]) => next.left < one.right - 1)
    .map(([one, next]) => next.top - one.bottom);
  return box.height && (rows.some(({ top, bottom }) => top < box.top - 1 || bottom > box.bottom + 1)
    || below.some((gap) => gap < 6));
}).map((one) => one.textContent)"""


# Words of a string of code that are broken, or do not stand between the signs typed round them.
TURNED = """() => [...document.querySelectorAll(".highlight bdi[dir=rtl]")].filter((one) => {
  const line = one.closest("pre"), walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const box = one.getBoundingClientRect();
  if (box.width === 0) return false;
  const side = { before: null, after: null };
  while (walk.nextNode()) {
    const text = walk.currentNode;
    if (one.contains(text) || !text.data) continue;
    const ahead = one.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING;
    if (ahead) side.before = [text, text.length - 1];
    else side.after ??= [text, 0];
  }
  const place = (end) => {
    if (!end || /\\s/.test(end[0].data[end[1]])) return null;
    const range = document.createRange();
    range.setStart(end[0], end[1]);
    range.setEnd(end[0], end[1] + 1);
    return range.getBoundingClientRect();
  };
  const before = place(side.before), after = place(side.after);
  const apart = (sign) => sign && (sign.bottom <= box.top + 1 || sign.top >= box.bottom - 1);
  return [...one.getClientRects()].some(({ top }) => top > box.top + 9)
    || apart(before) || apart(after)
    || before && before.right > box.left + 1 || after && after.left < box.right - 1;
}).map((one) => one.parentElement.textContent)"""


# How many pictures a page has that answer; each wakes when it is looked at.
WOKEN = """async () => {
  const pictures = [...document.querySelectorAll("to-explore")];
  for (const one of pictures) {
    one.scrollIntoView();
    while (!one.hasAttribute("ready")) await new Promise(requestAnimationFrame);
  }
  return pictures.length;
}"""


# Formulas that are cut though their number, which stands beside them, could stand below.
CROWDED = """() => [...document.querySelectorAll("div.math")].filter((one) => {
  const formula = one.querySelector(".formula"), number = one.querySelector(".eqno");
  return number && formula.scrollWidth > formula.clientWidth + 1
    && number.getBoundingClientRect().top < formula.getBoundingClientRect().bottom - 3;
}).map((one) => one.id)"""


@pytest.fixture(scope="module")
def visits(browser, address):
    """Every page seen once over http on a phone, and once as a file on a wide screen.

    From a folder the same files are laid out alike; what is asked of a width is asked once.
    """
    found, kinds = {}, Counter()
    page = weighing(browser)
    for base, name in itertools.product((address, SITE.as_uri()), pages()):
        seen = {"requests": [], "said": [], "lacking": []}
        with hearing(page, **listeners(seen)):
            page.set_viewport_size(PHONE if base == address else WIDE)
            if base == address:
                seen["weight"] = visit(page, base, name)
                press_everything(page)
                seen["too wide"] = [width for width in (390, 320) if wider(page, width)]
                seen["torn"] = page.evaluate(TORN)
                seen["cut"] = page.evaluate(CUT)
                seen["broken"] = page.evaluate(BROKEN)
                seen["loose"] = page.evaluate(LOOSE)
            else:
                arrive(page, base, name)
                seen["woken"] = page.evaluate(WOKEN)
                page.evaluate(SCRIPT)
                seen["objections"] = objections(page, kinds, by_hand)  # presses everything
                seen["cut tables"] = page.evaluate(CUT_TABLES)
                seen["broken"] = page.evaluate(BROKEN_COLUMNS)
                seen["cut code"] = page.evaluate(WHOLE_CODE)
                seen["faint"] = page.evaluate(FAINT)
            seen |= facts(page)
            seen["clipped"] = page.evaluate(CLIPPED)
            seen["turned"] = page.evaluate(TURNED)
            seen["hidden"] = page.evaluate(OUT_OF_REACH)
            seen["crowded"] = page.evaluate(CROWDED)
            if base != address and page.evaluate(TABLES):  # another width is another layout
                seen["cut tables"] += [*cut_tables(page, 580), *cut_tables(page, 660)]
            forget(page)
        seen["elsewhere"] = [url for url in seen["requests"] if not url.startswith((base, *OWN))]
        found[base == address, name] = seen
    page.context.close()
    return found


def listeners(seen):
    """What writes down what a page asks for, lacks and complains of."""
    complaints = ("error", "warning")
    return {
        "request": lambda request: seen["requests"].append(request.url),
        "console": lambda message: message.type in complaints and seen["said"].append(message.text),
        "pageerror": lambda error: seen["said"].append(str(error)),
        "response": lambda response: (
            response.status >= 400 and seen["lacking"].append(response.url)
        ),
    }


def press_everything(page):
    """Fold and unfold, turn the light off and on: what these ask for counts too."""
    page.evaluate("""() => {
        for (const image of document.images) image.loading = "eager";
        const one = document.querySelector(".copybtn");  // of many that are alike
        for (const button of document.querySelectorAll(
          ".theme-switch-button, .toggle-button, details > summary, .search-button"))
          button.click();
        one?.click();
        document.querySelector("dialog[open]")?.close();
        return Promise.all([...document.images].map((image) => image.decode().catch(() => 0)));
    }""")


def by_hand(page, scheme):
    """The other scheme as a reader asks for it, where there is a switch."""
    press_everything(page)
    if not page.evaluate("document.documentElement.dataset.theme"):
        by_system(page, scheme)


def wider(page, width):
    """Whether one has to scroll to the side on a screen of this width, with all unfolded."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    return page.evaluate("document.documentElement.scrollWidth") > width


def cut_tables(page, width):
    page.set_viewport_size(WIDE | {"width": width})
    return page.evaluate(CUT_TABLES)


def facts(page):
    return page.evaluate(
        """() => ({
          lang: document.documentElement.lang,
          dir: document.documentElement.dir || "ltr",
          alternates: Object.fromEntries([...document.querySelectorAll("link[hreflang]")]
            .map((link) => [link.hreflang, link.href])),
          ways: [...document.querySelectorAll("a[data-edition]")].map((link) => link.href),
          images: [...document.images].map((image) => ({
            source: image.getAttribute("src"), alt: image.alt,
            sized: image.hasAttribute("width") && image.hasAttribute("height"),
            loaded: image.complete && image.naturalWidth > 0 })),
        })"""
    )


def every(visits, key):
    return {name: seen[key] for name, seen in visits.items() if seen.get(key)}


def test_no_other_host_is_asked(visits):
    assert every(visits, "elsewhere") == {}
    assert len(visits) == 2 * len(pages())


def test_nothing_is_missing_and_nothing_complains(visits):
    assert every(visits, "lacking") == {}
    assert every(visits, "said") == {}


COPIED = """(selector) => {
  const place = document.querySelector(selector);
  getSelection().selectAllChildren(place);
  const clipboardData = new DataTransfer();
  document.dispatchEvent(new ClipboardEvent("copy", { clipboardData, cancelable: true }));
  return clipboardData.getData("text/plain").trim();
}"""


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_copied_formula_is_its_tex(open_page, address, edition):
    page = open_page(f"{address}/{edition}/neuron/gradient.html")
    display = page.evaluate(COPIED, "div.math[id] .formula")
    assert display == "$$0.6225 - 1 = -0.3775$$"
    paragraph = page.evaluate(COPIED, "article p:has(math)")
    assert paragraph.count("$") >= 2 and " " in paragraph


def test_no_script_is_needed_to_read(window, address):
    page = window(java_script_enabled=False)
    for edition in ("en", "fa"):
        page.goto(f"{address}/{edition}/neuron/gradient.html")
        formulas = page.locator("article math")
        assert formulas.count() > 100
        for place in (0, 50, 100):
            box = formulas.nth(place).bounding_box()
            assert box["width"] > 4 and box["height"] > 4


def test_language_and_direction(visits):
    for (_, name), seen in visits.items():
        language = "fa" if name.startswith("fa/") else "en"
        assert (seen["lang"], seen["dir"]) == (language, "rtl" if language == "fa" else "ltr"), name


def test_the_interface_speaks_persian():
    """Also where it is seen only on hovering, or only heard."""
    english = re.compile(
        r"Back to top|Skip to main|Copyright|Color mode|System Settings|Light|Dark|Toggle|Search"
        r"|(?:previous|next) page|Version warning|Download|Table of contents"
    )
    for name in pages():
        if name.startswith("fa/"):
            page = (SITE / name).read_text("utf8")
            page = re.sub(
                r"<!--.*?-->|<(script|style|head)\b.*?</\1>|<pre>.*?</pre>", "", page, flags=re.S
            )
            said = re.findall(r'>([^<>]+)<|(?:title|aria-label|alt|placeholder)="([^"]+)"', page)
            found = {word for words in said for word in words if english.search(word)}
            assert found == set(), name


def test_the_way_to_the_other_edition_leads_to_the_same_page(visits):
    for (_, name), seen in visits.items():
        if "/" not in name:
            continue
        other = name.replace("en/", "fa/", 1) if name.startswith("en/") else f"en/{name[3:]}"
        if (SITE / other).exists():
            assert [way.endswith(f"/{other}") for way in seen["ways"]] == [True], name
            assert seen["alternates"].keys() == {"en", "fa"}
            assert seen["alternates"][other[:2]].endswith(other)


def test_pictures_are_described_and_keep_their_place(visits):
    pictures = [(name, image) for name, seen in visits.items() for image in seen["images"]]
    assert len(pictures) > 20
    for name, image in pictures:
        assert image["sized"], (name, image["source"])
        assert image["loaded"], (name, image["source"])
        assert len(image["alt"]) >= 20, (name, image["source"])
        if name[1].startswith("fa/"):
            assert re.search("[آ-ی]", image["alt"]), (name, image["source"])


def test_a_page_is_light_and_nothing_on_it_jumps(visits):
    """The page of results alone carries the index of the book, in its scripts."""
    weights = {name: seen["weight"] for (http, name), seen in visits.items() if http}
    rows = weigh(weights)
    heavy = {
        (name, what): row[what]
        for name, row in rows.items()
        for what, limit in LIMITS.items()
        if row[what] > limit and not (what == "scripts" and name.endswith("search.html"))
    }
    moved = {name: weights[name][-1]["moved"] for name, what in heavy if what == "shift"}
    assert heavy == {} and len(rows) == len(pages()), moved


class Halting(Quiet):
    """A server that takes breath in the middle of the first table of a page."""

    def copyfile(self, source, target):
        content = source.read()
        head, first, *_ = content.split(b"</tr>") if self.path.endswith(".html") else ("", "")
        middle = len(head + first)
        target.write(content[:middle])
        target.flush()
        time.sleep(1 if middle else 0)
        target.write(content[middle:])


def test_a_table_that_arrives_in_two_pieces_does_not_jump(browser):
    """Its columns are as wide as all its rows together want, and nobody knows how many come."""
    page = weighing(browser)
    with serving(SITE, Halting) as address:
        for edition in ("en", "fa"):
            page.goto(f"{address}/{edition}/network/stability.html")
            shift = page.evaluate(SHIFT)
            assert shift["sum"] <= 0.002, shift["moved"]
            assert page.locator("article table").first.is_visible()
    page.context.close()


def test_axe_finds_nothing(visits):
    assert every(visits, "objections") == {}


def test_no_page_is_wider_than_a_phone(visits):
    assert every(visits, "too wide") == {}


def test_no_printed_line_is_cut(visits):
    assert every(visits, "cut") == {}


def test_no_root_and_no_heading_leaves_a_hole(visits):
    assert every(visits, "loose") == {}


def test_no_words_are_fainter_than_the_letters_of_the_book(visits):
    assert every(visits, "faint") == {}


def test_a_wide_screen_shows_whole_lines_of_code(visits):
    assert every(visits, "cut code") == {}


def test_a_table_shows_all_its_columns_and_its_names_whole(visits):
    assert every(visits, "broken") == {}
    assert every(visits, "cut tables") == {}


def test_a_number_takes_no_room_that_its_formula_needs(visits):
    assert every(visits, "crowded") == {}


def test_what_is_wider_than_its_place_is_in_reach(visits):
    assert every(visits, "hidden") == {}


def test_no_line_of_a_phone_begins_with_the_comma_of_a_formula(visits):
    assert every(visits, "torn") == {}


def test_code_with_persian_strings_is_drawn_as_it_is_typed(visits):
    assert every(visits, "turned") == {}
    strings = [(SITE / name).read_text("utf8").count('<bdi dir="rtl">') for name in pages()]
    assert sum(strings) > 100


def test_the_rows_of_a_formula_stand_apart_and_are_whole(visits):
    assert every(visits, "clipped") == {}


def test_pictures_answer_from_a_folder(visits):
    """Where no server is asked for what they draw; a page on which one sleeps is not left."""
    assert sum(seen["woken"] for (http, _), seen in visits.items() if not http) == 18


@pytest.mark.parametrize(("locale", "edition"), [("fa-IR", "fa/"), ("en-GB", "en/"), ("de-DE", "")])
def test_the_first_page_chooses_by_language(open_page, address, locale, edition):
    page = open_page(f"{address}/index.html", locale=locale)
    page.wait_for_url(f"**/{edition}index.html")
    if not edition:
        links = page.locator("a")
        assert [links.nth(i).get_attribute("href") for i in range(2)] == [
            "en/index.html",
            "fa/index.html",
        ]


def test_the_choice_of_edition_is_remembered(open_page, address):
    page = open_page(f"{address}/en/notation.html", locale="en-GB")
    page.locator("a[data-edition=fa]").click()
    page.wait_for_url("**/fa/notation.html")
    page.goto(f"{address}/index.html")
    page.wait_for_url("**/fa/index.html")


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_the_keyboard_reaches_the_controls(open_page, address, edition):
    page = open_page(f"{address}/{edition}/neuron/model.html")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("""() => {
            const here = document.activeElement;
            const box = here.getBoundingClientRect();
            const known = /theme-switch-button|search-button__button|primary-toggle/;
            if (here.closest("#pst-skip-link")) return "skip link";
            if (here.dataset.edition) return "edition";
            if (here.matches("nav a")) return "chapter";
            if (here.matches(".dropdown-toggle")) return "download";
            return [...here.classList].find((name) => known.test(name)) ?? "";
        }""")
        )
    assert reached >= {
        "skip link", "edition", "theme-switch-button", "search-button__button",
        "primary-toggle", "download", "chapter",
    }  # fmt: skip


def test_icons_are_drawn(open_page, address):
    page = open_page(f"{address}/fa/neuron/model.html")
    icons = page.evaluate("""() =>
      [...document.querySelectorAll("i[class*=fa-], span[class*=fa-]")].map((icon) => {
        const style = getComputedStyle(icon, "::before");
        return [icon.className, style.content, style.fontFamily];
    })""")
    assert len(icons) > 8
    for name, content, family in icons:
        assert content not in ("none", "normal", ""), name
        assert "Font Awesome" in family, name


def test_paper_is_light_whatever_the_screen_is(open_page, address):
    page = open_page(f"{address}/en/neuron/model.html", color_scheme="dark")
    theme = "document.documentElement.dataset.theme"
    assert page.evaluate(theme) == "dark"
    assert page.evaluate(f"dispatchEvent(new Event('beforeprint')), {theme}") == "light"
    assert page.evaluate(f"dispatchEvent(new Event('afterprint')), {theme}") == "dark"


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_formulas_share_one_axis_and_a_mark_moves_nothing(open_page, address, edition):
    page = open_page(f"{address}/{edition}/neuron/gradient.html", viewport=WIDE)
    places = """() => [...document.querySelectorAll("article > section div.math > .formula")]
      .map((formula) => formula.getBoundingClientRect())
      .filter(({ width }) => width > 0 && width < 300)
      .map(({ x, width }) => Math.round(x + width / 2))"""
    before = page.evaluate(places)
    assert len(before) > 10 and max(before) - min(before) <= 2
    mark = page.locator("a.eqval").first
    mark.hover()
    assert page.evaluate(places) == before
    clip = "getComputedStyle(document.querySelector('a.eqval .eqval-words')).clipPath"
    assert page.evaluate(clip) == "none"
    box = mark.bounding_box()
    assert box["width"] >= 24 and box["height"] >= 24


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 1.75, 2.625])
def test_a_formula_that_is_whole_has_no_shade_beside_it(open_page, address, scale):
    """A line left of it and one right of it are the bars of an absolute value."""
    image = pytest.importorskip("PIL.Image")
    options = {"viewport": WIDE, "device_scale_factor": scale, "reduced_motion": "reduce"}
    page = open_page(f"{address}/en/network/softmax.html", **options)
    page.add_style_tag(content="math, .eqval, .eqno { visibility: hidden }")
    shown = page.locator("article > section > section > div.math:not(.eqval-wrong) > .formula")
    for place in range(0, shown.count(), 3):
        picture = image.open(io.BytesIO(shown.nth(place).screenshot())).convert("L")
        darkest, lightest = picture.getextrema()
        assert lightest - darkest <= 2, shown.nth(place).text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_wrong_formula_is_struck_in_its_colour(open_page, address, scheme):
    """On its page and in the ledger: the line across is of the colour of the frame."""
    painted = """(all) => all.map((one) => getComputedStyle(one))
      .map(({ borderTopColor, backgroundImage }) => [borderTopColor, backgroundImage])"""
    for name, part in (
        ("network/backpropagation", "div.math.eqval-wrong > .formula"),
        ("back/ledger", "tr.eqval-caught .eqval-formula p"),
    ):
        page = open_page(f"{address}/en/{name}.html", color_scheme=scheme, viewport=WIDE)
        found = page.locator(part).evaluate_all(painted)
        assert found and all(frame in stroke for frame, stroke in found), (name, found[:1])
        assert (found[0][0] == "rgb(179, 38, 30)") == (scheme == "light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_line_through_a_wrong_formula_hides_none_of_its_signs(open_page, address, scheme):
    image = pytest.importorskip("PIL.Image")
    page = open_page(f"{address}/en/practice/mistakes.html", color_scheme=scheme, viewport=WIDE)
    page.add_style_tag(content="math { color: transparent }")
    signs = page.evaluate("""() => [...document.querySelectorAll(".eqval-wrong > .formula mo")]
      .filter((sign) => /^[+\u2212]$/.test(sign.textContent))
      .map((sign) => sign.getBoundingClientRect()).filter(({ width }) => width)
      .map(({ left, top, right, bottom }) => [left, top + scrollY, right, bottom + scrollY])""")
    picture = image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")
    assert len(signs) > 10
    for sign in signs:
        darkest, lightest = picture.crop(tuple(map(round, sign))).getextrema()
        assert lightest - darkest <= 2, sign


@pytest.mark.parametrize(("scheme", "ground"), [("light", "#ffffff"), ("dark", "#121212")])
def test_the_picture_of_the_root_is_seen_in_either_scheme(window, scheme, ground):
    """Its lines stand out 3 to 1, its letters 4.5 to 1, and letters are as large as the text."""
    page = window(color_scheme=scheme, viewport=WIDE)
    page.goto((SITE / "en/_static/gap.svg").as_uri())
    found = page.evaluate("""() => [...document.querySelectorAll("path, text")].map((part) => {
      const { fill, stroke, fontSize } = getComputedStyle(part), letters = part.tagName === "text";
      const colour = (letters ? fill : stroke).match(/[0-9]+/g).map(Number);
      return [letters, colour, parseFloat(fontSize)];
    })""")
    behind = luminance([int(ground[i : i + 2], 16) for i in (1, 3, 5)])
    assert len(found) == 6
    for letters, colour, size in found:
        darker, lighter = sorted((luminance(colour), behind))
        assert (lighter + 0.05) / (darker + 0.05) >= (4.5 if letters else 3), (colour, letters)
        assert not letters or size * PHONE["width"] / 640 >= 16


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_way_up_and_a_link_under_the_pointer_can_be_read(open_page, address, scheme):
    page = open_page(f"{address}/en/neuron/model.html", color_scheme=scheme, viewport=WIDE)
    link = page.locator("article p a.reference").first
    link.hover()
    page.wait_for_timeout(300)
    colours = "(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    hovered, _ = link.evaluate(colours)
    _, ground = page.locator("body").evaluate(colours)
    for words, behind in ((hovered, ground), page.locator("#pst-back-to-top").evaluate(colours)):
        parts = [[int(one) for one in re.findall("[0-9]+", each)[:3]] for each in (words, behind)]
        darker, lighter = sorted(map(luminance, parts))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (words, behind)


def luminance(colour):
    """As WCAG measures it."""
    parts = [one / 255 for one in colour]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("edition", ["en", "fa"])
def test_the_words_of_a_mark_are_on_the_screen_of_a_phone(open_page, address, edition, width):
    sides = """(all) => all.map((one) => one.getBoundingClientRect()).filter(({ width }) => width)
      .flatMap(({ left, right }) => [left, right])"""
    for name in ("neuron/gradient", "practice/variations"):
        view = {"viewport": {"width": width, "height": 844}}
        page = open_page(f"{address}/{edition}/{name}.html", **view)
        found = page.locator("article .eqval-words").evaluate_all(sides)
        assert len(found) > 20 and min(found) >= 0 and max(found) <= width, name


ORDERED = """(parts) => {
  const probe = document.createElement("div");
  probe.innerHTML = `<p>در Keras: <a href="#x">from_logits: در هر دو حالت</a></p>
    <div class="highlight"><pre><span>"<bdi dir="rtl">۷۹۷ رقم تازه</bdi>"</span></pre></div>`;
  document.querySelector("article").append(probe);
  const place = (words) => {
    const walk = document.createTreeWalker(probe, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const start = walk.currentNode.data.indexOf(words);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(walk.currentNode, start);
      range.setEnd(walk.currentNode, start + words.length);
      return range.getBoundingClientRect().left;
    }
  };
  const places = parts.map((words) => place(words));
  probe.remove();
  return places;
}"""


def test_persian_reads_from_the_right_in_links_and_in_strings_of_code(open_page, address):
    """A link that begins in Latin stands after what is before it; a string goes on leftwards."""
    page = open_page(f"{address}/fa/practice/questions.html", viewport=WIDE)
    keras, link, number, word = page.evaluate(
        ORDERED, ["Keras", "from_logits", "۷۹۷", "تازه"]
    )
    assert link < keras
    assert word < number


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_long_formula_of_the_ledger_goes_on_below_or_shows_its_beginning(
    open_page, address, edition
):
    page = open_page(f"{address}/{edition}/back/ledger.html", viewport=PHONE)
    begun = """(cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
      .map((cell) => [cell.querySelector("math"), cell])
      .map((both) => both.map((one) => one.getBoundingClientRect().left))"""
    cells = page.locator("td.eqval-formula")
    assert cells.evaluate_all(begun) == []
    page.set_viewport_size({"width": 240, "height": 844})
    found = cells.evaluate_all(begun)
    assert len(found) > 5 and all(formula >= cell for formula, cell in found)
