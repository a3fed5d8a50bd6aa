"""How students get a seat and get it back: PIN, name, token, and the teacher's nod."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bullseye.classroom.log.class_state import ClassState, Student
from bullseye.classroom.log.on_devices import OnDevices
from bullseye.classroom.people.names import nickname, offers
from bullseye.league.attempts import Attempts
from bullseye.league.refused import RefusedError
from bullseye.league.tokens import Tokens
from bullseye.names import clean
from bullseye.wire.teacher import AskJson
from bullseye.words import tr

MOST_SEATS = 500
MOST_ASKS = 100
ASK_S = 180.0


class Seated:
    """A seat that was given: its number, name, what was changed of it, and the token that proves it."""

    def __init__(self, seat: int, name: str, notice: str, token: str) -> None:
        self.seat = seat
        self.name = name
        self.notice = notice
        self.token = token


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody asks to be let in again to *seat*; *answer* is the teacher's, None while there is none."""

    seat: int
    since_s: float
    answer: bool | None = None


class Lobby:
    """The door of one class. *new_token* makes what nobody can guess; *chance* makes up names."""

    def __init__(
        self, acts: OnDevices, tokens: Tokens, attempts: Attempts, new_token: Callable[[], str], chance: Random
    ) -> None:
        self._acts = acts
        self.tokens = tokens
        self._attempts = attempts
        self._new_token = new_token
        self._chance = chance
        self.asked_by: dict[str, Asking] = {}
        """Who asks, by the word that they hold."""
        self.only_seat: int | None = None
        """Where there is one shooter, everyone who knows the PIN is that one."""

    @property
    def _state(self) -> ClassState:
        return self._acts.class_state

    def check_pin(self, pin: str, address: str, now_s: float) -> None:
        """Raise RefusedError unless *pin* is the class's; ten wrong ones in a minute make an address wait."""
        wait_s = self._attempts.wait_s(address, now_s)
        if wait_s > 0:
            raise RefusedError(
                tr("too many wrong PINs came from here; try again in {wait_s:.0f} s", wait_s=wait_s), "wait"
            )
        right = self._state.connected.pin
        if not right or pin != right:
            self._attempts.wrong(address, now_s)
            raise RefusedError(tr("no class here has the PIN {pin!r}; read it off the wall", pin=pin), "pin")

    def names(self) -> list[str]:
        """Made-up names that are free."""
        return offers(self._chance, self._state.names)

    def listed(self) -> list[str]:
        """The names of the teacher's list that can be taken; none while names are hidden or nobody new may join."""
        if self._state.choices.names_hidden or self._state.connected.locked:
            return []
        return [student.name for student in self._state.students if self._is_free(student)]

    def _is_free(self, student: Student) -> bool:
        """True for a name of the list whose student has no device, had none, and does not play at the computer now."""
        state, seat = self._state, student.seat
        taken = student.reference or student.absent or state.kicked(seat)
        return not (taken or seat in state.turns_running or state.device(seat) or self.tokens.had(seat))

    def join(self, name: str, back: bool, now_s: float) -> Seated | AskJson:
        """Give a seat, the PIN having been right. *back* asks the teacher to let that student in again.

        A name of the teacher's list that no device ever had is its first taker's.

        Raises RefusedError, BadInputError for a name that is none, StorageError when the seat could not be kept.
        """
        state = self._state
        if self.only_seat is not None:
            student = self._acts.room.known(self.only_seat)
            return Seated(student.seat, student.name, "", self.tokens.give(student.seat))
        cleaned = clean(name)[0] if name.strip() else nickname(self._chance, state.names)
        known = next((s for s in [*state.students, *state.removed] if s.name.casefold() == cleaned.casefold()), None)
        if known is not None and state.kicked(known.seat):
            raise RefusedError(tr("{cleaned!r} was sent out by the teacher; ask them", cleaned=cleaned), "kicked")
        if known is not None and not known.removed:
            if back:
                return self._ask(known.seat, known.name, now_s)
            if self._is_free(known) and not state.connected.locked:
                return Seated(known.seat, known.name, "", self.tokens.give(known.seat))
            raise RefusedError(
                tr(
                    "the name {cleaned!r} is taken; are there two of you? Then add a letter of your surname. Or ask "
                    "the teacher to let you back in",
                    cleaned=cleaned,
                ),
                "name-taken",
            )
        if state.connected.locked:
            raise RefusedError(tr("the teacher has locked the class; ask them to open it"), "locked")
        if back:
            raise RefusedError(tr("nobody here is called {cleaned!r}; join as new", cleaned=cleaned), "unknown")
        if state.free_seat() > MOST_SEATS:
            raise RefusedError(tr("the class is full: it has {most_seats} seats", most_seats=MOST_SEATS), "full")
        joined = self._acts.room.join(name if name.strip() else cleaned, state.smallest_team())
        seat = joined.student.seat
        return Seated(seat, joined.student.name, joined.notice, self.tokens.give(seat))

    # -- back in by the teacher's nod --------------------------------------------------------------

    def _ask(self, seat: int, name: str, now_s: float) -> AskJson:
        self._forget_old(now_s)
        if len(self.asked_by) >= MOST_ASKS:
            raise RefusedError(tr("too many ask at once; ask the teacher, and try again in a minute"), "wait")
        ask = self._new_token()
        self.asked_by[ask] = Asking(seat, now_s)
        return AskJson(ask, seat, name)

    def asks(self, now_s: float) -> list[AskJson]:
        """Who wants back in and has no answer yet."""
        self._forget_old(now_s)
        return [
            AskJson(ask, one.seat, self._name(one.seat)) for ask, one in self.asked_by.items() if one.answer is None
        ]

    def _name(self, seat: int) -> str:
        student = self._state.student(seat)
        return "" if student is None else student.name

    def answer(self, ask: str, yes: bool) -> int:
        """The teacher's answer to one of `asks`; the seat. Raises RefusedError when nobody asks so."""
        asking = self.asked_by.get(ask)
        if asking is None:
            raise RefusedError(tr("nobody asks that any more"), "no-ask")
        if yes and asking.answer is None:
            self._acts.admit(asking.seat)
        self.asked_by[ask] = replace(asking, answer=yes)
        return asking.seat

    def asked(self, ask: str, now_s: float) -> Seated | AskJson:
        """What became of the question: the seat, or the question while there is no answer. Raises RefusedError."""
        self._forget_old(now_s)
        asking = self.asked_by.get(ask)
        if asking is None:
            raise RefusedError(tr("that question is too old; join again"), "no-ask")
        if asking.answer is None:
            return AskJson(ask, asking.seat, self._name(asking.seat))
        del self.asked_by[ask]
        student = self._state.student(asking.seat)
        if not asking.answer or student is None or student.removed:
            raise RefusedError(tr("the teacher said no; join under another name"), "kicked")
        return Seated(student.seat, student.name, "", self.tokens.give(student.seat))

    def _forget_old(self, now_s: float) -> None:
        self.asked_by = {ask: one for ask, one in self.asked_by.items() if now_s - one.since_s < ASK_S}
