"""The frame around a part of a page, seen in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.frame.part_frame import Frame
from bullseye.play.group_scan import Box

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.mark.opens_on("start")
@pytest.mark.parametrize("theme", ["light", "dark", "contrast", "projector"])
def test_the_frame_lies_around_what_it_is_for_in_the_accents_colour(window: Window, theme: str) -> None:
    window.services.choose(theme=theme)
    window.retheme()
    before = set(window.root.winfo_children())
    frame, left, top = Frame(window), window.root.winfo_rootx(), window.root.winfo_rooty()
    frame.show(Box(left + 100, top + 100, left + 300, top + 150))
    window.root.update()
    bars = [child for child in window.root.winfo_children() if child not in before]
    assert {str(bar.cget("background")) for bar in bars} == {window.theme.palette.accent}
    places = [(b.winfo_x(), b.winfo_y(), b.winfo_x() + b.winfo_width(), b.winfo_y() + b.winfo_height()) for b in bars]
    assert min(x for x, *_ in places) < 100 and max(x for *_, x, _ in places) > 300
    assert all(not (x < 200 < x2 and y < 125 < y2) for x, y, x2, y2 in places), "what it is for can be seen"
    frame.close()
