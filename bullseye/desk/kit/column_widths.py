"""How wide the columns of a table are, of what their cells need and the room there is: plain arithmetic in px."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Want(NamedTuple):
    """What a column wants: *needs* for its widest cell, *likes* to have, *least* where there is no room; *grows* takes
    what is left over.
    """

    needs: int
    likes: int
    least: int
    grows: bool


def shared(room: int, wants: Sequence[Want]) -> list[int]:
    """A width for each column, together *room* where that can be.

    Where there is room for every cell none is cut. Where there is not, the columns that grow give way, the widest
    first, down to their least; those of numbers stay whole.
    """
    widths = [max(want.needs, want.least) for want in wants]
    growing = [n for n, want in enumerate(wants) if want.grows]
    over = sum(widths) - room
    if over > 0:
        _give_way(widths, [want.least for want in wants], growing, over)
        return widths
    spare = -over
    for n, want in enumerate(wants):  # first what the columns of numbers like
        if not want.grows:
            more = min(spare, max(0, want.likes - widths[n]))
            widths[n], spare = widths[n] + more, spare - more
    for place, n in enumerate(growing):  # then all that is left, in equal parts
        more = spare // (len(growing) - place)
        widths[n], spare = widths[n] + more, spare - more
    return widths


def _give_way(widths: list[int], least: Sequence[int], growing: Sequence[int], over: int) -> None:
    """Take *over* px from the *growing* columns, the widest one always first, but none below its least."""
    floor = {n: min(widths[n], least[n]) for n in growing}
    while over > 0:
        can = [n for n in growing if widths[n] > floor[n]]
        if not can:
            return
        top = max(widths[n] for n in can)
        widest = [n for n in can if widths[n] == top]
        next_ = max([widths[n] for n in can if widths[n] < top] + [max(floor[n] for n in widest)])
        part = min(top - next_, -(-over // len(widest)))
        for n in widest:
            taken = min(max(part, 1), widths[n] - floor[n], over)
            widths[n] -= taken
            over -= taken
