"""Names of students: made-up ones that are kind, and typed ones made fit for the board."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from random import Random

from bullseye.errors import BadInputError
from bullseye.names import LONGEST_NAME, cut_name, key_of
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


def shown(name: str, most: int = SHOWN) -> str:
    """The name as the board has room for it: 25 characters, an ellipsis at the end of a longer one."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "\u2026"


def unique(name: str, taken: Collection[str]) -> tuple[str, str]:
    """The name, with a number when it is *taken*, and then a sentence for the teacher."""
    used = {key_of(other) for other in taken}
    if key_of(name) not in used:
        return name, ""
    number = 2
    while True:
        tail = f" {number}"
        free = cut_name(name, LONGEST_NAME - len(tail)) + tail
        if key_of(free) not in used:
            return free, tr("The name {name!r} is taken; this one is {free!r}.", name=name, free=free)
        number += 1
