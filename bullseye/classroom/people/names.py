"""Names of students: made-up ones that are kind, and typed ones made fit for the board."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from random import Random

from bullseye.classroom.people.options import LONGEST_NAME
from bullseye.errors import BadInputError
from bullseye.words import tr

SHOWN = 25
SPINS = 3

ADJECTIVES = (
    "Able", "Agile", "Amber", "Bold", "Brave", "Bright", "Brisk", "Calm", "Careful", "Cheerful", "Clever", "Cosmic",
    "Curious", "Daring", "Eager", "Electric", "Fair", "Fast", "Fearless", "Friendly", "Gentle", "Gifted", "Glad",
    "Golden", "Graceful", "Happy", "Honest", "Humble", "Jolly", "Keen", "Kind", "Lively", "Loyal", "Lucky", "Magic",
    "Merry", "Mighty", "Neat", "Nimble", "Noble", "Patient", "Playful", "Polite", "Proud", "Quick", "Quiet", "Radiant",
    "Ready", "Sharp", "Shiny", "Silver", "Smart", "Smooth", "Snappy", "Steady", "Sunny", "Swift", "Tidy", "Trusty",
    "Upbeat", "Warm", "Wise", "Witty", "Zesty",
)  # fmt: skip
ANIMALS = (
    "Albatross", "Antelope", "Badger", "Beaver", "Bison", "Bluebird", "Camel", "Cheetah", "Condor", "Crane", "Deer",
    "Dolphin", "Eagle", "Egret", "Elk", "Falcon", "Ferret", "Finch", "Fox", "Gazelle", "Gecko", "Hare", "Hawk",
    "Hedgehog", "Heron", "Hornbill", "Ibis", "Iguana", "Impala", "Jaguar", "Kestrel", "Kingfisher", "Kiwi", "Koala",
    "Lark", "Lemur", "Leopard", "Lion", "Lynx", "Manatee", "Marten", "Meerkat", "Moose", "Narwhal", "Newt", "Ocelot",
    "Orca", "Osprey", "Otter", "Owl", "Panda", "Panther", "Pelican", "Penguin", "Puffin", "Puma", "Quail", "Raven",
    "Robin", "Salmon", "Seal", "Sparrow", "Starling", "Stork", "Swallow", "Swan", "Tapir", "Tiger", "Toucan",
    "Turtle", "Walrus", "Wolf", "Wombat", "Wren", "Yak", "Zebra",
)  # fmt: skip


def nickname(chance: Random, taken: Iterable[str] = ()) -> str:
    """A name such as "Brave Otter" that is not *taken*, in any case of letters. Raises BadInputError without one."""
    return offers(chance, taken, 1)[0]


def offers(chance: Random, taken: Iterable[str] = (), spins: int = SPINS) -> list[str]:
    """That many different nicknames to choose from. Raises BadInputError when there are not so many left."""
    used = {name.casefold() for name in taken}
    free = [name for a in ADJECTIVES for b in ANIMALS if (name := f"{a} {b}").casefold() not in used]
    if len(free) < spins:
        raise BadInputError(tr("every made-up name is taken; type a name"))
    return [free.pop(int(chance.random() * len(free))) for _ in range(spins)]


def nicknames(count: int, chance: Random, taken: Iterable[str] = ()) -> list[str]:
    """Nicknames for a whole class, all different. Raises BadInputError for a count that is not 1 to 500."""
    if not 1 <= count <= 500:
        raise BadInputError(tr("the number of names is {count}; it must be a whole number from 1 to 500", count=count))
    return offers(chance, taken, count)


def clean(name: str) -> tuple[str, str]:
    """The name on one line, 40 characters at most, and a sentence when that took something away.

    Raises BadInputError when nothing is left of it.
    """
    composed = unicodedata.normalize("NFC", name)
    # Marks that turn the writing direction and the like would spoil the rest of the board.
    visible = "".join(c for c in composed if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn") or c == "\u200d")
    spaced = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Zs") else c for c in visible)
    one_line = " ".join(spaced.split())
    if not one_line.strip("\u200d"):
        raise BadInputError(tr("{name!r} is no name; type a letter or more", name=name[:40]))
    if len(one_line) <= LONGEST_NAME:
        return one_line, ""
    kept = one_line[:LONGEST_NAME].rstrip()
    return kept, tr("{name!r} is too long; {kept!r} is kept.", name=one_line[:60], kept=kept)


def shown(name: str, most: int = SHOWN) -> str:
    """The name as the board has room for it: 25 characters, an ellipsis at the end of a longer one."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "\u2026"


def unique(name: str, taken: Collection[str]) -> tuple[str, str]:
    """The name, with a number when it is *taken*, and then a sentence for the teacher."""
    used = {other.casefold() for other in taken}
    if name.casefold() not in used:
        return name, ""
    number = 2
    while True:
        tail = f" {number}"
        free = name[: LONGEST_NAME - len(tail)].rstrip() + tail
        if free.casefold() not in used:
            return free, tr("The name {name!r} is taken; this one is {free!r}.", name=name, free=free)
        number += 1
