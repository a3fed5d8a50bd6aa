"""The frozen program beside a bare Tk window frozen with the same settings: its size and its start."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

from benchmarks.kit import ROOT, CannotMeasureError, Claim, Row, Screen, in_turn, ratio, show
from benchmarks.startup import HEIGHT_PX, TK_CODE, WIDTH_PX, started_ms

TITLE = "The executable: size and start, beside a bare Tk window built the same way"
OURS, BARE = "bullseye, frozen", "bare Tk window, frozen"
START_AT_MOST = 1.6
MORE_AT_MOST_MB = 25.0
ROUNDS, QUICK_ROUNDS = 25, 5
FOLDER = ROOT / "dist" / "bullseye"
BUILDER = ROOT / "build" / "venv" / "bin" / "python"
BUILD_LIMIT_S = 600


def run(quick: bool) -> list[Claim]:
    """Weigh both, then start them in turn on an empty screen, each time with a home that remembers nothing."""
    if not (FOLDER / "bullseye").is_file() or not BUILDER.is_file():
        raise CannotMeasureError("there is no executable yet; type: make exe")
    work = Path(tempfile.mkdtemp(prefix="bullseye-bench-"))
    try:
        bare = build_bare(work)
        ours_mb, bare_mb = size_mb(FOLDER), size_mb(bare)
        print(f"Unpacked: bullseye {ours_mb:.1f} MB, bare Tk {bare_mb:.1f} MB.\n")
        number = count()
        with Screen(WIDTH_PX, HEIGHT_PX) as screen:

            def way(program: Path) -> Callable[[], float]:
                def start() -> float:
                    home = work / f"home-{next(number)}"
                    home.mkdir()
                    return started_ms(screen, [], home, executable=str(program))

                return start

            ways = {BARE: way(bare / "bare"), OURS: way(FOLDER / "bullseye")}
            found = in_turn(ways, QUICK_ROUNDS if quick else ROUNDS, warm=2)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    start = Claim("the executable's start against a bare Tk window's", ratio(found, OURS, BARE), START_AT_MOST)
    claims = show([Row(BARE, found[BARE], start), Row(OURS, found[OURS])], "ms", "bullseye takes")
    return [*claims, Claim("the executable beyond a bare Tk window's", ours_mb - bare_mb, MORE_AT_MOST_MB, "MB")]


def build_bare(work: Path) -> Path:
    """Freeze the bare window with our spec; the folder it is in."""
    script = work / "bare.py"
    script.write_text(TK_CODE, encoding="utf-8")
    command = [
        str(BUILDER), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", str(work / "dist"), "--workpath", str(work / "build"),
        "packaging/bullseye.spec", "--", "--bare", str(script),
    ]  # fmt: skip
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=BUILD_LIMIT_S, check=False)
    if built.returncode != 0:
        last = built.stderr.strip().splitlines()[-1:] or ["no word of why"]
        raise CannotMeasureError(f"the bare window could not be frozen: {last[0]}")
    return work / "dist" / "bare"


def size_mb(folder: Path) -> float:
    """What the files in *folder* hold, in MB; licence texts are for people and do not count."""
    total = 0
    for above, _, names in os.walk(folder):
        if Path(above).relative_to(folder).parts[:1] != ("LICENSES",):
            total += sum(Path(above, name).lstat().st_size for name in names)
    return total / 1e6
