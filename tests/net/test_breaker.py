"""The breaker: opens after failures in a row, tries again later, and does not trust a clock that was changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bullseye.net.breaker import CLOSED, HALF_OPEN, OPEN, Breaker, InMemory, Limits

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
LIMITS = Limits(failures=3, pause_s=60)


def failing(times: int) -> Breaker:
    breaker = Breaker()
    for _ in range(times):
        breaker = breaker.failed(NOON, "no answer", LIMITS)
    return breaker


def test_it_opens_at_the_failure_that_is_one_too_many() -> None:
    assert failing(2).state(NOON) == CLOSED
    assert failing(3).state(NOON) == OPEN


def test_after_its_pause_one_call_is_let_through_and_a_failure_closes_the_door_again() -> None:
    later = NOON + timedelta(seconds=60)
    assert failing(3).state(later) == HALF_OPEN
    assert failing(3).failed(later, "no answer", LIMITS).state(later + timedelta(seconds=59)) == OPEN


def test_a_service_that_asks_to_be_left_alone_is_left_alone_from_the_first_failure_on() -> None:
    breaker = Breaker().failed(NOON, "busy", LIMITS, wait_s=120)
    assert breaker.state(NOON + timedelta(seconds=119)) == OPEN
    assert breaker.state(NOON + timedelta(seconds=120)) == HALF_OPEN


def test_neither_a_silly_wait_nor_a_clock_put_back_leaves_a_source_alone_for_long() -> None:
    breaker = Breaker().failed(NOON, "busy", LIMITS, wait_s=1e9)
    assert breaker.state(NOON + timedelta(hours=1)) == HALF_OPEN
    assert failing(3).state(NOON - timedelta(days=3)) == HALF_OPEN


def test_breakers_in_memory_are_found_by_their_name() -> None:
    kept = InMemory()
    kept.put("shop", failing(2))
    assert kept.get("shop") == failing(2)
    assert kept.get("other") == Breaker()
