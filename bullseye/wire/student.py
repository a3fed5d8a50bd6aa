"""What a student's page and the server say to each other.

Times called *t* of a shot or a sample, and *drawn* and *up*, are seconds from the round's second 0. Moments called
*..._t*, *began* and *now* are on the server's clock (`GET /api/now`), seconds that go on through a restart of the
server. Lengths are mm on the range, from its centre, y up. A seat is known by its cookie, or by
`Authorization: Bearer TOKEN`.

    POST /api/names    PinOnly      -> Names         made-up names to choose from
    POST /api/join     Join         -> Joined        sets the cookie; 202 and Asking while the teacher is asked
    POST /api/ask      Ask          -> Joined        202 and Asking while the teacher has not said yes or no
    GET  /api/me                    -> Me            401 without a seat
    GET  /api/now                   -> Now           six times at the start, three after waking: the shortest way counts
    POST /api/rounds   Begin        -> RoundBrief    the round of the heat, or of one's own; asked again, the same one
    GET  /api/rounds/ID             -> RoundResult
    POST /api/rounds/ID/shots  [Shot, ...]      -> [Answer, ...]  20 at most, in order of n; the same n, the same answer
    POST /api/rounds/ID/way    [[t, x, y], ...] -> WayKept        the pointer's path: tracking and evade, every 250 ms
    POST /api/rounds/ID/end    End              -> RoundResult    "my time is over, and all is sent"
    POST /api/rounds/ID/leave  {}               -> Me             give it up
    GET  /events?after=ID           Server-sent events `state` ClassNews, `board` BoardNews, `you` YouNews, `ping`
                                    {"t": ...} every 5 s, `end` {} when the server stops. ID is that of the last event,
                                    "EPOCH-N": it is sent in the address, since a stream that is opened again by hand
                                    does not send it by itself. What is sent is always whole.

What is wrong is told as `Trouble`, with 400, 401, 403, 404, 409, 413, 415, 429 or 503.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from bullseye.errors import BadInputError
from bullseye.session.aids import ALLOWED, are_aids
from bullseye.wire.codec import Between
from bullseye.wire.face_json import FaceJson, ReachesJson
from bullseye.words import tr

SEAT_COOKIE = "bullseye_seat"
MOST_SHOTS = 20
MOST_WAY = 400
Device = Literal["mouse", "touch", "pen", "keyboard"]
ClassStage = Literal["lobby", "count", "running", "grace", "shown", "ended"]
Pace = Literal["together", "own"]

_Pin = Annotated[str, Between(0, 8)]
_Name = Annotated[str, Between(0, 200)]
_Mm = Annotated[float, Between(-1e6, 1e6)]
_Seconds = Annotated[float, Between(-10, 36000)]
_Number = Annotated[int, Between(1, 100_000)]
Sample = tuple[_Seconds, _Mm, _Mm]
_Way = Annotated[tuple[Sample, ...], Between(0, MOST_WAY)]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something was refused: one sentence for a person, and a short *code* for the page."""

    error: str
    code: str


@dataclass(frozen=True, slots=True)
class PinOnly:
    """The PIN of the class."""

    pin: _Pin


@dataclass(frozen=True, slots=True)
class Names:
    """Made-up names that are free, and those of the teacher's list that nobody has taken yet."""

    names: tuple[str, ...]
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Someone wants a seat. An empty *name* takes a made-up one. *back*: "I am that student, let me in again"."""

    pin: _Pin
    name: _Name = ""
    back: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """The teacher is asked whether to let that student back in; ask again with *ask* every 2 s."""

    ask: str
    name: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Has the teacher said yes?"""

    ask: Annotated[str, Between(1, 80)]


@dataclass(frozen=True, slots=True)
class ClassNews:
    """The class as a whole (the event `state`).

    *state*: lobby, count (the heat is called and begins at *opens_t*), running, grace (over; late shots come in),
    shown (the heat's result stands), ended. With *pace* own there is no heat: `running` from opening to shutting.
    *ends_t* is null where only shots end a round. *now* is the server's clock as this was made. *epoch* is another one
    after each start of the server: compare clocks again then.
    """

    state: ClassStage
    heat: int
    pace: Pace
    title: str
    drill: str
    drill_name: str
    drill_summary: str
    face: str
    face_name: str
    opens_t: float | None
    ends_t: float | None
    now: float
    people: int
    locked: bool
    frozen: bool
    part: int
    epoch: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A seat. *notice* says what was changed of the name. *token* is for who keeps no cookies."""

    seat: int
    name: str
    notice: str
    token: str
    epoch: str
    class_: ClassNews


@dataclass(frozen=True, slots=True)
class Me:
    """Who this is. *round* is the id of a round of theirs that is not over; ask for it by POST /api/rounds.

    *asks* says that assignments and goals may be there: `bullseye.wire.tasks`.
    """

    seat: int
    name: str
    team: str
    round: str | None
    class_: ClassNews
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """The server's clock, in seconds."""

    t: float


@dataclass(frozen=True, slots=True)
class Begin:
    """Give me my round of this heat; 0 is my own pace. *px_per_mm* is how large the page draws it."""

    heat: Annotated[int, Between(0, 100_000)] = 0
    px_per_mm: Annotated[float, Between(0.0001, 10_000)] = 1.0
    device: Device = "mouse"


@dataclass(frozen=True, slots=True)
class DrillJson:
    """What is shot: *parameters* are those that a record keeps (docs/data-dictionary.md), lengths in mm."""

    id: str
    name: str
    summary: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a shot was worth; or *refused*, a sentence (empty when it counts) with its *code*.

    *at* is where it went, *target_at* the centre of the *target* it is measured from (its number among those up, from
    0), both in mm on the range; *size* is that target's. *hit*, and *wrong* for a target that should be left alone.
    *x* is the inner ten, *tenths* ten times the decimal score; null where the face tells neither. *award* is what it
    brought with bonuses; *score* and *combo* are the sums after it. *over*: that was the round's last. *kept*: it is
    safe on the server's disk already (else the event `you` says so).
    """

    n: int
    t: float = 0.0
    at: tuple[float, float] = (0.0, 0.0)
    target: int | None = None
    target_at: tuple[float, float] = (0.0, 0.0)
    size: float = 1.0
    hit: bool = False
    wrong: bool = False
    points: int = 0
    x: bool | None = None
    tenths: int | None = None
    award: int = 0
    combo: int = 0
    score: int = 0
    over: bool = False
    kept: bool = False
    refused: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class RoundBrief:
    """All that a page needs to play a round by itself, and what was shot of it before (after a reload).

    Second 0 is at *began* on the server's clock, also where that is still to come. *seed* is text: a browser cannot
    hold it as a number, and chance is drawn from its text. *way* is the pointer's path as far as the server has it,
    for drills that need it. *numbered* is the highest n met so far: go on with the next.
    """

    round: str
    heat: int
    began: float
    now: float
    seed: str
    style: str
    face: FaceJson
    reaches: ReachesJson
    range_mm: tuple[float, float]
    drill: DrillJson
    numbered: int = 0
    shots: tuple[Answer, ...] = ()
    way: Annotated[tuple[Sample, ...], Between(0, 100_000)] = ()


@dataclass(frozen=True, slots=True)
class Shot:
    """A shot: its number *n* in the round (from 1, rising), when, where, and the time of the picture that was shot at.

    *up* is when the button came up, where that is known. *way* are pointer samples since the shot before, the last
    one at the shot itself for a mouse or pen. *trusted* is the event's `isTrusted`. *aids* are what helped the hand,
    as a record has them (docs/files.md): those of every shot are the round's.
    """

    n: _Number
    t: _Seconds
    x: _Mm
    y: _Mm
    drawn: _Seconds | None = None
    up: _Seconds | None = None
    device: Device = "mouse"
    way: _Way = ()
    px: Annotated[float, Between(0.0001, 10_000)] = 1.0
    trusted: bool = True
    aids: dict[str, dict[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.aids and not are_aids(self.aids):
            raise BadInputError(
                tr("aids of Shot is {shown:.60}; it must be {allowed}", shown=str(self.aids), allowed=ALLOWED)
            )


@dataclass(frozen=True, slots=True)
class Way:
    """Where the pointer was; on the wire it is the bare list."""

    way: Annotated[tuple[Sample, ...], Between(1, MOST_WAY)]


@dataclass(frozen=True, slots=True)
class WayKept:
    """The time of the last sample taken."""

    t: float


@dataclass(frozen=True, slots=True)
class End:
    """The round is over on the page at *t* (its time is up, or the player ends an endless drill); all is sent."""

    t: _Seconds


@dataclass(frozen=True, slots=True)
class GroupJson:
    """The group of a round, in mm from the target's centre: mean point, extreme spread, mean radius."""

    n: int
    mean_mm: tuple[float, float] | None
    spread_mm: float | None
    radius_mm: float | None


@dataclass(frozen=True, slots=True)
class RoundResult:
    """How a round stands or ended.

    *lines* add up to the score. *best_before* is one's own best of this part before it, *place* of *of* on the board
    (null without a score); *better* says which of two scores wins. *kept*: it is stored with the class.
    """

    round: str
    over: bool
    kept: bool
    score: int | None
    text: str
    unit: str
    better: Literal["higher", "lower"]
    accuracy: float | None
    best_before: int | None
    place: int | None
    of: int
    group: GroupJson
    lines: tuple[tuple[str, int], ...] = ()
    shots: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardNews:
    """The board (the event `board`): whole, at most ten times a second; for students its first ten.

    A row is [place, seat, name, score, shots, device]; equals share a place; score is null before there is one, and
    counts a round that is being played. *unit* is points or ms. *by_device*: places are counted within each kind of
    device. *note* says so where kinds stand together that do not compare. While *frozen* it is as it stood then.
    """

    tick: int
    rows: tuple[tuple[int, int, str, int | None, int, str], ...]
    students: int
    shots: int
    unit: str
    better: Literal["higher", "lower"]
    frozen: bool
    by_device: bool
    note: str
    teams: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KeptNews:
    """Every shot of that round up to number *n* that was answered is safe on the server's disk."""

    round: str
    n: int


@dataclass(frozen=True, slots=True)
class YouNews:
    """One's own seat (the event `you`): *gap* is how many points the next place is away; *kept* of the latest round."""

    seat: int
    name: str
    place: int | None
    of: int
    best: int | None
    gap: int | None
    kept: KeptNews | None = None
    round: str | None = None


@dataclass(frozen=True, slots=True)
class Ping:
    """A sign of life, with the server's clock."""

    t: float


STUDENT: tuple[type[Any], ...] = (
    Trouble, PinOnly, Names, Join, Asking, Ask, ClassNews, Joined, Me, Now, Begin, Answer, RoundBrief, Shot, Way,
    WayKept, End, RoundResult, BoardNews, YouNews, Ping,
)  # fmt: skip
"""Every message of this file; an example of each stands in `examples.json`."""
