"""Every number that is given out has its line, and every line is a number that is given out."""

from __future__ import annotations

import random
from datetime import UTC
from typing import Any

import pytest

from bullseye.coach.round_advice import RULES
from bullseye.errors import UnknownNameError
from bullseye.measure.over_time.goals import Goal, progress
from bullseye.measure.pointing.answer import answer_of
from bullseye.measure.pointing.path import PathMeasures
from bullseye.measure.pointing.tapping import answer_of_record
from bullseye.measure.pointing.throughput import Trial, runs_of
from bullseye.measure.reaction.times import reaction_of_record
from bullseye.measure.shots.group import as_json, measure_group, pool, pooled_as_json
from bullseye.measure.statistics import goals, group, pointing, report, series
from bullseye.measure.statistics.every import HEADS, STATISTICS, statistic, statistics_page
from bullseye.progress.goals import Standing
from bullseye.progress.series_json import series_as_json, standing_as_json, trend_as_json
from bullseye.progress.trends import key_of, trends
from bullseye.session.clock import StepClock
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.measure.played import MONDAY, played
from tests.play.reported import reports
from tests.rounds import ids, plan_of


def given_out() -> dict[str, set[str]]:
    """The keys of each topic's JSON."""
    found = measure_group([(1.0, 2.0), (3.0, 5.0), (0.0, 1.0)])
    chance = random.Random(1)
    trials = [Trial(0, 0, 100, 0, 100 + chance.gauss(0, 5), 0, 500 + n, width=20) for n in range(9)]
    answer: dict[str, Any] = answer_of(runs_of(trials), 0)
    shooter = Shooter(3.0, random.Random(1))
    tested: dict[str, Any] = {}
    for name in ("pointing-test", "reaction-choice"):
        record = play(plan_of(name, "classic"), shooter, StepClock(), ids())
        assert record is not None
        tested[name] = record
    tapped = answer_of_record(tested["pointing-test"])
    reacted = reaction_of_record(tested["reaction-choice"])
    return {
        "tapping": {*tapped, *tapped["sequences"][0]} - {*answer, *answer["sequences"][0]},
        "reaction": {*reacted, *reacted["by_choice"][0]},
        "group": set(as_json("a", found)),
        "pooled": set(pooled_as_json(pool([found]))),
        "pointing": set(answer) | set(answer["sequences"][0]),
        "path": set(PathMeasures._fields),
        **over_time(),
        **reported(),
    }


def reported() -> dict[str, set[str]]:
    """The same of what reports have of their own."""
    values = {kind: one.as_json() for kind, one in reports().items()}
    one = values["round"]
    return {
        "report": {key for found in values.values() for key in found},
        "round": set(one["round"]),
        "what_if": set(one["what_if"]),
        "standing": set(one["standing"][0]),
    }


def over_time() -> dict[str, set[str]]:
    """The same of what follows rounds over days."""
    rows = [played(0)]
    found = trends(rows, UTC)
    goal = Goal("1", "points", 5.0, "week", MONDAY.date())
    standing = Standing(progress(goal, rows, MONDAY, UTC), None)
    return {
        "stats": set(series_as_json(key_of(rows[0]), rows, found)),
        "measure": set(trend_as_json(found[0])),
        "goals": set(standing_as_json(standing)),
        "advice": set(RULES),
    }


@pytest.mark.parametrize("topic", HEADS)
def test_the_lines_of_a_topic_are_the_keys_of_its_json(topic: str) -> None:
    assert {line.key for line in STATISTICS if line.topic == topic} == given_out()[topic]


def test_what_follows_rounds_over_days_has_its_headings() -> None:
    topics = {**series.TOPICS, **goals.TOPICS}
    assert set(topics) == {*series.HEADS, *goals.HEADS} == set(over_time())


def test_groups_and_pointing_have_their_headings() -> None:
    assert set(group.TOPICS) == set(group.HEADS) == {"group", "pooled"}
    assert set(pointing.TOPICS) == set(pointing.HEADS) == {"pointing", "path"}


def test_what_reports_have_of_their_own_has_its_headings() -> None:
    assert set(report.TOPICS) == set(report.HEADS) == set(reported())


def test_no_key_is_defined_twice_and_every_topic_has_a_heading() -> None:
    keys = [(line.topic, line.key) for line in STATISTICS]
    assert len(set(keys)) == len(keys)
    assert {topic for topic, _ in keys} == set(HEADS)


@pytest.mark.parametrize("line", STATISTICS, ids=lambda line: f"{line.topic}.{line.key}")
def test_a_line_says_what_it_is_and_where_from_and_its_inputs_are_known(line: Any) -> None:
    assert line.label and line.definition and line.source
    assert "\n" not in line.definition + line.formula
    for key in line.inputs:
        assert statistic(line.topic, key).key == key


def test_an_unknown_key_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"no number is called 'sgima'.*mpi_x.*sigma"):
        statistic("group", "sgima")


def test_the_page_has_a_row_for_each_line_and_no_cell_breaks_its_table() -> None:
    rows = [line for line in statistics_page().splitlines() if line.startswith("| `")]
    assert len(rows) == len(STATISTICS)
    for row in rows:
        assert row.replace("\\|", "").count("|") == 6, row
