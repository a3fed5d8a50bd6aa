"""Pictures of every page, for docs/images: a real window, real clicks, a clock that is moved by hand."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
import tkinter as tk
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from picture_data import (
    PEOPLE,
    STUDENTS,
    TODAY,
    fill,
    played,
    services_here,
    set_goals,
    take_turns,
    tested,
)
from picture_devices import take_devices
from picture_targets import take_targets

from bullseye.classroom.lessons.registry import LESSONS
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.people.options import Choices
from bullseye.classroom.people.roster import parse
from bullseye.desk.frame.routes import PAGES
from bullseye.desk.frame.window import GUARD_MS, Window
from bullseye.desk.kit.cards.explain import ExplainOverlay
from bullseye.desk.main import build
from bullseye.desk.round.round_hosts import PlaylistRounds
from bullseye.desk.school.choices_part import LISTED
from bullseye.desk.school.class_mode import ClassMode
from bullseye.desk.school.teacher_keys import TeacherOverlay
from bullseye.session.clock import StepClock
from bullseye.wording.explanation import shot_explained

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SIZE, CLASS_SIZE = "1280x800", "1920x1080"
LOOKS = ("light", "dark", "projector")
"""The last one is the class: its pages have colours and a size of their own."""
THEMES = ("light", "dark", "contrast", "projector")


class Studio:
    """One window of one size and theme, and the camera before it."""

    def __init__(self, size: str, look: str, folder: Path = IMAGES, scale: float = 1.0) -> None:
        self.services = services_here()
        assert isinstance(self.services.clock, StepClock)
        self.clock = self.services.clock
        fill(self.services)
        theme = "light" if look == "projector" and folder == IMAGES else look
        self.services.choose(player="Ana", theme=theme, geometry="", face="classic", drill="ten-shots", device="mouse")
        # No sound, and nothing in the air that hangs on the moment the picture is taken.
        self.services.settings.update(volume=0.0, reduced_motion=True, scale=scale)
        self.services.settings.players[:] = [name for name, _ in PEOPLE]
        set_goals(self.services)
        self.root = tk.Tk(className="Bullseye")
        self.root.geometry(f"{size}+0+0")
        self.root.update()
        self.window: Window = build(self.services, self.root)
        self.root.update()
        # The pointer lies in the corner, where nothing lights up under it.
        self.root.event_generate("<Motion>", warp=True, x=0, y=self.root.winfo_height() - 1)
        self.root.update()
        self._size, self._look, self._folder = size, look, folder
        self._seen: set[str] = set()

    @property
    def page(self) -> Any:
        """The page that is shown."""
        return self.window.page

    def take(self, name: str) -> None:
        """Write <name>-<size>-<look>.png."""
        from PIL import ImageGrab

        self._seen.add(self.page.name)

        for _ in range(3):  # drawings are made when the window is idle, and may ask for one more round of it
            self.root.update()
        width, height = self.root.winfo_width(), self.root.winfo_height()
        left, top = self.root.winfo_rootx(), self.root.winfo_rooty()
        picture = ImageGrab.grab((left, top, left + width, top + height), xdisplay=os.environ["DISPLAY"])
        path = self._folder / f"{name}-{self._size}-{self._look}.png"
        picture.quantize(128).save(path, optimize=True)
        print(path.name)

    def settle(self) -> None:
        """Let the moment pass in which clicks are swallowed after a round."""
        passed = tk.BooleanVar(self.root)
        self.root.after(GUARD_MS + 100, lambda: passed.set(True))
        self.root.wait_variable(passed)

    # -- playing -----------------------------------------------------------------------------------

    def shoot(self, x_px: float, y_px: float, after_s: float = 0.9) -> None:
        """One real click on the play canvas, *after_s* after the last."""
        self.clock.advance(after_s)
        canvas = self.page.canvas  # the last shot of a round leads to another page
        for event in ("<Enter>", "<Motion>", "<ButtonPress-1>", "<ButtonRelease-1>"):
            canvas.event_generate(event, x=round(x_px), y=round(y_px))
        self.root.update()

    def aims(self, salt: str = "aim") -> list[tuple[float, float]]:
        """Ten places around the middle of the play canvas."""
        luck, canvas = Random(salt), self.page.canvas
        x, y, spread = canvas.winfo_width() / 2, canvas.winfo_height() / 2, canvas.winfo_height() / 16
        return [(luck.gauss(x, spread), luck.gauss(y, spread)) for _ in range(10)]

    def begin(self, **args: Any) -> None:
        """To the play page, and past the count."""
        self.window.show("play", **args)
        self.root.update()
        self.after_count()

    def after_count(self) -> None:
        """The count is over."""
        self.clock.advance(4)
        self.page.controller.tick()
        self.root.update()

    def tap(self, most: int) -> None:
        """Click the targets of the pointing test, each near its middle."""
        luck = Random("taps")
        for _ in range(most):
            test, view = self.page.test, self.page.viewport
            x, y = view.to_px(*test.places[test.target])
            off = 0.15 * test.condition.width_mm * view.px_per_mm if test.step else 0.0
            self.shoot(luck.gauss(x, off), luck.gauss(y, off))

    # -- the tours ---------------------------------------------------------------------------------

    def run(self) -> None:
        """Walk through the pages."""
        if self._look == "projector":
            self.class_pages()
            return
        self.round_pages()
        self.other_rounds()
        self.test_pages()
        self.pages_of_records()
        take_targets(self.window, self.clock, self.take)
        self.other_pages()

    def round_pages(self) -> None:
        """From the start to the result of a round, and its replay."""
        self.take("start")
        self.window.show("play")
        # How even the frames came differs from run to run, so it is left out of the record.
        self.page.watch.kept_in = lambda record: record
        self.root.update()
        self.clock.advance(0.5)
        self.page.controller.tick()
        self.take("count")
        self.after_count()
        shots = self.aims()
        for shot in shots[:7]:
            self.shoot(*shot)
        self.take("play")
        self.page.pause()
        self.take("pause")
        self.page.restart()
        self.after_count()
        for shot in shots:
            self.shoot(*shot)
        self.take("last-shot")
        self.page.escape()
        self.settle()
        self.take("result")
        ExplainOverlay(self.window, shot_explained(self.page.outcome.card, 2))
        self.take("explanation")
        self.window.overlay.close()  # type: ignore[union-attr]
        self.page.actions["2"]()
        self.take("group")
        self.page.actions["1"]()
        self.page.actions["v"]()
        self.root.update()
        self.page.actions["End"]()
        self.take("replay")
        timed = self.services.plan_of(self.services.drills.get("timed-30"), self.services.faces.get("classic"), seed=4)
        record = played(timed, 34.0, TODAY, "heat")
        self.window.show("result", outcome=self.services.review(record), fresh=False)
        self.root.update()
        self.page.actions["3"]()
        self.take("heat-map")
        self.page.actions["1"]()

    def other_rounds(self) -> None:
        """A ghost plays along; a playlist, two rounds in."""
        self.window.home()
        self.services.choose(rival="best")
        self.begin()
        for shot in self.aims("against")[:6]:
            self.shoot(*shot, after_s=0.5)
        self.page.controller.tick()  # the ghost has shot what it shot until now
        self.take("ghost")
        self.page.escape()
        self.services.choose(rival="nobody")
        host = PlaylistRounds(self.window, self.services.sequence("precision"))
        for n in range(2):
            record = played(host.plan(), 24.0, TODAY, f"list {n}")
            host.sequence.played(host.finish(record))
        self.window.show("sequence", host=host)
        self.take("playlist")
        self.window.show("start")

    def test_pages(self) -> None:
        """The two tests: in play, and what comes out."""
        self.services.choose(drill="pointing-test")
        self.window.show("play")
        self.root.update()
        self.tap(9)
        self.take("pointing")
        self.page.escape()
        for name, drill_id in (("pointing-result", "pointing-test"), ("reaction-result", "reaction-time")):
            record = tested(self.services, drill_id, TODAY, 99)
            self.window.show("result", outcome=self.services.review(record), fresh=False)
            self.take(name)
            if name == "pointing-result":
                self.page.actions["2"]()
                self.take("pointing-line")
                self.page.actions["1"]()
        self.services.choose(drill="ten-shots")
        self.window.show("start")

    def pages_of_records(self) -> None:
        """What is kept, what can be set, and the card of keys."""
        self.services.choose(drill="timed-30")
        for page, name in (("board", "board"), ("history", "history"), ("stats", "statistics"), ("goals", "goals"),
                           ("settings", "settings")):  # fmt: skip
            if page == "stats":
                self.window.show(page, choice=self._series())
                self.root.update()
                self.coach_card()
            else:
                self.window.show(page)
            self.take(name)
        self.window.show("editor", face="wide")
        self.root.update()
        self.page.rings.focus_ring(1)
        self.take("editor")
        self.window.show("start")
        self.window.show("class_setup")
        self.root.update()
        self.page.names.put(STUDENTS)
        self.page.choices.teams.set(LISTED)
        self.take("class-setup")
        self.window.show("start")
        self.root.update()
        self.window.help()
        self.take("help")

    def coach_card(self) -> None:
        """The coach's card over the statistics."""
        self.page.actions["i"]()
        card = self.window.overlay
        assert card is not None
        while not card.said:  # type: ignore[attr-defined]
            self.root.update()
        self.take("coach")
        card.close()
        self.root.update()

    def other_pages(self) -> None:
        """Every page that the start page leads to and no tour has been at."""
        for name, route in PAGES.items():
            if route.key and name not in self._seen:
                self.window.show(name)
                self.take(name)

    @staticmethod
    def _series() -> Any:
        from bullseye.progress.series_view import Choice

        return Choice("Ana", "timed-30", "classic", "standard", "mouse", "score")

    def class_pages(self) -> None:
        """A class of twelve on the wall."""
        services, window = self.services, self.window
        choices = Choices(title="7b Maths", drill="ten-shots", face="classic", seed=7, turns=3, teams=True, idle_s=0)
        room = OpenClass.new(services.dirs.data, choices, services.clock.utc)
        room.join_all(parse(STUDENTS).entries)
        ClassMode(window, room, TeacherOverlay, full=True).enter()
        take_turns(room, services, 29)
        window.show("class")
        self.take("class-seat")
        window.show("class_board")
        self.take("class-board")
        for n, lesson in enumerate(LESSONS[:3]):
            window.show("class_lessons", lesson=lesson.id)
            self.take(f"class-lesson-{n + 1}")
        self.page.open(0)
        self.page.explain()
        self.take("class-explained")
        self.page.explain()
        window.show("class")
        self.page.go_on()
        self.root.update()
        self.after_count()
        for shot in self.aims("class")[:6]:
            self.shoot(*shot)
        self.take("class-play")

        def leave() -> None:
            window.overlay.yes.invoke()  # type: ignore[union-attr]

        self.root.after(50, leave)  # the question waits for an answer
        self.page.escape()
        self.root.update()
        window.mode.teacher()  # type: ignore[union-attr]
        self.take("class-teacher")
        window.overlay.close()  # type: ignore[union-attr]
        room.choose(drill="race-30", turns=1)
        take_turns(room, services, 12)
        window.show("class_lessons", lesson=LESSONS[3].id)
        self.take("class-lesson-4")
        window.show("class")
        window.show("attract")
        self.root.update()
        self.clock.advance(self.page.demo.captions[-2][0] + 0.1)
        self.page.tick()
        self.take("attract")
        self.page.escape()
        window.show("class_end")
        self.page.home = lambda: Path("~")
        self.page.shown()
        self.take("class-end")
        window.mode.leave()  # type: ignore[union-attr]
        take_devices(window, self.clock, self.take)


@contextlib.contextmanager
def home_of_its_own() -> Iterator[None]:
    """The run's folder is the present one and the home, so that no picture names a folder of this machine."""
    before, home = Path.cwd(), os.environ.get("HOME", "")
    with tempfile.TemporaryDirectory(prefix="bullseye-") as folder:
        try:
            os.chdir(folder)
            os.environ["HOME"] = f"{folder}/~"
            Path("~/Documents").mkdir(parents=True)
            yield
        finally:
            os.chdir(before)
            os.environ["HOME"] = home


def main() -> int:
    """Take the pictures of every look, or those asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--look", choices=LOOKS, action="append")
    args = parser.parse_args()
    IMAGES.mkdir(parents=True, exist_ok=True)
    for look in args.look or LOOKS:
        with home_of_its_own():
            studio = Studio(CLASS_SIZE if look == "projector" else SIZE, look)
            studio.run()
            studio.root.destroy()
    return 0


if __name__ == "__main__":
    sys.exit(main())
