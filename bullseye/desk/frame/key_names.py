"""What pages call a key: one name for it, whichever Tk reports it and whichever half of the keyboard it is on."""

from __future__ import annotations

_OTHER_NAMES = {"KP_Enter": "Return", "+": "plus", "-": "minus", "=": "equal", "?": "question"}
"""Tk 9 names a key by its sign where Tk 8 spells it out."""


def key_name(keysym: str) -> str:
    """The name of Tk's *keysym* in `Page.actions`: letters in lower case, signs spelt out, "Return" for both."""
    return _OTHER_NAMES.get(keysym, keysym if len(keysym) > 1 else keysym.lower())
