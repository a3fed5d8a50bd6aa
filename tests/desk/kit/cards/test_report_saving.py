"""Reports and charts from the window: the file that was asked for, whole, or one sentence why not."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.cards.chart_saving import save_chart
from bullseye.desk.kit.cards.report_saving import report_of_goals, report_of_player, report_of_round, save_report
from bullseye.errors import BadInputError
from bullseye.picture.drawing import Disc, Drawing
from tests.desk.desk_rooms import answer, played, services_in, type_key, window_on

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.fixture
def window(tk_root: tk.Tk, tmp_path: Path) -> Iterator[Window]:
    with window_on(tk_root, services_in(tmp_path)) as window:
        for n in range(3):
            window.services.finish(played(window.services, n))
        window.services.goals.add("points", 700, "week", player="Anna")
        yield window


def told(window: Window) -> str:
    window.root.update()
    return " ".join(window.notices.texts)


@pytest.mark.parametrize(
    ("page", "button"), [("stats", "play_button"), ("goals", "list")], ids=["of a player", "of the goals"]
)
def test_r_writes_the_report_of_what_is_shown(window: Window, tmp_path: Path, page: str, button: str) -> None:
    window.show(page)
    window.root.update()
    shown: Any = window.page
    shown.ask_save = lambda *args: tmp_path / "report.html"
    answer(window, lambda card: card.buttons["html"].invoke())
    type_key(getattr(shown, button), "r")
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<svg" in text and ("Anna" in text if page == "stats" else "700 points" in text)
    assert "The report is saved as" in told(window)


def test_the_name_that_is_offered_says_what_the_file_holds(window: Window, tmp_path: Path) -> None:
    names: list[str] = []

    def ask(_: object, __: str, name: str, *rest: str) -> None:
        names.append(name)

    record = next(iter(window.services.store.records()))
    for make in (report_of_round(window, record), report_of_player(window, "Anna"), report_of_goals(window, "Anna")):
        answer(window, lambda card: card.buttons["html"].invoke())
        assert save_report(window, make, "something", ask) is None
    assert len(set(names)) == 3 and all(name.endswith(".html") for name in names)
    assert not list(tmp_path.glob("*.html"))


def test_a_report_that_cannot_be_made_is_told_before_a_place_is_asked_for(window: Window) -> None:
    def fail() -> Any:
        raise BadInputError("there is nothing to report")

    answer(window, lambda card: card.buttons["pdf"].invoke())
    assert save_report(window, fail, "nothing", lambda *args: pytest.fail("asked for a place")) is None
    assert "there is nothing to report" in told(window).lower()


def test_esc_in_the_question_writes_nothing(window: Window) -> None:
    answer(window, lambda card: card.close())
    assert save_report(window, report_of_player(window, "Anna"), "Anna", lambda *args: pytest.fail("asked")) is None
    assert not window.notices.bars


def test_a_chart_is_drawn_for_paper_whatever_the_window_looks_like(window: Window, tmp_path: Path) -> None:
    grounds: list[str] = []

    def make(width: float, height: float, look: Any) -> Drawing:
        grounds.append(look.ground)
        return Drawing(width, height, look.ground, (Disc(9, 9, 5, look.accent),), "a disc")

    window.services.settings.update(theme="dark")
    window.retheme()
    answer(window, lambda card: card.buttons["png"].invoke())
    path = save_chart(window, make, "chart", lambda *args: tmp_path / "chart.png")
    assert path == tmp_path / "chart.png" and grounds == ["#ffffff"]
    from PIL import Image

    with Image.open(path) as image:
        assert image.size == (1920, 1280)


def test_png_is_each_chart_as_a_picture_beside_each_other_and_writes_over_none(window: Window, tmp_path: Path) -> None:
    make = report_of_goals(window, "Anna")
    answer(window, lambda card: card.buttons["png"].invoke())
    assert save_report(window, make, "your goals", lambda *args: tmp_path / "goals.png") == tmp_path / "goals.png"
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == len(make().charts()) and all(each.read_bytes()[:4] == b"\x89PNG" for each in pictures)
    (tmp_path / "goals.png").unlink()
    answer(window, lambda card: card.buttons["png"].invoke())
    saved = save_report(window, make, "your goals", lambda *args: tmp_path / "goals.png")
    assert (saved is None and "is there already" in told(window)) if len(pictures) > 1 else saved is not None
