"""What the teacher does to the class by a key or a button: each act says what it did, or why it could not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from bullseye.classroom.log.class_state import ClassState, Waiting
from bullseye.classroom.people.names import shown
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.wording.numbers import plural

if TYPE_CHECKING:
    from tkinter import ttk

    from bullseye.classroom.log.open_class import Joined, OpenClass
    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.school.turn_host import ClassHost

T = TypeVar("T")
Undo = tuple[str, Callable[[], object]]
NAME_CHANGED = "The name is taken or too long, so it was changed; the export has it."


class TeacherActs:
    """The acts. Each tells in a notice, with an undo where there is one; a no of the room's is told too, not raised."""

    def __init__(self, window: Shell, room: OpenClass) -> None:
        self.window = window
        self.services = window.services
        self.room = room
        self.ghost_on = False
        self.host: ClassHost | None = None
        """Who plays now, while a turn is on; also after it as long as its round could not be kept."""
        self.undo: Undo | None = None
        self._bar: ttk.Frame | None = None

    @property
    def class_state(self) -> ClassState:
        """The class as it stands now; ask anew each time."""
        return self.room.class_state

    @property
    def in_round(self) -> bool:
        """True while a student plays."""
        return self.host is not None and self.window.page is not None and self.window.page.name == "play"

    # -- the queue -----------------------------------------------------------------------------------

    def name_of(self, seat: int) -> str:
        """The student's name as it may stand on the projector."""
        return shown(self.class_state.shown_name(seat))

    def skip(self) -> None:
        """The next student comes later."""
        self._queue(self.room.skip, "comes later.")

    def absent(self) -> None:
        """The next student is not there."""
        self._queue(self.room.absent, "is absent; A among the teacher's keys takes them in again.")

    def _queue(self, action: Callable[[int], None], words: str) -> None:
        waiting = self.class_state.next
        if waiting is None:
            self.tell("Nobody waits in the queue.")
            return
        seat = waiting.student.seat
        self._do(lambda: action(seat), lambda _: f"{self.name_of(seat)} {words}", ("Undo", self.back))

    def present(self, seat: int) -> None:
        """Who was absent is there again."""
        words = f"{self.name_of(seat)} is there again."
        self._do(lambda: self.room.present(seat), lambda _: words, ("Undo", self.back))

    def call(self, seat: int) -> None:
        """Let that student be next."""
        self._do(lambda: self.room.call(seat), lambda _: f"{self.name_of(seat)} is next.", ("Undo", self.back))

    def back(self) -> None:
        """Take the last step back: a move in the queue, or a round, which is asked first and cannot be put back."""
        was = self.class_state.to_go_back()
        words = "The queue is as before."
        if was is not None and was.kind == "taken" and self.class_state.running is None:
            name = self.name_of(was.values["seat"])
            if not self._sure_of_round(name):
                return
            words = f"The round of {name} does not count; their turn comes again."
        self._do(self.room.back, lambda _: words)

    def _sure_of_round(self, name: str) -> bool:
        from bullseye.desk.kit.dialogs import confirm

        text = "It will not count any more, and their turn comes again. The export keeps it."
        return confirm(self.window, f"Take back the round of {name}?", text, "Take it back", "Keep it")

    def late(self, name: str) -> None:
        """Take a late-comer in, into the smallest team where there are teams."""
        teams = [s.team for s in self.class_state.students if s.team and not s.reference]
        wanted = self.class_state.choices.teams and teams
        team = min(self.class_state.team_names, key=lambda one: (teams.count(one), one)) if wanted else ""

        def words(joined: Joined) -> str:
            into = f" for {team}" if team else ""
            return f"{self._changed(joined)} {self.name_of(joined.student.seat)} plays in this go-round{into}."

        self._do(lambda: self.room.join(name, team), words)

    def _changed(self, joined: Joined) -> str:
        """What was changed of the name; while names are hidden, only that it was."""
        return NAME_CHANGED if joined.notice and self.class_state.choices.names_hidden else joined.notice

    def remove(self, seat: int) -> None:
        """Take a name away; the rounds are kept but count no more."""
        name = self.name_of(seat)

        def again() -> None:
            self._do(
                lambda: self.room.restore(seat),
                lambda joined: f"{self._changed(joined)} {self.name_of(seat)} is in the class again, with all rounds.",
            )

        self._do(
            lambda: self.room.remove(seat), lambda _: f"{name} is removed; their rounds do not count.", ("Undo", again)
        )

    def undo_last(self) -> None:
        """Take back what the last notice said."""
        undo, self.undo = self.undo, None
        if undo is None:
            self.tell("There is nothing to undo.")
        else:
            self.dismiss()
            undo[1]()

    # -- rounds and board ----------------------------------------------------------------------------

    def void(self) -> None:
        """Strike off the last shot: of the round that is on, or of the last one taken."""
        if self.in_round:
            assert self.host is not None
            self._do(self.host.void_last, lambda n: f"Shot {n} of this round is struck off.")
            return
        taken = self.class_state.last_taken

        def again() -> None:
            self._do(self.room.unvoid_last, lambda n: f"Shot {n} counts again.")

        self._do(
            self.room.void_last_shot,
            lambda n: f"Shot {n} of {self.name_of(taken.seat) if taken else 'the round'} is struck off.",
            ("Undo", again),
        )

    def toggle_names(self) -> None:
        """Hide the names on the projector, or show them."""
        hide = not self.class_state.choices.names_hidden
        words = "Names are hidden: seats are shown instead." if hide else "Names are shown."

        def act() -> None:
            self.room.choose(names_hidden=hide)
            if hide:  # what was said before may have a name in it
                self.window.notices.dismiss_all()

        self._do(act, lambda _: words)

    def toggle_frozen(self) -> None:
        """Freeze the board, or reveal it."""
        frozen = self.class_state.frozen
        words = "The board shows everything now." if frozen else "The board is frozen until you reveal it."
        self._do(self.room.reveal if frozen else self.room.freeze, lambda _: words)

    def toggle_ghost(self) -> None:
        """Let the class median play along, or not."""
        self.ghost_on = not self.ghost_on
        words = "plays along, once somebody has met the same targets" if self.ghost_on else "does not play along"
        self.tell(f"The class median {words}.")
        self.refresh()

    def more_turns(self) -> None:
        """One more turn for everyone."""
        turns = self.class_state.choices.turns + 1
        self._do(lambda: self.room.choose(turns=turns), lambda _: f"Everyone has {plural(turns, 'turn')} now.")

    # -- words ---------------------------------------------------------------------------------------

    def _do(self, action: Callable[[], T], words: Callable[[T], str], undo: Undo | None = None) -> T | bool | None:
        """Do it and say so; None, and the reason in a notice, when it cannot be done. True stands for nothing."""
        try:
            found = action()
        except BullseyeError as bad:
            self.window.notice(sentence(str(bad)), "bad")
            return None
        text = words(found)
        if text:
            self.tell(text.strip(), undo)
        self.refresh()
        return True if found is None else found

    def tell(self, text: str, undo: Undo | None = None) -> None:
        """Say *text* in a notice, in place of the last one, with a button that undoes it."""
        self.dismiss()
        self.undo = undo
        action = None if undo is None else (undo[0], self.undo_last)
        self._bar = self.window.notice(text, action=action)

    def dismiss(self) -> None:
        """Take the last word away."""
        self.window.notices.dismiss(self._bar)
        self._bar = None

    def refresh(self) -> None:
        """Let the page that is shown take in what no event of the class tells."""
        page = self.window.page
        if page is not None:
            page.when_idle(page.refresh)

    def following(self, most: int = 4) -> list[Waiting]:
        """Who plays after the next student."""
        return self.class_state.queue()[1 : most + 1]

    def progress(self) -> tuple[int, int]:
        """How many rounds of this part are taken by students, and how many are planned."""
        class_state = self.class_state
        students = [s for s in class_state.students if not s.reference]
        each = class_state.choices.turns * class_state.choices.rounds_per_turn
        done = sum(min(each, class_state.rounds_done(s.seat)) for s in students)
        return done, sum(each for s in students if not s.absent or class_state.rounds_done(s.seat) >= each)
