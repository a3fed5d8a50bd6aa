"""A watch says once that all is on target again, and when its pauses begin and end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bullseye.watch.group import Group, step_group, worst
from bullseye.watch.rule import Standing

START = datetime(2026, 11, 2, 12, tzinfo=UTC)
OK, MISSED = Standing(settled="ok", told="ok"), Standing(settled="missed", told="missed")
PENDING = Standing(settled="missed", told="ok")


def kinds(*steps: tuple[tuple[Standing, ...], bool]) -> list[str]:
    """The edges of the watch over these steps, a minute each."""
    group, found = Group(), []
    for n, (standings, paused) in enumerate(steps):
        group, edges = step_group(group, standings, START + timedelta(minutes=n), paused, "shop")
        found += [edge.kind for edge in edges]
        assert group.edges == len(found)
    return found


def test_all_back_is_said_when_the_last_of_several_is_back_and_not_before() -> None:
    assert kinds(((OK, OK), False), ((MISSED, MISSED), False), ((OK, MISSED), False)) == []
    assert kinds(((MISSED, MISSED), False), ((OK, MISSED), False), ((OK, OK), False), ((OK, OK), False)) == ["all-back"]
    assert kinds(((MISSED, OK), False), ((OK, PENDING), False)) == []


def test_a_watch_of_one_metric_leaves_it_to_that_ones_own_edge() -> None:
    assert kinds(((MISSED,), False), ((OK,), False)) == []


def test_a_pause_is_said_at_its_begin_and_at_its_end() -> None:
    assert kinds(((OK,), False), ((OK,), True), ((OK,), True), ((OK,), False)) == ["pause-began", "pause-ended"]


def test_the_worst_state_is_the_watchs() -> None:
    assert worst(["ok", "pending", "broken", "missed"]) == "broken"
    assert worst(["ok", "unknown"]) == "unknown" and worst([]) == "unknown"
