"""Whether a model's words may be shown: plain, short, and with no number that it was not sent."""

from __future__ import annotations

import re
from collections.abc import Set
from decimal import Decimal
from unicodedata import normalize

from bullseye.coach.said import numbers_in
from bullseye.words import signs, tr

LONGEST = 1200
_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: n for n, word in enumerate(_ONES + _TEENS)} | {word: 10 * (n + 2) for n, word in enumerate(_TENS)}
_NUMBER_WORD = re.compile(
    rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_ONES[1:])})\b|\b({'|'.join(_WORDS)})\b", re.IGNORECASE
)
_UNCLEAR = re.compile(
    r"\b(hundreds?|thousands?|millions?|billions?|dozens?|half|halve[sd]?|twice|thrice|doubl\w+|tripl\w+|quarters?|"
    r"(?:two-)?thirds?|tenfold|percentile)\b|\d\s*[\u00d7x^*]\s*[-+]?\d|\d[A-Za-z]",
    re.IGNORECASE,
)
"""A multiple, a power, an e-number: another number than the digits say."""
_LINK = re.compile(r"https?:|www\.|\]\(|<[a-z/!]", re.IGNORECASE)
ALWAYS = frozenset({Decimal(1)})
"""`one` is a word before it is a number."""


def problem(text: str, sent: Set[Decimal]) -> str:
    """Why *text* is not shown; "" when nothing is wrong with it. The text itself is not quoted."""
    plain = normalize("NFKC", text)
    if not plain.strip() or len(plain) > LONGEST:
        return tr("it is empty or longer than {most} characters", most=LONGEST)
    if _LINK.search(plain) or any(not each.isprintable() for each in plain.replace("\n", " ")):
        return tr("it holds a link, or marks that are no text")
    if _UNCLEAR.search(plain) or any(each.isnumeric() and not "0" <= each <= "9" for each in text):
        return tr("it writes numbers in a way that cannot be checked")
    invented = (numbers_in(text) | _in_words(plain)) - sent
    return tr("{number} in it is nowhere in what was sent", number=signs(f"{min(invented):f}")) if invented else ""


def _in_words(text: str) -> set[Decimal]:
    found = set()
    for tens, ones, alone in _NUMBER_WORD.findall(text):
        number = _WORDS[alone.lower()] if alone else _WORDS[tens.lower()] + _WORDS[ones.lower()]
        found.add(Decimal(number).normalize())
    return found - ALWAYS


def whole_sentences(text: str) -> str:
    """The part of a text that is still being written that ends with a whole sentence."""
    ends = [each.end() for each in re.finditer(r"[.!?](?=\s)", text)]
    return text[: ends[-1]] if ends else ""
