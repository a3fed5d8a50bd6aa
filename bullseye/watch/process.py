"""Running somebody's command with care: no shell, a time, a limit for what it prints, none of our secrets."""

from __future__ import annotations

import contextlib
import os
import signal
from typing import TYPE_CHECKING, NamedTuple

from bullseye.net.secrets import PREFIX
from bullseye.watch.samples import BROKEN, SILENT, Trouble
from bullseye.words import tr

if TYPE_CHECKING:
    from asyncio.subprocess import Process

MOST_BYTES = 100_000


class Ran(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str


async def run(words: tuple[str, ...], timeout_s: float, folder: str, given: bytes = b"") -> Ran | Trouble:
    """Run a program with *given* on its standard input; it and all it started end after *timeout_s*."""
    import asyncio
    from asyncio.subprocess import DEVNULL, PIPE

    environ = {key: value for key, value in os.environ.items() if not key.startswith(PREFIX)}
    try:
        process = await asyncio.create_subprocess_exec(
            *words, stdin=PIPE if given else DEVNULL, stdout=PIPE, stderr=DEVNULL, cwd=folder, env=environ,
            start_new_session=True,
        )  # fmt: skip
    except OSError as bad:
        reason = (bad.strerror or tr("it cannot be started")).lower()
        return Trouble(
            BROKEN,
            tr("{program!r} cannot be run ({reason}); name a program that is there", program=words[0], reason=reason),
        )
    try:
        async with asyncio.timeout(timeout_s):
            out = await _talk(process, given)
            if out is None:
                return Trouble(
                    BROKEN,
                    tr(
                        "{program!r} prints more than {most_bytes} bytes; let it print the number alone",
                        program=words[0],
                        most_bytes=MOST_BYTES,
                    ),
                )
            return Ran(await process.wait(), out.decode("utf-8", "replace"))
    except TimeoutError:
        return Trouble(
            SILENT,
            tr(
                "{program!r} was not done within {timeout_s:g} s and was ended; allow more by timeout_s",
                program=words[0],
                timeout_s=timeout_s,
            ),
        )
    finally:
        await _end(process)


async def _talk(process: Process, given: bytes) -> bytes | None:
    """What it prints, None when that is too much."""
    if process.stdin is not None:
        with contextlib.suppress(ConnectionError):  # a program may not care for what it is given
            process.stdin.write(given)
            await process.stdin.drain()
        process.stdin.close()
    assert process.stdout is not None
    out = bytearray()
    while part := await process.stdout.read(65536):
        out += part
        if len(out) > MOST_BYTES:
            return None
    return bytes(out)


async def _end(process: Process) -> None:
    """End what is left of it, and all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        elif process.returncode is None:
            process.kill()
    await process.wait()
