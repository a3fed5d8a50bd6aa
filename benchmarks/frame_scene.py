"""The scene of the frame measurements, in a process of its own: a ten-ring face that moves, and specks that fly.

`python -m benchmarks.frame_scene JOB FILE` does the job (a JSON object) and writes what it found into FILE.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from math import sin, tau
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

WIDTH_PX, HEIGHT_PX, FACE_PX = 1000, 700, 300
REBURST_S = 0.19
"""Each burst is thrown anew before its first speck is gone, so that always as many fly as are asked for."""
FRAME_S = 1 / 60
PASSWORD = "correct horse"
"""Of the teacher of the class that a scene listens to."""
WARM = 30


def face_at(t_s: float) -> tuple[float, float]:
    """Where the face stands: it goes round the window in some seconds."""
    return (
        WIDTH_PX / 2 + (WIDTH_PX - FACE_PX) / 2 * sin(tau * t_s / 3.1),
        HEIGHT_PX / 2 + (HEIGHT_PX - FACE_PX) / 2 * sin(tau * t_s / 2.3),
    )


class OurScene:
    """The trainer's own canvas, target, effects and clock."""

    def __init__(self, specks: int) -> None:
        import tkinter

        from bullseye.desk.kit.theme import Theme
        from bullseye.desk.round.effects import Effects, Wanted
        from bullseye.desk.round.play_canvas import PlayCanvas
        from bullseye.desk.round.specks import BURST
        from bullseye.drill.catalog import Drills
        from bullseye.play.round.view import Scene, TargetPx
        from bullseye.target.catalog import Catalogue

        self.root = tkinter.Tk(className="Bullseye")
        self.root.geometry(f"{WIDTH_PX}x{HEIGHT_PX}+0+0")
        theme = Theme(self.root, "dark")
        self.t_s = 0.0
        self.canvas = PlayCanvas(self.root, theme, "crosshair", Wanted(particles=False))
        self.canvas.pack(fill="both", expand=True)
        bursts = -(-specks // BURST)
        self.effects = Effects(self.canvas, theme, Wanted(particles=bool(specks)), lambda: self.t_s, bursts)
        self._thrown = [REBURST_S * n / max(1, bursts) - REBURST_S for n in range(bursts)]
        self._target = TargetPx
        self.root.update()
        face = Catalogue(None).get("classic")
        drill = Drills(None).get("moving-fast")
        scene = Scene(face, drill, face_at(0.0), FACE_PX, FACE_PX / face.diameter_mm, (), (self._placed(),))
        self.canvas.show_scene(scene)
        while not self.canvas.make_ready(1.0):
            pass
        self.root.update()

    def _placed(self) -> Any:
        return self._target(0, *face_at(self.t_s), FACE_PX, "shoot")

    def draw(self, t_s: float) -> None:
        """Everything as it stands at *t_s*, on the screen of the X server when this returns."""
        self.t_s = t_s
        for n, thrown_s in enumerate(self._thrown):
            if t_s - thrown_s >= REBURST_S:
                self._thrown[n] = t_s
                self.effects.burst(200 + 600 * ((n * 0.37) % 1), 150 + 400 * ((n * 0.61) % 1), "#ffd000")
        self.canvas.show_targets((self._placed(),))
        self.effects.frame(t_s)
        self.canvas.update_idletasks()


def our_work(specks: int, frames: int) -> list[float]:
    """Milliseconds of work for each frame. As pygame's flip, `update idletasks` returns when the X server has drawn."""
    scene = OurScene(specks)
    found = []
    for n in range(WARM + frames):
        start_s = perf_counter()
        scene.draw(n * FRAME_S)
        found.append((perf_counter() - start_s) * 1000)
        sleep(0.004)
    return found[WARM:]


def our_frames(specks: int, hz: float, seconds: float, class_at: int = 0) -> list[float]:
    """When each frame was drawn, in seconds of the clock that all processes of a machine share (`perf_counter`).

    *class_at* is the port of a class server that the window listens to meanwhile, as in a round at the teacher's own
    computer.
    """
    times: list[float] = []
    _paced(specks, hz, seconds, lambda gap_ms: times.append(perf_counter()), class_at)
    return times


class ServerThere:
    """A class server that somebody else has started."""

    def __init__(self, port: int) -> None:
        self._port = port

    def wait(self) -> Any:
        """Where it answers."""
        from bullseye.serve.child import Started

        return Started(f"http://127.0.0.1:{self._port}")

    def ended(self, timeout_s: float) -> bool:
        """It is not ours to end."""
        return False

    def stop(self, timeout_s: float = 0.0) -> bool:
        """Leave it."""
        return True


def _listen_to(root: Any, port: int) -> None:
    """What a window does while a class on devices is open in it and somebody plays at it."""
    from bullseye.desk.kit.collecting import Collecting
    from bullseye.serve.link import Link

    link = Link(lambda folder, again: ServerThere(port), PASSWORD, lambda told: None)
    link.open()
    link.listen()
    link.rest()
    Collecting(root).begin()


def our_pace(specks: int, hz: float, seconds: float) -> list[float]:
    """Milliseconds between two frames on the trainer's own clock."""
    gaps: list[float] = []
    _paced(specks, hz, seconds, gaps.append)
    return gaps


def _paced(specks: int, hz: float, seconds: float, tell: Callable[[float], None], class_at: int = 0) -> None:
    """Draw for so many seconds on the trainer's own clock, and *tell* each gap in ms."""
    from bullseye.desk.round.frame_clock import FrameClock, Pace

    scene = OurScene(specks)
    if class_at:
        _listen_to(scene.root, class_at)
    start_s = perf_counter()
    warm_s = start_s + 0.5

    def work() -> Pace:
        now_s = perf_counter()
        scene.draw(now_s - start_s)
        if now_s > warm_s + seconds:
            scene.root.quit()
            return Pace(0, even=False)
        return Pace(hz, even=True)

    def on_gap(gap_ms: float) -> None:
        if perf_counter() > warm_s:
            tell(gap_ms)

    clock = FrameClock(scene.root, work)
    clock.on_gap = on_gap
    clock.start()
    scene.root.mainloop()


def pygame_work(specks: int, frames: int) -> list[float]:
    """The same face from circles, as many squares that fly as fast, and a flip of the whole window."""
    pygame: Any = importlib.import_module("pygame")
    from bullseye.desk.round.specks import BURST
    from bullseye.picture.face import face_discs
    from bullseye.target.catalog import Catalogue

    specks = -(-specks // BURST) * BURST  # ours come in whole bursts
    face = Catalogue(None).get("classic")
    discs = face_discs(face, FACE_PX / face.diameter_mm)[0]
    pygame.display.init()
    window = pygame.display.set_mode((WIDTH_PX, HEIGHT_PX))
    x = [(n * 97.3) % WIDTH_PX for n in range(specks)]
    y = [(n * 61.7) % HEIGHT_PX for n in range(specks)]
    speed = [((n * 37) % 9 - 4, (n * 53) % 9 - 4) for n in range(specks)]
    found = []
    for frame in range(WARM + frames):
        pygame.event.pump()
        start_s = perf_counter()
        window.fill("#14181b")
        middle = face_at(frame * FRAME_S)
        for radius_px, colour in discs:
            pygame.draw.circle(window, colour, middle, radius_px)
        for n in range(specks):
            x[n] = (x[n] + speed[n][0]) % WIDTH_PX
            y[n] = (y[n] + speed[n][1]) % HEIGHT_PX
            pygame.draw.rect(window, "#ffd000", (x[n], y[n], 5, 5))
        pygame.display.flip()
        found.append((perf_counter() - start_s) * 1000)
        sleep(0.004)
    return found[WARM:]


JOBS: dict[str, Callable[..., list[float]]] = {
    "our work": our_work, "our pace": our_pace, "our frames": our_frames, "pygame work": pygame_work
}  # fmt: skip


def main(job: str, file: str) -> None:
    """Do *job* and write the list it gives."""
    options = json.loads(job)
    found = JOBS[options.pop("do")](**options)
    part = Path(f"{file}.part")
    part.write_text(json.dumps(found), encoding="utf-8")
    part.replace(file)


if __name__ == "__main__":
    main(*sys.argv[1:])
