"""The controller shows targets that move, come and go, and judges a click by the picture that was shown last."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bullseye.play.round.controller import Controller
from bullseye.play.round.outcome import Outcome
from bullseye.play.round.view import MovingView, TargetPx
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from bullseye.wording.numbers import DASH, MINUS
from tests.fakes import ManualClock, RecordingView
from tests.rounds import DRILLS, STILL, ids, plan_of

FRAME_S = 1 / 60


class Play:
    """A controller on a canvas of 800 x 600 px, with a round that has begun."""

    def __init__(self, drill: Any, clock: ManualClock, view: Any = None, **more: Any) -> None:
        self.clock, self.view = clock, view or RecordingView()
        self.saved: list[Record] = []
        plan = plan_of(drill, **more)
        self.controller = Controller(self.view, plan, clock, ids(), self.finish, self.replan)
        self.controller.resized(800, 600)
        self.controller.start()
        clock.advance(3.0)
        self.controller.tick()

    def finish(self, record: Record) -> Outcome:
        self.saved.append(record)
        return Outcome(score_record(record), place=1)

    @staticmethod
    def replan(plan: RoundPlan) -> RoundPlan:
        return replace(plan, seed=plan.seed + 1)

    def frames(self, count: int) -> None:
        for _ in range(count):
            self.clock.advance(FRAME_S)
            self.controller.tick()

    @property
    def targets(self) -> tuple[TargetPx, ...]:
        """What the view shows now."""
        last = next(call for call in reversed(self.view.calls) if call[0] in ("targets", "scene"))
        found: tuple[TargetPx, ...] = last[1] if last[0] == "targets" else last[1].targets
        return found

    def click(self, target: TargetPx, late_s: float = 0.0) -> None:
        self.clock.advance(late_s)
        self.controller.pressed(int(target.x_px), int(target.y_px), self.clock.now())

    def notes(self) -> dict[str, str]:
        return dict(self.view.last("hud").notes)


class StillView(RecordingView):
    """A view of the time before targets moved."""

    show_targets = None  # type: ignore[assignment]


def test_a_moving_target_is_shown_in_every_frame(clock: ManualClock) -> None:
    play = Play("moving-fast", clock)
    shown = len(play.view.told("targets"))
    play.frames(10)
    places = [call[0] for call in play.view.told("targets")]
    assert len(places) == shown + 10 and len({(t.x_px, t.y_px) for t in places}) == len(places)
    assert {t.diameter_px for t in places} == {play.controller.scene().face_px}


@pytest.mark.parametrize("drill", [*STILL, "grid-three", "course-of-fire", "adaptive-size"])
def test_where_nothing_moves_nothing_is_drawn_again(clock: ManualClock, drill: str) -> None:
    play = Play(drill, clock)
    play.frames(5)
    drawn = [call for call in play.view.calls if call[0] in ("targets", "target", "scene")]
    play.frames(50)
    assert [call for call in play.view.calls if call[0] in ("targets", "target", "scene")] == drawn


def test_a_still_drill_is_shown_as_it_always_was(clock: ManualClock) -> None:
    play = Play("timed-30", clock)
    assert play.view.told("targets") == [] and len(play.view.told("target")) == 1
    assert play.controller.scene().targets == () and not play.controller.needs_pointer


def test_a_click_on_what_is_shown_is_a_hit_however_far_the_target_has_gone(clock: ManualClock) -> None:
    play = Play("moving-fast", clock)
    play.frames(20)
    play.click(play.targets[0], late_s=0.016)
    (shot,) = play.controller.round.shots
    assert abs(shot.x_mm) < 1.0 and abs(shot.y_mm) < 1.0
    assert shot.t_drawn == pytest.approx(shot.t - 0.016)


def test_a_target_that_is_hit_is_gone_before_the_click_returns(clock: ManualClock) -> None:
    play = Play("grid-three", clock)
    play.frames(3)
    before = play.targets
    told = len(play.view.calls)
    play.click(before[1])
    assert [call[0] for call in play.view.calls[told:]] == ["mark", "hud", "targets"]
    assert play.targets[0] == before[0] and play.targets[1] != before[1] and play.targets[2] == before[2]


def test_kinds_and_sizes_are_told_to_the_view(clock: ManualClock) -> None:
    play = Play("dont-shoot", clock, seed=5)
    kinds = set()
    for _ in range(300):
        play.frames(1)
        kinds |= {target.kind for target in play.targets}
    assert kinds == {"shoot", "dont"}
    shrinking = Play("sudden-death", ManualClock())
    shrinking.frames(60)
    sizes = [call[0].diameter_px for call in shrinking.view.told("targets")]
    assert sizes == sorted(sizes, reverse=True) and sizes[-1] < 0.8 * sizes[0]


def test_a_wrong_hit_is_marked_as_one(clock: ManualClock) -> None:
    play = Play("dont-shoot", clock, seed=5)
    while not any(target.kind == "dont" for target in play.targets):
        play.frames(1)
    play.click(next(target for target in play.targets if target.kind == "dont"))
    mark = play.view.last("mark")
    assert (mark.wrong, mark.hit, mark.label) == (True, False, "wrong")
    assert play.view.last("hud").last == "wrong" and play.notes()["Wrong hits"] == "1"
    assert play.view.last("hud").score == f"{MINUS}10"


def test_missed_targets_are_told_a_moment_later(clock: ManualClock) -> None:
    play = Play("dont-shoot", clock)
    assert play.notes()["Missed targets"] == "0"
    play.frames(200)
    assert int(play.notes()["Missed targets"]) >= 1


def test_the_mark_of_a_smaller_target_is_smaller_too(clock: ManualClock) -> None:
    play = Play("adaptive-size", clock, gauge_mm=10.0)
    play.click(play.targets[0])
    scale = play.controller.scene().px_per_mm
    assert play.view.last("mark").radius_px == pytest.approx(5.0 * 0.6 * scale)
    assert play.notes()["Size"] == "54.1 %"


def test_a_resize_in_mid_round_shows_more_ground_and_the_same_targets(clock: ManualClock) -> None:
    play = Play("moving-slow", clock)
    play.frames(30)
    before = play.targets[0]
    play.controller.resized(1600, 1200)
    scene = play.view.last("scene")
    assert scene.targets[0].x_px == pytest.approx(before.x_px + 400), "as far from the middle as before"
    assert scene.targets[0].diameter_px == pytest.approx(before.diameter_px)
    assert scene.target_px == (scene.targets[0].x_px, scene.targets[0].y_px)


def test_between_two_series_no_target_stands(clock: ManualClock) -> None:
    play = Play("course-of-fire", clock)
    assert play.controller.scene().targets == () and play.view.last("hud").left == "Wait"
    while not play.targets:
        play.frames(1)
    assert play.notes() == {"150 s": "series 1 of 12", "Left in it": "5 shots", "Subtotal, 150 s": "0"}
    for _ in range(5):
        play.click(play.targets[0])
        assert play.view.last("mark").lasting
    assert play.view.last("scene").targets == () and play.view.last("scene").marks == ()
    assert play.notes()["150 s"] == "series 2 of 12"
    points = sum(award.points for award in play.controller.round.awards)
    assert points and play.notes()["Subtotal, 150 s"] == str(points)
    told = len(play.view.told("mark"))
    play.controller.pressed(400, 300, clock.now())
    assert len(play.view.told("mark")) == told, "no shot counts while it waits"


def test_the_pointer_is_asked_for_where_the_drill_needs_it(clock: ManualClock) -> None:
    play = Play("tracking", clock)
    assert play.controller.needs_pointer
    for _ in range(120):
        play.frames(1)
        target = play.targets[0]
        play.controller.pointed(int(target.x_px), int(target.y_px), clock.now())
    hud = play.view.last("hud")
    assert hud.score == "1.9 s" and hud.shots == DASH and float(hud.accuracy.split()[0]) > 90


def test_a_group_shows_no_points(clock: ManualClock) -> None:
    play = Play("grouping", clock)
    play.controller.pressed(400, 300, clock.now())
    assert play.view.last("mark").label == "" and play.view.last("mark").hit
    assert (play.view.last("hud").score, play.view.last("hud").last) == (DASH, "hit")
    play.controller.pressed(1, 1, clock.now())
    assert (play.view.last("mark").label, play.view.last("hud").last) == ("miss", "miss")


def test_a_view_of_old_is_shown_the_first_target(clock: ManualClock) -> None:
    play = Play("moving-fast", clock, view=StillView())
    before = len(play.view.told("target"))
    play.frames(10)
    assert len(play.view.told("target")) == before + 10 and play.view.told("targets") == []
    target = play.controller.scene().targets[0]
    assert play.view.last("target") == (target.x_px, target.y_px)
    assert isinstance(RecordingView(), MovingView), "the other kind is told of them all"


@pytest.mark.parametrize("drill", [name for name in DRILLS.shipped_names() if not DRILLS.get(name).test])
def test_every_drill_is_played_by_clicks_from_start_to_result(clock: ManualClock, drill: str) -> None:
    play = Play(drill, clock)
    controller = play.controller
    for n in range(70_000):
        if not controller.live:
            break
        play.frames(1)
        scene = controller.scene()
        spots = [(t.x_px, t.y_px) for t in scene.targets if t.kind == "shoot"] or [scene.target_px]
        if spots[0] is None:
            continue
        x, y = (int(value) for value in spots[0])
        controller.pointed(x, y, clock.now())
        if n % 20 == 0:
            far = 500 if drill == "sudden-death" and n > 400 else 0
            controller.pressed(x + far, y, clock.now())
            controller.released(clock.now() + 0.05)
        if drill == "practice" and n > 300:
            controller.enter(clock.now())
    assert len(play.saved) == 1 and play.view.calls[-1][0] == "finished"
    assert score_record(play.saved[0]).totals == controller.round.totals()
