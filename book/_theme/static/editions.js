// The reader's choice of edition is remembered for the root page, and so is the place on the page:
// the one of the address while it is on the screen, or else the last one in its upper third; it has
// the same name in both editions.
const place = () => {
  const named = [...document.querySelectorAll("[id^='equation-'], figure[id^='fig-'], .exercise[id], span[id^='s1']")];
  const top = (one) => one.getBoundingClientRect().top;
  const asked = named.find((one) => `#${one.id}` === location.hash);
  if (asked && top(asked) >= 0 && top(asked) < innerHeight) return location.hash;
  const passed = named.filter((one) => top(one) < innerHeight / 3);
  return scrollY > 200 && passed.length ? `#${passed.at(-1).id}` : "";
};
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-edition]");
  if (!link) return;
  link.hash = place();
  try { localStorage.setItem("edition", link.dataset.edition); } catch {}
});

// The copy button knows many languages, but not this one.
if (document.documentElement.lang === "fa" && typeof messages === "object") {
  messages.fa = {
    copy: "رونوشت",
    copy_to_clipboard: "رونوشت برداشتن",
    copy_success: "برداشته شد",
    copy_failure: "رونوشت برداشته نشد",
  };
  locale = "fa";
}
