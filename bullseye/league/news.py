"""What students are told of the class, of their round and of themselves."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from bullseye.classroom.paper.board import by_seat, score_of
from bullseye.league.league import League
from bullseye.league.live_board import STUDENT_ROWS
from bullseye.league.played import PlayedRound
from bullseye.measure.shots.group import measure_group
from bullseye.session.aids import parts_of
from bullseye.session.scorecard import score_record
from bullseye.wire.student import (
    Answer,
    BoardNews,
    ClassNews,
    GroupJson,
    KeptNews,
    RoundResult,
    YouNews,
)
from bullseye.wording.facts import PARTS
from bullseye.wording.numbers import score_text

Row = tuple[int, int, str, int | None, int, str]


class News:
    """Words and numbers of *league* for the wire. *epoch* is another one after each start of the server."""

    def __init__(self, league: League, epoch: str) -> None:
        self.league = league
        self.epoch = epoch
        self._tick = 0
        self._board: BoardNews | None = None
        self._board_of = -1
        self._rows: dict[int, Row] = {}
        self._ranked: dict[str, list[Row]] = {}

    def of_class(self) -> ClassNews:
        """The class as a whole."""
        league = self.league
        state, choices, heat = league.state, league.state.choices, league.state.heat
        drill, face = league.drills.get(choices.drill), league.faces.get(choices.face)
        together = not league.heats.at_own_pace
        return ClassNews(
            state=league.heats.stage(),
            heat=heat.number if together else 0,
            pace="together" if together else "own",
            title=choices.title,
            drill=drill.id,
            drill_name=drill.name,
            drill_summary=drill.summary,
            face=face.id,
            face_name=face.name,
            opens_t=heat.opens_s if together and heat.is_open else None,
            ends_t=league.heats.ends_s(),
            now=league.now(),
            people=sum(not league.presence.is_away(seat) for seat in league.connected_seats()),
            locked=state.connected.locked,
            frozen=state.frozen,
            part=state.part,
            epoch=self.epoch,
        )

    def board(self) -> BoardNews:
        """The whole board; worked out once for each version of the league."""
        league = self.league
        if self._board is None or self._board_of != league.version:
            shown = league.board.board(league.state, league.rounds.playing_by_seat(), self._tick + 1)
            if self._board is None or replace(shown, tick=self._tick) != self._board:
                self._tick += 1
                self._board = shown
                self._rows = {row[1]: row for row in shown.rows}
                self._ranked = {}
                for row in shown.rows:
                    if row[3] is not None:
                        self._ranked.setdefault(row[5] if shown.by_device else "", []).append(row)
            self._board_of = league.version
        return self._board

    def board_for_students(self) -> BoardNews:
        """Its first rows; what helped whom is between them and the teacher."""
        board = self.board()
        rows = tuple((*row[:5], parts_of(row[5])[0]) for row in board.rows[:STUDENT_ROWS])
        return replace(board, rows=rows)

    def you(self, seat: int) -> YouNews:
        """What concerns *seat* alone."""
        league = self.league
        student = league.state.student(seat)
        board = self.board()
        mine = self._rows.get(seat)
        ranked = self._ranked.get(mine[5] if board.by_device and mine is not None else "", [])
        played = league.rounds.playing.get(seat)
        return YouNews(
            seat,
            "" if student is None else student.name,
            mine[0] if mine is not None and mine[3] is not None else None,
            len(ranked),
            league.board.best(seat),
            _gap(ranked, mine),
            None if played is None or not played.kept else KeptNews(played.id, played.kept),
            None if played is None or played.over else played.id,
        )

    def result(self, played: PlayedRound) -> RoundResult:
        """How a round stands or ended."""
        league = self.league
        drill = played.plan.drill
        record = played.record
        card = None if record is None else score_record(record, played.plan.face)
        score = played.score if record is None else record.score
        if drill.rules.score == "none":
            score = None
        aimed = played.aimed_mm
        group = measure_group(aimed) if aimed else None
        you = self.you(played.seat)
        return RoundResult(
            played.id,
            played.over,
            league.rounds.is_stored(played),
            score,
            score_text(score, drill.score_unit),
            drill.score_unit,
            "lower" if drill.better == "lower" else "higher",
            None if record is None else record.accuracy,
            self._best_before(played),
            you.place,
            you.of,
            GroupJson(
                len(aimed),
                None if group is None or group.mpi_x is None or group.mpi_y is None else (group.mpi_x, group.mpi_y),
                None if group is None else group.extreme_spread,
                None if group is None else group.mean_radius,
            ),
            () if card is None else tuple((PARTS[key], value) for key, value in card.breakdown()),
            counted(played),
        )

    def _best_before(self, played: PlayedRound) -> int | None:
        state = self.league.state
        own = by_seat(state.taken).get(played.seat, [])
        before = [taken for taken in own if taken.go != played.go]
        return score_of(state.choices.changed(counting="best"), before)


def counted(played: PlayedRound) -> tuple[Answer, ...]:
    """The shots of a round that count, in their order."""
    found = (played.met(n) for n in sorted(played.answers))
    return tuple(answer for answer in found if answer is not None and not answer.refused)


def _gap(ranked: list[Row], mine: Row | None) -> int | None:
    """How far the next place is away; None at the top, or without a score."""
    if mine is None or mine[3] is None:
        return None
    at = bisect_left(ranked, mine[0], key=lambda row: row[0])
    ahead = ranked[at - 1][3] if at else None
    return None if ahead is None else abs(ahead - mine[3])
