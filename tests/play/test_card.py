"""A round's result becomes a picture file."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from bullseye.play.card import UNITS, save_card
from bullseye.play.round.outcome import Outcome
from bullseye.records.schema import UNITS as KNOWN_UNITS
from bullseye.session.events import Finished
from bullseye.session.scorecard import score_record
from tests.rounds import Played, plan_of


def outcome(drill: str = "ten-shots", off_mm: float = 0.0, **more: Any) -> Outcome:
    played = Played(plan_of(drill, **{"face": "wa-122", **more}))
    played.round.start()
    for n in range(30):
        played.at(n + 1.0, off_mm)
    return Outcome(score_record(played.told(Finished)[0].record), place=1)


def saved(path: Path, result: Outcome, drill_name: str = "") -> Image.Image:
    save_card(result, path, UTC, drill_name)
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        return picture.convert("RGB")


def differ(one: Image.Image, other: Image.Image) -> bool:
    return one.size != other.size or ImageChops.difference(one, other).getbbox() is not None


def test_the_same_round_gives_the_same_picture_and_another_round_another(tmp_path: Path) -> None:
    first = saved(tmp_path / "a.png", outcome())
    assert min(first.size) > 300
    assert not differ(first, saved(tmp_path / "b.png", outcome()))
    assert differ(first, saved(tmp_path / "c.png", outcome(off_mm=300.0)))
    assert differ(first, saved(tmp_path / "d.png", outcome(), "Ten shots"))


@pytest.mark.parametrize("more", [{"player": "W" * 40}, {"player": "Zoë 射"}, {"face": "blank"}, {"drill": "race-30"}])
def test_any_round_has_its_picture(tmp_path: Path, more: dict[str, Any]) -> None:
    assert min(saved(tmp_path / "card.png", outcome(**more)).size) > 300


def test_every_unit_of_a_score_can_be_printed() -> None:
    assert set(UNITS) == set(KNOWN_UNITS)


def test_a_picture_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        save_card(outcome(), tmp_path / "missing" / "card.png", UTC)
