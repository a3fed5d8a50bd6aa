"""A name as a wall for everybody shows it: its initials, unless its owner allowed more."""

from __future__ import annotations

from bullseye.names import first_letter

MOST = 3


def initials(name: str) -> str:
    """`A. L.` for Ada Lovelace; of a name of many words the first three. Letters stay whole, with their marks."""
    return " ".join(f"{first_letter(word).upper()}." for word in name.split()[:MOST])
