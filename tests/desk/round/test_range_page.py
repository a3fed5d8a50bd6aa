"""The page of a round is what the hands ask of it."""

from __future__ import annotations

import pytest

from bullseye.desk.round.play_page import PlayPage
from bullseye.desk.round.range_page import Range


@pytest.mark.parametrize("name", [name for name in vars(Range) if not name.startswith("_")])
def test_the_page_has_what_a_hand_asks_for(name: str) -> None:
    assert hasattr(PlayPage, name) or name == "canvas"
