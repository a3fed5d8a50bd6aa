"""Chance that can be had again: by purpose, the same on every machine."""

from __future__ import annotations

from datetime import date, timedelta

from bullseye.drill.chance import between, seed_of_day, stream


def test_another_machine_draws_the_same_numbers() -> None:
    # Written down once: stored seeds must keep meaning the same rounds.
    chance = stream(2026, "kind", 0, 3)
    assert [round(chance.random(), 9) for _ in range(3)] == [0.267853828, 0.232769162, 0.296257086]


def test_each_purpose_has_a_stream_of_its_own() -> None:
    drawn = {stream(*what).random() for what in ((1, "a"), (2, "a"), (1, "b"), (1, "a", 0), (1, "a", 1))}
    assert len(drawn) == 5
    assert stream(1, "a").random() == stream(1, "a").random()


def test_a_number_between_two_others_is_rounded_to_a_millionth() -> None:
    for n in range(50):
        found = between(stream(n, "wait"), 2.0, 5.0)
        assert 2.0 <= found <= 5.0 and round(found, 6) == found


def test_the_seed_is_the_days_and_known() -> None:
    assert seed_of_day(date(2026, 11, 29)) == seed_of_day(date(2026, 11, 29)) != seed_of_day(date(2026, 11, 30))
    assert seed_of_day(date(2026, 1, 1)) == 1_259_267_179
    assert all(0 <= seed_of_day(date(2026, 11, 29) + timedelta(days=n)) < 2**31 for n in range(400))
