"""Keys as they are pressed in a terminal, or words from a pipe, by one set of names; the terminal is left as it was."""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import FrameType
from typing import Any, Protocol, TextIO

KEYS = {
    " ": "shoot", "5": "shoot", "\r": "enter", "\n": "enter", "?": "where", "s": "score", "p": "pause", "q": "quit",
    "f": "small", "h": "help", "l": "list", "r": "again", "4": "left", "6": "right", "8": "up", "2": "down",
}  # fmt: skip
"""What a key is called. The digits are those of a keypad, for a hand that finds its 5."""
UNKNOWN = "unknown"
_ARROWS = {"A": "up", "B": "down", "C": "right", "D": "left"}
_WINDOWS = {"H": "up", "P": "down", "M": "right", "K": "left"}
_SEQUENCE = re.compile(r"\x1b(?:\[([0-9;]*)([A-Za-z~])|O([A-D]))")
_BEGUN = re.compile(r"\x1b(?:\[[0-9;]*|O)?\Z")
_SHIFT = "2"
SETTLE_S = 0.1
"""What follows an escape character later is another key."""
MOST_STEPS = 1_000
_POLL_S = 0.01


class Keys(Protocol):
    """Where keys come from."""

    def wait(self, timeout_s: float) -> list[str]:
        """The names of the keys pressed, once there are any or the time is over. Raises EOFError at their end."""


def names_in(text: str) -> tuple[list[str], str]:
    """The keys in what a terminal sent, and the rest: the beginning of a sequence whose end is to come."""
    found = []
    at = 0
    while at < len(text):
        if text[at] == "\x1b":
            match = _SEQUENCE.match(text, at)
            if match is not None:
                found.append(_arrow(match))
                at = match.end()
                continue
            if _BEGUN.match(text, at):
                break
        found.append(key_name(text[at]))
        at += 1
    return [name for name in found if name], text[at:]


def key_name(key: str) -> str:
    """What the key that writes *key* is called; `unknown` for a letter without a meaning, "" for what is no letter."""
    return KEYS.get(key.lower(), UNKNOWN if key.isprintable() else "")


def _arrow(match: re.Match[str]) -> str:
    name = _ARROWS.get(match[3] or match[2] or "", "")
    shifted = (match[1] or "").partition(";")[2] == _SHIFT
    return f"small-{name}" if name and shifted else name


class PosixKeys:
    """The keys of a terminal that is in `raw_terminal`."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def wait(self, timeout_s: float) -> list[str]:
        """As `Keys` says."""
        wait_s = min(timeout_s, SETTLE_S) if self._rest else timeout_s
        if not select.select([self._descriptor], [], [], wait_s)[0]:
            self._rest = ""  # a sequence that was cut off, or the Escape key alone
            return []
        try:
            data = os.read(self._descriptor, 1024)
        except OSError:  # the terminal is gone
            data = b""
        if not data:
            raise EOFError
        found, self._rest = names_in(self._rest + self._decoder.decode(data))
        return found


class WindowsKeys:
    """The keys of a console of Windows."""

    def __init__(self, msvcrt: Any = None) -> None:
        self._msvcrt = import_module("msvcrt") if msvcrt is None else msvcrt

    def wait(self, timeout_s: float) -> list[str]:
        """As `Keys` says."""
        end = time.monotonic() + timeout_s
        while not self._msvcrt.kbhit():
            if time.monotonic() >= end:
                return []
            time.sleep(_POLL_S)
        found = []
        while self._msvcrt.kbhit():
            key = self._msvcrt.getwch()
            if key == "\x03":
                raise KeyboardInterrupt
            if key in ("\x00", "\xe0"):
                found.append(_WINDOWS.get(self._msvcrt.getwch(), ""))
            else:
                found.append(key_name(key))
        return [name for name in found if name]


class LineKeys:
    """Words in place of keys, a line at a time, from anything that is no terminal."""

    def __init__(self, lines: TextIO, said: Callable[[str], None]) -> None:
        """*said* is told each word that is not understood."""
        self._lines, self._said = lines, said

    def wait(self, timeout_s: float) -> list[str]:
        """The words of the next line; waits for it however long that takes."""
        line = self._lines.readline(10_000)
        if not line:
            raise EOFError
        return list(self._names(line.lower().split())) or ["enter"]

    def _names(self, words: list[str]) -> Iterator[str]:
        small, last = False, ""
        for word in words:
            if word == "small":
                small, last = True, ""
            elif word in ("left", "right", "up", "down"):
                last = f"small-{word}" if small else word
                small = False
                yield last
            elif word.isdecimal() and last:
                yield from [last] * (min(int(word), MOST_STEPS) - 1)
                last = ""
            elif word in KEYS.values() or (word in KEYS and not word.isdecimal()):
                small, last = False, ""
                yield KEYS.get(word, word)
            else:
                self._said(word)


@contextmanager
def raw_terminal(descriptor: int) -> Iterator[None]:
    """Give each key as it is pressed and print none; the terminal is as it was afterwards, whatever ends this.

    Ctrl+C raises KeyboardInterrupt, also where it was ignored before. A signal that asks the program to end raises
    SystemExit, so that this is left in order; after Ctrl+Z and `fg` it begins again.
    """
    if sys.platform == "win32":
        yield
        return
    import termios
    import tty

    before = termios.tcgetattr(descriptor)

    def enter(*_: Any) -> None:
        tty.setcbreak(descriptor, termios.TCSANOW)

    def end(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    handlers: dict[int, Callable[[int, FrameType | None], None]] = {
        signal.SIGINT: signal.default_int_handler,
        signal.SIGTERM: end,
        signal.SIGHUP: end,
        signal.SIGCONT: enter,
    }
    former = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    enter()
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
