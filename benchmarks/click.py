"""From a click to the changed pixel in a real round, beside a bare Tk program and the usual pygame loop."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable
from math import hypot
from pathlib import Path
from random import Random

from benchmarks.kit import CannotMeasureError, Claim, Hand, Row, Screen, have, program, ratio, show
from benchmarks.startup import SPOT_PX, face_colours

TITLE = "Click to changed pixel"
WIDTH_PX, HEIGHT_PX = 1280, 800
CENTRE_PX = (490, 400)
"""About the middle of the face; the clicks lie around it, and the other programs' discs stand on it."""
REACH_PX, STEP_PX = 290, 44
PATCH_PX = 6
"""How far around its spot the screen is watched: as far as the mark of a shot goes, and its points do not."""
PAUSE_S = (0.08, 0.16)
"""Between two clicks, by chance: so no click keeps step with a frame clock."""
WARM, CLICKS, QUICK_CLICKS = 5, 40, 15
ROUNDS = 3
RETURN = 0xFF0D

TK, OURS, PYGAME = "bare Tk, one oval recoloured", "bullseye, a shot in a practice round", "pygame, clock.tick(60)"
OVAL = ("#ffd000", "#0060ff")

TK_CODE = f"""
import tkinter
from itertools import cycle
root = tkinter.Tk()
root.geometry("{WIDTH_PX}x{HEIGHT_PX}+0+0")
canvas = tkinter.Canvas(root, background="#202020", highlightthickness=0)
canvas.pack(fill="both", expand=True)
oval = canvas.create_oval(460, 370, 520, 430, fill="{OVAL[0]}", outline="")
colours = cycle(["{OVAL[1]}", "{OVAL[0]}"])
canvas.bind("<Button-1>", lambda event: canvas.itemconfigure(oval, fill=next(colours)))
root.mainloop()
"""
PYGAME_CODE = f"""
import pygame
from itertools import cycle
pygame.init()
window = pygame.display.set_mode(({WIDTH_PX}, {HEIGHT_PX}))
clock = pygame.time.Clock()
colours = cycle(["{OVAL[1]}", "{OVAL[0]}"])
colour = "{OVAL[0]}"
while True:
    for event in pygame.event.get():
        if event.type == pygame.MOUSEBUTTONDOWN:
            colour = next(colours)
    window.fill("#202020")
    pygame.draw.circle(window, colour, (490, 400), 30)
    pygame.display.flip()
    clock.tick(60)
"""

Spot = tuple[int, int]


def run(quick: bool) -> list[Claim]:
    """Each program in turn, several times over, clicked by a device of our own."""
    ways: dict[str, Callable[[Screen, Hand, int, Random], list[float]]] = {TK: one_oval(TK_CODE), OURS: practice_round}
    if have("pygame"):
        ways[PYGAME] = one_oval(PYGAME_CODE)
    chance = Random(11)
    found: dict[str, list[float]] = {name: [] for name in ways}
    with Screen(WIDTH_PX, HEIGHT_PX) as screen:
        hand = Hand(screen.display)
        for _ in range(1 if quick else ROUNDS):
            for name, way in ways.items():
                found[name] += way(screen, hand, QUICK_CLICKS if quick else CLICKS, chance)
        hand.close()
    against_tk = Claim("click to pixel against bare Tk", ratio(found, OURS, TK), 1.3)
    rows = [Row(TK, found[TK], against_tk), Row(OURS, found[OURS])]
    if PYGAME in found:
        against_pygame = Claim("click to pixel against pygame at 60 Hz", ratio(found, OURS, PYGAME), 0.2)
        rows.append(Row(PYGAME, found[PYGAME], against_pygame))
    claims = show(rows, "ms", "bullseye takes")
    if PYGAME not in found:
        print("pygame is not installed: it was not measured; `make bench` installs it.\n")
    return claims


def spots(chance: Random) -> list[Spot]:
    """Places on the face in no order, so far apart that no mark touches another's patch."""
    steps = range(-REACH_PX // STEP_PX * STEP_PX, REACH_PX + 1, STEP_PX)
    found = [(CENTRE_PX[0] + x, CENTRE_PX[1] + y) for x in steps for y in steps if hypot(x, y) <= REACH_PX]
    chance.shuffle(found)
    return found


def one_oval(code: str) -> Callable[[Screen, Hand, int, Random], list[float]]:
    """A program that shows one disc and changes its colour at each click, wherever that is."""

    def clicked(screen: Screen, hand: Hand, clicks: int, chance: Random) -> list[float]:
        home = Path(tempfile.mkdtemp(prefix="bullseye-bench-"))
        try:
            with program(["-c", code], screen.display, home):
                screen.wait(lambda: screen.colour(*CENTRE_PX) == OVAL[0], nap_s=0.01)
                time.sleep(1)  # what a program does after its first picture is not the matter here
                places = spots(chance)[: WARM + clicks]
                return [click_ms(screen, hand, chance, spot, CENTRE_PX) for spot in places][WARM:]
        finally:
            shutil.rmtree(home, ignore_errors=True)

    return clicked


def practice_round(screen: Screen, hand: Hand, clicks: int, chance: Random) -> list[float]:
    """Our own window: start a practice round by its key, wait for the count, then shoot; practice never ends."""
    home = Path(tempfile.mkdtemp(prefix="bullseye-bench-"))
    try:
        data = home / "data"
        data.mkdir()
        choices = {"schema": 1, "player": "Bench", "drill": "practice", "volume": 0}
        (data / "settings.json").write_text(json.dumps(choices))
        with program(["-m", "bullseye", "--data-dir", str(data)], screen.display, home):
            hand.move(*CENTRE_PX)  # without a window manager keys go where the pointer is
            screen.wait(lambda: screen.colour(*SPOT_PX) in face_colours(), nap_s=0.01)
            go_to_the_round(screen, hand)
            places = spots(chance)
            wait_for_the_round(screen, hand, chance, places)
            places = places[: WARM + clicks]
            return [click_ms(screen, hand, chance, spot, spot) for spot in places][WARM:]
    finally:
        shutil.rmtree(home, ignore_errors=True)


def go_to_the_round(screen: Screen, hand: Hand) -> None:
    """Type Enter on the start page, as soon as it listens; the page after it draws the face at another size."""
    for _ in range(6):
        time.sleep(2)
        start_page = screen.patch(*SPOT_PX, 40)
        hand.key(RETURN)
        with contextlib.suppress(CannotMeasureError):
            screen.wait(lambda: screen.patch(*SPOT_PX, 40) != start_page, limit_s=3, nap_s=0.01)  # noqa: B023
            return
    raise CannotMeasureError("the start page took no Enter")


def wait_for_the_round(screen: Screen, hand: Hand, chance: Random, places: list[Spot]) -> None:
    """Click until a shot is taken: during the count none is. Uses up the last of *places*."""
    for _ in range(12):
        spot = places.pop()
        time.sleep(0.6)
        try:
            click_ms(screen, hand, chance, spot, spot, limit_s=0.4)
        except CannotMeasureError:
            continue
        time.sleep(1)
        return
    raise CannotMeasureError("the practice round did not start")


def click_ms(screen: Screen, hand: Hand, chance: Random, spot: Spot, watched: Spot, limit_s: float = 10.0) -> float:
    """Milliseconds from a press at *spot* to the first change of the screen around *watched*."""
    hand.move(*spot)
    time.sleep(chance.uniform(*PAUSE_S))
    before = screen.patch(*watched, PATCH_PX)
    start_s = hand.press()
    try:
        end_s = screen.wait(lambda: screen.patch(*watched, PATCH_PX) != before, limit_s)
    finally:
        hand.release()
    return (end_s - start_s) * 1000
