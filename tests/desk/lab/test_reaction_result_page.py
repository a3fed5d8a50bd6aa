"""The result of a reaction test: its strip, one's own best and usual range, what is usual; and its number elsewhere."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from bullseye.desk.records.board_page import ANY_FACE
from bullseye.play.services import Services
from bullseye.session.clock import StepClock
from bullseye.session.record import Record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.desk.desk_rooms import START, new_id, start_page, texts_in, type_key
from tests.gui import click, press_key
from tests.rounds import changed

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def record_of(services: Services, seed: int, drill: str = "reaction-time") -> Record:
    plan = services.plan_of(services.drills.get(drill), services.faces.get("classic"), seed=seed)
    record = play(plan, Shooter(3.0, Random(seed)), StepClock(utc=START), new_id)
    assert record is not None
    return changed(record, simulated=False)


def test_the_strip_own_best_and_what_is_usual_are_shown(window: Window, services: Services) -> None:
    for seed in range(5):
        services.finish(record_of(services, seed))
    window.show("result", outcome=services.finish(record_of(services, 9)), fresh=True)
    page: Any = window.page
    window.root.update()
    assert page.chart is not None and page.chart.winfo_ismapped() and page.tabs.way == "strip"
    texts = texts_in(page)
    assert "Lower is better" in texts and "Your best before" in texts
    assert str(page.own_cells["own_best"].cget("text")).endswith(" ms") and " to " in str(
        page.own_cells["own_usual"].cget("text")
    )


def test_without_a_table_nothing_turns_to_one(window: Window, services: Services) -> None:
    window.show("result", outcome=services.finish(record_of(services, 9)), fresh=True)
    page: Any = window.page
    press_key(page.play_button, "1")
    assert page.chart.winfo_ismapped() and not page.tabs.winfo_ismapped()
    assert not any("table" in what.lower() for _, what in page.keys_told())
    window.show("result", outcome=services.finish(record_of(services, 3, "reaction-choice")), fresh=True)
    press_key(page.play_button, "2")
    click(page.tabs.buttons["table"], 5, 5)
    assert page.table.winfo_ismapped() and not page.chart.winfo_ismapped()
    assert any("table" in what.lower() for _, what in page.keys_told())


def test_a_test_with_choices_keeps_its_table_and_has_the_strip_beside_it(window: Window, services: Services) -> None:
    window.show("result", outcome=services.finish(record_of(services, 3, "reaction-choice")), fresh=True)
    page: Any = window.page
    window.root.update()
    assert page.table is not None and page.table.winfo_ismapped()
    page.look_at("strip")
    window.root.update()
    assert page.chart.winfo_ismapped() and not page.table.winfo_ismapped()


def test_start_page_and_history_show_the_number_of_a_test(window: Window, services: Services) -> None:
    services.settings.update(drill="reaction-choice")
    page: Any = start_page(window)
    page.update()
    assert "It takes 40 answers." in str(page.ways.words.cget("text")) and str(page.best.cget("text")) == "no test yet"
    services.finish(record_of(services, 3, "reaction-choice"))
    page = start_page(window)
    page.update()
    number = str(page.best.cget("text"))
    assert number.endswith(" ms") and "lower is better" in str(page.best_label.cget("text"))
    window.show("board", drill="reaction-choice")
    board: Any = window.page
    window.root.update()
    assert board.table._row(0).cells[2] == number and "Lower is better" in str(board.better.cget("text"))
    assert board.pairs[board.list.selected] == ("reaction-choice", ANY_FACE)
    window.show("history")
    history: Any = window.page
    window.root.update()
    assert history._row(0).cells[4] == number and history._row(0).cells[-1] == "test"
    assert history.beat_button.instate(["disabled"])
    type_key(history.table.tree, "g")
    assert window.page is history and "a test cannot be raced" in window.notices.texts[-1].lower()
