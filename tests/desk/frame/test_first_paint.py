"""The quick look at settings and faces before the first paint agrees with the real readers, and survives anything."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye import target
from bullseye.desk.frame.first_paint import Choices, plain_table, sketch_choices, sketch_face
from bullseye.picture.face import face_discs, face_ground
from bullseye.records.settings import SettingsFile
from bullseye.target.catalog import Catalogue

FACES = Catalogue()


@pytest.mark.parametrize("name", FACES.shipped_names())
def test_a_shipped_face_looks_the_same_at_a_glance(name: str, tmp_path: Path) -> None:
    face, sketch = FACES.get(name), sketch_face(name, lambda: str(tmp_path))
    assert face_discs(sketch, 1.7) == face_discs(face, 1.7)
    assert face_ground(sketch) == face_ground(face)
    assert sketch.diameter_mm == face.diameter_mm


@pytest.mark.parametrize("name", FACES.shipped_names())
def test_a_shipped_face_is_plain_enough_for_the_quick_reader(name: str) -> None:
    text = (Path(target.__file__).parent / "faces" / f"{name}.toml").read_text(encoding="utf-8")
    quick, real = plain_table(text), tomllib.loads(text)
    assert without_lists(quick) == without_lists(real)


def without_lists(table: dict[str, Any]) -> dict[str, Any]:
    return {
        key: [without_lists(part) for part in value] if isinstance(value, list) else value
        for key, value in table.items()
        if value is not None and not (isinstance(value, list) and not isinstance(value[0], dict))
    }


@pytest.mark.parametrize(
    "text",
    ["a = 'b'", 'a = """\nb\n"""', 'a = "\\n"', "a = [\n1]", "[b]\na = 1", "a.b = 1", "a = {b = 1}", "a = 1\na = 2",
     "[[b]] c", "a", '"a" = 1', 'a = "b" "c"'],
)  # fmt: skip
def test_the_quick_reader_leaves_what_is_not_plain_to_the_real_one(text: str) -> None:
    with pytest.raises(ValueError):
        plain_table(text)


def test_a_face_of_the_users_own_is_found(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[[ring]]\npoints = 3\ndiameter_mm = 70\nfill = "#112233"\n')
    assert sketch_face("mine", lambda: str(tmp_path)).diameter_mm == 70


@pytest.mark.parametrize("text", ["", "[[ring", "[[ring]]\npoints = 1\n", "ring = 4\n", 'blank_mm = "wide"\n', "\0"])
def test_the_first_face_stands_in_for_one_that_cannot_be_read(text: str, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(text)
    assert sketch_face("mine", lambda: str(tmp_path)).diameter_mm == FACES.get("classic").diameter_mm


def test_a_name_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out.toml").write_text("blank_mm = 5\n")
    (tmp_path / "faces").mkdir()
    assert sketch_face("../out", lambda: str(tmp_path / "faces")).diameter_mm != 5


def test_the_settings_are_those_that_the_real_reader_finds(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    settings = file.load()
    settings.update(theme="dark", scale=1.25, geometry="1100x750+5+6", full_screen=True, face="wide")
    file.save(settings)
    assert sketch_choices(file.path) == Choices("dark", 1.25, "1100x750+5+6", True, "wide")


def test_without_a_file_there_are_the_usual_choices(tmp_path: Path) -> None:
    usual = SettingsFile(tmp_path / "none.json").load()
    assert sketch_choices(tmp_path / "none.json") == Choices(
        usual.theme, usual.scale, usual.geometry, usual.full_screen, usual.face
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(Choices._fields), inner, max_size=5),
    max_leaves=8,
)


@given(st.one_of(st.binary(max_size=60), JSON.map(lambda value: json.dumps(value).encode())))
def test_any_settings_file_gives_choices_a_window_can_open_with(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-settings.json"
    path.write_bytes(data)
    choices = sketch_choices(path)
    assert 0.5 <= choices.scale <= 4.0
    assert isinstance(choices.theme, str) and isinstance(choices.face, str) and isinstance(choices.geometry, str)
