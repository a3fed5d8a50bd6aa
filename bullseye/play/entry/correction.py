"""A kept round from a range, open again as the sheets it came from, so that what is wrong in it can be put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.drill.match import Matches, Part
from bullseye.errors import BadInputError, BullseyeError
from bullseye.play.entry.entering import ENTERED, Entering, Notes, begin, day_of
from bullseye.play.entry.sheet import Mark, Sheet
from bullseye.session.record import Record, has_rings_of
from bullseye.session.shot import BY_VALUE
from bullseye.target.face import Face
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.records.store import Store


def sitting_of(store: Store, record: Record) -> list[Record]:
    """Every round of the sitting that *record* is of, in the order of the parts. Raises StorageError."""
    assert record.entered is not None, "only a round from a range has a sitting"
    sitting = record.entered.sitting
    found = [store.find(row.id) for row in store.rounds() if row.sitting == sitting and row.player == record.player]
    return sorted(found, key=lambda one: (one.entered.part if one.entered else 0, one.finished))


def reopen(
    record: Record,
    store: Store,
    matches: Matches,
    face_of: Callable[[str], Face],
    new_id: Callable[[], str],
    zone: tzinfo,
) -> Entering:
    """The sheets of *record* and of the other parts of its sitting, as they were kept.

    Raises BadInputError where the round was not entered, or where its match or its face is another one today.
    """
    entry = record.entered
    if entry is None:
        raise BadInputError(
            tr("the round {id!r} was played here, so there is no score sheet to correct", id=record.id[:8])
        )
    rounds = sitting_of(store, record)
    try:
        match = matches.get(entry.match)
        faces = {part.face: face_of(part.face) for part in match.parts}
    except BullseyeError as bad:
        raise BadInputError(tr("this round cannot be opened again: {why}", why=str(bad))) from bad
    found = begin(match, faces.__getitem__, _notes(record, faces, match.indoors, zone), new_id)
    ids = [""] * len(match.parts)
    for one in rounds:
        at = next((n for n, part in enumerate(match.parts) if part.id == one.drill), None)
        if at is None or not _fill(found.sheets[at], match.parts[at], one):
            raise BadInputError(
                tr("this round cannot be opened again: {name} has other shots or another face today", name=match.name)
            )
        ids[at] = one.id
        if one.id == record.id:
            found.at = at
    found.sitting, found.replaces, found.finished = entry.sitting, tuple(ids), record.finished
    return found


def _notes(record: Record, faces: dict[str, Face], indoors: bool, zone: tzinfo) -> Notes:
    entry = record.entered
    assert entry is not None
    own = faces.get(record.face)
    return Notes(
        record.player,
        day_of(record.finished, zone),
        entry.purpose,
        None if entry.indoors == indoors else entry.indoors,
        entry.equipment or ("" if record.device in (None, ENTERED) else str(record.device)),
        entry.ammunition,
        entry.note,
        None if own is None or own.gauge_mm == record.gauge_mm else record.gauge_mm,
        entry.click_mm,
    )


def _fill(sheet: Sheet, part: Part, record: Record) -> bool:
    """Put the shots of *record* on *sheet*; False where they do not fit what *part* is today."""
    if record.face != part.face or not has_rings_of(record, sheet.face):
        return False
    if (record.score_unit == "tenths") != sheet.tenths or len(record.shots) > part.shots_in_all:
        return False
    ends: list[list[Mark]] = [[] for _ in range(part.ends)]
    for shot in record.shots:
        end, spot = shot.series or 0, shot.target
        if not isinstance(spot, int) or not 0 <= spot < part.spots or not 0 <= end < part.ends:
            return False
        ends[end].append(Mark(shot.x_mm, shot.y_mm, spot, shot.kind != BY_VALUE))
    if any(len(end) > part.shots for end in ends):
        return False
    while ends and not ends[-1]:
        ends.pop()
    sheet.ends = tuple(map(tuple, ends))
    first = next((n for n, end in enumerate(ends) if len(end) < part.shots), len(ends))
    sheet.turn_to(first if first < part.ends else 0)
    return True


def keep_correction(store: Store, entering: Entering, now: datetime, zone: tzinfo) -> tuple[list[Record], Path | None]:
    """Put what *entering* holds in the place of what it replaces: the rounds as they count now, and the file that
    keeps the old ones, None where nothing was changed.

    A part that is as it was keeps its round; one that has no shots left goes. Raises BadInputError where no shot is
    left at all, StorageError, nothing being changed then.
    """
    from bullseye.records.care.correcting import correct

    made = {entering.ids.index(record.id): record for record in entering.records(now, zone)}
    old: list[str] = []
    new: list[Record] = []
    here = {row.id for row in store.rounds()}
    for n, id_ in enumerate(entering.replaces):
        before = store.find(id_) if id_ in here else None
        if n in made and before is not None and _same(made[n], before):
            made[n] = before
        else:
            old += [id_] if id_ else []
            new += [made[n]] if n in made else []
    aside = correct(store, old, new) if old or new else None
    return [made[n] for n in sorted(made)], aside


def _same(new: Record, old: Record) -> bool:
    """True when the two differ in nothing but what a correction is told by."""
    assert new.entered is not None and old.entered is not None
    like_old = replace(new.entered, corrects=old.entered.corrects, written=old.entered.written)
    changed = replace(new, id=old.id, app=old.app, started=old.started, entered=like_old)
    return replace(changed, missing=old.missing, extra=old.extra) == old
