"""The page of a shared target as a message: its numbers in words, the steps of its buttons, who changed what."""

from __future__ import annotations

from datetime import date
from math import floor, log10
from typing import Any

from bullseye.session.clock import iso
from bullseye.watch.store.shares import ADD, SET, TICK, UNDO, Change, Visitor
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.numbers import left_text, now_text, share_of
from bullseye.watch.targets.progress import Progress
from bullseye.watch.targets.sharing import Page, can_undo, way_of
from bullseye.watch.targets.words import amount_text, project_sentence, state_text, wanted_text
from bullseye.wire.shared import SharedChange, SharedTask, SharedView
from bullseye.words import tr

RINGS = 10
"""As far as a slider reaches on both sides of the target."""


def shared_view(page: Page, visitor: Visitor, today: date, epoch: str, version: int) -> SharedView:
    """What *visitor* sees of the target on the day *today*; *epoch* and *version* say how new it is."""
    found, target, reading = page.standing.progress, page.target, page.standing.reading
    low, high, step = slider_of(found)
    work = page.standing.project
    tasks = tuple(
        SharedTask(
            each.id, each.title, None if each.due is None else each.due.isoformat(), each.done is not None,
            each.done is None and each.due is not None and each.due < today,
        )
        for each in page.tasks
    )  # fmt: skip
    changes = tuple(
        SharedChange(
            each.n, each.name, iso(each.at), change_text(target, each), each.visitor == visitor.key,
            each.undone is not None,
        )
        for each in page.changes
    )  # fmt: skip
    way: Any = way_of(target)
    return SharedView(
        target.name, wanted_text(target), way, found.state, state_text(found.state), found.value,
        now_text(found) if work is None else project_sentence(work), left_text(found), share_of(found), target.unit,
        steps_of(target), low, high, step, tasks, changes, can_undo(page.changes, visitor.key), visitor.name,
        "" if reading is None or reading.trouble is None else reading.trouble.words, epoch, version,
    )  # fmt: skip


def steps_of(target: Target) -> tuple[float, ...]:
    """The amounts of a counter's buttons: about a hundredth and a tenth of what is wanted, a power of ten each."""
    aim = abs(target.condition.target)
    if target.measure == "count" or not aim:
        return (1.0,)
    small = 10.0 ** (floor(log10(aim)) - 2) if aim >= 1 else 10.0 ** (floor(log10(aim)) - 1)
    small = max(1.0, small) if aim >= 1 else small
    return (small, small * 10) if small * 10 < aim else (small,)


def slider_of(found: Progress) -> tuple[float, float, float]:
    """From where to where a slider goes, and in which steps; the value lies within."""
    band = found.target.band
    step = 10.0 ** floor(log10(band.ring / 5))
    ends = [band.target - RINGS * band.ring, band.target + RINGS * band.ring]
    if band.target >= 0 and (found.value is None or found.value >= 0):
        ends[0] = max(0.0, ends[0])
    if found.value is not None:
        ends = [min(ends[0], found.value), max(ends[1], found.value)]
    # Ends on steps, so that every round number can be reached.
    return round(floor(ends[0] / step) * step, 12), round(-floor(-ends[1] / step) * step, 12), step


def change_text(target: Target, change: Change) -> str:
    """`+10 EUR`, `71.4 kg`, `done: Pack the kitchen`, `took back 71.4 kg`."""
    value = amount_text(target, change.value)
    if change.kind == UNDO:
        return tr("took back {what}", what=change.words or value)
    if change.kind == ADD:
        return value if change.value is None or change.value < 0 else f"+{value}"
    if change.kind == SET:
        return value
    return tr("done: {task}", task=change.words) if change.kind == TICK else tr("open again: {task}", task=change.words)
