"""What a name is, everywhere: one line, made whole, 40 characters at most, the same in any case of letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from bullseye.errors import BadInputError
from bullseye.words import tr

LONGEST_NAME = 40

_JOINERS = "\u200c\u200d"  # a name in Persian or an Indian script needs them, and so do families of emoji
_DROPPED = ("Cf", "Cs", "Co", "Cn")


def clean(name: str) -> tuple[str, str]:
    """The name on one line, in Unicode's composed form, and a sentence where something was left out or cut_name.

    Blanks and line ends at its edges go without a word. Raises BadInputError when nothing is left of it.
    """
    composed = unicodedata.normalize("NFC", name)
    # Marks that turn the writing direction and the like would spoil the line that the name is shown in.
    visible = "".join(c for c in composed if c in _JOINERS or unicodedata.category(c) not in _DROPPED)
    spaced = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Zs") else c for c in visible)
    one_line = " ".join(spaced.split()).strip(_JOINERS + " ")
    if not one_line:
        raise BadInputError(tr("{name!r} is no name; type a letter or more", name=name[:40]))
    if len(one_line) > LONGEST_NAME:
        kept = cut_name(one_line, LONGEST_NAME)
        return kept, tr("{name!r} is too long; {kept!r} is kept.", name=one_line[:60], kept=kept)
    if len(visible) < len(composed):
        return one_line, tr("Signs that cannot be seen were left out of {kept!r}.", kept=one_line)
    return one_line, ""


def cut_name(name: str, most: int) -> str:
    """At most *most* characters of *name*, none of them torn from the marks that belong to it."""
    end = min(most, len(name))
    while 0 < end < len(name) and _belongs(name[end - 1], name[end]):
        end -= 1
    return (name[:end] if end else name[:most]).rstrip(_JOINERS + " ")


def first_letter(name: str) -> str:
    """The first letter or sign of *name*, with the marks that belong to it."""
    end = 1
    while end < len(name) and _belongs(name[end - 1], name[end]):
        end += 1
    return name[:end]


def _belongs(before: str, after: str) -> bool:
    """Whether *after* is drawn with *before* as one letter or sign."""
    flags = "\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff"
    skin = "\U0001f3fb" <= after <= "\U0001f3ff"
    joined = before in _JOINERS or after in _JOINERS
    return flags or skin or joined or unicodedata.category(after) in ("Mn", "Mc", "Me")


def key_of(name: str) -> str:
    """What is equal for two spellings of one name."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def known_as(name: str, names: Iterable[str]) -> str:
    """*name* as it is spelt among *names* already, else as it is."""
    wanted = key_of(name)
    return next((other for other in names if key_of(other) == wanted), name)
