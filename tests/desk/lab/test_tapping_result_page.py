"""The result page of the tests: from the history again, exported and read back, kept when it could not be saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.cli import main
from bullseye.desk.kit.cards.explain import ExplainOverlay
from bullseye.desk.lab.lab_result_page import LabResultPage
from bullseye.desk.lab.tapping_result_page import TappingResultPage
from bullseye.measure.pointing.answer import answer_of
from bullseye.measure.pointing.gofitts import read_sd1, read_sd3, runs_of_taps
from bullseye.measure.pointing.tapping import answer_of_record, path_of, paths_of_record
from bullseye.measure.round_values import round_values
from bullseye.play.round.outcome import Outcome
from bullseye.play.services import Services
from bullseye.records.store import Store
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.desk.desk_rooms import answer, new_id, type_key
from tests.desk.lab_hands import TappingHand
from tests.fakes import ManualClock
from tests.gui import click

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = [pytest.mark.long, pytest.mark.chosen(drill="pointing-test")]


def record_of(services: Services, drill: str = "pointing-test", simulated: bool = False) -> Record:
    plan = RoundPlan(services.faces.get("classic"), services.drills.get(drill), 5, "Anna", simulated=simulated)
    record = play(plan, Shooter(3.0, Random(5)), StepClock(), new_id)
    assert record is not None
    return record


def test_a_test_played_in_the_window_exported_and_read_back_gives_the_same_numbers(
    window: Window, services: Services, clock: ManualClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window.show("play")
    window.root.update()
    page: Any = window.page
    TappingHand(page, clock, spread=0.3).play()
    result: Any = window.page
    result.ask_folder = lambda *_: tmp_path
    type_key(result.play_button, "e")
    files = {path.suffix: path for path in tmp_path.glob("bullseye-pointing-test-*")}
    assert set(files) == {".sd1", ".sd2", ".sd3", ".csv"}
    (record,) = services.store.records()
    shown = result.number.cget("text")
    for kind in (".sd1", ".csv"):
        assert main(["pointing", str(files[kind])]) == 0
        said = capsys.readouterr().out
        assert f"{answer_of_record(record)['throughput']:.3f}" in said and shown in f"{float(shown):.2f}"
    taps = read_sd1(files[".sd1"].read_text(encoding="utf-8"), "sd1")
    again, first = answer_of(runs_of_taps(taps), 0), answer_of_record(record)
    for key in ("n", "ae", "we", "ide", "mt_ms", "throughput", "errors", "error_rate"):
        assert again[key] == pytest.approx(first[key], rel=1e-12)
    traces = read_sd3(files[".sd3"].read_text(encoding="utf-8"), "sd3")
    assert [path_of(trace) for trace in traces] == paths_of_record(record)


def test_an_export_never_writes_over_a_file(window: Window, services: Services, tmp_path: Path) -> None:
    window.show("result", outcome=Outcome(score_record(record_of(services))), fresh=True)
    window.root.update()
    page: Any = window.page
    page.ask_folder = lambda *_: tmp_path
    page.export()
    before = {path: path.read_bytes() for path in tmp_path.glob("bullseye-*")}
    assert len(before) == 4
    page.export()
    assert {path: path.read_bytes() for path in tmp_path.glob("bullseye-*")} == before
    window.root.update()
    assert any("is there already" in text for text in window.notices.texts)


def test_a_test_of_the_history_opens_on_its_own_page(window: Window, services: Services) -> None:
    services.store.save(record_of(services))
    window.show("history")
    window.root.update()
    history: Any = window.page
    history.open_selected()
    assert isinstance(window.page, TappingResultPage)
    assert window.page.leave_button.cget("text") == "Back   Esc"
    type_key(window.page.play_button, "Escape")
    assert window.page is history


def test_enter_plays_again_and_the_keys_lead_on(window: Window, services: Services) -> None:
    outcome = Outcome(score_record(record_of(services)))
    for key, name in (("b", "board"), ("h", "history"), ("Return", "play"), ("Escape", "start")):
        window.show("result", outcome=outcome, fresh=True)
        window.root.update()
        page: Any = window.page
        type_key(page.play_button, key)
        assert window.page is not None and window.page.name == name


@pytest.mark.parametrize("drill", ["pointing-test", "reaction-time", "reaction-choice"])
def test_everything_fits_the_smallest_window(window: Window, services: Services, drill: str) -> None:
    window.root.geometry("1024x700")
    window.show("result", outcome=Outcome(score_record(record_of(services, drill))), fresh=True)
    window.root.update()
    page: Any = window.page
    for part in (page.facts, page.foot, page.bar, *([page.table] if page.table else [])):
        assert part.winfo_reqwidth() <= part.winfo_width(), part
        assert part.winfo_reqheight() <= part.winfo_height(), part
    bottom = page.facts.winfo_rooty() + page.facts.winfo_reqheight()
    assert bottom <= page.bar.winfo_rooty()
    if page.table:
        assert page.table.winfo_rooty() + page.table.winfo_height() <= page.foot.winfo_rooty()


def test_a_test_that_is_not_whole_is_told_in_a_sentence(window: Window, services: Services) -> None:
    record = record_of(services)
    held = [shot._replace(t_up=None) if n == 5 else shot for n, shot in enumerate(record.shots)]
    record = replace(record, shots=tuple(held))
    window.show("result", outcome=Outcome(score_record(record)), fresh=False)
    page: Any = window.page
    assert page.doubt.cget("text") == "Not measurable" and "when its button came up" in page.made.cget("text")


def test_a_test_that_could_not_be_saved_waits_and_is_saved_at_the_next_try(window: Window, services: Services) -> None:
    record = record_of(services)
    window.show("result", outcome=Outcome(score_record(record), trouble="the disk is full"), fresh=True)
    window.root.update()
    page: Any = window.page
    assert window.unsaved.ids == [record.id]
    assert page.trouble.winfo_ismapped() and "disk is full" in page.trouble_text.cget("text")
    page.retry.invoke()
    window.root.update()
    assert not page.trouble.winfo_ismapped() and not window.unsaved
    assert [kept.id for kept in services.store.records()] == [record.id]


def test_or_it_is_saved_elsewhere(window: Window, services: Services, tmp_path: Path) -> None:
    record = record_of(services, "reaction-time")
    window.show("result", outcome=Outcome(score_record(record), trouble="the disk is full"), fresh=True)
    page: Any = window.page
    assert isinstance(page, LabResultPage)
    page.ask_path = lambda *_: tmp_path / "kept.jsonl"
    page.save_elsewhere()
    assert record.id in (tmp_path / "kept.jsonl").read_text(encoding="utf-8") and window.unsaved.at_risk == 0


def shown(window: Window, record: Record) -> Any:
    window.show("result", outcome=Outcome(score_record(record)), fresh=False)
    window.root.update()
    return window.page


def test_keys_turn_from_the_table_to_the_two_charts_and_back(window: Window, services: Services) -> None:
    page = shown(window, record_of(services))
    assert page.table.winfo_ismapped() and page.chart is None
    type_key(page.play_button, "2")
    assert page.chart.winfo_ismapped() and not page.table.winfo_ismapped() and not page.foot.winfo_ismapped()
    assert "points; MT = " in page.chart.drawing.title
    click(page.tabs.buttons["ends"], 8, 8)
    trials = answer_of_record(page.outcome.record)["n"]
    assert page.chart.drawing.title.startswith(f"{trials} ends; Target W = 1")
    type_key(page.play_button, "1")
    assert page.table.winfo_ismapped() and page.foot.winfo_ismapped() and not page.chart.winfo_ismapped()


def test_every_number_of_both_tests_explains_itself(window: Window, services: Services) -> None:
    for drill in ("pointing-test", "reaction-choice", "reaction-time"):
        page = shown(window, record_of(services, drill))
        assert page.cells
        for label, cell in page.cells.items():
            type_key(cell, "space")
            assert isinstance(window.overlay, ExplainOverlay), label
            assert window.overlay.what.value == cell.cget("text") and window.overlay.what.definition
            window.overlay.close()
        click(page.number, 5, 5)
        assert isinstance(window.overlay, ExplainOverlay)
        assert window.overlay.what.value.startswith(page.number.cget("text"))
        window.overlay.close()


def test_the_chart_that_is_shown_is_saved(window: Window, services: Services, tmp_path: Path) -> None:
    page = shown(window, record_of(services))
    page.ask_path = lambda *_: tmp_path / "chart.svg"
    type_key(page.play_button, "s")
    assert window.notices.bars and not (tmp_path / "chart.svg").exists()
    type_key(page.play_button, "2")
    answer(window, lambda card: card.buttons["svg"].invoke())
    type_key(page.play_button, "s")
    assert "Movement time" in (tmp_path / "chart.svg").read_text(encoding="utf-8")


def test_a_report_of_a_test_is_written(window: Window, services: Services, tmp_path: Path) -> None:
    page = shown(window, record_of(services))
    page.ask_path = lambda *_: tmp_path / "report.html"
    answer(window, lambda card: card.buttons["html"].invoke())
    type_key(page.play_button, "p")
    assert "bits/s" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_statistics_of_the_test_are_its_throughput(window: Window, services: Services) -> None:
    record = record_of(services)
    services._store = Store(services.dirs, measure=round_values)  # which measures what it keeps
    services.finish(record)
    page = shown(window, record)
    type_key(page.play_button, "t")
    stats: Any = window.page
    assert stats.name == "stats" and stats.boxes["measure"].get() == "Throughput"
    assert stats.boxes["drill"].get() == "Pointing test"


@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_no_button_of_the_page_is_cut_off(window: Window, services: Services, size: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    page = shown(window, record_of(services))
    for part in (*page.bar.winfo_children(), *page.tabs.buttons.values()):
        assert part.winfo_width() >= part.winfo_reqwidth(), part.cget("text")
        assert part.winfo_rootx() + part.winfo_width() <= window.root.winfo_rootx() + window.root.winfo_width()
