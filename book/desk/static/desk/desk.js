// The desk: a task is opened, and what a reader writes is judged line by line by eqval, which runs in a worker.
// Nothing is loaded before it is asked for. What is typed reaches the page as text and as MathML, never as HTML.
const desk = (() => {
  // A text as pieces: [formula, whether it is one]; formulas stand between \( and \).
  const pieces = (text) => text.split(/\\\((.*?)\\\)/s).map((part, place) => [part, place % 2 === 1]).filter(([part]) => part);

  // Whether a formula is small enough to be set: neither long nor nested without end.
  const settable = (latex) => {
    let depth = 0, deepest = 0;
    for (const sign of latex) {
      depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return latex.length <= 4000 && deepest <= 60;
  };

  // {name} replaced by values.
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // A line in question is not kept below another: the next one takes its place.
  const inQuestion = (answer) => answer !== undefined && ["refuted", "unread"].includes(answer.verdict);

  // The lines as they go on: what replaces what.
  const withLine = (answers, answer) => [...(inQuestion(answers.at(-1)) ? answers.slice(0, -1) : answers), answer];

  return { pieces, settable, fill, inQuestion, withLine };
})();

(() => {
  if (typeof document === "undefined") return;  // the functions above are tried without a page
  const able = location.protocol.startsWith("http") && "DecompressionStream" in window && "noModule" in HTMLScriptElement.prototype;
  if (!able) return;

  const { words, version, bytes, packed, example } = JSON.parse(document.getElementById("desk-settings").textContent);
  const language = document.documentElement.lang || "en";
  const root = new URL(`../desk/${version}/`, location.href);
  const number = (value, places = 0) => new Intl.NumberFormat(language === "fa" ? "fa-IR" : "en",
    { minimumFractionDigits: places, maximumFractionDigits: places }).format(value);
  const megabytes = (value) => number(value / 1e6, 1);
  for (const text of document.querySelectorAll(".desk-missing")) text.hidden = true;

  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const button = (text, act, properties) => {
    const made = make("button", { type: "button", ...properties }, text);
    made.addEventListener("click", act);
    return made;
  };
  // Words of the page with code in them.
  const said = (text) => text.split("`").map((part, place) => place % 2 ? make("code", { dir: "ltr" }, part) : part);

  // What was written stays on the reader's own machine.
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem("desk")) ?? {}; } catch {}
  const keep = (task, lines, draft) => {
    if (lines.length || draft) kept[task] = { lines, draft }; else delete kept[task];
    try { localStorage.setItem("desk", JSON.stringify(kept)); } catch {}
  };

  // ------------------------------------------------------------------ formulas
  const MATHML = "http://www.w3.org/1998/Math/MathML";
  const PRIMES = "′″‴⁗";
  let setter;
  const loadSetter = () => setter ??= new Promise((done, failed) => document.head.append(make("script",
    { src: new URL("temml.min.js", root).href, onload: () => done(), onerror: () => { setter = undefined; failed(); } })));

  // The mathematical font has its primes raised already.
  const lowerPrimes = (formula) => {
    for (const raised of formula.querySelectorAll("msup")) {
      const [base, above] = raised.children;
      if (above?.localName !== "mo" || ![...above.textContent].every((sign) => PRIMES.includes(sign))) continue;
      const row = document.createElementNS(MATHML, "mrow");
      above.setAttribute("lspace", "0");
      above.setAttribute("rspace", "0");
      row.append(base, above);
      raised.replaceWith(row);
    }
  };

  // An index stands as high beside y or ŷ as beside x, as in the formulas of the book (book/_ext/mathematics.py).
  const liftIndices = (formula) => {
    for (const scripts of formula.querySelectorAll("msub, msubsup")) {
      const base = scripts.firstElementChild;
      if (base.localName !== "mi" && !(base.localName === "mover" && base.firstElementChild.localName === "mi")) continue;
      const flat = document.createElementNS(MATHML, "mpadded");
      flat.setAttribute("depth", "0");
      base.replaceWith(flat);
      flat.append(base);
    }
  };

  // A formula as MathML; as text where it cannot be set.
  const formula = (latex, display = false) => {
    const place = make("span", { className: display ? "desk-formula" : "desk-inline", dir: "ltr" });
    try {
      if (!desk.settable(latex)) throw new RangeError("too large");
      temml.render(latex, place, { displayMode: display, trust: false, throwOnError: true, strict: false,
        macros: {}, maxSize: [20, 20], maxExpand: 200 });
      lowerPrimes(place);
      liftIndices(place);
      place.firstElementChild.setAttribute("data-tex", latex);
    } catch {
      place.replaceChildren(make("code", { dir: "ltr" }, latex.length > 300 ? `${latex.slice(0, 300)} …` : latex));
    }
    return place;
  };
  const sentence = (text) => desk.pieces(text).map(([part, isFormula]) => isFormula ? formula(part) : part);

  // ------------------------------------------------------------------ eqval, in its worker
  const engine = {
    worker: null, waiting: new Map(), count: 0, task: null,

    // Loaded and ready, or rejected; `progress` is told bytes, and then null.
    start(progress) {
      this.starting ??= new Promise((done, failed) => {
        let loaded = 0;
        this.worker = new Worker(new URL("worker.mjs", root), { type: "module" });
        this.fail = failed;
        this.worker.onerror = (event) => { event.preventDefault(); this.stop("failed"); };
        this.worker.onmessage = ({ data }) => {
          if (data.loaded) {
            loaded += data.loaded;
            this.progress?.(loaded < packed ? loaded : null);
          } else if (data.stage === "ready") done();
          else if (data.failed) this.stop("failed");
          else if (this.waiting.has(data.id)) {
            const [answer, refuse] = this.waiting.get(data.id);
            this.waiting.delete(data.id);
            if ("error" in data) refuse(new Error(data.error)); else answer(data.value);
          }
        };
      });
      this.progress = progress;
      return this.starting;
    },

    // End it: nothing that runs in it can hold it.
    stop(why) {
      this.worker?.terminate();
      this.fail?.(new Error(why));
      for (const [, refuse] of this.waiting.values()) refuse(new Error(why));
      this.waiting.clear();
      this.starting = this.worker = this.task = this.fail = undefined;
    },

    async call(name, ...values) {
      await this.start();
      return new Promise((answer, refuse) => {
        this.waiting.set(++this.count, [answer, refuse]);
        this.worker.postMessage({ id: this.count, call: name, values });
      });
    },

    // Make a task the one on the desk, with the lines that were judged before.
    async take({ id, given, asked, right }, lines) {
      if (this.task === id) return;
      await this.call("begin", given, asked, right, language);
      for (const { text } of lines) await this.call("line", text);
      this.task = id;
    },
  };

  // ------------------------------------------------------------------ without a network, after one visit
  // The worker of the site keeps this page and the files of the desk, and nothing else.
  const active = (registration) => new Promise((done) => {
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    const look = () => { if (worker.state === "activated") done(worker); };
    worker.addEventListener("statechange", look);
    look();
  });
  const keepOffline = async () => {
    if (!navigator.serviceWorker) return;
    const site = new URL("../", location.href), script = new URL("desk-offline.js", site);
    const here = location.href.split(/[?#]/)[0];
    const register = (scope) => navigator.serviceWorker.register(script, { scope }).then(active);
    const [, keeper] = await Promise.all([register(root.href), register(here)]);
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    keeper.postMessage([here, ...loaded.filter((name) => name.startsWith(site.href) && !name.startsWith(root.href))]);
  };
  // It works without, as long as there is a network.
  const tryOffline = () => Promise.race([keepOffline().catch(() => {}), new Promise((done) => setTimeout(done, 3000))]);

  // ------------------------------------------------------------------ one task on the desk
  const SIGNS = ["_", "^", "(", ")", "{", "}", "=", "/", "\\", "∂", "Σ", "ŷ", "σ", "δ"];

  class Room {
    constructor(box) {
      this.task = JSON.parse(box.querySelector(".desk-data").textContent);
      this.place = box.querySelector(".desk-room");
      this.following = [...document.querySelectorAll(".desk-task")].find((one, place, all) => all[place - 1] === box);
      const { lines = [], draft = "" } = kept[this.task.id] ?? {};
      this.lines = lines;
      this.build(draft);
      if (lines.length) this.say(words.kept);
    }

    build(draft) {
      this.status = make("p", { className: "desk-status" });
      this.status.setAttribute("role", "status");
      this.list = make("ol", { className: "desk-lines" });
      this.gate = make("div", { className: "desk-gate" });
      this.opener = button(desk.fill(words.open, { size: megabytes(bytes) }), () => this.open());
      this.bar = make("progress", { max: packed, value: 0, hidden: true, ariaLabel: words.ready });
      this.halt = button(words.stop, () => this.stop(), { className: "desk-stop", hidden: true });
      this.gate.append(this.opener, this.bar);
      this.place.append(this.list, this.gate, this.status, this.halt, this.form(draft), this.tools());
      this.table.hidden = this.foot.hidden = true;
    }

    form(draft) {
      const name = `line-${this.task.id}`;
      this.input = make("textarea", { id: name, rows: 1, dir: "ltr", spellcheck: false, autocapitalize: "off",
        autocomplete: "off", enterKeyHint: "done", value: draft });
      this.input.setAttribute("autocorrect", "off");
      this.input.setAttribute("aria-describedby", `how-${name}`);
      this.shown = make("div", { className: "desk-shown", dir: "ltr", ariaHidden: "true" });
      const signs = make("div", { className: "desk-signs", dir: "ltr" }, ...SIGNS.map((sign) => button(sign, () => this.insert(sign))));
      signs.setAttribute("role", "group");
      signs.setAttribute("aria-label", words.keys);
      this.judgeButton = make("button", { type: "submit", className: "desk-judge" }, words.judge);
      this.table = make("form", { className: "desk-form", noValidate: true },
        make("label", { htmlFor: name }, words.line), this.input, this.shown, signs,
        make("p", { id: `how-${name}`, className: "desk-how" }, ...said(desk.fill(words.how, { example }))), this.judgeButton);
      this.table.addEventListener("submit", (event) => { event.preventDefault(); this.judge(); });
      this.input.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); this.judge(); }
      });
      this.input.addEventListener("input", () => { this.fit(); this.preview(); this.keep(); });
      return this.table;
    }

    tools() {
      this.foot = make("div", { className: "desk-tools" },
        button(words.undo, () => this.undo()), button(words.clear, () => this.clear()),
        button(words.latex, () => this.copy("latex")), button(words.page, () => this.copy("page")), button(words.save, () => this.save()));
      return this.foot;
    }

    keep() { keep(this.task.id, this.lines, this.input.value); }

    say(...what) {
      this.status.replaceChildren(...what);
    }

    // ---------------------------------------------------------------- opening and ending

    async open() {
      this.opener.hidden = true;
      this.bar.hidden = this.halt.hidden = false;
      this.halt.focus();
      this.say(desk.fill(words.loading, { loaded: megabytes(0), size: megabytes(bytes) }));
      const step = packed / 20;
      let told = 0;
      try {
        await tryOffline();
        await Promise.all([loadSetter(), engine.start((loaded) => {
          this.bar.value = loaded ?? packed;
          if (loaded === null) { this.bar.removeAttribute("value"); this.say(words.starting); }
          else if (loaded - told > step) {
            told = loaded;
            this.say(desk.fill(words.loading, { loaded: megabytes(loaded), size: megabytes(bytes) }));
          }
        })]);
        await engine.take(this.task, this.lines);
        opened = true;
        engine.call("prepare").catch(() => {});  // while the reader reads; lines are then judged sooner
        this.unlock();
        this.say(words.ready);
        this.input.focus();
      } catch (error) {
        engine.stop("stop");
        this.opener.hidden = false;
        this.bar.hidden = this.halt.hidden = true;
        this.say(error?.message === "stop" ? words["not loaded"] : words.failed);
        this.opener.focus();
      }
    }

    // The input is there, and lines of last time are set.
    unlock() {
      this.gate.hidden = this.halt.hidden = true;
      this.table.hidden = this.foot.hidden = false;
      this.draw();
      this.fit();
      this.preview();
    }

    stop() { engine.stop("stop"); }

    // Whatever eqval is asked to do, one after the other, with a way to end it; undefined when it was ended.
    ask(work) {
      this.pending = (this.pending ?? 0) + 1;
      this.place.setAttribute("aria-busy", "true");
      this.turn = (this.turn ?? Promise.resolve()).then(() => this.answered(work));
      return this.turn;
    }

    async answered(work) {
      const patience = setTimeout(() => { this.halt.hidden = false; this.say(words.judging); }, 400);
      try {
        await engine.take(this.task, this.lines);
        return await work();
      } catch (error) {
        if (error.message !== "stop") {
          console.error(error);
          engine.stop("broken");
        }
        this.say(error.message === "stop" ? words.stopped : words.broken);
        this.input.focus();
        return undefined;
      } finally {
        clearTimeout(patience);
        this.halt.hidden = true;
        this.pending -= 1;
        if (!this.pending) this.place.removeAttribute("aria-busy");
      }
    }

    // ---------------------------------------------------------------- lines

    async judge() {
      const text = this.input.value;
      if (!text.trim() || this.judging) return;
      this.judging = this.judgeButton.disabled = true;
      const answer = await this.ask(async () => {
        if (desk.inQuestion(this.lines.at(-1))) {
          await engine.call("undo");
          this.lines = this.lines.slice(0, -1);
        }
        return engine.call("line", text);
      });
      this.judging = this.judgeButton.disabled = false;
      if (!answer) return this.draw();
      this.lines = desk.withLine(this.lines, answer);
      if (desk.inQuestion(answer)) this.input.select();
      else if (this.input.value === text) this.input.value = "";
      this.keep();
      this.fit();
      this.preview();
      this.draw();
      this.say(...this.spoken(answer));
      this.list.lastElementChild.scrollIntoView({ block: "nearest" });
    }

    // What the list shows is said to those who do not see it.
    spoken(answer) {
      const heard = make("span", { className: "desk-heard" }, ...this.judgement(answer),
        ...desk.inQuestion(answer) ? [" ", words.mend] : []);
      return [heard, ...answer.done ? this.reached() : []];
    }

    judgement({ verdict, words: why }) {
      return [...verdict === "unread" ? [make("b", {}, words.unread), " "] : [], ...sentence(why)];
    }

    reached() {
      const count = this.lines.length;
      const open = this.lines.some((line) => line.verdict === "unproved");
      const text = open ? words.done.open : count === 1 ? words.done.one : words.done.more;
      const parts = [make("b", { className: "desk-reached" }, desk.fill(text, { count: number(count) }))];
      if (this.following) {
        const { title } = JSON.parse(this.following.querySelector(".desk-data").textContent);
        parts.push(" ", make("a", { href: `#${this.following.id}` }, desk.fill(words.next, { title })));
      }
      return parts;
    }

    draw() {
      this.list.replaceChildren(...this.lines.map((line, place) => this.row(line, place)));
    }

    row(line, place) {
      const { text, latex, verdict, numbers, hints, example: instead, done } = line;
      const last = place === this.lines.length - 1;
      const row = make("li", { className: "desk-line" });
      row.dataset.verdict = verdict;
      row.append(latex ? formula(latex, true) : make("code", { className: "desk-raw", dir: "ltr" }, text.length > 300 ? `${text.slice(0, 300)} …` : text));
      row.append(make("p", { className: "desk-verdict" }, ...this.judgement(line)));
      if (numbers.length)
        row.append(make("ul", { className: "desk-numbers", dir: "ltr" }, ...numbers.map(([name, value]) => make("li", {}, formula(name === value ? value : `${name} = ${value}`)))));
      if (hints.length && last) row.append(this.hints(hints));
      if (instead)
        row.append(make("p", { className: "desk-instead" }, `${words.instead} `, make("code", { dir: "ltr" }, instead)));
      if (last && desk.inQuestion(line)) row.append(make("p", {}, words.mend));
      if (done) row.classList.add("desk-done");
      return row;
    }

    // One at a time: a nudge, and what is wrong only when it is asked for.
    hints(hints) {
      const place = make("div", { className: "desk-hints" });
      const shown = make("div");
      shown.setAttribute("role", "status");
      let count = 0;
      const more = button(words.nudge, () => {
        shown.append(make("p", {}, ...sentence(hints[count])));
        count += 1;
        more.textContent = words["in words"];
        more.hidden = count === hints.length;
        if (more.hidden) this.input.focus();
      }, { className: "desk-more" });
      place.append(shown, more);
      return place;
    }

    async undo() {
      if (!this.lines.length) return;
      const typed = this.input.value;
      const line = await this.ask(async () => { await engine.call("undo"); return this.lines.at(-1); });
      if (!line) return;
      this.lines = this.lines.slice(0, -1);
      this.replace(this.input.value === typed ? line.text : this.input.value);
      this.draw();
      this.say(words.back);
    }

    async clear() {
      this.replace("");  // at once: what is typed from here on is the next line
      if (await this.ask(async () => { await engine.call("clear"); return true; }) !== true) return;
      this.lines = [];
      this.keep();
      this.draw();
      this.say(words.empty);
    }

    // ---------------------------------------------------------------- what is typed

    replace(text) {
      this.input.value = text;
      this.keep();
      this.fit();
      this.preview();
      this.input.focus();
    }

    insert(sign) {
      this.input.setRangeText(sign, this.input.selectionStart, this.input.selectionEnd, "end");
      this.input.dispatchEvent(new Event("input"));
      this.input.focus();
    }

    // As high as what stands in it.
    fit() {
      this.input.style.blockSize = "auto";
      this.input.style.blockSize = `${Math.min(this.input.scrollHeight + 4, 320)}px`;
    }

    // The line as a formula, while it is being typed.
    preview() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(async () => {
        const text = this.input.value;
        if (this.pending || !engine.worker) return;
        const latex = text.trim() && text.length <= 4000 ? await engine.call("preview", text).catch(() => "") : "";
        if (text === this.input.value) this.shown.replaceChildren(...latex ? [formula(latex, true)] : []);
      }, 60);
    }

    // ---------------------------------------------------------------- to take along

    written() { return this.ask(() => engine.call("written")); }

    async copy(form) {
      const text = (await this.written())?.[form];
      if (text === undefined) return;
      try {
        await navigator.clipboard.writeText(text);
        this.say(words.copied);
      } catch {
        const area = make("textarea", { className: "desk-copy", readOnly: true, dir: "ltr", rows: 6, value: text, ariaLabel: words["by hand"] });
        this.say(words["by hand"], area);
        area.select();
      }
    }

    async save() {
      const text = (await this.written())?.page;
      if (text === undefined) return;
      const address = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
      make("a", { href: address, download: `${this.task.id}.md` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    }
  }

  // ------------------------------------------------------------------ the tasks of the page
  let opened = false;
  const rooms = new Map();
  const enter = (box) => {
    if (!rooms.has(box)) rooms.set(box, new Room(box));
    else if (opened) rooms.get(box).draw();
    if (opened && !rooms.get(box).gate.hidden) rooms.get(box).unlock();
  };
  const boxes = [...document.querySelectorAll(".desk-task")];
  for (const box of boxes) {
    if (box.open) enter(box);
    box.addEventListener("toggle", () => { if (box.open) enter(box); });
  }
  const follow = () => {
    const box = boxes.find((one) => `#${one.id}` === location.hash);
    if (!box) return;
    box.open = true;
    box.scrollIntoView({ block: "start" });
    box.querySelector("summary").focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);
  follow();
})();
