"""Lines said aloud by the system's own speech: spd-say or espeak-ng, say, or the voice of Windows. Never waits.

One line at a time: a new one ends the one before, as screen readers do, so that what is heard is what is true now; or
it waits for its end, and for nothing else.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from queue import Queue
from typing import NamedTuple

from bullseye.words import language

LONGEST_S = 60.0
"""A line that is still said after that is ended: no program hangs on a voice that does."""
MOST_CHARACTERS = 2_000
GIVE_UP_AFTER = 2
"""So many lines in a row that a program could not say, and the next program is tried."""
PROGRAMS = {"linux": ("spd-say", "espeak-ng", "espeak"), "darwin": ("say",), "win32": ("powershell",)}
"""What speaks, the best first, by platform."""
ASK_S = 2.0
"""What is asked of a program besides lines is answered by then, or not waited for."""
_POLL_S = 0.02
_NULL = subprocess.DEVNULL

# Windows takes most of a second to start this, so it says line after line; it ends when the lines do.
_WINDOWS = (
    "try {{ [Console]::InputEncoding = [Text.Encoding]::UTF8 }} catch {{ }}; Add-Type -AssemblyName System.Speech; "
    "$v = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "try {{ $v.SelectVoiceByHints('NotSet', 'NotSet', 0, "
    "[Globalization.CultureInfo]::CreateSpecificCulture('{language}')) }} catch {{ }}; "
    "while ($null -ne ($l = [Console]::In.ReadLine())) {{ "
    "if ($l[0] -eq '!') {{ $v.SpeakAsyncCancelAll() }}; [void]$v.SpeakAsync($l.Substring(1)) }}; "
    "while ($v.State -ne 'Ready') {{ Start-Sleep -Milliseconds 50 }}"
)


class Voice(NamedTuple):
    """A program that speaks: the words that start it, and how it is given a line.

    *by_word*: the line is its last word, after `--`, so that no line can be an option; else it reads it on its standard
    input. *stays*: one process for all lines, each ended by a newline and begun by `!`, or
    by `+` where it waits for the one before; else one for each. *stop* ends a line
    that goes on when its program is gone.
    """

    name: str
    words: tuple[str, ...]
    by_word: bool = False
    stays: bool = False
    stop: tuple[str, ...] = ()


def voices(
    platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which, code: str | None = None
) -> list[Voice]:
    """Every voice here, the best first; *code* is the language to speak, by default that of bullseye."""
    spoken = language() if code is None else code
    found = []
    for name in PROGRAMS.get(platform, PROGRAMS["linux"]):
        path = which(name)
        if path is not None:
            found.append(_voice(name, path, spoken))
    return found


def _voice(name: str, path: str, code: str) -> Voice:
    plain = code.replace("_", "-")
    if name == "spd-say":
        return Voice(
            name, (path, "--wait", "--application-name", "bullseye", "--language", plain), True, stop=(path, "--stop")
        )
    if name == "say":
        return Voice(name, (path, "-f", "-"))
    if name == "powershell":
        script = _WINDOWS.format(language=plain)
        return Voice(name, (path, "-NoProfile", "-NonInteractive", "-Command", script), stays=True)
    return Voice(name, (path, "-b", "1", "-v", {"zh-CN": "cmn"}.get(plain, plain.lower()), "--stdin"))


class Speech:
    """Says lines by the first of *found* that works; what fails is silence, and `working` is then False.

    A thread of its own starts the programs: `say` and `stop` return at once.
    """

    def __init__(self, found: Sequence[Voice], code: str | None = None) -> None:
        """*code* is the language to speak, by default that of bullseye."""
        self._voices = list(found)
        self._code = language() if code is None else code
        self._asked = False
        self._finish_s = 0.0
        self._lines: Queue[tuple[str, bool] | None] = Queue()
        self._hurry = False  # something newer ends what is being said
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._failed = 0
        self._thread: threading.Thread | None = None

    @property
    def working(self) -> bool:
        """False where no program speaks, or none is left that did."""
        return bool(self._voices)

    @property
    def name(self) -> str:
        """The program that speaks; empty where none does."""
        return self._voices[0].name if self._voices else ""

    @property
    def busy(self) -> bool:
        """True while a line is being said."""
        return self._lines.unfinished_tasks > 0

    def say(self, line: str, wait: bool = False) -> None:
        """Say *line* now; what is being said ends, or with *wait* is finished first."""
        if not self._voices:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
            self._thread.start()
        self._put(as_said(line), wait)

    def stop(self) -> None:
        """Be silent."""
        if self._thread is not None:
            self._put("", wait=False)

    def _put(self, line: str, wait: bool) -> None:
        with self._lock:
            self._lines.put((line, wait))
            self._hurry = self._hurry or not wait

    def close(self, finish_s: float = 0.0, wait_s: float = 2.0) -> None:
        """Stop, and leave nothing running; the line that is on may be finished for *finish_s* seconds.

        It waits no longer than *wait_s* more for the programs to end.
        """
        if self._thread is None:
            return
        for _ in range(round(finish_s / _POLL_S)):
            if not self.busy:
                break
            time.sleep(_POLL_S)
        self._finish_s = finish_s
        self._lines.put(None)
        self._hurry = True
        self._thread.join(wait_s + finish_s)
        self._thread = None

    # -- the thread's own ------------------------------------------------------------------------

    def _run(self) -> None:
        ends = False
        while not ends:
            entries = [self._lines.get()]
            with self._lock:
                while not self._lines.empty():
                    entries.append(self._lines.get_nowait())
                self._hurry = False
            line, waits = "", True  # what is newer than a line that does not wait is all that counts
            for entry in entries:
                if entry is None:
                    ends = True
                elif entry[1]:
                    line = f"{line} {entry[0]}".strip()
                else:
                    line, waits = entry[0], False
            if line and not ends:
                self._said(line, waits)
            for _ in entries:
                self._lines.task_done()
        self._end(self._finish_s)

    def _said(self, line: str, waits: bool) -> None:
        while self._voices:
            try:
                self._ask_for_language()
                code = self._one(self._voices[0], line, waits)
            except (OSError, subprocess.SubprocessError):
                code = 1
            if code == 0:
                self._failed = 0
                return
            self._failed += 1
            if self._failed < GIVE_UP_AFTER:
                return
            self._failed = 0
            self._end()
            del self._voices[0]

    def _ask_for_language(self) -> None:
        """macOS has a voice for each language, and names them when asked; without one, the system's own speaks."""
        if self._asked or self._voices[0].name != "say":
            return
        self._asked = True
        voice = self._voices[0]
        done = subprocess.run([voice.words[0], "-v", "?"], capture_output=True, timeout=ASK_S, check=False)
        name = mac_voice(done.stdout.decode(errors="replace"), self._code)
        if name:
            self._voices[0] = voice._replace(words=(voice.words[0], "-v", name, *voice.words[1:]))

    def _one(self, voice: Voice, line: str, waits: bool) -> int:
        """Say *line* until it is said or another waits; 0, or how the program failed."""
        if voice.stays:
            return self._to_one_that_stays(voice, f"{'+' if waits else '!'}{line}")
        process = self._started(voice, line)
        for _ in range(round(LONGEST_S / _POLL_S)):
            with contextlib.suppress(subprocess.TimeoutExpired):
                return process.wait(_POLL_S)
            if self._hurry:
                break
        self._end()
        if voice.stop:
            with contextlib.suppress(OSError, subprocess.SubprocessError):
                subprocess.run(voice.stop, stdin=_NULL, stdout=_NULL, stderr=_NULL, timeout=ASK_S, check=False)
        return 0

    def _started(self, voice: Voice, line: str) -> subprocess.Popen[bytes]:
        words = [*voice.words, "--", line] if voice.by_word else [*voice.words]
        self._process = process = _start(words, None if voice.by_word else subprocess.PIPE)
        if process.stdin is not None:
            with contextlib.suppress(OSError):  # a line fits into the pipe, so this does not wait
                process.stdin.write(line.encode())
                process.stdin.close()
        return process

    def _to_one_that_stays(self, voice: Voice, line: str) -> int:
        if self._process is None:
            self._process = _start([*voice.words], subprocess.PIPE)
        process = self._process
        assert process.stdin is not None
        try:
            process.stdin.write(f"{line}\n".encode())
            process.stdin.flush()
        except OSError:
            pass
        code = process.poll()
        if code is not None:
            self._end()
        return code or 0

    def _end(self, finish_s: float = 0.0) -> None:
        """End the process; one that ends with its lines may finish what it says."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            if process.stdin is not None:
                process.stdin.close()
            process.wait(finish_s)
        process.kill()
        process.wait()


def mac_voice(listed: str, code: str) -> str:
    """The first voice for *code* of those that `say -v ?` lists as `Anna   de_DE   # Hallo`; "" for none."""
    for line in listed.splitlines():
        found = re.match(r"(\S.*?)\s+([a-z]{2,3})_(\w+)\s+#", line)
        if found and code in (found[2], f"{found[2]}_{found[3]}"):
            return found[1]
    return ""


def as_said(line: str) -> str:
    """*line* as one line that is not too long, without what is no word."""
    shown = "".join(c if c.isprintable() else " " for c in line)
    return " ".join(shown.split())[:MOST_CHARACTERS]


def _start(words: list[str], stdin: int | None) -> subprocess.Popen[bytes]:
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0) if os.name == "nt" else 0
    return subprocess.Popen(
        words, stdin=_NULL if stdin is None else stdin, stdout=_NULL, stderr=_NULL, creationflags=hidden
    )
