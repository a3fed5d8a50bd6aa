"""The settings' part on keys and clicks: large things to click at once, and a way to the page of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.desk_rooms import type_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.play.services import Services


@pytest.mark.opens_on("settings")
def test_large_things_to_click_are_there_at_once_and_the_focus_stays_on_the_choice(
    window: Window, services: Services
) -> None:
    page: Any = window.page
    before = page.parts["keys"].winfo_reqheight()
    type_key(page.parts["large_targets"], "space")
    assert services.settings.large_targets and window.theme.large
    page = window.page
    assert page.parts["keys"].winfo_reqheight() >= window.theme.px(44) > before
    assert page.form.variables["large_targets"].get() is True
    type_key(page.parts["keys"], "Return")
    assert window.page is not None and window.page.name == "keys"
    type_key(window.root, "Escape")
    assert window.page.name == "settings"


@pytest.mark.opens_on("settings")
def test_it_says_how_many_keys_have_moved(window: Window, services: Services) -> None:
    services.choose(keys={"h": "j", "j": "h"})
    window.show("settings")
    page: Any = window.page
    assert "2 keys" in page.keys_part.changed.cget("text")


@pytest.mark.opens_on("class_setup")
@pytest.mark.chosen(large_targets=True)
def test_in_large_a_class_can_still_choose_all_there_is_in_the_smallest_window(window: Window) -> None:
    window.root.minsize(1, 1)
    scale = window.theme.scale
    window.root.geometry(f"{round(1024 * scale)}x{round(700 * scale)}")
    window.root.update()
    page: Any = window.page
    assert page.begin_button.winfo_rooty() + page.begin_button.winfo_height() <= (
        window.root.winfo_rooty() + window.root.winfo_height()
    )
    page.choices.code.focus_force()
    window.root.update()
    code = page.choices.code
    assert page.winfo_rooty() <= code.winfo_rooty()
    assert code.winfo_rooty() + code.winfo_height() <= page.begin_button.winfo_rooty()
