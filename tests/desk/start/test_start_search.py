"""The start page's search field, and who has the focus after a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bullseye.play.services import Services
from tests.desk.desk_rooms import start_page, type_key
from tests.desk.start.test_start_page import pick
from tests.gui import click, press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def typed(field: Any, text: str) -> None:
    for letter in text:
        press_key(field, {" ": "space", ",": "comma", "-": "minus"}.get(letter, letter))


def focus(page: Any) -> str:
    return str(page.tk.call("focus"))


def test_faces_and_drills_are_found_by_one_field(window: Window, services: Services) -> None:
    page = start_page(window)
    press_key(page.start_button, "f")
    assert focus(page) == str(page.search)
    typed(page.search, "air pis")
    assert page.faces.ids == ["issf-air-pistol-10m"] and len(page.drills.ids) > 14
    press_key(page.search, "Return")
    assert services.face().id == "issf-air-pistol-10m" and services.drill().id == "timed-30"
    assert window.page is page and page.search.get() == "" and focus(page) == str(page.start_button)
    assert len(page.faces.ids) > 14
    typed(page.search, "pend")
    press_key(page.search, "Return")
    assert services.drill().id == "sine" and services.face().id == "issf-air-pistol-10m"


def test_what_is_not_found_is_said_and_nothing_is_hidden(window: Window) -> None:
    page = start_page(window)
    everything = len(page.faces.ids), len(page.drills.ids)
    typed(page.search, "xyz")
    assert "called 'xyz'" in str(page.ways.words.cget("text"))
    assert (len(page.faces.ids), len(page.drills.ids)) == everything
    type_key(page.search, "Escape")
    assert page.search.get() == "" and "xyz" not in str(page.ways.words.cget("text"))


def test_the_keys_of_the_page_work_after_any_choice_by_mouse(window: Window, services: Services) -> None:
    page = start_page(window)

    def take(box: Any) -> None:
        box.focus_force()
        box.event_generate("<<ComboboxSelected>>")

    page.scoring.current(1)
    page.rival.current(1)
    for act in (
        lambda: pick(page, page.faces.tree, "wide"),
        lambda: pick(page, page.drills.tree, "sine"),
        lambda: take(page.scoring),
        lambda: take(page.rival),
        lambda: take(page.player),
        lambda: click(page.ways.buttons["playlist"], 12, 12),
        lambda: click(page.ways.buttons["drill"], 12, 12),
    ):
        page.search.focus_force()
        page.update()
        act()
        page.update()
        assert focus(page) == str(page.start_button)
    press_key(page.start_button, "Down")
    assert window.page is page
    type_key(page.start_button, "s")
    assert window.page is not None and window.page.name == "settings"


def test_up_and_down_walk_through_the_list_used_last(window: Window, services: Services) -> None:
    page = start_page(window)
    pick(page, page.faces.tree, "wa-40")
    press_key(page.start_button, "Up")
    assert services.face().id != "wa-40" and services.drill().id == "timed-30"


def test_the_pair_that_is_played_comes_on_top_of_the_list(window: Window, services: Services) -> None:
    services.settings.update(drill="ten-shots", face="wide")
    page = start_page(window)
    type_key(page.start_button, "Return")
    assert services.settings_file.load().recent == ["ten-shots wide"]
    page = start_page(window)
    assert page.drills.ids[0] == "ten-shots wide" == page.drills.chosen
    pick(page, page.drills.tree, "sine")
    pick(page, page.faces.tree, "classic")
    pick(page, page.drills.tree, "ten-shots wide")
    assert (services.drill().id, services.face().id) == ("ten-shots", "wide")


def test_walking_through_the_drills_moves_nothing(window: Window) -> None:
    page = start_page(window)
    places = set()
    for drill in page.drills.ids:
        page.drills.choose(drill)
        page.update()
        places.add((page.drills.winfo_rooty(), page.drills.winfo_height(), page.faces.winfo_height(),
                    page.rival.winfo_rooty(), page.start_button.winfo_rooty()))  # fmt: skip
    assert len(places) == 1
