"""A school in a real browser: set up, a class opened, a heat played, the table seen to move, a person deleted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.school.people.house import PASSWORD
from tests.serve.student import PATIENCE_MS, Student

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE_S = 60.0


@pytest.fixture
def school(chromium: Browser, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A school as anybody starts one: its address, and the first administrator's link."""
    command = [sys.executable, "-m", "bullseye", "serve", "--school", "--data-dir", str(tmp_path), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        url = process.stdout.readline().strip()
        link = next(line for line in process.stdout if "/link#" in line)
        yield url, link.strip().rpartition(" ")[2]
    finally:
        process.terminate()
        process.wait(PATIENCE_S)
        process.stdout.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An administrator's page; what it complains of fails the test."""
    troubles: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE_MS)
    made = context.new_page()
    made.on("pageerror", lambda error: troubles.append(str(error)))
    yield made
    context.close()
    assert troubles == []


def set_up(page: Page, link: str) -> None:
    """Take the first administrator's account."""
    page.goto(link.partition("/link#")[0])  # what somebody types who knows the name alone
    page.click("#to-school a")
    page.wait_for_selector("#view-sign-in:not([hidden])")
    page.goto(link)
    page.wait_for_selector("#take:not([hidden])")
    for field, text in (("name", "Mary Boss"), ("account", "boss"), ("password", PASSWORD), ("again", PASSWORD)):
        page.fill(f"#{field}", text)
    page.click("#button")
    page.wait_for_selector("#view-home:not([hidden])")


def test_a_school_is_set_up_a_class_plays_a_heat_and_its_table_moves(
    chromium: Browser, school: tuple[str, str], page: Page
) -> None:
    url, link = school
    set_up(page, link)
    page.fill("#title", "7b maths")
    page.click("#begin button")
    page.wait_for_selector("#view-class:not([hidden])")
    pin = (page.text_content("#how") or "").rpartition(" ")[2]
    wall = page.context.new_page()
    wall.goto(page.get_attribute("#wall", "href") and page.url.replace("/teach", "/p"))
    ada = Student(chromium.new_context(), url, pin, "Ada").join()
    page.wait_for_selector("#seats >> text=Ada")
    page.click("#heat")
    ada.counted_down()
    ada.shoot(0, 0)
    ada.says("score", "10")
    page.wait_for_selector("#teach-board td >> text=/^10/")
    for n in range(9):
        ada.shoot(4 * n, 3 * n)
    ada.sees("result")
    score = ada.text("result-score").partition(" ")[0]
    for row in (page.locator("#teach-board tr"), wall.locator("#wall-board .place")):
        row.filter(has_text="Ada").filter(has_text=score).wait_for()
    ada.context.close()
    assert ada.troubles == []
    page.click("#classes")
    page.wait_for_selector(f"#classes .pin >> text={pin}")


def test_a_person_is_invited_signs_in_and_is_deleted_with_all_that_was_theirs(
    chromium: Browser, school: tuple[str, str], page: Page
) -> None:
    url, link = school
    set_up(page, link)
    page.click("nav >> text=People")
    page.fill("#invite-name", "Ada")
    page.click("#invite button")
    page.wait_for_selector("#made:not([hidden])")
    invitation = page.input_value("#made-link")
    assert invitation.startswith(f"{url}/link#")
    context = chromium.new_context()
    ada = context.new_page()
    ada.goto(invitation)
    ada.wait_for_selector("#take:not([hidden])")
    assert ada.input_value("#name") == "Ada"
    for field, text in (("account", "ada@school.example"), ("password", PASSWORD), ("again", PASSWORD)):
        ada.fill(f"#{field}", text)
    ada.click("#button")
    ada.wait_for_selector("#view-home:not([hidden])")
    ada.fill("#title", "7b maths")
    ada.click("#begin button")
    ada.wait_for_selector("#view-class:not([hidden])")

    page.reload()
    page.fill("#find", "ADA")
    row = page.locator("#people tr", has_text="ada@school.example")
    row.locator("summary").click()
    row.get_by_text("Delete", exact=True).click()
    page.fill("#dialog-input", "ada@school.example")
    page.click("#dialog-buttons button.main")
    page.wait_for_selector("#said >> text=Ada is deleted.")
    page.fill("#find", "")
    page.wait_for_selector("#people tr:has-text('boss')")
    assert page.locator("#people tr", has_text="Ada").count() == 0
    ada.goto(f"{url}/school")
    ada.wait_for_selector("#view-sign-in:not([hidden])")
    context.close()
