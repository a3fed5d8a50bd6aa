"""Ten wrong ones in a minute, and an address waits."""

from __future__ import annotations

from bullseye.league.attempts import ADDRESSES, Attempts


def test_the_eleventh_try_of_a_minute_waits_until_the_first_is_a_minute_old() -> None:
    attempts = Attempts()
    for second in range(10):
        assert attempts.wait_s("a", second) == 0
        attempts.wrong("a", second)
    assert attempts.wait_s("a", 20.0) == 40.0 and attempts.wait_s("b", 20.0) == 0
    assert attempts.wait_s("a", 60.0) == 0


def test_addresses_do_not_fill_the_memory() -> None:
    attempts = Attempts()
    for n in range(ADDRESSES + 50):
        attempts.wrong(str(n), 0.0)
    assert len(attempts._wrong) == ADDRESSES
