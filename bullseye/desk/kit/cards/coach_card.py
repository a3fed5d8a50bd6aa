"""The coach on a card: what it says, its plan, and a paragraph by the model that was chosen, if one was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Thread
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.cards.working import POLL_MS, Job
from bullseye.desk.kit.collecting import Collecting
from bullseye.desk.kit.form import text_box
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.watch.period import local_day
from bullseye.words import tr

if TYPE_CHECKING:
    import asyncio

    from bullseye.coach.model.asking import Asking
    from bullseye.coach.model.explain import Paragraph
    from bullseye.coach.said import Said
    from bullseye.desk.kit.shell import Shell

WIDTH_PX = 720
MOST = 7
"""Sentences on the card; the command `bullseye coach` says all."""
NOTHING = tr("Too little is known yet: a few more rounds or values, and there is something to say.")

Make = Callable[[], Sequence["Said"]]


class CoachCard(Overlay):
    """*make* gives the sentences; it is called in a thread, so it must touch no window."""

    def __init__(self, window: Shell, about: str, make: Make) -> None:
        super().__init__(window, tr("Coach"), width_px=WIDTH_PX)
        self.said: Sequence[Said] = ()
        self.asking: Asking | None = None
        self.asked: Asked | None = None
        self.looked = False
        self._due = ""
        px = self.theme.px
        self.about = self.say(about, muted=True)
        self.sentences = ttk.Frame(self, style="Overlay.TFrame")
        self.sentences.pack(fill="x", pady=(px(8), 0))
        self.words = self.say(tr("Looking\u2026"))
        self.mark = self.say("", muted=True)
        self.sent = text_box(self, self.theme, "small", height=8, width=80, takefocus=True)
        self.sent.bind("<Tab>", lambda _: self._on_tab(self.sent, 1), add=True)
        self.sent.bind("<Shift-Tab>", lambda _: self._on_tab(self.sent, -1), add=True)
        row = self.button_row()
        self.closing = ttk.Button(row, text=tr("Close"), command=self.close)
        self.closing.pack(side="right")
        self.explain_button = ttk.Button(row, text=tr("Explain by the model"), command=self.explain, width=0)
        self.show_button = ttk.Button(row, text=tr("What is sent"), command=self.show_sent, width=0)
        self.stop_button = ttk.Button(row, text=tr("Stop"), command=self.stop)
        self.open(self.closing)
        self._job = Job(lambda tell: self._work(make), leave=True)
        self._look()

    def enter(self) -> None:
        """Enter closes."""
        self.close()

    # -- the sentences ---------------------------------------------------------------------------------

    def _work(self, make: Make) -> tuple[Sequence[Said], Asking | None, str]:
        """In a thread."""
        import os

        from bullseye.coach.model.asking import open_asking
        from bullseye.net.secrets import Secrets, system_keyring

        services = self.window.services
        try:
            said = make()
        except BullseyeError as bad:
            return (), None, str(bad)
        try:
            secret = Secrets(os.environ, system_keyring(), services.dirs.secrets).get
            return said, open_asking(services.dirs, secret, services.clock), ""
        except BullseyeError as bad:
            return said, None, str(bad)

    def _look(self) -> None:
        self._due = ""
        if not self._job.wait(0):
            self._due = self.window.root.after(POLL_MS, self._look)
            return
        self.said, self.asking, wrong = self._job.result()
        for each in self.said[:MOST]:
            label = ttk.Label(
                self.sentences, text=each.text, style="Card.TLabel", wraplength=self.width_px, justify="left"
            )
            label.pack(anchor="w", fill="x", pady=(0, self.theme.px(6)))
        self.words.configure(text="" if self.said else NOTHING)
        if self.said:
            self.words.pack_forget()
        if wrong:
            self.mark.configure(text=sentence(wrong))
        elif self.asking is not None and self.asking.model is not None and self.said:
            self.mark.configure(text=tr("By fixed rules. Nothing was sent."))
            self.explain_button.pack(side="left")
            self.show_button.pack(side="left", padx=self.theme.px(8))
        else:
            self.mark.configure(text=tr("By fixed rules. A model can explain it: see docs/coach.md."))
        self.refresh_keys()
        self.looked = True

    # -- the model -------------------------------------------------------------------------------------

    def show_sent(self) -> None:
        """Show exactly what would be sent, or hide it again."""
        if self.sent.winfo_manager():
            self.sent.pack_forget()
            return
        what = self.asking.sending(self.said) if self.asking is not None else None
        if what is not None:
            self.sent.configure(state="normal")
            self.sent.delete("1.0", "end")
            self.sent.insert("1.0", f"POST {what.url}\n{what.body.decode()}")
            self.sent.configure(state="disabled")
            self.sent.pack(fill="x", pady=(self.theme.px(8), 0), before=self.mark)

    def explain(self) -> None:
        """Ask the model; what it says is shown sentence by sentence, as far as it holds."""
        if self.asking is None or self.asked is not None:
            return
        services = self.window.services
        today = local_day(services.clock.utc(), services.zone)
        self.words.pack(anchor="w", fill="x", pady=(self.theme.px(8), 0), before=self.mark)
        self.words.configure(text="")
        self.mark.configure(text=tr("The model is asked\u2026"))
        self.explain_button.state(["disabled"])
        self.stop_button.pack(side="left")
        asking, said = self.asking, self.said
        self.asked = Asked(
            self.window, lambda heard: asking.explain(said, today, heard), self._heard, self._answered
        )  # fmt: skip

    def _heard(self, text: str) -> None:
        if self.is_open:
            self.words.configure(text=text)

    def _answered(self, found: Paragraph | None, wrong: str) -> None:
        from bullseye.coach.model.asking import mark_text

        self.asked = None
        if not self.is_open:
            return
        self.stop_button.pack_forget()
        self.explain_button.state(["!disabled"])
        if found is None:
            self.words.pack_forget()
            self.mark.configure(text=sentence(wrong) if wrong else tr("Stopped. What it may have used is counted."))
            return
        if found.by == "model":
            self.words.configure(text=found.text)
        else:  # the sentences above are the rules'
            self.words.pack_forget()
        model = self.asking.model if self.asking is not None else None
        self.mark.configure(text=mark_text(found, "" if model is None else model.currency))

    def stop(self) -> None:
        """End the call."""
        if self.asked is not None:
            self.asked.stop()

    def destroy(self) -> None:
        """Ask no more, look no more."""
        self.stop()
        if self._due:
            self.window.root.after_cancel(self._due)
            self._due = ""
        super().destroy()


class Asked:
    """One call in a thread: *heard* and *answered* are called in Tk's own; make and stop it there."""

    def __init__(
        self,
        window: Shell,
        ask: Callable[[Callable[[str], object]], object],
        heard: Callable[[str], object],
        answered: Callable[[Paragraph | None, str], object],
    ) -> None:
        self._post, self._ask, self._heard, self._answered = window.post, ask, heard, answered
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[object] | None = None
        self._stopped = False
        self._collecting = Collecting(window.root)
        self._post.open()
        self._collecting.begin()
        self._thread = Thread(target=self._run, name="coach", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the call as soon as can be."""
        self._stopped = True
        loop, task = self._loop, self._task
        if loop is not None and task is not None:
            try:
                loop.call_soon_threadsafe(task.cancel)
            except RuntimeError:  # it ended just now
                return

    def join(self, timeout_s: float = 10.0) -> bool:
        """Wait for the thread's end; True when it has ended."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        import asyncio

        found: list[object] = []
        wrong = ""
        try:
            found.append(asyncio.run(self._go()))
        except asyncio.CancelledError:
            pass
        except BullseyeError as bad:
            wrong = str(bad)
        self._post(lambda: self._over(found, wrong))

    def _over(self, found: list[object], wrong: str) -> None:
        self._thread.join()
        self._collecting.end()
        self._answered(found[0] if found else None, wrong)  # type: ignore[arg-type]

    async def _go(self) -> object:
        import asyncio

        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        if self._stopped:
            raise asyncio.CancelledError
        return await self._ask(lambda text: self._post(lambda: self._heard(text)))  # type: ignore[misc]
