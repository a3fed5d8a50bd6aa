"""A test on the start page's big field: its own discs in place of a face; still where less motion is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.start.lab_preview import LabPreview
from bullseye.play.round.lab_glimpse import TAP_S
from bullseye.play.services import Services
from tests.desk.desk_rooms import start_page
from tests.desk.start.test_start_page import pick

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def looks(view: LabPreview) -> list[tuple[str, ...]]:
    """The discs that are seen: where, and by which picture."""
    return [
        (*map(str, view.coords(item)), str(view.tk.call(str(view), "itemcget", item, "-image")))
        for item in view.find_withtag("targets")
    ]


def test_a_test_shows_its_discs_at_once_and_no_face(window: Window) -> None:
    page = start_page(window)
    view = page.field.test_view
    now_s = [0.0]
    view._now = lambda: now_s[0]
    pick(page, page.drills.tree, "pointing-test")
    page.update()
    assert view.winfo_ismapped() and view.runs and not page.preview.winfo_ismapped()
    assert (view.winfo_width(), view.winfo_height()) == (page.hero.winfo_width(), page.hero.winfo_height())
    said = [str(view.tk.call(str(view), "itemcget", item, "-text")) for item in view.find_withtag("caption")]
    assert said == ["Pointing test", "6 sequences, 13 taps each"]
    before = looks(view)
    assert len(before) == 13
    now_s[0] += TAP_S
    view.draw()
    after = looks(view)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 2, "one goes out, the next is lit"
    pick(page, page.drills.tree, "ten-shots")
    page.update()
    assert not view.winfo_ismapped() and not view.runs
    pick(page, page.drills.tree, "reaction-time")
    page.update()
    assert len(looks(view)) == 1


def test_it_stops_with_the_page_and_comes_back(window: Window, services: Services) -> None:
    services.settings.update(drill="reaction-choice")
    page = start_page(window)
    view = page.field.test_view
    assert view.runs
    window.show("settings")
    assert not view.runs
    assert start_page(window) is page and view.runs


def test_under_reduced_motion_one_disc_is_lit_and_nothing_moves(window: Window, services: Services) -> None:
    services.settings.update(reduced_motion=True, drill="reaction-time")
    page = start_page(window)
    page.update()
    view = page.field.test_view
    assert view.winfo_ismapped() and not view.runs and view._drawn[0].lit
