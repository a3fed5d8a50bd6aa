"""What is being marked is kept at every change, comes back as it was, and is set aside where it cannot be read."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from bullseye.drill.match import Matches
from bullseye.play.entry.draft import Draft
from bullseye.play.entry.entering import Entering, Notes, begin
from tests.rounds import FACES

NOW = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)
MATCHES = Matches()


def new_ids() -> object:
    ids = count(1)
    return lambda: f"id-{next(ids)}"


def marked() -> Entering:
    found = begin(MATCHES.get("wa-1440-90m"), FACES.get, Notes("Ada", date(2026, 11, 1), note="wind"), new_ids())  # type: ignore[arg-type]
    found.sheet.type("10 9")
    found.sheet.place(12.345, -6.0)
    found.at = 2
    found.sheet.type("X 8 M")
    found.sheet.turn_to(5)
    return found


def load(draft: Draft) -> Entering | None:
    return draft.load(MATCHES, FACES.get, lambda: "new")


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "data" / "entering.json", lambda: NOW)
    before = marked()
    draft.save(before)
    after = load(draft)
    assert after is not None
    assert (after.notes, after.ids, after.sitting, after.at) == (before.notes, before.ids, before.sitting, 2)
    assert [sheet.ends for sheet in after.sheets] == [sheet.ends for sheet in before.sheets]
    assert after.sheet.end == 5 and after.records(NOW, UTC) == before.records(NOW, UTC)


def test_without_one_there_is_nothing_and_none_is_made(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "entering.json", lambda: NOW)
    assert load(draft) is None and not draft.notice
    draft.drop()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("schema", 9), ("match", "no-such"), ("parts", []), ("at", 99), ("notes", None), ("sitting", "")],
)
def test_one_that_cannot_be_used_is_set_aside_and_said(tmp_path: Path, key: str, value: object) -> None:
    draft = Draft(tmp_path / "entering.json", lambda: NOW)
    draft.save(marked())
    kept = json.loads(draft.path.read_bytes()) | {key: value}
    draft.path.write_text(json.dumps(kept))
    assert load(draft) is None
    (aside,) = tmp_path.iterdir()
    assert aside.name.startswith("entering.damaged-") and aside.name in draft.notice


@pytest.mark.parametrize("mark", [[1, 2], [1, 2, 7, True], [1, "x", 0, True], [1e9, 0, 0, True], [1, 2, 0, 1]])
def test_a_shot_that_is_none_is_not_believed(tmp_path: Path, mark: list[object]) -> None:
    draft = Draft(tmp_path / "entering.json", lambda: NOW)
    draft.save(marked())
    kept = json.loads(draft.path.read_bytes())
    kept["parts"][0]["ends"][0][0] = mark
    draft.path.write_text(json.dumps(kept))
    assert load(draft) is None and "a shot is" in draft.notice
