"""The card of a list of shots: its picture and its line follow the fields, and what it shows is what is kept."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.records.history_page import HistoryPage
from bullseye.desk.records.shot_list_card import ShotListCard
from bullseye.play.record_tasks import look_at
from bullseye.tabular.understood import Asked
from tests.desk.desk_rooms import answer, services_in, window_on

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.fixture
def window(tk_root: tk.Tk, tmp_path: Path) -> Iterator[Window]:
    with window_on(tk_root, services_in(tmp_path)) as window:
        yield window


def history(window: Window) -> HistoryPage:
    window.show("history")
    window.root.update()
    assert isinstance(window.page, HistoryPage)
    return window.page


def test_a_list_is_shown_as_a_picture_and_mended_by_its_fields_before_it_is_kept(
    window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a;b\n0,5;1\n")
    page = history(window)
    page.ask_open = lambda *args: path
    seen: list[str] = []

    def card(card: Any) -> None:
        seen.append(card.said.cget("text"))
        for box, value in zip(card.boxes, ("a", "b", "inches"), strict=False):
            box.set(value)
            box.event_generate("<<ComboboxSelected>>")
        window.root.update()
        card.down_button.invoke()
        seen.append(card.said.cget("text"))
        assert card.photo is not None and card.photo.width() == card.photo.height() > 100
        card.yes.invoke()

    def first(card_: Any) -> None:
        card_.buttons["file"].invoke()
        answer(window, card)

    answer(window, first)
    page.import_()
    assert "has no x_mm" in seen[0] and "below" in seen[0] and "--" not in seen[0]
    assert seen[1].startswith("1 shot, inches, y down; x is 'a', y is 'b'; separated by semicolons, decimal commas")
    [row] = page.rounds
    record = window.services.store.find(row.id)
    assert (record.shots[0].x_mm, record.shots[0].y_mm) == (12.7, -25.4)


def test_a_list_that_is_cancelled_is_not_kept(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("x_moa,y_moa\n1,2\n")
    page = history(window)
    page.ask_open = lambda *args: path

    def second(card: Any) -> None:
        assert "how far away the target was" in card.said.cget("text")
        card.distance.set("100 m")
        assert card.said.cget("text").startswith("1 shot, MOA at 100 m, y up")
        card.no.invoke()

    def first(card: Any) -> None:
        card.buttons["file"].invoke()
        answer(window, second)

    answer(window, first)
    page.import_()
    assert page.rounds == []


def test_the_picture_is_drawn_again_when_the_list_is_read_otherwise(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("x_mm,y_mm\n10,20\n")
    card = ShotListCard(window, look_at(path), window.services.face())
    before = card.photo
    card.down_button.invoke()
    assert card.photo is not before and card.asked() == Asked(y_down=True)
    card.enter()
    assert card.answer == Asked(y_down=True) and not card.is_open
