"""The table of keys names every field of a record, in the order of the file, and the page that is made of it."""

from __future__ import annotations

from dataclasses import MISSING, fields

from bullseye.records.schema import KINDS
from bullseye.session import record, record_keys
from bullseye.session.record_keys import keys_page
from bullseye.session.shot import Shot


def test_the_keys_of_a_round_are_the_fields_of_its_type_in_the_same_order() -> None:
    held = [field.name for field in fields(record.Record) if field.name not in ("missing", "extra")]
    assert held == [key.name for key in record_keys.RECORD]
    needed = [
        field.name for field in fields(record.Record) if field.default is MISSING and field.default_factory is MISSING
    ]
    assert needed == [key.name for key in record_keys.RECORD if key.needed and key.name != "schema"]


def test_so_are_those_of_its_parts() -> None:
    parts = (
        (record.TapSequence, record_keys.SEQUENCE), (record.ReactionTrial, record_keys.TRIAL),
        (record.Timing, record_keys.TIMING),
    )  # fmt: skip
    for kept, keys in parts:
        assert [field.name for field in fields(kept)][:-1] == [key.name for key in keys]
    assert [name.removesuffix("_mm") for name in Shot._fields][:-1] == [key.name for key in record_keys.SHOT]


def test_every_kind_of_a_key_has_its_check_and_its_words() -> None:
    assert {key.kind for _, keys in record_keys.TABLES.values() for key in keys} == set(KINDS)


def test_the_page_has_a_row_for_each_key_with_its_unit_and_the_needed_ones_bold() -> None:
    rows = keys_page().splitlines()
    for _, keys in record_keys.TABLES.values():
        for key in keys:
            name = f"**`{key.name}`**" if key.needed else f"`{key.name}`"
            assert any(row.startswith(f"| {name} |") and row.endswith(f"| {key.meaning} |") for row in rows), key.name
    assert "| `gauge_mm` | mm | diameter of a shot as it was played |" in rows
