"""Samples to Windows' own `waveOut`, by ctypes: winsound plays files only. docs/adr/0022-by-ear.md tells why.

The calls and structures are those of mmeapi.h; a header that is queued belongs to Windows until it says DONE.
"""

from __future__ import annotations

import ctypes
import threading
from typing import Any

BUFFERS = 4
"""So many blocks are queued at most: with 20 ms each, the ear is 80 ms behind at worst."""
_MAPPER, _PCM, _CALLBACK_NONE, _DONE = 0xFFFFFFFF, 1, 0, 1
_POLL_S = 0.004


class _Format(ctypes.Structure):
    """WAVEFORMATEX."""

    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (
        ("wFormatTag", ctypes.c_uint16), ("nChannels", ctypes.c_uint16), ("nSamplesPerSec", ctypes.c_uint32),
        ("nAvgBytesPerSec", ctypes.c_uint32), ("nBlockAlign", ctypes.c_uint16), ("wBitsPerSample", ctypes.c_uint16),
        ("cbSize", ctypes.c_uint16),
    )  # fmt: skip


class _Header(ctypes.Structure):
    """WAVEHDR."""

    _fields_ = (
        ("lpData", ctypes.c_void_p), ("dwBufferLength", ctypes.c_uint32), ("dwBytesRecorded", ctypes.c_uint32),
        ("dwUser", ctypes.c_void_p), ("dwFlags", ctypes.c_uint32), ("dwLoops", ctypes.c_uint32),
        ("lpNext", ctypes.c_void_p), ("reserved", ctypes.c_void_p),
    )  # fmt: skip


class WaveOut:
    """A device that takes blocks. Raises OSError where none opens, and when it is gone.

    *winmm* is the library; None loads Windows' own.
    """

    def __init__(self, rate_hz: int, channels: int, block: int, winmm: Any = None) -> None:
        """*block* is the most frames that are written at once."""
        self._winmm = getattr(ctypes, "windll").winmm if winmm is None else winmm  # noqa: B009 - none elsewhere
        size = 2 * channels
        form = _Format(_PCM, channels, rate_hz, rate_hz * size, size, 16, 0)
        self._device = ctypes.c_void_p()
        self._check(
            self._winmm.waveOutOpen(
                ctypes.byref(self._device), ctypes.c_uint32(_MAPPER), ctypes.byref(form), None, None,
                ctypes.c_uint32(_CALLBACK_NONE),
            )
        )  # fmt: skip
        self._blocks = [ctypes.create_string_buffer(block * size) for _ in range(BUFFERS)]
        self._headers = [
            _Header(ctypes.cast(data, ctypes.c_void_p), len(data), 0, None, 0, 0, None, None) for data in self._blocks
        ]
        for header in self._headers:
            self._call("waveOutPrepareHeader", header)
            header.dwFlags |= _DONE
        self._next = 0
        self._ended = threading.Event()

    def write(self, block: bytes) -> None:
        """Queue *block*; waits until one of the blocks before it has been played."""
        header = self._headers[self._next]
        while not header.dwFlags & _DONE:
            if self._ended.wait(_POLL_S):
                raise OSError("the device was closed")
        ctypes.memmove(self._blocks[self._next], block, len(block))
        header.dwBufferLength = len(block)
        header.dwFlags &= ~_DONE
        self._call("waveOutWrite", header)
        self._next = (self._next + 1) % BUFFERS

    def end(self) -> None:
        """Let a `write` that waits fail."""
        self._ended.set()

    def close(self) -> None:
        """Drop what is queued and let the device go."""
        self._winmm.waveOutReset(self._device)
        for header in self._headers:
            self._winmm.waveOutUnprepareHeader(self._device, ctypes.byref(header), ctypes.sizeof(header))
        self._winmm.waveOutClose(self._device)

    def _call(self, name: str, header: _Header) -> None:
        self._check(getattr(self._winmm, name)(self._device, ctypes.byref(header), ctypes.sizeof(header)))

    def _check(self, code: int) -> None:
        if code:
            raise OSError(f"waveOut failed with {code}")
