"""Delete rounds from the window: a question before, a notice that can undo it after."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bullseye.desk.kit.dialogs import confirm
from bullseye.desk.kit.working import run
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import newest_removal, removed_words, sentence
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bullseye.desk.kit.shell import Shell
    from bullseye.records.care.removal import Removed

UNDO = tr("Undo")
_offered: WeakKeyDictionary[Shell, ttk.Frame] = WeakKeyDictionary()
"""The notice of each window that offers the undo of its latest removal; an older one would undo the wrong thing."""


def delete_round(window: Shell, id_: str, words: str) -> bool:
    """Ask, then delete one round (*words* say which); True when it is gone."""
    from bullseye.records.care.removal import remove_round

    wanted = confirm(
        window,
        tr("Delete this round?"),
        tr(
            "{round}.\n\nIt is removed from the list and the board, but not erased: a file beside the history keeps it "
            "until you undo this, or delete that file.",
            round=words,
        ),
        tr("Delete"),
    )
    return wanted and _remove(window, tr("Deleting the round\u2026"), lambda: remove_round(window.services.store, id_))


def delete_player(window: Shell, name: str, rounds: int) -> bool:
    """Ask, then delete every round of *name*; True when they are gone."""
    from bullseye.records.care.removal import remove_player

    settings = window.services.settings
    leaves = name in settings.players and name != settings.player
    text = [
        tr(
            "They are removed from the list and the board, but not erased: a file beside the history keeps them until "
            "you undo this, or delete that file."
        )
    ]
    if leaves:
        text.append(tr("The name leaves the list of players."))
    title = trn("Delete {n:,} round of {name}?", "Delete {n:,} rounds of {name}?", rounds, name=name)
    if not confirm(window, title, " ".join(text), tr("Delete")):
        return False
    words = trn("Deleting {n:,} round\u2026", "Deleting {n:,} rounds\u2026", rounds)
    before = list(settings.players)
    gone = _remove(window, words, lambda: remove_player(window.services.store, name), before if leaves else None)
    if gone and leaves:
        window.choose(players=[other for other in before if other != name])
    return gone


def _remove(window: Shell, words: str, remove: Callable[[], Removed], players: list[str] | None = None) -> bool:
    """Remove, tell it, and offer the undo; *players* is the list of names that an undo puts back."""
    store = window.services.store
    try:
        removed = run(window, words, lambda tell: remove())
    except BullseyeError as bad:
        window.notice(sentence(bad), "bad")
        window.refresh()
        return False
    window.notices.dismiss(_offered.pop(window, None))
    window.refresh()

    def back() -> None:
        if undo(window, removed.aside) and players is not None:
            window.choose(players=players)

    _offered[window] = window.notice(removed_words(store, removed), action=(UNDO, back))
    for said in store.take_notices():
        window.notice(sentence(said), "bad")
    return True


def undo(window: Shell, expected: Path | None = None) -> bool:
    """Bring back what was removed last, when that is still the file *expected* (None: whatever it is)."""
    from bullseye.records.care import removal

    store = window.services.store
    if expected is not None and newest_removal(store) != expected:
        window.notice(tr("This was undone already, or something else was deleted since: that comes back first."), "bad")
        return False
    try:
        done = run(window, tr("Bringing the rounds back\u2026"), lambda tell: removal.undo(store))
    except BullseyeError as bad:
        window.notice(sentence(bad), "bad")
        window.refresh()
        return False
    window.notices.dismiss(_offered.pop(window, None))
    window.refresh()
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
