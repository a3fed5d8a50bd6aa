"""Delete rounds from the window: a question before, a notice that can undo it after."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bullseye.desk.kit.dialogs import confirm
from bullseye.desk.kit.working import run
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import count_text, newest_removal, removed_words, sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bullseye.desk.kit.shell import Shell
    from bullseye.records.care.removal import Removed

UNDO = "Undo"
_offered: WeakKeyDictionary[Shell, ttk.Frame] = WeakKeyDictionary()
"""The notice of each window that offers the undo of its latest removal; an older one would undo the wrong thing."""


def delete_round(window: Shell, id_: str, words: str) -> bool:
    """Ask, then delete one round (*words* say which); True when it is gone."""
    from bullseye.records.care.removal import remove_round

    wanted = confirm(
        window, "Delete this round?",
        f"{words}.\n\nIt is removed from the list and the board, but not erased: a file beside the history keeps it "
        "until you undo this, or delete that file.",
        "Delete",
    )  # fmt: skip
    return wanted and _remove(window, "Deleting the round\u2026", lambda: remove_round(window.services.store, id_))


def delete_player(window: Shell, name: str, rounds: int) -> bool:
    """Ask, then delete every round of *name*; True when they are gone."""
    from bullseye.records.care.removal import remove_player

    settings = window.services.settings
    leaves = name in settings.players and name != settings.player
    also = " The name leaves the list of players." if leaves else ""
    wanted = confirm(
        window, f"Delete {count_text(rounds, 'round')} of {name}?",
        f"The history and the board go on without them.{also} They are not wiped: a file beside the history keeps "
        "them until you undo this, or delete that file.",
        "Delete",
    )  # fmt: skip
    if not wanted:
        return False
    words = f"Deleting {count_text(rounds, 'round')}\u2026"
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
        window.notice(sentence(str(bad)), "bad")
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
        window.notice("This was undone already, or something else was deleted since: that comes back first.", "bad")
        return False
    try:
        done = run(window, "Bringing the rounds back\u2026", lambda tell: removal.undo(store))
    except BullseyeError as bad:
        window.notice(sentence(str(bad)), "bad")
        window.refresh()
        return False
    window.notices.dismiss(_offered.pop(window, None))
    window.refresh()
    told = f"{count_text(done.added, 'round')} brought back; the board follows."
    if done.known:
        told += f" {count_text(done.known, 'round')} of it {'was' if done.known == 1 else 'were'} here already."
    if not done.gone:
        told += f" {done.source.name} stays, since not all of it could be brought back."
    window.notice(told)
    for said in store.take_notices():
        window.notice(sentence(said), "bad")
    return True
