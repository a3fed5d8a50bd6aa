"""What the tests in a real Chromium get: the browser, a class that is served, and students in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.serve.node import missing
from tests.serve.served import Served, serve
from tests.serve.student import Student

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FIND = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a test in a real browser up to three times: where the machine is too busy to draw for 250 ms, a shot at the
    old picture is refused, rightly, and a test that counts its shots then counts one less. Broken code fails each time.
    """
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="module")  # no longer: playwright's event loop runs meanwhile, and other tests have their own
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, without a window; nothing is ever downloaded."""
    program = next((found for name in FIND if (found := shutil.which(name))), None)
    if program is None:
        missing("Chromium is not installed (Debian: chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed; make setup gets it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def served(chromium: Browser, tmp_path: Path) -> Iterator[Served]:
    """A class whose teacher calls heats, and that teacher."""
    with serve(tmp_path, "--together", "--title", "7b maths") as served:
        yield served


@pytest.fixture
def student(chromium: Browser, served: Served) -> Iterator[Callable[..., Student]]:
    """Makes students, each with a browser of their own; what a page complained of fails the test."""
    made: list[Student] = []

    def make(name: str = "Ada", **context: Any) -> Student:
        new = Student(chromium.new_context(**context), served.url, served.pin, name)
        made.append(new)
        return new

    yield make
    for one in made:
        one.context.close()
    assert [trouble for one in made for trouble in one.troubles] == []
