"""Delete rounds from the window: a question before, a notice that can undo it after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.dialogs import confirm
from bullseye.desk.kit.cards.taking_back import offer_undo
from bullseye.desk.kit.cards.working import run
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import removed_words, sentence
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bullseye.desk.kit.shell import Shell
    from bullseye.records.care.removal import Removed


def delete_round(window: Shell, ids: Sequence[str], words: str) -> bool:
    """Ask, then delete one round with all its distances (*words* say which, *ids* are theirs); True when it is gone."""
    from bullseye.records.care.removal import remove_rounds

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
    return wanted and _remove(window, tr("Deleting the round\u2026"), lambda: remove_rounds(window.services.store, ids))


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
    window.refresh()
    offer_undo(
        window,
        removed_words(store, removed),
        removed.aside,
        None if players is None else lambda: window.choose(players=players),
    )
    return True
