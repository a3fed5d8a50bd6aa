"""The pages of a school in the language of tests: all is said in it, by name, uncut and large enough, on any screen."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.school.people.house import PASSWORD
from tests.serve.everybody import check
from tests.serve.served import IN_A_LANGUAGE, in_language
from tests.serve.student import PATIENCE_MS

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
import pseudo

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATIENCE_S = 60.0
FILE = """name = "Bo"
first = {first}
divisions = ["Ada", "Bo"]
wall = true
[[week]]
drill = "ten-shots"
face = "classic"
times = 3
"""


def test_every_page_of_a_school_is_for_everybody(chromium: Browser, tmp_path: Path) -> None:
    pseudo.build(locale := tmp_path / "locale")
    arguments = ["serve", "--school", "--data-dir", str(tmp_path / "data"), "--port", "0"]
    process = subprocess.Popen(
        [sys.executable, "-c", IN_A_LANGUAGE, str(locale), *arguments], stdout=subprocess.PIPE, text=True,
        env=in_language(pseudo.CODE),
    )  # fmt: skip
    assert process.stdout is not None
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    try:
        url = process.stdout.readline().strip()
        links = (re.search(r"http\S+/link#[\w-]+", line) for line in process.stdout)
        link = next(found[0] for found in links if found is not None)
        page.goto(f"{url}/school")
        page.wait_for_selector("#view-sign-in:not([hidden])")
        found = check("sign in", page)
        page.goto(link)
        page.wait_for_selector("#take:not([hidden])")
        found += check("link", page)
        for field, text in (("name", "Ada"), ("account", "hdkt"), ("password", PASSWORD), ("again", PASSWORD)):
            page.fill(f"#{field}", text)
        page.click("#button")
        page.wait_for_selector("#view-home:not([hidden])")
        found += check("home", page)
        page.fill("#title", "7b")
        page.click("#begin button")
        page.wait_for_url("**/teach")
        page.wait_for_selector("#view-class:not([hidden])")
        found += check("class", page)
        page.goto(f"{url}/school")
        page.wait_for_selector("#classes .links a")
        found += check("classes", page)
        page.goto(f"{url}/school/people")
        page.wait_for_selector("#people .menu")
        page.click("#invite button")
        page.wait_for_selector("#made:not([hidden])")
        page.wait_for_selector("#acts thead")
        found += check("people", page)
        page.click("#people .menu summary")
        found += check("menu", page)
        page.goto(f"{url}/seasons")
        page.wait_for_selector("#view-list:not([hidden])")
        page.click("#begin summary")
        found += check("seasons", page)
        page.fill("#begin-id", "winter")
        page.fill("#begin-source", FILE.format(first=(datetime.now(UTC) - timedelta(days=1)).date()))
        page.click("#begin-form button")
        page.wait_for_selector("#view-season:not([hidden])")
        page.click("#acts button.main")
        page.wait_for_selector("#line:not([hidden])")
        found += check("season", page)
        page.click("#table button.number")
        page.wait_for_selector("#explain[open]")
        found += check("explained", page)
        page.goto(f"{url}/tasks/season/winter")
        page.click("text=/Á.*ř řóúñdš/")
        page.wait_for_selector("#drill option[value=ten-shots]", state="attached")  # all is filled in then
        page.click("#assign button")
        page.wait_for_selector("#sheets table")
        found += check("tasks", page)
        page.goto(f"{url}/wall/winter")
        page.wait_for_selector("#tables table")
        found += check("wall", page)
    finally:
        context.close()
        process.terminate()
        process.wait(PATIENCE_S)
        process.stdout.close()
    assert not found, "\n".join(found)
