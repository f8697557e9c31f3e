"""What axe-core objects to on a page, in the light and in the dark."""

from collections import Counter

import pytest

axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")

# The schemes differ in colours alone: what a page is made of is looked at in the light.
SCHEMES = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}
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
# size and weight, on a ground that is painted by elements of the same colours. Of those three are
# enough, the longest, since axe judges neither a single letter nor what is out of sight; and what
# was on three pages is not looked at again. What is laid over something else is like nothing but
# what lies there with it, on other pages too.
ENOUGH = 3
THIN = """([known, enough]) => {
  const grounds = new Map([[null, ""]]), laid = new Map(), CLEAR = "rgba(0, 0, 0, 0)";
  const ground = (part) => {
    if (!grounds.has(part)) {
      const style = getComputedStyle(part), { backgroundColor, backgroundImage, opacity } = style;
      if (opacity === "0") return grounds.set(part, null).get(part);  // seen by nobody
      const paints = backgroundColor !== CLEAR || backgroundImage !== "none" || opacity !== "1";
      const seen = paints ? [backgroundColor, backgroundImage, opacity] : [];
      if (/absolute|fixed|sticky/.test(style.position)) {
        const name = `${part.localName}.${part.className}`;
        laid.set(name, (laid.get(name) ?? 0) + 1);
        seen.push(`${name} ${laid.get(name)}`);
      }
      const beneath = ground(part.parentElement);
      grounds.set(part, beneath === null ? null : beneath + seen);
    }
    return grounds.get(part);
  };
  const said = (part) => [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.data.trim()).join(" ").length;
  const kinds = new Map();
  for (const part of document.body.querySelectorAll("*")) {
    part.removeAttribute("data-alike");
    if (!said(part) || part.getBoundingClientRect().width === 0) continue;
    if (ground(part) === null) {
      part.setAttribute("data-alike", "");
      continue;
    }
    const { color, fontSize, fontWeight, textShadow, visibility } = getComputedStyle(part);
    const kind = [color, fontSize, fontWeight, textShadow, visibility, ground(part)].join();
    kinds.set(kind, [...kinds.get(kind) ?? [], part]);
  }
  const often = new Set(known);
  for (const [kind, parts] of kinds)
    for (const part of parts.sort((one, other) => said(other) - said(one))
      .slice(often.has(kind) ? 0 : enough)) part.setAttribute("data-alike", "");
  return [...kinds.keys()];
}"""
# Formulas and programs are half of all there is on a page, and hold nothing that axe judges but
# words like others: of the same size, with nothing in them, they stay until `putBack()`.
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
  window.putBack = () => parts.forEach(([part, nodes]) => part.replaceChildren(...nodes));
}"""
ONLY_THESE = 'axe.configure({ rules: [{ id: "color-contrast", selector: ":not([data-alike])" }] })'
SCRIPT = f"{axe.AXE_SCRIPT}\n{ONLY_THESE}"


def objections(page, pages=None):
    """What axe objects to on an open page, all unfolded: in the light, and then in the dark.

    `pages` counts on how many pages a kind of word was.
    """
    pages = Counter() if pages is None else pages
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    found = {}
    for scheme, options in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(
            "(scheme) => (document.documentElement.dataset.theme ?? scheme) === scheme", arg=scheme
        )
        page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
        often = [kind for kind, count in pages.items() if count >= ENOUGH]
        pages.update(page.evaluate(THIN, [often, ENOUGH]))
        page.evaluate(EMPTY)
        for kind, places in page.evaluate(JUDGE, [None, options]):
            found[scheme, kind] = places
        page.evaluate("putBack()")
    return found
