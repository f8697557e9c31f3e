// Paper is white: printed in the light scheme, whatever the screen shows.
let scheme;
addEventListener("beforeprint", () => {
  scheme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
});
addEventListener("afterprint", () => (document.documentElement.dataset.theme = scheme));

// A drawer closes when the reader has chosen a place on this page.
document.addEventListener("click", ({ target }) => {
  if (target.closest('dialog a[href^="#"]')) target.closest("dialog").close();
});

// What is wider than its place can be reached and scrolled by keyboard, also where it was folded.
document.addEventListener("DOMContentLoaded", () => {
  const seen = new ResizeObserver((all) => {
    for (const { target } of all) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  });
  for (const code of document.querySelectorAll("pre")) seen.observe(code);
});
