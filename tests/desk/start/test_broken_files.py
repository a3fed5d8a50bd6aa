"""The quiet word on broken files of the user's: there while there are some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.play.services import Services
from tests.desk.desk_rooms import start_page

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def test_each_kind_of_file_is_counted_and_the_word_goes_with_the_fault(window: Window, services: Services) -> None:
    for folder in (services.dirs.faces, services.dirs.drills):
        folder.mkdir(parents=True)
        (folder / "bad.toml").write_text("name = 3")
    page = start_page(window)
    assert str(page.broken.cget("text")) == "1 face not readable, 1 drill not readable"
    (services.dirs.faces / "bad.toml").unlink()
    (services.dirs.drills / "bad.toml").unlink()
    window.show("settings")
    page = start_page(window)
    assert not page.broken.winfo_ismapped()
