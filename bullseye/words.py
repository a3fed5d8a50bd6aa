"""The words a user reads, in the user's language: `tr` marks a whole sentence, `trn` one that counts something.

Sentences are written in English where they are said. A translation is a file `locale/LANGUAGE/LC_MESSAGES/bullseye.mo`
in the package (docs/adr/0010-translations.md); where there is none for the desktop's language, English is shown and not
even gettext is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    from gettext import GNUTranslations

    from bullseye.languages import Language

LOCALE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale")
SOURCE = "en"
_ASKED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # in the order of gettext
KEY_GAP = "   "
"""Between what a button does and its key: "Save   Enter"."""
_choices: list[Callable[[], str]] = []
_keyed: list[Callable[[str, str], str]] = []


def choose(chosen: Callable[[], str]) -> None:
    """Say whose choice counts before the desktop's: *chosen* gives a language's code, or "" for the desktop's.

    It is asked once, at the first word; a choice that comes later counts from the next start, or no page would be in
    one language.
    """
    _choices[:] = [chosen]


def show_keys(keyed: Callable[[str, str], str]) -> None:
    """Say what a button's words are where keys have changed places: *keyed* gets them in English, and as they are said.

    It is asked for words with a KEY_GAP only.
    """
    _keyed[:] = [keyed]


def tr(text: str, /, **parts: object) -> str:
    """*text* in the user's language, with its named places `{name}` filled in from *parts*.

    A translation with other places than its sentence is not used: nobody reads a traceback for a slip of a translator.
    """
    found = catalogue()
    # The empty text is the head of the catalogue.
    said = text if found is None else (found.gettext(text) or text) if text else ""
    if _keyed and KEY_GAP in text:
        said = _keyed[0](text, said)
    if found is None:
        return said.format(**parts) if parts else said
    return _filled(said, text, parts) if parts else _whole(said, text)


def trn(one: str, many: str, number: int, /, **parts: object) -> str:
    """*one* or *many* by *number*, which stands at `{n}`; a language may have more forms than these two."""
    found = catalogue()
    text = one if number == 1 else many
    if found is None:
        return text.format(**{"n": number, **parts})
    try:
        said = found.ngettext(one, many, number) or text
    except ArithmeticError:  # its rule for plurals divides by 0
        said = text
    return _filled(said, text, {"n": number, **parts})


def translated(text: str) -> str:
    """A *text* that is written in one of our data files, in the user's language."""
    found = catalogue()
    return text if found is None or not text else found.gettext(text) or text


def number(value: float, form: str = "") -> str:
    """*value* by the format *form*, such as ".1f", with the decimal sign and the groups of the user's language."""
    return signs(format(value, form))


def signs(text: str) -> str:
    """*text*, a number as Python writes it, with the decimal sign and the groups of the user's language."""
    return text if catalogue() is None else here().signs(text)


def ordinal(place: int) -> str:
    """A *place* of an order, alone: `1st` in English."""
    return here().ordinal(place)


def capital(text: str) -> str:
    """*text* with a capital first, as a sentence or a heading begins in the user's language."""
    return text[:1].upper() + text[1:] if catalogue() is None else here().capital(text)


def within(label: str) -> str:
    """A *label* that stands alone elsewhere, as it is written within a line."""
    return label[:1].lower() + label[1:] if catalogue() is None else here().within(label)


def commas(parts: Iterable[str]) -> str:
    """The *parts* that say something, in a row with the commas of the user's language."""
    comma = ", " if catalogue() is None else here().comma
    return comma.join(part for part in parts if part)


def headed(label: str, words: object) -> str:
    """`label: words` with the colon of the user's language."""
    return f"{label}{': ' if catalogue() is None else here().colon}{words}"


def listed(names: Iterable[str], *, either: bool = False) -> str:
    """`a, b and c` in the user's language; with *either* `a, b or c`."""
    row = [name for name in names if name]
    if len(row) < 2:
        return row[0] if row else ""
    some, last = commas(row[:-1]), row[-1]
    return tr("{some} or {last}", some=some, last=last) if either else tr("{some} and {last}", some=some, last=last)


@cache
def catalogue() -> GNUTranslations | None:
    """The translation for the user's language; None for English, and where there is none.

    It is looked for once, at the first word, and stays for as long as the program runs. One that is damaged is as good
    as none.
    """
    code = language()
    if code == SOURCE:
        return None
    from gettext import GNUTranslations

    try:
        with open(_file(code), "rb") as file:
            return GNUTranslations(file)
    except Exception:  # a damaged file makes its reader raise whatever it likes; then it is English
        return None


@cache
def language() -> str:
    """The code of the language that is spoken, such as "de"; that of a catalogue that is there, else English."""
    chosen = [code for ask in _choices if (code := ask())]
    for code in [*chosen, *desktop_languages(os.environ)]:
        plain = code.replace("_", "").isalnum()  # settings and variables are typed by hand: no path may come of them
        if code == SOURCE or (plain and os.path.isfile(_file(code))):
            return code
    return SOURCE


@cache
def rightward() -> bool:
    """Whether lines of the language that is spoken run from left to right."""
    return catalogue() is None or here().rightward


@cache
def spaced() -> bool:
    """Whether the language that is spoken has spaces between its words, where a line may end."""
    return catalogue() is None or here().spaced


def spoken() -> list[Language]:
    """The languages with a catalogue in this copy of bullseye, English first."""
    from bullseye.languages import LANGUAGES

    return [one for one in LANGUAGES if one.code == SOURCE or os.path.isfile(_file(one.code))]


def desktop_languages(environ: Mapping[str, str]) -> list[str]:
    """What the desktop asks for, the best first: `de_AT.UTF-8` asks for de_AT, then de."""
    for name in _ASKED:
        if environ.get(name):
            plain = [each.partition(".")[0].partition("@")[0] for each in environ[name].split(":")]
            return [part for each in plain for part in dict.fromkeys((each, each.partition("_")[0])) if part]
    return _windows_languages() if os.name == "nt" else []


def _windows_languages() -> list[str]:
    """What the desktop of Windows is shown in: there is no variable for it."""
    import ctypes
    from locale import windows_locale

    windll = getattr(ctypes, "windll")  # noqa: B009 - there is none elsewhere, and mypy runs there
    name = windows_locale.get(windll.kernel32.GetUserDefaultUILanguage(), "")
    return [part for part in dict.fromkeys((name, name.partition("_")[0])) if part]


def _file(code: str) -> str:
    return os.path.join(LOCALE, code, "LC_MESSAGES", "bullseye.mo")


def _filled(said: str, text: str, parts: Mapping[str, object]) -> str:
    """*said* with its places filled; the English *text* where that cannot be done."""
    if said == text:
        return here().fill(text, parts)
    try:
        return here().fill(said, parts)
    except (LookupError, ValueError, TypeError, AttributeError):
        return here().fill(text, parts)


def _whole(said: str, text: str) -> str:
    """*said*, whose places are filled later, if it has none that *text* has not; else *text*."""
    if "{" not in text or said == text:
        return said
    from bullseye.languages import places

    return said if places(said) <= places(text) else text


@cache
def here() -> Language:
    """The language that is spoken: how it writes numbers, and which way it runs."""
    from bullseye.languages import by_code

    return by_code(SOURCE if catalogue() is None else language())
