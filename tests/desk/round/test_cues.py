"""What happens in a round is heard as it should be."""

from __future__ import annotations

import pytest

from bullseye.desk.audio.tones import NAMES
from bullseye.desk.round.cues import COMBO_STEP, Cues


class Ear:
    def __init__(self) -> None:
        self.heard: list[str] = []

    def play(self, name: str) -> None:
        assert name in NAMES
        self.heard.append(name)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def cues(ear: Ear) -> Cues:
    return Cues(ear)


def test_the_count_is_heard_and_the_start_after_it(cues: Cues, ear: Ear) -> None:
    for number in (0, 3, 2, 1, 0, 0):
        cues.count(number)
    assert ear.heard == ["count"] * 3 + ["go"]


def test_a_count_that_is_given_up_has_no_start(cues: Cues, ear: Ear) -> None:
    cues.count(3)
    cues.begin()
    cues.count(0)
    assert ear.heard == ["count"]


@pytest.mark.parametrize(("share", "name"), [(1.0, "hit-10"), (0.0, "hit-0"), (2 / 3, "hit-7")])
def test_the_better_the_ring_the_higher_the_hit(share: float, name: str, cues: Cues, ear: Ear) -> None:
    cues.shot(True, share)
    assert ear.heard == [name]


def test_a_miss_is_one_sound(cues: Cues, ear: Ear) -> None:
    cues.shot(False)
    assert ear.heard == ["miss"]


def test_the_combo_is_heard_now_and_then(cues: Cues, ear: Ear) -> None:
    for combo in (*range(1, 2 * COMBO_STEP + 1), 0, *range(1, COMBO_STEP + 1)):
        cues.combo(combo)
    assert ear.heard == ["combo"] * 3


def test_a_best_ends_on_another_note(cues: Cues, ear: Ear) -> None:
    cues.end(best=False)
    cues.end(best=True)
    assert ear.heard == ["end", "best"]
