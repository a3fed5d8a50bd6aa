"""Pictures of the browser's pages, for docs/images: a real server, a real Chromium, in light and in dark.

    python scripts/page_screenshots.py [--all FOLDER]

Without --all the few that the documentation shows; with it every page at three sizes, to be looked at.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.serve.conftest import FIND
from tests.serve.served import PASSWORD, Served, serve
from tests.serve.student import Student

if TYPE_CHECKING:
    from playwright.sync_api import Browser

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SIZES = {"390x844": 2.0, "768x1024": 1.0, "1366x768": 1.0}
LOOKS = ("light", "dark")
SHOWN = {
    ("join", "390x844", "light"), ("wait", "390x844", "dark"), ("play", "390x844", "light"),
    ("play", "1366x768", "dark"), ("result", "1366x768", "light"), ("wall", "1366x768", "light"),
    ("teach", "1366x768", "light"), ("enter", "390x844", "light"),
}  # fmt: skip
"""What docs/images holds: (page, size, look)."""
SHOTS = [(0, 0), (22, 14), (-18, 25), (9, -30), (40, 8), (-35, -12), (4, 12), (-8, -6)]


def scene(size: str, look: str) -> dict[str, Any]:
    """What a browser of that size and look is made with."""
    width, height = map(int, size.split("x"))
    more = {"has_touch": True, "is_mobile": True} if width < 700 else {}
    view = {"width": width, "height": height}
    return {
        "viewport": view,
        "device_scale_factor": SIZES[size],
        "color_scheme": look,
        "reduced_motion": "reduce",
        **more,
    }


def student_pages(browser: Browser, served: Served, size: str, look: str, take: Callable[[Student, str], None]) -> None:
    """From joining to the result."""
    robin = Student(browser.new_context(**scene(size, look)), served.url, served.pin, "Robin")
    robin.page.goto(f"{served.url}/j/{served.pin}")
    robin.sees("join")
    robin.page.wait_for_selector("#offered:not([hidden])")
    take(robin, "join")
    robin.join()
    take(robin, "wait")
    served.play("ten-shots")
    robin.counted_down()
    part = min(robin.box["width"], robin.box["height"]) / 640
    for right, down in SHOTS:
        robin.shoot(right * part, down * part)
    robin.until("() => document.getElementById('score').textContent !== '0'")
    robin.page.wait_for_timeout(300)
    take(robin, "play")
    for right, down in SHOTS[:2]:
        robin.shoot(-right * part, down * part)
    robin.sees("result")
    robin.page.wait_for_timeout(1500)
    take(robin, "result")
    robin.context.close()


def class_pages(browser: Browser, served: Served, size: str, look: str, take: Callable[[Student, str], None]) -> None:
    """The teacher's page and the wall, before a heat."""
    one = Student(browser.new_context(**scene(size, look)), served.url, served.pin, "")
    one.page.goto(f"{served.url}/teach")
    one.page.fill("#password", PASSWORD)
    one.page.click("#login button")
    one.sees("class")
    one.page.wait_for_timeout(400)
    take(one, "teach")
    one.page.goto(f"{served.url}/p")
    one.says("wall-pin", served.pin)
    one.page.wait_for_timeout(600)
    take(one, "wall")
    one.context.close()


def own_pages(browser: Browser, served: Served, size: str, look: str, take: Callable[[Student, str], None]) -> None:
    """Real shots on a shooter's own phone."""
    one = Student(browser.new_context(**scene(size, look)), served.url, served.pin, "")
    one.page.goto(f"{served.url}/j/{served.pin}")
    one.sees("join")
    one.page.click("#join-form button")
    one.sees("home")
    one.page.select_option("#face", "wa-40")
    take(one, "me")
    one.page.click("#enter")
    one.sees("enter")
    box = one.page.locator("#enter-range").bounding_box()
    assert box is not None
    x, y, part = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, min(box["width"], box["height"]) / 400
    for right, down in SHOTS:
        one.page.mouse.click(x + right * part, y + down * part)
    one.page.mouse.move(x + SHOTS[4][0] * part, y + SHOTS[4][1] * part)
    one.page.mouse.down()
    one.page.mouse.move(x + 60 * part, y - 40 * part)
    one.page.wait_for_timeout(200)
    take(one, "enter")
    one.context.close()


def main() -> int:
    """Take them all; the exit code."""
    from shutil import which

    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--all", type=Path, help="every page at every size, into that folder")
    folder = parser.parse_args().all
    program = next((found for name in FIND if (found := which(name))), None)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as data:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for size in SIZES:
            for look in LOOKS:

                def take(one: Student, name: str, size: str = size, look: str = look) -> None:
                    if folder is None and (name, size, look) not in SHOWN:
                        return
                    to = folder or IMAGES
                    to.mkdir(parents=True, exist_ok=True)
                    one.page.screenshot(path=to / f"page-{name}-{size}-{look}.png")

                if folder is None and not any(shown[1:] == (size, look) for shown in SHOWN):
                    continue
                with serve(Path(data) / f"{size}-{look}", "--together", "--title", "7b maths") as served:
                    for name in ("Brave Otter", "Calm Fox", "Wise Owl"):
                        Student(browser.new_context(), served.url, served.pin, name).join()
                    class_pages(browser, served, size, look, take)
                    student_pages(browser, served, size, look, take)
                with serve(Path(data) / f"me-{size}-{look}", "--me") as served:
                    own_pages(browser, served, size, look, take)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
