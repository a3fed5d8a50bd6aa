"""Every number that is given out has its line, and every line is a number that is given out."""

from __future__ import annotations

import random
from typing import Any

import pytest

from bullseye.errors import UnknownNameError
from bullseye.measure.group import as_json, measure_group, pool, pooled_as_json
from bullseye.measure.path import PathMeasures
from bullseye.measure.pointing import Trial, runs_of
from bullseye.measure.pointing_answer import answer_of
from bullseye.measure.statistics import HEADS, STATISTICS, statistic, statistics_page


def given_out() -> dict[str, set[str]]:
    """The keys of each topic's JSON."""
    group = measure_group([(1.0, 2.0), (3.0, 5.0), (0.0, 1.0)])
    chance = random.Random(1)
    trials = [Trial(0, 0, 100, 0, 100 + chance.gauss(0, 5), 0, 500 + n, width=20) for n in range(9)]
    answer: dict[str, Any] = answer_of(runs_of(trials), 0)
    return {
        "group": set(as_json("a", group)),
        "pooled": set(pooled_as_json(pool([group]))),
        "pointing": set(answer) | set(answer["sequences"][0]),
        "path": set(PathMeasures._fields),
    }


@pytest.mark.parametrize("topic", HEADS)
def test_the_lines_of_a_topic_are_the_keys_of_its_json(topic: str) -> None:
    assert {line.id for line in STATISTICS if line.topic == topic} == given_out()[topic]


def test_no_key_is_defined_twice_and_every_topic_has_a_heading() -> None:
    keys = [(line.topic, line.id) for line in STATISTICS]
    assert len(set(keys)) == len(keys)
    assert {topic for topic, _ in keys} == set(HEADS)


@pytest.mark.parametrize("line", STATISTICS, ids=lambda line: f"{line.topic}.{line.id}")
def test_a_line_says_what_it_is_and_where_from_and_its_inputs_are_known(line: Any) -> None:
    assert line.label and line.definition and line.source
    assert "\n" not in line.definition + line.formula
    for key in line.inputs:
        assert statistic(line.topic, key).id == key


def test_an_unknown_key_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"no number is called 'sgima'.*mpi_x.*sigma"):
        statistic("group", "sgima")


def test_the_page_has_a_row_for_each_line_and_no_cell_breaks_its_table() -> None:
    rows = [line for line in statistics_page().splitlines() if line.startswith("| `")]
    assert len(rows) == len(STATISTICS)
    for row in rows:
        assert row.replace("\\|", "").count("|") == 6, row
