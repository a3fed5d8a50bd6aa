"""A new statistic of a series is a function and its line: the page, the command, the report and the JSON follow."""

from __future__ import annotations

from datetime import UTC
from statistics import median

import pytest

from bullseye.commands.stats import print_series
from bullseye.measure.over_time.series import Series
from bullseye.measure.statistics import every
from bullseye.measure.statistics.statistic import OWN, Statistic
from bullseye.progress.series_json import trend_as_json
from bullseye.progress.series_view import explain_number, numbers
from bullseye.progress.trends import trend
from bullseye.report.of_player import measures_table
from bullseye.report.parts import Value, find
from bullseye.wording.forms import text_of
from bullseye.wording.numbers import by_key
from tests.progress.test_series_view import row


def median_of(one: Series) -> float:
    return float(median(one.values))


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Statistic:
    """A median, in the table of all statistics for one test."""
    line = Statistic(
        "measure", "median", "median", "half of the rounds are better", unit=OWN, of=median_of, column="median"
    )
    monkeypatch.setattr(every, "STATISTICS", (*every.STATISTICS, line))
    return line


def test_a_new_statistic_is_on_the_page_in_the_command_the_report_and_the_json(
    own: Statistic, capsys: pytest.CaptureFixture[str]
) -> None:
    one = trend([row(n, score) for n, score in enumerate((100, 130, 105))], "score", UTC)
    assert one is not None
    number = by_key(numbers(one))["median"]
    assert (number.label, number.text) == ("Median", "105.0")
    told = explain_number(one, number)
    assert (told.name, told.value, told.definition) == ("Median", "105.0", "Half of the rounds are better.")

    print_series([one])
    head, line = capsys.readouterr().out.splitlines()
    assert head.split()[-1] == "median" and line.split()[-1] == "105.0"

    values = {"series": [{"measures": [trend_as_json(one)]}]}
    assert values["series"][0]["measures"][0]["median"] == 105.0

    table = measures_table(0, "mouse, 3 rounds", [one])
    assert table.head[-1] == "median" and ("measure", "median") in table.of
    cell = table.rows[0][-1]
    assert isinstance(cell, Value) and text_of(find(values, cell.path), cell.form) == "105.0"
    assert "`median`" in every.statistics_page()
