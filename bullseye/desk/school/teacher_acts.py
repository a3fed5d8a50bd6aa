"""What the teacher does to the class by a key or a button: each act says what it did, or why it could not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from bullseye.classroom.log.class_state import ClassState, Waiting
from bullseye.classroom.people.kept_lists import KeptLists
from bullseye.classroom.people.names import shown
from bullseye.classroom.people.roster import Entry
from bullseye.desk.kit.cards.file_dialogs import ask_folder
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from pathlib import Path
    from tkinter import ttk

    from bullseye.classroom.log.open_class import Joined, OpenClass
    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.school.turn_host import ClassHost

T = TypeVar("T")
Undo = tuple[str, Callable[[], object]]
NAME_CHANGED = tr("The name is taken or too long, so it was changed; the export has it.")


class TeacherActs:
    """The acts. Each tells in a notice, with an undo where there is one; a no of the room's is told too, not raised."""

    signal_words: tuple[str, str] = (tr("A soft tone calls the next student."), tr("No tone calls the next student."))
    """What is said when the tone is switched on, and off."""

    def __init__(self, window: Shell, room: OpenClass) -> None:
        self.window = window
        self.services = window.services
        self.room = room
        self.ghost_on = False
        self.host: ClassHost | None = None
        """Who plays now, while a turn is on; also after it as long as its round could not be kept."""
        self.undo: Undo | None = None
        self.ask_folder: Callable[[Shell, str], Path | None] = ask_folder
        self._bar: ttk.Frame | None = None

    @property
    def class_state(self) -> ClassState:
        """The class as it stands now; ask anew each time."""
        return self.room.class_state

    @property
    def in_round(self) -> bool:
        """True while a student plays."""
        return self.host is not None and self.window.page is not None and self.window.page.name == "play"

    @property
    def waiting(self) -> Waiting | None:
        """Who plays next at this computer; None when nobody waits."""
        found = self.queue()
        return found[0] if found else None

    def queue(self) -> list[Waiting]:
        """Who plays at this computer, in this order."""
        return self.class_state.queue()

    # -- the queue -----------------------------------------------------------------------------------

    def name_of(self, seat: int) -> str:
        """The student's name as it may stand on the projector."""
        return shown(self.class_state.shown_name(seat))

    def skip(self) -> None:
        """The next student comes later."""
        self._queue(self.room.skip, lambda name: tr("{name} comes later.", name=name))

    def absent(self, seat: int | None = None) -> None:
        """The next student, or that of *seat*, is not there."""

        def words(name: str) -> str:
            return tr("{name} is absent; A among the teacher's keys takes them in again.", name=name)

        if seat is None:
            self._queue(self.room.absent, words)
        else:
            self._do(lambda: self.room.absent(seat), lambda _: words(self.name_of(seat)), (tr("Undo"), self.back))

    def rename(self, seat: int, name: str) -> None:
        """Correct a student's name; all rounds stay theirs."""
        before, names = self.class_state.student(seat), list(self.class_state.names)

        def words(joined: Joined) -> str:
            kept = "" if before is None else self._list_follows(names, before.name, Entry(joined.student.name))
            said = self._changed(joined) or tr("The name is {name} now.", name=self.name_of(seat))
            return " ".join(filter(None, (said, kept)))

        undo = None if before is None else (tr("Undo"), lambda: self.rename(seat, before.name))
        self._do(lambda: self.room.rename(seat, name), words, undo)

    def _queue(self, action: Callable[[int], None], words: Callable[[str], str]) -> None:
        waiting = self.waiting
        if waiting is None:
            self.tell(tr("Nobody waits in the queue."))
            return
        seat = waiting.student.seat
        self._do(lambda: action(seat), lambda _: words(self.name_of(seat)), (tr("Undo"), self.back))

    def present(self, seat: int) -> None:
        """Who was absent is there again."""
        words = tr("{name} is back.", name=self.name_of(seat))
        self._do(lambda: self.room.present(seat), lambda _: words, (tr("Undo"), self.back))

    def call(self, seat: int) -> None:
        """Let that student be next."""
        self._do(
            lambda: self.room.call(seat),
            lambda _: tr("{name} is next.", name=self.name_of(seat)),
            (tr("Undo"), self.back),
        )

    def back(self) -> None:
        """Take the last step back: a move in the queue, or a round, which is asked first and cannot be put back."""
        was = self.class_state.to_go_back()
        words = tr("The queue is as before.")
        if was is not None and was.kind == "taken" and self.class_state.running is None:
            name = self.name_of(was.values["seat"])
            if not self._sure_of_round(name):
                return
            words = tr("The round of {name} does not count; their turn comes again.", name=name)
        self._do(self.room.back, lambda _: words)

    def _sure_of_round(self, name: str) -> bool:
        from bullseye.desk.kit.cards.dialogs import confirm

        text = tr("It will not count any more, and their turn comes again. The export keeps it.")
        return confirm(
            self.window, tr("Take back the round of {name}?", name=name), text, tr("Take it back"), tr("Keep it")
        )

    def late(self, name: str) -> None:
        """Take a late-comer in, into the smallest team where there are teams."""
        team, before = self.class_state.smallest_team(), list(self.class_state.names)

        def words(joined: Joined) -> str:
            kept = self._list_follows(before, "", Entry(joined.student.name, team))
            name = self.name_of(joined.student.seat)
            plays = tr("{name} plays in this go-round.", name=name)
            if team:
                plays = tr("{name} plays in this go-round for {team}.", name=name, team=team)
            return " ".join(filter(None, (self._changed(joined), plays, kept)))

        self._do(lambda: self.room.join(name, team), words)

    def _list_follows(self, names: list[str], before: str, entry: Entry) -> str:
        """Let the kept list of this class have that student too; a sentence where it does, or why it does not."""
        gone = [student.name for student in self.class_state.removed]
        try:
            name = KeptLists(self.services.dirs.data).follow([*names, *gone], before, entry)
        except BullseyeError as bad:
            return tr("The kept list is as it was: {why}", why=sentence(bad))
        return tr("The kept list {name} has it too.", name=name) if name else ""

    def _changed(self, joined: Joined) -> str:
        """What was changed of the name; while names are hidden, only that it was."""
        return NAME_CHANGED if joined.notice and self.class_state.choices.names_hidden else joined.notice

    def remove(self, seat: int) -> None:
        """Take a name away; the rounds are kept but count no more."""
        name = self.name_of(seat)
        self._do(
            lambda: self.room.remove(seat),
            lambda _: tr("{name} is removed; their rounds do not count.", name=name),
            (tr("Undo"), lambda: self.restore(seat)),
        )

    def restore(self, seat: int) -> None:
        """Take who was removed in again, with all rounds."""
        self._do(
            lambda: self.room.restore(seat),
            lambda joined: (
                self._changed(joined)
                + " "
                + tr("{name} is in the class again, with all rounds.", name=self.name_of(seat))
            ),
        )

    def undo_last(self) -> None:
        """Take back what the last notice said."""
        undo, self.undo = self.undo, None
        if undo is None:
            self.tell(tr("There is nothing to undo."))
        else:
            self.dismiss()
            undo[1]()

    # -- rounds and board ----------------------------------------------------------------------------

    def void(self) -> None:
        """Strike off the last shot: of the round that is on, or of the last one taken."""
        if self.in_round:
            assert self.host is not None
            self._do(self.host.void_last, lambda n: tr("Shot {number} of this round is struck off.", number=n))
            return
        taken = self.class_state.last_taken

        def words(number: int) -> str:
            if taken is None:
                return tr("Shot {number} of the round is struck off.", number=number)
            return tr("Shot {number} of {name} is struck off.", number=number, name=self.name_of(taken.seat))

        def again() -> None:
            self._do(self.room.unvoid_last, lambda n: tr("Shot {number} counts again.", number=n))

        self._do(
            self.room.void_last_shot,
            words,
            (tr("Undo"), again),
        )

    def toggle_names(self) -> None:
        """Hide the names on the projector, or show them."""
        hide = not self.class_state.choices.names_hidden
        words = tr("Names are hidden: seats are shown instead.") if hide else tr("Names are shown.")

        def act() -> None:
            self.room.choose(names_hidden=hide)
            if hide:  # what was said before may have a name in it
                self.window.notices.dismiss_all()

        self._do(act, lambda _: words)

    def toggle_frozen(self) -> None:
        """Freeze the board, or reveal it."""
        frozen = self.class_state.frozen
        words = tr("The board shows everything now.") if frozen else tr("The board is frozen until you reveal it.")
        self._do(self.room.reveal if frozen else self.room.freeze, lambda _: words)

    def toggle_ghost(self) -> None:
        """Let the class median play along, or not."""
        self.ghost_on = not self.ghost_on
        if self.ghost_on:
            self.tell(tr("The class median plays along, once somebody has met the same targets."))
        else:
            self.tell(tr("The class median does not play along."))
        self.refresh()

    def toggle_signal(self) -> None:
        """Let a soft tone be heard, or not."""
        on = not self.class_state.choices.signal
        self._do(lambda: self.room.choose(signal=on), lambda _: self.signal_words[not on])

    def more_turns(self) -> None:
        """One more turn for everyone."""
        turns = self.class_state.choices.turns + 1
        self._do(
            lambda: self.room.choose(turns=turns),
            lambda _: trn("Everyone has {n} turn now.", "Everyone has {n} turns now.", turns),
        )

    # -- words ---------------------------------------------------------------------------------------

    def _do(self, action: Callable[[], T], words: Callable[[T], str], undo: Undo | None = None) -> T | bool | None:
        """Do it and say so; None, and the reason in a notice, when it cannot be done. True stands for nothing."""
        try:
            found = action()
        except BullseyeError as bad:
            self.say_why(bad)
            self.tell_notices()
            return None
        text = words(found)
        if text:  # without a word of its own a round begins, and what is to be told waits until it is over
            self.tell(text.strip(), undo)
            self.tell_notices()
        self.refresh()
        return True if found is None else found

    def say_why(self, why: str | BullseyeError, before: str = "") -> None:
        """Say why something was not done; with a way to keep the class elsewhere where its folder is gone."""
        log = self.room.log
        action = None if log is None or log.here else (tr("Keep it elsewhere\u2026"), self.keep_elsewhere)
        self.window.notice(f"{before}{sentence(why)}", "bad", action)

    def tell_notices(self) -> None:
        """Say what the class has to say of its files since the last time."""
        said = list(self.room.notices)
        self.room.notices.clear()
        for text in said:
            self.window.notice(sentence(text), "bad")

    def keep_elsewhere(self) -> None:
        """Ask for a folder, and keep the class in a new one there from now on."""
        folder = self.ask_folder(self.window, tr("Keep the class in a new folder here"))
        if folder is None or self.room.log is None:
            return
        place = folder / self.room.log.folder.name
        from bullseye.classroom.log.elsewhere import keep_elsewhere

        self._do(
            lambda: keep_elsewhere(self.room, place),
            lambda _: tr("The class is kept in {place} from now on.", place=place),
        )

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
        return self.queue()[1 : most + 1]

    def progress(self) -> tuple[int, int]:
        """How many rounds of this part are taken by students, and how many are planned."""
        class_state = self.class_state
        students = [s for s in class_state.students if not s.reference]
        each = class_state.choices.turns * class_state.choices.rounds_per_turn
        done = sum(min(each, class_state.rounds_done(s.seat)) for s in students)
        return done, sum(each for s in students if not s.absent or class_state.rounds_done(s.seat) >= each)
