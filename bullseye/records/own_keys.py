"""Keys that have changed places: what settings.json may say of them, and what a key that goes down then means.

Places are {key: the key that now does what it did}, by the names that pages use: "h", "F2", "Return", "Control-z". Each
key that gives its place away gets another's, so nothing can become out of reach, by hand in the file neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

FIXED = frozenset(
    ("Tab", "ISO_Left_Tab", "Escape", "BackSpace", "Up", "Down", "Left", "Right", "Home", "End", "Prior", "Next")
)
"""The way through a page and out of it, and what lists and fields of text take themselves."""
MODIFIERS = re.compile(r"(Shift|Control|Alt|Meta|Super|Hyper|Caps|Num|Scroll|ISO|Mode|Win|App|Multi)_\w+")
ALLOWED = 'keys that change places, such as {"h": "j", "j": "h"}; Tab, Esc and the arrows keep theirs'
_NAME = re.compile(r"(Control-(Shift-)?)?[A-Za-z0-9_]{1,24}")
_MOST = 200


def can_move(key: str) -> bool:
    """Whether *key* may change its place."""
    last = key.rpartition("-")[2]
    named = _NAME.fullmatch(key) is not None and not MODIFIERS.fullmatch(last) and last not in FIXED
    return named and (len(last) > 1 or last == last.lower())


def are_places(value: object) -> bool:
    """Whether *value* is a mapping in which keys change places."""
    if not isinstance(value, dict) or len(value) > _MOST:
        return False
    if not all(isinstance(name, str) and can_move(name) for pair in value.items() for name in pair):
        return False
    return set(value) == set(value.values())


def meant(places: Mapping[str, str], pressed: str) -> str:
    """The key whose doing *pressed* has now."""
    return next((key for key, place in places.items() if place == pressed), pressed) if places else pressed


def moved(places: Mapping[str, str], key: str, place: str) -> dict[str, str]:
    """*places*, with what *key* did at *place*; whatever was there gets the place that *key* had."""
    other, old = meant(places, place), places.get(key, key)
    changed = {**places, key: place, other: old}
    return {name: where for name, where in changed.items() if name != where}
