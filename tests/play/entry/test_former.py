"""What former rounds from a range were shot with is offered again."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

from bullseye.drill.match import Matches
from bullseye.play.entry.entering import Notes, begin
from bullseye.play.entry.former import equipment_before, last_notes
from bullseye.records.store import Store
from tests.records.helpers import NOON
from tests.records.played import played, store_in
from tests.rounds import FACES

MATCHES = Matches()
NUMBERS = count(1)


def keep(store: Store, **notes: object) -> None:
    found = begin(MATCHES.get("ap60"), FACES.get, replace(Notes("Ada"), **notes), lambda: f"id-{next(NUMBERS)}")  # type: ignore[arg-type]
    found.sheet.type("10")
    for record in found.records(NOON, NOON.tzinfo):  # type: ignore[arg-type]
        store.save(record)


def test_the_newest_round_of_the_player_says_with_what(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    keep(store, equipment="LP500", ammunition="R10", click_mm=0.4, note="calm")
    keep(store, player="Bo", equipment="LP10")
    store.save(played(1, "Ada"))
    assert last_notes(store, MATCHES.items(), "Ada") == Notes("Ada", equipment="LP500", ammunition="R10", click_mm=0.4)
    assert last_notes(store, MATCHES.items(), "Cid") == Notes("Cid")


def test_equipment_is_named_once_the_newest_first(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for equipment in ("LP500", "LP10", "", "LP500"):
        keep(store, equipment=equipment)
    assert equipment_before(store, MATCHES.items()) == ["LP500", "LP10"]
