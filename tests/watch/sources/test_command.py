"""What commands print: numbers alone or by name, and commands that hang, flood, fail or are not there."""

from __future__ import annotations

import json
import os
import select
import sys
from pathlib import Path

import pytest

from bullseye.errors import BadFileError
from bullseye.watch.samples import BROKEN, SILENT
from bullseye.watch.source import Found
from tests.watch.sources.reading import numbers, read_now, settings, trouble


def reading(folder: Path, code: str, paths: dict[str, str], more: str = "") -> Found:
    words = json.dumps([sys.executable, "-c", code])
    return read_now("command", f"command = {words}\n{more}", paths, folder)


def test_a_number_alone_is_it_and_its_exit_code_and_time_are_numbers(tmp_path: Path) -> None:
    found = numbers(reading(tmp_path, "print(' 87.5% ')", {"it": "used", "exit": "_exit", "ms": "_elapsed_ms"}))
    assert (found["it"], found["exit"]) == (87.5, 0.0) and found["ms"] > 0


def test_of_several_lines_the_name_chooses(tmp_path: Path) -> None:
    code = "print('used: 12'); print('free=3.5e2'); print('used_more 7')"
    assert numbers(reading(tmp_path, code, {"a": "used", "b": "free", "c": "used_more"})) == {
        "a": 12.0, "b": 350.0, "c": 7.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("print('all is well')", "prints 'all is well"),
        ("print('nan')", "prints 'nan"),
        ("print('1e999')", "inf"),
        ("print('9' * 400)", "cannot be kept"),
        ("print('x' * 200_000)", "more than 100000 bytes"),
        ("raise SystemExit(3)", "ended with exit code 3"),
    ],
)
def test_what_is_no_number_is_one_sentence(tmp_path: Path, code: str, words: str) -> None:
    said = trouble(reading(tmp_path, code, {"it": "used"}))
    assert said.kind == BROKEN and words in said.words


def test_an_exit_code_can_be_the_number_that_is_watched(tmp_path: Path) -> None:
    assert numbers(reading(tmp_path, "raise SystemExit(3)", {"it": "_exit"})) == {"it": 3.0}


def test_one_that_hangs_is_ended(tmp_path: Path) -> None:
    said = trouble(reading(tmp_path, "import time; time.sleep(60)", {"it": "used"}, "timeout_s = 0.3"))
    assert said.kind == SILENT and "not done within 0.3 s" in said.words


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a named pipe tells when the last that holds it has ended")
def test_what_it_started_ends_with_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "alive")
    alive = os.open(tmp_path / "alive", os.O_RDONLY | os.O_NONBLOCK)
    code = (
        "import os, subprocess, sys; "
        "alive = os.open('alive', os.O_WRONLY); "
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], pass_fds=[alive]); "
        "os.write(alive, b'started'); "
        "print('x' * 200_000)"
    )
    try:
        assert "more than 100000 bytes" in trouble(reading(tmp_path, code, {"it": "used"}, "timeout_s = 60")).words
        assert os.read(alive, 100) == b"started"
        assert select.select([alive], [], [], 30)[0], "what the command started still holds the pipe"
        assert os.read(alive, 100) == b""
    finally:
        os.close(alive)


def test_a_program_that_is_not_there_is_said(tmp_path: Path) -> None:
    said = trouble(read_now("command", 'command = ["no-such-program-here"]', {"it": "used"}, tmp_path))
    assert said.kind == BROKEN and "cannot be run (" in said.words and "name a program that is there" in said.words
    assert os.name == "nt" or "(no such file" in said.words


def test_it_runs_in_the_folder_of_its_definition_and_without_our_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULLSEYE_SECRET_SHOP", "canary")
    code = (
        "import os; "
        "print('secrets', sum(name.startswith('BULLSEYE_SECRET_') for name in os.environ)); "
        "print('here', len(os.listdir()))"
    )
    (tmp_path / "one").touch()
    assert numbers(reading(tmp_path, code, {"a": "secrets", "b": "here"})) == {"a": 0.0, "b": 1.0}


@pytest.mark.parametrize(
    "text", ['command = "df /"', "command = []", "command = [1]", 'command = ["df"]\nshell = true']
)
def test_anything_but_a_list_of_words_is_refused(text: str) -> None:
    with pytest.raises(BadFileError):
        settings("command", text)
