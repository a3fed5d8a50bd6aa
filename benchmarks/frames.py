"""Even frames, the work of one frame beside pygame, and a click in a moving scene beside bare Tk."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from math import ceil
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from benchmarks.click import CENTRE_PX, OVAL, TK_CODE, click_ms, go_to_the_round
from benchmarks.frame_scene import HEIGHT_PX, WIDTH_PX
from benchmarks.kit import CannotMeasureError, Claim, Hand, Row, Screen, have, program, ratio, show
from benchmarks.startup import SPOT_PX, face_colours

TITLE = "Frames of a moving scene"
RATES_HZ = (60, 120, 144)
SPECKS = 200
LATE_MS = 0.7
WORK = {0: 0.9, 50: 0.9, 200: 0.9, 500: 1.1}
"""How much of pygame's time a frame may take, for as many specks."""
FRAMES, QUICK_FRAMES = 240, 120
PACE_S, QUICK_PACE_S = 4.0, 2.0
RUNS, QUICK_RUNS = 5, 1
LIMIT_S = 120
QUIET_S = 1.1
"""Before each click: what the last one set in motion is over by then."""
WINDOW_PX = (1280, 800)
# The face goes round, so that the middle of the range stays free for clicks.
DRILL = """
name = "Bench"
summary = "A face that goes round."
ends = "never"
range_faces = [3.2, 3.2]

[[motion]]
kind = "circle"
radius_faces = 1.05
period_s = 4.0
"""


def run(quick: bool) -> list[Claim]:
    """First how even frames come, then what one costs, then how soon a click is seen."""
    runs = QUICK_RUNS if quick else RUNS
    with Screen(WIDTH_PX, HEIGHT_PX) as screen:
        claims = even(screen, runs, QUICK_PACE_S if quick else PACE_S)
        claims += cost(screen, runs, QUICK_FRAMES if quick else FRAMES)
    with Screen(*WINDOW_PX) as screen:
        return claims + clicks(screen, *((1, 12) if quick else (3, 25)))


def child(screen: Screen, meanwhile: Callable[[], None] | None = None, **job: Any) -> list[float]:
    """What a job of frame_scene found, in a fresh process; *meanwhile* is called over and over until it is done."""
    home = Path(tempfile.mkdtemp(prefix="bullseye-bench-"))
    found = home / "found.json"
    try:
        with program(["-m", "benchmarks.frame_scene", json.dumps(job), str(found)], screen.display, home) as process:
            end_s = time.perf_counter() + LIMIT_S
            while not found.exists():
                if process.poll() is not None and not found.exists():
                    raise CannotMeasureError(f"the scene ended without a result ({job})")
                if time.perf_counter() > end_s:
                    raise CannotMeasureError(f"the scene took more than {LIMIT_S} s ({job})")
                if meanwhile is None:
                    time.sleep(0.05)
                else:
                    meanwhile()
            return [float(value) for value in json.loads(found.read_text(encoding="utf-8"))]
    finally:
        shutil.rmtree(home, ignore_errors=True)


# -- even frames ---------------------------------------------------------------------------------------------


def even(screen: Screen, runs: int, seconds: float) -> list[Claim]:
    """Gaps between frames at each rate, with a still pointer and with one that moves a thousand times a second."""
    hand = Hand(screen.display)
    steps = 0

    def wander() -> None:
        nonlocal steps
        steps += 1
        hand.move(100 + steps * 7 % (WIDTH_PX - 200), 100 + steps * 3 % (HEIGHT_PX - 200))
        time.sleep(0.0008)

    print(f"A ten-ring face and {SPECKS} specks move; the figures are medians of {runs} run{'s' * (runs > 1)}.\n")
    print("| | gap p50 ms | p99 ms | latest ms | p99 beyond ideal | wanted | |\n|---|---|---|---|---|---|---|")
    claims: list[Claim] = []
    for meanwhile, words in ((None, ""), (wander, ", pointer at 1 kHz")):
        found: dict[int, list[list[float]]] = {hz: [] for hz in RATES_HZ}
        for _ in range(runs):
            for hz in RATES_HZ:
                found[hz].append(child(screen, meanwhile, do="our pace", specks=SPECKS, hz=hz, seconds=seconds))
        for hz, several in found.items():
            claims += one_rate(f"{hz} Hz{words}", hz, several)
    hand.close()
    print()
    return claims


def one_rate(name: str, hz: float, several: list[list[float]]) -> list[Claim]:
    """Print one line for the runs at *hz*; the two claims about them."""
    ideal_ms = 1000 / hz
    p50_ms, p99_ms, latest_ms = (median(share_of(gaps, share) for gaps in several) for share in (0.5, 0.99, 1.0))
    beyond = Claim(f"p99 of the frame gap beyond the ideal, {name}", max(0.0, p99_ms - ideal_ms), LATE_MS, "ms")
    latest = Claim(f"latest frame, {name}", latest_ms / ideal_ms, 1.5, "frames")
    figures = f"{p50_ms:.2f} | {p99_ms:.2f} | {latest_ms:.2f} | {beyond.found:.2f} ms"
    print(f"| {name} | {figures} | at most {LATE_MS} ms | {beyond.verdict} |")
    return [beyond, latest]


def share_of(values: list[float], share: float) -> float:
    """The smallest of *values* that at least *share* of them do not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


# -- the work of a frame -------------------------------------------------------------------------------------


def cost(screen: Screen, runs: int, frames: int) -> list[Claim]:
    """Work for a frame of the same scene: ours, and pygame's where it is installed."""
    ways = ["our work"] + ["pygame work"] * have("pygame")
    rows: list[Row] = []
    for specks, at_most in WORK.items():
        found: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(runs):
            for way in ways:
                found[way] += child(screen, do=way, specks=specks, frames=frames)
        claim = None
        if "pygame work" in found:
            rows.append(Row(f"pygame, {specks} specks", found["pygame work"]))
            what = f"work of a frame against pygame, {specks} specks"
            claim = Claim(what, ratio(found, "our work", "pygame work"), at_most)
        rows.append(Row(f"bullseye, {specks} specks", found["our work"], claim))
    claims = show(rows, "ms", "bullseye takes")
    if "pygame work" not in ways:
        print("pygame is not installed: it was not measured; `make bench` installs it.\n")
    return claims


# -- a click -------------------------------------------------------------------------------------------------


def clicks(screen: Screen, runs: int, number: int) -> list[Claim]:
    """From a press to the mark on the screen while a face goes round, and a bare Tk program's recoloured oval."""
    tk, ours = "bare Tk, one oval recoloured", "bullseye, a shot while a face moves"
    chance = Random(12)
    hand = Hand(screen.display)
    found: dict[str, list[float]] = {tk: [], ours: []}
    for _ in range(runs):
        found[tk] += bare(screen, hand, chance, number)
        found[ours] += moving(screen, hand, chance, number)
    hand.close()
    claim = Claim("click to pixel in a moving scene against bare Tk", ratio(found, ours, tk), 1.5)
    return show([Row(tk, found[tk]), Row(ours, found[ours], claim)], "ms", "bullseye takes")


def bare(screen: Screen, hand: Hand, chance: Random, number: int) -> list[float]:
    """The bare program."""
    home = Path(tempfile.mkdtemp(prefix="bullseye-bench-"))
    try:
        with program(["-c", TK_CODE], screen.display, home):
            screen.wait(lambda: screen.colour(*CENTRE_PX) == OVAL[0], nap_s=0.01)
            return several(screen, hand, chance, number)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def moving(screen: Screen, hand: Hand, chance: Random, number: int) -> list[float]:
    """Our own window with the drill above; every shot is a miss inside the circle, where nothing else is drawn."""
    home = Path(tempfile.mkdtemp(prefix="bullseye-bench-"))
    try:
        drills = home / ".config" / "bullseye" / "drills"
        drills.mkdir(parents=True)
        (drills / "bench.toml").write_text(DRILL, encoding="utf-8")
        data = home / "data"
        data.mkdir()
        choices = {"schema": 1, "player": "Bench", "drill": "bench", "volume": 0}
        (data / "settings.json").write_text(json.dumps(choices), encoding="utf-8")
        with program(["-m", "bullseye", "--data-dir", str(data)], screen.display, home) as process:
            hand.move(*CENTRE_PX)
            screen.wait(lambda: screen.colour(*SPOT_PX) in face_colours(), nap_s=0.01)
            go_to_the_round(screen, hand)
            time.sleep(4.5)  # the count of three
            if process.poll() is not None:
                raise CannotMeasureError("the window closed by itself")
            return several(screen, hand, chance, number)
    except subprocess.SubprocessError as bad:
        raise CannotMeasureError(str(bad)) from bad
    finally:
        shutil.rmtree(home, ignore_errors=True)


def several(screen: Screen, hand: Hand, chance: Random, number: int) -> list[float]:
    """So many clicks near the middle of the range, each when all is quiet there; the first two only warm up."""
    found = []
    for n in range(number + 2):
        spot = (CENTRE_PX[0] + (n % 5 - 2) * 12, CENTRE_PX[1] + (n % 3 - 1) * 12)
        time.sleep(QUIET_S)
        found.append(click_ms(screen, hand, chance, spot, spot))
    return found[2:]
