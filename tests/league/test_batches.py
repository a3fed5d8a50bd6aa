"""What waits becomes one line, the same one until it is kept."""

from __future__ import annotations

from bullseye.league.batches import Batches
from bullseye.league.journal import read
from bullseye.league.told import EndTold, RefusalTold, SizeTold


def test_a_line_is_given_again_until_it_is_kept_and_what_comes_meanwhile_waits() -> None:
    batches = Batches()
    assert batches.batch() is None
    batches.note(SizeTold(1, 1.0))
    batches.note(RefusalTold(1, 4, "too early", "early"), "r1", 4)
    line = batches.batch()
    batches.note(EndTold(1, 2.0, 2.1), "r1", 5)
    assert line is not None and batches.batch() == line and len(list(read(line))) == 2
    assert batches.kept() == {"r1": 4}
    after = batches.batch()
    assert after is not None and list(read(after)) == [EndTold(1, 2.0, 2.1)] and batches.kept() == {"r1": 5}
    assert batches.batch() is None
