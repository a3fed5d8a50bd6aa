"""Who is done, who is late, and when to say that an assignment is near."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bullseye.errors import BadInputError
from bullseye.school.assignments import (
    Assignment,
    Done,
    State,
    check,
    counts_for,
    reminder,
    state_of,
    summary,
)

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
DUE = NOW + timedelta(days=5)
WANTED = Assignment("a1", "class:a", "ten-shots", "", 3, NOW, DUE)


@pytest.mark.parametrize(
    ("rounds", "ended", "now", "state"),
    [
        (3, DUE, DUE, State.DONE),
        (3, DUE + timedelta(seconds=1), DUE + timedelta(days=1), State.DONE_LATE),
        (2, None, DUE + timedelta(seconds=1), State.LATE),
        (2, None, DUE, State.SOON),
        (0, None, DUE - timedelta(days=2), State.SOON),
        (0, None, DUE - timedelta(days=2, seconds=1), State.OPEN),
    ],
)
def test_an_assignment_is_done_late_or_near(rounds: int, ended: datetime | None, now: datetime, state: State) -> None:
    assert state_of(WANTED, Done(rounds, ended), now) is state


def test_only_rounds_that_were_asked_for_count() -> None:
    assert counts_for(WANTED, "ten-shots", "classic", NOW)
    assert not counts_for(WANTED, "timed-30", "classic", NOW)
    assert not counts_for(WANTED, "ten-shots", "classic", NOW - timedelta(seconds=1))
    one_face = WANTED._replace(face="classic")
    assert counts_for(one_face, "ten-shots", "classic", NOW) and not counts_for(one_face, "ten-shots", "wa-122", NOW)


def test_everybody_is_in_one_of_the_counts() -> None:
    found = summary([State.DONE, State.LATE, State.DONE, State.SOON])
    assert (found.done, found.done_late, found.late, found.soon, found.open) == (2, 0, 1, 1, 0)
    assert found.people == 4


def test_a_reminder_is_said_within_two_days_while_somebody_is_not_done() -> None:
    some = summary([State.DONE, State.SOON, State.SOON])
    words = "Due within two days: 3 rounds of Ten shots. 1 of 3 have done it."
    assert reminder(WANTED, some, "Ten shots", DUE - timedelta(days=1)) == words
    assert reminder(WANTED, some, "Ten shots", DUE - timedelta(days=3)) == ""
    assert reminder(WANTED, some, "Ten shots", DUE + timedelta(seconds=1)) == ""
    assert reminder(WANTED, summary([State.DONE]), "Ten shots", DUE - timedelta(days=1)) == ""


def test_what_nobody_could_do_is_refused() -> None:
    assert check(WANTED, NOW) == WANTED
    with pytest.raises(BadInputError, match="1 to 100"):
        check(WANTED._replace(rounds=0), NOW)
    with pytest.raises(BadInputError, match="another day"):
        check(WANTED._replace(due=NOW), NOW)
    with pytest.raises(BadInputError, match="another day"):
        check(WANTED._replace(due=NOW + timedelta(days=400)), NOW)
