"""A class as `bullseye serve` serves it, in a process of its own, and the teacher who runs it by requests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PASSWORD = "correct horse"
PATIENCE_S = 60.0
PROGRAM = "BULLSEYE_PROGRAM"
"""Names a frozen program, which then serves in place of the sources: `make exe-test` lets a browser play against it."""


class Served:
    """The class at *url*, whose PIN is *pin*."""

    def __init__(self, url: str, pin: str, process: subprocess.Popen[str]) -> None:
        self.url = url
        self._process = process
        self.pin = pin
        self._cookie = ""
        self.post("/api/teach/login", {"password": PASSWORD})

    def post(self, path: str, body: Any) -> Any:
        """What the server answers the teacher."""
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE_S)
        try:
            headers = {"Content-Type": "application/json", "Cookie": self._cookie, "Origin": self.url}
            connection.request("POST", path, json.dumps(body), headers)
            answer = connection.getresponse()
            told = json.loads(answer.read())
            assert answer.status == 200, told
            cookie = answer.getheader("Set-Cookie")
            if cookie:
                self._cookie = cookie.partition(";")[0]
            return told
        finally:
            connection.close()

    def get(self, path: str) -> Any:
        """What the server answers the teacher who asks for *path*."""
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE_S)
        try:
            connection.request("GET", path, headers={"Cookie": self._cookie})
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()

    @property
    def cookie(self) -> dict[str, str]:
        """The teacher's cookie, for a browser."""
        name, _, value = self._cookie.partition("=")
        return {"name": name, "value": value, "url": self.url}

    def do(self, verb: str, **values: Any) -> Any:
        """An act of the teacher."""
        return self.post("/api/teach/do", {"do": verb, **values})

    def kill(self) -> None:
        """Pull the plug: the process ends at once."""
        self._process.kill()
        self._process.wait(PATIENCE_S)

    def play(self, drill: str, face: str = "classic") -> None:
        """Call a heat of that drill."""
        self.do("choose", choices={"drill": drill, "face": face})
        self.do("open")


IN_A_LANGUAGE = """import sys
from bullseye import words
words.LOCALE = sys.argv.pop(1)
from bullseye.cli import main
sys.exit(main())"""


def in_language(code: str) -> dict[str, str]:
    """The environment of a program that speaks that language, with the teacher's password."""
    return {**os.environ, "BULLSEYE_PASSWORD": PASSWORD, "LANGUAGE": code}


@contextmanager
def serve(folder: Path, *more: str, locale: Path | None = None, code: str = "en") -> Iterator[Served]:
    """Serve until the block is over; *folder* is the data folder, *more* are further arguments.

    It speaks the language *code*, whose catalogue is found under *locale*.
    """
    program = [os.environ[PROGRAM]] if PROGRAM in os.environ else [sys.executable, "-m", "bullseye"]
    if locale is not None:
        program = [sys.executable, "-c", IN_A_LANGUAGE, str(locale)]
    command = [*program, "serve", "--data-dir", str(folder), *more]
    if "--port" not in more:
        command += ["--port", "0"]
    process = subprocess.Popen(command, env=in_language(code), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        url = process.stdout.readline().strip()
        pin = process.stdout.readline().partition("PIN ")[2].partition(":")[0]
        yield Served(url, pin, process)
    finally:
        process.terminate()
        process.wait(PATIENCE_S)
        process.stdout.close()
