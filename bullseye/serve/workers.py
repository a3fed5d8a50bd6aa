"""Keeps a number of processes at one bound port: started, listened to, replaced when they end or fall silent.

A worker is a program that takes the listening socket as an inherited file, says `ready` on its standard output, then a
line a second from its own loop, and ends in order when its standard input closes (`serve/worker.py`). So none outlives
a supervisor that was killed, and one whose loop hangs is seen; uvicorn's own supervisor does neither.
"""

from __future__ import annotations

import contextlib
import logging
import os
import selectors
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import FrameType

from bullseye.log import NAME

SILENT_S = 30.0
"""A worker that says nothing for so long hangs: it is killed and replaced."""
START_S = 60.0
"""How long a worker may take to be ready; a cold disk is slow."""
END_S = 10.0
"""How long a worker may take to end after it was asked to."""
AGAIN_S = (0.0, 0.5, 1.0, 2.0, 5.0)
"""How long to wait before the first, second ... start in place of a worker that ended before it was ready."""


@dataclass(eq=False)
class _Worker:
    process: subprocess.Popen[bytes]
    generation: int
    heard_s: float
    ready: bool = False
    asked_s: float | None = None  # when it was asked to end
    said: bytearray = field(default_factory=bytearray)

    def ask_to_end(self, now_s: float) -> None:
        if self.asked_s is None:
            self.asked_s = now_s
            assert self.process.stdin is not None
            with contextlib.suppress(OSError):  # gone already
                self.process.stdin.close()


class Workers:
    """Keeps *count* processes of *command* at the port *at*; each is given *first_line* on its standard input.

    The word `{fd}` of *command* is the number of the socket. *ready* is called once, when all of the first serve;
    *now_s* are seconds that never go back; *gone* is given the number of each process that ended.
    """

    def __init__(
        self,
        command: Sequence[str],
        count: int,
        at: socket.socket,
        now_s: Callable[[], float],
        first_line: str = "{}",
        ready: Callable[[], None] = lambda: None,
        gone: Callable[[int], None] = lambda pid: None,
    ) -> None:
        self._command = [str(at.fileno()) if word == "{fd}" else word for word in command]
        self._count, self._at, self._now_s, self._first_line = count, at, now_s, first_line
        self._ready, self._gone = ready, gone
        self._workers: list[_Worker] = []
        self._generation = 0
        self._was_ready = False
        self._failed = 0  # starts in a row that did not get as far as ready
        self._next_start_s = 0.0
        self._ending = False
        self._code = 0
        self._selector = selectors.DefaultSelector()
        self._log = logging.getLogger(NAME)

    def run(self) -> int:
        """Keep them until SIGTERM or SIGINT; SIGHUP replaces them one by one. The exit code.

        Not 0 when a worker of the first start ended before any was ready: what is wrong is wrong for all of them.
        """
        with _signals(self._on_signal) as woken, self._selector:
            self._selector.register(woken, selectors.EVENT_READ)
            while True:
                self._step()
                if self._ending and not self._workers:
                    return self._code
                for key, _ in self._selector.select(self._wait_s()):
                    if key.data is None:
                        woken.recv(64)
                    else:
                        self._hear(key.data)

    # -- what comes ------------------------------------------------------------------------------------

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if number == getattr(signal, "SIGHUP", None):
            self._generation += 1
        else:
            self._ending = True

    def _hear(self, worker: _Worker) -> None:
        """What a worker says, or its end."""
        assert worker.process.stdout is not None
        said = os.read(worker.process.stdout.fileno(), 4096)
        if not said:
            self._bury(worker)
            return
        worker.heard_s = self._now_s()
        if not worker.ready:
            worker.said += said
            if b"ready\n" in worker.said:
                worker.ready, self._failed = True, 0

    def _bury(self, worker: _Worker) -> None:
        assert worker.process.stdout is not None and worker.process.stdin is not None
        self._selector.unregister(worker.process.stdout)
        worker.process.stdout.close()
        with contextlib.suppress(OSError):
            worker.process.stdin.close()
        code = worker.process.wait()
        self._workers.remove(worker)
        self._gone(worker.process.pid)
        if worker.asked_s is not None:
            return
        self._log.warning("worker-ended", extra={"worker": worker.process.pid, "status": code})
        if not worker.ready:
            if not self._was_ready:
                self._ending, self._code = True, code or 1
            self._next_start_s = self._now_s() + AGAIN_S[min(self._failed, len(AGAIN_S) - 1)]
            self._failed += 1

    # -- what is done ----------------------------------------------------------------------------------

    def _step(self) -> None:
        """Kill who is silent, ask to end who is too many, start who is missing."""
        now_s = self._now_s()
        for worker in self._workers:
            limit_s = END_S if worker.asked_s is not None else SILENT_S if worker.ready else START_S
            if now_s - (worker.heard_s if worker.asked_s is None else worker.asked_s) > limit_s:
                worker.process.kill()
        if self._ending:
            for worker in self._workers:
                worker.ask_to_end(now_s)
            return
        staying = [worker for worker in self._workers if worker.asked_s is None]
        new = [worker for worker in staying if worker.generation == self._generation]
        old = [worker for worker in staying if worker.generation < self._generation]
        ready = sum(worker.ready for worker in new)
        for worker in old[: max(0, len(old) - (self._count - ready))]:
            worker.ask_to_end(now_s)
        if ready == self._count and not self._was_ready:
            self._was_ready = True
            self._ready()
        starting = len(new) - ready
        while len(new) < self._count and now_s >= self._next_start_s and not (old and starting):
            new.append(self._start(now_s))
            starting += 1

    def _start(self, now_s: float) -> _Worker:
        process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=(self._at.fileno(),),
            process_group=0,  # Ctrl+C in a terminal reaches the supervisor alone, which ends them in order
        )  # fmt: skip
        assert process.stdin is not None and process.stdout is not None
        with contextlib.suppress(OSError):  # it ended at once: its standard output says so
            process.stdin.write(self._first_line.encode() + b"\n")
            process.stdin.flush()
        worker = _Worker(process, self._generation, now_s)
        self._workers.append(worker)
        self._selector.register(process.stdout, selectors.EVENT_READ, worker)
        return worker

    def _wait_s(self) -> float:
        return 1.0 if self._now_s() >= self._next_start_s else 0.1


@contextlib.contextmanager
def _signals(take: Callable[[int, FrameType | None], None]) -> Iterator[socket.socket]:
    """Hand SIGTERM, SIGINT and SIGHUP to *take* for a block; the socket is readable after each."""
    woken, waking = socket.socketpair()
    woken.setblocking(False)
    waking.setblocking(False)
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = {number: signal.signal(number, take) for number in numbers}
    old = signal.set_wakeup_fd(waking.fileno())
    try:
        yield woken
    finally:
        signal.set_wakeup_fd(old)
        for number, handler in before.items():
            signal.signal(number, handler)
        woken.close()
        waking.close()
