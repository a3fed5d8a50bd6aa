"""Pictures of every page, for docs/images: a real window, real clicks, a clock that is moved by hand."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import tkinter as tk
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bullseye.desk.window import Window, build
from bullseye.dirs import Dirs
from bullseye.play.services import Services
from bullseye.records.settings import SettingsFile
from bullseye.records.store import Store
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.shooter import Shooter, play

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SIZES = ("1280x800", "1920x1080")
THEMES = ("light", "dark")
PEOPLE = (("Ana", 22.0), ("Bo", 34.0), ("Chidi", 28.0), ("Dana", 45.0))
PAIRS = (("classic", "ten-shots"), ("classic", "timed-30"), ("issf-air-pistol-10m", "ten-shots"), ("wide", "race-30"))
START = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


def new_id_from(random: Random) -> str:
    """Ids that are the same in every run, so that the pictures are."""
    return str(uuid.UUID(int=random.getrandbits(128), version=4))


def fill(services: Services, random: Random) -> None:
    """A few weeks of rounds by players of known spread, so that no page is empty."""
    for day in range(6):
        for person, (player, sigma) in enumerate(PEOPLE):
            for face_id, drill_id in PAIRS:
                face = services.faces.get(face_id)
                seed = day * 100 + person * 10
                plan = RoundPlan(face, services.drills.get(drill_id), seed, player)
                clock = StepClock(utc=START + timedelta(days=day, minutes=7 * person))
                shooter = Shooter(sigma * face.diameter_mm / 400, Random(f"{seed}"))
                record = play(plan, shooter, clock, lambda: new_id_from(random))
                if record is not None:
                    services.store.save(record)


class Studio:
    """One window of one size and theme, and the camera before it."""

    def __init__(self, folder: Path, size: str, theme: str) -> None:
        self.clock = StepClock(utc=START + timedelta(days=7))
        dirs = Dirs(folder / "data", folder / "config")
        random = Random("screenshots")
        self.services = Services(
            dirs, SettingsFile(dirs.settings), lambda: Store(dirs), self.clock, random, lambda: new_id_from(random), 7
        )
        fill(self.services, random)
        self.services.choose(player="Ana", theme=theme, geometry="", face="classic", drill="ten-shots")
        # No sound, and nothing in the air that hangs on the moment the picture is taken.
        self.services.settings.update(volume=0.0, reduced_motion=True)
        self.services.settings.players[:] = [name for name, _ in PEOPLE]
        self.root = tk.Tk(className="Bullseye")
        self.root.geometry(f"{size}+0+0")
        self.root.update()
        self.window: Window = build(self.services, self.root)
        self.root.update()
        self._size, self._theme = size, theme

    def take(self, name: str) -> None:
        """Write <name>-<size>-<theme>.png."""
        from PIL import ImageGrab

        self.root.update()
        width, height = self.root.winfo_width(), self.root.winfo_height()
        left, top = self.root.winfo_rootx(), self.root.winfo_rooty()
        picture = ImageGrab.grab((left, top, left + width, top + height), xdisplay=os.environ["DISPLAY"])
        path = IMAGES / f"{name}-{self._size}-{self._theme}.png"
        picture.quantize(128).save(path, optimize=True)
        print(path.name)

    def shoot(self, x_px: float, y_px: float) -> None:
        """One real click on the play canvas, a second after the last."""
        self.clock.advance(0.9)
        canvas = self.window.page.canvas  # type: ignore[union-attr]
        for event in ("<Enter>", "<Motion>", "<ButtonPress-1>", "<ButtonRelease-1>"):
            canvas.event_generate(event, x=round(x_px), y=round(y_px))
        self.root.update()

    def run(self) -> None:
        """Walk through the pages."""
        self.take("start")
        self.window.show("play")
        self.root.update()
        self.clock.advance(0.5)
        self._tick()
        self.take("count")
        self.clock.advance(3)
        self._tick()
        aim = Random("aim")
        canvas = self.window.page.canvas  # type: ignore[union-attr]
        middle = (canvas.winfo_width() / 2, canvas.winfo_height() / 2)
        spread = canvas.winfo_height() / 16
        shots = [(aim.gauss(middle[0], spread), aim.gauss(middle[1], spread)) for _ in range(10)]
        for shot in shots[:7]:
            self.shoot(*shot)
        self.take("play")
        self.window.page.pause()  # type: ignore[union-attr]
        self.take("pause")
        self.window.page.restart()  # type: ignore[union-attr]
        self.clock.advance(4)
        self._tick()
        for shot in shots:
            self.shoot(*shot)
        self.take("result")
        self.window.page.actions["v"]()  # type: ignore[union-attr]
        self.root.update()
        self.window.page.actions["End"]()  # type: ignore[union-attr]
        self.take("replay")
        for page in ("board", "history", "settings"):
            self.window.show(page)
            self.take(page)
        self.window.show("editor", face="wide")
        self.root.update()
        self.window.page.rings.focus_ring(1)  # type: ignore[union-attr]
        self.take("editor")
        self.window.home()
        self.root.update()
        self.window.help()
        self.take("help")

    def _tick(self) -> None:
        self.window.page._controller.tick()  # type: ignore[union-attr]
        self.root.update()


def main() -> int:
    """Take the pictures of every size and theme, or those asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--theme", action="append")
    args = parser.parse_args()
    IMAGES.mkdir(parents=True, exist_ok=True)
    for size in args.size or SIZES:
        for theme in args.theme or THEMES:
            with tempfile.TemporaryDirectory(prefix="bullseye-") as folder:
                studio = Studio(Path(folder), size, theme)
                studio.run()
                studio.root.destroy()
    return 0


if __name__ == "__main__":
    sys.exit(main())
