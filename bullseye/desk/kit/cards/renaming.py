"""Rename a player from the window: asked what comes along, done under a card that waits, undone from its notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.dialogs import confirm
from bullseye.desk.kit.cards.taking_back import offer_undo
from bullseye.desk.kit.cards.working import run
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


def rename_player(window: Shell, names: list[str], old: str, new: str) -> str:
    """Ask what there is to ask, and let *old*, one of *names*, be *new*; the name that is right then.

    The page below is the caller's to refresh, once its card is closed.
    """
    from bullseye.records.care.renaming import Names, Renaming, rename, rounds_of, spelt

    services = window.services
    before = Names(services.settings.player, names)
    try:
        old, new = spelt(services.store, names, old, new)
        count, there = rounds_of(services.store, old), rounds_of(services.store, new)
    except BullseyeError as bad:
        window.notice(sentence(bad), "bad")
        return old
    goals = services.goals.file
    own = sum(goal.player == old for goal in goals.goals())
    if new in names or there:
        if not _joins(window, old, new, count, there):
            return old
    elif count and not _come_along(window, old, new, count):
        window.choose(**Renaming(old, new, (), before).after(before)._asdict())
        return new
    if not count and not own:
        window.choose(**Renaming(old, new, (), before).after(before)._asdict())
        return new
    words = trn("Renaming {n:,} round\u2026", "Renaming {n:,} rounds\u2026", count)
    try:
        _, done, note = run(window, words, lambda tell: rename(services.store, goals, before, old, new))
    except BullseyeError as bad:
        window.notice(sentence(bad), "bad")
        return old
    window.choose(**done.after(before)._asdict())
    said = trn(
        "{n:,} round of {old} is {new}'s now.", "{n:,} rounds of {old} are {new}'s now.", count, old=old, new=new
    )
    if own:
        said += " " + trn("{n} goal went along.", "{n} goals went along.", own)
    offer_undo(window, said, note)
    return new


def _joins(window: Shell, old: str, new: str, count: int, there: int) -> bool:
    return confirm(
        window,
        tr("Join {old} and {new}?", old=old, new=new),
        tr(
            "{new} is there already, with {there}. {come} of {old} would be {new}'s too, on the board as in every "
            "list. It can be undone.",
            old=old,
            new=new,
            there=trn("{n:,} round", "{n:,} rounds", there),
            come=trn("{n:,} round", "{n:,} rounds", count),
        ),
        tr("Join"),
    )


def _come_along(window: Shell, old: str, new: str, count: int) -> bool:
    return confirm(
        window,
        trn("Take {n:,} round along?", "Take {n:,} rounds along?", count),
        tr(
            "They are {new}'s then, on the board as in every list, and so are the goals of {old}. It can be undone.",
            old=old,
            new=new,
        ),
        tr("Take along"),
        tr("Leave to {old}", old=old),
        careful=False,
    )
