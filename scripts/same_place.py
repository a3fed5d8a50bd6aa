"""Starts the window several times under each window manager that is here, and says where its frame was each time.

`python scripts/same_place.py [--starts 5] [--screen 1366x768] [--place 1100x650+80+40] [manager ...]`. It ends with
1 where a window walked or is not wholly on the screen. Needs Xvfb.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from with_display import find_xvfb, start_xvfb  # noqa: E402

MANAGERS = ("none", "openbox", "metacity", "icewm", "twm")
LIMIT_S = 120
# The real program; it says where its frame is once that has come to rest, then closes as by its button.
ONE_START = """
import sys
import bullseye.app, bullseye.desk.main as main
from bullseye.desk.kit.work_area import frame_of, work_area

real = main.build

def build(services, root):
    window = real(services, root)

    def look(before="", calm=0):
        now = root.wm_geometry(), frame_of(root)
        calm = calm + 1 if now == before else 0
        if calm < 8:
            root.after(100, look, now, calm)
            return
        wide, high, x, y = (int(part) for part in now[0].replace("x", "+").split("+"))
        left, right, top, bottom = now[1]
        room = work_area(root)
        print(x, y, wide + left + right, high + top + bottom, *room)
        window.close()

    root.after(100, look)
    return window

main.build = build
sys.exit(bullseye.app.open_window(sys.argv[1]))
"""


def starts_under(manager: str, starts: int, screen: tuple[str, ...], place: str) -> list[tuple[int, ...]]:
    """Where the frame was at each start: x, y, width, height, and what the desktop left free."""
    program = find_xvfb()
    started = start_xvfb(program, screen) if program else None
    if started is None:
        raise SystemExit("same_place.py: no Xvfb, so there is no screen to try it on")
    server, display = started
    environ = {**os.environ, "DISPLAY": display}
    keeper = None
    try:
        if manager != "none":
            keeper = subprocess.Popen(
                [manager], env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        with tempfile.TemporaryDirectory() as folder:
            settings = Path(folder, "settings.json")
            settings.write_text(json.dumps({"format": 1, "geometry": place}), encoding="utf-8")
            found = []
            for _ in range(starts):
                done = subprocess.run(
                    [sys.executable, "-c", ONE_START, folder],
                    env=environ, stdout=subprocess.PIPE, text=True, timeout=LIMIT_S, check=True,
                )  # fmt: skip
                found.append(tuple(int(number) for number in done.stdout.split()))
            return found
    finally:
        if keeper is not None:
            keeper.terminate()
            keeper.wait()
        server.terminate()
        server.wait()


def is_right(found: list[tuple[int, ...]]) -> bool:
    """Whether every start was wholly on what is free of the screen, and at the same place.

    The first may differ: a place from another screen is brought back, before its frame is known to the last px.
    """
    inside = all(
        left <= x and top <= y and x + wide <= left + room_wide and y + high <= top + room_high
        for x, y, wide, high, left, top, room_wide, room_high in found
    )
    return inside and len(set(found[1:])) <= 1


def main() -> int:
    """Try each window manager; 1 if one of them makes the window walk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--screen", default="1366x768")
    parser.add_argument("--place", default="")
    parser.add_argument("managers", nargs="*")
    args = parser.parse_args()
    here = [name for name in MANAGERS if name == "none" or shutil.which(name)]
    wrong = 0
    for manager in args.managers or here:
        found = starts_under(
            manager, args.starts, ("-screen", "0", f"{args.screen}x24", "-dpi", "96", "-nolisten", "tcp"), args.place
        )
        right = is_right(found)
        wrong += not right
        print(f"{manager}: {'right' if right else 'WRONG'}")
        for x, y, wide, high, *room in found:
            print(f"  +{x}+{y}, {wide} x {high} with its frame, in {room}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
