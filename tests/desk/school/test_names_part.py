"""The names of a new class as they are pasted or taken from a file, on the set-up page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.classroom.people.roster import Entry
from bullseye.desk.school.names_part import NamesPart
from bullseye.desk.school.setup_page import ClassSetupPage
from tests.desk.class_rooms import notices

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("class_setup")


@pytest.fixture
def names(window: Window) -> NamesPart:
    page = window.page
    assert isinstance(page, ClassSetupPage) and page.names is not None
    return page.names


def listed(names: NamesPart) -> list[str]:
    return [entry.name for entry in names.roster.entries]


def test_what_is_pasted_takes_the_place_of_what_is_marked_and_is_understood(names: NamesPart) -> None:
    text = names.text
    text.focus_force()
    text.insert("insert", "Ann\nBob\n")
    names.update()
    text.event_generate("<Control-KeyPress-a>")
    text.clipboard_clear()
    text.clipboard_append("Schmidt, Emma\nM\u00fcller, Ben\n")
    text.event_generate("<Control-KeyPress-v>")
    names.update()
    assert listed(names) == ["Emma Schmidt", "Ben M\u00fcller"]
    assert "surname, first name" in names.said.cget("text")


def test_a_semicolon_table_of_a_school_is_a_student_a_row_and_what_was_said_of_another_file_goes(
    window: Window, names: NamesPart, tmp_path: Path
) -> None:
    (tmp_path / "old.csv").write_bytes("name\nZo\u00eb\n".encode("cp1252"))
    names.take_file(tmp_path / "old.csv")
    assert "Windows-1252" in notices(window)[-1]
    table = "Nachname;Vorname;Team\nSchmidt;Emma;Rot\nM\u00fcller;Ben;Blau\n"
    (tmp_path / "7b.csv").write_text(table, encoding="utf-8")
    names.take_file(tmp_path / "7b.csv")
    assert names.roster.entries == (Entry("Emma Schmidt", "Rot"), Entry("Ben M\u00fcller", "Blau"))
    assert not any("Windows-1252" in text for text in notices(window)) and "joined" in notices(window)[-1]
