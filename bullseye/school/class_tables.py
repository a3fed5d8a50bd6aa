"""What a class on a database asks of whoever keeps it: its row, its events, its door, its rounds and their entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bullseye.classroom.log.event import Event
from bullseye.league.told import Told

ON, OVER, STORED, LEFT = "on", "over", "stored", "left"
"""Where a round is: played; over and not in the class's log yet; in it; given up."""


@dataclass(frozen=True, slots=True)
class KeptClass:
    """A class: *pin* while it is open, *owner* the id of its teacher, *ended* when it is over.

    *events* is the number of its latest event; *door* grows with each change of tokens and of who asks.
    """

    id: str
    pin: str
    title: str
    owner: str
    began: datetime
    ended: datetime | None = None
    events: int = 0
    door: int = 0


@dataclass(frozen=True, slots=True)
class KeptRound:
    """A round by its turn *go*; *told* is how many entries it has, *due_s* (Unix time) when to look at it."""

    go: int
    seat: int
    state: str
    told: int = 0
    shots: int = 0
    score: int = 0
    due_s: float | None = None


@dataclass(frozen=True, slots=True)
class KeptAsk:
    """Somebody asks to be let in again to *seat*; *answer* is the teacher's, None while there is none."""

    ask: str
    seat: int
    since_s: float
    answer: bool | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in: the seat of each token (by its hash), who asks, and the tokens of devices that were put out."""

    tokens: Mapping[str, int]
    asks: tuple[KeptAsk, ...]
    out: Mapping[str, int] = field(default_factory=dict)


class ClassLook(Protocol):
    """One class within one transaction. Every method raises StorageError."""

    def kept(self) -> KeptClass | None:
        """Its row; None for a class that is not there. Within `changing` nobody else changes it until the end."""

    def events(self, after: int) -> list[Event]:
        """Its events from that number on, in order."""

    def door(self) -> Door:
        """Who may come in."""

    def seen(self) -> dict[int, float]:
        """When the page of each seat was last heard, Unix time."""

    def rounds(self, also: Iterable[int] = ()) -> list[KeptRound]:
        """The rounds that are on or over, and *also* those of these turns. Within `changing` they are locked."""

    def rounds_of(self, gos: Iterable[int]) -> list[KeptRound]:
        """The rounds of these turns. Within `changing` they are locked."""

    def rounds_due(self, now_s: float) -> list[KeptRound]:
        """The rounds to look at. Within `changing` they are locked, and those that somebody else has are left out."""

    def round(self, go: int) -> KeptRound | None:
        """That round. Within `shooting` it is locked."""

    def told(self, behind: Mapping[int, int]) -> dict[int, list[Told]]:
        """The entries of these turns beyond the number of those that are known of each, in order."""


class ClassChange(ClassLook, Protocol):
    """The same, and what may be written."""

    def add(self, kept: KeptClass) -> bool:
        """Begin the class; False when another open one has its PIN."""

    def add_events(self, events: Sequence[Event]) -> None:
        """Put them into the log."""

    def put_class(self, kept: KeptClass) -> None:
        """Change its row."""

    def put_door(self, old: Door, new: Door) -> None:
        """Change who may come in."""

    def put_rounds(self, rounds: Sequence[KeptRound]) -> None:
        """Begin rounds, or change those that are there."""

    def add_told(self, go: int, known: int, told: Sequence[Told]) -> None:
        """Put entries behind the *known* ones of that round."""

    def forget_told(self, seat: int, before: int) -> None:
        """Entries of the stored rounds of *seat* whose turn is earlier than *before* are not asked for any more."""

    def wipe(self, events: Sequence[Event]) -> None:
        """Take away everything that names somebody, and put the log down anew as *events*; without any the class
        goes as a whole.
        """


class ClassTables(Protocol):
    """The classes of a school. Every method raises StorageError when the database cannot be used."""

    def open_with(self, pin: str) -> str:
        """The id of the open class with that PIN; empty when there is none."""

    def get(self, class_id: str) -> KeptClass | None:
        """The class of that id."""

    def of(self, owner: str) -> list[KeptClass]:
        """The classes of a teacher, the latest first; of everybody for ""."""

    def seat(self, sha256: str, out: bool = False) -> tuple[str, int] | None:
        """The class and the seat of a token, by its hash; *out* of one that is good for nothing any more."""

    def asking(self, ask: str) -> str:
        """The class that somebody asks to be let into again; empty when nobody asks so."""

    def due(self, now_s: float) -> list[str]:
        """The classes with a round to look at."""

    def heard(self, class_id: str, seen: Mapping[int, float]) -> None:
        """The pages of these seats were heard then."""

    def tell(self, class_ids: Iterable[str]) -> None:
        """Tell every process that there is something new in these classes."""

    def looking(self, class_id: str) -> AbstractContextManager[ClassLook]:
        """A look at one moment's content."""

    def shooting(self, class_id: str) -> AbstractContextManager[ClassChange]:
        """A transaction of one round, which `round` locks."""

    def changing(self, class_id: str, wait: bool = True) -> AbstractContextManager[ClassChange]:
        """A transaction of the class, which `kept` locks, with its rounds, which `rounds` and its like lock.

        Without *wait*, `kept` gives None for a class that somebody else changes.
        """
