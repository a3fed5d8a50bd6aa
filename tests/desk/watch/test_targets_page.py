"""The page Targets: set one from a table, by typing or as a project; read again by itself; remove and bring back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.bar_list import ROW_PX
from bullseye.desk.kit.cards.explain import ExplainOverlay
from bullseye.desk.progress.goal_question import GoalQuestion
from bullseye.desk.watch.kept_targets import open_targets
from bullseye.desk.watch.target_question import PERIODS, TargetQuestion
from bullseye.desk.watch.target_view import TargetView
from bullseye.desk.watch.targets_page import TargetsPage
from bullseye.desk.watch.tasks_card import TasksCard
from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.targets.definition import TASKS, TYPED, Target
from tests.desk.desk_rooms import answer, type_key
from tests.gui import click

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def targets(window: Window) -> TargetsPage:
    window.show("targets")
    settle(window)
    assert isinstance(window.page, TargetsPage)
    return window.page


def settle(window: Window) -> None:
    """Until no reading is under way."""
    page: Any = window.page
    for _ in range(10_000):
        window.root.update()
        if page._reader is None or not page._reader.reads:
            break
        page._reader._job.wait(0.05)
    window.root.update()


def said(window: Window) -> str:
    window.root.update()
    return " ".join(window.notices.texts)


def answer_over(card: Any, reply: Callable[[Any], object]) -> None:
    """Give *reply* the card that opens next over *card*."""

    def give() -> None:
        if card.window.overlay is card:
            card.window.root.after(1, give)
        else:
            reply(card.window.overlay)

    card.window.root.after(1, give)


def today(window: Window) -> Any:
    return window.services.clock.utc().date()


def sales(window: Window, folder: Path, *values: int) -> Path:
    """A table with an amount on each of the last days, in the form of a German spreadsheet."""
    file = folder / "sales.csv"
    first = today(window) - timedelta(days=len(values))
    rows = [f"{first + timedelta(days=n)};{value},50;1" for n, value in enumerate(values, start=1)]
    file.write_text("date;revenue;orders\n" + "\n".join(rows) + "\n")
    return file


def give(window: Window, *wanted: Target) -> None:
    """Keep targets before the page is opened."""
    kept = open_targets(window.services)
    with kept.database:
        for target in wanted:
            kept.add(target)


WEIGHT = Target("weight", "Weight", "last", Condition(high=72.0), Period("month"), TYPED, unit="kg")


def test_without_targets_one_is_proposed_and_set_from_a_table(window: Window, tmp_path: Path) -> None:
    file = sales(window, tmp_path, 100, 200, 300)
    page = targets(window)
    assert page.empty.winfo_ismapped() and "No targets yet" in str(page.empty.cget("text"))
    understood: list[str] = []

    def reply(card: TargetQuestion) -> None:
        card.ask_open = lambda *args: file
        click(card.browse, 5, 5)
        card.value.set("revenue")
        card.value.event_generate("<<ComboboxSelected>>")
        card.update()
        understood.append(str(card.said.cget("text")))
        card.low.insert(0, "100000")
        card.unit.insert(0, "EUR")
        card.per.current(PERIODS.index("year"))
        card.per.event_generate("<<ComboboxSelected>>")
        type_key(card.low, "Return")

    answer(window, reply)
    type_key(page.add_button, "Return")
    settle(window)
    assert understood and understood[0].startswith("3 values of 'revenue' by 'date'")
    assert page.body.winfo_ismapped() and not page.empty.winfo_ismapped()
    assert page.view.what.cget("text") == "sales: at least 100000 EUR in all, each year"
    assert page.list.found[0].now == "601.5 of 100000 EUR"
    assert page.view.cells["so_far"].cget("text") == "601.5 EUR"


def test_a_file_that_changed_is_read_again_by_itself(window: Window, tmp_path: Path) -> None:
    file = sales(window, tmp_path, 100)
    kept = open_targets(window.services)
    from bullseye.watch.sources.table import Settings

    with kept.database:
        kept.add(Target("sales", "Sales", "sum", Condition(1000.0), Period("year"), "table", Settings(str(file)),
                        "revenue"))  # fmt: skip
    page = targets(window)
    assert page.list.found[0].now == "100.5 of 1000"
    page._reader.look_again()  # type: ignore[union-attr]
    assert not page._reader.reads  # type: ignore[union-attr]
    sales(window, tmp_path, 100, 400)
    page._reader.look_again()  # type: ignore[union-attr]
    settle(window)
    assert page.list.found[0].now == "501 of 1000"
    file.unlink()
    page._reader.look_again()  # type: ignore[union-attr]
    settle(window)
    assert page.list.found[0].now == "501 of 1000"
    assert "is not there" in str(page.view.old.cget("text")) and "These numbers are those of" in str(
        page.view.old.cget("text")
    )


def test_what_cannot_be_a_target_is_said_on_the_card_and_nothing_is_kept(window: Window, tmp_path: Path) -> None:
    page = targets(window)
    wrong: list[str] = []

    def reply(card: TargetQuestion) -> None:
        card.file.insert(0, str(tmp_path / "none.csv"))
        click(card.yes, 5, 5)
        wrong.append(str(card.wrong.cget("text")))
        card.kind.current(1)
        card.kind.event_generate("<<ComboboxSelected>>")
        for name, low in (("", "5"), ("Weight", "1,000"), ("Weight", "lots"), ("Weight", "")):
            card.name.delete(0, "end")
            card.name.insert(0, name)
            card.low.delete(0, "end")
            card.low.insert(0, low)
            click(card.yes, 5, 5)
            wrong.append(str(card.wrong.cget("text")))
        type_key(card.name, "Escape")

    answer(window, reply)
    type_key(page.add_button, "n")
    for words, text in zip(
        ("no file", "a name of 1 to 80", "type 1000", "'lots' is no number", "a target needs a number"), wrong,
        strict=True,
    ):  # fmt: skip
        assert words.casefold() in text.casefold()
    assert not window.services.dirs.targets.exists() or not list(window.services.dirs.targets.iterdir())


def test_the_card_asks_only_what_a_target_of_its_kind_needs(window: Window) -> None:
    page = targets(window)
    seen: dict[str, list[str]] = {}

    def reply(card: TargetQuestion) -> None:
        for n in range(4):
            card.kind.current(n)
            card.kind.event_generate("<<ComboboxSelected>>")
            card.update()
            names = ("file", "date", "name", "measure", "low", "per", "until")
            seen[card.chosen_kind] = [name for name in names if getattr(card, name).winfo_ismapped()]
        card.enter()
        answer(window, goal)

    def goal(card: Any) -> None:
        assert isinstance(card, GoalQuestion)
        card.target.insert(0, "700")
        card.enter()

    answer(window, reply)
    type_key(page.add_button, "n")
    settle(window)
    assert seen == {
        "table": ["file", "date", "name", "measure", "low", "per"],
        "typed": ["name", "measure", "low", "per"],
        "tasks": ["name", "per"],
        "rounds": [],
    }
    assert [each.target for each in window.services.goals.goals()] == [700.0]
    assert page.view.what.cget("text") == "700 points a week"


def test_a_typed_value_is_logged_and_can_be_taken_back(window: Window) -> None:
    give(window, WEIGHT)
    page = targets(window)
    assert page.list.found[0].now == "not measured yet"

    def reply(card: Any) -> None:
        card.entry.insert(0, "heavy")
        card.enter()
        assert "'heavy' is no number" in card.wrong.cget("text")
        card.entry.delete(0, "end")
        card.entry.insert(0, "71,4")
        card.enter()

    answer(window, reply)
    type_key(page.list, "l")
    settle(window)
    assert page.list.found[0].now == "71.4 kg now" and page.list.found[0].tone == "good"
    assert page.view.cells["points"].cget("text") == "10.9"
    assert "Logged: 71.4 kg" in said(window)
    page._unlog("weight")
    settle(window)
    assert page.list.found[0].now == "not measured yet"


def test_tasks_are_added_ticked_and_taken_out_by_keyboard(window: Window) -> None:
    give(window, Target("move", "Move", "sum", Condition(100.0), Period("year"), TASKS, unit="%"))
    page = targets(window)

    def reply(card: TasksCard) -> None:
        for words in ("Rent a van; 2020-01-01", "Pack"):
            answer_over(card, lambda question, words=words: (question.entry.insert(0, words), question.enter()))  # type: ignore[misc]
            click(card.add_button, 5, 5)
        assert [(task.title, str(task.due)) for task in card.tasks] == [("Rent a van", "2020-01-01"), ("Pack", "None")]
        type_key(card.table.tree, "Home")
        type_key(card.table.tree, "space")
        assert card.tasks[0].done is not None and card.tasks[1].done is None
        click(card.remove_button, 5, 5)
        assert [task.title for task in card.tasks] == ["Pack"]
        click(card.undo_button, 5, 5)
        assert [(task.title, task.done is not None) for task in card.tasks] == [("Pack", False), ("Rent a van", True)]
        type_key(card.table.tree, "Escape")

    answer(window, reply)
    type_key(page.list, "k")
    settle(window)
    assert page.list.found[0].now == "50 of 100 %" and "1 of 2 tasks" in str(page.view.note.cget("text"))


def test_a_removed_target_comes_back_by_the_key_or_the_button(window: Window) -> None:
    give(window, WEIGHT, WEIGHT._replace(id="other", name="Other"))
    page = targets(window)
    click(page.list, 40, window.theme.px(ROW_PX) + 10)
    assert str(page.view.what.cget("text")).startswith("Weight")
    type_key(page.list, "Delete")
    settle(window)
    assert [row.title for row in page.list.found] == ["Other"] and "Removed: Weight" in said(window)
    page.list.focus_force()
    page.list.event_generate("<KeyPress-z>", state=0x4)
    settle(window)
    assert [row.title for row in page.list.found] == ["Other", "Weight"]
    assert str(page.view.what.cget("text")).startswith("Weight")
    page.undo()
    assert "No target was removed" in said(window)


def test_every_number_explains_itself(window: Window, tmp_path: Path) -> None:
    from bullseye.watch.sources.table import Settings

    file = sales(window, tmp_path, *range(100, 120))
    give(window, Target("sales", "Sales", "sum", Condition(40_000.0), Period("year"), "table", Settings(str(file)),
                        "revenue", "EUR"))  # fmt: skip
    page = targets(window)
    assert {"so_far", "to_go", "days_left", "share", "expected", "per_day", "needed_per_day", "forecast"} <= set(
        page.view.cells
    )
    for key, cell in page.view.cells.items():
        click(cell, 4, 4)
        assert isinstance(window.overlay, ExplainOverlay), key
        assert window.overlay.what.definition and window.overlay.what.value == cell.cget("text")
        window.overlay.close()


def test_the_other_chart_has_a_bar_for_each_day(window: Window, tmp_path: Path) -> None:
    from bullseye.watch.sources.table import Settings

    file = sales(window, tmp_path, 5, 6, 7)
    give(window, Target("sales", "Sales", "sum", Condition(900.0), Period("year"), "table", Settings(str(file)),
                        "revenue"))  # fmt: skip
    page = targets(window)
    assert isinstance(page.view, TargetView)
    before = page.view.chart.drawing
    type_key(page.list, "b")
    window.root.update()
    assert page.view.chart.drawing is not before and "a day" in page.view.chart.drawing.title  # type: ignore[union-attr]
    click(page.view.other, 5, 5)
    assert "a day" not in page.view.chart.drawing.title  # type: ignore[union-attr]


@pytest.mark.parametrize(("kind", "begins"), [("html", b"<!"), ("pdf", b"%PDF")])
def test_a_report_of_the_target_is_saved(window: Window, tmp_path: Path, kind: str, begins: bytes) -> None:
    give(window, WEIGHT)
    page = targets(window)
    page.ask_save = lambda *args: tmp_path / "report"
    answer(window, lambda card: card.buttons[kind].invoke())
    type_key(page.list, "r")
    assert (tmp_path / "report").read_bytes().startswith(begins)


def test_the_chart_is_saved_as_a_picture(window: Window, tmp_path: Path) -> None:
    give(window, WEIGHT)
    page = targets(window)
    page.ask_save = lambda *args: tmp_path / "target.png"
    answer(window, lambda card: card.buttons["png"].invoke())
    type_key(page.list, "s")
    assert (tmp_path / "target.png").read_bytes().startswith(b"\x89PNG")


def test_a_file_that_cannot_be_used_is_said_once_and_the_others_are_shown(window: Window) -> None:
    give(window, WEIGHT)
    (window.services.dirs.targets / "bad.toml").write_text("measure = 3\n")
    page = targets(window)
    assert [row.title for row in page.list.found] == ["Weight"] and "bad.toml" in said(window)


def test_without_sqlalchemy_one_sentence_says_what_to_install(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bullseye.desk.watch.kept_targets.find_spec", lambda name: None)
    page = targets(window)
    assert page.trouble.winfo_ismapped() and "pip install 'bullseye[watch]'" in str(page.trouble.cget("text"))
    type_key(page, "n")
    assert window.overlay is None


def test_leaving_the_page_lets_go_of_the_file_and_reads_no_more(window: Window) -> None:
    give(window, WEIGHT)
    page = targets(window)
    reader = page._reader
    assert reader is not None
    window.show("start")
    assert page.targets is None and reader.targets.database._engine is None and not reader._next


@pytest.mark.parametrize("size", ["1024x700", "1280x800", "1920x1080"])
def test_nothing_is_cut_off(window: Window, tmp_path: Path, size: str) -> None:
    from bullseye.watch.sources.table import Settings

    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    file = sales(window, tmp_path, *(12_345 + n for n in range(30)))
    give(window, Target("sales", "Sales of all branches", "sum", Condition(1e7), Period("year"), "table",
                        Settings(str(file)), "revenue", "EUR"))  # fmt: skip
    page = targets(window)
    right = window.root.winfo_rootx() + window.root.winfo_width()
    for column in page.view.numbers.winfo_children():
        for label, value in zip(column.winfo_children()[::2], column.winfo_children()[1::2], strict=True):
            assert label.winfo_reqwidth() + value.winfo_reqwidth() <= column.winfo_width(), label.cget("text")
    for part in [*page.view.cells.values(), page.add_button, page.report_button, page.remove_button]:
        assert part.winfo_width() >= part.winfo_reqwidth(), part.cget("text")
        assert part.winfo_rootx() + part.winfo_width() <= right
