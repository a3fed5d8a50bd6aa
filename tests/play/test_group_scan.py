"""Scanning: every part can be reached with one switch, level by level, and a missed one comes again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bullseye.play.group_scan import MOST_AT_ONCE, Box, Group, GroupScan, leaves, rows_of


def test_a_press_goes_into_a_group_and_then_picks_in_it() -> None:
    scan = GroupScan(Group((Group(("a", "b")), "c")), 2)
    assert scan.shown == Group(("a", "b")) and scan.press() is None
    scan.step()
    assert scan.shown == "b" and scan.press() == "b"


def test_a_group_of_one_is_picked_at_once() -> None:
    assert GroupScan(Group((Group((Group(("a",)),)), "b")), 1).press() == "a"


def test_after_its_passes_a_level_gives_way_to_the_one_above_and_the_highest_rests() -> None:
    scan = GroupScan(Group((Group(("a", "b")), "c")), 2)
    scan.press()
    for _ in range(4):
        scan.step()
    assert scan.shown == Group(("a", "b"))
    for _ in range(4):
        scan.step()
    assert scan.shown is None
    scan.step()
    assert scan.shown is None and scan.press() is None and scan.shown == Group(("a", "b"))


def test_nothing_to_press_is_nothing_to_show() -> None:
    scan: GroupScan[str] = GroupScan(Group(()), 3)
    scan.step()
    assert scan.shown is None and scan.press() is None


def test_rows_are_read_from_the_top_and_each_from_the_left_split_where_a_wide_gap_is() -> None:
    places = [
        (Box(0, 100, 50, 120), "d"), (Box(60, 4, 90, 24), "b"), (Box(0, 0, 50, 20), "a"), (Box(200, 0, 250, 20), "c")
    ]  # fmt: skip
    assert rows_of(places, 48) == Group((Group(("a", "b")), "c", "d"))


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 30)), max_size=60))
def test_every_part_is_in_it_once_and_no_level_of_rows_is_long(cells: set[tuple[int, int]]) -> None:
    places = [(Box(50 * x, 30 * y, 50 * x + 40, 30 * y + 20), (x, y)) for x, y in cells]
    whole = rows_of(places, 1000)
    assert sorted(leaves(whole)) == sorted(cells)
    assert len(whole.parts) <= MOST_AT_ONCE


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 20)), min_size=1, max_size=40), st.data())
def test_every_part_can_be_reached(cells: set[tuple[int, int]], data: st.DataObject) -> None:
    places = [(Box(50 * x, 30 * y, 50 * x + 40, 30 * y + 20), (x, y)) for x, y in cells]
    wanted = data.draw(st.sampled_from(sorted(cells)))
    scan, picked = GroupScan(rows_of(places, 1000), 2), None
    for _ in range(200):
        shown = scan.shown
        if shown is not None and wanted in leaves(shown):
            picked = scan.press()
            if picked is not None:
                break
        else:
            scan.step()
    assert picked == wanted
