"""The tables of a class: they open, they add up, they hold no formula, and every column is explained."""

from __future__ import annotations

import csv
import errno
import io
from datetime import timedelta, timezone
from pathlib import Path
from typing import cast

import pytest

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.paper.board import board_of
from bullseye.classroom.paper.export import (
    audit_csv,
    board_csv,
    data_dictionary,
    export_class,
    free_folder,
    rounds_csv,
    shots_csv,
    table,
)
from bullseye.errors import BadInputError, StorageError
from bullseye.records.disk.files import Files, RealFiles
from tests.classroom.classes import room_of, take
from tests.records.helpers import Meddler


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def messy_class(**choices: object) -> OpenClass:
    """Six students, two turns; shots struck off, a round taken back, one student removed."""
    room = room_of(*(f"S{n}" for n in range(1, 7)), turns=2, **choices)
    for n in range(12):
        take(room, 20.0 + 20.0 * (n % 6), luck=n)
        if n in (1, 4, 5):
            room.void_last_shot()
    room.void_last_shot()
    room.void_last_shot()
    room.back()
    room.remove(2)
    return room


@pytest.mark.parametrize("drill", ["ten-shots", "timed-30", "dont-shoot"])
@pytest.mark.parametrize("counting", ["best", "total"])
def test_shots_add_up_to_rounds_and_rounds_to_the_board(drill: str, counting: str) -> None:
    class_state = messy_class(drill=drill, counting=counting).class_state
    shots, rounds, board = rows(shots_csv(class_state)), rows(rounds_csv(class_state)), rows(board_csv(class_state))
    assert len(rounds) == 12 and len(shots) == sum(len(t.record.shots) for t in class_state.all_rounds())
    for row in rounds:
        own = [s for s in shots if s["round_id"] == row["round_id"]]
        assert sum(int(s["shot_total"] or 0) for s in own) == int(row["shot_points"])
        assert int(row["shot_points"]) + int(row["accuracy_change"]) == int(row["score"])
        assert sum(s["voided"] == "1" for s in own) == int(row["voided"])
        assert sum(s["voided"] == "0" for s in own) == int(row["shots"])
        assert sum(s["hit"] == "1" for s in own) == int(row["hits"])
    counted: dict[str, list[int]] = {}
    for row in rounds:
        if row["counts"] == "1":
            counted.setdefault(row["seat"], []).append(int(row["score"]))
    take_them = sum if counting == "total" else max
    assert {row["seat"]: int(row["score"]) for row in board} == {s: take_them(c) for s, c in counted.items()}
    assert "2" not in counted
    best = board_of(class_state, for_teacher=True).everyone[0]
    assert (board[0]["seat"], int(board[0]["score"])) == (str(best.seat), best.value)


def test_what_a_struck_off_shot_was_worth_is_empty_but_where_it_fell_is_kept() -> None:
    room = room_of("Ann")
    take(room)
    room.void_last_shot()
    shot = rows(shots_csv(room.class_state))[-1]
    assert (shot["voided"], shot["points"], shot["shot_total"], shot["hit"]) == ("1", "", "", "")
    assert shot["x_mm"] and shot["shot"] == "10"


def test_after_a_shot_struck_off_in_the_middle_every_row_still_has_its_own_points() -> None:
    from tests.classroom.classes import record_for

    room = room_of("Ann", streak_bonus=False)
    record = record_for(room, 60.0, luck=3)
    room.begin()
    room.void_shot(4)
    taken = room.take(record)
    found = rows(shots_csv(room.class_state))
    assert [row["voided"] for row in found] == ["0"] * 3 + ["1"] + ["0"] * 6
    assert [row["points"] for row in found if row["voided"] == "0"] == [str(s.points) for s in taken.shots]


def test_rounds_that_do_not_count_are_in_with_a_flag() -> None:
    found = rows(rounds_csv(messy_class().class_state))
    assert [row["counts"] for row in found].count("0") == 3  # one taken back, two of the removed student
    assert {row["seat"] for row in found if row["counts"] == "0"} == {"2", "6"}


@pytest.mark.parametrize("name", ["=1+1", "+49", "-x", "@import", "=HYPERLINK(1)"])
def test_a_name_that_looks_like_a_formula_is_a_text(name: str) -> None:
    room = room_of(name, title="=cmd")
    take(room)
    room.rename(1, name + "!")
    for text in (
        rounds_csv(room.class_state),
        shots_csv(room.class_state),
        board_csv(room.class_state),
        audit_csv(room.class_state),
    ):
        for row in rows(text):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row.values())
    assert rows(board_csv(room.class_state))[0]["student"] == "'" + name + "!"
    assert table(["a"], [[-3.5], [True], [None]]) == 'a\n-3.5\n1\n""\n'


def test_every_column_is_explained() -> None:
    room = messy_class()
    text = data_dictionary()
    for made in (rounds_csv, shots_csv, board_csv, audit_csv):
        for name in rows(made(room.class_state))[0]:
            assert f"| `{name}` |" in text, name


def test_everything_the_teacher_did_is_in_the_audit_with_its_time() -> None:
    found = [row["what"] for row in rows(audit_csv(messy_class().class_state))]
    assert "Went back one: the round of S6 does not count." in found
    assert "S2 was removed; their rounds do not count." in found
    assert found.count("Shot 10 of S2 was struck off.") == 1
    assert all(row["at"].endswith("Z") for row in rows(audit_csv(messy_class().class_state)))


def test_a_frozen_board_with_hidden_names_is_exported_as_it_stands_with_names() -> None:
    room = room_of("Ann", "Bob", turns=1, names_hidden=True)
    take(room)
    room.freeze()
    take(room)
    assert sorted(row["student"] for row in rows(board_csv(room.class_state))) == ["Ann", "Bob"]


def test_an_empty_class_has_headers_only() -> None:
    assert rows(rounds_csv(ClassState())) == rows(board_csv(ClassState())) == []


def test_the_files_are_written_and_a_bad_folder_or_a_full_disk_is_told(tmp_path: Path) -> None:
    class_state = messy_class().class_state
    written = export_class(class_state, tmp_path)
    assert [p.name for p in written] == ["rounds.csv", "shots.csv", "board.csv", "audit.csv", "data-dictionary.md"]
    assert written[1].read_text(encoding="utf-8-sig") == shots_csv(class_state)
    with pytest.raises(BadInputError, match="no folder"):
        export_class(class_state, tmp_path / "nowhere")
    full = cast(Files, Meddler(RealFiles(), 2, error=errno.ENOSPC))
    (tmp_path / "other").mkdir()
    with pytest.raises(StorageError, match="full"):
        export_class(class_state, tmp_path / "other", full)


def test_a_table_has_the_mark_by_which_a_spreadsheet_knows_utf_8(tmp_path: Path) -> None:
    room = room_of("João Gonçalves")
    take(room)
    for path in export_class(room.class_state, tmp_path):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf") == (path.suffix == ".csv")
    assert "João Gonçalves" in (tmp_path / "board.csv").read_text(encoding="utf-8-sig")


def test_local_times_stand_beside_utc_where_the_zone_is_known() -> None:
    room = room_of("Ann")
    take(room)
    zone = timezone(timedelta(hours=2))
    row, done = rows(rounds_csv(room.class_state, zone))[0], rows(audit_csv(room.class_state, zone))[0]
    assert row["finished"] == "2026-11-22T12:00:00Z" and row["finished_local"] == "2026-11-22 14:00:00"
    assert done["at"].endswith("Z") and done["at_local"].startswith(done["at"][:10])
    assert rows(rounds_csv(room.class_state))[0]["finished_local"] == ""


def test_the_folder_of_another_export_is_never_offered_and_ones_own_is(tmp_path: Path) -> None:
    wanted = tmp_path / "7b"
    assert free_folder(wanted, ()) == wanted
    wanted.mkdir()
    assert free_folder(wanted, ()) == wanted
    (wanted / "board.csv").write_text("of another class")
    assert free_folder(wanted, ()) == tmp_path / "7b-2"
    assert free_folder(wanted, [str(wanted)]) == wanted
    (tmp_path / "7b-2").mkdir()
    (tmp_path / "7b-2" / "certificates.pdf").write_text("of a third")
    assert free_folder(wanted, ()) == tmp_path / "7b-3"


def test_a_drill_without_points_leaves_the_sums_empty() -> None:
    room = room_of("Ann", drill="race-30")
    take(room)
    row = rows(rounds_csv(room.class_state))[0]
    assert (row["shot_points"], row["accuracy_change"], row["score_unit"]) == ("", "", "ms") and row["score"]
