"""The controller turns clicks into shots and shots into what the view shows; a fake view records it all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bullseye.play.round.controller import Controller
from bullseye.play.round.outcome import Outcome
from bullseye.play.round.view import Hud, Mark
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.round import State
from bullseye.session.scorecard import score_record
from bullseye.wording.numbers import DASH
from tests.fakes import ManualClock, RecordingView
from tests.rounds import ids, plan_of

SIDE_PX = 240  # ten shots at SIMPLE: a range of 120 mm, so 2 px a mm
MIDDLE = SIDE_PX // 2


class Play:
    """A controller with everything it needs, and what it saved."""

    def __init__(self, plan: RoundPlan, clock: ManualClock, counted: bool = True) -> None:
        self.clock, self.view = clock, RecordingView()
        self.saved: list[Record] = []
        self.controller = Controller(self.view, plan, clock, ids(), self.finish, self.replan)
        self.controller.resized(SIDE_PX, SIDE_PX)
        self.controller.start()
        if counted:
            self.pass_s(3)

    def finish(self, record: Record) -> Outcome:
        self.saved.append(record)
        return Outcome(score_record(record), place=1)

    @staticmethod
    def replan(plan: RoundPlan) -> RoundPlan:
        return replace(plan, seed=plan.seed + 1)

    def pass_s(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.controller.tick()

    def click(self, x_px: int = MIDDLE, y_px: int = MIDDLE) -> None:
        self.controller.pressed(x_px, y_px, self.clock.now())

    def click_target(self) -> None:
        """A click on the pixel under the target's centre, where the view was told it is."""
        x_px, y_px = self.controller.scene().target_px or (0, 0)
        self.click(int(x_px), int(y_px))

    @property
    def hud(self) -> Hud:
        hud = self.view.last("hud")
        assert isinstance(hud, Hud)
        return hud


@pytest.fixture
def play(clock: ManualClock) -> Play:
    return Play(plan_of(), clock)


def test_the_count_is_shown_and_taken_away(clock: ManualClock) -> None:
    play = Play(plan_of(), clock, counted=False)
    assert play.view.told("count") == [3] and play.controller.live
    for _ in range(3):
        play.pass_s(1)
    assert play.view.told("count") == [3, 2, 1, 0]
    assert play.view.told("target") == [(120.0, 120.0)]


def test_a_click_is_worth_what_its_pixel_covers(play: Play) -> None:
    play.click(139, 120)  # the middle of that pixel lies 9.75 mm right and 0.25 mm below the centre
    mark: Mark = play.view.last("mark")
    assert (mark.label, mark.hit, mark.number, mark.lasting) == ("10", True, 1, True)
    assert (mark.x_px, mark.y_px) == (139.5, 120.5)
    play.click(140, 120)  # 10.25 mm
    assert play.view.last("mark").label == "5"
    shots = play.controller.round.shots
    assert [(shot.x_mm, shot.y_mm) for shot in shots] == [(9.75, -0.25), (10.25, -0.25)]


def test_up_on_the_screen_is_up_on_the_face(play: Play) -> None:
    play.click(MIDDLE, MIDDLE - 30)
    assert play.controller.round.shots[0].y_mm > 0


def test_the_mark_and_the_numbers_are_shown_before_the_click_returns(play: Play) -> None:
    told = len(play.view.calls)
    play.click()
    assert [call[0] for call in play.view.calls[told:]] == ["mark", "hud"]


def test_a_mark_has_the_true_size_of_the_shot(clock: ManualClock) -> None:
    play = Play(plan_of(gauge_mm=6.0), clock)
    play.click()
    assert play.view.last("mark").radius_px == 6.0


def test_a_miss_on_empty_ground_leaves_its_mark(play: Play) -> None:
    play.click(1, 1)
    mark: Mark = play.view.last("mark")
    assert (mark.label, mark.hit, mark.is_x, mark.lasting) == ("miss", False, False, True)
    assert play.hud.last == "miss" and play.hud.shots == "1" and play.hud.accuracy == "0.0 %"


def test_a_mark_knows_the_ring_below_it_where_the_face_stays_there(clock: ManualClock) -> None:
    play = Play(plan_of(), clock)
    play.click()
    assert play.view.last("mark").ground == play.controller.plan.face.rings[0].fill
    play.click(1, 1)  # a miss, on nothing that has a ring
    assert play.view.last("mark").ground == ""
    play = Play(plan_of("timed-30"), clock)
    play.click_target()
    assert play.view.last("mark").hit and play.view.last("mark").ground == ""  # the target has moved on


def test_a_mark_says_what_its_ring_is_of_the_best(clock: ManualClock) -> None:
    play = Play(plan_of(), clock)
    view, rings = play.controller.viewport, play.controller.plan.face.rings
    assert view is not None and len(rings) == 3
    for ring in (0, 1, 2):
        inside_mm = (rings[ring - 1].diameter_mm if ring else 0.0) / 2
        x, y = view.to_px((inside_mm + rings[ring].diameter_mm / 2) / 2, 0.0)
        play.click(round(x), round(y))
        assert play.view.last("mark").share == pytest.approx(1 - ring / 2)


def test_before_any_shot_there_is_a_dash_and_no_hundred_percent(play: Play) -> None:
    assert (play.hud.score, play.hud.shots, play.hud.accuracy, play.hud.last) == ("0", "0", DASH, DASH)
    assert (play.hud.combo, play.hud.bonus, play.hud.ranked) == (0, "", True)
    assert (play.hud.left_label, play.hud.left) == ("Left", "10 shots")


def test_the_last_shot_says_what_it_brought(clock: ManualClock) -> None:
    play = Play(plan_of("practice", face="wa-122"), clock)
    play.click()
    assert play.hud.last == "10 X"
    timed = Play(plan_of("timed-30"), ManualClock())
    timed.clock.advance(0.5)
    timed.click_target()
    bonus = timed.controller.round.awards[0].time_bonus
    assert bonus > 0 and timed.hud.last == f"10 +{bonus}"


def test_the_combo_shows_what_the_next_hit_brings_and_dies_with_its_window(clock: ManualClock) -> None:
    play = Play(plan_of("timed-30"), clock)
    play.click_target()
    assert (play.hud.combo, play.hud.bonus) == (1, "next hit +1")
    play.click_target()
    assert (play.hud.combo, play.hud.bonus) == (2, "next hit +2")
    play.pass_s(3.1)
    assert (play.hud.combo, play.hud.bonus) == (0, "")


@pytest.mark.parametrize(
    ("drill", "label", "left", "after"),
    [
        ("timed-30", "Time left", "28.0 s", "30.0 s"),
        ("race-30", "Left", "29 targets", "30 targets"),
        ("practice", "Time", "2 s", "0 s"),
    ],
)
def test_what_is_left_is_told_in_the_drills_own_measure(
    clock: ManualClock, drill: str, label: str, left: str, after: str
) -> None:
    play = Play(plan_of(drill), clock)
    assert (play.hud.left_label, play.hud.left) == (label, after)
    play.click_target()
    play.pass_s(2.0)
    assert (play.hud.left_label, play.hud.left) == (label, left)


def test_the_last_target_is_one_target(clock: ManualClock) -> None:
    play = Play(plan_of("ten-shots"), clock)
    for _ in range(9):
        play.click()
    assert play.hud.left == "1 shot"


def test_a_race_shows_its_running_clock(clock: ManualClock) -> None:
    play = Play(plan_of("race-30"), clock)
    play.pass_s(1.25)
    assert play.hud.score == "1.2 s"


def test_unchanged_numbers_are_not_shown_again(play: Play) -> None:
    shown = len(play.view.told("hud"))
    for _ in range(5):
        play.controller.tick()
    assert len(play.view.told("hud")) == shown


def test_a_hit_moves_the_target_and_its_mark_may_go(clock: ManualClock) -> None:
    play = Play(plan_of("timed-30"), clock)
    before = play.view.last("target")
    play.click_target()
    assert play.view.last("mark").lasting is False
    assert play.view.last("target") != before
    assert play.controller.scene().target_px == play.view.last("target")
    assert play.controller.scene().marks == ()


def test_a_miss_stays_until_the_target_moves(clock: ManualClock) -> None:
    play = Play(plan_of("timed-30"), clock)
    play.click(0, 0)
    assert [mark.label for mark in play.controller.scene().marks] == ["miss"]
    play.click_target()
    assert play.controller.scene().marks == ()


def test_the_record_says_how_large_the_face_was_drawn(play: Play) -> None:
    for _ in range(10):
        play.click()
    assert play.saved[0].px_per_mm == 2.0


def test_without_a_size_a_click_has_no_place(clock: ManualClock) -> None:
    view = RecordingView()
    controller = Controller(
        view, plan_of(), clock, ids(), lambda record: Outcome(score_record(record)), lambda plan: plan
    )
    controller.start()
    clock.advance(3)
    controller.tick()
    controller.pressed(10, 10, clock.now())
    assert controller.round.shots == [] and controller.scene().target_px is None


def test_the_tenth_shot_saves_the_round_once_and_shows_its_outcome(play: Play) -> None:
    for _ in range(12):
        play.click()
        play.controller.released(play.clock.now() + 0.1)
    assert len(play.saved) == 1
    outcomes = play.view.told("finished")
    assert len(outcomes) == 1 and outcomes[0].score == "100" and outcomes[0].place == 1
    assert not play.controller.live and not play.controller.in_round
    assert play.saved[0].shots[0].t_up == pytest.approx(0.1)


def test_time_alone_ends_a_timed_round(clock: ManualClock) -> None:
    play = Play(plan_of("timed-30"), clock)
    play.pass_s(30)
    assert len(play.saved) == 1 and play.view.calls[-1][0] == "finished"


def test_the_pause_hides_the_face_stops_the_clock_and_unranks(clock: ManualClock) -> None:
    play = Play(plan_of("timed-30"), clock)
    play.pass_s(5)
    play.controller.pause_or_resume(play.clock.now())
    assert play.view.last("paused") is True and play.hud.ranked is False
    assert not play.controller.live and play.controller.in_round
    play.pass_s(60)
    play.click()
    play.controller.pause_or_resume(play.clock.now())
    assert play.view.last("paused") is False
    assert (play.hud.left, play.hud.ranked, play.hud.shots) == ("25.0 s", False, "0")


def test_losing_the_focus_pauses_a_round_that_runs_and_only_its_key_goes_on(play: Play) -> None:
    play.controller.lost_focus(play.clock.now())
    assert play.view.last("paused") is True
    play.controller.got_focus()
    assert play.controller.round.state is State.PAUSED
    play.controller.lost_focus(play.clock.now())
    play.controller.pause_or_resume(play.clock.now())
    assert play.controller.round.state is State.RUNNING


def test_losing_the_focus_in_the_count_starts_it_over_and_costs_no_rank(clock: ManualClock) -> None:
    play = Play(plan_of("timed-30"), clock, counted=False)
    play.pass_s(1)
    play.controller.lost_focus(play.clock.now())
    assert play.view.last("count") == 0
    play.pass_s(60)
    assert play.controller.round.state is State.READY
    play.controller.got_focus()
    assert play.view.last("count") == 3
    play.pass_s(3)
    assert play.controller.round.state is State.RUNNING and play.hud.ranked


def test_a_restart_throws_the_round_away_and_takes_a_new_seed(clock: ManualClock) -> None:
    play = Play(plan_of("timed-30", seed=7), clock)
    play.click(0, 0)
    play.controller.pause_or_resume(play.clock.now())
    play.controller.restart()
    assert play.controller.plan.seed == 8 and play.controller.round.state is State.COUNTING
    assert play.view.last("paused") is False and play.view.last("count") == 3
    assert play.view.last("scene").marks == ()
    assert (play.hud.shots, play.hud.last, play.hud.ranked) == ("0", DASH, True)
    play.pass_s(3)
    play.pass_s(30)
    assert [record.seed for record in play.saved] == [8]


def test_a_finished_round_is_not_restarted_by_the_key(play: Play) -> None:
    for _ in range(10):
        play.click()
    play.controller.restart()
    assert play.controller.round.state is State.FINISHED


def test_leaving_saves_nothing_and_tells_the_view(play: Play) -> None:
    play.click()
    assert play.controller.in_round
    play.controller.leave()
    assert play.view.calls[-1] == ("left",) and play.saved == []
    play.click()
    assert len(play.view.told("mark")) == 1


def test_enter_ends_practice_and_nothing_else(clock: ManualClock, play: Play) -> None:
    assert not play.controller.enter(play.clock.now())
    practice = Play(plan_of("practice"), ManualClock())
    practice.click()
    practice.clock.advance(4)
    assert practice.controller.enter(practice.clock.now())
    assert practice.saved[0].ranked is False and practice.saved[0].duration_s == 4.0


def test_the_pause_key_stops_the_count_and_begins_it_anew(clock: ManualClock) -> None:
    play = Play(plan_of(), clock, counted=False)
    play.pass_s(1)
    play.controller.pause_or_resume(clock.now())
    assert play.view.last("paused") is True and not play.controller.live
    seed = play.controller.plan.seed
    play.controller.got_focus()
    play.pass_s(10)
    assert play.controller.round.state is State.READY, "only its key ends this"
    play.controller.pause_or_resume(clock.now())
    assert play.view.last("paused") is False and play.view.last("count") == 3
    play.pass_s(3)
    assert play.controller.round.state is State.RUNNING and play.hud.ranked
    assert play.controller.plan.seed == seed


def test_beginning_anew_ends_the_stop_of_a_count(clock: ManualClock) -> None:
    play = Play(plan_of(), clock, counted=False)
    play.controller.pause_or_resume(clock.now())
    assert play.controller.restart()
    play.pass_s(3)
    assert play.controller.round.state is State.RUNNING
    play.controller.pause_or_resume(clock.now())
    assert play.controller.round.state is State.PAUSED
