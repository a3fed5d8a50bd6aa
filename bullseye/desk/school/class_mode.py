"""The class that is open in the window: what its pages share, and what the teacher's keys do to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING, ClassVar

from bullseye.classroom.log.class_state import Taken
from bullseye.classroom.log.ending import Farewell, end_class
from bullseye.classroom.log.hot_seat import HotSeat
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.people.pin import Lock
from bullseye.desk.audio.player import Sounds
from bullseye.desk.frame.geometry import clamped, settle
from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.full_screen import is_full, set_full
from bullseye.desk.kit.work_area import frame_of, work_area
from bullseye.desk.school.screens import Monitor, fill
from bullseye.desk.school.teacher_acts import TeacherActs
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

PALETTE = "projector"
LARGEST = 4.0
"""As large as the screen takes: the theme stops where the smallest window would no longer fit."""


class ClassMode(TeacherActs):
    """One open class. `room` takes what is done, `class_state` is how it stands; `window.mode` is this one.

    Every method of the teacher's says what it did in a notice, or why it could not, and never raises for that.
    *keys* shows the teacher's keys; *monitor* is filled when *full*; the window takes the projector's colours until
    `leave`. *home* is the page that is shown between two turns.
    """

    home: ClassVar[str] = "class"

    def __init__(
        self,
        window: Shell,
        room: OpenClass,
        keys: Callable[[ClassMode], object],
        full: bool = False,
        monitor: Monitor | None = None,
    ) -> None:
        super().__init__(window, room)
        self._keys = keys
        self.full = self._filled = full
        root = window.root
        self._before = is_full(root), str(root.wm_geometry())
        folder = None if room.log is None else room.log.folder
        self.sounds: Sounds | None = None
        self.lock = None if folder is None else Lock(folder)
        window.mode = self
        if full:
            fill(root, monitor)
            root.update_idletasks()

    @property
    def look(self) -> tuple[str, float, bool]:
        """The palette, and the scale: as large as the screen takes while it is filled."""
        return PALETTE, LARGEST if self.full else self.services.settings.scale, self.full

    @property
    def idle_s(self) -> int:
        """After how long a demonstration begins; 0 is never."""
        return self.class_state.choices.idle_s

    # -- coming and going --------------------------------------------------------------------------

    def enter(self) -> None:
        """Show the class, in the projector's colours."""
        self.window.retheme(self.home)
        found = [*self.room.notices, *([self.lock.notice] if self.lock and self.lock.notice else [])]
        self.room.notices.clear()
        for text in found:
            self.window.notice(sentence(text), "bad")

    def leave(self, words: str = "") -> None:
        """Close the class, which can be resumed, and give the window its own look again."""
        root, (full, place) = self.window.root, self._before
        self.shut()
        self.window.mode = None
        self.window.notices.dismiss_all()
        self.window.retheme("start")  # first, for the least size that the class's larger type asked for
        if self._filled:
            set_full(root, full)
            if not full:
                root.geometry(clamped(place, (1, 1), (1, 1), work_area(root), frame_of(root)))
        else:
            settle(root)  # the class's larger type may have made it grow beyond the screen
        if words:
            self.window.notice(words)

    def end(self, keep: bool) -> Farewell:
        """End the class and wipe its names; *keep*: the rounds stay. Raises BullseyeError; then do it again."""
        return end_class(self.room, keep)

    def shut(self) -> None:
        """Let go of the class's file, and of the loudspeaker."""
        if self.sounds is not None:
            self.sounds.close(wait_s=0.0)
        self.room.close()

    def ask_leave(self) -> None:
        """What Esc does on the page of the class."""
        from bullseye.desk.kit.cards.dialogs import confirm

        text = tr("Every finished round is on the disk. You can continue the class from here when you open it again.")
        if self.allowed(tr("Leave the class")) and confirm(
            self.window, tr("Leave the class?"), text, tr("Leave"), tr("Stay"), careful=False
        ):
            self.leave()

    def may_close(self) -> bool:
        """Whether the window may be closed: behind the PIN while the class is locked."""
        if not self.allowed(tr("Close the window")):
            return False
        if self.host is None or self.host.seat.unsaved is None:
            return True
        from bullseye.desk.kit.cards.dialogs import confirm

        text = tr(
            "Closing loses it. You can try again first: {key}, on the page of the class.", key=key_words("Return")
        )
        return confirm(self.window, tr("The last round is not saved"), text, tr("Close and lose it"), tr("Stay"))

    # -- the lock ------------------------------------------------------------------------------------

    @property
    def locked(self) -> bool:
        """True while settings and exit are behind a PIN."""
        return self.lock is not None and self.lock.locked

    def allowed(self, what: str) -> bool:
        """True where the class is not locked, or the PIN was typed just now to do *what*."""
        if self.lock is None or not self.lock.locked:
            return True
        from bullseye.desk.school.pin_cards import ask_pin

        return ask_pin(self.window, self.lock, what)

    def toggle_lock(self) -> None:
        """Lock with a new PIN; unlock, which the overlay that offers it has asked the PIN for."""
        lock = self.lock
        if lock is None:
            return
        if lock.locked:
            self._do(lock.take_off, lambda _: tr("Unlocked."))
            return
        from bullseye.desk.school.pin_cards import new_pin

        pin = new_pin(self.window)
        if pin is not None:
            salt = self.services.new_id()
            teacher, full = key_words("F2"), key_words("F11")
            words = tr("Locked. {teacher}, Esc, {full} and closing ask for the PIN now.", teacher=teacher, full=full)
            self._do(lambda: lock.set(pin, salt), lambda _: words)
        self.refresh()

    def took(self, keysym: str) -> bool:
        """Keys that mean the same on every page of the class: F2 and F11."""
        if keysym == "F2":
            self.teacher()
        elif keysym == "F11":
            if self.allowed(tr("Full screen")):
                self.toggle_full_screen()
        else:
            return False
        return True

    def toggle_full_screen(self) -> None:
        """Fill the screen, with type as large as it takes, or be a window again; a round keeps its type to the end."""
        self.full, self._filled = not self.full, True
        set_full(self.window.root, self.full)
        if not self.in_round:
            self.window.retheme()

    def teacher(self) -> None:
        """Show the teacher's keys, behind the PIN while the class is locked."""
        if self.window.overlay is None and self.allowed(tr("The teacher's keys")):
            self._keys(self)

    # -- turns ---------------------------------------------------------------------------------------

    @property
    def unsaved(self) -> HotSeat | None:
        """Whose round could not be kept yet; None as it should be."""
        return None if self.host is None or self.host.seat.unsaved is None else self.host.seat

    def start_turn(self) -> None:
        """The next student plays; a round that waits to be saved comes first."""
        if self.unsaved is not None:
            self.save_again()
            return
        from bullseye.desk.school.turn_host import ClassHost

        self.dismiss()
        host = ClassHost(self)
        if self._do(host.sit_down, lambda _: "") is not None:
            self.host = host
            self.window.show("play", host=host)

    def took_turn(self, trouble: str = "") -> None:
        """A round is over: show the page between two turns. *trouble* says why it is not kept yet."""
        if not trouble:
            self.host = None
            self.call_next()
        self.window.show(self.home)
        if trouble:
            self.say_why(trouble, tr("The round is not saved yet: "))
        self.tell_notices()

    def call_next(self) -> None:
        """A soft tone, where somebody is next."""
        if self.waiting is not None:
            self.soft_tone()

    def soft_tone(self) -> None:
        """A soft tone, where the teacher wants one and the sounds are on."""
        if not self.class_state.choices.signal:
            return
        settings = self.services.settings
        if self.sounds is None:
            self.sounds = Sounds(self.services.dirs.sounds, 0.0)
        self.sounds.set_volume(settings.volume if settings.sounds else 0.0)
        self.sounds.play("next")

    def left_turn(self) -> None:
        """A round was left: the same student is next again."""
        self.host = None
        self.window.show(self.home)

    def save_again(self) -> None:
        """Try to keep the round that could not be kept."""
        assert self.host is not None
        outcome = self.host.seat.save_again()
        if outcome is None or not outcome.trouble:
            self.took_turn()
            self.tell(tr("The round is saved now."))
        else:
            self.say_why(outcome.trouble, tr("The round is not saved yet: "))

    def play_references(self) -> list[Taken]:
        """Let reference shooters play as long as one of them is next; the rounds they took."""
        from bullseye.classroom.log.reference import take_turn
        from bullseye.session.clock import StepClock

        services, found = self.services, []
        while (waiting := self.waiting) is not None and waiting.student.reference:
            clock = StepClock(utc=services.clock.utc())
            try:
                taken = take_turn(self.room, services.faces, services.drills, clock, services.new_id)
            except BullseyeError as bad:
                self.window.notice(
                    sentence(tr("{name} does not play: {bad}", name=waiting.student.name, bad=bad)), "bad"
                )
                with suppress(BullseyeError):
                    self.room.absent(waiting.student.seat)
                    continue
                break
            if taken is not None:
                found.append(taken)
        return found

    def show(self, page: str) -> None:
        """Show another page of the class, unless a student plays."""
        if not self.in_round:
            self.window.show(page)

    def demonstrate(self) -> None:
        """Show a demonstration now, until somebody touches anything."""
        self.show("attract")

    def chance(self) -> Random:
        """Luck for nicknames, from the seed of the sitting where one was given."""
        return Random(self.services.new_seed())


def open_mode(window: Shell) -> ClassMode | None:
    """The class that is open in *window*, if one is."""
    return window.mode if isinstance(window.mode, ClassMode) else None
