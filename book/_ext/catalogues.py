"""Sphinx extension: the interface's words, from book/locale; they win over those of the same name.

It stands first in the list of extensions: of two catalogues Sphinx asks the one it met first.
Sphinx' own words are met before any extension: `locale_dirs` (book/build.py) is for them.
"""

import json
import os
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

BOOK = Path(__file__).resolve().parents[1]


def sources(language):
    return sorted((BOOK / "locale" / language).glob("*.po"))


def put(path, content):
    """Write a file that is whole whenever somebody reads it: two forms may be built at once."""
    partial = path.with_suffix(f".{os.getpid()}")
    partial.write_bytes(content)
    partial.replace(path)


def compile_catalogues(language, folder):
    """Compile book/locale/<language>/*.po into a folder laid out as gettext and Sphinx expect."""
    target = folder / language / "LC_MESSAGES"
    target.mkdir(parents=True, exist_ok=True)
    for source in sources(language):
        with source.open("rb") as read:
            catalogue = read_po(read, locale=language)
        written = BytesIO()
        write_mo(written, catalogue)
        put(target / f"{source.stem}.mo", written.getvalue())
        if source.stem == "sphinx":
            words = {entry.id: entry.string for entry in catalogue if entry.id}
            script = {"locale": language, "plural_expr": "0", "messages": words}
            text = f"Documentation.addTranslations({json.dumps(script, ensure_ascii=False)});\n"
            put(target / "sphinx.js", text.encode())


def setup(app):
    for source in sources(app.config.language or "en"):
        for folder in app.config.locale_dirs:
            app.add_message_catalog(source.stem, str(Path(app.confdir, folder)))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
