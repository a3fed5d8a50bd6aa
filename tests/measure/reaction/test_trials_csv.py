"""The trials of a reaction test as a table: every trial in a row, and the numbers follow from its times."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from statistics import median
from typing import Any

import pytest

from bullseye.errors import BadRecordError
from bullseye.measure.reaction.times import reaction_of_record
from bullseye.measure.reaction.trials_csv import COLUMNS, NAMES, dictionary, write_trials
from bullseye.session.record import Record
from tests.rounds import record_of
from tests.session.lab_tests import Lights, reaction_drill


def rows(record: Record) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_trials(record)), strict=True))


def test_the_times_of_the_table_are_those_that_are_measured() -> None:
    record = Lights().play(0.2, 0.3, 0.25, 0.45)
    times = [float(row["reaction_ms"]) for row in rows(record)]
    assert times == pytest.approx([200, 300, 250, 450])
    found = reaction_of_record(record)
    assert (found["median_ms"], found["mean_ms"]) == pytest.approx((median(times), sum(times) / 4))
    for row in rows(record):
        seen_s = float(row["press_s"]) - float(row["cue_s"])
        assert 1000 * seen_s == pytest.approx(float(row["reaction_ms"]), abs=0.01)
        assert (row["onset_s"], row["early_s"], row["movement_ms"], row["choices"]) == ("", "", "", "1")


def test_early_and_late_trials_have_rows_without_a_time_that_counts() -> None:
    found = rows(Lights().play(0.05, 0.2, 2.5, 0.6))
    assert [row["result"] for row in found] == ["early", "good", "late", "good", "early", "good"]
    assert [bool(row["reaction_ms"]) for row in found] == [row["result"] == "good" for row in found]
    assert [bool(row["early_s"]) for row in found] == [row["result"] == "early" for row in found]
    assert [row["trial"] for row in found] == ["1", "2", "3", "4", "5", "6"]


def test_where_the_pointer_moves_the_way_is_timed_apart() -> None:
    lights = Lights(reaction_drill('trials = 3\nchoices = [1, 2, 8]\norder = "given"\n'))
    record = lights.play(*[0.2] * 3, *[0.35] * 3, *[0.65] * 3)
    found = rows(record)
    assert [row["choices"] for row in found] == ["1"] * 3 + ["2"] * 3 + ["8"] * 3
    assert [float(row["reaction_ms"]) for row in found] == pytest.approx([200] * 3 + [350] * 3 + [650] * 3)
    assert {float(row["movement_ms"]) for row in found} == {200.0}
    assert all(0 <= int(row["target"]) < int(row["choices"]) for row in found)


def test_a_wrong_disc_has_a_press_and_no_time_that_counts() -> None:
    lights = Lights(reaction_drill('trials = 2\nchoices = [4]\norder = "given"\n'))
    lights.wait()
    assert lights.test.lit is not None
    lights.answer(disc=(lights.test.lit + 1) % 4)
    [wrong, good] = rows(lights.play())
    assert (wrong["result"], wrong["reaction_ms"], wrong["movement_ms"]) == ("wrong", "", "")
    assert wrong["press_s"] and wrong["onset_s"] and good["result"] == "good"


def test_each_row_says_whose_it_is_and_no_name_is_a_formula() -> None:
    record = replace(Lights().play(), player="=1+1")
    for row in rows(record):
        assert row["player"] == "'=1+1"
        assert (row["round_id"], row["finished"], row["drill"]) == (record.id, record.finished, record.drill)


@pytest.mark.parametrize("damage", [{"moves": True, "trials": [{}]}, {"moves": True, "trials": 3}, {"trials": []}, {}])
def test_a_test_that_is_not_whole_is_refused_where_it_is_read(damage: dict[str, Any]) -> None:
    with pytest.raises(BadRecordError, match="(of|trials) .*reaction is"):
        record_of(reaction=damage)


def test_another_round_has_no_trials_to_write() -> None:
    with pytest.raises(BadRecordError, match="no reaction test"):
        write_trials(record_of())


def test_every_column_stands_in_the_dictionary_with_a_meaning() -> None:
    listed = [line.split("|")[1:4] for line in dictionary().splitlines() if line.startswith("| `")]
    assert [name.strip(" `") for name, _, _ in listed] == list(NAMES) == [column.name for column in COLUMNS]
    assert all(len(meaning) > 8 for _, _, meaning in listed)
