"""What was shot outlives the server: killed and started again, the page comes back by itself and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.serve.served import serve
from tests.serve.student import Student

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_a_killed_server_is_started_again_and_the_page_plays_on_with_all_shots(
    chromium: Browser, tmp_path: Path
) -> None:
    with serve(tmp_path, "--together") as served:
        ada = Student(chromium.new_context(), served.url, served.pin, "Ada").join()
        served.play("ten-shots")
        ada.counted_down()
        for n in range(4):
            ada.shoot(4 * n, 0)
        ada.says("score", "40")
        served.kill()
        for n in range(3):
            ada.shoot(4 * n, 40)
        assert ada.text("left") == "3", "shots without a server are kept"
        ada.page.wait_for_selector("#net:not([hidden])")
    port = str(urlsplit(served.url).port)
    with serve(tmp_path, "--resume", "--port", port) as served:
        answers = ada.shots(7)
        assert [one["n"] for one in answers] == [1, 2, 3, 4, 5, 6, 7]
        ada.until("() => document.getElementById('net').hidden")
        for n in range(3):
            ada.shoot(4 * n, -40)
        ada.sees("result")
        assert [one["n"] for one in ada.result()] == list(range(1, 11))
        ada.context.close()
    assert ada.troubles == []
