"""A class on everyone's own devices, open in the window: its server, what the teacher does to it, its own pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.classroom.log.class_state import Waiting
from bullseye.classroom.log.ending import Farewell, farewell
from bullseye.classroom.people.connected import OWN, TOGETHER
from bullseye.classroom.people.names import shown
from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.collecting import Collecting
from bullseye.desk.school.class_mode import ClassMode
from bullseye.desk.school.screens import Monitor
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.serve.link import Down, Gone, Link, News, Told, Up
from bullseye.serve.remote_class import RemoteClass
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.wire.teacher import SeatJson, TeacherView

SAME_PRESS_S = 1.0
"""So soon after a heat was called, Enter is the same nervous press."""


class Cards(NamedTuple):
    """What opens over the pages: the teacher's keys, and the list of who is here."""

    keys: Callable[[Any], object]
    people: Callable[[Any], object]


class ConnectedMode(ClassMode):
    """`view` is what the server said last, `qr` its address as a PNG; `trouble` why it does not answer, if it does not.

    *link* is closed with the class.
    """

    home = "class_devices"
    room: RemoteClass

    def __init__(
        self,
        window: Shell,
        room: RemoteClass,
        link: Link,
        cards: Cards,
        full: bool = False,
        monitor: Monitor | None = None,
    ) -> None:
        super().__init__(window, room, cards.keys, full, monitor)
        self._people = cards.people
        self.link = link
        self.view: TeacherView | None = None
        self.qr = b""
        self.trouble = ""
        self.gone = False
        self._now_s = self._at_s = 0.0
        self._called_s = float("-inf")
        self._asked: set[str] = set()
        link.read = room.follower.read
        self._collecting = Collecting(window.root)
        self._collecting.begin()

    signal_words: tuple[str, str] = (
        tr("A soft tone says when a heat begins and when it is over."),
        tr("No tone says when a heat begins or is over."),
    )

    @property
    def idle_s(self) -> int:
        """No demonstration while students play elsewhere."""
        return 0

    # -- what the server says ------------------------------------------------------------------------

    def told(self, news: Told) -> None:
        """Something came from the link."""
        if self.window.mode is not self:  # it was under way when the class was left
            return
        if isinstance(news, News):
            if news.qr is not None:
                self.qr = news.qr
            self.take_view(news.view)
            self._tell_asks()
            return
        if isinstance(news, Up):
            self.room.follower.again()
            self._back(news)
        elif isinstance(news, Down):
            self.trouble = tr("The class server is being started again. Nothing is lost; everybody comes back.")
        elif isinstance(news, Gone):
            self.gone = True
            self.trouble = sentence(news.words)
            words = tr("The class server does not start: {why} Every kept shot is on the disk.", why=self.trouble)
            self.window.notice(words, "bad", action=(tr("Try again"), self.start_again))
        self.refresh()

    def _back(self, news: Up) -> None:
        self.trouble, self.gone = "", False
        if news.again:
            self.window.notice(tr("The class server was started again; everybody comes back by themselves."))
        if self.unsaved is not None:
            self.save_again()

    def start_again(self) -> None:
        """After it could not be started: try once more."""
        from bullseye.desk.kit.cards.working import run

        try:
            run(self.window, tr("Starting the class server\u2026"), lambda _: self.link.open_again())
        except BullseyeError as bad:
            self.told(Gone(str(bad)))
            return
        self.link.listen()
        self.told(Up("", again=True))

    def take_view(self, view: TeacherView) -> None:
        """The class as the server sees it."""
        before = "" if self.view is None else self.view.class_.state
        self.view = view
        self._now_s, self._at_s = view.class_.now, self.services.clock.now()
        self.room.on_devices = {seat.seat for seat in view.seats if seat.here}
        self.room.catch_up()
        self._sound(before, view.class_.state)
        if not self.in_round:
            self.refresh()

    def _sound(self, before: str, now: str) -> None:
        """The tone of a heat that is called, when all look up, and of one that is over."""
        begins = now == "count" != before
        over = now == "shown" and before in ("count", "running", "grace")
        if before and self.together and (begins or over):
            self.soft_tone()

    def _tell_asks(self) -> None:
        """Say once that somebody wants to be let in again."""
        asks = () if self.view is None else self.view.asks
        fresh = [ask for ask in asks if ask.ask not in self._asked]
        self._asked = {ask.ask for ask in asks}
        if fresh:
            name = shown(self.class_state.shown_name(fresh[0].seat))
            words = tr("{name} wants to be let in again: is it them?", name=name)
            self.window.notice(words, action=(tr("Look   F2, I"), self.people))

    def now_s(self) -> float:
        """The server's clock."""
        return self._now_s + self.services.clock.now() - self._at_s

    # -- who plays at this computer --------------------------------------------------------------------

    def queue(self) -> list[Waiting]:
        """Who waits for this computer: nobody who has a device."""
        return self.room.queue()

    def start_turn(self) -> None:
        """The next one without a device plays here; the server's news wait meanwhile."""
        super().start_turn()
        if self.in_round:
            self.link.rest()

    def took_turn(self, trouble: str = "") -> None:
        """A round of this computer is over: what was missed meanwhile is asked for."""
        self._look_again()
        super().took_turn(trouble)

    def call_next(self) -> None:
        """No tone: the others look at their own devices, and it would call nobody."""

    def left_turn(self) -> None:
        """A round of this computer was left."""
        self._look_again()
        super().left_turn()

    def _look_again(self) -> None:
        self.link.wake()
        with suppress(BullseyeError):  # then the stream brings it, once the server is back
            self.take_view(self.link.client.view())

    # -- acts of a class on devices ----------------------------------------------------------------------

    @property
    def together(self) -> bool:
        """True while the teacher calls heats."""
        return self.class_state.connected.pace == TOGETHER

    @property
    def is_on(self) -> bool:
        """True while a heat, or playing at one's own pace, is open."""
        return self.class_state.heat.is_open

    def _act(self, verb: str, words: str, **values: Any) -> bool:
        return self._do(lambda: self.room.ask(verb, **values), lambda done: done.said or words) is not None

    def start_or_stop(self) -> None:
        """Call a heat, or end it; at everyone's own pace let them begin, or end that.

        While somebody plays, an end is asked about first; pressed twice at once, it is no end.
        """
        if not self.is_on:
            if self._act("open", "" if self.together else tr("Everybody may begin now.")):
                self._called_s = self.services.clock.now()
        elif self.services.clock.now() - self._called_s >= SAME_PRESS_S and self._may_shut():
            words = tr("The heat is over.") if self.together else tr("Nobody begins a new round now.")
            self._act("shut", words)

    def _may_shut(self) -> bool:
        """True where nobody plays, or the teacher said that they should stop; what is under way has its grace."""
        from bullseye.desk.kit.cards.dialogs import confirm

        state = self.class_state
        playing = len(state.turns_running) - (state.running is not None)
        if not self.is_on or not playing:
            return True
        title = trn("{n} student still plays", "{n} students still play", playing)
        text = tr("A round that is not over does not count, whatever was shot in it. Those who play are told.")
        return confirm(self.window, title, text, tr("End it now"), tr("Play on"))

    def toggle_lobby(self) -> None:
        """Let nobody new in, or everybody with the PIN."""
        if self.class_state.connected.locked:
            self._act("unlock", tr("Whoever has the PIN can join again."))
        else:
            self._act("lock", tr("Nobody new can join. Who is in can come back."))

    def toggle_pace(self) -> None:
        """In heats that the teacher calls, or each at their own pace."""
        if not self._may_shut():
            return
        enter = key_words("Return")
        if self.together:
            self._act("pace", tr("Everybody plays at their own pace; {key} lets them begin.", key=enter), pace=OWN)
        else:
            self._act("pace", tr("Everybody plays together; {key} starts a heat.", key=enter), pace=TOGETHER)

    def toggle_boards(self) -> None:
        """Places within each kind of device, or all together."""
        if self.class_state.connected.by_device:
            self._act("boards", tr("Everybody is on one board."), by_device=False)
        else:
            self._act("boards", tr("The live board has places for each kind of device."), by_device=True)

    def people(self) -> None:
        """Show who is here, with what the teacher alone should see."""
        if self.window.overlay is None and self.allowed(tr("Who is here")):
            self._people(self)

    def kick(self, seat: int) -> None:
        """Send a device out; the rounds stay. Under another name only a locked door keeps another device out."""
        words = tr("{name} was sent out and is kept out.", name=self.name_of(seat))
        if self._act("kick", words, seat=seat) and not self.class_state.connected.locked:
            self.dismiss()
            self._bar = self.window.notice(words, action=(tr("Let nobody new join"), self.toggle_lobby))

    def let_in(self, seat: int, ask: str = "") -> None:
        """Let somebody in: who asks, or who was sent out."""
        words = tr("{name} may come in.", name=self.name_of(seat))
        self._act("admit", words, **({"ask": ask} if ask else {"seat": seat}))

    def refuse(self, ask: str) -> None:
        """Not them."""
        self._act("refuse", tr("They stay out."), ask=ask)

    def seat(self, number: int) -> SeatJson | None:
        """That seat as the server sees it."""
        return None if self.view is None else next((s for s in self.view.seats if s.seat == number), None)

    # -- the end -----------------------------------------------------------------------------------------

    def ask_leave(self) -> None:
        """What Esc does on the page of the class."""
        from bullseye.desk.kit.cards.dialogs import confirm

        text = tr("Everybody waits until you go on with the class; every kept shot is on the disk.")
        if self.allowed(tr("Leave the class")) and confirm(
            self.window, tr("Leave the class?"), text, tr("Leave"), tr("Stay"), careful=True
        ):
            self.leave()

    def may_close(self) -> bool:
        """Whether the window may be closed now: with a heat on it would leave everybody waiting."""
        if not super().may_close():
            return False
        if not self.is_on or self.gone:
            return True
        from bullseye.desk.kit.cards.dialogs import confirm

        text = tr("Everybody waits until you go on with the class; every kept shot is on the disk.")
        return confirm(self.window, tr("Students are playing"), text, tr("Close"), tr("Stay"))

    def end(self, keep: bool) -> Farewell:
        """End the class: the server wipes the names, in memory and on the disk. Raises BullseyeError."""
        told = farewell(self.room, keep)
        self.room.end(keep)
        return told

    def shut(self) -> None:
        """Stop the server and let go of the class."""
        self.link.close()
        self._collecting.end()
        super().shut()
