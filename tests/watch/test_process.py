"""Running commands: what they print, what they are given, and that nothing of them is left."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from bullseye.watch.process import MOST_BYTES, Ran, run
from bullseye.watch.samples import BROKEN, SILENT, Trouble


def ran(folder: Path, code: str, timeout_s: float = 60.0, given: bytes = b"") -> Ran | Trouble:
    return asyncio.run(run((sys.executable, "-c", code), timeout_s, str(folder), given))


def test_what_is_given_comes_back_with_the_exit_code(tmp_path: Path) -> None:
    code = "import sys; print(sys.stdin.read()[::-1], end=''); sys.exit(3)"
    assert ran(tmp_path, code, given=b"abc") == Ran(3, "cba")
    assert ran(tmp_path, "import sys; print(sys.stdin.read() == '', end='')") == Ran(0, "True")


@pytest.mark.parametrize(
    ("code", "timeout_s", "kind", "words"),
    [
        ("import time; time.sleep(60)", 0.3, SILENT, "not done within 0.3 s"),
        ("print('x' * 200_000)", 60.0, BROKEN, f"more than {MOST_BYTES} bytes"),
    ],
)
def test_one_that_hangs_or_floods_is_ended_with_a_sentence(
    tmp_path: Path, code: str, timeout_s: float, kind: str, words: str
) -> None:
    said = ran(tmp_path, code, timeout_s)
    assert isinstance(said, Trouble) and said.kind == kind and words in said.words


def test_a_program_or_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    said = asyncio.run(run(("no-such-program-here",), 5.0, str(tmp_path)))
    assert isinstance(said, Trouble) and "cannot be run" in said.words
    assert isinstance(ran(tmp_path / "none", "pass"), Trouble)
