"""Keeps what a result page shows: rounds that could not be saved, their second chance, and pictures."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.wording.remedies import in_window
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.play.round.outcome import Outcome

AskPath = Callable[..., Path | None]


class UnsavedBar(ttk.Frame):
    """Says what is not saved, this round or earlier ones of the sitting, with two ways to mend it."""

    def __init__(
        self, master: tk.Misc, window: Shell, save: Callable[[], object], elsewhere: Callable[[], object]
    ) -> None:
        px = window.theme.px
        super().__init__(master, style="Card.TFrame", padding=(px(16), px(8)))
        self._window = window
        self.title = ttk.Label(
            self, style="Card.TLabel", font=window.theme.font("body", True), foreground=window.theme.palette.bad
        )
        self.title.grid(row=0, column=0, sticky="nw")
        self.text = ttk.Label(self, style="Card.TLabel", justify="left")
        self.text.grid(row=1, column=0, columnspan=4, sticky="ew", pady=(px(4), 0))
        self.retry = ttk.Button(self, text=tr("Try again"), command=save)
        self.retry.grid(row=0, column=2)
        self.elsewhere = ttk.Button(self, text=tr("Save elsewhere\u2026"), command=elsewhere)
        self.elsewhere.grid(row=0, column=3, padx=(px(8), 0))
        self.columnconfigure(1, weight=1)
        self.bind("<Configure>", lambda e: self.text.configure(wraplength=max(px(200), e.width - px(40))), add=True)

    def show(self, trouble: str) -> None:
        """Say it, and why; nothing to be seen while nothing waits. Nothing is lost while the window is open."""
        unsaved = self._window.unsaved
        waiting = len(unsaved)
        if not waiting:
            self.grid_remove()
            return
        kept = tr("Kept in memory until the window is closed.")
        if unsaved.at_risk == 0:
            kept = tr("In the file you saved elsewhere; Import, on the history page, takes it in later.")
        self.title.configure(text=trn("! Not saved", "! {n} rounds not saved", waiting))
        self.text.configure(text=f"{sentence(trouble)} {kept}" if trouble else kept)
        self.grid()


def save_waiting(window: Shell) -> str:
    """Saving works again, so rounds that could not be saved before get their turn; why not, or ""."""
    try:
        done = window.unsaved.save(window.services.store)
    except BullseyeError as bad:
        return in_window(bad)
    window.notice(
        trn(
            "{n} round that waited in memory is saved now.",
            "{n} rounds that waited in memory are saved now.",
            len(done),
        )
    )
    return ""


def save_again(window: Shell, outcome: Outcome) -> tuple[Outcome, str]:
    """Try once more to save what waits, oldest first, and tell it: *outcome* as it stands now, and why not, or ""."""
    waiting = len(window.unsaved)
    try:
        done = window.unsaved.save(window.services.store)
    except BullseyeError as bad:
        window.notice(tr("It could still not be saved."), "bad")
        return (replace(outcome, trouble=in_window(bad)) if outcome.trouble else outcome), in_window(bad)
    saved = done.get(outcome.record.id)
    if saved is not None:
        before = None if saved.best_before is None else saved.best_before.score
        outcome = replace(outcome, trouble="", place=saved.place.rank, best_before=before)
    if window.unsaved:
        window.notice(
            tr("{saved} of {waiting} rounds saved; the rest still waits.", saved=len(done), waiting=waiting),
            "bad",
        )
    else:
        window.notice(trn("The round is saved.", "{n} rounds are saved.", waiting))
    for one in done.values():
        for notice in one.notices:
            window.notice(sentence(notice))
    return outcome, ""


def remind(window: Shell, outcome: Outcome) -> ttk.Frame | None:
    """Leaving the result: what is not saved goes along in a notice, which leads back to *outcome*."""
    waiting = window.unsaved.at_risk
    if not waiting:
        return None
    return window.notice(
        trn(
            "{n} round not saved, kept in memory until the window is closed.",
            "{n} rounds not saved, kept in memory until the window is closed.", waiting,
        ), "bad",
        (tr("Show"), lambda: window.show("result", outcome=outcome, fresh=False)),
    )  # fmt: skip


def save_elsewhere(window: Shell, ask_path: AskPath, name: str) -> bool:
    """Write what waits to a file, a round on each line, which a history can take in later; True when it is written."""
    from bullseye.records.disk.files import RealFiles

    path = ask_path(window, tr("Save elsewhere"), f"{name}.jsonl", tr("Rounds"), ".jsonl")
    if path is None:
        return False
    try:
        written = window.unsaved.write(path, RealFiles())
    except BullseyeError as bad:
        window.notice(sentence(bad), "bad")
        return False
    window.notice(
        trn(
            "The round is in {path}. Import, on the history page, takes it into the history later.",
            "{n} rounds are in {path}. Import, on the history page, takes them into the history later.",
            written,
            path=path,
        )
    )
    return True


def save_picture(window: Shell, outcome: Outcome, drill: str, ask_path: AskPath, more: Iterable[str] = ()) -> None:
    """Write the score card of *outcome* as a PNG; *drill* is the drill's name, *more* stands at its foot."""
    from bullseye.play.card import save_card

    path = ask_path(window, tr("Save picture"), f"{file_name(outcome)}.png", tr("A picture"), ".png")
    if path is None:
        return
    try:
        save_card(outcome, path, window.services.zone, drill, more)
    except ImportError:
        window.notice(tr("A picture needs Pillow; install it with: pip install pillow."), "bad")
    except (OSError, ValueError, BullseyeError) as bad:
        why = bad.strerror if isinstance(bad, OSError) and bad.strerror else str(bad)
        window.notice(
            tr("The picture could not be saved as {path}: {why}. Choose another place.", path=path, why=why), "bad"
        )
    else:
        window.notice(tr("The picture is saved as {path}.", path=path))


def file_name(outcome: Outcome) -> str:
    """What a file about this round is called, without its ending."""
    when = outcome.record.finished.replace(":", "").replace("-", "")
    return f"bullseye-{outcome.record.drill}-{when}"
