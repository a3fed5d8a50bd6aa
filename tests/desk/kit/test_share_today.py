"""Today's round on the start page: the day's targets, how one stands, a result to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit import clipboard
from bullseye.drill.chance import seed_of_day
from bullseye.play.services import Services
from tests.desk.desk_rooms import played, start_page, type_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def play_today(services: Services) -> None:
    from random import Random

    from bullseye.session.clock import StepClock
    from bullseye.session.shooter import Shooter
    from bullseye.session.simulation import play
    from tests.rounds import changed

    record = play(
        services.plan_of(services.drills.get("today"), services.faces.get("classic")), Shooter(20.0, Random(5)),
        StepClock(utc=services.clock.utc()), services.new_id,
    )  # fmt: skip
    assert record is not None
    services.finish(changed(record, simulated=False))


def test_the_seed_is_the_days_also_after_a_restart(services: Services) -> None:
    plan = services.plan_of(services.drills.get("today"), services.faces.get("classic"))
    assert plan.seed == services.replan(plan).seed == seed_of_day(services.today())


def test_the_result_is_copied_as_a_text_and_as_a_picture(
    window: Window, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("PIL")
    services.settings.update(drill="today")
    page = start_page(window)
    page.update()
    assert (
        page.share.winfo_ismapped()
        and page.share.text.instate(["disabled"])
        and not page.adjust_button.winfo_ismapped()
    )
    play_today(services)
    page = start_page(window)
    page.update()
    assert "1 day in a row" in str(page.best_label.cget("text")) and str(page.best.cget("text"))
    page.share.text.invoke()
    lines = window.root.clipboard_get().splitlines()
    assert lines[0] == f"bullseye, today's round, {services.today().isoformat()}" and len(lines[-1].split("-")) == 5
    monkeypatch.setattr(clipboard, "copy_picture", lambda *_: False)
    page.share.picture.invoke()
    (picture,) = services.dirs.data.glob("today-*.png")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert any(str(picture) in text for text in window.notices.texts)


def test_its_result_offers_the_same_and_the_picture_says_what_the_page_says(window: Window, services: Services) -> None:
    play_today(services)
    (record,) = services.store.records()
    outcome = services.review(record)
    assert outcome.place_text() == "1st on the board"
    window.show("result", outcome=outcome, fresh=False)
    page: Any = window.page
    window.root.update()
    page.play_button.focus_force()
    page.play_button.event_generate("<Control-KeyPress-c>")
    lines = window.root.clipboard_get().splitlines()
    assert lines[-1] == services.code_of(record) and lines[0].startswith("bullseye, today's round")
    assert page.panel.share.winfo_ismapped()
    assert page.panel.share.words == ("1 day in a row", "Bullseye, today's round", services.code_of(record))
    other = played(services)
    services.finish(other)
    window.show("result", outcome=services.review(other), fresh=False)
    window.root.update()
    assert not page.panel.share.winfo_ismapped() and page.panel.share.words == ()


def test_a_ghost_would_bring_other_targets(window: Window, services: Services) -> None:
    services.settings.update(drill="today", rival="best")
    page = start_page(window)
    assert str(page.rival.cget("state")) == "disabled"
    type_key(page.start_button, "Return")
    assert window.page.controller.plan.seed == seed_of_day(services.today())  # type: ignore[union-attr]
