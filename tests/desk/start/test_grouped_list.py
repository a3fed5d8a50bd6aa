"""The start page's lists: heads that cannot be chosen, names that can be told apart at every size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.play.services import Services
from tests.desk.desk_rooms import start_page
from tests.gui import click, press_key, until

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.start.grouped_list import GroupedList


def seen(names: GroupedList) -> int:
    """How many names can be seen, heads left out."""
    return sum(bool(names.tree.bbox(id_)) for id_ in names.ids)


@pytest.mark.parametrize("size", ["1024x700", "1280x800", "1366x768", "1920x1080"])
def test_no_two_names_are_cut_to_the_same_text(size: str, window: Window, services: Services) -> None:
    services.settings.update(recent=["ten-shots wa-40-3spot", "ten-shots wa-40-3spot-compound"])
    wide, high = (int(side) for side in size.split("x"))
    window.root.maxsize(wide, high)  # Windows else keeps it so small that its frame is on the screen too
    window.root.geometry(f"{size}+0+0")
    until(window.root, lambda: (window.root.winfo_width(), window.root.winfo_height()) == (wide, high))
    page = start_page(window)
    page.update()
    for names in (page.faces, page.drills):
        texts = [names.tree.item(id_, "text") for id_ in names.ids]
        assert len(set(texts)) == len(texts)
        room_px = names.tree.winfo_width() - window.theme.px(10)
        assert all(names._font.measure(text) <= room_px for text in texts)


def test_fourteen_drills_and_fourteen_faces_are_seen_at_once(window: Window) -> None:
    window.root.geometry("1280x800+0+0")
    page = start_page(window)
    page.update()
    assert seen(page.drills) >= 14 and seen(page.faces) >= 14


def test_a_head_is_never_chosen(window: Window, services: Services) -> None:
    page = start_page(window)
    page.update()
    before = services.drill().id
    head = page.drills.tree.get_children()[0]
    page.drills.tree.see(head)
    page.update()
    left, top, width, height = page.drills.tree.bbox(head)
    click(page.drills.tree, left + width // 2, top + height // 2)
    assert services.drill().id == before
    for _ in page.drills.ids:
        press_key(page.drills.tree, "Up")
    assert page.drills.chosen == page.drills.ids[0] and page.drills.tree.bbox(head), "with its head in sight"
    for n in range(len(page.drills.ids)):
        assert page.drills.chosen == page.drills.ids[n]
        press_key(page.drills.tree, "Down")


def test_letters_jump_in_the_list_that_has_the_focus(window: Window, services: Services) -> None:
    page = start_page(window)
    press_key(page.faces.tree, "w")
    assert services.face().id == "wide" or page.faces.tree.item(page.faces.chosen, "text").startswith("W")
    assert window.page is page, "it is no key of the page there"
