"""A language for tests: every sentence a third longer, accented and in brackets, its places as they were.

What still shows in plain English was not marked, what loses its closing bracket is cut off, and a bracket in the middle
of a sentence shows that it was put together from pieces.
"""

from __future__ import annotations

import sys
from pathlib import Path
from string import Formatter

sys.path.insert(0, str(Path(__file__).parent))
import catalogues

CODE = "en_XA"
_PLAIN = "aceginorsuyzACEGINORSUYZ"
_ACCENTED = "\u00e1\u00e7\u00e9\u011f\u00ed\u00f1\u00f3\u0159\u0161\u00fa\u00fd\u017e"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED + _ACCENTED.upper())
_MORE = "\u00e6\u00f8\u00e5"


def pseudo(text: str) -> str:
    """*text* in the language of tests; the places of values in it are left as they are."""
    out = ""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:  # its braces are no places
        return _around(text.translate(_ACCENTS), text)
    for plain, place, form, conversion in parts:
        out += plain.translate(_ACCENTS).replace("{", "{{").replace("}", "}}")
        if place is not None:
            out += "{" + place + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "") + "}"
    return _around(out, text)


def _around(said: str, text: str) -> str:
    longer = (_MORE * len(text))[: max(1, len(text.strip()) // 3)] if len(text.strip()) > 1 else ""
    start = len(said) - len(said.lstrip())
    end = len(said.rstrip())
    return f"{said[:start]}[{said[start:end]}{' ' if longer else ''}{longer}]{said[end:]}"


def build(folder: Path, root: Path = catalogues.ROOT) -> Path:
    """Make the catalogue of the language of tests under *folder*; the path of its .mo file."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    catalog = Catalog(locale="en", charset="utf-8", fuzzy=False)
    for sentence in catalogues.sentences(root):
        text = sentence.text
        catalog.add(text, pseudo(text) if isinstance(text, str) else tuple(pseudo(one) for one in text))
    path = folder / CODE / "LC_MESSAGES" / "bullseye.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        write_mo(file, catalog)
    return path


if __name__ == "__main__":
    print(build(Path(sys.argv[1])))
