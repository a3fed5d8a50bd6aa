"""The group on the result page: three ways to look at the shots, numbers that explain themselves, files of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit.cards.explain import ExplainOverlay
from bullseye.desk.result.group_view import GROUP, HEAT
from bullseye.desk.result.result_page import ResultPage
from bullseye.desk.result.result_tabs import ResultTabs
from bullseye.desk.result.result_views import WAYS
from bullseye.picture.drawing import Picture
from bullseye.picture.viewport import face_range_mm
from bullseye.progress.group_facts import costs_text, group_numbers, group_sheet
from bullseye.session.record import Record
from tests.desk.desk_rooms import answer, played, texts_in, type_key
from tests.gui import click
from tests.rounds import changed

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def result(window: Window, record: Record | None = None, fresh: bool = True) -> ResultPage:
    outcome = window.services.finish(played(window.services, 5) if record is None else record)
    window.show("result", outcome=outcome, fresh=fresh)
    window.root.update()
    assert isinstance(window.page, ResultPage)
    return window.page


def test_keys_and_clicks_turn_the_view_and_the_face_comes_back(window: Window) -> None:
    page = result(window)
    assert page.view.winfo_ismapped() and page.views.group is None
    type_key(page.play_button, "2")
    assert page.views.group is not None and page.views.group.winfo_ismapped() and not page.view.winfo_ismapped()
    assert page.views.tabs.way == GROUP
    click(page.views.tabs.buttons[HEAT], 8, 8)
    drawing = page.views.group.chart.drawing
    assert drawing is not None and "per cm" in drawing.title
    type_key(page.play_button, "1")
    assert page.view.winfo_ismapped() and not page.views.group.winfo_ismapped()
    assert list(WAYS) == list(page.views.tabs.buttons) and isinstance(page.views.tabs, ResultTabs)


def test_every_number_of_the_group_stands_there_and_explains_itself(window: Window) -> None:
    page = result(window)
    type_key(page.play_button, "2")
    view = page.group_numbers
    assert view is not None
    sheet = group_sheet(page._outcome.card)
    said = texts_in(page.panel)
    for number in group_numbers(sheet):
        assert number.label in said and number.value in said
    assert costs_text(sheet) in said
    click(view.cells["sigma"], 4, 4)
    assert isinstance(window.overlay, ExplainOverlay) and window.overlay.what.name == "Sigma"
    window.overlay.close()
    type_key(view.costs, "Return")
    assert isinstance(window.overlay, ExplainOverlay) and "as shot" in texts_in(window.overlay)
    window.overlay.close()


def test_the_view_stays_for_the_next_round_and_shows_it(window: Window) -> None:
    page = result(window)
    type_key(page.play_button, "2")
    before = page.views.group.sheet if page.views.group is not None else None
    page = result(window, played(window.services, 6))
    assert page.views.group is not None and page.views.group.winfo_ismapped()
    assert page.views.group.sheet != before
    assert page.views.group.sheet == group_sheet(page._outcome.card)


@pytest.mark.parametrize("shots", [0, 1])
def test_a_round_with_hardly_a_shot_has_dashes(window: Window, shots: int) -> None:
    record = played(window.services, drill="practice")
    outcome = window.services.review(changed(record, shots=record.shots[:shots], accuracy=None, score=0, best_combo=0))
    window.show("result", outcome=outcome, fresh=False)
    page: Any = window.page
    for key in ("2", "3"):
        type_key(page.play_button, key)
        assert page.views.group.chart.drawing is not None
    assert "\u2013" in texts_in(page.panel)


def test_the_score_explains_itself_shot_by_shot(window: Window) -> None:
    page = result(window, played(window.services, 5, drill="timed-60"))
    click(page.panel.score, 10, 20)
    card = window.overlay
    assert isinstance(card, ExplainOverlay) and card.table is not None
    shots = page._outcome.card.totals.shots
    assert card.table.count == shots
    assert card.table.cells(shots - 1)[-1] == str(page._outcome.card.totals.raw)
    card.close()
    page.toggle_more()
    click(page.panel.cells["combo_bonus"], 2, 2)
    assert isinstance(window.overlay, ExplainOverlay) and window.overlay.what.name == "Streak bonus"
    window.overlay.close()


def test_enter_in_the_list_of_shots_explains_the_shot(window: Window) -> None:
    page = result(window)
    page.toggle_list()
    window.root.update()
    type_key(page.shots.tree, "Down")
    type_key(page.shots.tree, "Return")
    assert isinstance(window.overlay, ExplainOverlay) and window.overlay.what.name == "Shot 2"
    window.overlay.close()


def test_a_best_beyond_the_usual_spread_is_cheered_as_such_only_then(window: Window) -> None:
    for n in range(6):
        window.services.finish(played(window.services, n, spread=5.0))
    page = result(window, played(window.services, 9, spread=60.0))
    assert page.panel.verdict.winfo_ismapped()
    assert page.panel.verdict.cget("text") == "A new best, and outside your usual spread."
    page = result(window, played(window.services, 10, spread=4.0))
    assert not page.panel.verdict.winfo_ismapped()


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<svg")])
@pytest.mark.parametrize("key", ["2", "3"])
def test_s_saves_the_chart_that_is_shown(window: Window, tmp_path: Path, kind: str, start: bytes, key: str) -> None:
    page = result(window)
    type_key(page.play_button, key)
    names: list[str] = []

    def ask(_: object, __: str, name: str, *rest: str) -> Path:
        names.append(name)
        return tmp_path / f"chart.{kind}"

    page.ask_path = ask
    answer(window, lambda card: card.buttons[kind].invoke())
    type_key(page.play_button, "s")
    assert start in (tmp_path / f"chart.{kind}").read_bytes()[:200]
    assert names[0].endswith(f".{kind}") and {"2": "group", "3": "heat"}[key] in names[0]


def test_a_chart_that_cannot_be_written_is_told(window: Window, tmp_path: Path) -> None:
    page = result(window)
    type_key(page.play_button, "2")
    (tmp_path / "taken").mkdir()
    page.ask_path = lambda *args: tmp_path / "taken"
    answer(window, lambda card: card.buttons["svg"].invoke())
    type_key(page.play_button, "s")
    assert any("could not be saved" in text for text in window.notices.texts)


@pytest.mark.parametrize(("kind", "start"), [("html", b"<!doctype html"), ("pdf", b"%PDF")])
def test_a_report_is_written_whole(window: Window, tmp_path: Path, kind: str, start: bytes) -> None:
    if kind == "pdf":
        pytest.importorskip("fpdf")
    page = result(window, played(window.services, 5, drill="timed-60"))
    path = tmp_path / f"report.{kind}"
    page.ask_path = lambda *args: path
    answer(window, lambda card: card.buttons[kind].invoke())
    type_key(page.play_button, "p")
    data = path.read_bytes()
    assert data[:40].lower().startswith(start.lower())
    assert any("report is saved" in text for text in window.notices.texts)


def test_a_report_that_is_cancelled_or_cannot_be_written_leaves_nothing(window: Window, tmp_path: Path) -> None:
    page = result(window)
    page.ask_path = lambda *args: None
    answer(window, lambda card: card.buttons["html"].invoke())
    click(page.views.tabs.more["Report\u2026"], 5, 5)
    assert not window.notices.bars
    (tmp_path / "taken").mkdir()
    page.ask_path = lambda *args: tmp_path / "taken"
    answer(window, lambda card: card.buttons["html"].invoke())
    page.report()
    window.root.update()
    assert any("not saved" in text for text in window.notices.texts)


@pytest.mark.parametrize("size", ["1024x700", "1280x800", "1920x1080"])
def test_no_number_of_the_group_is_cut_off(window: Window, size: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    page = result(window, played(window.services, 5, face="wa-122", drill="timed-60"))
    type_key(page.play_button, "2")
    numbers = page.group_numbers
    assert numbers is not None
    rows: dict[int, int] = {}
    for part in numbers._numbers.winfo_children():
        row = int(part.grid_info()["row"])
        rows[row] = rows.get(row, 0) + part.winfo_reqwidth()
    assert max(rows.values()) <= numbers.winfo_width()
    for cell in (*numbers.cells.values(), numbers.costs, numbers.signs):
        assert cell.winfo_width() >= cell.winfo_reqwidth(), cell.cget("text")
        assert cell.winfo_rooty() + cell.winfo_height() <= page._bar.winfo_rooty()
    for button in page.views.tabs.more.values():
        assert button.winfo_width() >= button.winfo_reqwidth()


def test_the_face_is_as_large_in_all_three_views(window: Window) -> None:
    page = result(window, played(window.services, 5, face="wa-122"))
    face = page._outcome.card.face
    photo = page.view._photo
    assert photo is not None
    room = page.view.winfo_width(), page.view.winfo_height()
    first, second = page.view.places_px[0], page.view.places_px[1]
    one, two = page._outcome.card.shots[:2]
    scale = (first[0] - second[0]) / (one.x_mm - two.x_mm)
    for key in ("2", "3"):
        type_key(page.play_button, key)
        view = page.views.group
        assert view is not None and view.chart.drawing is not None
        assert abs(view.chart.winfo_height() - room[1]) <= 2 and abs(view.chart.winfo_width() - room[0]) <= 2
        picture = next(shape for shape in view.chart.drawing.shapes if isinstance(shape, Picture))
        range_mm = face_range_mm(face, [(s.x_mm, s.y_mm) for s in page._outcome.card.shots], face.gauge_mm)
        assert picture.w / range_mm == pytest.approx(scale, rel=0.02)
