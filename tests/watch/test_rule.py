"""What was seen makes states and edges: each edge once, and never two that say the same or contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.watch.edge import BACK, FLAPPING, KINDS, REMINDER, Edge
from bullseye.watch.rule import FLAP_S, MOST_CHANGES, STATES, Rule, Seen, Standing, step
from bullseye.watch.samples import Trouble

RULE, NEW = Rule(), Standing()
START = datetime(2026, 11, 2, 12, tzinfo=UTC)
GOOD, BAD, BETWEEN = 10.0, 3.0, 7.5
SILENT, FAULT = Trouble("silent", "nothing came"), Trouble("broken", "the door is shut (403)")


def looks(what: Iterable[float | Trouble | None], every_s: float = 60.0, first: int = 1) -> list[Seen]:
    """One look for each: points, a trouble, or None for a pause."""
    found = []
    for n, each in enumerate(what, start=first):
        at = START + timedelta(seconds=n * every_s)
        if each is None:
            found.append(Seen(n, at, paused=True))
        elif isinstance(each, Trouble):
            found.append(Seen(n, at, trouble=each))
        else:
            found.append(Seen(n, at, each, each))
    return found


def run(seen: Iterable[Seen], rule: Rule = RULE, standing: Standing = NEW) -> tuple[Standing, list[Edge]]:
    """The last standing and every edge."""
    edges = []
    for each in seen:
        standing, edge = step(rule, standing, each, "shop/p95")
        edges += [edge] if edge is not None else []
    return standing, edges


def kinds(what: Iterable[float | Trouble | None], rule: Rule = RULE, every_s: float = 60.0) -> list[str]:
    """The kinds of the edges."""
    return [edge.kind for edge in run(looks(what, every_s), rule)[1]]


def states(what: Iterable[float | Trouble | None]) -> list[str]:
    """The state after each look."""
    standing, found = Standing(), []
    for each in looks(what):
        standing, _ = step(Rule(), standing, each, "shop/p95")
        found.append(standing.state)
    return found


def test_a_metric_goes_from_unknown_over_pending_and_missed_and_recovering_to_ok() -> None:
    assert states([GOOD, BAD, BAD, BAD, GOOD, GOOD]) == ["ok", "pending", "pending", "missed", "recovering", "ok"]
    assert kinds([GOOD, BAD, BAD, BAD, GOOD, GOOD]) == ["missed", "back"]


def test_one_good_value_between_begins_the_count_again() -> None:
    assert kinds([GOOD, BAD, BAD, GOOD, BAD, BAD, GOOD]) == []


def test_silence_and_faults_wait_their_turn_too_and_count_in_one_row_with_misses() -> None:
    assert kinds([GOOD, SILENT, SILENT]) == []
    assert kinds([GOOD, SILENT, SILENT, SILENT]) == ["stale"]
    assert kinds([GOOD, BAD, SILENT, FAULT]) == ["broken"]
    assert kinds([SILENT, SILENT, SILENT, GOOD, GOOD]) == ["stale", "back"]


def test_between_both_marks_a_missed_one_stays_missed_and_a_good_one_good() -> None:
    assert kinds([GOOD, BETWEEN, BETWEEN, BETWEEN]) == []
    assert kinds([BAD, BAD, BAD, BETWEEN, BETWEEN, BETWEEN]) == ["missed"]
    assert kinds([BAD] * 3 + [SILENT] * 3 + [BETWEEN] * 3) == ["missed", "stale", "missed"]


def test_an_edge_says_since_when_and_why() -> None:
    _, edges = run(looks([GOOD, BAD, BAD, BAD, GOOD, GOOD, FAULT, FAULT, FAULT]))
    assert [(edge.kind, (edge.since - START).seconds // 60) for edge in edges] == [
        ("missed", 2), ("back", 2), ("broken", 7),
    ]  # fmt: skip
    assert [edge.id for edge in edges] == ["shop/p95/1", "shop/p95/2", "shop/p95/3"]
    assert edges[0].points == BAD and edges[2].words == FAULT.words and edges[2].value is None


def test_a_pause_judges_nothing_and_the_count_begins_again_after_it() -> None:
    assert kinds([GOOD, BAD, BAD, None, BAD, BAD]) == []
    assert kinds([GOOD, None, None, None, None, GOOD]) == []


def test_a_reminder_comes_when_its_time_is_over_and_not_while_all_is_well() -> None:
    rule = Rule(remind_s=600.0)
    assert kinds([BAD] * 3 + [BAD] * 19, rule) == ["missed", "reminder"]
    assert kinds([BAD] * 3 + [BAD] * 20, rule) == ["missed", "reminder", "reminder"]
    assert kinds([GOOD] * 100, rule) == []
    assert kinds([BAD] * 100) == ["missed"]


def test_what_flaps_is_said_once_and_then_where_it_came_to_rest() -> None:
    flaps = [GOOD] + ([BAD] * 3 + [GOOD] * 2) * 20
    found = kinds(flaps)
    assert found == ["missed", "back"] * (MOST_CHANGES // 2) + ["flapping"]
    calm = int(FLAP_S / 60) + 3
    assert kinds(flaps + [GOOD] * calm) == [*found, "back"]
    assert kinds(flaps + [BAD] * calm) == [*found, "missed"]


def test_what_may_be_told_later_is_due_later() -> None:
    standing, due = Standing(), START + timedelta(days=1)
    for each in looks([BAD, BAD, BAD]):
        standing, edge = step(Rule(), standing, each, "a/b", lambda at: due)
    assert edge is not None and edge.due == due and edge.at < due


ANYTHING = st.lists(st.one_of(st.floats(0, 10.9), st.sampled_from([SILENT, FAULT, None])), max_size=120)
RULES = st.builds(
    Rule, below=st.just(7.0), back_at=st.sampled_from([7.0, 8.0, 10.0]), after=st.integers(1, 4),
    back_after=st.integers(1, 4), remind_s=st.sampled_from([0.0, 300.0]), missed_as=st.just("missed"),
    back_as=st.just("back"),
)  # fmt: skip


@given(what=ANYTHING, rule=RULES, cut=st.integers(0, 120), again=st.integers(0, 120), every_s=st.sampled_from([1, 600]))
def test_an_edge_is_made_once_also_over_a_restart(
    what: list[float | Trouble | None], rule: Rule, cut: int, again: int, every_s: float
) -> None:
    seen = looks(what, every_s)
    standing, edges = run(seen, rule)
    half, first = run(seen[:cut], rule)
    # After a restart some of what was judged comes again.
    end, second = run(seen[max(0, cut - again) :], rule, half)
    assert (end, first + second) == (standing, edges)
    assert len({edge.id for edge in edges}) == len(edges)


@given(what=ANYTHING, rule=RULES, every_s=st.sampled_from([1, 60, 600]))
def test_no_two_edges_in_a_row_say_the_same_or_both_that_it_is_back(
    what: list[float | Trouble | None], rule: Rule, every_s: float
) -> None:
    standing, edges = run(looks(what, every_s), rule)
    assert standing.state in STATES and {edge.kind for edge in edges} <= set(KINDS)
    said = [edge.kind for edge in edges if edge.kind != REMINDER]
    assert all(one != two for one, two in zip(said, said[1:], strict=False))
    if said:
        assert said[0] != BACK
    if said and said[-1] != FLAPPING:
        assert (said[-1] == BACK) == (standing.settled == "ok")


@given(what=ANYTHING, jumps=st.lists(st.integers(-100_000, 100_000), min_size=120, max_size=120))
def test_a_clock_that_jumps_makes_no_edge_twice(what: list[float | Trouble | None], jumps: list[int]) -> None:
    jumping = [each._replace(at=each.at + timedelta(seconds=jumps[n])) for n, each in enumerate(looks(what))]
    rule = Rule(remind_s=300.0)
    _, edges = run(jumping, rule)
    assert len({edge.id for edge in edges}) == len(edges)
    said = [edge.kind for edge in edges if edge.kind != REMINDER]
    assert all(one != two for one, two in zip(said, said[1:], strict=False))


@pytest.mark.parametrize("points", [7.0, 6.9])
def test_the_mark_itself_is_no_miss(points: float) -> None:
    assert kinds([points] * 3) == ([] if points == 7.0 else ["missed"])
