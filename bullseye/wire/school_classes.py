"""Messages of a school's classes beside those that a class of one computer has too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from bullseye.wire.codec import Between
from bullseye.wire.student import MOST_SHOTS, Shot


@dataclass(frozen=True, slots=True)
class Shots:
    """Shots of one round, in their order; on the wire it is the bare list."""

    shots: Annotated[tuple[Shot, ...], Between(1, MOST_SHOTS)]


@dataclass(frozen=True, slots=True)
class Listen:
    """Go on after that event, where it is of this process."""

    after: Annotated[str, Between(0, 60)] = ""


@dataclass(frozen=True, slots=True)
class ListenAs:
    """Listen as the teacher's page or as the wall."""

    as_: Literal["teacher", "wall"] = "teacher"
    after: Annotated[str, Between(0, 60)] = ""


@dataclass(frozen=True, slots=True)
class LessonOf:
    """Which lesson; *after* makes a picture of another moment another picture."""

    of: Annotated[str, Between(1, 40)]
    after: Annotated[str, Between(0, 60)] = ""


@dataclass(frozen=True, slots=True)
class AddressOf:
    """*of* makes a picture of another address another picture."""

    of: Annotated[str, Between(0, 400)] = ""


@dataclass(frozen=True, slots=True)
class NewClass:
    """Begin a class: its title, what is shot at what, how many rounds, together in heats or at one's own pace."""

    title: Annotated[str, Between(1, 40)]
    drill: Annotated[str, Between(1, 60)] = "ten-shots"
    face: Annotated[str, Between(1, 60)] = "classic"
    turns: Annotated[int, Between(1, 100)] = 100
    pace: Literal["together", "own"] = "together"


@dataclass(frozen=True, slots=True)
class ClassItem:
    """A class in a list: *pin* while it is open, *began* and *ended* (empty while it is not) in UTC.

    *owner_name* is whose it is, empty for somebody who is gone.
    """

    id: str
    title: str
    pin: str
    owner: str
    began: str
    ended: str
    owner_name: str = ""
