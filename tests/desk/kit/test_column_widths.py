"""Columns share the room: no cell is cut where all have room, and numbers are whole where they have not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bullseye.desk.kit.column_widths import Want, shared

WANTS = st.lists(
    st.builds(Want, st.integers(1, 400), st.integers(1, 200), st.integers(10, 120), st.booleans()),
    min_size=1, max_size=9,
)  # fmt: skip


@given(st.integers(50, 3000), WANTS)
def test_where_every_cell_has_room_none_is_cut_and_a_growing_column_takes_the_rest(
    room: int, wants: list[Want]
) -> None:
    widths = shared(room, wants)
    assert all(width >= want.least for width, want in zip(widths, wants, strict=True))
    if sum(max(want.needs, want.least) for want in wants) <= room:
        assert all(width >= want.needs for width, want in zip(widths, wants, strict=True))
        assert sum(widths) <= room
        assert sum(widths) == room or not any(want.grows for want in wants)
    else:
        whole = [max(want.needs, want.least) == width for width, want in zip(widths, wants, strict=True)]
        assert all(one for one, want in zip(whole, wants, strict=True) if not want.grows)
        assert sum(widths) >= room
        narrow = all(width == want.least for width, want in zip(widths, wants, strict=True) if want.grows)
        assert sum(widths) == room or narrow or not any(want.grows for want in wants)


def test_the_widest_gives_way_first() -> None:
    wants = [Want(300, 0, 50, True), Want(120, 0, 50, True), Want(80, 0, 40, False)]
    assert shared(420, wants) == [220, 120, 80]
    assert shared(280, wants) == [100, 100, 80]
