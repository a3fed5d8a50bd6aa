"""A sound that goes on reaches the program that plays it, by real processes; it ends when it is told to."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bullseye.desk.audio import outlet as made
from bullseye.desk.audio.outlet import BLOCK, Outlet, raw_options
from bullseye.ear.stream import CHANNELS, RATE_HZ

posix = pytest.mark.skipif(os.name != "posix", reason="a shell script stands for the player")
LIMIT_S = 60.0
BYTES = 2 * CHANNELS * BLOCK


class Counted:
    """Gives blocks that are numbered, and says how many were asked for."""

    def __init__(self) -> None:
        self.given = 0

    def render(self, frames: int) -> bytes:
        self.given += 1
        return bytes([self.given % 250]) * (2 * CHANNELS * frames)


def program(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return os.fspath(path)


def until(happened: Any) -> None:
    end = time.monotonic() + LIMIT_S
    while not happened() and time.monotonic() < end:
        time.sleep(0.005)
    assert happened()


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


@posix
def test_every_block_reaches_the_program_in_order_and_stopping_ends_it(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    way = program(tmp_path, "pacat", f'echo "$$ $*" > "{tmp_path}/words"; exec cat > "{heard}"')
    source = Counted()
    outlet = Outlet(source.render, lambda: [way])
    outlet.start()
    until(lambda: size(heard) >= 6 * BYTES)
    outlet.stop(LIMIT_S)
    pid, _, words = (tmp_path / "words").read_text().partition(" ")
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
    assert "--format=s16le" in words and f"--rate={RATE_HZ}" in words
    data = heard.read_bytes()
    assert [data[n * BYTES] for n in range(6)] == [1, 2, 3, 4, 5, 6]


@posix
def test_a_program_that_does_not_read_holds_nobody_up(tmp_path: Path) -> None:
    way = program(tmp_path, "aplay", "exec sleep 1000")
    source = Counted()
    outlet = Outlet(source.render, lambda: [way])
    outlet.start()
    until(lambda: source.given >= 2)
    outlet.stop(LIMIT_S)
    assert not any(thread.name == "ear" for thread in threading.enumerate())
    given = source.given
    assert given < 50  # no more than its pipe holds


@posix
def test_where_one_program_fails_the_next_one_plays(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    ways = [program(tmp_path, "pacat", "exit 1"), program(tmp_path, "aplay", f'exec cat > "{heard}"')]
    outlet = Outlet(Counted().render, lambda: list(ways))
    outlet.start()
    until(lambda: size(heard) >= BYTES)
    assert outlet.name == "aplay"
    outlet.stop(LIMIT_S)


@posix
def test_where_nothing_plays_it_says_so_and_nothing_fails(tmp_path: Path) -> None:
    outlet = Outlet(Counted().render, lambda: [])
    outlet.start()
    outlet.stop()
    assert (outlet.working, outlet.name) == (False, "")
    broken = Outlet(Counted().render, lambda: [program(tmp_path, "pacat", "exit 1"), os.fspath(tmp_path / "gone")])
    broken.start()
    until(lambda: not broken.working)
    broken.stop(LIMIT_S)


@posix
def test_it_can_be_started_again(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    way = program(tmp_path, "pacat", f'exec cat >> "{heard}"')
    outlet = Outlet(Counted().render, lambda: [way])
    for _ in range(2):
        before = size(heard)
        outlet.start()
        until(lambda before=before: size(heard) > before)  # type: ignore[misc]
        outlet.stop(LIMIT_S)


def test_a_device_of_miniaudio_asks_for_the_frames_that_it_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    closed = threading.Event()

    class Device:
        def __init__(self, **options: Any) -> None:
            assert (options["nchannels"], options["sample_rate"]) == (2, RATE_HZ)

        def start(self, stream: Any) -> None:
            asked.extend(len(stream.send(frames)) for frames in (100, 7))

        def close(self) -> None:
            closed.set()

    fake = SimpleNamespace(PlaybackDevice=Device, SampleFormat=SimpleNamespace(SIGNED16=1))
    monkeypatch.setattr(made.importlib, "import_module", lambda _: fake)
    outlet = Outlet(Counted().render, lambda: ["miniaudio"])
    outlet.start()
    until(lambda: len(asked) == 2)
    outlet.stop(LIMIT_S)
    assert asked == [400, 28] and closed.is_set()


@pytest.mark.parametrize("name", ["aplay", "pw-cat", "play", "pacat"])
def test_every_program_is_told_rate_and_channels(name: str) -> None:
    words = " ".join(raw_options(name))
    assert str(RATE_HZ) in words and str(CHANNELS) in words and "raw" in words
