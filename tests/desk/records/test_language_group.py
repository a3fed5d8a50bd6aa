"""The language on the settings page: chosen by its own name, kept, and spoken from the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.records import language_group
from bullseye.desk.records.language_group import LanguageGroup
from bullseye.desk.records.settings_page import SettingsPage
from bullseye.languages import by_code
from bullseye.picture.found_fonts import advice

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.fixture
def group(window: Window, monkeypatch: pytest.MonkeyPatch) -> LanguageGroup:
    monkeypatch.setattr(language_group, "spoken", lambda: [by_code(code) for code in ("en", "de", "ja")])
    window.show("settings")
    window.root.update()
    assert isinstance(window.page, SettingsPage)
    return window.page.language


def choose(group: LanguageGroup, at: int) -> None:
    group.box.current(at)
    group.box.event_generate("<<ComboboxSelected>>")
    group.box.update()


def test_languages_are_offered_by_their_own_names_after_the_systems(group: LanguageGroup) -> None:
    names = tuple(map(str, group.box["values"]))
    assert names == ("As the system", "English", "Deutsch", by_code("ja").name)
    assert group.box.get() == "As the system"
    assert not group.note.winfo_ismapped()


def test_a_choice_is_kept_and_said_to_count_from_the_next_start(group: LanguageGroup, window: Window) -> None:
    choose(group, 2)
    assert window.services.settings_file.load().language == "de"
    assert group.note.cget("text") == "Every page speaks it after the next start."
    choose(group, 0)
    assert window.services.settings_file.load().language == ""
    assert group.note.cget("text") == ""


def test_a_draft_says_that_it_is_one_and_how_to_mend_it(group: LanguageGroup) -> None:
    choose(group, 3)
    assert "A draft" in group.note.cget("text")
    assert "docs/languages.md" in group.note.cget("text")


def test_a_language_whose_letters_no_font_has_says_what_to_install(
    group: LanguageGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bullseye.picture.found_fonts.found_for", lambda letter, bold=False: None)
    choose(group, 3)
    assert advice([by_code("ja").name[0]]) in str(group.note.cget("text"))
    choose(group, 2)
    assert "font" not in str(group.note.cget("text")), "what German needs every font has"
