"""Search in Persian: one word is found however it was typed."""

import json
import re

from sphinx.search import SearchLanguage

ZWNJ = "\u200c"
# Arabic letters, vowel signs and digits stand for their Persian or plain forms.
SAME = dict(
    zip("يىئكةۀأإآؤ" + "۰۱۲۳۴۵۶۷۸۹" + "٠١٢٣٤٥٦٧٨٩", "یییکههاااو" + "0123456789" * 2, strict=True)
)
SILENT = [*map(chr, range(0x64B, 0x660)), "\u0670", "\u0640", "\u200d", "\u200e", "\u200f"]
FOLD = SAME | dict.fromkeys(SILENT, "")


class SearchPersian(SearchLanguage):
    """Fold spellings; index a word with a half-space whole, without it, and in its parts."""

    lang = "fa"
    language_name = "Persian"
    stopwords = set("و در به از که این آن را با است برای یک هر تا ها های می نمی ای هم یا".split())  # noqa: RUF012
    js_splitter_code = f"""
const FOLD = {json.dumps(FOLD | {ZWNJ: ""}, ensure_ascii=True)};
var splitQuery = (query) =>
  Array.from(query, (letter) => FOLD[letter] ?? letter).join("")
    .split(/[^\\p{{L}}\\p{{N}}_]+/u).filter((word) => word);
"""

    def split(self, text):
        words = []
        for word in re.findall(rf"[\w{ZWNJ}]+", text.translate(str.maketrans(FOLD))):
            words.append(word.replace(ZWNJ, ""))
            if ZWNJ in word:
                words += word.split(ZWNJ)
        return [word for word in words if word]
