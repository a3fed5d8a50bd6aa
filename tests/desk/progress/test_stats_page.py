"""The statistics page: the series that was asked for, devices apart, numbers that explain themselves, what is next."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.cards.explain import ExplainOverlay
from bullseye.desk.progress.stats_page import EVERY_DEVICE, StatsPage
from bullseye.desk.progress.stats_parts import NONE, OFF
from bullseye.progress.series_view import choice_of
from bullseye.session.record import Record
from tests.desk.desk_rooms import answer, played, texts_in, type_key
from tests.gui import click
from tests.progress.test_series_view import row
from tests.rounds import changed

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def shot(window: Window, number: int, device: str = "mouse", **more: Any) -> Record:
    """A round that is kept, with that device."""
    record = changed(played(window.services, number, **more), device=device)
    window.services.finish(record)
    return record


def stats(window: Window, **args: Any) -> StatsPage:
    window.show("stats", **args)
    window.root.update()
    assert isinstance(window.page, StatsPage)
    return window.page


def legend(page: StatsPage) -> list[str]:
    from bullseye.picture.drawing import Text

    assert page.chart.drawing is not None
    return [shape.text for shape in page.chart.drawing.shapes if isinstance(shape, Text)]


def choose(page: StatsPage, name: str, at: int) -> None:
    page.boxes[name].current(at)
    page.boxes[name].event_generate("<<ComboboxSelected>>")
    page.update()


def test_without_rounds_one_is_proposed_and_enter_plays_it(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    page = stats(window)
    assert page.empty.winfo_ismapped() and not page.body.winfo_ismapped()
    assert str(page.play_button.cget("text")) == "Play   Enter"
    gone: list[str] = []
    monkeypatch.setattr(window, "show", lambda name, **args: gone.append(name))
    type_key(page.play_button, "Return")
    assert gone == ["play"]


def test_one_round_is_a_point_with_its_numbers(window: Window) -> None:
    shot(window, 0)
    page = stats(window)
    assert str(page.counted.cget("text")) == "1 round"
    assert page.numbers.cells["n"].cget("text") == "1"
    assert page.numbers.cells["usual"].cget("text") == "needs 5 rounds"
    assert page.chart.drawing is not None and "1 round" in page.chart.drawing.title


def test_two_devices_are_two_series_and_the_numbers_are_about_one(window: Window) -> None:
    for n in range(6):
        shot(window, n, "trackpad" if n == 5 else "mouse")
    page = stats(window)
    assert page.boxes["device"].get() == EVERY_DEVICE
    assert {"Mouse", "Trackpad"} <= set(legend(page))
    assert "Mouse" in texts_in(page.numbers) and page.numbers.cells["n"].cget("text") == "5"
    choose(page, "device", 2)
    assert page.boxes["device"].get() == "Trackpad"
    assert "Mouse" not in legend(page) and page.numbers.cells["n"].cget("text") == "1"


def test_a_click_on_a_number_explains_it(window: Window) -> None:
    for n in range(6):
        shot(window, n)
    page = stats(window)
    click(page.numbers.cells["usual"], 5, 5)
    assert isinstance(window.overlay, ExplainOverlay)
    assert window.overlay.what.name == "Usual range"
    assert "n, the last rounds" in texts_in(window.overlay)
    window.overlay.close()
    type_key(page.numbers.cells["mean"], "space")
    assert isinstance(window.overlay, ExplainOverlay) and window.overlay.what.name == "Mean"
    window.overlay.close()


def test_keys_turn_the_measure_and_the_axis_and_both_are_remembered(window: Window) -> None:
    for n in range(3):
        shot(window, n)
    page = stats(window)
    type_key(page.play_button, "m")
    assert page.boxes["measure"].get() == "Accuracy" and page.what.cget("text") == "Accuracy"
    assert "Rounds" not in legend(page)
    type_key(page.play_button, "c")
    assert "Rounds" in legend(page) and page.by.get() == "count"
    window.retheme()
    page = window.page  # type: ignore[assignment]
    assert page.by.get() == "count"


def test_the_mouse_turns_the_axis_as_well(window: Window) -> None:
    shot(window, 0)
    page = stats(window)
    click(page.by_buttons["count"], 8, 8)
    assert page.by.get() == "count"


def hardly_a_miss(window: Window) -> StatsPage:
    for n in range(4):
        shot(window, n, drill="timed-60", spread=30.0)
    return stats(window)


def test_a_suggestion_has_its_evidence_and_enter_starts_its_drill(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = hardly_a_miss(window)
    advice = page.advice.advice
    assert advice is not None and advice.id == "too-easy"
    assert f"Because: {advice.evidence}." in texts_in(page.advice)
    assert str(page.play_button.cget("text")) == "Play Find your speed   Enter"
    gone: list[str] = []
    monkeypatch.setattr(window, "show", lambda name, **args: gone.append(name))
    type_key(page.play_button, "Return")
    assert gone == ["play"]
    assert (window.services.drill().id, window.services.face().id) == ("adaptive-speed", "classic")


def test_the_switch_turns_suggestions_off_for_good(window: Window) -> None:
    page = hardly_a_miss(window)
    click(page.advice.switch, 8, 8)
    assert page.advice.advice is None and OFF in texts_in(page.advice)
    assert str(page.play_button.cget("text")) == "Play Timed, 60 s   Enter"
    assert window.services.settings_file.load().suggestions is False
    assert stats(window).advice.advice is None
    type_key(page.play_button, "o")
    assert page.advice.advice is not None


def test_nothing_to_suggest_is_said_too(window: Window) -> None:
    shot(window, 0)
    assert NONE in texts_in(stats(window).advice)


def test_the_result_leads_to_its_own_series_and_back(window: Window) -> None:
    shot(window, 0, drill="timed-60")
    record = shot(window, 1, drill="ten-shots")
    shot(window, 2, drill="timed-60")
    window.show("result", outcome=window.services.review(record), fresh=False)
    page: Any = window.page
    type_key(page.play_button, "t")
    window.root.update()
    assert isinstance(window.page, StatsPage)
    assert window.page.boxes["drill"].get() == "Ten shots"
    type_key(window.page.play_button, "Escape")
    assert window.page is page


def test_the_start_page_and_the_history_lead_here(window: Window) -> None:
    shot(window, 0)
    window.show("start")
    page: Any = window.page
    type_key(page.start_button, "t")
    assert isinstance(window.page, StatsPage)
    window.show("history")
    history: Any = window.page
    click(history.stats_button, 5, 5)
    assert isinstance(window.page, StatsPage)


def test_ten_thousand_rounds_are_shown_without_waiting(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    shot(window, 0)
    page = stats(window)
    rows = [row(n, 100 + n % 50, device="mouse" if n % 3 else "trackpad") for n in range(10_000)]
    monkeypatch.setattr(window.services.store, "rounds", lambda: rows)
    start = time.process_time()
    page = stats(window)
    took = time.process_time() - start  # of this process: a busy machine is not our slowness
    assert took < 3.0
    assert str(page.counted.cget("text")) == "10,000 rounds"
    assert "mean of" in str(page.note.cget("text"))


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_the_chart_is_saved_as_a_picture(window: Window, tmp_path: Path, kind: str, start: bytes) -> None:
    shot(window, 0)
    page = stats(window)
    path = tmp_path / f"chart.{kind}"
    page.ask_save = lambda *args: path
    answer(window, lambda card: card.buttons[kind].invoke())
    type_key(page.play_button, "s")
    assert start in path.read_bytes()[:200]
    assert any("saved as" in text for text in window.notices.texts)


def test_records_that_cannot_be_read_are_told(window: Window) -> None:
    shot(window, 0)
    page = stats(window)
    history = window.services.dirs.history
    history.unlink()
    history.mkdir()
    page.shown()
    window.root.update()
    assert page.trouble.winfo_ismapped() and not page.empty.winfo_ismapped()


@pytest.mark.parametrize("size", ["1024x700", "1280x800", "1920x1080"])
def test_nothing_is_cut_off_with_the_longest_name(window: Window, size: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    window.services.settings.update(player="W" * 40, players=["W" * 40])
    for n in range(8):
        shot(window, n, "trackpad" if n % 3 == 1 else "mouse", player="W" * 40, drill="timed-60", spread=30.0)
    page = stats(window)
    right = window.root.winfo_rootx() + window.root.winfo_width()
    bottom = window.root.winfo_rooty() + window.root.winfo_height()
    parts = [*page.numbers.cells.values(), page.advice, page.play_button, page.report_button, page.hint]
    for part in parts:
        assert part.winfo_ismapped()
        assert part.winfo_width() >= part.winfo_reqwidth(), part.cget("text")
        assert part.winfo_rootx() + part.winfo_width() <= right
        assert part.winfo_rooty() + part.winfo_height() <= bottom
    for label in page.numbers.winfo_children():
        row = int(label.grid_info().get("row", -1))
        both = [part for part in page.numbers.grid_slaves(row=row) if part.winfo_class() == "TLabel"]
        assert sum(part.winfo_reqwidth() for part in both) <= page.numbers.winfo_width()
    last = list(page.numbers.cells.values())[-1]
    assert last.winfo_rooty() + last.winfo_height() <= page.hint.winfo_rooty() + page.hint.winfo_height()


def test_a_choice_that_fits_no_round_any_more_gives_way(window: Window) -> None:
    record = shot(window, 0)
    gone = choice_of(record)._replace(drill="gone", face="gone", player="Nobody")
    page = stats(window, choice=gone)
    assert page.found is not None and page.found.choice.drill == "ten-shots"


def test_every_number_can_be_reached_by_tab(window: Window) -> None:
    for n in range(3):
        shot(window, n)
    page = stats(window)
    reached, part = [], page.play_button
    for _ in range(60):
        part = part.tk_focusNext()  # type: ignore[assignment]
        reached.append(part)
    for label, cell in page.numbers.cells.items():
        assert cell in reached, label


@pytest.mark.parametrize("name", ["stats", "goals", "result", "start", "history"])
def test_f1_lists_every_key_of_the_page_and_fits_the_smallest_window(window: Window, name: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry("1024x700")
    record = shot(window, 0)
    outcome = window.services.review(record)
    window.show(name, **({"outcome": outcome, "fresh": False} if name == "result" else {}))
    window.root.update()
    page: Any = window.page
    listed = " ".join(key for key, _ in page.keys_told())
    words = {
        "Return": "Enter", "Delete": "Del", "Control-z": "Ctrl+Z", "Control-e": "Ctrl+E", "Control-c": "Ctrl+C",
        "Control-Shift-c": "Ctrl+C", "slash": "/", "Up": "Up", "Down": "Down", "Prior": "Page Up", "Next": "Page Down",
    }  # fmt: skip
    for key in page.actions:
        assert words.get(key, key.upper()) in listed, key
    window.help()
    window.root.update()
    card: Any = window.overlay
    assert card.winfo_height() <= window.root.winfo_height()
    card.close()
