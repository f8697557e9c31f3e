"""Draw the first frame of every explorable in every language: `python book/explorables/draw.py`.

The frames are committed: the pages carry them, and a test holds them to what a browser draws.
"""

import json
import sys
from pathlib import Path

BOOK = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(BOOK / "_ext"))
import explorables  # noqa: E402
import printing  # noqa: E402

STATIC = explorables.HOME / "static" / explorables.FOLDER
LANGUAGES = ("en", "fa")


def forms(kind):
    """Whether compact, for each form in which a kind occurs."""
    return (False, True) if "small:" in (STATIC / f"{kind}.js").read_text("utf8") else (False,)


def draw(browser, kind, compact, language):
    """The frame that a page without one would get."""
    page = browser.new_page()
    page.on("pageerror", lambda error: print(f"{kind}, {language}: {error}", file=sys.stderr))
    page.set_content(f'<html lang="{language}"><body></body></html>')
    names = [*explorables.SHARED, kind]
    data = STATIC / f"{kind}-data.js"
    for script in [STATIC / f"{name}.js" for name in names] + [data] * data.exists():
        page.add_script_tag(path=script)
    page.evaluate(
        """async ([kind, words, compact]) => {
          const element = document.createElement("to-explore");
          element.setAttribute("kind", kind);
          element.dataset.words = words;
          element.toggleAttribute("compact", compact);
          delete explorables[kind].data;
          document.dispatchEvent(new Event("DOMContentLoaded"));
          document.body.append(element);
        }""",
        [kind, json.dumps(explorables.words(language)[kind]), compact],
    )
    page.wait_for_selector("to-explore[ready]")
    frame = page.locator(".frame").evaluate("(frame) => frame.outerHTML")
    page.close()
    return frame


def main():
    with printing.chromium() as browser:
        for kind in explorables.kinds():
            for compact in forms(kind):
                for language in LANGUAGES:
                    path = explorables.first_frame(kind, compact, language)
                    path.write_text(draw(browser, kind, compact, language) + "\n", "utf8")


if __name__ == "__main__":
    main()
