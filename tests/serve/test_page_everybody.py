"""The pages of a class in the language of tests: all is said in it, by name, uncut and large enough, on any screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serve.everybody import check
from tests.serve.served import PASSWORD, Served, serve
from tests.serve.student import Student

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import pseudo

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def locale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the catalogue of the language of tests is."""
    folder = tmp_path_factory.mktemp("locale")
    pseudo.build(folder)
    return folder


@pytest.fixture
def spoken(chromium: Browser, locale: Path, tmp_path: Path) -> Iterator[Served]:
    with serve(tmp_path, "--together", "--title", "7b", locale=locale, code=pseudo.CODE) as served:
        yield served


def test_every_page_of_a_class_is_for_everybody(chromium: Browser, spoken: Served) -> None:
    ada = Student(chromium.new_context(), spoken.url, spoken.pin, "Ada")
    ada.page.goto(f"{spoken.url}/j/{spoken.pin}")
    ada.sees("join")
    found = check("join", ada.page)
    ada.join()
    ada.page.wait_for_selector("#wait-board table")
    found += check("wait", ada.page)
    ada.page.click("#ways-open")
    for way in ("switch", "dwell"):
        ada.page.check(f"#way-{way}")
    found += check("ways", ada.page)
    for way in ("switch", "dwell"):
        ada.page.uncheck(f"#way-{way}")
    ada.page.keyboard.press("Escape")
    room = chromium.new_context()
    teacher, wall = room.new_page(), room.new_page()
    teacher.goto(f"{spoken.url}/teach")
    teacher.wait_for_selector("#view-login:not([hidden])")
    found += check("login", teacher)
    teacher.fill("#password", PASSWORD)
    teacher.click("#login button")
    teacher.wait_for_selector("#seats tbody tr")
    found += check("teach", teacher)
    teacher.click("#end")
    found += check("question", teacher)
    teacher.keyboard.press("Escape")
    wall.goto(f"{spoken.url}/p")
    wall.wait_for_selector("#wall-names :text('Ada')")
    found += check("wall", wall)
    spoken.play("ten-shots")
    ada.counted_down()
    found += check("play", ada.page)
    ada.page.click("#leave")
    found += check("leave", ada.page)
    ada.page.click("#sure-stay")
    for _ in range(10):
        ada.shoot(30, 20)
    ada.sees("result")
    found += check("result", ada.page)
    wall.wait_for_selector("#wall-board p")
    found += check("board", wall)
    teacher.wait_for_selector("#teach-board .place, #teach-board td")
    found += check("taught", teacher)
    spoken.do("end", keep=False)
    ada.sees("note")
    found += check("over", ada.page)
    assert ada.troubles == []
    ada.context.close()
    room.close()
    assert not found, "\n".join(found)


def test_every_page_of_a_shooters_own_is_for_everybody(chromium: Browser, locale: Path, tmp_path: Path) -> None:
    with serve(tmp_path, "--me", locale=locale, code=pseudo.CODE) as served:
        own = Student(chromium.new_context(), served.url, served.pin, "")
        page = own.page
        page.goto(f"{served.url}/j/{served.pin}")
        own.sees("join")
        found = check("join", page)
        page.click("#join-form button")
        own.sees("home")
        found += check("home", page)
        page.click("#enter")
        own.sees("enter")
        page.focus("#enter-range")
        page.keyboard.press("Enter")
        found += check("enter", page)
        page.click("#save")
        own.sees("result")
        found += check("entered", page)
        page.click("#result-home")
        own.sees("home")
        page.wait_for_selector("#latest thead")
        found += check("with a round", page)
        page.click("#play")
        own.counted_down()
        found += check("play", page)
        own.context.close()
        assert own.troubles == []
    assert not found, "\n".join(found)
