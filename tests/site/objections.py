"""What axe-core objects to on a page, in the light and in the dark."""

from collections import Counter

import pytest

axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")

# The schemes differ in colours alone: what a page is made of is looked at in the first of them.
COLOURS = {"words": "color-contrast", "links": "link-in-text-block"}
SCHEMES = {"light": {}, "dark": {"runOnly": [*COLOURS.values()]}}
# What it objects to, each with its first places; all else that it knows stays in the browser. It
# fetches nothing: from a folder it could not, and would complain.
JUDGE = """([part, options]) =>
  axe.run(part ?? document, { preload: false, resultTypes: ["violations"], ...options })
    .then(({ violations }) => violations.map(({ id, nodes }) =>
      [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))]))"""
# axe goes through all of a page, whatever it is to judge: what holds nothing of what is to be kept
# waits outside until `putBack()`.
ALONE = """(kept) => {
  const away = [];
  const leave = (part) => {
    for (const child of part.children) {
      if (child.querySelector(kept) && !child.matches(kept)) leave(child);
      else if (!child.matches(kept)) away.push([document.createComment(""), child]);
    }
  };
  leave(document.body);
  for (const [place, child] of away) child.replaceWith(place);
  window.putBack = () => away.forEach(([place, child]) => place.replaceWith(child));
}"""
# Nearly all words that axe holds against their ground look like others: letters of one colour,
# all large or all small, on a ground that is painted in the same colours. Of those three are
# enough, the longest, since axe judges neither a single letter nor what is out of sight; and what
# was on three pages is not looked at again. What is laid over something else is like nothing but
# what lies there with it, on other pages too. A link that has to be told from the words around it
# is like others that differ from theirs in the same way; where they differ in colours alone, like
# those of the same colours. Where nothing is left axe need not see what lies on what, which takes
# it as long as all the rest.
ENOUGH = 3
THIN = """([known, enough]) => {
  const grounds = new Map([[null, { paint: "", over: "" }]]), laid = new Map();
  const CLEAR = "rgba(0, 0, 0, 0)";
  const ground = (part) => {
    if (!grounds.has(part)) {
      const style = getComputedStyle(part), { backgroundColor, backgroundImage, opacity } = style;
      if (opacity === "0") return grounds.set(part, null).get(part);  // seen by nobody
      const beneath = ground(part.parentElement);
      if (beneath === null) return grounds.set(part, null).get(part);
      let { paint, over } = beneath;
      if (backgroundImage !== "none") paint += backgroundImage;
      if (backgroundImage === "none" && backgroundColor.startsWith("rgb(")) paint = backgroundColor;
      else if (backgroundColor !== CLEAR) paint += backgroundColor;
      if (opacity !== "1") over += opacity;
      if (/absolute|fixed|sticky/.test(style.position)) {
        const name = `${part.localName}.${part.className}`;
        laid.set(name, (laid.get(name) ?? 0) + 1);
        over += `${name} ${laid.get(name)}`;
      }
      grounds.set(part, { paint, over });
    }
    return grounds.get(part);
  };
  const whole = (part) => `${ground(part).paint} ${ground(part).over}`;
  const said = (part) => /input|select|textarea/.test(part.localName) ? 1 : [...part.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.data.trim()).join(" ").length;
  const seen = (part) => part.getBoundingClientRect().width > 0 && ground(part) !== null;
  const kinds = new Map();
  const one = (kind, part) => {
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(part);
  };
  for (const part of document.body.querySelectorAll("*")) {
    part.removeAttribute("data-alike");
    if (!said(part) || !seen(part)) {
      part.setAttribute("data-alike", "");
      continue;
    }
    const { color, fontSize, fontWeight, textShadow, visibility } = getComputedStyle(part);
    const large = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);  // less is asked
    one(["word", color, large, textShadow, visibility, whole(part)].join(), part);
  }
  const around = (part) =>
    /^inline$|contents/.test(getComputedStyle(part).display) ? around(part.parentElement) : part;
  const paint = (part) => [getComputedStyle(part).color, whole(part)];
  const LETTERS = ["fontSize", "fontStyle", "fontWeight", "textDecorationLine",
    "textDecorationStyle"];
  const look = (part, place) => {
    const [own, others] = [part, place].map((one) => getComputedStyle(one));
    const apart = LETTERS.filter((name) => own[name] !== others[name]);
    return apart.length ? apart : [paint(part), paint(place), own.fontFamily, own.border];
  };
  for (const link of document.querySelectorAll("a[href]")) {
    link.removeAttribute("data-alike-link");
    if (!seen(link)) {
      link.setAttribute("data-alike-link", "");
      continue;
    }
    const place = around(link.parentElement), words = place.cloneNode(true);
    words.querySelectorAll("a").forEach((other) => other.remove());
    const among = /\\p{L}/u.test(words.textContent) + place.querySelectorAll("br").length;
    one(["link", among, among && look(link, place)].join(), link);
  }
  const often = new Set(known), left = { words: 0, links: 0 };
  for (const [kind, parts] of kinds) {
    const link = kind.startsWith("link");
    const [alike, what] = link ? ["data-alike-link", "links"] : ["data-alike", "words"];
    const few = often.has(kind) ? 0 : enough;
    if (few) parts.sort((one, other) => said(other) - said(one));
    parts.slice(few).forEach((part) => part.setAttribute(alike, ""));
    left[what] += Math.min(few, parts.length);
  }
  return [[...kinds.keys()], left];
}"""
# Formulas and programs are half of all there is on a page, and hold nothing that axe judges but
# words like others: of the same size, with nothing in them, they stay. Returns what fills them.
EMPTY = """() => {
  const judged = ":not([data-alike]):not(:has(*)):not(:empty), :is(a, button, [id], [role])";
  const alike = [...document.querySelectorAll("math, pre")]
    .filter((part) => part.firstElementChild && !part.querySelector(judged));
  const sizes = alike.map((part) => part.getBoundingClientRect());
  const parts = alike.map((part) => [part, [...part.childNodes], part.textContent]);
  parts.forEach(([part, , words], place) => {
    const stands = document.createElementNS(part.namespaceURI, "mspace");
    for (const side of ["width", "height"]) stands.setAttribute(side, `${sizes[place][side]}px`);
    part.replaceChildren(part.localName === "pre" ? words : stands);
  });
  return () => parts.forEach(([part, nodes]) => part.replaceChildren(...nodes));
}"""
ONLY_THESE = """axe.configure({ rules: [
  { id: "color-contrast", selector: ":not([data-alike])" },
  { id: "link-in-text-block", selector: "a[href]:not([data-alike-link])" },
] })"""
SCRIPT = f"{axe.AXE_SCRIPT}\n{ONLY_THESE}"
# All of it at once; `again` asks for colours alone, and for nothing where none is left.
JUDGE_THIN = f"""async ([part, again, known]) => {{
  const [kinds, left] = ({THIN})([known, {ENOUGH}]), colours = {COLOURS};
  const wanted = Object.keys(colours).filter((what) => left[what]).map((what) => colours[what]);
  const idle = Object.values(colours).filter((rule) => !wanted.includes(rule));
  if (again && !wanted.length) return [kinds, []];
  const putBack = ({EMPTY})();
  const found = await ({JUDGE})([part, again ? {{ runOnly: wanted }}
    : {{ rules: Object.fromEntries(idle.map((rule) => [rule, {{ enabled: false }}])) }}]);
  putBack();
  return [kinds, found];
}}"""
# The shade at the ends of a program that goes on to the side: on a picture axe judges no word.
SHADELESS = "pre { background-image: none !important }"
# A page without those shades; whether it stands in the dark.
WITHOUT_SHADES = """(style) => {
  window.shadeless = Object.assign(document.createElement("style"), { textContent: style });
  document.head.append(shadeless);
  return matchMedia("(prefers-color-scheme: dark)").matches;
}"""
# All of a page opened, in one scheme.
SETTLED = """async (scheme) => {
  document.querySelectorAll("details").forEach((part) => (part.open = true));
  const theme = () => document.documentElement.dataset.theme ?? scheme;
  while (theme() !== scheme) await new Promise(requestAnimationFrame);
  document.getAnimations().forEach((animation) => animation.finish());
}"""


def judged(page, pages, part=None, again=False):
    """What axe objects to as a page stands; `pages` counts on how many a kind of word was."""
    often = [kind for kind, count in pages.items() if count >= ENOUGH]
    kinds, found = page.evaluate(JUDGE_THIN, [part, again, often])
    pages.update(kinds)
    return found


def by_system(page, scheme):
    page.emulate_media(color_scheme=scheme)


def objections(page, pages=None, turn=by_system):
    """What axe objects to on an open page, all unfolded: in the light and in the dark.

    To change the scheme takes a browser as long as to look: the one in which the page stands
    comes first, and `turn` brings about the other.
    """
    pages = Counter() if pages is None else pages
    found = {}
    dark = page.evaluate(WITHOUT_SHADES, SHADELESS)
    for place, scheme in enumerate(reversed(SCHEMES) if dark else SCHEMES):
        if place:
            turn(page, scheme)
        page.evaluate(SETTLED, scheme)
        found |= {(scheme, kind): places for kind, places in judged(page, pages, again=place > 0)}
    page.evaluate("shadeless.remove()")
    return found
