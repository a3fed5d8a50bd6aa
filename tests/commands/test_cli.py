"""The command line as a whole: where flags may stand, what is refused and how, and what needs no window."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bullseye
from bullseye.cli import _parser, main
from bullseye.commands import COMMANDS

ROOT = Path(__file__).parents[2]
SHOTS = "x_mm,y_mm\n0,0\n"
NO_TKINTER = (
    "import sys; sys.modules['tkinter'] = sys.modules['_tkinter'] = None; "
    "from bullseye.cli import main; sys.exit(main(sys.argv[1:]))"
)


def called(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        code = main(list(words))
    except SystemExit as stop:
        code = int(stop.code or 0)
    return code, *capsys.readouterr()


def refused(answer: tuple[int, str, str], *parts: str) -> None:
    code, out, err = answer
    assert (code, out) == (2, ""), err
    assert err.startswith("bullseye: ") and err.count("\n") == 1 and "Traceback" not in err
    for part in parts:
        assert part in err


def run(*words: str, code: str = "", text: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """A program of its own: `python -m bullseye`, or *code* with the same words."""
    start = ["-c", code] if code else ["-m", "bullseye"]
    return subprocess.run(
        [sys.executable, *start, *words], input=text, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
    )  # fmt: skip


# -- global options --------------------------------------------------------------------------------


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert called(capsys, "--version") == (0, f"bullseye {bullseye.__version__}\n", "")


SIMULATE = ("simulate", "--face", "classic", "--drill", "ten-shots", "--sigma", "5", "--save")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("--data-dir", "{a}", "--seed", "3", "--player", "Ann"), ()),
        ((), ("--data-dir", "{a}", "--seed", "3", "--player", "Ann")),
        (
            ("--data-dir", "{b}", "--seed", "9", "--player", "Ben"),
            ("--data-dir", "{a}", "--seed", "3", "--player", "Ann"),
        ),
        (
            ("--data-dir", "{b}", "--data-dir", "{a}", "--seed", "9"),
            ("--player", "Ben", "--player", "Ann", "--seed", "3"),
        ),
        (("--seed=3", "--data-dir={a}"), ("--player=Ann",)),
    ],
)
def test_global_options_stand_before_or_after_the_command_and_the_last_one_wins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    a, b = str(tmp_path / "a"), str(tmp_path / "b")
    words = [word.format(a=a, b=b) for word in (*before, *SIMULATE, *after)]
    code, out, err = called(capsys, *words)
    assert (code, err) == (0, "") and "seed 3:" in out
    assert '"player":"Ann"' in Path(a, "history.jsonl").read_text(encoding="utf-8")
    assert not Path(b).exists()


# -- the data folder -------------------------------------------------------------------------------

READING = (
    ("faces",),
    ("faces", "classic"),
    ("drills",),
    ("scores",),
    ("history",),
    ("score", "--face", "classic"),
)


@pytest.mark.parametrize(
    "words", [*READING, (*SIMULATE, "--seed", "1"), ("skill", "--face", "classic", "--sigma", "5")]
)
@pytest.mark.parametrize("below", ["", "below"])
def test_a_data_folder_that_can_never_be_one_is_refused_by_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], below: str
) -> None:
    file = tmp_path / "a-file"
    file.write_text("mine", encoding="utf-8")
    named = str(file / below) if below else str(file)
    refused(called(capsys, "--data-dir", named, *words), repr(named))
    refused(called(capsys, *words, "--data-dir", named), repr(named))
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("words", [("faces",), ("drills",), ("scores",), ("history",), ("history", "--json")])
def test_a_missing_data_folder_is_empty_and_is_not_made_by_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    code, out, err = called(capsys, *words, "--data-dir", str(tmp_path / "new" / "data"))
    assert code == 0 and out and err == ""
    assert list(tmp_path.iterdir()) == []


def test_the_data_folder_is_made_by_the_first_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "data"
    assert called(capsys, *SIMULATE, "--seed", "1", "--data-dir", str(folder))[0] == 0
    assert (folder / "history.jsonl").is_file()


# -- refusals --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (("bogus",), ("'bogus'", "history")),
        (("--bogus",), ("--bogus",)),
        (("history", "--bogus"), ("--bogus",)),
        (("history", "more"), ("more",)),
        (("--data-dir", "", "history"), ("''",)),
        (("--data-dir",), ("--data-dir",)),
        (("--seed", "1.5", "history"), ("--seed", "'1.5'", "whole number")),
        (("history", "--seed", "nan"), ("--seed", "'nan'")),
        (("--player", "  ", "history"), ("--player", "'  '")),
        (("simulate",), ("--face", "--drill", "--sigma")),
        (("skill", "--face", "bogus", "--sigma", "5"), ("'bogus'",)),
        (("skill", "--face", "classic", "--sigma", "nan"), ("'nan'",)),
    ],
)
def test_a_word_that_does_not_work_is_quoted_in_one_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    refused(called(capsys, *words), *parts)


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "--help")
    assert code == 0
    for name in ("score", "simulate", "faces", "drills", "scores", "history"):
        assert name in out
        assert called(capsys, name, "--help")[0] == 0
    assert len(COMMANDS) >= 3


def subcommands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from subcommands(child)


def test_no_help_shows_a_sign_that_was_meant_for_the_parser() -> None:
    helps = {parser.prog: parser.format_help() for parser in subcommands(_parser())}
    assert len(helps) > 20
    assert [name for name, text in helps.items() if "%%" in text or "%(" in text] == []


def test_a_key_press_that_stops_the_program_is_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bullseye.commands.listing.catalogue", interrupt)
    assert called(capsys, "faces") == (130, "", "")


# -- as a program ----------------------------------------------------------------------------------


def test_the_module_runs_as_a_program_with_its_exit_code(tmp_path: Path) -> None:
    good = run("score", "--face", "wide", text=SHOTS)
    assert (good.returncode, good.stderr) == (0, "") and good.stdout.startswith("x_mm,y_mm,points,is_x\n0,0,")
    bad = run("--data-dir", __file__, "faces")
    assert (bad.returncode, bad.stdout) == (2, "") and bad.stderr.count("\n") == 1 and repr(__file__) in bad.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("faces",),
        ("faces", "wa-122", "--json"),
        ("drills", "--json"),
        ("scores",),
        ("history", "--json"),
        ("score", "--face", "wa-122", "--json"),
        ("simulate", "--face", "wide", "--drill", "timed-30", "--sigma", "9", "--seed", "1", "--save"),
        ("skill", "--face", "wa-122", "--sigma", "50"),
    ],
)
def test_every_command_works_where_tkinter_is_not_installed(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run("--data-dir", str(tmp_path), *words, code=NO_TKINTER, text=SHOTS)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout


def test_without_tkinter_the_window_says_what_to_type() -> None:
    done = run(code=NO_TKINTER)
    assert (done.returncode, done.stdout) == (2, "")
    assert "apt install python3-tk" in done.stderr and "Traceback" not in done.stderr


def test_what_goes_into_a_pipe_is_utf8_on_every_system(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    words = [sys.executable, "-m", "bullseye", "--data-dir", str(tmp_path)]

    def piped(*more: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([*words, *more], capture_output=True, check=False, cwd=ROOT, env=environ)

    assert piped("--player", "Zoë", *SIMULATE, "--seed", "1").returncode == 0
    assert "Zoë" in piped("history").stdout.decode("utf-8")
    refused = piped("skill", "--face", "ünbekannt", "--sigma", "5")
    assert refused.returncode == 2 and "ünbekannt" in refused.stderr.decode("utf-8")


def test_a_console_of_few_letters_still_gets_its_answer(tmp_path: Path) -> None:
    saved = run("--data-dir", str(tmp_path), "--player", "Zoë", *SIMULATE, "--seed", "1", PYTHONIOENCODING="ascii")
    assert saved.returncode == 0
    for words in (("history",), ("history", "--json")):
        done = run("--data-dir", str(tmp_path), *words, PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (0, "") and "Zo" in done.stdout
    assert '"Zo\\u00eb"' in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="needs a shell's pipe")
def test_a_reader_that_goes_away_is_no_traceback() -> None:
    command = f"'{sys.executable}' -m bullseye faces --json | head -c 1"
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.stdout, done.stderr) == ("[", "")


def test_a_full_disk_for_the_output_is_told_in_a_sentence() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bullseye", "faces"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith("bullseye: the output could not be written") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("value", ["1_0", "\u0661\u0662", "0x10", "1e400"])
def test_a_number_is_plain_digits(capsys: pytest.CaptureFixture[str], value: str) -> None:
    words = ["simulate", "--face", "classic", "--drill", "ten-shots", "--seed", "1", "--sigma", value]
    refused(called(capsys, *words), value)


NAMES = "Ann\x9b2J", "Bo\u202eneve", "Cy\x7f", "Di\x1b[31m"
LISTS: list[tuple[str, ...]] = [
    ("history",), ("scores",), ("stats",), ("doctor",), ("goals",), ("verify",), ("delete", "--player", NAMES[0]),
    ("report", "player", NAMES[1]), ("history", "--player", NAMES[2]), ("nonsense\x9b",), ("score", "no\u202efile"),
]  # fmt: skip


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_no_name_can_command_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    shots = ("--face", "classic", "--drill", "ten-shots", "--seed", "1", "--sigma", "20", "--rounds", "4")
    assert called(capsys, "simulate", "--save", *shots, "--data-dir", str(tmp_path / "data"))[0] == 0
    path = tmp_path / "data" / "history.jsonl"
    rounds = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for name, found in zip(NAMES, rounds, strict=True):  # as a file of somebody else's may have it
        found.update(player=name, simulated=False, ranked=True)
        del found["crc"]
    path.write_text("".join(json.dumps(found) + "\n" for found in rounds), "utf-8")
    _, out, err = called(capsys, *words, "--data-dir", str(tmp_path / "data"))
    said = out + err
    assert said
    assert not [letter for letter in said if not letter.isprintable() and letter not in "\n\t\u200f"]


@pytest.mark.skipif(os.name == "nt", reason="a shell that can close streams")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    "words", ["history", "doctor", "scores --json", "export", "import -", "score -", "group -", "nonsense"]
)
def test_closed_streams_are_no_accident(tmp_path: Path, words: str, closed: str) -> None:
    line = f'exec "{sys.executable}" -m bullseye {words} --data-dir "{tmp_path / "data"}" {closed}'
    done = subprocess.run(
        ["sh", "-c", line], check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, cwd=ROOT
    )
    assert "Traceback" not in done.stderr and done.returncode in (0, 1, 2)
    if "<&-" in closed and "2>&-" not in closed and words.endswith("-"):
        assert done.stderr.startswith("bullseye: ") and done.stderr.count("\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="a device that never ends")
@pytest.mark.parametrize("command", ["import", "score", "group", "pointing"])
def test_an_endless_file_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    from bullseye.commands import common

    monkeypatch.setattr(common, "LARGEST_BYTES", 1 << 20)
    more = ("--face", "classic") if command == "score" else ()
    refused(called(capsys, command, "/dev/zero", *more, "--data-dir", str(tmp_path)), "more than 1 MB", "smaller file")
