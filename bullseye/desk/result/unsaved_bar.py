"""Keeps what a result page shows: rounds that could not be saved, their second chance, and pictures."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.wording.numbers import plural

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
        self.retry = ttk.Button(self, text="Try again", command=save)
        self.retry.grid(row=0, column=2)
        self.elsewhere = ttk.Button(self, text="Save elsewhere\u2026", command=elsewhere)
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
        kept = "Kept in memory until the window is closed."
        if unsaved.at_risk == 0:
            kept = "In the file you saved elsewhere; Import, on the history page, takes it in later."
        self.title.configure(text="! Not saved" if waiting == 1 else f"! {plural(waiting, 'round')} not saved")
        self.text.configure(text=f"{sentence(trouble)} {kept}" if trouble else kept)
        self.grid()


def save_waiting(window: Shell) -> str:
    """Saving works again, so rounds that could not be saved before get their turn; why not, or ""."""
    try:
        done = window.unsaved.save(window.services.store)
    except BullseyeError as bad:
        return str(bad)
    those = plural(len(done), "round")
    window.notice(f"{those} that waited in memory {'is' if len(done) == 1 else 'are'} saved now.")
    return ""


def save_again(window: Shell, outcome: Outcome) -> tuple[Outcome, str]:
    """Try once more to save what waits, oldest first, and tell it: *outcome* as it stands now, and why not, or ""."""
    waiting = len(window.unsaved)
    try:
        done = window.unsaved.save(window.services.store)
    except BullseyeError as bad:
        window.notice("It could still not be saved.", "bad")
        return (replace(outcome, trouble=str(bad)) if outcome.trouble else outcome), str(bad)
    saved = done.get(outcome.record.id)
    if saved is not None:
        before = None if saved.best_before is None else int(saved.best_before["score"])
        outcome = replace(outcome, trouble="", place=saved.place.rank, best_before=before)
    if window.unsaved:
        window.notice(f"{plural(len(done), 'round')} of {waiting} saved; the rest still waits.", "bad")
    else:
        window.notice("The round is saved." if waiting == 1 else f"{plural(waiting, 'round')} are saved.")
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
        f"{plural(waiting, 'round')} not saved, kept in memory until the window is closed.", "bad",
        ("Show", lambda: window.show("result", outcome=outcome, fresh=False)),
    )  # fmt: skip


def save_elsewhere(window: Shell, ask_path: AskPath, name: str) -> bool:
    """Write what waits to a file, a round on each line, which a history can take in later; True when it is written."""
    from bullseye.records.disk.files import RealFiles

    path = ask_path(window, "Save elsewhere", f"{name}.jsonl", "Rounds", ".jsonl")
    if path is None:
        return False
    try:
        written = window.unsaved.write(path, RealFiles())
    except BullseyeError as bad:
        window.notice(sentence(str(bad)), "bad")
        return False
    rounds = "The round is" if written == 1 else f"{plural(written, 'round')} are"
    window.notice(f"{rounds} in {path}. Import, on the history page, takes it into the history later.")
    return True


def save_picture(window: Shell, outcome: Outcome, drill: str, ask_path: AskPath) -> None:
    """Write the score card of *outcome* as a PNG; *drill* is the drill's name."""
    from bullseye.play.card import save_card

    path = ask_path(window, "Save picture", f"{file_name(outcome)}.png", "A picture", ".png")
    if path is None:
        return
    try:
        save_card(outcome, path, drill)
    except ImportError:
        window.notice("A picture needs Pillow; install it with: pip install pillow.", "bad")
    except (OSError, ValueError, BullseyeError) as bad:
        why = bad.strerror if isinstance(bad, OSError) and bad.strerror else str(bad)
        window.notice(f"The picture could not be saved as {path}: {why}. Choose another place.", "bad")
    else:
        window.notice(f"The picture is saved as {path}.")


def file_name(outcome: Outcome) -> str:
    """What a file about this round is called, without its ending."""
    when = outcome.record.finished.replace(":", "").replace("-", "")
    return f"bullseye-{outcome.record.drill}-{when}"
