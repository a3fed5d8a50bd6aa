"""Reference shooters in a class on devices: the program plays their rounds, and they stand apart on the board."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from bullseye.classroom.log.class_state import Waiting
from bullseye.classroom.log.on_devices import OnDevices
from bullseye.classroom.log.plan import Shelf
from bullseye.classroom.log.reference import play_reference
from bullseye.drill.drill import Drill
from bullseye.errors import BullseyeError
from bullseye.session.clock import StepClock
from bullseye.target.face import Face
from bullseye.words import tr


class References:
    """Plays for the reference shooters of the class of *acts*; *now* is Unix time."""

    def __init__(
        self,
        acts: OnDevices,
        faces: Shelf[Face],
        drills: Shelf[Drill],
        now: Callable[[], float],
        new_id: Callable[[], str],
    ) -> None:
        self._acts = acts
        self._faces = faces
        self._drills = drills
        self._now = now
        self._new_id = new_id

    def play(self, heat: int, began_s: float, number: int, seed: int) -> None:
        """One round of each, on the targets of *seed*; *heat* and *number* as `Rounds.begin` has them.

        One that cannot finish the drill is said once and left out; nobody waits for a reference shooter.
        """
        state = self._acts.class_state
        for student in state.students:
            if not student.reference or student.removed or student.absent:
                continue
            waiting = state.waiting(student.seat)
            clock = StepClock(utc=datetime.fromtimestamp(self._now(), UTC))
            try:
                record = play_reference(
                    state, Waiting(student, waiting.turn, number), self._faces, self._drills, clock, self._new_id, seed
                )
                self._acts.begin([student.seat], heat, began_s, seed)
                self._acts.take([(student.seat, record)])
            except BullseyeError as bad:
                words = tr("{name} does not play: {bad}", name=student.name, bad=bad)
                if words not in self._acts.room.notices:
                    self._acts.room.notices.append(words)
