"""What a teacher's page (a window or a browser) and the server say to each other.

    POST /api/teach/login  Login    -> {"ok": true}  sets the teacher's cookie; every call below needs it
    GET  /api/teach                 -> TeacherView   also as the event `teach` of GET /events?as=teacher, whole
    POST /api/teach/do     one of DO, told apart by "do"    -> Done
    GET  /api/teach/menu            -> Menu          the drills, faces and lessons to choose from
    GET  /export.zip                                 the files of docs/classroom-files.md
    GET  /qr.svg, /qr.png                            the address as a QR code; the PNG has a pixel for each square
    GET  /lesson.svg?of=ID                           a lesson over the rounds so far, as a picture
    GET  /api/wall                  -> WallView      what the projector shows; also the event `wall` of ?as=wall

`do` and its values; a teacher's act is an event in the class's log, as if done at the class page:

    new       choices               begin a class (after `end`, or where none is open); choices as in docs/classroom.md
    resume    folder                go on with a class that was not ended; empty is the latest
    choose    choices               change choices: drill, face, turns, ...
    pace      pace                  together or own
    boards    by_device             places within each kind of device, or all together
    open                            call a heat: 3 seconds later everyone begins (own pace: rounds may begin)
    shut                            end the heat (own pace: no more rounds); rounds that are not over are left
    lock, unlock                    nobody joins, or everybody with the PIN
    kick      seat                  their token dies, and neither name nor device joins again; their rounds stay
    admit     ask, or seat          let a student back in (see TeacherView.asks); or who was kicked may ask again
    refuse    ask                   do not
    rename    seat, name
    remove, restore    seat         take off the board with all rounds, or in again
    absent, present, skip, call   seat   the queue of the hot seat
    teams     teams {seat: team};   deal   names [team, ...]
    hide, show                      hide or show all names on the board
    freeze, reveal, back            the board; undo the last round or move
    void      go?, shot?            strike off a shot: without them, the last shot of the last round
    unvoid    go?, shot?
    seat      name, team?           take in someone who plays at the teacher's own computer
    begin     seat                  a round at the teacher's own computer begins -> Done.go
    take      record, seat?         its round -> Done; with a seat also where a new start of the server left the turn
    leave     go                    it was left
    exported  folder                a window wrote an export there
    end       keep                  end the class and wipe names; keep: rounds stay under seat numbers
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from bullseye.session.record import Record
from bullseye.wire.codec import Between
from bullseye.wire.student import BoardNews, ClassNews

TEACHER_COOKIE = "bullseye_teacher"
SeatState = Literal["joined", "ready", "playing", "done", "away", "kicked", "removed"]

VERBS = (
    "new", "resume", "choose", "pace", "boards", "open", "shut", "lock", "unlock", "kick", "admit", "refuse",
    "rename", "remove", "restore", "absent", "present", "skip", "call", "teams", "deal", "hide", "show", "freeze",
    "reveal", "back", "void", "unvoid", "seat", "begin", "take", "leave", "exported", "end",
)  # fmt: skip
_Seat = Annotated[int, Between(1, 1_000_000)]
_Label = Annotated[str, Between(0, 200)]


@dataclass(frozen=True, slots=True)
class Login:
    """The password that `bullseye serve` was started with."""

    password: Annotated[str, Between(0, 200)]


@dataclass(frozen=True, slots=True)
class Do:
    """Something the teacher does; which of the values go with which *do* stands at the top of this file."""

    do: Annotated[str, Between(1, 20)]
    seat: _Seat | None = None
    name: _Label | None = None
    team: _Label | None = None
    names: Annotated[tuple[_Label, ...], Between(1, 40)] | None = None
    teams: dict[str, _Label] | None = None
    choices: dict[str, Any] | None = None
    pace: Literal["together", "own"] | None = None
    by_device: bool | None = None
    ask: Annotated[str, Between(1, 80)] | None = None
    go: _Seat | None = None
    shot: _Seat | None = None
    keep: bool | None = None
    folder: Annotated[str, Between(0, 400)] | None = None
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """It was done. *said* is a sentence for the teacher, or empty; *go* the turn that was begun."""

    said: str = ""
    go: int | None = None
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class FlagJson:
    """Something to look at in a round, never more: the turn, how often, and what."""

    go: int
    count: int
    what: str


@dataclass(frozen=True, slots=True)
class SeatJson:
    """A seat as the teacher sees it. *here* is False for a student of the hot seat, who has no device.

    *absent*: the teacher said so; they are passed over until they are back.
    """

    seat: int
    name: str
    team: str
    state: SeatState
    device: str
    here: bool
    score: int | None
    shots: int
    rounds: int
    flags: tuple[FlagJson, ...] = ()
    absent: bool = False


@dataclass(frozen=True, slots=True)
class AskJson:
    """Someone says that they are that student and wants in again."""

    ask: str
    seat: int
    name: str


@dataclass(frozen=True, slots=True)
class AddressJson:
    """One way to reach the server. *usual*: the private address of the way out, the one to show first."""

    url: str
    usual: bool


@dataclass(frozen=True, slots=True)
class TeacherView:
    """All that the teacher's page shows. *pin* is empty while no class is open.

    *foreign*: a page was fetched from another machine, so the firewall lets people in. *words* are what is to be said
    of the network (none, 169.254, nobody for two minutes). *notices* are of the class's files.
    """

    class_: ClassNews
    pin: str
    addresses: tuple[AddressJson, ...]
    foreign: bool
    words: tuple[str, ...]
    seats: tuple[SeatJson, ...]
    asks: tuple[AskJson, ...]
    board: BoardNews
    choices: dict[str, Any]
    hidden: bool
    next_seat: int | None
    folder: str
    resumable: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WallView:
    """What the projector shows: how to join, who is there, and the whole board.

    *lesson* is the id of the class's own lesson while a result stands, else empty: its picture is at /lesson.svg, and
    *lesson_words* says in a sentence what is seen there. When the class is over null is told instead.
    """

    class_: ClassNews
    pin: str
    addresses: tuple[AddressJson, ...]
    foreign: bool
    words: tuple[str, ...]
    names: tuple[str, ...]
    board: BoardNews
    lesson: str = ""
    lesson_title: str = ""
    lesson_words: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to choose: its id for `choose`, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Menu:
    """What a class can shoot, at what, and which lessons its wall can show."""

    drills: tuple[Item, ...]
    faces: tuple[Item, ...]
    lessons: tuple[Item, ...]


TEACHER: tuple[type[Any], ...] = (Login, Do, Done, TeacherView, WallView, Menu)
"""Every message of this file; an example of each stands in `examples.json`."""
