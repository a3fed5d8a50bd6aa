"""The simulated shooter at the two tests of the lab: taps at Fitts' pace on smooth paths, answers to lights."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot, log, log2

from bullseye.session.clock import StepClock
from bullseye.session.events import Event, Finished
from bullseye.session.lab_run import LabRun
from bullseye.session.plan import RoundPlan
from bullseye.session.reaction import Phase, Reaction
from bullseye.session.record import Record
from bullseye.session.round import State
from bullseye.session.shooter import Shooter
from bullseye.session.tapping import Tapping

SAMPLE_S = 0.016
"""A moving hand is seen this often."""
BOW = 0.06
"""How far the middle of a path lies off its line, as a share of its length, at most."""
HELD_S = (0.06, 0.12)
LIGHT_S = 0.17
"""The quickest the simulated eye and finger answer; the rest has an exponential tail, as people's times have."""
TAIL_S = 0.045
CHOICE_S_PER_BIT = 0.13


def play_test(
    plan: RoundPlan, shooter: Shooter, clock: StepClock, new_id: Callable[[], str], most_clicks: int
) -> Record | None:
    """Play the test of *plan* to its end; its record, or None when it is not done after *most_clicks*."""
    done: list[Record] = []

    def remember(event: Event) -> None:
        if isinstance(event, Finished):
            done.append(event.record)

    test: LabRun
    if plan.drill.test == "tapping":
        test = tapping = Tapping(plan, clock, new_id)
        test.listen(remember)
        _tap(tapping, shooter, clock, most_clicks)
    else:
        test = reaction = Reaction(plan, clock, new_id)
        test.listen(remember)
        _react(reaction, shooter, clock)
    test.leave()
    return done[0] if done else None


class _Hand:
    """Where the pointer is, and how it goes elsewhere: the smoothest way (minimum jerk), a little bowed."""

    def __init__(self, test: Tapping | Reaction, shooter: Shooter, clock: StepClock) -> None:
        self.at = (0.0, 0.0)
        self._test, self._shooter, self._clock = test, shooter, clock

    def go(self, to: tuple[float, float], over_s: float) -> None:
        """Move there in *over_s* seconds; the test sees it on its way."""
        (x0, y0), (x1, y1) = self.at, to
        bow = BOW * (2 * self._shooter.chance() - 1)
        steps = max(1, round(over_s / SAMPLE_S))
        for n in range(1, steps + 1):
            self._clock.advance(over_s / steps)
            u = n / steps
            part = u**3 * (10 - 15 * u + 6 * u * u)
            off = 4 * bow * part * (1 - part)
            self.at = (x0 + part * (x1 - x0) - off * (y1 - y0), y0 + part * (y1 - y0) + off * (x1 - x0))
            self._test.point(*self.at)

    def hold(self) -> None:
        """Keep the button down for as long as one does."""
        low, high = HELD_S
        self._clock.advance(low + (high - low) * self._shooter.chance())


def _tap(test: Tapping, shooter: Shooter, clock: StepClock, most_clicks: int) -> None:
    hand = _Hand(test, shooter, clock)
    test.start()
    for _ in range(most_clicks):
        x, y = test.places[test.target]
        width = test.condition.width_mm
        over_s = shooter.pace_s(hypot(x - hand.at[0], y - hand.at[1]), width)
        starts = test.step == 0
        hand.go((x, y) if starts else shooter.aim(x, y), over_s)
        test.press(*hand.at)
        hand.hold()
        test.release(*hand.at)
        if test.state is not State.RUNNING:
            return


def _react(test: Reaction, shooter: Shooter, clock: StepClock) -> None:
    hand = _Hand(test, shooter, clock)
    test.start()
    while test.state is State.RUNNING:
        if test.phase is Phase.HOME:
            if test.moves:
                hand.go((0.0, 0.0), shooter.pace_s(hypot(*hand.at), test.parameters["disc_mm"]))
            else:
                clock.advance(0.5)
                test.press(0.0, 0.0)
                test.release()
        elif test.phase is Phase.WAIT:
            clock.advance(SAMPLE_S)
            test.tick()
        else:
            _answer(test, shooter, clock, hand)


def _answer(test: Reaction, shooter: Shooter, clock: StepClock, hand: _Hand) -> None:
    clock.advance(LIGHT_S - TAIL_S * log(1 - shooter.chance()) + CHOICE_S_PER_BIT * log2(test.choices))
    test.tick()
    if test.phase is not Phase.GO:  # it took too long
        return
    if not test.moves:
        test.press(*shooter.aim(0.0, 0.0))
        hand.hold()
        test.release()
        return
    assert test.lit is not None
    disc = test.lit
    if test.choices > 1 and shooter.is_wrong():
        disc = (disc + 1) % test.choices
    x, y = test.places[disc]
    hand.go(shooter.aim(x, y), shooter.pace_s(hypot(x, y), test.parameters["disc_mm"]))
    test.press(*hand.at)
    hand.hold()
    test.release()
