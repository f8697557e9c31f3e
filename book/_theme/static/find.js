// Search through sections.js, which is fetched when there is something to look for: PAGES holds, for
// each page, its sections as [address, number, title, text, words that it introduces].
const SECTIONS = new URL("sections.js", document.currentScript.src);
const SAME = { "\u064a": "ی", "\u0649": "ی", "\u0643": "ک", "\u0629": "ه", "\u06d5": "ه" };
const IDLE = new Set(("a an and are as at be by for from how in is it of on or that the this to was what with "
  + "و در به از که این آن را با است برای یک هر تا ها های می نمی ای هم یا").split(" "));
const HALF_SPACE = /\u200c/g;
const BARE = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{M}\p{N}]*)$/u;   // a word between its signs
const WORD = /[\p{L}\p{N}_]+/gu;

// One spelling for what can be typed in several: Persian and Arabic letters, digits, accents, capitals.
const fold = (text) => text.normalize("NFKD").toLowerCase()
  .replace(/[\p{M}\u0640\u200d-\u200f]/gu, "")
  .replace(/\p{Nd}/gu, (digit) => "0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩".indexOf(digit) % 10)
  .replace(/[\u0643\u0649\u064a\u0629\u06d5]/g, (letter) => SAME[letter]);
const split = (text) => text.match(WORD) ?? [];

// Words to be searched: a word with a half-space is there whole and in its parts.
const spread = (text) => {
  const whole = fold(text);
  const joined = split(whole.replace(HALF_SPACE, ""));
  const parts = whole.includes("\u200c") ? split(whole.replace(HALF_SPACE, " ")) : [];
  return ` ${[...joined, ...parts].join(" ")}`;
};
// A plural finds the singular: words are looked for by how they begin.
const PLURAL = /\u200c(?=های?(?!\p{L}))/gu;
const stem = (word) => word.length > 4 ? word.replace(/(?<=[a-z])(ies|es|s|ing|ed)$|(?<=\p{Script=Arabic}{4})های?$/u, "") : word;
const asked = (query) => {
  const words = split(fold(query).replace(PLURAL, " ").replace(HALF_SPACE, ""));
  const busy = words.filter((word) => !IDLE.has(word));
  return (busy.length ? busy : words).map(stem);
};

let sections;
const numbered = (number, title) => (number ? `${number}. ${title}` : title);
const parts = (name) => split(fold(name).replace(HALF_SPACE, "")).filter((word) => !IDLE.has(word));
const prepare = () => PAGES.flatMap((page) => page.map(([address, number, title, text, names], index) => (
  { address, number, title, text, page: page[0], top: index === 0, name: parts(title.split(":")[0]),
    names: names.map(parts), inTitle: spread(title), inText: spread(text) })));

const count = (text, word) => text.split(` ${word}`).length - 1;
// Which part of a name was asked for, or of what was asked for is in the name.
const share = (name, words) =>
  words.filter((word) => name.some((part) => part.startsWith(word))).length / Math.max(name.length, words.length);
// How well a section answers: the name of a chapter above all, then a word that the section introduces,
// then titles, then how often the words are there.
const score = (section, words) => {
  let sum = 0;
  for (const word of words) {
    const inTitle = count(section.inTitle, word), inText = count(section.inText, word);
    if (!inTitle && !inText) return 0;
    sum += 4 * (inTitle > 0) + Math.log1p(inText);
  }
  return sum + (section.top ? 40 : 10) * share(section.name, words)
    + 30 * Math.max(0, ...section.names.map((name) => share(name, words)));
};
const find = (words) => {
  return sections.map((section) => ({ section, value: score(section, words) }))
    .filter(({ value }) => value).sort((one, other) => other.value - one.value)
    .map(({ section }) => section);
};

// Some words round the first one found, with those that were asked for marked.
const excerpt = (text, words) => {
  const all = text.split(" ");
  const hit = (word) => words.some((one) => count(spread(word), one));
  const from = Math.max(0, all.findIndex(hit) - 10);
  const shown = document.createElement("p");
  shown.className = "context";
  shown.append(from ? "… " : "");
  for (const word of all.slice(from, from + 32)) {
    const [, before, inside, after] = word.match(BARE);
    const part = document.createElement(hit(word) ? "mark" : "span");
    part.textContent = inside;
    shown.append(before, part, after, " ");
  }
  shown.append(from + 32 < all.length ? "…" : "");
  return shown;
};

// All that was found, the first of them with some words.
const show = (query) => {
  const results = document.getElementById("search-results");
  const words = asked(query), found = words.length ? find(words) : [];
  const { none, some } = results.dataset;
  const status = results.querySelector("p");
  status.textContent = words.length ? (found.length ? some.replace("{}", found.length) : none) : "";
  results.querySelector("ol").replaceChildren(...found.map((section, place) => {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = section.address;
    link.textContent = numbered(section.number, section.title);
    item.append(link);
    if (!section.top) {
      const page = document.createElement("span");
      page.className = "of-page";
      page.textContent = numbered(section.page[1], section.page[2]);
      item.append(page);
    }
    if (section.text && place < 40) item.append(excerpt(section.text, words));
    return item;
  }));
};

const field = document.querySelector("#search-field input");
const answer = () => {
  if (sections) show(field.value);
  else if (field.value.trim() && !document.querySelector("script[data-sections]")) {
    const script = Object.assign(document.createElement("script"), { src: SECTIONS });
    script.dataset.sections = "";
    script.addEventListener("load", () => {
      sections = prepare();
      show(field.value);
    });
    document.head.append(script);
  }
};
field.value = new URLSearchParams(location.search).get("q") ?? "";
field.addEventListener("input", answer);
field.focus();
answer();
