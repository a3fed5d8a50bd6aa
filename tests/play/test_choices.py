"""What can be played, as it is listed: in groups that read, sorted by what is shown, found by a part of a name."""

from __future__ import annotations

import pytest

from bullseye.drill.catalog import Drills
from bullseye.play.choices import (
    MAX_RECENT,
    drill_groups,
    face_groups,
    family_of,
    in_order,
    not_offered,
    recent_group,
    with_recent,
)
from bullseye.records.settings import Settings
from bullseye.target.catalog import Catalogue


def names(groups: list[object]) -> list[str]:
    return [name for group in groups for _, name in group.items]  # type: ignore[attr-defined]


def test_every_face_and_drill_is_in_one_group() -> None:
    faces, drills = Catalogue(), Drills()
    assert sorted(id_ for group in face_groups(faces) for id_, _ in group.items) == faces.names()
    assert sorted(id_ for group in drill_groups(drills) for id_, _ in group.items) == drills.names()
    assert [group.head for group in face_groups(faces)] == ["General", "Archery", "Pistol", "Rifle", "Field"]
    assert [group.head for group in drill_groups(drills)] == [
        "Every day", "Precision", "Speed", "Moving", "Tracking", "Tests",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("drill", "family"),
    [("today", "daily"), ("ten-shots", "precision"),
     ("course-of-fire", "precision"), ("timed-30", "speed"), ("grid-three", "speed"),
     ("sudden-death", "speed"), ("sine", "moving"), ("evade", "moving"), ("tracking", "tracking"),
     ("reaction-time", "tests"), ("pointing-test", "tests")],
)  # fmt: skip
def test_a_drill_is_in_the_group_of_what_it_does(drill: str, family: str) -> None:
    assert family_of(Drills().get(drill)) == family


def test_names_are_sorted_as_people_count() -> None:
    for group in (*face_groups(Catalogue()), *drill_groups(Drills())):
        listed = [name for _, name in group.items]
        assert listed == sorted(listed, key=in_order)
    found = names(face_groups(Catalogue(), "wa cm"))
    assert found.index("WA 40 cm") < found.index("WA 80 cm") < found.index("WA 122 cm")


@pytest.mark.parametrize(
    ("query", "some", "none"),
    [("pis", "ISSF 10 m air pistol", "WA 40 cm"), ("40 cm", "WA 40 cm", "WA 80 cm"),
     ("World arch", "WA 40 cm", "ISSF 50 m rifle"), ("RIFLE 50", "ISSF 50 m rifle", "ISSF 300 m rifle")],
)  # fmt: skip
def test_a_face_is_found_by_what_its_words_begin_with(query: str, some: str, none: str) -> None:
    found = names(face_groups(Catalogue(), query))
    assert some in found and none not in found


def test_a_drill_is_found_by_its_group_too() -> None:
    found = names(drill_groups(Drills(), "moving"))
    assert "Pendulum" in found and "Moving, fast" in found and "Ten shots" not in found
    assert drill_groups(Drills(), "no such thing") == []


def test_the_last_five_pairs_come_first_each_once_the_newest_on_top() -> None:
    recent: list[str] = []
    for drill in ("ten-shots", "sine", "circle", "evade", "timed-30", "timed-60", "sine"):
        recent = with_recent(recent, drill, "classic")
    assert len(recent) == MAX_RECENT and recent[:2] == ["sine classic", "timed-60 classic"]
    (group,) = recent_group([*recent, "gone classic", "sine gone"], Drills(), Catalogue())
    assert group.items[0] == ("sine classic", "Pendulum at Classic bullseye") and len(group.items) == MAX_RECENT
    assert recent_group(["gone gone"], Drills(), Catalogue()) == []


def test_where_an_aid_has_no_part_in_a_drill_one_sentence_says_why() -> None:
    settings = Settings()
    assert not any(not_offered(settings, Drills().get(name)) for name in Drills().names())
    settings.update(switch=True)
    assert "one switch cannot lead" in not_offered(settings, Drills().get("tracking"))
    assert "without aids" in not_offered(settings, Drills().get("pointing-test"))
    assert not_offered(settings, Drills().get("ten-shots")) == ""
    settings.update(switch=False, dwell=True)
    assert "no dwell click" in not_offered(settings, Drills().get("tracking"))
    settings.update(dwell=False, device="keyboard")
    assert "without the keyboard" in not_offered(settings, Drills().get("reaction-time"))
    assert not_offered(settings, Drills().get("tracking")) == ""
