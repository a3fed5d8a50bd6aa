"""A face and its file say the same, and a hand-written file keeps its comments."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources

import pytest

from bullseye.errors import BadFaceError
from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face, Ring, Style, parse_face
from bullseye.target.face_toml import to_toml, update_toml

HAND = """# my first face
name = "Mine" # by hand
gauge_mm = 5

# the heart
[[ring]]
points = 10
diameter_mm = 100 # a fist
fill = "#ff0000"

# the rest
[[ring]]
points = 5
diameter_mm = 200
fill = "#ffffff"
# the end
"""


def shipped_text(name: str) -> str:
    return (resources.files("bullseye.target") / "faces" / f"{name}.toml").read_text(encoding="utf-8")


def read(text: str) -> Face:
    return parse_face(text.encode(), "mine", "mine.toml")


def with_rings(face: Face, *rings: Ring) -> Face:
    return replace(face, rings=rings, styles=(Style(face.styles[0].id, tuple(r.points for r in rings)),))


@pytest.mark.parametrize("name", Catalogue().shipped_names())
def test_a_face_written_and_read_again_is_the_same(name: str) -> None:
    face = Catalogue().get(name)
    assert parse_face(to_toml(face).encode(), name, name) == face


@pytest.mark.parametrize("name", Catalogue().shipped_names())
def test_writing_what_is_there_already_changes_no_letter(name: str) -> None:
    face, text = Catalogue().get(name), shipped_text(name)
    assert update_toml(text, face, range(len(face.rings))) == text


def test_a_changed_value_leaves_every_comment_where_it_was() -> None:
    face = read(HAND)
    changed = with_rings(face, replace(face.rings[0], diameter_mm=90.0), face.rings[1])
    assert update_toml(HAND, changed, [0, 1]) == HAND.replace("100 # a fist", "90 # a fist")


def test_a_comment_above_a_ring_travels_with_it_and_those_of_a_removed_ring_stay_in_the_file() -> None:
    face = read(HAND)
    between = Ring(150.0, 7, "#00ff00")
    text = update_toml(HAND, with_rings(face, face.rings[0], between, face.rings[1]), [0, None, 1])
    assert text.index("points = 7") < text.index("# the rest") < text.index("points = 5") < text.index("# the end")
    text = update_toml(HAND, with_rings(face, face.rings[0]), [0])
    comments = ("# my first face", "# by hand", "# the heart", "# the rest", "# the end")
    assert [c for c in comments if c not in text] == []
    assert read(text).rings == face.rings[:1]


def test_a_value_set_back_to_its_default_is_taken_out() -> None:
    face = replace(read(HAND), line_mm=2.0)
    text = update_toml(HAND, face, [0, 1])
    assert "line_mm = 2" in text
    assert "line_mm" not in update_toml(text, replace(face, line_mm=0.0), [0, 1])


@pytest.mark.parametrize("name", ['quo"te', "back\\slash", "ünïcode ☺"])
def test_any_name_survives_the_file(name: str) -> None:
    face = replace(read(HAND), name=name)
    assert read(to_toml(face)).name == name
    assert read(update_toml(HAND, face, [0, 1])).name == name


def test_a_face_that_breaks_a_rule_is_not_written() -> None:
    face = read(HAND)
    with pytest.raises(BadFaceError, match="diameter_mm"):
        to_toml(with_rings(face, face.rings[1], face.rings[0]))


def test_a_comment_travels_with_its_ring_when_that_becomes_the_innermost() -> None:
    text = (
        'name = "Mine"\ngauge_mm = 5\n\n# the inner one\n[[ring]]\npoints = 10\ndiameter_mm = 100\nfill = "#ff0000"\n\n'
        '# the outer one\n# of two\n[[ring]]\npoints = 5\ndiameter_mm = 200\nfill = "#0000ff"\n'
    )
    face = parse_face(text.encode(), "mine", "mine.toml")
    left = replace(face, rings=face.rings[1:], styles=(replace(face.styles[0], id="5", points=(5,)),))
    assert update_toml(text, left, [1]).endswith(
        '# the outer one\n# of two\n[[ring]]\npoints = 5\ndiameter_mm = 200\nfill = "#0000ff"\n'
    )
