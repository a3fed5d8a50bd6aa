"""docs/files.md names every key of every file that is kept."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bullseye.records.goals_file import Goal
from bullseye.records.settings import Settings
from bullseye.records.summary import Odd, Round, Stamp
from bullseye.records.tables import derive
from bullseye.session.record_keys import RECORD, TABLES
from tests.rounds import record_of

TEXT = (Path(__file__).parents[2] / "docs" / "files.md").read_text(encoding="utf-8")
PARTS = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", TEXT, flags=re.M | re.S))
KEYS = {
    "history.jsonl": {*(key.name for _, keys in TABLES.values() for key in keys), "crc"},
    "scoreboard.json": {
        *derive([record_of()]),
        *derive([record_of()])["history"],
        *derive([record_of()])["boards"][0],
        *derive([record_of()])["boards"][0]["rows"][0],
        "tie",
    },
    "summary.jsonl": {*Round._fields, *Odd._fields, *Stamp._fields, "format", "schema", "columns"},
    "goals.json": {*Goal._fields, "schema", "goals", "told", "next_id"},
    "settings.json": {field.name for field in fields(Settings)} - {"extra"} | {"schema"},
}


@pytest.mark.parametrize("name", KEYS)
def test_every_key_is_documented(name: str) -> None:
    assert {key for key in KEYS[name] if f"`{key}`" not in PARTS[name]} == set()


def test_keys_that_must_be_there_are_the_bold_ones() -> None:
    table = PARTS["history.jsonl"].split("Of a **shot**:")[0]
    assert set(re.findall(r"\*\*`(\w+)`\*\*", table)) == {key.name for key in RECORD if key.needed}
