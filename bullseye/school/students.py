"""What a student's page asks of a class on a database: to get in, to play, to see how it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bullseye.league.lobby import Seated
from bullseye.league.played import PlayedRound
from bullseye.league.refused import RefusedError
from bullseye.school.live_class import LiveClass
from bullseye.school.live_classes import LiveClasses, no_round
from bullseye.wire.student import Answer, Begin, ClassNews, Me, Names, RoundBrief, RoundResult, Sample, Shot
from bullseye.wire.teacher import AskJson
from bullseye.words import tr

T = TypeVar("T")


class Students:
    """Acts on *classes* for who holds a seat. Raises what `LiveClasses` raises, and RefusedError for what is not so."""

    def __init__(self, classes: LiveClasses, news: Callable[[str], None] = lambda _: None) -> None:
        self._classes = classes
        self._news = news

    # -- getting in ----------------------------------------------------------------------------------

    def names(self, class_id: str) -> Names:
        """Names that are free: made up, and those of the teacher's list."""
        live = self._classes.look(class_id)
        with live.lock:
            lobby = live.league.lobby
            return Names(tuple(lobby.names()), tuple(lobby.listed()))

    def join(self, class_id: str, name: str, back: bool, token: str = "") -> tuple[Seated | AskJson, ClassNews]:
        """A seat, or the question whether the teacher lets that student back in; and how the class stands.

        *token* is what the device holds already: one that was sent out is known by it.
        """
        if self._classes.sent_out(class_id, token):
            raise RefusedError(tr("you were sent out; ask the teacher to let you in again"), "kicked")
        with self._classes.changing(class_id, no_round) as live:
            return live.league.lobby.join(name, back, self._classes.parts.now()), live.news.of_class()

    def asked(self, ask: str) -> tuple[Seated | AskJson, ClassNews]:
        """What became of the question."""
        class_id = self._classes.tables.asking(ask)
        if not class_id:
            raise RefusedError(tr("that question is too old; join again"), "no-ask")
        live = self._classes.look(class_id)
        with live.lock:
            asking = live.league.lobby.asked_by.get(ask)
            if asking is not None and asking.answer is None:
                return AskJson(ask, asking.seat, ""), live.news.of_class()
        with self._classes.changing(class_id, no_round) as live:
            return live.league.lobby.asked(ask, self._classes.parts.now()), live.news.of_class()

    def me(self, class_id: str, seat: int) -> Me:
        """Who that seat is, and which round is on."""
        live = self._classes.look(class_id)
        with live.lock:
            student = live.state.student(seat)
            if student is None:
                raise RefusedError(tr("you have no seat in this class; join with the PIN on the wall"), "no-seat")
            played = live.rounds.playing.get(seat)
            on = None if played is None or played.over else played.id
            return Me(seat, student.name, student.team, on, live.news.of_class(), asks=True)

    # -- a round ---------------------------------------------------------------------------------------

    def begin(self, class_id: str, seat: int, wanted: Begin) -> RoundBrief:
        """The round that is on, or a new one. Raises RefusedError when there is none to play."""
        live = self._classes.look(class_id)
        with live.lock:
            on = live.rounds.playing.get(seat)
            same = on is not None and not on.over and live.state.device(seat) == wanted.device
        now = self._classes.parts.now
        if same and on is not None:  # most pages: no wait for the class
            return self._tell(
                class_id, seat, on.id, lambda live, played: live.rounds.drawn_at(played, wanted.px_per_mm),
                lambda live, played: played.brief(now()),
            )  # fmt: skip
        with self._classes.changing(class_id, lambda change, live: change.rounds_of(live.last_turn(seat))) as live:
            live.league.presence.heard(seat)
            played = live.league.begin(seat, wanted.heat, wanted.device, wanted.px_per_mm)
        with live.lock:
            return played.brief(now())

    def shoot(self, class_id: str, seat: int, round_id: str, shots: Sequence[Shot]) -> list[Answer]:
        """Score shots in their order: one transaction. The same number has the same answer, whichever process asks."""

        def answered(live: LiveClass, played: PlayedRound) -> list[Answer]:
            return [answer for shot in shots if (answer := played.met(shot.n)) is not None]

        return self._tell(
            class_id, seat, round_id, lambda live, played: live.rounds.shoot(played, shots), answered
        )  # fmt: skip

    def way(self, class_id: str, seat: int, round_id: str, samples: Sequence[Sample]) -> float:
        """Follow the pointer; the time of the last sample taken."""
        found: list[float] = []
        return self._tell(
            class_id, seat, round_id, lambda live, played: found.append(live.rounds.way(played, samples)),
            lambda live, played: found[0],
        )  # fmt: skip

    def end(self, class_id: str, seat: int, round_id: str, t_s: float) -> RoundResult:
        """The page says that its round is over; how it ended."""
        self._tell(class_id, seat, round_id, lambda live, played: live.rounds.end(played, t_s), _nothing)
        return self.result(class_id, seat, round_id)

    def leave(self, class_id: str, seat: int, round_id: str) -> Me:
        """The round was given up."""
        self._tell(class_id, seat, round_id, lambda live, played: live.rounds.leave(played), _nothing)
        return self.me(class_id, seat)

    def result(self, class_id: str, seat: int, round_id: str) -> RoundResult:
        """How a round stands or ended."""
        self._classes.look(class_id)
        return self._tell(class_id, seat, round_id, _nothing, lambda live, played: live.news.result(played))

    def _tell(
        self,
        class_id: str,
        seat: int,
        round_id: str,
        tell: Callable[[LiveClass, PlayedRound], object],
        answer: Callable[[LiveClass, PlayedRound], T],
    ) -> T:
        """Tell a round something in a transaction of its own, and answer when that is safe."""
        live: LiveClass | None = None
        try:
            with self._classes.tables.shooting(class_id) as change:
                live = self._classes.have(class_id)
                row, played = live.round_of(change, seat, round_id)
                with live.telling(change, row, played):
                    live.league.presence.heard(seat)
                    tell(live, played)
        except BaseException:
            if live is not None and live.rounds.unsure:
                self._classes.drop(class_id)
            raise
        live.told(played)
        self._news(class_id)
        with live.lock:
            return answer(live, played)


def _nothing(live: LiveClass, played: PlayedRound) -> None:
    pass
