"""The sounds of a round: whole WAV files, a pitch for each ring, nothing too loud and nothing that clicks."""

from __future__ import annotations

import io
import wave

import pytest

from bullseye.desk.audio.tones import HIT_STEPS, HITS, LOUDEST, NAMES, RATE_HZ, each_wav, hit_name, samples, sounds, wav


def test_each_sound_is_a_wav_file_that_others_can_read() -> None:
    made = dict(each_wav(1.0))
    assert tuple(made) == NAMES
    for data in made.values():
        with wave.open(io.BytesIO(data)) as file:
            assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
            assert 0.05 * RATE_HZ < file.getnframes() < 0.8 * RATE_HZ
            assert len(file.readframes(file.getnframes())) == 2 * file.getnframes()


def test_there_is_a_rest_between_two_sounds() -> None:
    rests: list[None] = []
    for _ in each_wav(0.5, lambda: rests.append(None)):
        pass
    assert len(rests) == len(NAMES)


@pytest.mark.parametrize("hit_sound", HITS)
def test_a_better_ring_sounds_higher(hit_sound: str) -> None:
    found = sounds(hit_sound)
    pitches = [found[f"hit-{step}"][0][1] for step in range(HIT_STEPS + 1)]
    assert pitches == sorted(set(pitches))


@pytest.mark.parametrize(
    ("share", "name"), [(0.0, "hit-0"), (0.1, "hit-1"), (1.0, "hit-10"), (7.0, "hit-10"), (-1, "hit-0")]
)
def test_the_share_of_the_best_ring_names_the_sound(share: float, name: str) -> None:
    assert hit_name(share) == name
    assert name in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_no_sound_is_cut_off_and_none_starts_or_ends_with_a_click(name: str) -> None:
    values = samples(sounds()[name], 1.0)
    assert 0.2 * LOUDEST < max(map(abs, values)) <= LOUDEST
    assert abs(values[0]) < 0.02 * LOUDEST
    assert abs(values[-1]) < 0.02 * LOUDEST


def test_half_the_volume_is_a_quarter_of_the_swing_and_none_is_silence() -> None:
    notes = sounds()["hit-5"]
    full, half, none = (samples(notes, volume) for volume in (1.0, 0.5, 0.0))
    assert max(half) == pytest.approx(max(full) / 4, abs=1)
    assert not any(none)


def test_the_head_counts_the_bytes() -> None:
    data = wav(samples(sounds()["count"], 1.0))
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    assert int.from_bytes(data[40:44], "little") == len(data) - 44


@pytest.mark.parametrize("hit_sound", HITS)
def test_every_sound_of_a_hit_is_whole_and_none_is_like_another(hit_sound: str) -> None:
    assert tuple(sounds(hit_sound)) == NAMES
    for step in range(HIT_STEPS + 1):
        values = samples(sounds(hit_sound)[f"hit-{step}"], 1.0)
        assert 0.2 * LOUDEST < max(map(abs, values)) <= LOUDEST and 0.05 * RATE_HZ < len(values) < 0.8 * RATE_HZ
        assert abs(values[0]) < 0.02 * LOUDEST and abs(values[-1]) < 0.02 * LOUDEST
        assert max(hz for _, hz, _, _ in sounds(hit_sound)[f"hit-{step}"]) < RATE_HZ / 2
    others = [sounds(other)["hit-5"] for other in HITS if other != hit_sound]
    assert sounds(hit_sound)["hit-5"] not in others
