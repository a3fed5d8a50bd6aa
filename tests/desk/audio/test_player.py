"""Sounds are started without waiting, never too many at once, and any trouble ends in silence."""

from __future__ import annotations

import os
import stat
import sys
import threading
from array import array
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bullseye.desk.audio import player as sound
from bullseye.desk.audio.player import (
    AT_ONCE,
    GIVE_UP_AFTER,
    DevicePlayer,
    ProgramPlayer,
    Sounds,
    WindowsPlayer,
    find_player,
    sound_files,
)
from bullseye.desk.audio.tones import NAMES, RATE_HZ
from bullseye.desk.desktop_probe import MINIAUDIO

posix = pytest.mark.skipif(os.name != "posix", reason="a shell script stands for the player")
LONG_S = 30.0


class FakePlayer:
    """Notes what it is told; `arrived` is set at every call, `trouble` is raised by play."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.told: list[Any] = []
        self.trouble = trouble
        self.closed = threading.Event()
        self.threads: set[int] = set()

    def load(self, files: Mapping[str, Path]) -> None:
        self.told.append(("load", {path.parent.name for path in files.values()}))

    def play(self, name: str) -> None:
        self.threads.add(threading.get_ident())
        self.told.append(("play", name))
        if self.trouble is not None:
            raise self.trouble

    def wake(self, on: bool) -> None:
        self.told.append(("wake", on))

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Sounds]]:
    made: list[Sounds] = []

    def make(find: Callable[[], Any], volume: float = 0.5) -> Sounds:
        made.append(Sounds(tmp_path / "sounds", volume, find))
        return made[-1]

    yield make
    for sounds in made:
        sounds.close(LONG_S)


def test_sounds_are_played_in_order_by_a_thread_of_their_own(opened: Callable[..., Sounds]) -> None:
    player = FakePlayer()
    sounds = opened(lambda: player)
    for name in ("count", "hit-7", "miss"):
        sounds.play(name)
    sounds.close(LONG_S)
    assert [value for what, value in player.told if what == "play"] == ["count", "hit-7", "miss"]
    assert threading.get_ident() not in player.threads
    assert player.closed.is_set()


def test_volume_0_is_off_makes_no_file_and_looks_for_no_player(opened: Callable[..., Sounds], tmp_path: Path) -> None:
    def find() -> None:
        raise AssertionError("nobody may look")

    sounds = opened(find, volume=0.0)
    sounds.play("miss")
    sounds.wake(True)
    sounds.close()
    assert not (tmp_path / "sounds").exists()


def test_another_volume_has_files_of_its_own_and_0_is_silence(opened: Callable[..., Sounds]) -> None:
    player = FakePlayer()
    sounds = opened(lambda: player, volume=0.5)
    sounds.set_volume(0.8)
    sounds.play("miss")
    sounds.set_volume(0.0)
    sounds.play("end")
    sounds.set_volume(0.8)
    sounds.close(LONG_S)
    plays = [told for told in player.told if told[0] == "play"]
    assert plays == [("play", "miss")]
    assert player.told[0] == ("load", {"1-050"})
    assert ("load", {"1-080"}) in player.told


def test_without_a_player_nothing_is_made_and_nothing_fails(opened: Callable[..., Sounds], tmp_path: Path) -> None:
    sounds = opened(lambda: None)
    sounds.play("miss")
    sounds.close(LONG_S)
    assert not (tmp_path / "sounds").exists()


def test_a_player_that_fails_is_closed_and_never_called_again(opened: Callable[..., Sounds]) -> None:
    player = FakePlayer(OSError("the device is gone"))
    sounds = opened(lambda: player)
    sounds.play("miss")
    sounds.play("miss")
    sounds.close(LONG_S)
    assert player.told.count(("play", "miss")) == 1
    assert player.closed.is_set()


def test_looking_for_a_player_that_fails_is_silence(opened: Callable[..., Sounds], tmp_path: Path) -> None:
    asked: list[str] = []

    def find() -> None:
        asked.append("player")
        raise RuntimeError("no device")

    sounds = opened(find)
    thread = sounds._thread
    sounds.play("miss")
    sounds.close(LONG_S)
    assert asked == ["player"] and not (tmp_path / "sounds").exists()
    assert thread is not None and not thread.is_alive()


def test_a_folder_that_cannot_be_made_is_silence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    player = FakePlayer()
    sounds = Sounds(tmp_path / "file" / "sounds", 0.5, lambda: player)
    sounds.play("miss")
    sounds.close(LONG_S)
    assert not [told for told in player.told if told[0] == "play"]


@posix
def test_what_is_made_is_for_the_user_alone(tmp_path: Path) -> None:
    files = sound_files(tmp_path / "data" / "sounds", 0.5)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files.values()} == {0o600}
    for folder in (tmp_path / "data", tmp_path / "data" / "sounds", files["miss"].parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_files_are_made_once_and_never_half(tmp_path: Path) -> None:
    files = sound_files(tmp_path, 0.5)
    assert sorted(files) == sorted(NAMES)
    files["miss"].unlink()
    again = sound_files(tmp_path, 0.5)
    assert again == files
    assert all(path.is_file() for path in again.values())
    assert not list(tmp_path.rglob("*.part"))
    made = {name: path.stat().st_mtime_ns for name, path in again.items()}
    sound_files(tmp_path, 0.5)
    assert {name: path.stat().st_mtime_ns for name, path in again.items()} == made


# -- the system's own player ----------------------------------------------------------------------------------


def script(tmp_path: Path, body: str) -> str:
    path = tmp_path / "player"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def running(player: ProgramPlayer) -> list[Any]:
    return player._running


@posix
def test_the_program_gets_the_file_and_is_not_waited_for(tmp_path: Path) -> None:
    player = ProgramPlayer(script(tmp_path, f'echo "$@" >> {tmp_path}/told; exec sleep {LONG_S}'))
    player.load({"miss": tmp_path / "miss.wav"})
    player.play("miss")
    (process,) = running(player)
    assert process.poll() is None  # it goes on while we are back already
    player.close()
    assert process.returncode is not None
    assert running(player) == []


@posix
def test_no_more_than_so_many_sound_at_once(tmp_path: Path) -> None:
    player = ProgramPlayer(script(tmp_path, f"exec sleep {LONG_S}"))
    player.load({"miss": tmp_path / "miss.wav"})
    for _ in range(AT_ONCE + 3):
        player.play("miss")
    assert len(running(player)) == AT_ONCE
    player.close()


@posix
def test_what_has_ended_makes_room(tmp_path: Path) -> None:
    player = ProgramPlayer(script(tmp_path, "exit 0"))
    player.load({"miss": tmp_path / "miss.wav"})
    for _ in range(AT_ONCE + 3):
        player.play("miss")
        running(player)[-1].wait()
    player.wake(False)
    assert running(player) == []


@posix
def test_a_program_that_always_fails_is_given_up(tmp_path: Path) -> None:
    player = ProgramPlayer(script(tmp_path, f"echo x >> {tmp_path}/told; exit 1"))
    player.load({"miss": tmp_path / "miss.wav"})
    for _ in range(GIVE_UP_AFTER + 5):
        player.play("miss")
        for process in running(player):
            process.wait()
    assert len((tmp_path / "told").read_text().splitlines()) == GIVE_UP_AFTER


# -- miniaudio ------------------------------------------------------------------------------------------------


class FakeDevice:
    def __init__(self, **options: Any) -> None:
        self.options = options
        self.stream: Any = None
        self.starts = self.stops = 0

    def start(self, stream: Any) -> None:
        self.stream, self.starts = stream, self.starts + 1

    def stop(self) -> None:
        self.stops += 1

    def close(self) -> None:
        self.stream = None


@pytest.fixture
def device(tmp_path: Path) -> tuple[DevicePlayer, FakeDevice]:
    made: list[FakeDevice] = []

    def open_device(**options: Any) -> FakeDevice:
        made.append(FakeDevice(**options))
        return made[-1]

    player = DevicePlayer(SimpleNamespace(PlaybackDevice=open_device, SampleFormat=SimpleNamespace(SIGNED16=2)))
    player.load(sound_files(tmp_path, 1.0))
    return player, made[0]


def heard(device: FakeDevice, frames: int) -> array[int]:
    return array("h", device.stream.send(frames))


def test_the_device_sleeps_until_a_sound_and_gets_as_many_frames_as_it_asks(
    device: tuple[DevicePlayer, FakeDevice],
) -> None:
    player, fake = device
    assert fake.starts == 0 and fake.options["sample_rate"] == RATE_HZ
    player.play("hit-10")
    assert fake.starts == 1
    first = heard(fake, 441)
    assert len(first) == 441 and any(first)
    for _ in range(40):
        heard(fake, 441)
    assert not any(heard(fake, 441))


def test_two_sounds_are_added_and_one_too_many_is_left_out(device: tuple[DevicePlayer, FakeDevice]) -> None:
    player, fake = device
    player.play("miss")
    one = heard(fake, 300)
    player.wake(False)
    for _ in range(AT_ONCE + 2):
        player.play("miss")
    many = heard(fake, 300)
    assert max(many) <= 32767
    assert list(many) == [max(-32768, min(32767, AT_ONCE * value)) for value in one]
    assert fake.stops == 1 and fake.starts == 2


# -- finding one ----------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has winsound")
def test_windows_plays_every_sound_and_ends_it(tmp_path: Path) -> None:
    player = WindowsPlayer()
    player.load(sound_files(tmp_path, 0.5))
    for name in NAMES:
        player.play(name)
    player.wake(False)
    player.close()
    (tmp_path / "moved").mkdir()
    for number, path in enumerate(list(tmp_path.rglob("*.wav"))):
        path.rename(tmp_path / "moved" / f"{number}.wav")  # which Windows refuses for a file that sounds on


def test_no_device_at_all_finds_no_player() -> None:
    assert find_player("linux", {"SSH_TTY": "/dev/pts/1"}) is None


def test_the_first_way_that_opens_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "sound_players", lambda *_: ["some/afplay", "other/aplay"])
    player = find_player("darwin", {})
    assert isinstance(player, ProgramPlayer) and player._words == ["some/afplay"]


@pytest.mark.parametrize("program", [None, "some/aplay"])
def test_miniaudio_without_a_device_leaves_the_systems_player(
    monkeypatch: pytest.MonkeyPatch, program: str | None
) -> None:
    def no_device(**_: Any) -> None:
        raise RuntimeError("no suitable audio backend found")

    fake = SimpleNamespace(PlaybackDevice=no_device, SampleFormat=SimpleNamespace(SIGNED16=2))
    monkeypatch.setitem(sys.modules, "miniaudio", fake)
    ways = [MINIAUDIO, program] if program else [MINIAUDIO]
    monkeypatch.setattr(sound, "sound_players", lambda *_: ways)
    found = find_player("darwin", {})
    assert isinstance(found, ProgramPlayer) if program else found is None


def test_each_sound_of_a_hit_has_files_of_its_own_and_a_change_loads_them(
    opened: Callable[..., Sounds], tmp_path: Path
) -> None:
    player = FakePlayer()
    sounds = opened(lambda: player)
    sounds.set_volume(0.5, "bell")
    sounds.set_volume(0.5, "bell")
    sounds.close(LONG_S)
    assert [value for what, value in player.told if what == "load"] == [{"1-050"}, {"1-050-bell"}]
    tone, bell = (tmp_path / "sounds" / folder / "hit-5.wav" for folder in ("1-050", "1-050-bell"))
    assert tone.read_bytes() != bell.read_bytes()
