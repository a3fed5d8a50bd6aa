"""A class that its window ends takes its server with it at once: the pages say all the same that it is over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.serve.child import Child
from tests.serve.live import PASSWORD, Client
from tests.serve.student import Student

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_pages_say_that_the_class_is_over_when_its_server_ends_with_it(chromium: Browser, tmp_path: Path) -> None:
    child = Child(tmp_path, PASSWORD, ["--port", "0", "--together"])
    url = child.wait(60).url
    teacher = Client(int(url.rpartition(":")[2]))
    assert teacher.post("/api/teach/login", {"password": PASSWORD}).status == 200
    pin = teacher.get("/api/teach").json["pin"]
    waits, plays = (Student(chromium.new_context(), url, pin, name).join() for name in ("Ada", "Bob"))
    wall = chromium.new_context()
    wall.add_cookies([{"name": name, "value": value, "url": url} for name, value in teacher.cookies.items()])
    shown = wall.new_page()
    shown.goto(f"{url}/p")
    shown.wait_for_selector("#wall-names :text('Ada')")
    assert teacher.do("open").status == 200
    plays.counted_down()
    assert teacher.do("end", keep=False).status == 200
    teacher.close()
    assert child.stop(60)
    for one in (waits, plays):
        one.says("note-title", "The class is over")
        one.sees("note")
        assert one.troubles == []
    shown.wait_for_selector("#wall-names", state="hidden")
    assert shown.text_content("#wall-state") == "No class is open."
    for context in (waits.context, plays.context, wall):
        context.close()
