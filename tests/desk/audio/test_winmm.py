"""Blocks go to Windows' waveOut in order and in turn; a stand-in for winmm plays them."""

from __future__ import annotations

import ctypes
import threading
from typing import Any

import pytest

from bullseye.desk.audio.winmm import BUFFERS, WaveOut

DONE, PREPARED = 1, 2


class Winmm:
    """Notes what it is given; a block is played when the test says so."""

    def __init__(self, code: int = 0) -> None:
        self.code, self.played, self.calls = code, b"", []  # type: tuple[int, bytes, list[str]]
        self.queued: list[Any] = []

    def waveOutOpen(self, device: Any, _: Any, form: Any, *rest: Any) -> int:
        self.calls.append("open")
        self.form = form._obj
        return self.code

    def waveOutPrepareHeader(self, device: Any, header: Any, size: int) -> int:
        header._obj.dwFlags |= PREPARED
        return 0

    def waveOutWrite(self, device: Any, header: Any, size: int) -> int:
        assert header._obj.dwFlags == PREPARED
        self.queued.append(header._obj)
        return 0

    def play_one(self) -> None:
        header = self.queued.pop(0)
        self.played += ctypes.string_at(header.lpData, header.dwBufferLength)
        header.dwFlags |= DONE

    def waveOutReset(self, device: Any) -> int:
        self.calls.append("reset")
        return 0

    def waveOutUnprepareHeader(self, device: Any, header: Any, size: int) -> int:
        return 0

    def waveOutClose(self, device: Any) -> int:
        self.calls.append("close")
        return 0


def test_blocks_are_played_in_order_and_a_full_queue_waits() -> None:
    winmm = Winmm()
    out = WaveOut(22_050, 2, 4, winmm)
    assert (winmm.form.nChannels, winmm.form.nSamplesPerSec, winmm.form.nAvgBytesPerSec) == (2, 22_050, 88_200)
    blocks = [bytes([n]) * 16 for n in range(BUFFERS + 1)]
    for block in blocks[:BUFFERS]:
        out.write(block)
    waiting = threading.Thread(target=out.write, args=(blocks[BUFFERS],))
    waiting.start()
    assert len(winmm.queued) == BUFFERS
    winmm.play_one()
    waiting.join(60)
    assert not waiting.is_alive()
    while winmm.queued:
        winmm.play_one()
    assert winmm.played == b"".join(blocks)
    out.close()
    assert winmm.calls == ["open", "reset", "close"]


def test_whoever_waits_for_a_device_that_ends_is_told() -> None:
    out = WaveOut(22_050, 2, 4, Winmm())
    for _ in range(BUFFERS):
        out.write(bytes(16))
    threading.Timer(0.01, out.end).start()
    with pytest.raises(OSError, match="closed"):
        out.write(bytes(16))
    out.close()


def test_a_device_that_does_not_open_is_an_error() -> None:
    with pytest.raises(OSError, match="failed with 2"):
        WaveOut(22_050, 2, 4, Winmm(code=2))
