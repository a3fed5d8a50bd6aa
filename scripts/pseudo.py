"""Languages for tests: every sentence a third longer, in brackets, its places as they were.

What still shows in plain English was not marked, what loses its closing bracket is cut off, and a bracket in the middle
of a sentence shows that it was put together from pieces. One is accented; one is in Arabic letters, from the right.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from string import Formatter

sys.path.insert(0, str(Path(__file__).parent))
import catalogues

CODE, RIGHT = "en_XA", "ar_XB"
_PLAIN = "aceginorsuyzACEGINORSUYZ"
_ACCENTED = "\u00e1\u00e7\u00e9\u011f\u00ed\u00f1\u00f3\u0159\u0161\u00fa\u00fd\u017e"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED + _ACCENTED.upper())
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = (
    "\u0627\u0628\u0643\u062f\u0647\u0641\u062c\u062d\u064a\u0698\u0642\u0644\u0645"
    "\u0646\u0648\u067e\u062b\u0631\u0633\u062a\u0639\u06a4\u0634\u062e\u0629\u0632"
)
_LETTERS = str.maketrans(_LATIN + _LATIN.upper(), 2 * _ARABIC)
_PRINTF = re.compile(r"(%(?:\(\w+\))?[srd](?![a-z]))")
"""The places in what argparse says."""
_MORE = "\u00e6\u00f8\u00e5"


def pseudo(text: str, code: str = CODE) -> str:
    """*text* in the language of tests *code*; the places of values in it are left as they are."""
    out, letters = "", _ACCENTS if code == CODE else _LETTERS
    try:
        parts = list(Formatter().parse(text))
    except ValueError:  # its braces are no places
        return _around(text.translate(letters), text)
    for plain, place, form, conversion in parts:
        words = "".join(one if _PRINTF.fullmatch(one) else one.translate(letters) for one in _PRINTF.split(plain))
        out += words.replace("{", "{{").replace("}", "}}")
        if place is not None:
            out += "{" + place + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "") + "}"
    return _around(out, text)


def _around(said: str, text: str) -> str:
    longer = (_MORE * len(text))[: max(1, len(text.strip()) // 3)] if len(text.strip()) > 1 else ""
    start = len(said) - len(said.lstrip())
    end = len(said.rstrip())
    return f"{said[:start]}[{said[start:end]}{' ' if longer else ''}{longer}]{said[end:]}"


def build(folder: Path, root: Path = catalogues.ROOT, code: str = CODE) -> Path:
    """Make the catalogue of the language of tests *code* under *folder*; the path of its .mo file."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    catalog = Catalog(locale="en", charset="utf-8", fuzzy=False)
    for sentence in catalogues.sentences(root):
        text = sentence.text
        catalog.add(text, pseudo(text, code) if isinstance(text, str) else tuple(pseudo(one, code) for one in text))
    path = folder / code / "LC_MESSAGES" / "bullseye.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        write_mo(file, catalog)
    return path


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), code=sys.argv[2] if sys.argv[2:] else CODE))
