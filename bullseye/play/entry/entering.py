"""A match that is being entered: its parts' sheets and the notes to it, and the rounds that are made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, tzinfo

from bullseye.drill.field import SHOOT
from bullseye.drill.match import ARCHERY, Match
from bullseye.drill.rules import Tally
from bullseye.errors import BadInputError
from bullseye.play.entry.sheet import Mark, Sheet
from bullseye.session.clock import iso
from bullseye.session.plan import RoundPlan
from bullseye.session.record import TRAINING, Entry, Record, make_record
from bullseye.session.shot import BY_VALUE, Shot
from bullseye.target.face import Face
from bullseye.words import tr

ENTERED = "entered"
"""The device of a round whose equipment is not told."""
MOST_TEXT, MOST_NOTE = 80, 2000


@dataclass(frozen=True, slots=True)
class Notes:
    """What a training log holds beside the shots. *day* None is today; lengths are mm; *click_mm* 0 is not told."""

    player: str
    day: date | None = None
    purpose: str = TRAINING
    indoors: bool | None = None
    equipment: str = ""
    ammunition: str = ""
    note: str = ""
    gauge_mm: float | None = None
    click_mm: float | None = None


@dataclass(slots=True)
class Entering:
    """One match on its way: a sheet for each part, the notes, and the ids that its rounds will have.

    *at* is the part that is shown. Ids are given once, when it is begun, so that saving again after a crash adds
    nothing twice. A correction *replaces* kept rounds: their ids, part by part, "" for a part that had none; they were
    *finished* then (UTC, ISO 8601).
    """

    match: Match
    sheets: tuple[Sheet, ...]
    notes: Notes
    sitting: str
    ids: tuple[str, ...]
    at: int = 0
    faces: tuple[Face, ...] = field(default=())
    replaces: tuple[str, ...] = ()
    finished: str = ""

    @property
    def sheet(self) -> Sheet:
        """The sheet of the part that is shown."""
        return self.sheets[self.at]

    @property
    def count(self) -> int:
        """How many shots there are in all parts."""
        return sum(sheet.count for sheet in self.sheets)

    @property
    def begun(self) -> tuple[int, ...]:
        """The parts that have a shot."""
        return tuple(n for n, sheet in enumerate(self.sheets) if sheet.count)

    def total(self) -> str:
        """The sum over all parts, as it is read."""
        worth = sum(sheet.worth(mark) for sheet in self.sheets for end in sheet.ends for mark in end)
        return self.sheet.read(worth)

    def set_notes(self, notes: Notes) -> None:
        """Take other notes; another shot diameter scores every sheet anew. Raises BadInputError and keeps the old."""
        if notes.gauge_mm != self.notes.gauge_mm:
            sheets = tuple(
                _sheet_like(sheet, face, notes.gauge_mm) for sheet, face in zip(self.sheets, self.faces, strict=True)
            )
            self.sheets = sheets
        self.notes = notes

    def records(self, now: datetime, zone: tzinfo) -> list[Record]:
        """A round of every part that was begun, shot on the day of the notes. Raises BadInputError without a shot."""
        if not self.begun:
            raise BadInputError(tr("no shot is marked yet; click on the face where one is"))
        when = iso(now if self.notes.day is None else _noon(self.notes.day, now, zone))
        if self.finished and day_of(self.finished, zone) == (self.notes.day or now.astimezone(zone).date()):
            when = self.finished  # the same day: the hour stays too
        return [self._record(n, when) for n in self.begun]

    def _record(self, number: int, when: str) -> Record:
        sheet, part, notes = self.sheets[number], self.match.parts[number], self.notes
        centres = sheet.centres_mm
        shots = [_shot(mark, centres[mark.spot], end) for end, marks in enumerate(sheet.ends) for mark in marks]
        drill = self.match.drill(part)
        plan = RoundPlan(
            sheet.face, drill, 0, notes.player, part.style, sheet.scorer.gauge_mm, notes.equipment or ENTERED
        )
        tally = Tally(drill.rules)
        for shot in shots:
            hit = sheet.scorer.score(shot.x_mm, shot.y_mm)
            tally.add(shot.t, hit.points, hit.hit, shot.target)
        entry = Entry(
            self.match.id, self.sitting, number + 1, len(self.match.parts), part.distance_m,
            self.match.indoors if notes.indoors is None else notes.indoors, notes.purpose, notes.equipment,
            notes.ammunition, notes.note, notes.click_mm,
            self.replaces[number] or next(filter(None, self.replaces)) if self.replaces else None,
        )  # fmt: skip
        record = make_record(plan, self.ids[number], shots, tally.totals(), (), 0.0, when, when, entered=entry)
        record = replace(record, seed=None, px_per_mm=None, ranked=False)
        if not sheet.tenths:
            return record
        worth = sum(sheet.worth(mark) for marks in sheet.ends for mark in marks)
        return replace(record, score=worth, score_unit="tenths")


def begin(match: Match, face_of: Callable[[str], Face], notes: Notes, new_id: Callable[[], str]) -> Entering:
    """A match with empty sheets. Raises UnknownNameError for a face that is not there, BadInputError for a gauge."""
    faces = tuple(face_of(part.face) for part in match.parts)
    order = match.sport != ARCHERY
    sheets = tuple(Sheet(part, face, notes.gauge_mm, order) for part, face in zip(match.parts, faces, strict=True))
    return Entering(match, sheets, notes, new_id(), tuple(new_id() for _ in match.parts), 0, faces)


def _sheet_like(sheet: Sheet, face: Face, gauge_mm: float | None) -> Sheet:
    found = Sheet(sheet.part, face, gauge_mm, sheet.in_order)
    found.ends, found.end = sheet.ends, sheet.end
    return found


def _shot(mark: Mark, centre_mm: tuple[float, float], end: int) -> Shot:
    kind = SHOOT if mark.placed else BY_VALUE
    return Shot(0.0, None, mark.x_mm, mark.y_mm, *centre_mm, target=mark.spot, kind=kind, series=end)


def _noon(day: date, now: datetime, zone: tzinfo) -> datetime:
    """The middle of *day* where the player is, or *now* when that is later."""
    return min(datetime.combine(day, time(12), zone).astimezone(UTC), now)


def day_of(moment: str, zone: tzinfo) -> date:
    """The player's day of a moment in a file."""
    return datetime.fromisoformat(moment).astimezone(zone).date()


def day_from(text: str, today: date) -> date | None:
    """A day as it is typed, such as 2026-11-29; None for today. Raises BadInputError for another text or the future."""
    if not text.strip():
        return None
    try:
        found = date.fromisoformat(text.strip())
    except ValueError as bad:
        raise BadInputError(tr("{text!r} is no day; write it like {today}", text=text, today=today)) from bad
    if found > today:
        raise BadInputError(tr("{text!r} has not come yet; today is {today}", text=text, today=today))
    return None if found == today else found
