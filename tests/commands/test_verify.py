"""`bullseye verify` and `rescore`, for people and for programs."""

from __future__ import annotations

from bullseye.records.disk import strict_json
from bullseye.records.history_line import encode
from bullseye.records.record import record_from
from tests.commands.keeping import Program, program

__all__ = ["program"]


def cheat(program: Program, number: int, **changes: object) -> None:
    """Change a line of the history, and its checksum with it."""
    lines = program.history.read_bytes().splitlines()
    record = strict_json.loads(lines[number])
    assert isinstance(record, dict)
    record.pop("crc")
    lines[number] = encode(record_from({**record, **changes})).rstrip()
    program.history.write_bytes(b"\n".join(lines) + b"\n")


def test_honest_rounds_follow_and_the_exit_code_is_0(program: Program) -> None:
    program.play("Ann", "Bob")
    assert program("verify") == "2 rounds replayed: every score follows from its shots.\n"
    assert program.code == 0
    assert program.json("verify") == {"checked": 2, "follow": 2, "unreadable_lines": 0, "differ": []}


def test_without_rounds_there_is_nothing_wrong(program: Program) -> None:
    assert program("verify") == "No rounds yet.\n"
    assert program.code == 0 and not program.data.exists()


def test_a_score_that_was_changed_is_named_with_both_numbers_and_the_exit_code_is_1(program: Program) -> None:
    first, second = program.play("Ann", "Bob")
    cheat(program, 1, score=999, best_combo=77)
    out = program("verify")
    assert program.code == 1
    assert second in out and first not in out
    assert "score is 999, its shots give " in out and "best_combo is 77" in out
    found = program.json("verify")
    assert (found["checked"], found["follow"], program.code) == (2, 1, 1)
    assert found["differ"][0]["id"] == second
    assert found["differ"][0]["differences"]["score"]["stored"] == 999


def test_a_line_that_cannot_be_read_is_told_and_the_others_are_checked(program: Program) -> None:
    program.play("Ann")
    program.history.write_bytes(b"garbage\n" + program.history.read_bytes())
    assert "1 round replayed" in program("verify")
    assert program.code == 0 and "1 line of history.jsonl cannot be read" in program.err


def test_rescoring_shows_old_and_new_side_by_side_and_changes_nothing(program: Program) -> None:
    first, _ = program.play("Ann", "Bob")
    cheat(program, 0, score=999)
    before = program.history.read_bytes()
    [wrong, right] = program.json("rescore", "--rules", "1")
    assert (wrong["id"], wrong["old"], wrong["difference"]) == (first, 999, wrong["new"] - 999)
    assert right["difference"] == 0
    assert "1 of 2 rounds would change; nothing was changed." in program("rescore", "--rules", "1")
    assert program.code == 0 and program.history.read_bytes() == before


def test_rules_that_are_not_known_are_refused_with_those_that_are(program: Program) -> None:
    program.play("Ann")
    assert "rules version 9 is not known; this bullseye knows: 1" in program.refuses("rescore", "--rules", "9")
    assert "'x'" in program.refuses("rescore", "--rules", "x")
    assert "--rules" in program.refuses("rescore")
