"""The start page: what is chosen shows at once, is remembered, and is what the round is played with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.play.services import Services
from tests.desk.desk_rooms import played, services_in, start_page, texts_in, type_key, window_on
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window
    from bullseye.desk.start.start_page import StartPage


def pick(page: StartPage, tree: Any, item: str) -> None:
    """Click a row of a list."""
    tree.see(item)
    page.update()
    left, top, width, height = tree.bbox(item)
    click(tree, left + width // 2, top + height // 2)


def caption(page: StartPage) -> str:
    return str(page.tk.call(str(page.hero), "itemcget", page.hero.find_withtag("caption")[0], "-text"))


def test_a_click_on_a_face_shows_it_and_remembers_it(window: Window, services: Services) -> None:
    page = start_page(window)
    pick(page, page.faces.tree, "wide")
    assert caption(page) == "Wide rings"
    assert services.settings_file.load().face == "wide"
    assert services.face().id == "wide"


def test_the_arrow_keys_choose_as_well(window: Window, services: Services) -> None:
    page = start_page(window)
    press_key(page.drills.tree, "Down")
    assert services.drill().id == "timed-60"
    assert services.drill().summary in texts_in(page)


def test_the_face_is_the_hero(window: Window) -> None:
    page = start_page(window)
    box = page.hero.bbox(page.hero.find_withtag("face")[0])
    assert box[3] - box[1] >= 0.8 * window.root.winfo_height()


def test_the_face_grows_with_the_window(window: Window) -> None:
    page = start_page(window)
    before = page.hero.bbox("face")
    window.root.geometry("1600x1000+0+0")
    window.root.update()
    after = page.hero.bbox("face")
    assert after[3] - after[1] > before[3] - before[1] + 100


def test_a_name_is_typed_once_and_enter_starts(tk_root: tk.Tk, tmp_path: Path, clock: ManualClock) -> None:
    services = services_in(tmp_path, clock, player="")
    with window_on(tk_root, services) as window:
        page = start_page(window)
        assert str(page.tk.call("focus")) == str(page.player) or window.root.focus_get() is None
        for letter in ("A", "d", "a", "space"):
            press_key(page.player, letter)
        type_key(page.player, "Return")
        assert window.page is not None and window.page.name == "play"
        assert services.settings_file.load().player == "Ada"
        assert services.settings_file.load().players == ["Ada"]


def test_a_name_is_at_most_forty_letters(window: Window) -> None:
    page = start_page(window)
    page.player.delete(0, "end")
    page.player.insert(0, "x" * 40)
    press_key(page.player, "y")
    assert page.player.get() == "x" * 40


def test_the_best_score_is_that_of_the_pair_and_the_player(window: Window, services: Services) -> None:
    record = played(services, face="classic", drill="ten-shots", player="Anna")
    services.store.save(record)
    services.settings.update(drill="ten-shots")
    page = start_page(window)
    assert str(page.best.cget("text")) == str(record.score)
    pick(page, page.drills.tree, "practice")
    assert str(page.best.cget("text")) == "no round yet"


def test_the_scoring_is_offered_only_where_there_is_a_choice(window: Window, services: Services) -> None:
    page = start_page(window)
    assert page.style_row.winfo_ismapped()
    page.scoring.current(2)
    page.scoring.event_generate("<<ComboboxSelected>>")
    face = services.face()
    assert services.style_of(face) == face.styles[2].id
    single = next(face for face in services.faces.items() if len(face.styles) == 1)
    pick(page, page.faces.tree, single.id)
    assert not page.style_row.winfo_ismapped()
    assert services.style_of(services.face()) == "standard"


def test_edit_face_opens_the_ring_editor_on_the_chosen_face(window: Window) -> None:
    page = start_page(window)
    pick(page, page.faces.tree, "wide")
    click(page.edit_button, 10, 10)
    assert window.page is not None and window.page.name == "editor"
    assert window.page.editor.face.name == "Wide rings (copy)"  # type: ignore[attr-defined]


def test_a_file_of_the_users_that_is_broken_is_told_quietly(window: Window, services: Services) -> None:
    page = start_page(window)
    assert not page.broken.winfo_ismapped()
    services.dirs.faces.mkdir(parents=True)
    (services.dirs.faces / "bad.toml").write_text("name = 3")
    (services.dirs.faces / "mine.toml").write_text(
        'name = "My own"\ngauge_mm = 1\n[[ring]]\npoints = 1\ndiameter_mm = 50\nfill = "#ffffff"\n'
    )
    page = start_page(window)
    assert str(page.broken.cget("text")) == "1 face not readable"
    assert page.faces.tree.exists("mine")
    page.broken.invoke()
    window.root.update()
    assert window.overlay is not None
    window.overlay.close()


def test_a_face_that_is_gone_gives_way_to_the_first(window: Window, services: Services) -> None:
    services.settings.update(face="gone", drill="gone-too")
    page = start_page(window)
    assert caption(page) == "Classic bullseye"
    assert page.faces.chosen == "classic"


@pytest.mark.parametrize("size", ["1024x700", "1280x800", "1920x1080"])
def test_nothing_is_cut_off(size: str, window: Window, services: Services) -> None:
    services.settings.update(player="W" * 40, players=["W" * 40])
    window.root.geometry(f"{size}+0+0")
    page = start_page(window)
    bottom = page.side.winfo_rooty() + page.side.winfo_height()
    for part in parts(page.side):
        if part.winfo_ismapped():
            assert part.winfo_rooty() + part.winfo_height() <= bottom, part
            assert part.winfo_width() >= min(part.winfo_reqwidth(), 60), part
            assert part.winfo_height() >= part.winfo_reqheight() or part.winfo_class() == "Treeview", part


def parts(part: tk.Misc) -> Iterator[tk.Misc]:
    for child in part.winfo_children():
        yield child
        yield from parts(child)


def test_tab_goes_through_the_page_as_it_is_read(window: Window) -> None:
    page = start_page(window)
    ways = page.ways.buttons.values()
    order = [
        page.player, page.players, page.search, *ways, page.edit_button, page.drills.tree, page.faces.tree,
        page.scoring, page.rival, page.adjust_button, page.start_button,
    ]  # fmt: skip
    for part, following in zip(order, order[1:], strict=False):
        assert part.tk_focusNext() is following


@pytest.mark.parametrize("scale", [0.9, 1.0])
def test_in_the_smallest_window_faces_and_drills_share_the_room(
    window: Window, services: Services, scale: float
) -> None:
    services.choose(scale=scale)
    window.retheme()
    window.root.geometry("1024x700+0+0")
    services.dirs.playlists.mkdir(parents=True)
    (services.dirs.playlists / "bad.toml").write_text("name = 3")
    page = start_page(window)
    window.notice("Something is told at the bottom, so there is less room.")
    window.root.update()
    assert page.broken.winfo_ismapped()
    faces, drills = page.faces.tree.winfo_height(), page.drills.tree.winfo_height()
    assert faces >= 0.7 * drills
    right = page.broken.winfo_rootx() + page.broken.winfo_width()
    assert right <= page.start_button.winfo_rootx() + page.start_button.winfo_width()
    foot = page.broken.winfo_rooty() + page.broken.winfo_height()
    assert foot <= page.side.winfo_rooty() + page.side.winfo_height()
    assert page.broken.winfo_reqwidth() <= page.broken.winfo_width()


def test_at_every_size_the_labels_keep_away_from_their_boxes(window: Window, services: Services) -> None:
    from tkinter import ttk

    for scale in (0.8, 0.9, 1.0, 1.3):
        services.choose(scale=scale)
        window.retheme()
        page = start_page(window)
        label = next(part for part in page.rival.master.winfo_children() if isinstance(part, ttk.Label))
        assert page.rival.winfo_rootx() - label.winfo_rootx() - label.winfo_reqwidth() >= window.theme.px(6)
