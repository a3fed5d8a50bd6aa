"""A drill of each kind is played from its start to its result in a real window, by real events, on a manual clock.

All of them are played without a window: tests/session/test_shooter.py, tests/play/round/test_moving.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.drill.catalog import Drills
from bullseye.play.round.view import TargetPx
from bullseye.play.services import Services
from bullseye.session.record import Record
from bullseye.session.round import State
from bullseye.session.scorecard import score_record
from tests.desk.desk_rooms import type_key
from tests.desk.lab_hands import ReactionHand, TappingHand
from tests.fakes import ManualClock
from tests.gui import click

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.round.play_page import PlayPage

pytestmark = pytest.mark.long

DRILLS = Drills(None).items()
OF_EACH_KIND = {(d.test, d.ends, d.tracks, d.lively, d.needs_pointer): d.id for d in reversed(DRILLS)}
"""The first drill of each kind: the test it is, what ends it, and whether it tracks, moves or needs the pointer."""
STEP_S = 0.3
ENOUGH = 12
"""Shots after which the hand rests in a drill that ends by its time, and misses in one that ends by a miss."""
MOST_STEPS = 2500


class Hand:
    """Sees what stands on the canvas and moves, clicks and types as a player would."""

    def __init__(self, page: PlayPage, clock: ManualClock) -> None:
        self.page = page
        self.clock = clock
        self.drill = page.controller.plan.drill
        self.clicks = 0

    def seen(self) -> list[TargetPx]:
        """The targets to shoot that stand now, as they are drawn."""
        scene = self.page.controller.scene()
        if not self.drill.lively:
            assert scene.target_px is not None
            return [TargetPx(0, *scene.target_px, scene.face_px, "shoot")]
        return [target for target in scene.targets if target.kind == "shoot"]

    def step(self) -> None:
        """Some time passes, a frame is drawn, and the hand does what is next."""
        self.clock.advance(0.05 if self.drill.tracks and self.clicks < 60 else STEP_S)
        self.page.frame()
        if self.page.window.page is not self.page or self.page.round_state is not State.RUNNING:
            return
        if self.drill.ends == "never" and self.clicks == ENOUGH:
            type_key(self.page.canvas, "Return")
            return
        targets = self.seen()
        if not targets or (self.drill.ends == "time" and not self.drill.tracks and self.clicks >= ENOUGH):
            return
        x, y = round(targets[0].x_px), round(targets[0].y_px)
        self.clicks += 1
        if self.drill.tracks:
            self.page.canvas.event_generate("<Motion>", x=x, y=y)
            return
        aside = round(0.9 * targets[0].diameter_px) if self.drill.ends == "miss" and self.clicks > ENOUGH else 0
        click(self.page.canvas, x + aside, y)


def play(window: Window, services: Services, clock: ManualClock, drill: str) -> Record:
    """Play a round of *drill* to its end; its record as it was saved."""
    services.settings.update(drill=drill)
    window.show("play")
    page: Any = window.page
    window.root.update()
    page.canvas.focus_force()
    clock.advance(3.0)
    test = services.drills.get(drill).test
    if test:
        (TappingHand(page, clock) if test == "tapping" else ReactionHand(page, clock)).play()
    else:
        hand = Hand(page, clock)
        for _ in range(MOST_STEPS):
            hand.step()
            if window.page is not page:
                break
    assert window.page is not None and window.page.name == "result", f"{drill} did not end"
    (record,) = services.store.records()
    return record


@pytest.mark.parametrize("drill", sorted(OF_EACH_KIND.values()))
def test_a_drill_of_each_kind_is_played_to_its_result(
    window: Window, services: Services, clock: ManualClock, drill: str
) -> None:
    record = play(window, services, clock, drill)
    assert record.drill == drill
    card = score_record(record)
    assert record.score == (card.totals.score if record.score is not None else None)
    if services.drills.get(drill).tracks:
        assert record.on_target and record.score > 500
    else:
        assert card.totals.hits >= min(ENOUGH, 10)
        assert card.totals.hits > 0.8 * card.totals.shots - 1
    assert record.timing is not None
    window.root.update()


def test_all_kinds_are_there() -> None:
    assert len(DRILLS) >= 18
    assert {"dont-shoot", "course-of-fire", "tracking", "survival", "sudden-death", "evade"} <= {d.id for d in DRILLS}
    assert {"course-of-fire", "tracking", "sudden-death", "evade", "practice"} <= set(OF_EACH_KIND.values())
    assert {"pointing-test", "reaction-choice"} <= set(OF_EACH_KIND.values())


def test_a_target_that_must_not_be_shot_costs_points_and_is_counted_apart(
    window: Window, services: Services, clock: ManualClock
) -> None:
    services.settings.update(drill="dont-shoot")
    window.show("play")
    page: Any = window.page
    window.root.update()
    clock.advance(3.0)
    page.frame()
    for _ in range(200):
        clock.advance(0.1)
        page.frame()
        wrong = [target for target in page.controller.scene().targets if target.kind == "dont"]
        if wrong:
            break
    click(page.canvas, round(wrong[0].x_px), round(wrong[0].y_px))
    assert ("Wrong hits", "1") in page.hud.notes()
    assert page.hud.text_of("last") == "wrong"
    assert page.controller.round.totals().hits == 0


def test_a_hit_on_a_moving_target_is_judged_where_it_was_drawn(
    window: Window, services: Services, clock: ManualClock
) -> None:
    services.settings.update(drill="moving-fast")
    window.show("play")
    page: Any = window.page
    window.root.update()
    clock.advance(3.0)
    page.frame()
    clock.advance(1.0)
    page.frame()
    (target,) = page.controller.scene().targets
    drawn_s = page.controller.round.elapsed_s()
    clock.advance(0.2)  # the click comes late: the target would be elsewhere by now
    page.canvas.event_generate("<ButtonPress-1>", x=int(target.x_px), y=int(target.y_px))
    shot = page.controller.round.shots[0]
    assert shot.t_drawn == pytest.approx(drawn_s) and shot.t == pytest.approx(drawn_s + 0.2)
    assert page.controller.round.hits[0].points == 10
