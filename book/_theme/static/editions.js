// The reader's choice of edition is remembered for the root page.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-edition]");
  if (link) try { localStorage.setItem("edition", link.dataset.edition); } catch {}
});

// A folder cannot be searched through by fetching its pages: results then come without excerpts.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

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
