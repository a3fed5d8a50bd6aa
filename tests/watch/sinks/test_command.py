"""A command as a channel."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bullseye.watch.alerts.channel import BadChannelError, parse_channel
from bullseye.watch.message import as_json
from bullseye.watch.process import MOST_BYTES
from tests.watch.edges import edge
from tests.watch.sinks.telling import TEXT, tell


def command(code: str, more: str = "") -> str:
    return f'kind = "command"\ncommand = {json.dumps([sys.executable, "-c", code])}\n{more}'


def test_a_command_gets_the_edge_on_its_standard_input(tmp_path: Path) -> None:
    assert tell(command("import sys; open('told', 'w').write(sys.stdin.read())"), folder=tmp_path).told
    assert json.loads((tmp_path / "told").read_text()) == as_json(edge(), TEXT)


@pytest.mark.parametrize(
    ("code", "more", "words"),
    [
        ("raise SystemExit(3)", "", "exit code 3"),
        ("import time; time.sleep(60)", "timeout_s = 0.3", "not done within 0.3 s"),
        ("print('x' * 200_000)", "", f"more than {MOST_BYTES} bytes"),
    ],
)
def test_one_that_fails_hangs_or_floods_is_tried_again(tmp_path: Path, code: str, more: str, words: str) -> None:
    done = tell(command(code, more), folder=tmp_path)
    assert (done.told, done.again) == (False, True) and words in done.words


def test_one_that_does_not_read_is_no_fault(tmp_path: Path) -> None:
    assert tell(command("pass"), folder=tmp_path, what=edge(words="x" * 200_000)).told


def test_no_shell_takes_part() -> None:
    with pytest.raises(BadChannelError, match="list of words"):
        parse_channel(b'kind = "command"\ncommand = "mail ann"', "ops", "ops.toml")
    assert tell('kind = "command"\ncommand = ["no-such-program-here"]').again
