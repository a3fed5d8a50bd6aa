"""What a shooter's own phone and `bullseye serve --me` say to each other: own rounds, and real shots entered by hand.

Joining and playing is as in `bullseye.wire.student`, always at one's own pace; what is played goes to the own history.

    GET  /api/own                   -> OwnView
    POST /api/own/rounds   OwnBegin -> RoundBrief
    GET  /api/own/faces/ID          -> OwnFace       a face to enter shots on
    POST /api/own/shots    Entered  -> RoundResult   real shots, touched on the face: stored as a round
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from bullseye.wire.codec import Between
from bullseye.wire.face_json import FaceJson, ReachesJson

_Id = Annotated[str, Between(1, 80)]
_Mm = Annotated[float, Between(-1e5, 1e5)]
MOST_ENTERED = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """A face or a drill to choose from."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OwnFace:
    """A face to enter shots on."""

    face: FaceJson
    reaches: ReachesJson


@dataclass(frozen=True, slots=True)
class Kept:
    """A round of the own history: when it ended (UTC), what, on which face, its score as it is read."""

    id: str
    finished: str
    drill: str
    face: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnView:
    """Who it is, what can be played, and the latest rounds."""

    player: str
    faces: tuple[Choice, ...]
    drills: tuple[Choice, ...]
    latest: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class OwnBegin:
    """Begin a round of one's own."""

    face: _Id
    drill: _Id
    device: Annotated[str, Between(1, 20)] = "touch"
    px_per_mm: Annotated[float, Between(0.0001, 10_000)] = 1.0


@dataclass(frozen=True, slots=True)
class Entered:
    """Real shots, in mm from the face's centre, y up, in the order in which they were shot.

    *id* is made by the page (a UUID): the same one again is stored once.
    """

    id: Annotated[str, Between(36, 36)]
    face: _Id
    shots: Annotated[tuple[tuple[_Mm, _Mm], ...], Between(1, MOST_ENTERED)]


OWN: tuple[type[Any], ...] = (OwnView, OwnBegin, Entered, OwnFace)
"""Every message of this file; an example of each stands in `examples.json`. GET /api/own/faces/ID gives OwnFace."""
