"""One round of the class on the shared computer: its plan, the ghost, what is said of it, and keeping its result."""

from __future__ import annotations

from bullseye.classroom.log.class_state import Waiting
from bullseye.classroom.log.ghost import median_ghost
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.plan import Shelf, plan_of
from bullseye.classroom.people.names import shown
from bullseye.drill.drill import Drill
from bullseye.errors import StorageError
from bullseye.play.round.ghost import Ghost
from bullseye.play.round.outcome import Outcome
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from bullseye.target.face import Face
from bullseye.words import tr


class HotSeat:
    """Stands behind the play page for one round of the student who is next; nothing goes into personal records.

    *device* and *chatter_ms* are those of the computer all share. *with_ghost* lets the class median play along, as
    far as others have met the same targets already.
    """

    def __init__(
        self,
        room: OpenClass,
        faces: Shelf[Face],
        drills: Shelf[Drill],
        device: str = "mouse",
        with_ghost: bool = False,
        chatter_ms: int = 0,
    ) -> None:
        self.room = room
        self._faces = faces
        self._drills = drills
        self._device, self._chatter_ms = device, chatter_ms
        self._with_ghost = with_ghost
        self._waiting: Waiting | None = None
        self._plan: RoundPlan | None = None
        self.unsaved: Record | None = None

    def plan(self) -> RoundPlan:
        """The round of whoever is next, whose turn this begins.

        Raises BadInputError when every turn is taken, UnknownNameError for a drill or face that is gone,
        StorageError; then no turn has begun.
        """
        waiting = self.room.next()
        plan = plan_of(self.room.class_state, waiting, self._faces, self._drills, self._device, self._chatter_ms)
        self.room.begin()
        self._waiting, self._plan = waiting, plan
        return plan

    def ghost(self) -> Ghost | None:
        """The class median on the same targets; None when it is off or nobody has played them."""
        if not self._with_ghost or self._plan is None:
            return None
        return median_ghost(self.room.class_state.taken, self._plan.seed)

    def banner(self) -> str:
        """Who plays which turn: "Brave Otter, turn 2 of 3"; the seat while names are hidden."""
        if self._waiting is None:
            return ""
        name = shown(self.room.class_state.shown_name(self._waiting.student.seat))
        return tr(
            "{name}, turn {turn} of {turns}",
            name=name,
            turn=self._waiting.turn,
            turns=self.room.class_state.choices.turns,
        )

    def turn_words(self) -> str:
        """`Turn 2 of 3`, where the name is beside it."""
        if self._waiting is None:
            return ""
        return tr("Turn {turn} of {turns}", turn=self._waiting.turn, turns=self.room.class_state.choices.turns)

    def finish(self, record: Record) -> Outcome:
        """Keep the round with the class. When that fails the reason is in `trouble`, and `save_again` tries again."""
        try:
            taken = self.room.take(record)
        except StorageError as error:
            self.unsaved = record
            return Outcome(score_record(record), trouble=str(error))
        self.unsaved = None
        return Outcome(taken.card)

    def save_again(self) -> Outcome | None:
        """Try to keep the round that could not be kept; None when there is none."""
        return None if self.unsaved is None else self.finish(self.unsaved)

    def left(self) -> None:
        """The round was left: the same student is next again. Raises StorageError."""
        self.room.leave()

    def next_line(self) -> str:
        """ "Next: Brave Otter", or that every turn is taken."""
        waiting = self.room.class_state.next
        if waiting is None:
            return tr("Every turn is taken")
        return tr("Next: {name}", name=shown(self.room.class_state.shown_name(waiting.student.seat)))
