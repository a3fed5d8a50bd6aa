"""How keys are called in words and on buttons, also where they have changed places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from bullseye.words import KEY_GAP, commas, show_keys, tr

_NAMED = {
    "Return": tr("Enter"), "space": tr("Space"), "Delete": tr("Del"), "Escape": tr("Esc"), "Tab": tr("Tab"),
    "plus": "+", "minus": "\u2212", "comma": ",", "period": ".", "slash": "/", "semicolon": ";", "apostrophe": "'",
    "bracketleft": "[", "bracketright": "]", "backslash": "\\", "grave": "`", "equal": "=", "question": "?",
}  # fmt: skip
_IN_ENGLISH = {"Enter": "Return", "Space": "space", "Del": "Delete", "Esc": "Escape", "+": "plus", "\u2212": "minus"}
_COMMA = re.compile("\\s*[,\u060c\u3001\uff0c]\\s*(?=\\S)")  # of every script that has one of its own
_places: list[Callable[[], Mapping[str, str]]] = []


def follow(places: Callable[[], Mapping[str, str]]) -> None:
    """From now on keys are shown at the places that *places* gives."""
    _places[:] = [places]
    show_keys(_on_a_button)


def key_words(key: str) -> str:
    """How the key is called that does what pages know as *key*."""
    return name_of(_now().get(key, key))


def name_of(key: str) -> str:
    """How *key* itself is called: "Control-z" is Ctrl+Z."""
    held, _, last = key.rpartition("-")
    named = _NAMED.get(last) or (last.upper() if len(last) == 1 else last)
    with_control = tr("Ctrl+{key}", key=named) if held == "Control" else tr("Ctrl+Shift+{key}", key=named)
    return with_control if held else named


def keys_in(told: str) -> list[str]:
    """The keys in a text such as "Enter, R", as far as they are keys that can change places."""
    return [key for part in _COMMA.split(told) if (key := _key_called(part))]


def told_now(told: str) -> str:
    """Such a text with each key as it is called now."""
    if not _now():
        return told
    return commas(key_words(key) if (key := _key_called(part)) else part for part in _COMMA.split(told))


def _now() -> Mapping[str, str]:
    return _places[0]() if _places else {}


def _key_called(words: str) -> str:
    """The name of the key that is called *words* in the user's language or in English; "" for other words."""
    *held, last = words.split("+") if len(words) > 1 else [words]
    found = _IN_ENGLISH.get(last) or _by_words(last, _NAMED.items())
    if not found and len(last) == 1 and last.isascii() and last.isalnum():
        found = last.lower()
    if not found and last[:1] == "F" and last[1:].isdecimal():
        found = last
    return f"{('', 'Control-', 'Control-Shift-')[len(held)]}{found}" if found and len(held) < 3 else ""


def _by_words(words: str, named: Iterable[tuple[str, str]]) -> str:
    return next((key for key, called in named if called == words), "")


def _on_a_button(english: str, said: str) -> str:
    """A button's words with its key as it is called now."""
    told = english.rpartition(KEY_GAP)[2]
    if KEY_GAP not in said or not any(_key_called(part) in _now() for part in _COMMA.split(told)):
        return said
    return f"{said.rpartition(KEY_GAP)[0]}{KEY_GAP}{told_now(told)}"
