"""`bullseye play --speak` the whole way, as real processes: a pseudo-terminal or a pipe, what plays and what speaks."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest

from bullseye.app import open_store
from bullseye.cli import main
from bullseye.dirs import user_dirs
from bullseye.ear.stream import RATE_HZ
from bullseye.session.record import Record
from tests.listening import BlindPlayer

posix = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is there on POSIX only")
LIMIT_S = 120.0
SENT = {"shoot": " ", "left": "\x1b[D", "right": "\x1b[C", "up": "\x1b[A", "down": "\x1b[B"}
SENT |= {f"small-{name}": f"\x1b[1;2{SENT[name][-1]}" for name in ("left", "right", "up", "down")}
FRAME_BYTES = 4


def kept_in(folder: Path) -> list[Record]:
    return list(open_store(user_dirs(os.fspath(folder))).records())


def program(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


class Terminal:
    """The command in a pseudo-terminal: what it printed, and what a stand-in for the sound system was given."""

    def __init__(self, tmp_path: Path, *words: str, plays: str = 'exec /bin/cat > "$FIFO"') -> None:
        """*plays* is what the program that plays does; empty for none."""
        import pty

        self.data, tools = tmp_path / "data", tmp_path / "tools"
        tools.mkdir()
        self.data.mkdir()
        (self.data / "settings.json").write_text('{"schema": 1, "count_s": 0}')
        self.spoken = tmp_path / "spoken"
        program(tools, "espeak-ng", f'{{ /bin/cat; echo; }} >> "{self.spoken}"')
        fifo = tmp_path / "sound"
        os.mkfifo(fifo)
        if plays:
            program(tools, "pacat", plays)
        environ = {
            "PATH": os.fspath(tools), "HOME": os.fspath(tmp_path), "LANG": "C.UTF-8",
            "PULSE_SERVER": "here", "TERM": "dumb", "FIFO": os.fspath(fifo),
        }  # fmt: skip
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bullseye", "play", *words, "--speak", "--data-dir", os.fspath(self.data)],
            stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environ, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self.printed: list[str] = []
        self._frames, self._pcm = 0, b""
        self._news = threading.Condition()
        self._fifo = os.open(fifo, os.O_RDWR)  # both ends, so that no reading ends before the program has begun
        for work in (self._read_lines, self._read_sound):
            threading.Thread(target=work, daemon=True).start()

    def _read_lines(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._news:
                self.printed.append(line.decode().rstrip("\n"))
                self._news.notify_all()

    def _read_sound(self) -> None:
        while data := os.read(self._fifo, 1 << 16):
            with self._news:
                self._pcm = (self._pcm + data)[-(1 << 20) :]
                self._frames += len(data)
                self._news.notify_all()

    def hear(self, seconds: float) -> bytes:
        """The sound from 60 ms on, so that what was on its way before the last key is not in it."""
        wanted = round(seconds * RATE_HZ) * FRAME_BYTES
        with self._news:
            until = (self._frames + wanted + RATE_HZ * 6 // 100 * FRAME_BYTES) // FRAME_BYTES * FRAME_BYTES
            over = self._news.wait_for(lambda: self._frames >= until or self._is_over(), LIMIT_S)
            assert over
            end = len(self._pcm) - (self._frames - until)
            return self._pcm[max(0, end - wanted) : end] if self._frames >= until else b""

    def _is_over(self) -> bool:
        return any(line.startswith("Enter plays again.") for line in self.printed)

    def press(self, key: str) -> None:
        os.write(self._ours, SENT.get(key, key).encode())

    def wait_for(self, text: str) -> None:
        """Until a line that holds *text* was printed."""
        with self._news:
            found = self._news.wait_for(lambda: any(text in line for line in self.printed), LIMIT_S)
        assert found, self.printed

    def wait_until_said(self, text: str) -> str:
        """Until the stand-in for the speech was given *text*; all that it was given."""
        end = time.monotonic() + LIMIT_S
        while text not in (said := self.spoken.read_text() if self.spoken.exists() else "") and time.monotonic() < end:
            time.sleep(0.01)
        assert text in said
        return said

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def made(*words: str, **more: str) -> Terminal:
        opened.append(Terminal(tmp_path, *words, **more))
        return opened[-1]

    yield made
    for each in opened:
        each.close()


@posix
@pytest.mark.parametrize(("drill", "number"), [("ten-shots", "1"), ("grouping", "2")])
def test_by_ear_alone_from_the_list_to_the_saved_result(
    terminal: Callable[..., Terminal], drill: str, number: str
) -> None:
    """The player is given samples and presses keys; what is printed tells the test when to begin, as speech would."""
    there = terminal("--player", "Ann", "--seed", "5")
    there.wait_for("Type a number or a name")
    there.press(f"{number}\n")
    there.wait_for("Space begins.")
    there.press("shoot")
    there.wait_for("Go.")
    player = BlindPlayer(there.hear, there.press)
    for _ in range(10):
        player.shoot_at_the_centre()
    there.wait_for("Enter plays again.")
    said = there.wait_until_said("Mean point of impact")
    assert " of 10." in said
    there.press("q")
    assert there.process.wait(LIMIT_S) == 0
    (kept,) = kept_in(there.data)
    assert (kept.drill, kept.player, kept.device, set(kept.aids or ())) == (drill, "Ann", "keyboard", {"ear"})
    assert len(kept.shots) == 10
    assert median((shot.x_mm**2 + shot.y_mm**2) ** 0.5 for shot in kept.shots) < 20  # of 200


@posix
def test_every_event_is_one_line_and_nothing_is_drawn(terminal: Callable[..., Terminal]) -> None:
    there = terminal("grouping", "--no-voice", plays="")
    there.wait_for("Space begins.")
    there.press("shoot")
    there.wait_for("Go.")
    for key in ("?", "s", "left", " ", "p", "p", "q"):
        there.press(key)
    there.wait_for("Q once more leaves it")
    there.press("q")
    assert there.process.wait(LIMIT_S) == 0
    there.wait_for("You left the round")
    assert not any("\x1b" in line or "\r" in line or not line for line in there.printed)
    assert kept_in(there.data) == []
    assert not there.spoken.exists()


@posix
def test_ctrl_c_leaves_the_round_says_so_and_ends_what_plays(terminal: Callable[..., Terminal]) -> None:
    import signal

    there = terminal("ten-shots", "--no-voice")
    there.wait_for("Space begins.")
    there.press("shoot")
    there.wait_for("Go.")
    there.press(" ")
    there.wait_for("Shot 1 of 10.")
    there.hear(0.1)
    there.process.send_signal(signal.SIGINT)
    assert there.process.wait(LIMIT_S) == 130
    there.wait_for("You left the round; nothing of it was kept.")
    assert kept_in(there.data) == []


@posix
def test_an_enter_too_many_after_the_last_shot_does_not_throw_the_result_away(
    terminal: Callable[..., Terminal],
) -> None:
    there = terminal("ten-shots", "--no-voice", plays="")
    there.wait_for("Space begins.")
    there.press("\r" * 14)
    there.wait_for("Enter plays again.")
    there.press("r")
    there.press("q")
    assert there.process.wait(LIMIT_S) == 0
    assert sum("Space begins." in line for line in there.printed) == 1
    assert len(kept_in(there.data)) == 1


@posix
def test_a_player_of_sound_that_fails_is_said_in_the_round(terminal: Callable[..., Terminal]) -> None:
    there = terminal("ten-shots", "--no-voice", plays="exit 1")
    there.wait_for("The sound comes from the centre")
    there.wait_for("Nothing here plays sound")


@posix
def test_a_finished_round_survives_a_kill(terminal: Callable[..., Terminal]) -> None:
    there = terminal("grouping", "--no-voice")
    there.wait_for("Space begins.")
    there.press("shoot")
    there.wait_for("Go.")
    there.press(" " * 10)
    there.wait_for("The round is kept")
    there.process.kill()
    there.process.wait()
    assert len(kept_in(there.data)) == 1


def played_by_words(tmp_path: Path, words: str, *more: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PATH": os.fspath(tmp_path / "nothing"), "HOME": os.fspath(tmp_path)}
    return subprocess.run(
        [sys.executable, "-m", "bullseye", "play", "--speak", "--data-dir", os.fspath(tmp_path / "data"), *more],
        input=words, capture_output=True, text=True, timeout=LIMIT_S, check=False, env=environ,
    )  # fmt: skip


def test_a_pipe_plays_by_words_and_the_end_of_it_leaves(tmp_path: Path) -> None:
    done = played_by_words(tmp_path, "nonsense\n9\ngrouping\nshoot\n" + "left 2 shoot\n" * 10 + "quit\n", "--no-voice")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Shot ") == 10
    assert "Type shoot to begin." in done.stdout and "The round is kept" in done.stdout
    assert len(kept_in(tmp_path / "data")) == 1
    cut = played_by_words(tmp_path, "shoot\nshoot\n", "ten-shots")
    assert cut.returncode == 0 and "nothing of it was kept" in cut.stdout
    assert len(kept_in(tmp_path / "data")) == 1


def test_a_drill_that_is_not_for_the_ear_says_why_in_the_list(tmp_path: Path) -> None:
    done = played_by_words(tmp_path, "timed-30\nq\n")
    assert done.returncode == 0 and "against the clock" in done.stdout


def test_what_cannot_be_played_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ["--data-dir", os.fspath(tmp_path)]
    assert main(["play", *folder]) == 2
    assert "needs --speak" in capsys.readouterr().err
    assert main(["play", "timed-30", "--speak", *folder]) == 2
    assert "against the clock" in capsys.readouterr().err
    assert main(["play", "no-such", "--speak", *folder]) == 2
    assert "no-such" in capsys.readouterr().err


def test_a_voice_that_is_asked_for_and_not_there_is_said(tmp_path: Path) -> None:
    done = played_by_words(tmp_path, "", "--voice")
    assert done.returncode == 2
    assert "install spd-say or espeak-ng" in done.stderr
