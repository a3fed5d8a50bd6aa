"""Whose page is heard."""

from __future__ import annotations

from bullseye.league.presence import AWAY_S, Presence
from tests.league.school import Time


def test_a_seat_is_away_once_nothing_was_heard_for_a_while_and_no_page_listens() -> None:
    time = Time()
    presence = Presence(time)
    assert not presence.is_away(1) and not presence.was_here(1)
    time.s += AWAY_S + 1
    assert presence.is_away(1)
    presence.arrived(1)
    presence.arrived(1)
    presence.went(1)
    time.s += 100
    assert not presence.is_away(1)
    presence.went(1)
    time.s += AWAY_S
    assert not presence.is_away(1)
    time.s += 0.1
    assert presence.is_away(1) and presence.was_here(1)
    presence.heard(1)
    assert not presence.is_away(1)
