"""Undo a removal or a renaming from the window: a notice that offers it, and the doing."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bullseye.desk.kit.cards.working import run
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import newest_removal, sentence
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bullseye.desk.kit.shell import Shell

UNDO = tr("Undo")
_offered: WeakKeyDictionary[Shell, ttk.Frame] = WeakKeyDictionary()
"""The notice of each window that offers the undo of its latest change; an older one would undo the wrong thing."""


def offer_undo(window: Shell, words: str, file: Path, after: Callable[[], object] | None = None) -> None:
    """Say what was done, with a button that undoes the change that *file* keeps, and then does *after*."""
    window.notices.dismiss(_offered.pop(window, None))

    def back() -> None:
        if undo(window, file) and after is not None:
            after()

    _offered[window] = window.notice(words, action=(UNDO, back))
    for said in window.services.store.take_notices():
        window.notice(sentence(said), "bad")


def undo(window: Shell, expected: Path | None = None) -> bool:
    """Take back what was removed or renamed last, when that is still the file *expected* (None: whatever it is)."""
    from bullseye.records.care import removal
    from bullseye.records.care.renaming import Names

    store = window.services.store
    if expected is not None and newest_removal(store) != expected:
        window.notice(tr("This was undone already, or something else was deleted since: that comes back first."), "bad")
        return False
    try:
        goals = window.services.goals.file
        done = run(window, tr("Bringing the rounds back\u2026"), lambda tell: removal.undo(store, goals))
    except BullseyeError as bad:
        window.notice(sentence(bad), "bad")
        window.refresh()
        return False
    window.notices.dismiss(_offered.pop(window, None))
    if done.renamed is not None:
        settings = window.services.settings
        names = done.renamed.undone(Names(settings.player, list(settings.players)))
        window.choose(**names._asdict())
    window.refresh()
    if done.renamed is not None and window.page is not None:
        window.page.refresh()
    said = [
        trn(
            "{n:,} round brought back; the board is updated.",
            "{n:,} rounds brought back; the board is updated.",
            done.added,
        )
    ]
    if done.known:
        said.append(trn("{n:,} of them was here already.", "{n:,} of them were here already.", done.known))
    if not done.gone:
        said.append(tr("{file} stays, since not all of it could be brought back.", file=done.source.name))
    window.notice(" ".join(said))
    for notice in store.take_notices():
        window.notice(sentence(notice), "bad")
    return True
