"""A kept round from a range is open again as it was marked, and only what was changed becomes another round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from bullseye.drill.match import Matches
from bullseye.errors import BadInputError
from bullseye.play.entry.correction import keep_correction, reopen
from bullseye.play.entry.entering import Entering, Notes, begin
from bullseye.records.store import Store
from bullseye.session.record import COMPETITION, Record
from tests.records.played import ids, played, store_in
from tests.rounds import FACES

NOW = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 3, 18, 0, tzinfo=UTC)
MATCHES = Matches()


def new_ids(word: str) -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{word}-{next(numbers)}"


def kept(store: Store, match: str = "wa-18m", **notes: object) -> Entering:
    found = begin(MATCHES.get(match), FACES.get, replace(Notes("Ada"), **notes), new_ids("old"))  # type: ignore[arg-type]
    found.sheet.type("X 10 9")
    found.sheet.place(12.5, -30.25)
    if len(found.sheets) > 1:
        found.at = 1
        found.sheet.type("9 8 7 6 5 4")
    for record in found.records(NOW, UTC):
        store.save(record)
    return found


def again(store: Store, record: Record | None = None) -> Entering:
    one = next(store.records()) if record is None else record
    return reopen(one, store, MATCHES, FACES.get, new_ids("new"), UTC)


@pytest.mark.parametrize("match", ["wa-18m", "wa-18m-3spot", "wa-1440-90m"])
def test_it_is_open_as_it_was_marked(tmp_path: Path, match: str) -> None:
    store = store_in(tmp_path)
    before = kept(store, match, equipment="Recurve", note="calm", purpose=COMPETITION, click_mm=2.5, indoors=False)
    found = again(store)
    assert [sheet.ends for sheet in found.sheets] == [sheet.ends for sheet in before.sheets]
    assert found.notes == replace(before.notes, day=date(2026, 11, 29), indoors=found.notes.indoors)
    assert (found.sitting, found.replaces[0]) == (before.sitting, "old-2")
    assert keep_correction(store, found, LATER, UTC)[1] is None, "nothing was changed"
    assert set(ids(store)) == {record.id for record in before.records(NOW, UTC)}


def test_a_changed_shot_is_another_round_of_the_same_hour_and_the_other_distance_stays(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    kept(store, "wa-1440-90m")
    found = again(store)
    found.sheet.revalue(0, 2, "8")
    records, aside = keep_correction(store, found, LATER, UTC)
    assert aside is not None and [record.id for record in records] == ["new-2", "old-3"]
    assert (records[0].finished, records[0].score) == ("2026-11-29T10:00:00Z", 10 + 10 + 8 + records[0].score - 28)  # type: ignore[operator]
    assert records[0].entered is not None and records[0].entered.corrects == "old-2"
    assert set(ids(store)) == {"new-2", "old-3"}


def test_another_day_moves_every_distance_and_an_emptied_one_goes(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    kept(store, "wa-1440-90m")
    found = again(store)
    found.set_notes(replace(found.notes, day=date(2026, 11, 27)))
    found.at = 1
    found.sheet.clear()
    (record,), _ = keep_correction(store, found, LATER, UTC)
    assert record.finished == "2026-11-27T12:00:00Z" and ids(store) == ["new-2"]


def test_a_distance_that_is_added_belongs_to_the_correction_too(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    kept(store, "wa-1440-90m")
    found = again(store)
    found.at = 3
    found.sheet.type("10 10")
    records, _ = keep_correction(store, found, LATER, UTC)
    assert len(records) == 3 and records[2].entered is not None and records[2].entered.corrects == "old-2"


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    kept(store)
    store.save(played(3))
    one, here = list(store.records())
    with pytest.raises(BadInputError, match="no score sheet to correct"):
        again(store, here)
    with pytest.raises(BadInputError, match="has other shots or another face today"):
        reopen(one, store, MATCHES, lambda face: FACES.get("wa-60"), new_ids("new"), UTC)
