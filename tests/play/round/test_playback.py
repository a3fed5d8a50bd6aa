"""A replay stands where the clock says, at every speed, and never outside the round."""

from __future__ import annotations

import pytest

from bullseye.play.round.playback import SPEEDS, Playback, combo_at
from bullseye.play.round.replay import Replay
from tests.fakes import ManualClock
from tests.play.round.test_replay import record_of
from tests.rounds import changed


@pytest.mark.parametrize("speed", SPEEDS)
def test_it_goes_on_by_the_clock_however_often_it_is_asked(speed: float) -> None:
    clock = ManualClock(100.0)
    often, seldom = (Playback(Replay(record_of("timed-30")), clock) for _ in range(2))
    for playback in (often, seldom):
        while playback.speed != speed:
            playback.faster(1 if playback.speed < speed else -1)
        playback.play()
    for _ in range(50):
        clock.advance(0.1)
        assert 0.0 <= often.t_s <= 30.0
    assert often.t_s == seldom.t_s == pytest.approx(5.0 * speed)


def test_it_halts_at_the_end_and_begins_anew() -> None:
    clock = ManualClock()
    playback = Playback(Replay(record_of("timed-30")), clock)
    playback.play()
    clock.advance(31.0)
    assert playback.t_s == 30.0 and not playback.playing
    playback.play()
    assert playback.t_s == 0.0 and playback.playing
    playback.seek(99.0)
    assert playback.t_s == 30.0
    playback.seek(-1.0)
    assert playback.t_s == 0.0


def test_a_combo_dies_with_its_window_and_with_a_miss() -> None:
    record = record_of("timed-30", seed=4, sigma=0.35)
    replay = Replay(changed(record, shots=tuple(shot for shot in record.shots if shot.t < 10.0)))
    card = replay.card
    assert combo_at(replay, replay.at(0.0)) == 0
    for shot, award in zip(card.shots, card.awards, strict=True):
        assert combo_at(replay, replay.at(shot.t)) == award.combo
    assert {award.combo for award in card.awards} >= {0, 1, 2}, "there are hits and misses"
    assert card.hits[-1].hit, "the combo ends by its window alone"
    ends_s = card.shots[-1].t + card.rules.combo_window_s
    assert combo_at(replay, replay.at(ends_s)) == card.awards[-1].combo > 0
    assert combo_at(replay, replay.at(ends_s + 0.001)) == 0
