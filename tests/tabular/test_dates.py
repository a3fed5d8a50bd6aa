"""Dates of every country are read; where day and month could be swapped, nothing is guessed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.tabular.dates import DMY, MDY, date_of, date_order

DAY = datetime(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    ["2026-11-22", "20261122", "2026/11/22", "2026.11.22", "22.11.2026", "22. 11. 2026", "22.11.26", "22/11/2026",
     "22-11-26", "22 Nov 2026", "22. November 2026", "Nov 22, 2026", "November 22 2026", " 2026-11-22 "],
)  # fmt: skip
def test_a_day_is_read_in_every_form(text: str) -> None:
    assert date_of(text) == DAY


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22T19:40:01Z", datetime(2026, 11, 22, 19, 40, 1, tzinfo=UTC)),
        ("2026-11-22 19:40:01.25", datetime(2026, 11, 22, 19, 40, 1)),
        ("22.11.2026 07:05", datetime(2026, 11, 22, 7, 5)),
        ("22/11/2026, 7:05 PM", datetime(2026, 11, 22, 19, 5)),
        ("22/11/2026 12:05 am", datetime(2026, 11, 22, 0, 5)),
        ("2026-11-22T19:40:01+0130", datetime(2026, 11, 22, 19, 40, 1, tzinfo=timezone(timedelta(minutes=90)))),
    ],
)
def test_the_time_of_day_and_the_zone_go_with_it(text: str, moment: datetime) -> None:
    assert date_of(text) == moment


def test_the_order_decides_between_slashes() -> None:
    assert (date_of("11/12/2026", DMY), date_of("11/12/2026", MDY)) == (datetime(2026, 12, 11), datetime(2026, 11, 12))
    assert [date_of(f"1.1.{year:02d}").year for year in (68, 69)] == [2068, 1969]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cells", "order"),
    [(["1/2/26", "13/2/26"], DMY), (["1/2/26", "2/13/26"], MDY), (["1/2/26", "3/4/26"], ""), (["1/1/26"], DMY),
     (["2026-01-02", "1.2.2026"], DMY), ([], DMY), (["x"], DMY)],
)  # fmt: skip
def test_an_order_is_proved_by_a_day_after_the_twelfth(cells: list[str], order: str) -> None:
    assert date_order(cells) == order


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "30.2.2026", "2026111", "22 Foo 2026", "1/2", "25:00",
                                  "22/11/2026", "2026-11-22 25:00"])  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert date_of(text, MDY) is None


@given(st.datetimes(datetime(1970, 1, 1), datetime(2068, 1, 1)).map(lambda moment: moment.replace(microsecond=0)))
def test_any_moment_survives_every_form(moment: datetime) -> None:
    for form in ("%Y-%m-%dT%H:%M:%S", "%Y%m%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%d/%m/%y %H:%M:%S", "%d %b %Y %H:%M:%S"):
        assert date_of(moment.strftime(form)) == moment


@given(st.text(max_size=20))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    assert date_of(text) is None or isinstance(date_of(text), datetime)
