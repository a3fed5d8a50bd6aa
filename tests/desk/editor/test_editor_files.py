"""The ring editor and files: nothing is lost or replaced unasked, and what fails is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.play.services import Services
from tests.desk.desk_rooms import answer, type_key
from tests.desk.editor_rooms import HAND, chord, editor, own_face, write
from tests.gui import press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


def test_escape_takes_back_typing_first_and_leaves_then(window: Window) -> None:
    page = editor(window)
    size = page.rings.rows[0].size
    press_key(size, "7")
    type_key(size, "Escape")
    assert window.page is page
    assert not size.pending
    type_key(size, "Escape")
    assert window.page is not None and window.page.name == "start"


def test_changes_are_not_lost_without_a_question_and_enter_by_habit_stays(window: Window) -> None:
    page = editor(window)
    press_key(page.rings.rows[0].size, "Up")
    answer(window, lambda card: type_key(card.focus_get(), "Return"))
    type_key(page.rings.rows[0].size, "Escape")
    assert window.page is page
    answer(window, lambda card: type_key(card, "Escape"))
    assert page.may_close() is False
    answer(window, lambda card: card.yes.invoke())
    type_key(page.rings.rows[0].size, "Escape")
    assert window.page is not None and window.page.name == "start"
    assert not window.services.dirs.faces.exists()


def test_a_typed_text_that_is_refused_stops_saving_and_playing(window: Window, services: Services) -> None:
    path = own_face(services)
    page = editor(window, "mine")
    write(page.values.name, "ours")
    for keys in ("s", "p"):
        press_key(page.rings.rows[0].size, "x")
        chord(page.rings.rows[0].size, keys)
        assert page.refused
        assert window.page is page
    assert path.read_text(encoding="utf-8") == HAND


def test_a_face_of_ones_own_is_saved_where_it_was_and_keeps_its_comments(window: Window, services: Services) -> None:
    path = own_face(services)
    page = editor(window, "mine")
    assert page.values.state_text.cget("text") == "mine.toml"
    write(page.values.name, "ours")
    assert page.values.state_text.cget("text") == "mine.toml, changed"
    size = page.rings.rows[0].size
    size.delete(0, "end")
    size.insert(0, "150")
    chord(size, "s")  # what is typed counts, without Enter
    text = path.read_text(encoding="utf-8")
    assert "# by hand" in text and "# the only one" in text
    assert "diameter_mm = 150" in text
    assert page.values.state_text.cget("text") == "mine.toml"
    assert services.settings_file.load().face == "mine"


def test_a_file_that_was_changed_elsewhere_is_not_replaced_unasked(window: Window, services: Services) -> None:
    path = own_face(services)
    page = editor(window, "mine")
    press_key(page.rings.rows[0].size, "Up")
    path.write_text(HAND.replace("Mine", "Elsewhere"), encoding="utf-8")
    answer(window, lambda card: type_key(card, "Escape"))
    assert page.save() is False
    assert "Elsewhere" in path.read_text(encoding="utf-8")
    answer(window, lambda card: card.yes.invoke())
    assert page.save() is True
    assert "Elsewhere" not in path.read_text(encoding="utf-8")
    assert page.save() is True  # no question: it is as this editor left it


@pytest.mark.parametrize("name", ["classic", "Mine!", "mine", "broken", ""])
def test_a_files_name_that_cannot_be_used_or_is_there_already_is_told(
    window: Window, services: Services, name: str
) -> None:
    path = own_face(services)
    (path.parent / "broken.toml").write_text("x = 1")
    page = editor(window)

    def reply(card: Any) -> None:
        card.entry.delete(0, "end")
        card.entry.insert(0, name)
        type_key(card.entry, "Return")
        assert card.wrong.cget("text")
        type_key(card.entry, "Escape")

    answer(window, reply)
    assert page.save_as() is False
    assert path.read_text(encoding="utf-8") == HAND


def test_a_face_that_cannot_be_written_is_told_and_stays_in_the_editor(window: Window, services: Services) -> None:
    services.dirs.config.mkdir(parents=True)
    services.dirs.faces.write_text("in the way")
    page = editor(window)
    press_key(page.rings.rows[0].size, "Up")
    answer(window, lambda card: card.enter())
    assert page.save() is False
    assert page.editor.changed
    assert page.values.state_text.cget("text") == "Not saved yet"
    assert window.notices.bars


def test_a_file_is_exported_and_comes_in_again(window: Window, tmp_path: Path) -> None:
    page = editor(window, "nsra-25yd")
    rings = page.editor.face.rings
    page.files.ask_path = lambda *args: tmp_path / "out.toml"
    page.export_button.invoke()
    page.new()
    assert page.editor.face.rings != rings
    page.files.ask_open = lambda *_: tmp_path / "out.toml"
    page.import_button.invoke()
    assert page.editor.face.rings == rings
    assert page.values.state_text.cget("text") == "Not saved yet"


def test_what_is_no_face_is_not_imported_and_the_face_stays(window: Window, tmp_path: Path) -> None:
    page = editor(window)
    before = page.editor.face
    (tmp_path / "no.toml").write_text("x = 1")
    page.files.ask_open = lambda *_: tmp_path / "no.toml"
    page.import_file()
    assert page.editor.face == before
    window.root.update()
    assert any("no.toml" in text for text in window.notices.texts)
    page.files.ask_open = lambda *_: None
    page.import_file()
    assert page.editor.face == before


def test_an_export_that_fails_is_told(window: Window, tmp_path: Path) -> None:
    page = editor(window)
    page.files.ask_path = lambda *args: tmp_path / "no-folder" / "out.toml"
    page.export_file()
    assert window.notices.bars
    page.files.ask_path = lambda *args: None
    page.export_file()
    assert len(window.notices.bars) == 1


def test_a_face_that_is_gone_opens_a_plain_one(window: Window) -> None:
    page = editor(window, "gone")
    assert len(page.editor.face.rings) == 3
    assert any("gone" in text for text in window.notices.texts)
