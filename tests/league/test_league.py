"""A class of a hundred by script, killed three times; and any order of acts at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bullseye.classroom.paper.export import shots_csv
from bullseye.errors import BullseyeError
from bullseye.league.refused import RefusedError
from bullseye.wire.student import Answer, Shot
from tests.league.school import School

MINUTES = 6
STUDENTS = 100


class Student:
    """A page by script: it holds each shot until it is kept, and sends it again."""

    def __init__(self, school: School, seat: int, chance: Random) -> None:
        self.school = school
        self.seat = seat
        self.chance = chance
        self.round = ""
        self.waiting: dict[int, Shot] = {}
        self.answers: dict[tuple[str, int], Answer] = {}
        self.kept: dict[str, int] = {}
        self.next_s = 0.0
        self.n = 0

    def step(self) -> None:
        """Look for a round, shoot when it is time, send what is not kept."""
        league = self.school.league
        played = league.rounds.playing.get(self.seat)
        if played is None:
            return
        if played.id != self.round:
            self.round, self.n, self.waiting = played.id, 0, {}
            self.next_s = played.began_s + self.chance.uniform(0.2, 2.0)
        now = self.school.time.s
        if now >= self.next_s and not played.over and played.running and now > played.began_s:
            self.n += 1
            t = round(now - played.began_s - self.chance.uniform(0, 0.05), 6)
            x, y = (round(self.chance.gauss(0, 60), 6) for _ in range(2))
            self.waiting[self.n] = Shot(self.n, max(t, 0.0), x, y, device="touch")
            self.next_s = now + self.chance.uniform(1.0, 3.0)
        if self.waiting and self.chance.random() < 0.8:
            shots = [self.waiting[n] for n in sorted(self.waiting)]
            for answer in league.rounds.shoot(played, shots[:20]):
                known = self.answers.setdefault((self.round, answer.n), answer)
                if self.kept.get(self.round, 0) >= answer.n:
                    assert (known.points, known.score, known.refused) == (answer.points, answer.score, answer.refused)
                self.answers[self.round, answer.n] = answer
        if played.kept:
            self.kept[self.round] = played.kept
            self.waiting = {n: shot for n, shot in self.waiting.items() if n > played.kept}


def test_a_hundred_students_killed_three_times_lose_nothing(tmp_path: Path) -> None:
    school = School(tmp_path, drill="ten-shots", turns=100)
    chance = Random(11)
    seats = [seated.seat for seated in school.join(*(f"Student {n}" for n in range(1, STUDENTS + 1)))]
    students = [Student(school, seat, Random(f"student {seat}")) for seat in seats]
    kills = sorted(chance.uniform(60, MINUTES * 60 - 60) for _ in range(3))
    elapsed = 0.0
    while elapsed < MINUTES * 60:
        step_s = 0.5
        school.time.s += step_s
        elapsed += step_s
        if kills and elapsed > kills[0]:
            del kills[0]
            school.crash()  # answers of this step's shots were given, and not one of them kept
            for seat in seats:
                school.league.presence.arrived(seat)
        for student in students:
            student.step()
        school.league.tick()
        if chance.random() < 0.7:  # now and then a line takes longer to be safe
            school.league.rounds.keep_now()
        heats = school.league.heats
        if heats.stage() in ("lobby", "shown") and not school.league.state.heat.is_open:
            heats.open(school.league.connected_seats())
    school.league.heats.shut()
    school.advance(5.0)
    taken = {f"r{t.go}": t for t in school.league.state.all_rounds()}
    assert len(taken) > STUDENTS * 5 and not kills
    for student in students:
        journal: dict[str, list[Answer]] = {}
        for (round_id, _), answer in sorted(student.answers.items(), key=lambda one: one[0]):
            if not answer.refused:
                journal.setdefault(round_id, []).append(answer)
        for round_id in journal.keys() & taken.keys():
            stored = taken[round_id].record.shots
            assert [(a.t, a.at) for a in journal[round_id]] == [(shot.t, (shot.x_mm, shot.y_mm)) for shot in stored]
            assert journal[round_id][-1].score == taken[round_id].score
        assert sum(round_id in taken for round_id in journal) >= len(journal) - 1  # the last was on as it was shut
    told = sum(len(t.record.shots) for t in taken.values())
    assert shots_csv(school.league.state).count("\n") == told + 1


def test_a_seat_is_known_after_a_crash_and_plays_on(tmp_path: Path) -> None:
    school = School(tmp_path)
    (ann,) = school.join("Ann")
    school.league.heats.open([ann.seat])
    school.advance(4.0)
    school.shoot(ann.seat, 1)
    school.advance(0.1)
    school.crash()
    assert school.league.seat_of(ann.token) == ann.seat
    played = school.league.begin(ann.seat, 1, "touch", 2.0)
    assert played.brief(school.time.s).numbered == 1


def test_a_class_that_is_closed_in_order_is_gone_on_with(tmp_path: Path) -> None:
    school = School(tmp_path)
    (ann,) = school.join("Ann")
    school.league.heats.open([ann.seat])
    school.advance(4.0)
    school.shoot(ann.seat, 1)
    school.league.close()
    school.crash()
    assert school.league.rounds.playing[ann.seat].kept == 1


def test_nobody_has_a_seat_by_a_token_that_is_none() -> None:
    school = School()
    with pytest.raises(RefusedError, match="you have no seat"):
        school.league.seat_of("token-99")


class Acts(RuleBasedStateMachine):
    """Whatever is done in whatever order: what was kept is there, and each answer stays."""

    @initialize(pace=st.sampled_from(["together", "own"]), drill=st.sampled_from(["ten-shots", "timed-30", "evade"]))
    def begin(self, pace: str, drill: str) -> None:
        self.folder = TemporaryDirectory()
        self.school = School(Path(self.folder.name), pace, drill=drill, turns=100)
        self.answers: dict[tuple[str, int], Answer] = {}
        self.kept: dict[str, int] = {}

    def teardown(self) -> None:
        if hasattr(self, "school"):
            self.school.league.room.close()
            self.folder.cleanup()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except BullseyeError as error:
            assert str(error) and "\n" not in str(error)

    @precondition(lambda self: len(self.school.league.state.students) < 4)
    @rule()
    def join(self) -> None:
        self._try(lambda: self.school.join(""))

    @rule(seat=st.integers(1, 4), what=st.sampled_from(["kick", "remove", "restore", "absent", "present", "rename"]))
    def teach(self, seat: int, what: str) -> None:
        from bullseye.league.teaching import act
        from bullseye.wire.teacher import Do

        self._try(lambda: act(self.school.league, Do(what, seat=seat, name="Ann")))

    @rule(what=st.sampled_from(["open", "shut", "freeze", "reveal", "back", "lock", "unlock", "void"]))
    def lead(self, what: str) -> None:
        from bullseye.league.teaching import act
        from bullseye.wire.teacher import Do

        self._try(lambda: act(self.school.league, Do(what)))

    @rule(seconds=st.sampled_from([0.1, 1.0, 4.0, 40.0]))
    def wait(self, seconds: float) -> None:
        self.school.advance(seconds, 0.5)
        self._see()

    @rule(seat=st.integers(1, 4))
    def ask_for_a_round(self, seat: int) -> None:
        self._try(lambda: self.school.league.begin(seat, 0, "touch", 1.0))

    @rule(seat=st.integers(1, 4), n=st.integers(1, 30), far=st.floats(-300, 300), late_s=st.floats(0, 3))
    def shoot(self, seat: int, n: int, far: float, late_s: float) -> None:
        played = self.school.league.rounds.playing.get(seat)
        if played is None:
            return
        t = max(0.0, round(self.school.time.s - played.began_s - late_s, 6))
        answer = self.school.shoot(seat, n, x=far, t=t)
        known = self.answers.setdefault((played.id, n), answer)
        assert (known.points, known.score, known.refused, known.at) == (
            answer.points, answer.score, answer.refused, answer.at
        )  # fmt: skip

    @rule()
    def crash(self) -> None:
        self._see()
        self.school.crash()
        # What had been answered and not kept may be answered otherwise now: it will be sent again.
        self.answers = {key: a for key, a in self.answers.items() if key[1] <= self.kept.get(key[0], 0)}

    def _see(self) -> None:
        for played in self.school.league.rounds.playing.values():
            self.kept[played.id] = max(self.kept.get(played.id, 0), played.kept)

    @invariant()
    def what_was_kept_is_there(self) -> None:
        if not hasattr(self, "school"):
            return
        league = self.school.league
        stored = {f"r{t.go}": t.record.shots for t in league.state.all_rounds()}
        on = {played.id: played for played in league.rounds.playing.values()}
        for (round_id, n), answer in self.answers.items():
            if answer.refused or n > self.kept.get(round_id, 0):
                continue
            if round_id in stored:
                assert any(shot.t == answer.t for shot in stored[round_id])
            elif round_id in on:
                assert on[round_id].met(n) is not None
        assert len({t.record.id for t in league.state.all_rounds()}) == len(league.state.all_rounds())


Acts.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
test_any_order_of_acts_keeps_what_was_kept = Acts.TestCase
