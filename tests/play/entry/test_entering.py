"""A match that is entered becomes rounds like any other: scored by their shots, kept, measured, read back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from bullseye.drill.match import Matches
from bullseye.errors import BadInputError
from bullseye.play.entry.entering import Entering, Notes, begin, day_from
from bullseye.progress.group_facts import group_sheet
from bullseye.records.record import as_json, record_from
from bullseye.session.record import COMPETITION
from bullseye.session.scorecard import score_record
from tests.rounds import FACES

NOW = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)


def entering(match: str = "wa-18m", notes: Notes | None = None) -> Entering:
    ids = (f"id-{n}" for n in count(1))
    return begin(Matches().get(match), FACES.get, notes or Notes("Ada"), lambda: next(ids))


def test_its_round_is_worth_what_the_sheet_says_and_is_read_back_as_it_was() -> None:
    found = entering(notes=Notes("Ada", None, COMPETITION, None, "Recurve", "ACE", "windy\nfrom the left"))
    found.sheet.type("X 10 9 M 8 8")
    (record,) = found.records(NOW, UTC)
    assert (record.score, record.score_unit, record.ranked, record.device) == (45, "points", False, "Recurve")
    assert score_record(record).totals.score == 45
    assert record_from(as_json(record)) == record
    entry = record.entered
    assert entry is not None and (entry.match, entry.distance_m, entry.indoors) == ("wa-18m", 18, True)
    assert [shot.series for shot in record.shots] == [0, 0, 0, 1, 1, 1]


def test_tenths_are_kept_where_the_match_counts_them() -> None:
    found = entering("ar60")
    found.sheet.type("10.9 10.4 9.8")
    (record,) = found.records(NOW, UTC)
    assert (record.score, record.score_unit) == (311, "tenths")
    card = score_record(record)
    assert card.totals.score == 311 and card.breakdown() == [("ring_tenths", 311)]


def test_a_shot_by_its_value_takes_no_part_in_the_group() -> None:
    found = entering()
    found.sheet.type("10 9 8")
    found.sheet.place(3.0, 4.0)
    found.sheet.place(-3.0, 0.0)
    (record,) = found.records(NOW, UTC)
    assert [shot.kind for shot in record.shots] == ["value", "value", "value", "shoot", "shoot"]
    assert group_sheet(score_record(record)).shots_mm == ((3.0, 4.0), (-3.0, 0.0))


def test_each_distance_is_a_round_of_its_own_and_one_without_shots_is_none() -> None:
    found = entering("wa-1440-90m")
    found.at = 1
    found.sheet.type("10 9")
    found.at = 3
    found.sheet.type("8")
    records = found.records(NOW, UTC)
    assert [record.drill for record in records] == ["wa-1440-90m-70m", "wa-1440-90m-30m"]
    assert [record.face for record in records] == ["wa-122", "wa-80"]
    entries = [record.entered for record in records]
    assert [(entry.part, entry.parts) for entry in entries if entry] == [(2, 4), (4, 4)]
    assert len({entry.sitting for entry in entries if entry}) == 1
    assert found.total() == "27"


def test_nothing_marked_is_no_round() -> None:
    with pytest.raises(BadInputError, match="no shot is marked yet"):
        entering().records(NOW, UTC)


def test_another_shot_diameter_scores_the_same_places_anew() -> None:
    found = entering()
    found.sheet.place(23.5, 0.0)  # a thin arrow misses the ten's line, 20 mm out; a thick one touches it
    assert found.sheet.total == "9"
    found.set_notes(found.notes.__class__("Ada", gauge_mm=9.3))
    assert found.sheet.total == "10"
    with pytest.raises(BadInputError):
        found.set_notes(Notes("Ada", gauge_mm=-1.0))
    assert found.sheet.total == "10"


def test_a_day_of_the_past_is_its_noon_where_the_player_is() -> None:
    zone = ZoneInfo("Pacific/Auckland")
    found = entering(notes=Notes("Ada", date(2026, 11, 20)))
    found.sheet.type("10")
    (record,) = found.records(NOW, zone)
    assert record.finished == "2026-11-19T23:00:00Z"


@pytest.mark.parametrize(("text", "wanted"), [("", None), (" 2026-11-29 ", None), ("2026-11-01", date(2026, 11, 1))])
def test_a_day_is_typed_as_the_files_write_it(text: str, wanted: date | None) -> None:
    assert day_from(text, date(2026, 11, 29)) == wanted


@pytest.mark.parametrize(("text", "said"), [("1.11.2026", "is no day"), ("2026-12-01", "has not come yet")])
def test_another_day_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        day_from(text, date(2026, 11, 29))
