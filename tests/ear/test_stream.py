"""The samples: what an ear can tell apart in them, and that nothing clicks but the rings."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from bullseye.ear.sonified import Sonified
from bullseye.ear.stream import LOUDEST, RATE_HZ, FaceStream
from bullseye.target.catalog import Catalogue
from tests.listening import channels, clicks, measure, rms

CLASSIC = Catalogue(Path("none")).get("classic")
SECOND = RATE_HZ


def heard(across_mm: float, up_mm: float, frames: int = SECOND, volume: float = 1.0) -> bytes:
    """What sounds at one place, once it has settled."""
    stream = FaceStream(Sonified(CLASSIC), volume)
    stream.point(across_mm, up_mm)
    stream.render(SECOND // 4)
    return stream.render(frames)


def test_left_and_right_are_told_apart_by_the_energy_of_the_two_ears() -> None:
    left, right = channels(heard(-100, 30))
    assert rms(left) > 3 * rms(right)
    left, right = channels(heard(100, 30))
    assert rms(right) > 3 * rms(left)
    left, right = channels(heard(0, 30))
    assert rms(left) == pytest.approx(rms(right), rel=0.02)


def test_a_step_of_a_twentieth_beside_the_centre_is_two_decibels_between_the_ears() -> None:
    left, right = channels(heard(10, 30))
    assert rms(right) / rms(left) > 10 ** (2 / 20)


def test_above_and_below_are_told_apart_by_pitch() -> None:
    assert measure(heard(40, 100)).octaves == pytest.approx(0.707, abs=0.02)
    assert measure(heard(40, -100)).octaves == pytest.approx(-0.707, abs=0.02)
    assert measure(heard(40, 0)).octaves == pytest.approx(0, abs=0.02)


def test_near_and_far_are_told_apart_by_the_pulses() -> None:
    pulses = [measure(heard(0, away)).pulses for away in (190, 100, 50, 20)]
    assert pulses == sorted(set(pulses))
    assert pulses[-1] > 2 * pulses[0]


def test_the_centre_no_longer_pulses_and_has_a_tone_of_its_own() -> None:
    centre, beside = measure(heard(2, 2)), measure(heard(20, 20))
    assert (centre.centre, centre.pulses) == (True, 0)
    assert not beside.centre
    assert beside.pulses > 5


@pytest.mark.parametrize("volume", [0.25, 0.5])
def test_both_ears_together_are_equally_loud_wherever_the_centre_is(volume: float) -> None:
    powers = []
    for across in (-190, -50, 0, 50, 190):
        left, right = channels(heard(across, 100, volume=volume))
        powers.append(rms(left) ** 2 + rms(right) ** 2)
    assert max(powers) < 1.25 * min(powers)


def test_each_ring_passed_gives_one_click_in_or_out() -> None:
    stream = FaceStream(Sonified(CLASSIC), 1.0)
    stream.point(0, 199)
    stream.render(SECOND // 2)
    way_in = b""
    for away in range(198, -1, -2):
        stream.point(0, away)
        way_in += stream.render(SECOND // 50)
    assert clicks(way_in + stream.render(SECOND // 4)) == (9, 0)
    way_out = b""
    for away in range(0, 210, 2):
        stream.point(0, away)
        way_out += stream.render(SECOND // 50)
    assert clicks(way_out + stream.render(SECOND // 4)) == (0, 10)


def test_a_leap_over_three_rings_gives_three_clicks_one_after_the_other() -> None:
    stream = FaceStream(Sonified(CLASSIC), 1.0)
    stream.point(0, 130)
    stream.render(SECOND // 2)
    stream.point(0, 70)
    assert clicks(stream.render(SECOND // 2)) == (3, 0)


def test_nothing_is_heard_before_a_place_is_known_and_after_silence() -> None:
    stream = FaceStream(Sonified(CLASSIC), 1.0)
    assert not any(stream.render(SECOND))
    stream.point(10, 10)
    assert any(stream.render(SECOND))
    stream.silence()
    stream.render(100)
    assert not any(stream.render(SECOND))


def test_rings_that_are_passed_in_silence_do_not_click() -> None:
    stream = FaceStream(Sonified(CLASSIC), 1.0)
    stream.point(0, 190)
    stream.render(SECOND // 2)
    stream.silence()
    stream.render(1000)
    stream.point(0, 60)
    assert clicks(stream.render(SECOND // 2)) == (0, 0)


def test_it_is_softer_while_words_are_said() -> None:
    stream = FaceStream(Sonified(CLASSIC), 1.0)
    stream.point(3, 3)
    loud = rms(channels(stream.render(SECOND))[0])
    stream.soften(True)
    stream.render(500)
    assert rms(channels(stream.render(SECOND))[0]) < 0.5 * loud


def test_blocks_join_without_a_seam() -> None:
    """The same sound in blocks of any size; and no sample leaps, whatever the hand does between two blocks."""
    chance = Random(7)
    ways = [(chance.uniform(-300, 300), chance.uniform(-300, 300)) for _ in range(40)]

    def played(sizes: list[int]) -> bytes:
        stream = FaceStream(Sonified(CLASSIC), 1.0)
        made = b""
        for place in ways:
            stream.point(*place)
            made += b"".join(stream.render(size) for size in sizes)
        return made

    whole, pieces = played([630]), played([200, 1, 229, 200])
    assert whole == pieces
    left, right = channels(whole)
    # Tone and click at their highest together slope by 0.41; a wave that was cut off would leap by up to 1.
    assert max(abs(b - a) for values in (left, right) for a, b in pairwise(values)) < 0.42 * LOUDEST
    assert max(map(abs, left + right)) <= LOUDEST


def test_a_tone_that_ends_in_mid_wave_fades_over_a_step() -> None:
    stream = FaceStream(Sonified(CLASSIC), 1.0)
    stream.point(3, 3)
    before = stream.render(SECOND // 10)
    stream.silence()
    left, _ = channels(before[-8:] + stream.render(200))
    assert max(abs(b - a) for a, b in pairwise(left)) < 0.2 * LOUDEST


def test_louder_is_louder_and_nothing_is_nothing() -> None:
    levels = [rms(channels(heard(50, 50, volume=volume))[1]) for volume in (0.0, 0.25, 0.5, 1.0)]
    assert levels[0] == 0
    assert levels == sorted(levels)
