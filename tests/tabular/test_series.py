"""A column of dates and one of values come out of any table; what is open is asked for by its flag."""

from __future__ import annotations

from datetime import datetime

import pytest

from bullseye.errors import BadInputError
from bullseye.tabular.series import read_series
from bullseye.tabular.understood import NOTHING, Asked

DAYS = [datetime(2026, 11, 1), datetime(2026, 11, 13)]


@pytest.mark.parametrize(
    ("text", "date", "value"),
    [
        ("date,revenue\n2026-11-01,1200.5\n2026-11-13,-3\n", "", ""),
        ("date,shop,revenue\n2026-11-01,a,1200.5\n2026-11-13,b,-3\n", "date", "revenue"),
        ("Datum;Umsatz\n01.11.2026;1.200,50 \u20ac\n13.11.2026;-3,00 \u20ac\nSumme;1.197,5\n", "", "umsatz"),
        ("day\tsum\n11/1/2026\t$1,200.5\n11/13/2026\t-3\n12/1/2026\t\n", "", "2"),
    ],
)
def test_dates_and_values_of_any_country_are_the_same_series(text: str, date: str, value: str) -> None:
    for source in (text, text.encode("utf-16")):
        found = read_series(source, "sales.csv", date, value)
        assert (found.moments, found.values) == (DAYS, [1200.5, -3.0])


def test_what_was_understood_is_one_line() -> None:
    text = "# shop\nDatum;Umsatz\n1.11.2026;1,5\n2.11.2026;\nSumme;1,5\n"
    assert read_series(text, "f").sentence == (
        "1 value of 'Umsatz' by 'Datum'; separated by semicolons, decimal commas; "
        "left out: 1 comment line, 1 total (line 5), 1 row without a value"
    )


@pytest.mark.parametrize(
    ("text", "asked", "words"),
    [
        ("when,a\n2026-11-01,1\n", NOTHING, "which column is the date.* --date NAME; there are: when, a"),
        ("date,a,b\n2026-11-01,1,2\n", NOTHING, "which column is the value.* --value NAME"),
        ("date,a\n1/2/2026,1\n", NOTHING, "line 2: date is '1/2/2026', .* --dates dmy or --dates mdy"),
        ("date,a\nsoon,1\n", NOTHING, "line 2: date is 'soon'; it must be a date"),
        ("date,a\n2026-11-01,one\n", NOTHING, "line 2: a is 'one'; it must be a number"),
        ("date,a\n2026-11-01,1e99\n", NOTHING, "line 2: a is '1e99'"),
        ("date\ta\n2026-11-01\t1,234\n", NOTHING, "--decimal-mark"),
        ("date,a\n2026-11-01T00:00:00Z,1\n2026-11-02,1\n", NOTHING, "line 3: .* all dates must name a zone, or none"),
        ("date;a\n2026-11-01;1,5\n2026-11-02;$2.5\n", NOTHING, "line 3: a is '\\$2.5'"),
        ("date,a\n13/2/2026,1\n", Asked(dates="mdy"), "line 2: date is '13/2/2026'"),
    ],
)
def test_what_cannot_be_told_names_its_line_or_its_flag(text: str, asked: Asked, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        read_series(text, "f", asked=asked)


def test_the_order_of_a_date_can_be_said() -> None:
    found = read_series("date,a\n1/2/2026,1\n", "f", asked=Asked(dates="mdy"))
    assert found.moments == [datetime(2026, 1, 2)]
