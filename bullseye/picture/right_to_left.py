"""Text in the order in which it is drawn from left to right, for what draws letters one after another as they come.

Hebrew and Arabic are written from the right, numbers and Latin words in them from the left; Arabic letters are joined.
The order is that of Unicode's bidirectional algorithm (UAX #9) by python-bidi, the joined forms are arabic-reshaper's.
Both are the extra `names`: docs/adr/0018-right-to-left.md. Without them a text stays as it is, and `complaint` says so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Literal

from bullseye.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

Base = Literal["", "L", "R"]
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_PAIR_OPEN, _PAIR_CLOSE, _NEUTRAL = "\u2985", "\u2986", "\u2606"
_BESIDE = _PAIR_OPEN + _PAIR_CLOSE + _NEUTRAL
_FROM_LEFT = "\u200e"
_UNITS = "mm|cm|m|px|ms|s|bits?"
_SIGNED = re.compile(rf"(?<!\S)(?:[-+\u2212\u00b1](?=\d)|(?=\d[\d.,]*[ \u00a0](?:{_UNITS})\b)|(?=[~./\\]+[A-Za-z]))")
"""Where a number begins that is read from the left together with its sign or its unit, and where a path does."""
_STAND_INS = {"R": range(0x10A60, 0x10A7D), "AL": range(0x0712, 0x0730)}
"""Letters of the same direction that stand for a letter with its marks while the order is found."""


def is_from_right(text: str) -> bool:
    """Whether anything in *text* is written from the right."""
    return not text.isascii() and _FROM_RIGHT.search(text) is not None


def drawn(text: str, base: Base = "") -> str:
    """*text* as it is drawn from the left, each line for itself; one without such letters as it is.

    The first letter says which way a line is read; with *base* "L" one that has letters from the left is read so, with
    "R" each is read from the right, as a sentence is in a language from there.
    """
    if not is_from_right(text):
        return text
    return "\n".join(_line(line, base) for line in text.split("\n"))


def complaint(text: str) -> str:
    """What is missing to draw *text* as it is read, and how to get it; "" where nothing is."""
    if not is_from_right(text) or _tools() is not None:
        return ""
    return tr(
        "Arabic and Hebrew cannot be shown from right to left here; install what that needs: "
        'pip install "bullseye[names]"'
    )


@cache
def _tools() -> tuple[Callable[..., str], Callable[[str], str], dict[str, str]] | None:
    """The order, the joined forms and the mirrored signs; None where the libraries are not installed."""
    try:
        from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped]
        from bidi import get_display  # type: ignore[import-untyped]
        from bidi.mirror import MIRRORED  # type: ignore[import-untyped]
    except ImportError:
        return None
    joined = ArabicReshaper({"delete_harakat": False, "support_zwj": True, "ARABIC LIGATURE ALLAH": False})
    return get_display, joined.reshape, MIRRORED


@lru_cache(maxsize=1024)
def _line(text: str, base: Base = "") -> str:
    tools = _tools()
    if tools is None or not is_from_right(text):
        return text
    order, join, mirror = tools
    signed = _SIGNED.sub(f"{_FROM_LEFT}\\g<0>", text) if base == "R" else text
    marked, clusters = _with_stand_ins(join(signed))
    doubled = _doubled(marked, mirror)
    if base == "R" or (base and any(unicodedata.bidirectional(sign) == "L" for sign in text)):
        order = partial(order, base_dir=base)
    shown = order(marked) if doubled == marked else _mirrored(order(doubled), mirror)
    whole = "".join(clusters.get(sign, sign) for sign in shown)
    return whole.replace(_FROM_LEFT, "") if signed != text else whole


def _with_stand_ins(text: str) -> tuple[str, dict[str, str]]:
    """*text* with one letter for each letter with marks, so that these stay behind it, and what it stands for."""
    free = {kind: [chr(code) for code in codes if chr(code) not in text] for kind, codes in _STAND_INS.items()}
    clusters: dict[str, str] = {}

    def one(found: re.Match[str]) -> str:
        letters = free.get(unicodedata.bidirectional(found[0][0]), [])
        if len(found[0]) == 1 or not letters:
            return found[0]
        clusters[letters[-1]] = found[0]
        return letters.pop()

    marks = "".join({sign for sign in text if unicodedata.category(sign) == "Mn"})
    return (re.sub(f".[{re.escape(marks)}]+", one, text) if marks else text), clusters


def _doubled(text: str, mirror: dict[str, str]) -> str:
    """A sign of the same kind beside each that is mirrored in text from the right: their order then tells."""
    signs: list[str] = []
    if any(sign in text for sign in _BESIDE):
        return text  # one is there in its own right: nothing is mirrored then, and nothing lost
    for sign in text:
        kind = unicodedata.category(sign)
        beside = "" if sign not in mirror else {"Ps": _PAIR_OPEN, "Pe": _PAIR_CLOSE}.get(kind, _NEUTRAL)
        signs.append(beside + sign if kind == "Pe" else sign + beside)
    return "".join(signs)


def _mirrored(text: str, mirror: dict[str, str]) -> str:
    """The text of `_doubled` in its order, with the mirrored signs where that is from the right."""
    signs: list[str] = []
    at = 0
    while at < len(text):
        pair = text[at : at + 2]
        if len(pair) == 2 and pair[0] in _BESIDE and pair[1] in mirror:
            from_right = unicodedata.category(pair[1]) != "Pe"
            signs.append(mirror[pair[1]] if from_right else pair[1])
            at += 2
        elif len(pair) == 2 and pair[1] in _BESIDE and pair[0] in mirror:
            from_right = unicodedata.category(pair[0]) == "Pe"
            signs.append(mirror[pair[0]] if from_right else pair[0])
            at += 2
        else:
            signs.append(pair[0])
            at += 1
    return "".join(signs)
