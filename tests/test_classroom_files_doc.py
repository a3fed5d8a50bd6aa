"""docs/classroom-files.md names every kind of event with its values, every choice with its default, every file."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from bullseye.classroom.log.event import KINDS, MAY_HOLD, SCHEMA, Event, encode
from bullseye.classroom.log.store import FOLDER, LOCK, LOG
from bullseye.classroom.people import options
from bullseye.classroom.people.options import NEW_PART, Choices

DOCS = Path(__file__).parents[1] / "docs"
TEXT = (DOCS / "classroom-files.md").read_text(encoding="utf-8")
PARTS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", TEXT, flags=re.M | re.S))


def rows(part: str) -> dict[str, list[str]]:
    """The cells of each row by the key in its first cell; each key once."""
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line[:3] == "| `"]
    assert len({cells[0] for cells in found}) == len(found)
    return {cells[0].strip("`"): cells[1:] for cells in found}


def test_every_kind_of_event_is_documented_and_no_other() -> None:
    assert list(rows(PARTS["Events"])) != [] and set(rows(PARTS["Events"])) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_an_event_is_documented_and_no_other(kind: str) -> None:
    values, words = rows(PARTS["Events"])[kind]
    named = re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", values))
    assert set(named) == {*KINDS[kind], *MAY_HOLD.get(kind, {})} and words


def test_every_choice_is_documented_with_its_default_and_no_other() -> None:
    table = rows(PARTS["Choices"])
    assert set(table) == set(options._RULES) == {field.name for field in fields(Choices)}
    for key, default in Choices().as_dict().items():
        assert table[key][1].strip("`") == json.dumps(default), key


def test_what_begins_a_new_part_is_said() -> None:
    sentence = PARTS["Choices"].split("A change of ")[1].split(" after a round")[0]
    assert set(re.findall(r"`(\w+)`", sentence)) == set(NEW_PART)


def test_every_key_of_a_line_and_every_file_is_documented() -> None:
    line = json.loads(encode(Event(1, "2026-11-22T19:40:01Z", "freeze", {})))
    assert set(rows(PARTS["A line"])) == set(line) and line["schema"] == SCHEMA
    files = rows(TEXT.split("\n## ")[0])
    assert {LOG, LOCK} < set(files) and f"`{FOLDER}/DATE-TITLE/`" in TEXT


def test_the_page_on_files_leads_there() -> None:
    assert "(classroom-files.md)" in (DOCS / "files.md").read_text(encoding="utf-8")
