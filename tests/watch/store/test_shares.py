"""Shared targets as they are kept: a line for each change, whatever happens; each change of a model of it all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import UnknownNameError
from bullseye.watch.store.database import Database
from bullseye.watch.store.shares import ADD, CHANGES_A_MINUTE, VISITORS, Share, Shares, Visitor, Wanted
from bullseye.watch.store.values import Values
from bullseye.watch.turned_away import TurnedAwayError

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
ADA, BO = Visitor("a", "Ada"), Visitor("b", "Bo")


@pytest.fixture
def shares(tmp_path: Path) -> Iterator[Shares]:
    with Database(tmp_path / "values.sqlite3") as database:
        yield Shares(database)


def test_a_target_has_one_link_until_it_is_taken_back(shares: Shares) -> None:
    assert shares.all() == []
    first = shares.put(Share("glasses", "salt", NOW))
    assert shares.put(Share("glasses", "other", NOW)) == first and shares.all() == [first]
    shares.drop("glasses")
    assert shares.all() == []
    with pytest.raises(UnknownNameError, match="no shared target is called 'glasses'"):
        shares.drop("glasses")


def test_with_the_link_the_sessions_go_and_the_book_stays(shares: Shares) -> None:
    shares.put(Share("glasses", "salt", NOW))
    shares.enter("glasses", ADA, NOW)
    shares.apply("glasses", Wanted("12345678", ADD, 2.0), ADA, NOW)
    shares.drop("glasses")
    assert shares.visitor("glasses", "a") is None
    assert [(each.name, each.value) for each in shares.changes("glasses")] == [("Ada", 2.0)]


def test_who_came_first_makes_place_when_too_many_have_a_link_open(shares: Shares) -> None:
    for n in range(VISITORS + 1):
        shares.enter("glasses", Visitor(f"key {n}", ""), NOW + timedelta(seconds=n))
    assert shares.visitor("glasses", "key 0") is None
    assert shares.visitor("glasses", "key 1") == Visitor("key 1", "")
    assert shares.visitor("weight", "key 1") is None


def test_a_clock_that_was_put_back_lets_everybody_in(shares: Shares) -> None:
    for n in range(CHANGES_A_MINUTE):
        shares.apply("glasses", Wanted(f"id {n}", ADD, 1.0), ADA, NOW)
    with pytest.raises(TurnedAwayError, match="too many changes"):
        shares.apply("glasses", Wanted("one more", ADD, 1.0), ADA, NOW)
    shares.apply("glasses", Wanted("earlier", ADD, 1.0), ADA, NOW - timedelta(hours=1))
    assert len(shares.changes("glasses")) == CHANGES_A_MINUTE + 1
    assert len(shares.changes("glasses", most=5)) == 5


@given(st.lists(st.tuples(st.sampled_from("au"), st.booleans(), st.integers(0, 9)), max_size=25))
def test_what_is_there_is_what_was_added_and_not_taken_back(acts: list[tuple[str, bool, int]]) -> None:
    with TemporaryDirectory() as folder, Database(Path(folder) / "values.sqlite3") as database:
        shares, model, owner = Shares(database), dict[int, float](), dict[int, Visitor]()
        for at, (what, is_ada, number) in enumerate(acts):
            who = ADA if is_ada else BO
            if what == "a":
                shares.apply("glasses", Wanted(f"id {number}", ADD, float(number)), who, NOW)
                lines = shares.changes("glasses")
                if lines and lines[-1].n not in owner:
                    model[lines[-1].n], owner[lines[-1].n] = float(number), who
            elif owner:
                n = list(owner)[number % len(owner)]
                if owner[n] == who:
                    shares.undo("glasses", f"undo {at}", n, who, NOW)
                    model.pop(n, None)
                    owner |= {each.n: Visitor("", "") for each in shares.changes("glasses") if each.n not in owner}
                else:
                    with pytest.raises(TurnedAwayError, match="of your own"):
                        shares.undo("glasses", f"undo {at}", n, who, NOW)
        assert sorted(each.value for each in Values(database).samples("glasses")) == sorted(model.values())
