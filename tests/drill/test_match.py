"""Rounds by name that are shot on a range: read whole or refused, the shipped ones add up to their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.drill.catalog import Drills
from bullseye.drill.match import Matches, parse_match
from bullseye.errors import BadDrillError
from tests.rounds import FACES

HEAD = 'name = "Mine"\nsport = "archery"\n'
PART = '[[part]]\ndistance_m = 18\nface = "wa-40"\nends = 20\nshots = 3\n'


def test_a_match_is_its_parts_in_their_order() -> None:
    match = parse_match((HEAD + PART + PART.replace("18", "12.5")).encode(), "mine", "mine.toml")
    assert [part.id for part in match.parts] == ["mine-18m", "mine-12-5m"]
    assert match.part_name(match.parts[1]) == "Mine, 12.5 m"
    assert match.parts[0].shots_in_all == 60


def test_a_match_of_one_part_is_kept_under_its_own_name() -> None:
    match = parse_match((HEAD + PART).encode(), "mine", "mine.toml")
    assert (match.parts[0].id, match.part_name(match.parts[0])) == ("mine", "Mine")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (HEAD, ("no [[part]] is given",)),
        (HEAD + PART + PART, ("two parts have one distance",)),
        (HEAD + PART.replace("20", "0"), ("part[1].ends is 0", "from 1 to 60")),
        (HEAD + PART + "bogus = 1", ("part[1].bogus is 1", "not known here")),
        (HEAD.replace("archery", "darts") + PART, ("sport is 'darts'", "archery, pistol, rifle")),
    ],
)
def test_each_mistake_is_named(text: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(BadDrillError) as caught:
        parse_match(text.encode(), "mine", "mine.toml")
    for part in ("mine.toml: ", *parts):
        assert part in str(caught.value)


SHOTS = {
    "wa-18m": 60, "wa-18m-3spot": 60, "wa-18m-compound": 60, "wa-25m": 60, "wa-70m": 72, "wa-60m": 72,
    "wa-50m-compound": 72, "wa-50m-barebow": 72, "wa-1440-90m": 144, "wa-1440-70m": 144, "wa-1440-60m": 144,
    "ap60": 60, "ar60": 60, "prone-50m": 60, "pistol-25m-precision": 30, "pistol-50m": 60,
}  # fmt: skip


def test_the_shipped_matches_have_as_many_shots_as_they_are_known_for_at_faces_that_there_are() -> None:
    found = {match.id: match for match in Matches().items()}
    assert {name: sum(part.shots_in_all for part in match.parts) for name, match in found.items()} == SHOTS
    for match in found.values():
        assert match.source and match.status
        for part in match.parts:
            face = FACES.get(part.face)
            assert face.style(part.style)
            assert face.decimals or not part.decimals


def test_a_round_is_called_by_its_match_where_drills_are_named(tmp_path: Path) -> None:
    (tmp_path / "club.toml").write_text(HEAD + PART)
    drills = Drills(None, tmp_path)
    assert drills.name_of("wa-1440-90m-70m") == "WA 1440 from 90 m, 70 m"
    assert drills.name_of("club") == "Mine"
    assert drills.name_of("ten-shots") == "Ten shots"
    assert drills.name_of("gone") == "gone"
