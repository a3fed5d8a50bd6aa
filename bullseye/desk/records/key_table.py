"""Every key of the window that can change its place: what it does, and on which pages."""

from __future__ import annotations

from typing import NamedTuple

from bullseye.desk.frame.help import EVERYWHERE
from bullseye.desk.frame.key_words import keys_in
from bullseye.desk.frame.routes import PAGES
from bullseye.records.own_keys import can_move
from bullseye.words import commas, tr


class Doing(NamedTuple):
    """What *key*, by the name that pages call it, does on the pages *where*."""

    key: str
    words: str
    where: tuple[str, ...]

    def __str__(self) -> str:
        return tr("{action} ({pages})", action=self.words, pages=self.places)

    @property
    def places(self) -> str:
        """The pages in one line."""
        return commas(self.where)


def doings() -> list[Doing]:
    """All of them, in the order in which one comes to the pages. It imports every page."""
    found: dict[tuple[str, str], list[str]] = {}
    for page, told, words in _told():
        for key in filter(can_move, keys_in(told)):
            pages = found.setdefault((key, words), [])
            if page not in pages:
                pages.append(page)
    return [Doing(key, words, tuple(pages)) for (key, words), pages in found.items()]


def _told() -> list[tuple[str, str, str]]:
    """What F1 says anywhere: the page, the keys, what they do."""
    everywhere = tr("Everywhere")
    found = [(everywhere, told, words) for told, words in EVERYWHERE]
    start = tr("Start page")
    for name, route in PAGES.items():
        page = route.load()
        found += [(page.title or start, told, words) for told, words in page.keys]
        if name == "start":
            found += [(start, other.key.upper(), other.help) for other in PAGES.values() if other.key]
    return found
