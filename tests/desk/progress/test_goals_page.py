"""The goals page: set one, see how far it is, remove it and bring it back; news is said once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.bar_list import ROW_PX
from bullseye.desk.kit.cards.explain import ExplainOverlay
from bullseye.desk.progress.goal_news import tell_goals
from bullseye.desk.progress.goal_question import GoalQuestion
from bullseye.desk.progress.goals_page import GoalsPage
from tests.desk.desk_rooms import answer, played, type_key
from tests.gui import click
from tests.rounds import changed

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def shot_today(window: Window, number: int = 0, **more: Any) -> Any:
    """A round finished at the window's own time."""
    record = played(window.services, number, **more)
    now = window.services.clock.utc().strftime("%Y-%m-%dT%H:%M:%SZ")
    return window.services.finish(changed(record, started=now, finished=now))


def goals(window: Window) -> GoalsPage:
    window.show("goals")
    window.root.update()
    assert isinstance(window.page, GoalsPage)
    return window.page


def told(window: Window) -> str:
    window.root.update()
    return " ".join(window.notices.texts)


def fill_in(card: GoalQuestion, **fields: str | int) -> None:
    for name, value in fields.items():
        part: Any = getattr(card, name)
        if isinstance(value, int):
            part.current(value)
            part.event_generate("<<ComboboxSelected>>")
        else:
            part.delete(0, "end")
            part.insert(0, value)


def set_goal(window: Window, page: GoalsPage, reply: Callable[[GoalQuestion], object]) -> None:
    answer(window, reply)
    type_key(page.add_button, "n")


def test_without_goals_one_is_proposed_and_set_by_keyboard(window: Window) -> None:
    page = goals(window)
    assert page.empty.winfo_ismapped()

    def reply(card: GoalQuestion) -> None:
        fill_in(card, target="700")
        type_key(card.target, "Return")

    answer(window, reply)
    type_key(page.add_button, "Return")
    assert [g.target for g in window.services.goals.goals()] == [700.0]
    assert page.body.winfo_ismapped() and not page.empty.winfo_ismapped()
    assert page.what.cget("text") == "700 points a week"
    assert window.services.goals.goals()[0].player == "Anna"


def test_what_cannot_be_a_goal_is_told_in_the_card_and_nothing_is_set(window: Window) -> None:
    page = goals(window)
    said: list[str] = []

    def reply(card: GoalQuestion) -> None:
        fill_in(card, target="lots")
        click(card.yes, 5, 5)
        said.append(str(card.wrong.cget("text")))
        fill_in(card, target="5", period=3, until="yesterday")
        click(card.yes, 5, 5)
        said.append(str(card.wrong.cget("text")))
        type_key(card.target, "Escape")

    set_goal(window, page, reply)
    assert "'lots' is no target" in said[0] and "'yesterday' is no day" in said[1]
    assert window.services.goals.goals() == []


def test_the_card_asks_only_what_a_goal_of_this_kind_needs(window: Window) -> None:
    page = goals(window)
    seen: list[tuple[bool, bool]] = []

    def reply(card: GoalQuestion) -> None:
        for measure, period in ((0, 1), (3, 3)):
            fill_in(card, measure=measure, period=period)
            card.update()
            assert card.last.get() == ("100" if measure == 3 else "")
            seen.append((bool(card.until.winfo_ismapped()), bool(card.last.winfo_ismapped())))
        assert "mouse" in str(card.note.cget("text")) and card.unit.cget("text") == "%"
        fill_in(card, target="90", last="50", until="2026-12-24", drill=3)
        card.enter()

    set_goal(window, page, reply)
    assert seen == [(False, False), (True, True)]
    made = window.services.goals.goals()[0]
    assert (made.measure, made.target, made.last, made.until) == ("accuracy", 0.9, 50, date(2026, 12, 24))
    assert made.device == "mouse" and made.drill == window.services.drills.items()[2].id


def some(window: Window, *targets: float) -> None:
    for target in targets:
        window.services.goals.add("points", target, "week", player="Anna")


def test_the_list_chooses_by_keys_and_by_mouse_and_the_chart_follows(window: Window) -> None:
    some(window, 700, 5000, 9000)
    page = goals(window)
    assert page.what.cget("text") == "700 points a week"
    type_key(page.list, "Down")
    assert page.what.cget("text") == "5000 points a week"
    click(page.list, 40, window.theme.px(ROW_PX) * 2 + 10)
    assert page.what.cget("text") == "9000 points a week"
    assert page.chart.drawing is not None and "9" in page.chart.drawing.title
    type_key(page.list, "Home")
    assert page.at == 0


def test_more_goals_than_fit_can_be_scrolled_to(window: Window) -> None:
    some(window, *(100.0 + n for n in range(30)))
    page = goals(window)
    type_key(page.list, "End")
    assert page.at == 29 and page.list.top + page.list.visible >= 30
    page.list.event_generate("<Button-4>")
    assert page.list.top + page.list.visible == 29


def test_a_removed_goal_comes_back_by_the_notice_or_the_key(window: Window) -> None:
    some(window, 700, 5000)
    page = goals(window)
    type_key(page.list, "Delete")
    assert [g.target for g in window.services.goals.goals()] == [5000.0]
    assert "Removed: 700 points a week" in told(window)
    page.list.focus_force()
    page.list.event_generate("<KeyPress-z>", state=0x4)
    window.root.update()
    assert {g.target for g in window.services.goals.goals()} == {700.0, 5000.0}
    assert page.what.cget("text") == "700 points a week"
    click(page.remove_button, 5, 5)
    click(page.undo_button, 5, 5)
    assert len(window.services.goals.goals()) == 2
    page.undo()
    assert "No goal was removed" in told(window)


def test_a_number_of_a_goal_explains_itself(window: Window) -> None:
    some(window, 5000)
    shot_today(window)
    page = goals(window)
    click(page.cells["per_day"], 4, 4)
    assert isinstance(window.overlay, ExplainOverlay)
    assert window.overlay.what.formula == "sum of those days / d"
    window.overlay.close()


def test_a_goal_that_is_reached_is_said_once_after_the_round(window: Window) -> None:
    some(window, 50)
    outcome = shot_today(window)
    window.show("result", outcome=outcome, fresh=True)
    assert "Goal reached: 50 points a week" in told(window)
    button = next(
        part for bar in window.notices.bars for part in bar.winfo_children() if "text" in part.keys()  # noqa: SIM118
        and part.cget("text") == "Goals"
    )  # fmt: skip
    button.invoke()  # type: ignore[attr-defined]
    window.root.update()
    page: Any = window.page
    assert isinstance(page, GoalsPage) and "Goal reached" not in told(window)
    window.show("start")
    window.root.update()
    assert "Goal reached" not in told(window)


def test_what_was_missed_while_away_is_said_at_the_next_start(window: Window, tmp_path: Path) -> None:
    window.services.goals.add("points", 1e6, "until", window.services.goals.today(), player="Anna")
    window.services.clock.advance(3 * 86400)  # type: ignore[attr-defined]
    window.show("start")
    window.root.update()
    assert "Goal missed" in told(window)
    for bar in window.notices.bars:
        window.notices.dismiss(bar)
    tell_goals(window)
    assert "Goal missed" not in told(window)


def test_a_file_of_goals_that_is_damaged_is_told_and_kept(window: Window) -> None:
    window.services.dirs.goals.parent.mkdir(parents=True, exist_ok=True)
    window.services.dirs.goals.write_text("{no json")
    page = goals(window)
    assert "goals.json" in told(window).lower()
    assert page.empty.winfo_ismapped()


def test_the_chart_is_saved_as_a_picture(window: Window, tmp_path: Path) -> None:
    some(window, 700)
    page = goals(window)
    page.ask_save = lambda *args: tmp_path / "goal.svg"
    answer(window, lambda card: card.buttons["svg"].invoke())
    type_key(page.list, "s")
    assert "700 points a week" in (tmp_path / "goal.svg").read_text()


@pytest.mark.parametrize("size", ["1024x700", "1280x800", "1920x1080"])
def test_nothing_is_cut_off(window: Window, size: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    window.services.goals.add("points", 123456789, "month", player="Anna", drill="pointing-test")
    for n in range(3):
        shot_today(window, n)
    page = goals(window)
    right = window.root.winfo_rootx() + window.root.winfo_width()
    for column in page.numbers.winfo_children():
        for label, value in zip(column.winfo_children()[::2], column.winfo_children()[1::2], strict=True):
            assert label.winfo_reqwidth() + value.winfo_reqwidth() <= column.winfo_width(), label.cget("text")
    for part in [*page.cells.values(), page.add_button, page.report_button, page.remove_button]:
        assert part.winfo_width() >= part.winfo_reqwidth(), part.cget("text")
        assert part.winfo_rootx() + part.winfo_width() <= right
