"""The page of a shared target in a real browser: changed by hand and by keyboard, seen live, kept through a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.serve.sharing import Door, SharedServer
from bullseye.watch.samples import sample
from tests.serve.everybody import wrong
from tests.serve.node import run_module
from tests.serve.shared import Shared, shared
from tests.serve.student import PATIENCE_MS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def live(chromium: Browser, tmp_path: Path) -> Iterator[Shared]:
    with shared(tmp_path) as live:
        yield live


@pytest.fixture
def open_page(chromium: Browser, live: Shared) -> Iterator[Open]:
    """Opens a target in a browser of its own, under a name; what a page complained of fails the test."""
    made, troubles = [], []

    def make(target: str, name: str = "Ada", **context: Any) -> Page:
        browser = chromium.new_context(**context)
        made.append(browser)
        browser.set_default_timeout(PATIENCE_MS)
        page = browser.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(f"http://127.0.0.1:{live.port}/t/{live.sharing.links()[target]}")
        page.fill("#name", name)
        page.press("#name", "Enter")
        page.wait_for_selector("#view-target:not([hidden])")
        return page

    yield make
    for one in made:
        one.close()
    assert troubles == []


def says(page: Page, id_: str, text: str) -> None:
    """Wait until the element says so."""
    page.wait_for_function(
        "([id, text]) => document.getElementById(id).textContent.includes(text)", arg=[id_, text]
    )  # fmt: skip


def test_a_counter_is_touched_and_everybody_sees_it_with_who_it_was(live: Shared, open_page: Open) -> None:
    ada, bo = open_page("glasses", "Ada", **PHONE), open_page("glasses", "Bo")
    ada.tap("text=+1 glasses")
    for page in (ada, bo):
        says(page, "now", "1 of 8 glasses")
    says(bo, "aloud", "Ada, +1 glasses")
    bo.fill("#amount", "2,5")
    bo.press("#amount", "Enter")
    says(ada, "now", "3.5 of 8 glasses")
    assert bo.is_enabled("#undo")
    bo.click("#undo")
    says(ada, "now", "1 of 8 glasses")
    assert [each.value for each in live.targets.values.samples("glasses")] == [1.0]
    bo.fill("#amount", "1,000")
    bo.press("#amount", "Enter")
    says(bo, "said", "Type a number such as 12.5.")


def test_a_slider_goes_by_the_keyboard_and_follows_others(live: Shared, open_page: Open) -> None:
    ada, bo = open_page("weight"), open_page("weight", "")
    ada.fill("#level", "71.4")
    ada.press("#level", "Enter")
    says(bo, "now", "71.4 kg now")
    assert bo.input_value("#range") == "71.4"
    bo.focus("#range")
    bo.keyboard.press("ArrowRight")
    says(ada, "now", "71.5 kg now")
    says(ada, "aloud", "Somebody, 71.5 kg")
    bo.keyboard.press("Control+z")
    says(ada, "now", "71.4 kg now")


def test_a_task_is_ticked_by_space_and_keeps_the_focus(live: Shared, open_page: Open) -> None:
    ada, bo = open_page("move"), open_page("move", "Bo")
    ada.focus("#task-1")
    ada.keyboard.press("Space")
    says(bo, "now", "1 of 2 tasks")
    assert bo.is_checked("#task-1") and not bo.is_checked("#task-2")
    live.targets.add_task("move", "Clean the old flat", None)
    ada.wait_for_selector("#task-3")
    assert ada.evaluate("document.activeElement.id") == "task-1"


def test_the_page_is_named_uncut_and_large_enough_for_everybody(open_page: Open) -> None:
    assert {target: found for target in ("glasses", "weight", "move") if (found := wrong(open_page(target)))} == {}


def test_a_change_made_without_a_connection_is_sent_once_when_there_is_one(live: Shared, open_page: Open) -> None:
    ada = open_page("glasses")
    assert live.server.stop(60)
    ada.wait_for_selector("#net:not([hidden])")
    ada.click("text=+1 glasses")
    live.server = SharedServer(live.sharing, Door(port=live.port), live.clock.now)
    says(ada, "now", "1 of 8 glasses")
    ada.wait_for_selector("#net", state="hidden")
    live.targets.values.add("glasses", sample(live.clock.utc(), 2.0, "typed"))
    says(ada, "now", "3 of 8 glasses")  # the stream came back by itself
    assert [each.value for each in live.targets.values.samples("glasses")] == [1.0, 2.0]


def test_a_link_that_was_taken_back_closes_its_page(live: Shared, open_page: Open) -> None:
    ada = open_page("glasses")
    live.sharing.take_back("glasses")
    says(ada, "note", "this link opens nothing, or not any more")
    assert ada.is_hidden("#view-target")


@pytest.mark.parametrize("target", ["glasses", "weight", "move"])
def test_at_320_pixels_everything_fits_is_large_enough_and_has_a_name(open_page: Open, target: str) -> None:
    page = open_page(target, "A name of forty characters, all of them W"[:40], **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    small = page.evaluate(
        """() => [...document.querySelectorAll("#view-target button, #view-target input, .tasks label")]
          .filter((one) => one.offsetParent && one.type !== "checkbox" && one.getBoundingClientRect().height < 44)
          .map((one) => one.id || one.textContent)"""
    )
    assert small == []
    tree = page.locator("main").aria_snapshot()
    assert 'progressbar "0 % of the target"' in tree and 'button "Undo my last change" [disabled]' in tree
    wanted = {
        "glasses": 'textbox "Another amount"',
        "weight": 'slider "Value, as a slider"',
        "move": 'checkbox "Call the movers"',
    }
    assert wanted[target] in tree


def test_a_number_is_read_with_a_point_or_a_comma_and_never_in_two_ways() -> None:
    told = run_module(
        """globalThis.document = {};
        const { numberIn } = await import("./target_view.js");
        answer(given.map(numberIn));""",
        ["12.5", "12,5", " 1 000 ", "\u22123", "1,000", "1,000,000", "0,125", "", "abc", "1e400", "-2"],
    )  # fmt: skip
    assert told == [12.5, 12.5, 1000, -3, None, None, 0.125, None, None, None, -2]
