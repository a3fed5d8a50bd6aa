"""The languages that bullseye speaks: what each is called, how it writes numbers, and which way it runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any, NamedTuple


class Language(NamedTuple):
    """One language. *name* is its own word for itself; *decimal* and *group* are its signs within a number.

    *comma* stands between the names of a list, *colon* after a label. *rightward* is False where lines run from right
    to left. *draft*: nobody who speaks it has read the catalogue against the running program, which the settings page
    says. *spaced* is False where words are written without spaces.
    """

    code: str
    name: str
    english: str
    decimal: str = "."
    group: str = ","
    comma: str = ", "
    colon: str = ": "
    draft: bool = False
    rightward: bool = True
    spaced: bool = True

    @property
    def tag(self) -> str:
        """What a page in HTML says it is written in, such as pt-BR."""
        return self.code.replace("_", "-")

    @property
    def direction(self) -> str:
        """Which way such a page runs: ltr or rtl."""
        return "ltr" if self.rightward else "rtl"

    def ordinal(self, number: int) -> str:
        """The place *number* of an order as it is written alone: 1st in English, 1. in German, 1 where none is."""
        if self.code == "en":
            last = 0 if number % 100 in (11, 12, 13) else number % 10
            return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
        if self.code == "fr":
            return f"{number}er" if number == 1 else f"{number}e"
        before, after = _ORDINALS.get(self.code, ("", ""))
        return f"{before}{number}{after}"

    def capital(self, text: str) -> str:
        """*text* with a capital first, as a sentence or a heading begins."""
        first = "\u0130" if self.code == "tr" and text[:1] == "i" else text[:1].upper()
        return first + text[1:]

    def within(self, label: str) -> str:
        """A *label* as it is written within a line: small, but in German, whose nouns have capitals."""
        return label if self.code == "de" else label[:1].lower() + label[1:]

    def signs(self, text: str) -> str:
        """*text*, a number as Python writes it, with the signs of this language."""
        return text.translate({ord("."): self.decimal, ord(","): self.group})

    def plain(self, text: str) -> str:
        """*text* with every number in it as Python writes it: `4.500,5` in German is `4500.5`."""
        if self.decimal == "." and self.group == ",":
            return text
        grouped = re.compile(rf"(?<=\d){re.escape(self.group)}(?=\d{{3}}(?!\d))")
        point = re.compile(rf"(?<=\d){re.escape(self.decimal)}(?=\d)")
        return point.sub(".", grouped.sub("", text))

    def fill(self, said: str, parts: Mapping[str, object]) -> str:
        """*said* with its named places filled; numbers in them are written as this language writes them."""
        return _Fills(self).vformat(said, (), parts)


def places(text: str) -> set[str]:
    """The named places of *text*; none where its braces are no places."""
    try:
        return {place for _, place, _, _ in Formatter().parse(text) if place is not None}
    except ValueError:
        return set()


class _Fills(Formatter):
    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        text: str = super().format_field(value, format_spec)
        return self._language.signs(text) if value.__class__ in (int, float) else text


_ORDINALS = {
    "de": ("", "."), "tr": ("", "."), "es": ("", ".\u00ba"), "pt_BR": ("", "\u00ba"), "ja": ("", "\u4f4d"),
    "zh_CN": ("\u7b2c", ""),
}  # fmt: skip
"""What stands before and after the number of a place."""

LANGUAGES = (
    Language("en", "English", "English"),
    Language("de", "Deutsch", "German", ",", "."),
    Language("fr", "Fran\u00e7ais", "French", ",", "\u202f", colon="\u00a0: "),
    Language("es", "Espa\u00f1ol", "Spanish", ",", "."),
    Language("ar", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", "Arabic", comma="\u060c ", rightward=False),
    Language("pt_BR", "Portugu\u00eas (Brasil)", "Brazilian Portuguese", ",", ".", draft=True),
    Language(
        "uk", "\u0423\u043a\u0440\u0430\u0457\u043d\u0441\u044c\u043a\u0430", "Ukrainian", ",", "\u00a0", draft=True
    ),
    Language("tr", "T\u00fcrk\u00e7e", "Turkish", ",", ".", draft=True),
    Language(
        "zh_CN",
        "\u7b80\u4f53\u4e2d\u6587",
        "Simplified Chinese",
        comma="\u3001",
        colon="\uff1a",
        draft=True,
        spaced=False,
    ),
    Language("ja", "\u65e5\u672c\u8a9e", "Japanese", comma="\u3001", draft=True, spaced=False),
)
"""Arabic is written here with the digits that stand on the faces, and with the point: what is counted can be compared
with the target on the wall."""

_BY_CODE = {language.code: language for language in LANGUAGES}


def by_code(code: str) -> Language:
    """The language of *code*; for one that only somebody's own catalogue speaks, with the signs of English."""
    return _BY_CODE.get(code) or _BY_CODE.get(code.partition("_")[0]) or Language(code, code, code)
