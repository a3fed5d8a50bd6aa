"""One calendar: a person reads the days and hours of their own zone, files hold UTC."""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone

import pytest

from bullseye.wording.moments import day_of, day_text, local, moment_text

AUCKLAND = timezone(timedelta(hours=13))
EVENING = "2026-11-28T21:02:00Z"


def test_a_round_of_the_morning_in_auckland_is_of_that_day() -> None:
    assert moment_text(EVENING, AUCKLAND) == "2026-11-29  10:02"
    assert moment_text(EVENING, AUCKLAND, " ") == "2026-11-29 10:02"
    assert day_text(EVENING, AUCKLAND) == "2026-11-29" and day_of(EVENING, AUCKLAND) == date(2026, 11, 29)
    assert day_text(EVENING, UTC) == "2026-11-28"


@pytest.mark.parametrize("written", ["", "yesterday", "2026-02-30T10:00:00Z"])
def test_what_is_no_date_is_shown_as_it_is_written(written: str) -> None:
    assert local(written, AUCKLAND) is None and day_of(written, AUCKLAND) is None
    assert moment_text(written, AUCKLAND, " ") == written[:16].replace("T", " ")
    assert day_text(written, AUCKLAND) == written[:10]


def test_the_last_day_of_the_calendar_has_no_morrow() -> None:
    assert day_text("9999-12-31T23:59:59Z", AUCKLAND) == "9999-12-31"
