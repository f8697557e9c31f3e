// Exercises that take an answer. What each asks and says stands beside it, from ceutils/exercises; the rules
// are those of ceutils/exercises/judging.py, and a test holds the two together.
const replies = (() => {
  const FROM = "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫،٪⁄÷−‐‑‒–—", TO = "01234567890123456789.,%//------";
  const DROPPED = /[\s٬'’_\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c]/gu;
  const POWER = /(?:[*×·x]10\^|(?<![\d.])10\^)\(?([+-]?\d+)\)?/g;
  const GROUPED = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
  const DECIMAL = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?";
  const NUMBER = new RegExp(`^(${DECIMAL})(?:/(${DECIMAL}))?(%?)$`);

  const readNumber = (text) => {
    const plain = [...text.normalize("NFKC")].map((letter) => TO[FROM.indexOf(letter)] ?? letter).join("")
      .replace(DROPPED, "").toLowerCase()
      .replace(POWER, (_, power, place) => `${place ? "" : "1"}e${power}`);
    const found = plain.replaceAll(",", GROUPED.test(plain) ? "" : ".")
      .replace(/^([+-]?0)\/(?=\d+$)/, "$1.").match(NUMBER);
    if (!found) return null;
    const [above, below] = [Number(found[1]), Number(found[2] ?? 1)];
    const value = above / below / (found[3] ? 100 : 1);
    return Number.isFinite(value) ? value : null;
  };

  const judgeNumber = ({ right, unit, wrong }, value, words) => {
    const off = Math.abs(value - right);
    if (off <= unit) return [true, words.right];
    const away = ({ is }) => Math.abs(value - is);
    const nearest = wrong.reduce((one, other) => (away(other) < away(one) ? other : one));
    const rounded = Math.max(10 * (unit || 1e-4), Math.min(50 * unit, Math.abs(nearest.is) / 80));
    if (away(nearest) <= Math.min(off, rounded)) return [false, nearest.says];
    if (Math.abs(value + right) <= unit) return [false, words.sign];
    if (unit && right && Math.abs(value - 100 * right) <= 1000 * unit) return [false, words["per cent"]];
    const near = unit && off <= Math.max(Math.min(100 * unit, Math.abs(right) / 20), Math.abs(right) / 100);
    return [false, near ? words.near : words.unknown];
  };

  // Whether an answer is right, and what to say; nothing to an answer that is none.
  const judge = (part, text, words) => {
    if (part.options) return [part.options[text].right, part.options[text].says];
    const value = readNumber(text);
    return value === null ? null : judgeNumber(part, value, words);
  };

  // A text and, at odd places, its letters that are mathematics: not "a", "I", one in quotes or the "(b)" of a list.
  const LETTER = /(?<![\p{L}\p{M}\p{N}’“«])(?!(?<=(?:^|\s)\()\p{L}\))([b-zB-HJ-ZŷΑ-Ωα-ω])(?![\p{L}\p{M}])/u;
  const parted = (text) => text.split(LETTER);
  return { readNumber, judge, parted };
})();

(() => {
  const words = JSON.parse(document.getElementById("reply-words").textContent);
  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const lettered = (text) => replies.parted(text).map((part, place) => place % 2 ? make("var", {}, part) : part);

  // What was answered stays on the reader's own machine, also what another tab has written since.
  const read = () => { try { return JSON.parse(localStorage.getItem("replies")) ?? {}; } catch { return {}; } };
  const kept = read();
  const keep = (name, value) => {
    kept[name] = value;
    try { localStorage.setItem("replies", JSON.stringify({ ...read(), [name]: value })); } catch {}
  };

  const openSolution = (label) => {
    const solution = [...document.querySelectorAll(".solution")]
      .find((one) => one.querySelector(`.admonition-title a[href="#${label}"]`));
    const button = solution.querySelector(".toggle-button");
    if (solution.classList.contains("toggle-hidden")) button.click();
    solution.scrollIntoView({ block: "start" });
    button.focus({ preventScroll: true });
  };

  const field = (name, part) => {
    const input = make("input", { id: name, name, type: "text", inputMode: "decimal", dir: "ltr",
      autocomplete: "off", spellcheck: false, enterKeyHint: "done" });
    // The decimal keys of a phone lack the minus.
    const sign = make("button", { type: "button", className: "reply-sign", ariaLabel: words["change sign"] }, "±");
    sign.addEventListener("click", () => {
      input.value = /^\s*[-−]/.test(input.value) ? input.value.replace(/[-−]/, "") : `−${input.value}`;
      input.focus();
    });
    return { asks: [make("label", { htmlFor: name }, ...lettered(part.asks))], row: [input, sign],
      get value() { return input.value; }, set value(text) { input.value = text; },
      get empty() { return !input.value.trim(); } };
  };

  const choice = (name, part) => {
    const options = part.options.map((option, index) =>
      make("input", { type: "radio", name, value: index, id: `${name}-${index}` }));
    const labels = part.options.map((option, index) =>
      make("label", { htmlFor: `${name}-${index}` }, options[index], make("span", {}, ...lettered(option.text))));
    return { asks: [make("fieldset", {}, make("legend", {}, ...lettered(part.asks)), ...labels)], row: [],
      get value() { return options.find((one) => one.checked)?.value ?? ""; },
      set value(index) { if (options[index]) options[index].checked = true; },
      get empty() { return !options.some((one) => one.checked); } };
  };

  const form = (label, part, index) => {
    const name = `${label}-answer-${index + 1}`;
    const asked = part.options ? choice(name, part) : field(name, part);
    const says = make("p", { className: "reply-says" }), hint = make("p", { className: "reply-hint" });
    const status = make("div", { role: "status" }, says, hint);
    const more = make("button", { type: "button", className: "reply-more", hidden: true });
    const made = make("form", { className: "reply", noValidate: true }, ...asked.asks,
      make("div", { className: "reply-row" }, ...asked.row, make("button", { type: "submit" }, words.check)),
      status, more);

    const show = (verdict, hinted) => {
      made.dataset.verdict = verdict === null ? "none" : verdict[0] ? "right" : "wrong";
      says.replaceChildren(...lettered(verdict === null ? words.unreadable : verdict[1]));
      hint.replaceChildren(...lettered(verdict && !verdict[0] && hinted ? part.hint : ""));
      more.hidden = verdict === null || verdict[0];
      more.textContent = hinted ? words["the solution"] : words["another hint"];
    };
    const reply = (tries) => {
      const verdict = replies.judge(part, asked.value, words);
      const wrong = tries + (verdict !== null && !verdict[0]);
      show(verdict, wrong > 1);
      recalled = null;
      keep(name, [asked.value, wrong]);
    };
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!asked.empty) reply(kept[name]?.[1] ?? 0);
    });
    more.addEventListener("click", () => {
      if (hint.textContent) return openSolution(label);
      keep(name, [asked.value, Math.max(2, kept[name][1])]);
      show(replies.judge(part, asked.value, words), true);
    });
    let recalled = "";
    const recall = () => {
      const known = read()[name];
      if (!known || asked.value !== recalled) return;
      kept[name] = known;
      recalled = asked.value = known[0];
      show(replies.judge(part, asked.value, words), known[1] > 1);
    };
    recall();
    // From another tab, or from this page before it was loaded again, in a process that was slower: what is
    // shown from memory follows it, what is answered or being typed here stays.
    addEventListener("storage", recall);
    return made;
  };

  // A derivation is judged in the notebook or at the desk; hints and solution are here.
  const language = document.documentElement.lang === "en" ? "" : `, "${document.documentElement.lang}"`;
  const judgedElsewhere = (label, part) => {
    const [before, notebook, after] = words["in a notebook"].split(/[{}]/);
    const hint = make("p", { className: "reply-hint" });
    const more = make("button", { type: "button", className: "reply-more" }, words["a hint"]);
    more.addEventListener("click", () => {
      if (hint.textContent) return openSolution(label);
      hint.replaceChildren(...lettered(part.hint));
      more.textContent = words["the solution"];
    });
    return make("div", { className: "reply reply-elsewhere", role: "group", ariaLabel: part.asks },
      make("p", {}, before, make("a", { href: words["notebook address"] }, notebook), after),
      make("p", {}, make("code", { dir: "ltr" }, `ceutils.exercise("${label}"${language}).answer(r"…")`)),
      make("div", { role: "status" }, hint), more);
  };

  for (const table of document.querySelectorAll("script.replies")) {
    const exercise = table.closest(".exercise"), parts = JSON.parse(table.textContent);
    exercise.append(...parts.map((part, index) =>
      part.left ? judgedElsewhere(exercise.id, part) : form(exercise.id, part, index)));
    for (const value of exercise.querySelectorAll(".check-value")) value.hidden = true;
  }
})();
