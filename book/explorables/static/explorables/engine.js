// <to-explore kind="gap">: a picture that answers when it is dragged, and sliders for whoever uses
// the keyboard. Each kind is a set of pure functions, in a file of its own:
//   size, controls   width and height of the picture; ranges, switches and buttons by name
//   small            the same for the compact form, of the first page
//   numbers(state)   what is to be shown, from arithmetic.js
//   picture(scene)   the picture as SVG; scene = {state, numbers, digits, signed, powers, times, say, label, compact}
//   said(scene)      a sentence that reads the picture aloud
//   hidden, begin    what else belongs to the state, and what of it comes from the data; settle(state, changes) keeps it in agreement
//   hold(at, scene)  which part a finger at {x, y} takes; false: none
//   grab(at, scene, held)   what it changes of the state while it moves
//   free(held)       whether that part goes where it is drawn; all else goes sideways, and lets the page scroll
// The page arrives with the first frame in it, drawn by the same functions (book/explorables/draw.py).
const explorables = {};

(() => {
  const here = document.currentScript?.src;
  const language = document.documentElement.lang || "en";
  const locale = language === "fa" ? "fa-IR" : "en";
  const formats = {};
  // A number with so many decimals, in the digits of the page; what is rounded to zero has no sign.
  const digits = (value, places = 4, signDisplay = "negative") => {
    formats[[places, signDisplay]] ??= new Intl.NumberFormat(locale,
      { minimumFractionDigits: places, maximumFractionDigits: places, signDisplay, useGrouping: false });
    return formats[[places, signDisplay]].format(value).replace("-", "−");
  };
  const signed = (value, places) => digits(value, places, "exceptZero");

  const slanted = (formula, tag) =>
    formula.replace(/\{\w+\}|[A-Za-zŷα-ωΑ-Ω∂]+/g, (part) => part[0] === "{" ? part : `<${tag} class="letters">${part}</${tag}>`);
  // Persian words from right to left, and numbers beside Latin ones where they belong.
  const turned = (words) => language === "fa" ? `\u2067${words}\u2069` : words;
  const straight = (formula) => language === "fa" ? `\u2066${formula}\u2069` : formula;
  // A zero alone is a dot to the eye.
  const named = (value) => value === "۰" ? "صفر" : value;
  const isolated = (value) => language === "fa" ? `\u2068${named(value)}\u2069` : value;
  const times = language === "fa" ? "×" : "·";  // beside Persian digits a dot would be a zero
  // A number as a factor and a power of ten.
  const powers = (value, places = 4) => {
    const [factor, power] = value.toExponential(places).split("e").map(Number);
    return value ? `${digits(factor, places)} ${times} ${digits(10, 0)}<sup>${digits(power, 0)}</sup>` : digits(0, places);
  };

  const loaded = {};
  const load = (name) => loaded[name] ??= new Promise((done, failed) => document.head.append(
    Object.assign(document.createElement("script"), { src: new URL(`${name}.js`, here), onload: done, onerror: failed })));
  const seen = (element) => new Promise((done) => new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    done();
  }, { rootMargin: "50%" }).observe(element));

  class ToExplore extends HTMLElement {
    async connectedCallback() {
      if (this.kind) return;
      this.kind = explorables[this.getAttribute("kind")];
      this.words = JSON.parse(this.dataset.words);
      this.compact = this.hasAttribute("compact");
      if (this.kind.data) await seen(this).then(() => load(this.kind.data));
      this.state = this.start();
      this.build();
      this.show();
      this.listen();
      this.setAttribute("ready", "");
    }

    // The words of a key, with {names} filled in and `formulas` from left to right, their letters slanted.
    say = (key, values = {}, tag = "span") => {
      const words = key.split(".").reduce((table, name) => table?.[name], this.words);
      if (words === undefined) throw new Error(`no words for ${key}`);
      return words.replace(/`(.+?)`/g, (_, formula) => straight(`<${tag} class="formula-in-words" ${tag === "span" ? `dir="ltr"` : ""}>${slanted(formula, tag)}</${tag}>`))
        .replace(/\{(\w+)\}/g, (_, name) => isolated(values[name]));
    };

    // The same inside a picture, which runs from left to right.
    label = (key, values) => turned(this.say(key, values, "tspan"));

    start() {
      const all = Object.entries(this.kind.controls);
      const state = { ...structuredClone(this.kind.hidden), ...Object.fromEntries(all.filter(([, one]) => "value" in one).map(([name, one]) => [name, one.value])), ...this.kind.begin?.() };
      this.kind.settle?.(state, {});
      return state;
    }

    get scene() {
      const { state, say, label, compact } = this;
      return { state, say, label, compact, digits, signed, powers, times, numbers: this.kind.numbers(state) };
    }

    build() {
      const [width, height] = this.compact ? this.kind.small.size : this.kind.size;
      const id = (name) => `${this.getAttribute("kind")}-${name}`;
      const control = ([name, { min, max, step, value, act }]) => {
        if (this.compact && !this.kind.small.controls.includes(name)) return "";
        const words = this.say(`controls.${name}`);
        if (act) return `<button type="button" data-name="${name}">${words}</button>`;
        if (max === undefined) {
          return `<label class="switch"><input type="checkbox" data-name="${name}"${value ? " checked" : ""}>${words}</label>`;
        }
        return `<div class="range"><label for="${id(name)}">${words}</label><output for="${id(name)}"></output>`
          + `<input type="range" dir="ltr" id="${id(name)}" data-name="${name}" min="${min}" max="${max}" step="${step}" value="${value}"></div>`;
      };
      const frame = document.createElement("div");
      frame.className = "frame";
      frame.innerHTML = `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" direction="ltr" role="img" aria-label="${this.say("picture")}"></svg>`
        + `<p class="said" aria-live="polite" aria-atomic="true"></p>`
        + `<div class="controls">${Object.entries(this.kind.controls).map(control).join("")}</div>`;
      this.querySelector(".frame")?.remove();
      this.append(frame);
      this.svg = frame.querySelector("svg");
      this.sentence = frame.querySelector(".said");
    }

    show() {
      const { scene } = this;
      this.numbers = scene.numbers;
      this.svg.innerHTML = this.kind.picture(scene);
      const sentence = this.kind.said(scene);
      if (this.sentence.innerHTML !== sentence) this.sentence.innerHTML = sentence;
      for (const input of this.querySelectorAll("input")) {
        const value = this.state[input.dataset.name];
        if (input.type === "checkbox") input.checked = value;
        else {
          input.value = value;
          const { places = 1, shown = (same) => same } = this.kind.controls[input.dataset.name];
          const text = digits(shown(value), places);
          input.previousElementSibling.textContent = named(text);
          input.setAttribute("aria-valuetext", text);
        }
      }
    }

    change(changes) {
      for (const [name, value] of Object.entries(changes)) this.state[name] = this.within(name, value);
      this.kind.settle?.(this.state, changes);
      this.show();
    }

    // Turn a slider to its end, a step in each frame; at once for readers who want no motion.
    play(name, from) {
      const { max, step } = this.kind.controls[name], still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const next = () => {
        if (this.state[name] !== from) return;  // the reader has taken it over
        from = Math.min(max, from + step);
        this.change({ [name]: from });
        if (from < max) requestAnimationFrame(next);
      };
      if (still) return { [name]: max };
      requestAnimationFrame(next);
      return { [name]: from };
    }

    // A value as the slider of that name could have it.
    within(name, value) {
      const { min, max, step } = this.kind.controls[name] ?? {};
      if (max === undefined) return value;
      const steps = Math.round((Math.min(Math.max(value, min), max) - min) / step);
      return Number((min + steps * step).toFixed(6));
    }

    listen() {
      this.addEventListener("input", ({ target }) => {
        const { name } = target.dataset;
        this.change({ [name]: target.type === "checkbox" ? target.checked : Number(target.value) });
      });
      this.addEventListener("click", ({ target }) => {
        const control = this.kind.controls[target.closest("button")?.dataset.name];
        if (control) this.change(control.act(this.scene, this));
      });
      if (this.kind.grab) this.drag();
    }

    drag() {
      const { svg, kind } = this;
      const { hold = () => "", free = () => false } = kind;
      let held = false, waits = false, before = null;
      const at = ({ clientX, clientY }) => {
        const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
        return { x, y };
      };
      const follow = (event) => this.change(kind.grab(at(event), this.scene, held));
      const takes = (touch) => { const part = hold(at(touch), this.scene); return part !== false && free(part); };
      svg.addEventListener("touchstart", (event) => { if (takes(event.touches[0])) event.preventDefault(); }, { passive: false });
      svg.addEventListener("pointerdown", (event) => {
        held = hold(at(event), this.scene);
        before = held === false ? null : structuredClone(this.state);
        // A finger may be about to scroll, and what it touches has to stay for its touchstart: it is
        // followed once it moves, or was a tap.
        waits = before !== null && event.pointerType === "touch";
        if (!before) return;
        svg.setPointerCapture(event.pointerId);
        if (!waits) follow(event);
      });
      svg.addEventListener("pointermove", (event) => {
        if (!svg.hasPointerCapture(event.pointerId)) return;
        waits = false;
        follow(event);
      });
      svg.addEventListener("pointerup", (event) => { if (waits) follow(event); waits = false; });
      svg.addEventListener("pointercancel", () => { if (before) this.change(before); waits = false; });
    }
  }

  document.addEventListener("DOMContentLoaded", () => customElements.define("to-explore", ToExplore));
})();
