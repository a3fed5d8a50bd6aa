"""Today's round: the same for everybody, and how one stands in it."""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone

from bullseye.play.today import DRILL, FACE, Standing, standing, text_to_share, words_of
from bullseye.records.summary_rows import Round

DAY = date(2026, 11, 29)
AUCKLAND = timezone(timedelta(hours=13))


def row(when: str, score: int = 100, player: str = "Anna", drill: str = DRILL, simulated: bool = False) -> Round:
    return Round(
        0, 0, "", when + str(score), player, FACE, drill, "x-10-9", when, score, "points", "higher", 0.9, 5, 40, 36,
        30.0, 2, simulated, True, [],
    )  # fmt: skip


def test_the_best_counts_beside_that_of_yesterday_and_days_in_a_row() -> None:
    rows = [
        row(f"2026-11-{day}T12:00:00Z", score) for day, score in ((25, 1), (27, 300), (28, 398), (29, 380), (29, 412))
    ]
    now = standing(rows, "Anna", DAY, UTC)
    assert (now.best.score if now.best else None, now.yesterday, now.streak, now.rounds) == (412, 398, 3, 2)
    assert words_of(now) == "today 412 \u00b7 yesterday 398 \u00b7 3 days in a row"


def test_a_day_that_is_not_played_yet_does_not_break_the_row() -> None:
    now = standing([row("2026-11-28T12:00:00Z", 398)], "Anna", DAY, UTC)
    assert now == Standing(DAY, None, 398, 1, 0) and words_of(now).startswith("today \u2013")
    assert standing([row("2026-11-27T12:00:00Z")], "Anna", DAY, UTC).streak == 0


def test_days_are_the_players_own_and_begin_with_the_round() -> None:
    assert standing([row("2026-11-28T12:00:00Z")], "Anna", DAY, AUCKLAND).rounds == 1
    assert standing([row("2026-11-29T00:00:10Z")], "Anna", DAY, UTC).rounds == 0, "it was begun the day before"
    assert standing([row("2026-11-29T00:00:31Z")], "Anna", DAY, UTC).rounds == 1


def test_only_ones_own_real_rounds_of_it_count() -> None:
    when = "2026-11-29T12:00:00Z"
    others = [row(when, player="Bo"), row(when, drill="timed-30"), row(when, simulated=True), row("no date")]
    assert standing(others, "Anna", DAY, UTC) == Standing(DAY)


def test_what_is_copied_says_day_score_and_code() -> None:
    rows = [row("2026-11-28T12:00:00Z", 398), row("2026-11-29T12:00:00Z", 412)]
    text = text_to_share(standing(rows, "Anna", DAY, UTC), "bamod-lisup")
    assert text.splitlines() == [
        "bullseye, today's round, 2026-11-29", "412 points, 36 of 40 hit",
        "yesterday 398, 2 days in a row", "bamod-lisup",
    ]  # fmt: skip


def test_what_is_shared_says_what_helped_the_hand() -> None:
    plain = row("2026-11-29T12:00:00Z", 412)
    helped = plain._replace(device="mouse+switch")
    assert "with: one switch" in text_to_share(standing([helped], "Anna", DAY, UTC), "").splitlines()
    assert "with:" not in text_to_share(standing([plain], "Anna", DAY, UTC), "")
