"""Keys as a terminal sends them, and the terminal as it was before, whatever ends the program."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from bullseye.commands.terminal_keys import LineKeys, PosixKeys, WindowsKeys, names_in

posix = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is there on POSIX only")


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        ("\x1b[A\x1b[B\x1b[C\x1b[D", ["up", "down", "right", "left"]),
        ("\x1bOA\x1bOD", ["up", "left"]),
        ("\x1b[1;2A\x1b[1;2D", ["small-up", "small-left"]),
        ("\x1b[1;5A", ["up"]),
        (" \r?sSpqfh", ["shoot", "enter", "where", "score", "score", "pause", "quit", "small", "help"]),
        ("46825", ["left", "right", "up", "down", "shoot"]),
        ("\x1b[3~x\x1b[15~\t", ["unknown"]),
        ("\x1b\x1b[A", ["up"]),
    ],
)
def test_what_a_terminal_sends_has_names(sent: str, names: list[str]) -> None:
    assert names_in(sent) == (names, "")


def test_a_sequence_that_comes_in_two_parts_is_one_key() -> None:
    assert names_in(" \x1b[1;") == (["shoot"], "\x1b[1;")
    assert names_in("\x1b[1;2C") == (["small-right"], "")


@posix
def test_the_escape_key_alone_does_not_swallow_the_next_key() -> None:
    import pty

    ours, theirs = pty.openpty()
    try:
        import tty

        tty.setraw(theirs)
        keys = PosixKeys(theirs)
        os.write(ours, b"\x1b")
        assert keys.wait(60) == []
        assert keys.wait(60) == []
        os.write(ours, b"s")
        assert keys.wait(60) == ["score"]
        os.write(ours, "\u00e9".encode()[:1])
        assert keys.wait(60) == []
        os.write(ours, b"p")
        assert keys.wait(60)[-1:] == ["pause"]
    finally:
        os.close(theirs)
        os.close(ours)


def test_the_console_of_windows_has_the_same_names() -> None:
    class Msvcrt:
        left = ["\xe0", "H", "\x00", "K", " ", "x", "?"]

        def kbhit(self) -> bool:
            return bool(self.left)

        def getwch(self) -> str:
            return self.left.pop(0)

    fake: Any = Msvcrt()
    keys = WindowsKeys(fake)
    assert keys.wait(0.0) == ["up", "left", "shoot", "unknown", "where"]
    assert keys.wait(0.0) == []
    fake.left = ["\x03"]
    with pytest.raises(KeyboardInterrupt):
        keys.wait(0.0)


def test_a_line_of_words_is_keys_and_a_number_repeats_a_step() -> None:
    unknown: list[str] = []
    keys = LineKeys(
        io.StringIO("left 3 small up 2\nSHOOT ? nonsense\n\nsmall right right\nright 99999999\n"), unknown.append
    )
    assert keys.wait(0) == ["left"] * 3 + ["small-up"] * 2
    assert keys.wait(0) == ["shoot", "where"]
    assert unknown == ["nonsense"]
    assert keys.wait(0) == ["enter"]
    assert keys.wait(0) == ["small-right", "right"]
    assert len(keys.wait(0)) == 1000
    with pytest.raises(EOFError):
        keys.wait(0)


PROGRAM = """
import sys
from bullseye.commands.terminal_keys import raw_terminal, PosixKeys
with raw_terminal(0):
    print("ready", flush=True)
    keys = PosixKeys(0)
    while True:
        for key in keys.wait(60):
            if key == "shoot":
                raise ValueError("crash")
            if key == "quit":
                sys.exit(0)
            print(key, flush=True)
"""


@posix
@pytest.mark.parametrize("ends_by", ["quit", "crash", "SIGINT", "SIGTERM", "SIGHUP"])
def test_the_terminal_is_as_it_was_whatever_ends_the_program(ends_by: str) -> None:
    import pty
    import termios

    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    with process.stdout as out:
        assert out.readline() == b"ready\n"
        assert termios.tcgetattr(theirs)[3] & termios.ICANON == 0
        os.write(ours, b"\x1b[A")
        assert out.readline() == b"up\n"
        if ends_by.startswith("SIG"):
            process.send_signal(getattr(signal, ends_by))
        else:
            os.write(ours, b"q" if ends_by == "quit" else b" ")
        process.wait(60)
    assert termios.tcgetattr(theirs) == before
    os.close(theirs)
    os.close(ours)
