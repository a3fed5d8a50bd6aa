"""Lines reach the programs that speak, by real processes that write down what they were given."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from bullseye.ear.speech import GIVE_UP_AFTER, MOST_CHARACTERS, Speech, Voice, as_said, mac_voice, voices

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts of a POSIX shell")
LIMIT_S = 60.0
WRITES = """#!/bin/sh
{ for word in "$@"; do printf '[%s]' "$word"; done; cat; printf '.\\n'; } >> "$0.log"
"""
HANGS = """#!/bin/sh
printf '%s\\n' $$ >> "$0.log"
exec sleep 1000
"""
FAILS = """#!/bin/sh
printf 'tried\\n' >> "$0.log"
exit 1
"""


def program(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text)
    path.chmod(0o755)
    return os.fspath(path)


def log_of(path: str) -> list[str]:
    log = Path(f"{path}.log")
    whole, _, _ = log.read_text().rpartition("\n") if log.exists() else ("", "", "")
    return whole.splitlines()


def wait_for_lines(path: str, count: int) -> list[str]:
    end = time.monotonic() + LIMIT_S
    while len(log_of(path)) < count and time.monotonic() < end:
        time.sleep(0.01)
    found = log_of(path)
    assert len(found) >= count, found
    return found


def wait_until_said(speech: Speech) -> None:
    end = time.monotonic() + LIMIT_S
    while speech.busy and time.monotonic() < end:
        time.sleep(0.01)
    assert not speech.busy


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def found_in(folder: Path, platform: str, code: str = "en") -> list[Voice]:
    return voices(platform, lambda name: shutil.which(name, path=os.fspath(folder)), code)


def test_linux_asks_spd_say_first_and_espeak_after_it(tmp_path: Path) -> None:
    for name in ("espeak-ng", "spd-say"):
        program(tmp_path, name, WRITES)
    assert [voice.name for voice in found_in(tmp_path, "linux")] == ["spd-say", "espeak-ng"]
    assert found_in(tmp_path, "darwin") == []


def test_a_line_that_looks_like_an_option_is_said_and_not_obeyed(tmp_path: Path) -> None:
    path = program(tmp_path, "spd-say", WRITES)
    speech = Speech(found_in(tmp_path, "linux", "de"))
    speech.say("-x --stop; $(rm)")
    lines = wait_for_lines(path, 1)
    speech.close()
    assert lines == ["[--wait][--application-name][bullseye][--language][de][--][-x --stop; $(rm)]."]


@pytest.mark.parametrize(("code", "voice"), [("de", "de"), ("pt_BR", "pt-br"), ("zh_CN", "cmn"), ("en", "en")])
def test_espeak_reads_the_line_on_its_input_in_the_language_of_bullseye(tmp_path: Path, code: str, voice: str) -> None:
    path = program(tmp_path, "espeak-ng", WRITES)
    speech = Speech(found_in(tmp_path, "linux", code))
    speech.say("Schuss 3: -9, \u00e4")
    lines = wait_for_lines(path, 1)
    speech.close()
    assert lines == [f"[-b][1][-v][{voice}][--stdin]Schuss 3: -9, \u00e4."]


def test_macos_is_asked_for_a_voice_of_the_language(tmp_path: Path) -> None:
    listed = "Alex                en_US    # Hello\nAnna (Enhanced)     de_DE    # Hallo\n"
    lists = f"#!/bin/sh\nif [ \"$2\" = '?' ]; then printf '{listed}'; exit; fi\n" + WRITES.partition("\n")[2]
    path = program(tmp_path, "say", lists)
    speech = Speech(found_in(tmp_path, "darwin", "de"), "de")
    speech.say("Neun.")
    lines = wait_for_lines(path, 1)
    speech.close()
    assert lines == ["[-v][Anna (Enhanced)][-f][-]Neun.."]
    assert mac_voice(listed, "fr") == ""


def test_windows_says_line_after_line_in_one_process(tmp_path: Path) -> None:
    path = program(tmp_path, "powershell", '#!/bin/sh\nexec cat >> "$0.log"\n')
    speech = Speech(found_in(tmp_path, "win32", "pt_BR"))
    assert "'pt-BR'" in found_in(tmp_path, "win32", "pt_BR")[0].words[-1]
    speech.say("one\nline")
    wait_for_lines(path, 1)
    speech.say("another")
    wait_for_lines(path, 2)
    speech.say("more", wait=True)
    lines = wait_for_lines(path, 3)
    speech.close(LIMIT_S)
    assert lines == ["!one line", "!another", "+more"]


def test_a_new_line_ends_the_one_before_and_closing_ends_the_last(tmp_path: Path) -> None:
    path = program(tmp_path, "espeak-ng", HANGS)
    speech = Speech(found_in(tmp_path, "linux"))
    speech.say("first")
    first = int(wait_for_lines(path, 1)[0])
    assert speech.busy
    speech.say("second")
    second = int(wait_for_lines(path, 2)[1])
    assert not is_running(first)
    speech.close()
    assert not is_running(second)


def test_a_line_that_waits_is_said_after_the_one_that_is_on(tmp_path: Path) -> None:
    go = tmp_path / "go"
    path = program(
        tmp_path,
        "espeak-ng",
        f'#!/bin/sh\ncat >> "$0.log"\nuntil [ -e "{go}" ]; do sleep 0.01; done\necho . >> "$0.log"\n',
    )
    speech = Speech(found_in(tmp_path, "linux"))
    speech.say("Nine.")
    end = time.monotonic() + LIMIT_S
    while not Path(f"{path}.log").exists() and time.monotonic() < end:
        time.sleep(0.01)
    speech.say("The round is over.", wait=True)
    speech.say("Enter plays again.", wait=True)
    go.touch()
    speech.close(LIMIT_S)
    assert log_of(path) == ["Nine..", "The round is over. Enter plays again.."]


def test_only_the_newest_of_the_lines_that_wait_is_said(tmp_path: Path) -> None:
    path = program(tmp_path, "espeak-ng", WRITES)
    speech = Speech(found_in(tmp_path, "linux"))
    for number in range(200):
        speech.say(f"line {number}")
    speech.close(finish_s=LIMIT_S)
    lines = log_of(path)
    assert lines[-1].endswith("line 199.")
    assert len(lines) < 200


def test_where_a_program_fails_again_and_again_the_next_one_speaks(tmp_path: Path) -> None:
    bad, good = program(tmp_path, "spd-say", FAILS), program(tmp_path, "espeak-ng", WRITES)
    speech = Speech(found_in(tmp_path, "linux"))
    for number in range(1, GIVE_UP_AFTER + 1):
        speech.say(f"{number}")
        wait_until_said(speech)
        assert len(log_of(bad)) == number
    assert len(log_of(good)) == 1
    assert (speech.name, speech.working) == ("espeak-ng", True)
    speech.close()


def test_without_a_program_that_speaks_lines_are_not_said_and_nothing_fails(tmp_path: Path) -> None:
    speech = Speech(found_in(tmp_path, "linux"))
    speech.say("nothing")
    speech.stop()
    assert not speech.working
    speech.close()
    gone = Speech([Voice("gone", (os.fspath(tmp_path / "gone"),))])
    gone.say("one")
    gone.close(finish_s=LIMIT_S)
    gone.say("two")
    gone.close(finish_s=LIMIT_S)
    assert not gone.working


def test_a_line_is_one_line_of_words_and_not_too_long() -> None:
    assert as_said("a\nb\x1b[2J\tc\u202e") == "a b [2J c"
    assert len(as_said("x" * 10_000)) == MOST_CHARACTERS
