"""Work that may take long: done in a thread that touches no window, under a card that says what goes on."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Thread
from tkinter import ttk
from typing import TYPE_CHECKING, Generic, TypeVar

from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.errors import BullseyeError
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

T = TypeVar("T")
Tell = Callable[[float], None]

PATIENCE_S = 0.2
"""What is done by then needs no card."""
POLL_MS = 50
SHORT_BYTES = 1 << 20
"""A history that is read in a moment, whatever its summary says."""
WAIT = tr("The window stays open until this is done.")


class Job(Generic[T]):
    """One task in a thread. `share` is how much of it is done, 0 to 1, or less than 0 where nobody knows.

    While it runs, nothing else may use the records: the card over the window sees to that. *leave* says that the
    program may end in its midst, since it only computes.
    """

    def __init__(self, task: Callable[[Tell], T], leave: bool = False) -> None:
        self.share = -1.0
        self._task = task
        self._result: list[T] = []
        self._error: BaseException | None = None
        self._over = False
        self._collects = gc.isenabled()
        gc.disable()  # or parts of the window would be thrown away by a thread that must not touch them
        self._thread = Thread(target=self._run, name="work", daemon=leave)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._result.append(self._task(self._tell))
        except BaseException as error:
            self._error = error

    def _tell(self, share: float) -> None:
        self.share = share

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait; True when it is over."""
        self._thread.join(timeout_s)
        if not self._thread.is_alive() and not self._over:
            self._over = True
            if self._collects:
                gc.enable()
        return self._over

    def result(self) -> T:
        """What came of it, waiting for it; raises what the task raised."""
        self.wait()
        if self._error is not None:
            raise self._error
        return self._result[0]


class Working(Overlay):
    """The card: what goes on, how far it is. It closes by itself and cannot be closed by hand.

    *then* is called when the job is over; *words* is asked anew at each look, for a number that comes later.
    """

    def __init__(
        self, window: Shell, job: Job[T], words: Callable[[], str], then: Callable[[], None], remark: str = WAIT
    ) -> None:
        super().__init__(window, "", width_px=400)
        self._job = job
        self._words = words
        self._then = then
        self._due = ""
        self.words = ttk.Label(
            self, text=words(), style="Card.TLabel", font=self.theme.font("large", True), wraplength=self.width_px
        )
        self.words.pack(anchor="w", fill="x")
        if remark:
            self.say(remark, muted=True)
        colours, px = self.theme.palette, self.theme.px
        ttk.Style(self).configure(
            "Working.Horizontal.TProgressbar", background=colours.accent, troughcolor=colours.ground,
            bordercolor=colours.line, lightcolor=colours.accent, darkcolor=colours.accent, thickness=px(8),
        )  # fmt: skip
        spacer = ttk.Frame(self, style="Overlay.TFrame", width=self.width_px, height=px(16))
        spacer.pack()
        self.bar = ttk.Progressbar(self, style="Working.Horizontal.TProgressbar", maximum=1.0)
        self.bar.pack(fill="x")
        self.open(self)
        self._look()

    def _look(self) -> None:
        """Polled while the job lives, and never after."""
        self._due = ""
        if self._job.wait(0):
            self.close()
            self._then()
            return
        self.words.configure(text=self._words())
        self.bar.configure(value=max(0.0, self._job.share))
        self._due = self.window.root.after(POLL_MS, self._look)

    def escape(self) -> None:
        """It goes on."""

    def destroy(self) -> None:
        """Look no more."""
        if self._due:
            self.window.root.after_cancel(self._due)
            self._due = ""
        super().destroy()


def run(window: Shell, words: str, task: Callable[[Tell], T]) -> T:
    """Do *task* and give what it gives; a card says *words* when it takes longer than a moment.

    The window is drawn and can be moved meanwhile, and takes no other wish. Raises what the task raises.
    """
    job = Job(task)
    if not job.wait(PATIENCE_S):
        card = Working(window, job, lambda: words, lambda: None)
        card.holds = True
        if card.is_open:  # it may have been over by the card's first look
            card.wait_window()
    return job.result()


def read_first(window: Shell, then: Callable[[], None]) -> bool:
    """Read a long history whose summary is missing, and call *then* after it; False when there is no need to."""
    try:
        if window.services.dirs.history.stat().st_size < SHORT_BYTES:
            return False  # and nothing was imported to know it
        from bullseye.records.care.background_reading import long_reading

        store = window.services.store
        reading = long_reading(store)
    except (OSError, BullseyeError):
        return False  # whoever asks for the rounds says what is wrong
    if reading is None:
        return False
    job = Job(lambda tell: reading.run(), leave=True)

    def words() -> str:
        job.share = reading.share
        return (
            trn("Reading {n:,} round\u2026", "Reading {n:,} rounds\u2026", reading.rounds)
            if reading.rounds
            else tr("Reading the history\u2026")
        )

    def take() -> None:
        try:
            reading.take(job.result())
        except BullseyeError:
            return  # the page that asks next says it

    def go_on() -> None:
        take()
        then()

    if job.wait(PATIENCE_S):
        take()
        return False
    Working(window, job, words, go_on, tr("This happens once; after that it is quick."))
    return True
