"""The words a user reads, in the user's language: `tr` marks a whole sentence, `trn` one that counts something.

Sentences are written in English where they are said. A translation is a file `locale/LANGUAGE/LC_MESSAGES/bullseye.mo`
in the package (docs/adr/0010-translations.md); where there is none for the desktop's language, English is shown and not
even gettext is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gettext import GNUTranslations

LOCALE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale")
_ASKED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # in the order of gettext


def tr(text: str, /, **parts: object) -> str:
    """*text* in the user's language, with its named places `{name}` filled in from *parts*."""
    found = catalogue()
    said = text if found is None else found.gettext(text)
    return said.format(**parts) if parts else said


def trn(one: str, many: str, number: int, /, **parts: object) -> str:
    """*one* or *many* by *number*, which stands at `{n}`; a language may have more forms than these two."""
    found = catalogue()
    said = (one if number == 1 else many) if found is None else found.ngettext(one, many, number)
    return said.format(**{"n": number, **parts})


@cache
def catalogue() -> GNUTranslations | None:
    """The translation for the desktop's language; None for English, and where there is none.

    It is looked for once, at the first word, and stays for as long as the program runs.
    """
    for language in languages(os.environ):
        path = os.path.join(LOCALE, language, "LC_MESSAGES", "bullseye.mo")
        if language == "en":
            return None
        if os.path.isfile(path):
            from gettext import GNUTranslations

            with open(path, "rb") as file:
                return GNUTranslations(file)
    return None


def languages(environ: Mapping[str, str]) -> list[str]:
    """What the desktop asks for, the best first: `de_AT.UTF-8` asks for de_AT, then de."""
    for name in _ASKED:
        if environ.get(name):
            plain = [each.partition(".")[0].partition("@")[0] for each in environ[name].split(":")]
            return [part for each in plain for part in dict.fromkeys((each, each.partition("_")[0])) if part]
    return []
