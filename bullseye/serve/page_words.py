"""What the pages say in another language: the sentences in their modules, looked up in the program's catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from bullseye.words import catalogue, here, translated

FILE = "catalogue.js"
"""The module that the pages have their sentences of; in the package it is English."""
COUNTED = 200
"""Up to here each number has its plural form in the table; after it the last two digits decide."""
_ONE = re.compile(r'\bt\(\s*("(?:[^"\\]|\\.)*")')
_MANY = re.compile(r'\btn\(\s*("(?:[^"\\]|\\.)*"),\s*("(?:[^"\\]|\\.)*")')


def page_catalogue(modules: Iterable[str]) -> bytes | None:
    """The text of `catalogue.js` for the sentences that *modules* say; None in English, where the file stands."""
    found = catalogue()
    if found is None:
        return None
    texts: dict[str, str | list[str]] = {}
    of = [next((n for n in range(COUNTED) if found_form(n) == form), 0) for form in range(_forms())]
    for source in modules:
        for text in _ONE.findall(source):
            key = json.loads(text)
            texts.setdefault(key, translated(key))
        for one, many in _MANY.findall(source):
            keys = json.loads(one), json.loads(many)
            texts[keys[0]] = [found.ngettext(*keys, n) for n in of]
    spoken = here()
    forms = "".join(str(found_form(n)) for n in range(COUNTED))
    said = {
        "lang": spoken.code, "rightward": spoken.rightward, "comma": spoken.comma, "forms": forms, "texts": texts,
    }  # fmt: skip
    return f"export const catalogue = {json.dumps(said, ensure_ascii=False)};\n".encode()


def found_form(n: int) -> int:
    """Which plural form *n* takes in the language that is spoken."""
    plural = getattr(catalogue(), "plural", None)  # given to every GNUTranslations by the head of its file
    return int(plural(n)) if plural else int(n != 1)


def _forms() -> int:
    return 1 + max(found_form(n) for n in range(COUNTED))
