"""Exporting asks how and where, writes each distance of a match, and says where; without rounds it says so."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.desk.records.going_and_coming import export_rounds, import_rounds
from tests.desk.desk_rooms import answer
from tests.play.entered import entered

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def test_every_distance_of_a_match_is_a_row_of_the_table(window: Window, tmp_path: Path) -> None:
    store = window.services.store
    for record in entered("wa-1440-90m", ["10", "9 9"], "Anna"):
        store.save(record)
    target = tmp_path / "rounds.csv"
    answer(window, lambda card: card.buttons["rounds"].invoke())
    export_rounds(window, store.rounds(), lambda *args: target)
    with target.open(newline="", encoding="utf-8") as file:
        assert [row["drill"] for row in csv.DictReader(file)] == ["wa-1440-90m-90m", "wa-1440-90m-70m"]
    assert str(target) in window.notices.texts[-1]


def test_nothing_to_export_is_said_and_a_cancelled_import_does_nothing(window: Window) -> None:
    export_rounds(window, [], lambda *args: None)
    assert window.notices.texts[-1] == "There is no round to export."
    answer(window, lambda card: card.close())
    import_rounds(window, lambda *args: None, lambda *args: None)
    assert not window.services.store.rounds()
