"""A worker's half: it says that it is ready, then that it lives, and ends when nobody keeps it any more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bullseye.serve.server import bind

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a socket is handed on as a file, which Windows does not do"
)


def test_it_says_ready_then_a_line_again_and_again_and_ends_with_its_standard_input() -> None:
    with bind("127.0.0.1", 0) as at:
        worker = subprocess.Popen(
            [sys.executable, "-m", "tests.serve.supervised", "--worker", str(at.fileno()), "well"],
            cwd=Path(__file__).parents[2], pass_fds=(at.fileno(),), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env=os.environ,
        )  # fmt: skip
        assert worker.stdin is not None and worker.stdout is not None
        worker.stdin.write(b'{"word": "x"}\n')
        worker.stdin.flush()
        assert [worker.stdout.readline() for _ in range(3)] == [b"ready\n", b".\n", b".\n"]
        worker.stdin.close()
        assert worker.wait(60) == 0
        worker.stdout.close()
