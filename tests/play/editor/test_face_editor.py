"""The ring editor without its window: changes, undo, refusals, saving."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadFaceError, BadInputError, BullseyeError, StorageError
from bullseye.play.editor.face_editor import FaceEditor, export_face, import_face, open_editor, slug_for
from bullseye.target.catalog import Catalogue
from bullseye.target.face import parse_face
from bullseye.target.scoring import Scorer

HAND = """name = "Mine"
gauge_mm = 5
# the only one
[[ring]]
points = 10
diameter_mm = 100
fill = "#ff0000"
"""


def sizes(editor: FaceEditor) -> list[float]:
    return [ring.diameter_mm for ring in editor.face.rings]


def test_a_new_ring_between_two_lies_half_way_and_one_outside_a_step_further() -> None:
    editor = FaceEditor()
    editor.add_ring(1)
    assert sizes(editor) == [80, 120, 160, 240]
    editor.add_ring(4)
    assert sizes(editor) == [80, 120, 160, 240, 320]
    assert editor.face.rings[4].points == 4
    editor.add_ring(0)
    assert sizes(editor)[:2] == [40, 80]


def test_every_change_can_be_taken_back_and_made_again() -> None:
    editor = FaceEditor()
    start = editor.face
    editor.set_ring(0, fill="#123456")
    editor.set(gauge_mm=8.0)
    editor.remove_ring(2)
    end = editor.face
    for _ in range(3):
        editor.undo()
    assert editor.face == start
    assert not editor.can_undo
    assert not editor.changed
    for _ in range(3):
        editor.redo()
    assert editor.face == end


def test_a_change_that_breaks_a_rule_is_refused_and_changes_nothing() -> None:
    editor = FaceEditor()
    before = editor.face
    for bad in (
        lambda: editor.set_ring(0, diameter_mm=500.0),
        lambda: editor.set_ring(1, points=11),
        lambda: editor.set_ring(0, fill="red"),
        lambda: editor.set(gauge_mm=-1.0),
        lambda: editor.set(name=" "),
    ):
        with pytest.raises(BadFaceError):
            bad()
    assert editor.face == before
    assert not editor.can_undo


def test_the_last_ring_cannot_be_removed() -> None:
    editor = FaceEditor()
    editor.remove_ring(0)
    editor.remove_ring(0)
    with pytest.raises(BadInputError, match="at least one ring"):
        editor.remove_ring(0)


@given(st.lists(st.tuples(st.sampled_from(["add", "remove", "undo", "redo", "grow"]), st.integers(0, 6)), max_size=25))
def test_whatever_is_done_the_face_can_be_played(steps: list[tuple[str, int]]) -> None:
    editor = FaceEditor()
    for what, index in steps:
        try:
            if what == "add":
                editor.add_ring(min(index, len(editor.face.rings)))
            elif what == "remove":
                editor.remove_ring(min(index, len(editor.face.rings) - 1))
            elif what == "grow":
                ring = min(index, len(editor.face.rings) - 1)
                editor.set_ring(ring, diameter_mm=editor.face.rings[ring].diameter_mm + 30)
            else:
                getattr(editor, what)()
        except BullseyeError:
            continue
    assert Scorer(editor.face).score(0, 0).hit


def test_a_saved_face_is_listed_and_scores(tmp_path: Path) -> None:
    shelf = Catalogue(tmp_path / "faces")
    editor = FaceEditor()
    editor.set(name="Big dot")
    path = editor.save(shelf, tmp_path / "faces", "big-dot")
    assert path.is_file()
    assert "big-dot" in shelf.names()
    assert Scorer(shelf.get("big-dot")).score(0, 0).points == 10
    assert not editor.changed


@pytest.mark.parametrize("name", ["classic", "../x", "Big Dot", ""])
def test_a_name_that_cannot_be_a_file_of_ones_own_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInputError):
        FaceEditor().save(Catalogue(tmp_path), tmp_path, name)
    assert list(tmp_path.iterdir()) == []


def test_a_hand_written_face_keeps_its_comments_when_it_is_saved(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(HAND, encoding="utf-8")
    shelf = Catalogue(tmp_path)
    editor = open_editor(shelf, "mine")
    editor.set_ring(0, points=9)
    editor.add_ring(1)
    editor.save(shelf, tmp_path, "mine")
    assert "# the only one" in (tmp_path / "mine.toml").read_text(encoding="utf-8")
    assert [ring.points for ring in shelf.get("mine").rings] == [9, 8]


def test_a_shipped_face_is_opened_as_a_copy(tmp_path: Path) -> None:
    editor = open_editor(Catalogue(tmp_path), "wa-122")
    assert editor.face.id == "world-archery-122-cm-copy"
    assert editor.face.rings == Catalogue().get("wa-122").rings


def test_a_face_goes_out_to_a_file_and_comes_in_again(tmp_path: Path) -> None:
    editor = open_editor(Catalogue(), "nsra-25yd")
    export_face(editor, tmp_path / "Out Now.toml")
    again = import_face(tmp_path / "Out Now.toml", ["out-now"])
    assert again.face.rings == editor.face.rings
    assert again.face.id == "out-now-2"


def test_what_is_no_face_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "b.toml").write_text("x = 1", encoding="utf-8")
    for name in ("a.toml", "b.toml", "missing.toml"):
        with pytest.raises(BullseyeError, match=name):
            import_face(tmp_path / name, [])


@pytest.mark.parametrize(("name", "slug"), [("Big Dot!", "big-dot"), ("ÄÖ", "my-face"), ("a" * 99, "a" * 56)])
def test_a_file_is_named_after_the_face(name: str, slug: str) -> None:
    assert slug_for(name, []) == slug
    assert slug_for(name, [slug]) == f"{slug}-2"


def test_what_is_undone_after_saving_can_be_saved_again(tmp_path: Path) -> None:
    three = HAND + '# the middle\n[[ring]]\npoints = 8\ndiameter_mm = 200\nfill = "#00ff00"\n'
    (tmp_path / "mine.toml").write_text(f'{three}[[ring]]\npoints = 5\ndiameter_mm = 300\nfill = "#0000ff"\n')
    shelf = Catalogue(tmp_path)
    editor = open_editor(shelf, "mine")
    editor.remove_ring(0)
    editor.save(shelf, tmp_path, "mine")
    editor.undo()
    assert editor.changed
    editor.save(shelf, tmp_path, "mine")
    assert [ring.diameter_mm for ring in shelf.get("mine").rings] == [100, 200, 300]
    text = (tmp_path / "mine.toml").read_text(encoding="utf-8")
    assert text.index("# the middle") < text.index("200") < text.index("300")
    editor.redo()
    editor.save(shelf, tmp_path, "mine")
    assert [ring.diameter_mm for ring in shelf.get("mine").rings] == [200, 300]


def test_a_save_that_fails_leaves_the_face_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    editor = FaceEditor()
    with pytest.raises(StorageError):
        editor.save(Catalogue(tmp_path / "file"), tmp_path / "file", "other")
    assert editor.face.id == "my-face"
    assert not editor.changed


def test_the_first_ring_of_a_blank_face_takes_all_of_it_and_can_be_saved(tmp_path: Path) -> None:
    shelf = Catalogue(tmp_path)
    editor = open_editor(shelf, "blank")
    wide = editor.face.diameter_mm
    editor.add_ring(0)
    editor.add_ring(0)
    editor.remove_ring(0)
    editor.save(shelf, tmp_path, "no-longer-blank")
    assert [ring.diameter_mm for ring in shelf.get("no-longer-blank").rings] == [wide]
    editor.undo()
    editor.undo()
    editor.undo()
    assert editor.face.blank_mm == wide


@pytest.mark.parametrize("name", [name for name in Catalogue().shipped_names() if name != "blank"])
def test_a_copy_of_every_shipped_face_can_be_changed_in_every_way(name: str) -> None:
    editor = open_editor(Catalogue(), name)
    last = len(editor.face.rings) - 1
    first = editor.face.rings[0]
    editor.set_ring(0, points=first.points + 1)
    editor.set_ring(0, diameter_mm=first.diameter_mm * 0.99)
    editor.set_ring(last, diameter_mm=editor.face.diameter_mm * 1.1, fill="#123456", line="", text="#ffffff")
    editor.set(gauge_mm=editor.face.gauge_mm * 0.9, line_mm=0.3, ground="#eeeeee", name="Mine")
    editor.add_ring(last + 1)
    editor.add_ring(1)
    editor.remove_ring(0)
    assert len(editor.face.rings) == last + 2
    assert parse_face(editor.text().encode(), editor.face.id, "again").rings == editor.face.rings


def test_decimals_go_when_the_rings_no_longer_allow_them_and_other_styles_stay() -> None:
    editor = open_editor(Catalogue(), "issf-air-rifle-10m")
    styles = [style.id for style in editor.face.styles]
    assert editor.face.decimals
    editor.set_ring(9, diameter_mm=50.0)
    assert not editor.face.decimals
    assert [style.id for style in editor.face.styles] == styles
    editor.undo()
    assert editor.face.decimals


def test_the_own_style_is_named_after_the_points_it_gives() -> None:
    editor = FaceEditor()
    editor.set_ring(0, points=20)
    assert editor.face.styles[0].id == "20-8-5"
    assert editor.face.styles[0].points == (20, 8, 5)


def test_without_tomlkit_a_face_goes_into_a_new_file_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.toml").write_text(HAND, encoding="utf-8")
    shelf = Catalogue(tmp_path)
    editor = open_editor(shelf, "mine")
    editor.set_ring(0, points=9)
    monkeypatch.setitem(sys.modules, "tomlkit", None)
    with pytest.raises(BadInputError, match="tomlkit"):
        editor.save(shelf, tmp_path, "mine")
    editor.save(shelf, tmp_path, "mine-2")
    assert shelf.get("mine-2").rings[0].points == 9
    assert (tmp_path / "mine.toml").read_text(encoding="utf-8") == HAND
