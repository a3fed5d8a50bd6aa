"""What is exported can be read back, and other people's shots become rounds that say where they came from."""

from __future__ import annotations

import csv
import io
import json
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError, BullseyeError
from bullseye.records.care.verify import verdict
from bullseye.records.exchange.columns import ROUND_NAMES, SHOT_NAMES, data_dictionary, round_row, shot_rows
from bullseye.records.exchange.csv_json import (
    RINGS_ONLY,
    Known,
    Shooting,
    read,
    rounds_csv,
    rounds_json,
    shots_csv,
    shots_json,
)
from bullseye.records.schema import check_record
from bullseye.session.record import Record
from bullseye.tabular.writing import PLAIN, SPREADSHEET, Dialect
from tests.records.played import played
from tests.rounds import DRILLS, FACES, changed, record_of

KNOWN = Known(FACES.get, DRILLS.get)
GIVEN = Shooting(FACES.get("classic"), RINGS_ONLY, "standard", None, "Ann", "2026-11-22T19:40:01Z")


def taken(text: str, given: Shooting = GIVEN) -> list[Record]:
    numbers = count(1)
    return read(text, "file", given, KNOWN, lambda: f"new-{next(numbers)}").records


def rows_of(lines: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines))))


# ---- out ----


def test_the_shots_of_a_round_add_up_to_its_row() -> None:
    record = played(drill="timed-30")
    [row] = rows_of(rounds_csv([record]))
    shots = rows_of(shots_csv([record]))
    assert tuple(row) == ROUND_NAMES and tuple(shots[0]) == SHOT_NAMES
    assert int(row["shots"]) == len(shots) == len(record.shots)
    assert int(row["hits"]) == sum(int(shot["hit"]) for shot in shots)
    assert float(row["accuracy"]) == pytest.approx(int(row["hits"]) / len(shots), abs=1e-6)
    assert int(row["best_combo"]) == max(int(shot["combo"]) for shot in shots)
    raw = sum(int(shot["points"]) + int(shot["combo_bonus"]) + int(shot["time_bonus"]) for shot in shots)
    assert raw >= int(row["score"]) > 0
    assert [shot["shot"] for shot in shots] == [str(n + 1) for n in range(len(shots))]
    assert {shot["round_id"] for shot in shots} == {row["round_id"]} == {record.id}


def test_the_points_of_a_rings_only_drill_add_up_exactly() -> None:
    record = played(drill="ten-shots")
    assert sum(int(shot["points"]) for shot in rows_of(shots_csv([record]))) == record.score


def test_the_row_of_an_adaptive_round_has_what_it_found_and_how_sure_that_is() -> None:
    row = dict(zip(ROUND_NAMES, round_row(played(drill="adaptive-size")), strict=True))
    assert 0 < row["threshold_low"] < row["threshold"] < row["threshold_high"]
    other = dict(zip(ROUND_NAMES, round_row(played()), strict=True))
    assert (other["threshold"], other["threshold_low"], other["threshold_high"]) == (None, None, None)


def test_a_record_that_cannot_be_scored_leaves_empty_what_is_derived() -> None:
    record = changed(record_of(), rings=...)
    [first, *_] = rows_of(shots_csv([record]))
    assert (first["x_mm"], first["points"], first["is_x"]) == ("1.5", "", "")
    [row] = rows_of(rounds_csv([record]))
    assert (row["score"], row["inner_tens"]) == ("100", "")


def test_a_name_with_commas_quotes_and_letters_of_any_alphabet_survives() -> None:
    name = 'Åsa "Robin", 日本'
    [row] = rows_of(rounds_csv([played(player=name)]))
    assert row["player"] == name


FORMULAS = ["=1+1", "+49 171", "-x", "@import", "\uff1d1", "'=1", "''-1", '=HYPERLINK("http://x","y")']


@pytest.mark.parametrize("name", FORMULAS)
def test_a_name_that_looks_like_a_formula_is_none_in_the_tables_and_comes_back_the_same(name: str) -> None:
    record = played(player=name)
    for lines in (rounds_csv([record]), shots_csv([record])):
        assert {row["player"] for row in rows_of(lines)} == {"'" + name}
    for out in (shots_csv, shots_json):
        assert [found.player for found in taken("".join(out([record])))] == [name]


def test_the_same_name_in_a_table_without_the_guard_is_taken_as_it_stands() -> None:
    table = "".join(shots_csv([played(player="=1+1")])).replace("'=1+1", "=1+1")
    assert [found.player for found in taken(table)] == ["=1+1"]


def test_yes_and_no_are_1_and_0_in_csv_and_true_and_false_in_json() -> None:
    [row] = rows_of(rounds_csv([played(simulated=True)]))
    assert (row["simulated"], row["ranked"], row["imported"]) == ("1", "0", "0")
    shot = json.loads("".join(shots_json([played()])))["shots"][0]
    assert shot["hit"] in (True, False) and tuple(shot) == SHOT_NAMES


def test_every_column_stands_in_the_data_dictionary_once_with_a_meaning() -> None:
    page = data_dictionary()
    for names, head in ((ROUND_NAMES, "## Rounds"), (SHOT_NAMES, "## Shots")):
        part = page.split(head)[1].split("\n## ")[0]
        listed = [line.split("|")[1:4] for line in part.splitlines() if line.startswith("| `")]
        assert [name.strip(" `") for name, _, _ in listed] == list(names)
        assert all(len(meaning) > 8 for _, _, meaning in listed)
    assert len(round_row(played())) == len(ROUND_NAMES)
    assert {len(row) for row in shot_rows(played())} == {len(SHOT_NAMES)}


# ---- and back ----


def test_rounds_as_json_come_back_exactly_as_they_were() -> None:
    records = [played(1), played(2, "Bob", drill="timed-30", simulated=True), record_of(note={"kept": [1, None]})]
    assert taken("".join(rounds_json(records))) == records


@pytest.mark.parametrize("out", [shots_csv, shots_json])
def test_shots_come_back_as_imported_unranked_rounds_with_the_same_score(out: Any) -> None:
    records = [played(1), played(2, "Bob", drill="timed-30")]
    back = taken("".join(out(records)))
    for was, is_ in zip(records, back, strict=True):
        for key in ("id", "player", "face", "drill", "style", "gauge_mm", "finished", "shots", "score", "best_combo"):
            assert getattr(is_, key) == getattr(was, key)
        assert (is_.ranked, is_.imported, is_.seed, is_.device) == (False, True, None, "imported")
        assert verdict(is_).follows


def test_the_rows_of_a_shots_table_may_stand_in_any_order() -> None:
    head, *rows = shots_csv([played(1), played(2)])
    found = {record.id: record.shots for record in taken(head + "".join(reversed(rows)))}
    assert found == {record.id: record.shots for record in (played(1), played(2))}


def test_shots_of_a_drill_that_is_not_known_count_rings_only_and_say_so() -> None:
    text = "".join(shots_csv([played()])).replace("ten-shots", "gone")
    found = read(text, "file", GIVEN, KNOWN, lambda: "x")
    assert found.records[0].drill == "imported" and "'gone'" in found.remarks[0]


def test_a_name_in_a_shots_table_is_cleaned_and_spelt_as_it_is_here() -> None:
    lines = "".join(shots_csv([played(1, "Ann"), played(2, "bo"), played(3, "eve")]))
    lines = lines.replace(",Ann,", ",\u202eAnn,").replace(",eve,", ", Eve ,")
    found = read(lines, "file", GIVEN, KNOWN._replace(players=["Bo", "EVE"]), lambda: "new")
    assert [record.player for record in found.records] == ["Ann", "Bo", "EVE"]
    assert any("left out of 'Ann'" in said for said in found.remarks)
    with pytest.raises(BadInputError, match="line 2: .* is no name"):
        taken(lines.replace("\u202eAnn", "\u202e"))


def test_a_plain_list_becomes_one_round_whose_score_is_the_sum_of_its_rings() -> None:
    [record] = taken("x_mm,y_mm,t\n0,0,0.5\n1000,0,1.5\n0,0,1.5\n")
    assert (record.score, record.accuracy, record.best_combo) == (20, 0.666667, 1)
    assert [shot.t for shot in record.shots] == [0.5, 1.5, 1.5]
    assert (record.duration_s, record.id, record.drill) == (1.5, "new-1", "imported")
    assert (record.ranked, record.imported) == (False, True)
    assert verdict(record).follows


def test_a_plain_list_without_times_has_none_and_other_columns_do_no_harm() -> None:
    [record] = taken("\ufeffnote,y_mm,x_mm\nfirst,2,1\n\nlast,4,3\n".lstrip("\ufeff"))
    assert [(shot.x_mm, shot.y_mm, shot.t) for shot in record.shots] == [(1, 2, 0), (3, 4, 0)]


def test_style_gauge_and_drill_of_a_plain_list_are_those_given() -> None:
    given = GIVEN._replace(face=FACES.get("wa-122"), drill=DRILLS.get("ten-shots"), gauge_mm=0.0, player="Bob")
    [record] = taken("x_mm,y_mm\n61,0\n", given)
    assert (record.drill, record.gauge_mm, record.player, record.score) == ("ten-shots", 0.0, "Bob", 10)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "empty"),
        ("x_mm\n1\n", "y_mm"),
        ("x_mm,y_mm\n", "no shots"),
        ("x_mm,y_mm\n1,two\n", "line 2: y_mm is 'two'"),
        ("x_mm,y_mm\n1,nan\n", "y_mm"),
        ("x_mm,y_mm\n1,1e99\n", "1e99"),
        ("x_mm,y_mm\n1\n", "1 values"),
        ("x_mm,x_mm,y_mm\n1,1,1\n", "twice"),
        ('x_mm,y_mm\n"1,2\n', "CSV"),
        ("x_mm,y_mm,t\n1,1,2\n1,1,1\n", "line 3: t is 1 after 2"),
        ("x_mm,y_mm,t\n1,1,-1\n", "0 or more"),
        ("{", "not JSON"),
        ("[1]", "bullseye-export"),
        ('{"format":"bullseye-export","schema":2}', "schema 2"),
        ('{"format":"bullseye-export","schema":1,"kind":"faces"}', "'faces'"),
        ('{"format":"bullseye-export","schema":1,"kind":"rounds","rounds":[{"schema":1}]}', "round 1: id is missing"),
        ('{"format":"bullseye-export","schema":1,"kind":"shots","shots":[3]}', "shot 1"),
        ('{"format":"bullseye-export","schema":1,"kind":"rounds","kind":"shots"}', "twice"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_quoted_with_what_would_work(text: str, word: str) -> None:
    with pytest.raises(BadInputError, match=word):
        taken(text)


def test_a_plain_list_needs_a_face_and_a_row_per_round_has_no_shots() -> None:
    with pytest.raises(BadInputError, match="--face"):
        taken("x_mm,y_mm\n1,1\n", GIVEN._replace(face=None))
    with pytest.raises(BadInputError, match="--shots"):
        taken("".join(rounds_csv([played()])))


@pytest.mark.parametrize("column", ["face", "finished", "style", "round_id", "player"])
def test_a_shots_table_with_a_bad_cell_is_refused_naming_the_line(column: str) -> None:
    rows = rows_of(shots_csv([played()]))
    text = io.StringIO()
    writer = csv.DictWriter(text, SHOT_NAMES)
    writer.writeheader()
    writer.writerows({**row, column: "?\t!" if column != "player" else ""} for row in rows)
    with pytest.raises(BadInputError, match="line 2"):
        taken(text.getvalue())


HEADS = st.sampled_from(["x_mm,y_mm\n", "round_id,x_mm,y_mm,face,finished\n"])


@given(st.text(max_size=200) | HEADS, st.text(max_size=100))
def test_any_text_becomes_records_or_a_named_error(head: str, rest: str) -> None:
    try:
        for record in taken(head + rest):
            check_record(record)
    except BullseyeError:
        pass


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0, 1e6)), min_size=1, max_size=20))
def test_any_shots_survive_out_and_in(spots: list[tuple[float, float, float]]) -> None:
    text = "x_mm,y_mm,t\n" + "".join(f"{x!r},{y!r},{t!r}\n" for x, y, t in sorted(spots, key=lambda spot: spot[2]))
    [record] = taken(text)
    [back] = taken("".join(shots_csv([record])))
    assert back.shots == record.shots and back.score == record.score


NAMES_ = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(
    lambda n: n.strip() == n
)


@given(
    st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0, 1e6)), min_size=1, max_size=8),
    st.sampled_from([PLAIN, *SPREADSHEET.values()]), st.sampled_from(["utf-8", "utf-16"]), NAMES_,
)  # fmt: skip
def test_what_is_written_in_any_dialect_is_read(
    spots: list[tuple[float, float, float]], dialect: Dialect, encoding: str, player: str
) -> None:
    text = "x_mm,y_mm,t\n" + "".join(f"{x!r},{y!r},{t!r}\n" for x, y, t in sorted(spots, key=lambda spot: spot[2]))
    [record] = taken(text, GIVEN._replace(player=player))
    data = "".join(shots_csv([record], dialect)).encode(encoding)
    [back] = read(data, "f", GIVEN, KNOWN._replace(players=[player]), lambda: "new").records
    assert back == record


def test_an_export_whose_encoding_is_only_likely_says_so() -> None:
    data = "".join(shots_csv([changed(played(), player="Zo\u00eb")])).encode("cp1252")
    found = read(data, "f", GIVEN, KNOWN, lambda: "new")
    assert found.records[0].player == "Zo\u00eb" and "Windows-1252" in found.remarks[0]
