"""The board while rounds are being played: what counted so far, with what is on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.paper.board import by_seat, score_of, team_rows
from bullseye.classroom.people.names import shown
from bullseye.league.played import PlayedRound
from bullseye.wire.student import BoardNews
from bullseye.wording.devices import mixed

STUDENT_ROWS = 10


class Line(NamedTuple):
    """A student on the board: *score* with a round that is on, *best* without."""

    seat: int
    score: int | None
    best: int | None
    shots: int
    device: str


class LiveBoard:
    """Makes the board of a class. What finished rounds count is worked out once after each event of the log."""

    def __init__(self) -> None:
        self._of: tuple[int, int] = (-1, -1)
        self._scores: dict[int, int | None] = {}
        self._shots: dict[int, int] = {}
        self._ways: dict[int, str] = {}
        self._unit = "points"
        self._lower = False

    def lines(self, state: ClassState, playing: Mapping[int, PlayedRound]) -> list[Line]:
        """Every student, without order."""
        self._work_out(state, playing)
        found = []
        for student in state.board_students:
            if student.reference:
                continue
            seat = student.seat
            best = self._scores.get(seat)
            score, shots, device = best, self._shots.get(seat, 0), self._ways.get(seat) or state.device(seat)
            now = playing.get(seat)
            if now is not None and not state.frozen:
                shots += now.shots
                device = now.plan.way if now.device else device
                if not self._lower and now.shots and now.plan.drill.rules.score != "none":
                    total = state.choices.counting == "total"
                    score = now.score if best is None else best + now.score if total else max(best, now.score)
            found.append(Line(seat, score, best, shots, device))
        return found

    def best(self, seat: int) -> int | None:
        """What the finished rounds of *seat* count, as of the latest board."""
        return self._scores.get(seat)

    def _work_out(self, state: ClassState, playing: Mapping[int, PlayedRound]) -> None:
        of = (id(state), len(state.events))
        if of != self._of:
            self._of = of
            rounds = [t for t in state.board_rounds() if not t.reference]
            own = by_seat(rounds)
            self._scores = {seat: score_of(state.board_choices, taken) for seat, taken in own.items()}
            self._shots = {seat: sum(len(t.card.shots) for t in taken) for seat, taken in own.items()}
            self._ways = {seat: taken[-1].record.way for seat, taken in own.items()}
            self._unit = rounds[0].unit if rounds else ""
            self._lower = bool(rounds) and rounds[0].better == "lower"
        if not self._unit and playing:
            drill = next(iter(playing.values())).plan.drill
            self._unit, self._lower = drill.score_unit, drill.better == "lower"

    def board(self, state: ClassState, playing: Mapping[int, PlayedRound], tick: int) -> BoardNews:
        """The whole board as it may be shown."""
        lines = self.lines(state, playing)
        by_device = state.connected.by_device
        lines.sort(key=lambda line: self._key(line, by_device))
        rows: list[tuple[int, int, str, int | None, int, str]] = []
        place = count = 0
        before: Line | None = None
        for line in lines:
            if by_device and (before is None or before.device != line.device):
                place = count = 0
                before = None
            count += 1
            place = place if before is not None and before.score == line.score else count
            name = shown(state.board_name(line.seat))
            rows.append((0 if line.score is None else place, line.seat, name, line.score, line.shots, line.device))
            before = line
        scores = {line.seat: line.score for line in lines if line.score is not None}
        kinds = sorted({line.device for line in lines if line.score is not None and line.device})
        teams = {student.seat: student.team for student in state.board_students}
        ranked = team_rows(teams, scores, self._lower, self._unit or "points") if state.board_choices.teams else ()
        return BoardNews(
            tick, tuple(rows), len(lines), sum(line.shots for line in lines), self._unit or "points",
            "lower" if self._lower else "higher", state.frozen, by_device,
            mixed(kinds) if not by_device else "",
            tuple((row.place, row.team, row.text) for row in ranked),
        )  # fmt: skip

    def _key(self, line: Line, by_device: bool) -> tuple[str, bool, int, int]:
        value = 0 if line.score is None else line.score if self._lower else -line.score
        return (line.device if by_device else "", line.score is None, value, line.seat)
