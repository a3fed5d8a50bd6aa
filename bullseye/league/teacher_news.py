"""What the teacher and the projector are told: everyone with what they do, who asks, how to join."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple, Protocol, TypeVar

from bullseye.classroom.lessons.lesson import Lesson
from bullseye.classroom.lessons.registry import LESSONS
from bullseye.classroom.log.plan import Shelf
from bullseye.drill.drill import Drill
from bullseye.errors import BullseyeError
from bullseye.league.fairness import remark_text
from bullseye.league.league import League
from bullseye.league.news import News
from bullseye.target.face import Face
from bullseye.wire.teacher import AddressJson, FlagJson, Item, Menu, SeatJson, SeatState, TeacherView, WallView

T_co = TypeVar("T_co", covariant=True)


class Choosable(Shelf[T_co], Protocol[T_co]):
    """Drills or faces that can be listed, too."""

    def items(self) -> Sequence[T_co]: ...


class Network(NamedTuple):
    """What the server knows of its network: addresses, whether a page came from elsewhere, and what is to be said."""

    addresses: tuple[AddressJson, ...] = ()
    foreign: bool = False
    words: tuple[str, ...] = ()


def teacher_view(news: News, network: Network, resumable: Sequence[str] = ()) -> TeacherView:
    """All that the teacher's page shows."""
    league = news.league
    state = league.state
    notices = (*league.room.notices, league.tokens.notice, league.rounds.trouble)
    waiting = state.next
    return TeacherView(
        class_=news.of_class(),
        pin=state.connected.pin,
        addresses=network.addresses,
        foreign=network.foreign,
        words=network.words,
        seats=tuple(_seats(league)),
        asks=tuple(league.lobby.asks(league.now())),
        board=news.board(),
        choices=state.choices.as_dict() | {"seed": str(state.choices.seed)},
        hidden=state.choices.names_hidden,
        next_seat=None if waiting is None else waiting.student.seat,
        folder="" if league.room.log is None else league.room.log.folder.name,
        resumable=tuple(resumable),
        notices=tuple(filter(None, notices)),
    )


def wall_view(news: News, network: Network) -> WallView:
    """What the projector shows: names only as they may be shown."""
    league = news.league
    state = league.state
    names = tuple(state.shown_name(student.seat) for student in state.students)
    told = news.of_class()
    now = next((one for one in LESSONS if one.id == state.choices.lesson and told.state == "shown"), None)
    return WallView(
        told, state.connected.pin, network.addresses, network.foreign, network.words, names, news.board(),
        "" if now is None else now.id, "" if now is None else now.title, _sentence(league, now),
    )  # fmt: skip


def _sentence(league: League, lesson: Lesson | None) -> str:
    """What the picture of *lesson* says."""
    if lesson is None:
        return ""
    face = None
    with suppress(BullseyeError):  # its file is gone or broken since
        face = league.faces.get(league.state.choices.face)
    return lesson.page(league.state.taken, face).sentence


def menu(faces: Choosable[Face], drills: Choosable[Drill]) -> Menu:
    """What a teacher can choose: every drill that shoots at a face, every face, every lesson."""
    return Menu(
        tuple(Item(one.id, one.name) for one in drills.items() if not one.test),
        tuple(Item(one.id, one.name) for one in faces.items()),
        tuple(Item(one.id, one.title) for one in LESSONS),
    )


def _seats(league: League) -> list[SeatJson]:
    state = league.state
    lines = {line.seat: line for line in league.board.lines(state, league.rounds.playing_by_seat())}
    flags: dict[int, list[FlagJson]] = {}
    rounds: dict[int, int] = {}
    for taken in state.all_rounds():
        rounds[taken.seat] = rounds.get(taken.seat, 0) + taken.counts
        found = [FlagJson(taken.go, count, remark_text(what)) for what, count in state.flags(taken.go)]
        flags.setdefault(taken.seat, []).extend(found)
    for played in league.rounds.playing.values():
        if not played.over:
            now = [FlagJson(played.go, count, remark_text(what)) for what, count in played.flags.items()]
            flags.setdefault(played.seat, []).extend(now)
    seats = []
    for student in [*state.students, *state.removed]:
        line = lines.get(student.seat)
        played_now = league.rounds.playing.get(student.seat)
        device = state.device(student.seat) if line is None else line.device
        if played_now is not None and played_now.device:  # on a frozen board the line is an older one
            device = played_now.plan.way
        seats.append(
            SeatJson(
                student.seat, student.name, student.team, _state(league, student.seat), device,
                league.tokens.has(student.seat), None if line is None else line.score,
                0 if line is None else line.shots, rounds.get(student.seat, 0), tuple(flags.get(student.seat, ())),
                student.absent,
            )
        )  # fmt: skip
    return seats


def _state(league: League, seat: int) -> SeatState:
    state = league.state
    student = state.student(seat)
    if student is None or student.removed:
        return "removed"
    if state.kicked(seat):
        return "kicked"
    played = league.rounds.playing.get(seat)
    if league.tokens.has(seat) and league.presence.is_away(seat):
        return "away"
    if seat in state.turns_running and (played is None or not played.over):
        return "playing"
    if played is not None and played.over:
        return "done"
    return "ready" if league.presence.was_here(seat) else "joined"
