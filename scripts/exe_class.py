"""Tries a class in browsers served by the frozen program: a student joins, a real browser shows the page, it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

LIMIT_S = 60.0
ROOT = Path(__file__).resolve().parents[1]
TEST = (
    "tests/serve/test_page_student.py::test_a_student_joins_counts_down_shoots_and_reads_points_at_once_and_the_result"
)
"""The same test as against the sources, by `BULLSEYE_PROGRAM` against the program."""


def try_class(program: Any, need: Callable[[bool, str], None], say: Callable[[str], None]) -> None:
    """Of *program* (`exe_test.Frozen`): *need* goes on only if something holds, *say* tells a step."""
    home = program.home("class")
    with subprocess.Popen(
        [*program.words, "serve", "--child", "--port", "0", "--data-dir", str(home / "data")],
        env=program.environ(home), cwd=program.away, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        try:
            process.stdin.write('{"password": "correct horse"}\n')
            process.stdin.flush()
            address, pin = process.stdout.readline().strip(), process.stdout.readline().split()[1].rstrip(":")
            joined = post(f"{address}/api/join", {"pin": pin, "name": "Ann"}, "")
            brief = post(f"{address}/api/rounds", {}, joined["token"])
            need(brief["face"]["id"] == "classic", f"the round is {str(brief)[:200]}")
            browser = shutil.which("chromium")
            if browser is not None:
                words = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--dump-dom"]
                seen = subprocess.run(
                    [browser, *words, f"--user-data-dir={home / 'browser'}", f"{address}/j/{pin}"],
                    capture_output=True, text=True, encoding="utf-8", timeout=LIMIT_S, check=False,
                ).stdout  # fmt: skip
                need(pin in seen or "<form" in seen, f"the page in the browser is {seen[:200]!r}")
            process.stdin.close()
            process.wait(LIMIT_S)
            told = process.stderr.read()
            need(process.returncode == 0 and "Traceback" not in told, f"serve ended with {process.returncode}: {told}")
        finally:
            process.kill()
    say(f"a class: joined, a round given{', its page in a browser' if browser else ''}, ended by its parent")
    python = ROOT / ".venv" / "bin" / "python"
    probe = [str(python), "-c", "import playwright"]
    if browser is None or not python.exists() or subprocess.run(probe, capture_output=True, check=False).returncode:
        say("a class: nobody plays it in a browser here; that needs Chromium, and make setup")
        return
    done = subprocess.run(
        [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", TEST], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "BULLSEYE_PROGRAM": str(program.path)}, timeout=2 * LIMIT_S, check=False,
    )  # fmt: skip
    need(done.returncode == 0 and "1 passed" in done.stdout, f"in the browser: {done.stdout[-800:]}")
    say("a class: a student in a real browser joins, counts, shoots and reads the result")


def post(url: str, value: object, token: str) -> Any:
    """The JSON of the answer."""
    headers = {"content-type": "application/json", "authorization": f"Bearer {token}"}
    with urlopen(Request(url, json.dumps(value).encode(), headers), timeout=LIMIT_S) as answer:
        return json.loads(answer.read())
