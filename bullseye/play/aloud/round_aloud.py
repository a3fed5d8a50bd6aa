"""One round by ear: keys in by name, lines and samples out. It knows no terminal, no device and no speech."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bullseye.ear.sonified import Sonified
from bullseye.ear.stream import FaceStream
from bullseye.play.aloud import lines
from bullseye.play.aloud.point import DIRECTIONS, LARGE, SMALL, Point
from bullseye.session.aids import EAR, KEYBOARD
from bullseye.session.events import Counted, Event, Finished, Paused, Resumed, ShotScored, Started, TargetPlaced
from bullseye.session.round import Round, State

if TYPE_CHECKING:
    from bullseye.play.round.outcome import Outcome
    from bullseye.play.services import Services
    from bullseye.session.plan import RoundPlan
    from bullseye.session.record import Record

Tell = Callable[[Sequence[str]], None]
"""Says lines, one after the other."""


def plan_by_ear(plan: RoundPlan) -> RoundPlan:
    """*plan* as it is played here: by keys and by ear, and its record says so."""
    radius_mm = plan.face.diameter_mm / 2
    steps = {"step_mm": round(radius_mm / LARGE, 6), "small_step_mm": round(radius_mm / SMALL, 6)}
    return replace(plan, device=KEYBOARD, aids={EAR: steps}, chatter_ms=0)


class RoundAloud:
    """Joins a Round to keys and ears, as `play/round/controller.py` joins one to a picture.

    *tell* says lines; *stream* is heard while the round runs; *count_s* is counted before it; *how* is what one must
    know to play. Call `press` with each key's name and `tick` when time may have passed.
    """

    def __init__(
        self,
        services: Services,
        plan: RoundPlan,
        tell: Tell,
        stream: FaceStream,
        count_s: int,
        how: Sequence[str] = (lines.KEYS, lines.SOUND),
    ) -> None:
        self._services, self._tell, self._stream = services, tell, stream
        self.plan = plan_by_ear(plan)
        self.round = Round(self.plan, services.clock, services.new_id, count_s)
        self.round.listen(self._on_event)
        self.outcome: Outcome | None = None
        self._record: Record | None = None
        self._sonified = Sonified(plan.face, plan.style, plan.gauge_mm)
        stream.use(self._sonified)
        stream.silence()
        self._small = self._leaving = False
        self._endless = plan.drill.ends == "never"
        self.how = [*how, lines.ENDS] if self._endless else [*how]
        self._point = Point(self._sonified.radius_mm, plan.drill.range_mm(plan.face), plan.seed)
        self._point.jump(self.round.target_mm)
        self._does: dict[str, Callable[[], None]] = {
            "shoot": self._shoot, "enter": self._enter, "where": self._where, "score": self._score,
            "pause": self._pause, "small": self._change_steps, "quit": self._quit,
            "help": lambda: self._tell(self.how), "unknown": lambda: self._tell([lines.NO_KEY]),
        }  # fmt: skip

    @property
    def over(self) -> bool:
        """True when it is finished or left."""
        return self.round.state in (State.FINISHED, State.LEFT)

    def press(self, key: str) -> None:
        """The key of that name was pressed: `left`, `small-left`, `shoot`, `where` ...; others do nothing."""
        leaving, self._leaving = self._leaving, False
        name = key.removeprefix("small-")
        if name in DIRECTIONS:
            self._move(name, self._small or name != key)
        elif key == "quit" and leaving:
            self.leave()
        elif key in self._does:
            self._does[key]()

    def tick(self) -> None:
        """Notice what time alone brings: the count and the start."""
        self.round.tick()

    def leave(self) -> None:
        """Give the round up: nothing is recorded."""
        begun = self.round.state in (State.COUNTING, State.RUNNING, State.PAUSED)
        self._stream.silence()
        self.round.leave()
        if begun:
            self._tell([lines.LEFT if self.round.shots else lines.NO_SHOT])

    def save_again(self) -> None:
        """Try once more to save a round that could not be."""
        if self._record is not None and self.outcome is not None and self.outcome.trouble:
            self._finish(self._record)

    # -- the keys ----------------------------------------------------------------------------------

    def _shoot(self) -> None:
        if self.round.state is State.READY:
            self.round.start()
        elif self.round.state is State.PAUSED:
            self._tell([lines.PAUSED])
        else:
            self.round.shoot(self._point.x_mm, self._point.y_mm)
            self.round.release()

    def _enter(self) -> None:
        """As in the window it ends a drill without an end; elsewhere it shoots."""
        if self._endless and self.round.state is not State.READY:
            self._quit()
        else:
            self._shoot()

    def _move(self, direction: str, small: bool) -> None:
        if self.round.state is State.RUNNING:
            if not self._point.move(direction, small):
                self._tell([lines.EDGE])
            self._sound()

    def _change_steps(self) -> None:
        self._small = not self._small
        self._tell([lines.SMALL_STEPS if self._small else lines.LARGE_STEPS])

    def _where(self) -> None:
        across_mm, up_mm = self._way()
        centre = self._sonified.heard(across_mm, up_mm).centre
        self._tell([lines.where_line(self.round, across_mm, up_mm, centre)])

    def _score(self) -> None:
        self._tell([lines.score_line(self.round)])

    def _pause(self) -> None:
        if self.round.state is State.PAUSED:
            self.round.resume()
        elif self.round.state is State.RUNNING:
            self.round.pause()

    def _quit(self) -> None:
        if not self.round.shots:
            self.leave()
        elif self._endless:
            self.round.end()
        else:
            self._leaving = True
            self._tell([lines.LEAVE])

    # -- what is heard -----------------------------------------------------------------------------

    def _way(self) -> tuple[float, float]:
        """How far the centre is to the right and above, in mm."""
        x, y = self.round.target_mm
        return x - self._point.x_mm, y - self._point.y_mm

    def _sound(self) -> None:
        if self.round.state is State.RUNNING:
            self._stream.point(*self._way())
        else:
            self._stream.silence()

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Counted):
            self._tell([str(event.number)])
        elif isinstance(event, Started):
            self._tell([lines.GO])
            self._sound()
        elif isinstance(event, ShotScored):
            self._tell([lines.shot_line(self.plan, event)])
            self._point.jump(self.round.target_mm)
            self._sound()
        elif isinstance(event, TargetPlaced):
            self._sound()
        elif isinstance(event, Paused | Resumed):
            self._tell([lines.PAUSED if isinstance(event, Paused) else lines.GOES_ON])
            self._sound()
        elif isinstance(event, Finished):
            self._stream.silence()
            self._finish(replace(event.record, px_per_mm=None))  # there was no picture

    def _finish(self, record: Record) -> None:
        self._record = record
        self.outcome = self._services.finish(record)

    def result(self) -> list[str]:
        """The result, line by line; none before the round is finished."""
        return [] if self.outcome is None else lines.result_lines(self.outcome, self.plan.drill.name)
