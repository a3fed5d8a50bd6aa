"""From the start of the process to the first painted face, beside a bare Tk window and pygame."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from itertools import count
from pathlib import Path

from benchmarks.kit import CannotMeasureError, Claim, Row, Screen, have, in_turn, program, ratio, show
from bullseye.play.services import FIRST_FACE
from bullseye.target.catalog import Catalogue

TITLE = "Start-up: process start to first painted face"
WIDTH_PX, HEIGHT_PX = 1280, 800
SPOT_PX = (446, 334)
"""In the middle of a band of the face, in the other disc, and clear of the pointer in mid-screen."""
EDGE_PX, EDGE_REACH_PX = (256, 144), 6
"""On the outer edge of our face: it tells whether what is painted first is what stays."""
BACK = "#000000"
OVAL = "#ffd000"
ROUNDS, QUICK_ROUNDS = 25, 5
LOOK_S = 0.0003
"""Between two looks at the screen: often enough for times of 100 ms, seldom enough to leave the processor free."""

TK, OURS, NAMED = "bare Tk window, one oval", "bullseye, its start page", "bullseye --data-dir DIR"
EXACT = "bullseye, until its edges are exact"
PYGAME, LEAN = "pygame, usual start", "pygame at its leanest"

TK_CODE = f"""
import tkinter
root = tkinter.Tk()
root.geometry("{WIDTH_PX}x{HEIGHT_PX}+0+0")
canvas = tkinter.Canvas(root, background="#202020", highlightthickness=0)
canvas.pack(fill="both", expand=True)
canvas.create_oval(180, 80, 780, 680, fill="{OVAL}", outline="")
root.mainloop()
"""
PYGAME_CODE = f"""
import pygame
pygame.init()
window = pygame.display.set_mode(({WIDTH_PX}, {HEIGHT_PX}))
window.fill("#202020")
pygame.draw.circle(window, "{OVAL}", (480, 380), 300)
pygame.display.flip()
while True:
    pygame.event.wait()
"""
# The display alone, and none of the packages that pygame imports where it finds them.
LEAN_CODE = "import sys; sys.modules['numpy'] = sys.modules['pkg_resources'] = None" + PYGAME_CODE.replace(
    "pygame.init()", "pygame.display.init()"
)


def run(quick: bool) -> list[Claim]:
    """Every program starts on an empty screen, with a home of its own each time, so that nothing is remembered."""
    homes = Path(tempfile.mkdtemp(prefix="bullseye-bench-"))
    number = count()
    try:
        with Screen(WIDTH_PX, HEIGHT_PX) as screen:

            def way(arguments: Sequence[str], edge: bytes | None = None) -> Callable[[], float]:
                def start() -> float:
                    home = homes / str(next(number))
                    home.mkdir()
                    words = [word.replace("HOME", str(home)) for word in arguments]
                    return started_ms(screen, words, home, edge)

                return start

            ways = {
                TK: way(["-c", TK_CODE]),
                OURS: way(["-m", "bullseye"]),
                NAMED: way(["-m", "bullseye", "--data-dir", "HOME/data"]),
                EXACT: way(["-m", "bullseye"], exact_edge(screen, homes)),
            }
            if have("pygame"):
                ways[PYGAME] = way(["-c", PYGAME_CODE])
                ways[LEAN] = way(["-c", LEAN_CODE])
            found = in_turn(ways, QUICK_ROUNDS if quick else ROUNDS)
    finally:
        shutil.rmtree(homes, ignore_errors=True)

    against_tk = Claim("start-up against a bare Tk window", ratio(found, OURS, TK), 1.8)
    rows = [Row(TK, found[TK], against_tk), Row(OURS, found[OURS]), Row(NAMED, found[NAMED])]
    rows.append(Row(EXACT, found[EXACT], ratio=ratio(found, OURS, EXACT)))
    if PYGAME in found:
        against_pygame = Claim("start-up against pygame", ratio(found, OURS, PYGAME), 0.5)
        rows.append(Row(PYGAME, found[PYGAME], against_pygame))
        rows.append(Row(LEAN, found[LEAN], ratio=ratio(found, OURS, LEAN)))
    claims = show(rows, "ms", "bullseye takes")
    if PYGAME not in found:
        print("pygame is not installed: it was not measured; `make bench` installs it.\n")
    else:
        there = [name for name, module in (("numpy", "numpy"), ("setuptools", "pkg_resources")) if have(module)]
        print(f"pygame imports numpy and setuptools where they are installed; here: {', '.join(there) or 'neither'}.\n")
    return claims


@cache
def face_colours() -> set[str]:
    """What the painted face is known by; a window may first show itself empty."""
    return {ring.fill for ring in Catalogue().get(FIRST_FACE).rings}


def exact_edge(screen: Screen, home: Path) -> bytes:
    """What our face's edge looks like in the end."""
    with program(["-m", "bullseye"], screen.display, home):
        screen.wait(lambda: screen.colour(*SPOT_PX) in face_colours(), nap_s=LOOK_S)
        time.sleep(3)
        return screen.patch(*EDGE_PX, EDGE_REACH_PX)


def started_ms(
    screen: Screen, arguments: Sequence[str], home: Path, edge: bytes | None = None, executable: str = sys.executable
) -> float:
    """Milliseconds from the start of the process until the disc's colour, or that *edge*, is on the screen."""
    x_px, y_px = SPOT_PX
    disc = {OVAL} | face_colours()
    start_s = time.perf_counter()
    with program(arguments, screen.display, home, executable) as process:

        def painted() -> bool:
            if edge is None:
                if screen.colour(x_px, y_px) in disc:
                    return True
            elif screen.patch(*EDGE_PX, EDGE_REACH_PX) == edge:
                return True
            if process.poll() is not None:
                raise CannotMeasureError(f"the program ended before it painted: {' '.join(arguments)[:60]!r}")
            return False

        end_s = screen.wait(painted, nap_s=LOOK_S)
    screen.wait(lambda: screen.colour(x_px, y_px) == BACK, nap_s=0.002)
    return (end_s - start_s) * 1000
