// A copied formula is its TeX, between dollars; the rest of the selection stays as it is.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || event.target.closest?.("input, textarea")) return;
  const ranges = Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i));
  for (const range of ranges) {
    // Half a formula is no TeX: take it whole.
    const around = (node) => (node.closest ? node : node.parentElement).closest("math");
    if (around(range.startContainer)) range.setStartBefore(around(range.startContainer));
    if (around(range.endContainer)) range.setEndAfter(around(range.endContainer));
  }
  const copy = document.createElement("div");
  for (const range of ranges) copy.append(range.cloneContents());
  const formulas = copy.querySelectorAll("math[data-tex]");
  if (formulas.length === 0) return;
  const html = copy.innerHTML;
  for (const formula of formulas) {
    const dollars = formula.getAttribute("display") === "block" ? "$$" : "$";
    formula.replaceWith(dollars + formula.dataset.tex + dollars);
  }
  copy.style.cssText = "position: fixed; inset-inline-start: -200vw; white-space: normal";
  document.body.append(copy);
  event.clipboardData.setData("text/plain", copy.innerText);
  event.clipboardData.setData("text/html", html);
  copy.remove();
  event.preventDefault();
});
