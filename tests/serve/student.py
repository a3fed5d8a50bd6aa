"""A student with a browser: joins, waits for a view, shoots by mouse, touch or keys, and reads what the page says."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PATIENCE_MS = 60_000
FRAME_MS = 16

RECORD = """
window.pressed = [];
addEventListener("pointerdown", (event) => {
  if (event.target.id !== "range") return;
  const box = event.target.getBoundingClientRect();
  window.pressed.push({
    x: (event.clientX - box.left) * devicePixelRatio, y: (event.clientY - box.top) * devicePixelRatio,
    width: event.target.width, height: event.target.height, kind: event.pointerType,
  });
}, true);
"""
"""Writes down each press as the browser itself told it, in device pixels of the canvas."""

YELLOW = """() => {
  const canvas = document.getElementById("range"), { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  let [n, x, y] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] > 230 && data[at + 1] > 180 && data[at + 2] < 80) {
      n += 1; x += (at / 4) % width + 0.5; y += Math.floor(at / 4 / width) + 0.5;
    }
  }
  const box = canvas.getBoundingClientRect();
  return n ? [box.left + x / n / devicePixelRatio, box.top + y / n / devicePixelRatio] : null;
}"""

PRESS = """document.getElementById("range").dispatchEvent(new PointerEvent("pointerdown", {
  clientX: x, clientY: y, button: 0, isPrimary: true, pointerType: "touch", bubbles: true,
}));"""


class Student:
    """One page in a browser *context* of its own. *troubles* are errors of its scripts and what its policy stopped."""

    def __init__(self, context: BrowserContext, url: str, pin: str, name: str) -> None:
        self.context = context
        self.url = url
        self.pin = pin
        self.name = name
        self.troubles: list[str] = []
        context.set_default_timeout(PATIENCE_MS)
        self.page = self.open()

    def open(self) -> Page:
        """A new tab, nowhere yet."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._hear)
        page.add_init_script(RECORD)
        return page

    def _hear(self, message: Any) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.troubles.append(message.text)

    # -- going about --------------------------------------------------------------------------------

    def join(self) -> Student:
        """Type PIN and name as anybody would, and wait for the page that waits."""
        self.page.goto(f"{self.url}/j/{self.pin}")
        self.sees("join")
        self.page.fill("#name", self.name)
        self.page.click("#join-form button.main")
        self.sees("wait", "play")
        return self

    def sees(self, *views: str) -> None:
        """Wait until one of *views* is shown."""
        self.page.wait_for_selector(", ".join(f"#view-{view}:not([hidden])" for view in views))

    def counted_down(self) -> None:
        """Wait until the round runs."""
        self.page.wait_for_selector("#view-play[data-stage=on]:not([hidden])")

    def says(self, element: str, text: str) -> None:
        """Wait until that element says *text*."""
        self.until("([id, text]) => document.getElementById(id).textContent === text", [element, text])

    def until(self, question: str, given: Any = None) -> None:
        """Ask the page, frame by frame, until its answer is true. (Playwright's own way needs eval, which the page's
        policy forbids.)
        """
        end_s = monotonic() + PATIENCE_MS / 1000
        while not self.page.evaluate(question, given):
            assert monotonic() < end_s, f"{question} did not become true: {given}"
            self.page.wait_for_timeout(FRAME_MS)

    def text(self, element: str) -> str:
        """What an element says now."""
        return self.page.text_content(f"#{element}") or ""

    # -- shooting ------------------------------------------------------------------------------------

    @property
    def box(self) -> dict[str, float]:
        """The range in CSS pixels."""
        found = self.page.locator("#range").bounding_box()
        assert found is not None
        return dict(found)

    def shoot(self, right: float, down: float, touch: bool = False) -> None:
        """Press so far from the middle of the range, in CSS pixels."""
        # A press on a picture that a busy machine drew long ago is refused, rightly: wait for a fresh one.
        self.page.evaluate("() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
        box = self.box
        x, y = box["x"] + box["width"] / 2 + right, box["y"] + box["height"] / 2 + down
        if touch:
            self.page.touchscreen.tap(x, y)
        else:
            ratio = self.page.evaluate("devicePixelRatio")  # a mouse stands on whole pixels of the screen
            self.page.mouse.move(round(x * ratio) / ratio, round(y * ratio) / ratio)
            self.page.mouse.down()
            self.page.mouse.up()

    def pressed(self) -> list[dict[str, Any]]:
        """Every press on the range, as the browser told it."""
        found: list[dict[str, Any]] = self.page.evaluate("window.pressed")
        return found

    @property
    def round(self) -> str:
        """The id of the round that is played."""
        return str(self.page.evaluate("JSON.parse(localStorage['bullseye.round'] ?? '{}').round ?? ''"))

    def ask(self, path: str) -> Any:
        """GET *path* as this student's page would."""
        return self.page.evaluate("(path) => fetch(path).then((answer) => answer.json())", path)

    def shots(self, number: int, round_id: str = "") -> list[dict[str, Any]]:
        """The server's answers of the round, once there are *number* of them."""
        path = f"/api/rounds/{round_id or self.round}"
        self.until(
            "([path, n]) => fetch(path).then((answer) => answer.json()).then((told) => told.shots.length >= n)",
            [path, number],
        )
        found: list[dict[str, Any]] = self.ask(path)["shots"]
        return found

    def result(self) -> list[dict[str, Any]]:
        """The server's answers of the round whose result is shown."""
        found: list[dict[str, Any]] = self.ask(
            "/api/rounds/" + str(self.page.get_attribute("#view-result", "data-round"))
        )["shots"]
        return found

    def rows(self, table: str) -> list[list[str]]:
        """The texts of a table's body."""
        found: list[list[str]] = self.page.evaluate(
            """(id) => [...document.querySelectorAll(`#${id} tbody tr`)]
              .map((row) => [...row.cells].map((cell) => cell.textContent))""",
            table,
        )
        return found

    # -- an eye ------------------------------------------------------------------------------------------

    def shoot_at_what_is_seen(self) -> None:
        """Find the yellow and press there, within one picture."""
        self.page.evaluate(f"() => {{ const [x, y] = ({YELLOW})(); {PRESS} }}")
