"""What can be played, in groups that read, as the start page lists it and its search field finds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bullseye.errors import BullseyeError
from bullseye.session.aids import KEYBOARD
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.drill.catalog import Drills
    from bullseye.drill.drill import Drill
    from bullseye.records.settings import Settings
    from bullseye.target.catalog import Catalogue
    from bullseye.target.face import Face

FACE_GROUPS = {
    "": tr("General"), "archery": tr("Archery"), "pistol": tr("Pistol"), "rifle": tr("Rifle"), "field": tr("Field"),
    "own": tr("Own"),
}  # fmt: skip
DRILL_GROUPS = {
    "daily": tr("Every day"), "precision": tr("Precision"), "speed": tr("Speed"), "moving": tr("Moving"),
    "tracking": tr("Tracking"),
    "tests": tr("Tests"),
}  # fmt: skip
RECENT = tr("Played last")
MAX_RECENT = 5
_SHORT_FORMS = (("World Archery", "WA"),)
"""What a list calls by the letters that everybody knows it by; search finds both."""


class Group(NamedTuple):
    """A head and what is under it, each with its id and the name it is listed by."""

    head: str
    items: tuple[tuple[str, str], ...]


def listed_name(name: str) -> str:
    """*name* as a list of one column shows it."""
    for long, short in _SHORT_FORMS:
        name = name.replace(long, short)
    return name


def in_order(name: str) -> list[tuple[int, int | str]]:
    """A key to sort by what is shown, as people count: 20 cm, 40 cm, 122 cm."""
    parts = re.findall(r"\d+|\D+", name.casefold())
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts]


def family_of(drill: Drill) -> str:
    """Which of DRILL_GROUPS a drill belongs to, by what it does: it need not be said in its file."""
    if drill.daily:
        return "daily"
    if drill.test:
        return "tests"
    if drill.tracks:
        return "tracking"
    if any("to_size" not in values for values in drill.motion):
        return "moving"
    if drill.place == "centre" or (drill.adaptive and drill.ends == "shots"):
        return "precision"
    return "speed"


def answers_asked(drill: Drill) -> str:
    """How many answers a reaction test takes, to be said before it; empty for any other drill."""
    if not drill.reaction:
        return ""
    n = int(drill.reaction["trials"]) * len(drill.reaction["choices"])
    return trn("It takes {n} answer.", "It takes {n} answers.", n)


def not_offered(settings: Settings, drill: Drill) -> str:
    """Why an aid that is on, or the keyboard's crosshair, has no part in *drill*; "" where nothing is left out."""
    if drill.test and (settings.helped or settings.device == KEYBOARD):
        return tr("It measures your hand with a pointer, so it is taken without aids and without the keyboard.")
    if settings.switch and drill.needs_pointer:
        return tr("It follows a pointer all the time, which one switch cannot lead.")
    return tr("No shots are fired, so there is no dwell click.") if settings.dwell and drill.tracks else ""


def face_groups(faces: Catalogue, query: str = "") -> list[Group]:
    """Every face that *query* finds, by group."""
    found: dict[str, list[tuple[str, str]]] = {}
    for face in faces.items():
        group = "own" if faces.is_own(face.id) else face.group
        if _finds(query, _words_of(face, FACE_GROUPS[group])):
            found.setdefault(group, []).append((face.id, listed_name(face.name)))
    return _sorted(FACE_GROUPS, found)


def drill_groups(drills: Drills, query: str = "") -> list[Group]:
    """Every drill that *query* finds, by group."""
    found: dict[str, list[tuple[str, str]]] = {}
    for drill in drills.items():
        group = family_of(drill)
        if _finds(query, _words_of(drill, DRILL_GROUPS[group])):
            found.setdefault(group, []).append((drill.id, listed_name(drill.name)))
    return _sorted(DRILL_GROUPS, found)


def recent_group(recent: Iterable[str], drills: Drills, faces: Catalogue) -> list[Group]:
    """The pairs played last, newest first, as far as both are still there; the id of each is the pair itself."""
    items = []
    for pair in recent:
        drill, _, face = pair.partition(" ")
        try:
            names = drills.get(drill).name, faces.get(face).name
        except BullseyeError:
            continue
        items.append((pair, listed_name(tr("{drill} at {face}", drill=names[0], face=names[1]))))
    return [Group(RECENT, tuple(items))] if items else []


def with_recent(recent: Sequence[str], drill: str, face: str) -> list[str]:
    """The pairs played last, now that this one is played."""
    pair = f"{drill} {face}"
    return [pair, *(one for one in recent if one != pair)][:MAX_RECENT]


def _words_of(item: Face | Drill, group: str) -> str:
    return " ".join((item.name, listed_name(item.name), item.id, *item.aliases, group)).casefold()


def _finds(query: str, words: str) -> bool:
    """Whether each word of *query* begins a word of *words*: "40" finds "40 cm" and not "140"."""
    return all(re.search(rf"(?<![^\W_]){re.escape(part)}", words) for part in query.casefold().split())


def _sorted(heads: dict[str, str], found: dict[str, list[tuple[str, str]]]) -> list[Group]:
    return [
        Group(heads[key], tuple(sorted(found[key], key=lambda item: in_order(item[1]))))
        for key in heads
        if key in found
    ]
