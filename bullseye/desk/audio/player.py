"""Plays the sounds of a round: through miniaudio, else the system's own player, else not at all; never waits."""

from __future__ import annotations

import contextlib
import importlib
import os
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol

from bullseye.desk.audio.tones import NAMES, RATE_HZ, each_wav
from bullseye.desk.desktop_probe import MINIAUDIO, WINSOUND, sound_players

AT_ONCE = 4
"""So many sounds may sound together; one more is left out."""
GIVE_UP_AFTER = 3
"""So many players in a row that end with an error, and the system's player is not called again."""
REST_S = 2.0
"""After so long without a sound the device is left alone until the next one."""
VERSION = 1
"""Goes up when a sound changes, so that files made before are not used."""
_STEP = 0.05
_BUFFER_MS = 20


class Player(Protocol):
    """Starts sounds. Its methods are called from one thread, never the window's."""

    def load(self, files: Mapping[str, Path]) -> None:
        """From now on these files are the sounds."""

    def play(self, name: str) -> None:
        """Start a sound and return at once."""

    def wake(self, on: bool) -> None:
        """A round begins (*on*), or nothing will sound for a while."""

    def close(self) -> None:
        """Stop, and leave nothing running."""


class Sounds:
    """What the pages call; each call takes microseconds and never fails.

    A thread of its own makes the files in *folder* (once for each volume), opens the player that *find* answers with,
    and starts sounds; it sleeps while there is nothing to do. Any trouble ends in silence.
    """

    def __init__(
        self, folder: Path, volume: float, find: Callable[[], Player | None] | None = None, hit_sound: str = "tone"
    ) -> None:
        self._folder = folder
        self._find = find_player if find is None else find
        self._wishes: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._volume, self._hit_sound = 0.0, hit_sound
        self._player: Player | None = None
        self._looked = self._ready = False
        self.set_volume(volume, hit_sound)

    def set_volume(self, volume: float, hit_sound: str = "tone") -> None:
        """From 0 (off: then nothing is made or opened) to 1, and how a hit sounds (see tones.HITS)."""
        wanted = round(min(1.0, max(0.0, volume)) / _STEP) * _STEP
        if (wanted, hit_sound) == (self._volume, self._hit_sound):
            return
        self._volume, self._hit_sound = wanted, hit_sound
        self._wishes.put(("volume", (wanted, hit_sound)))
        if wanted and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
            self._thread.start()

    def play(self, name: str) -> None:
        """Start the sound *name* (see tones.NAMES); nothing where there is no sound."""
        if self._volume and self._thread is not None:
            self._wishes.put(("play", name))

    def wake(self, on: bool) -> None:
        """A round begins (*on*) or is over: in between the device is left alone."""
        if self._thread is not None and self._volume:
            self._wishes.put(("wake", on))

    def close(self, wait_s: float = 1.0) -> None:
        """Stop everything; waits no longer than *wait_s*."""
        if self._thread is not None:
            self._wishes.put(("close", None))
            self._thread.join(wait_s)
            self._thread = None
            self._volume = 0.0

    # -- the thread's own ------------------------------------------------------------------------

    def _run(self) -> None:
        in_round = False
        rest_s: float | None = None  # when the device may sleep: what sounds when a round ends is heard first
        while True:
            wait_s = None if rest_s is None else max(0.0, rest_s - time.monotonic())
            try:
                what, value = self._wishes.get(timeout=wait_s)
            except Empty:
                what, value = "rest", None
            if what == "close":
                break
            in_round = value if what == "wake" else in_round
            if what != "volume":
                rest_s = None if in_round or what == "rest" else time.monotonic() + REST_S
            try:
                self._do(what, value)
            except Exception:  # a sound that fails is silence, and the round goes on
                self._drop()
        self._drop()

    def _do(self, what: str, value: Any) -> None:
        if what == "volume":
            volume, hit_sound = value
            self._ready = False
            if volume and not self._looked:
                self._looked, self._player = True, self._find()
            if volume and self._player is not None:
                self._player.load(sound_files(self._folder, volume, hit_sound))
                self._ready = True
        elif self._player is not None and self._ready:
            if what == "play":
                self._player.play(value)
            elif what == "rest" or value:
                self._player.wake(what == "wake")

    def _drop(self) -> None:
        player, self._player = self._player, None
        if player is not None:
            with contextlib.suppress(Exception):
                player.close()


def sound_files(folder: Path, volume: float, hit_sound: str = "tone") -> dict[str, Path]:
    """The WAV files of all sounds at *volume*; those that are missing are made. Raises OSError where none can be.

    A folder of some 130 kB for each volume and sound of a hit that was ever used, since two of the players, aplay and
    Windows' own, can play a file only as loud as it is; two windows may have two volumes.
    """
    place = folder / f"{VERSION}-{round(100 * volume):03}{'' if hit_sound == 'tone' else f'-{hit_sound}'}"
    found = {name: place / f"{name}.wav" for name in NAMES}
    if not all(path.is_file() for path in found.values()):
        for level in (folder.parent, folder, place):  # for the user alone, as everything in the data folder
            level.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, data in each_wav(volume, lambda: time.sleep(0.001), hit_sound):  # the window's thread comes first
            part = found[name].with_suffix(f".{os.getpid()}.part")
            with open(part, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
                file.write(data)
            os.replace(part, found[name])  # whole, or not there: a second program may be making it too
    return found


# -- players ------------------------------------------------------------------------------------------------


def find_player(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Player | None:
    """The best player that opens here; None where nothing could be heard."""
    for way in sound_players(platform, environ):
        with contextlib.suppress(Exception):  # no device, one that is busy, or a broken installation
            return _opened(way)
    return None


def _opened(way: str) -> Player:
    """The player that `sound_players` calls so."""
    if way == MINIAUDIO:
        return DevicePlayer(importlib.import_module(MINIAUDIO))
    return WindowsPlayer() if way == WINSOUND else ProgramPlayer(way)


class ProgramPlayer:
    """Starts the system's own program once for each sound and never waits for it."""

    def __init__(self, program: str) -> None:
        self._words = [program, "-q"] if Path(program).name == "aplay" else [program]
        self._files: Mapping[str, Path] = {}
        self._running: list[subprocess.Popen[bytes]] = []
        self._failed = 0

    def load(self, files: Mapping[str, Path]) -> None:
        """From now on these files are the sounds."""
        self._files = files

    def play(self, name: str) -> None:
        """Start the program, unless AT_ONCE of them run or the last ones failed."""
        self._clear()
        if self._failed >= GIVE_UP_AFTER or len(self._running) >= AT_ONCE:
            return
        words = [*self._words, os.fspath(self._files[name])]
        null = subprocess.DEVNULL
        self._running.append(subprocess.Popen(words, stdin=null, stdout=null, stderr=null, close_fds=False))

    def _clear(self) -> None:
        """Take note of those that have ended."""
        for process in tuple(self._running):
            code = process.poll()
            if code is not None:
                self._running.remove(process)
                self._failed = self._failed + 1 if code else 0

    def wake(self, on: bool) -> None:
        """After a round, what has ended is taken note of, so that nothing lingers."""
        self._clear()

    def close(self) -> None:
        """End what still sounds."""
        for process in self._running:
            process.kill()
            process.wait()
        self._running.clear()


class WindowsPlayer:
    """Windows plays a WAV file by itself; a new sound ends the one before."""

    def __init__(self) -> None:
        self._winsound: Any = importlib.import_module("winsound")
        self._files: Mapping[str, Path] = {}

    def load(self, files: Mapping[str, Path]) -> None:
        """From now on these files are the sounds."""
        self._files = files

    def play(self, name: str) -> None:
        """Start it; without a device nothing happens."""
        w = self._winsound
        w.PlaySound(os.fspath(self._files[name]), w.SND_FILENAME | w.SND_ASYNC | w.SND_NODEFAULT)

    def wake(self, on: bool) -> None:
        """Nothing is held open."""

    def close(self) -> None:
        """End what still sounds."""
        self._winsound.PlaySound(None, 0)


class DevicePlayer:
    """Holds the sound device open in a round and mixes the sounds itself: the shortest way from a click to the ear."""

    def __init__(self, miniaudio: Any) -> None:
        self._device: Any = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE_HZ,
            buffersize_msec=_BUFFER_MS, app_name="bullseye",
        )  # fmt: skip
        self._sounds: dict[str, array[int]] = {}
        self._voices: list[tuple[array[int], list[int]]] = []  # what sounds, and how far it has come
        self._awake = False

    def load(self, files: Mapping[str, Path]) -> None:
        """Read the samples of these files."""
        self._sounds = {name: _samples_in(path) for name, path in files.items()}

    def play(self, name: str) -> None:
        """Mix it in from the next few milliseconds on."""
        if len(self._voices) < AT_ONCE:
            self._voices.append((self._sounds[name], [0]))
        self.wake(True)

    def wake(self, on: bool) -> None:
        """Run the device in a round only: asleep it costs nothing."""
        if on and not self._awake:
            stream = self.stream()
            next(stream)
            self._device.start(stream)
        elif self._awake and not on:
            self._device.stop()
            self._voices.clear()
        self._awake = on

    def stream(self) -> Generator[bytes, int, None]:
        """What the device asks for: send it a number of frames, and it answers with their samples."""
        wanted = yield b""
        while True:
            wanted = yield self._mixed(wanted)

    def _mixed(self, count: int) -> bytes:
        mixed = [0] * count
        for voice in tuple(self._voices):
            values, at = voice
            part = values[at[0] : at[0] + count]
            for n, value in enumerate(part):
                mixed[n] += value
            at[0] += count
            if at[0] >= len(values):
                self._voices.remove(voice)
        return array("h", [max(-32768, min(32767, value)) for value in mixed]).tobytes()

    def close(self) -> None:
        """Let the device go."""
        self._device.close()


def _samples_in(path: Path) -> array[int]:
    values = array("h", path.read_bytes()[44:])
    if sys.byteorder == "big":
        values.byteswap()
    return values
