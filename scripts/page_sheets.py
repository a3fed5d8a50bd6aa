"""Every page of the window at every size and theme, on sheets to be looked at; nothing of it is kept in the project.

    python scripts/page_sheets.py FOLDER [--view 1280x800-light ...]

Each view has a virtual screen of its own; "-150" is Size of everything at 150 %, "-wide" a font as wide as they come,
"-frames" a window manager (openbox) whose frames are thick. Needs Xvfb, openbox, xdotool and ImageMagick's montage.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from screenshots import Studio, home_of_its_own
from with_display import find_xvfb, start_xvfb

from bullseye.desk.kit.theme import Theme

VIEWS = (
    "1024x700-light", "1280x800-light", "1366x768-light", "1920x1080-light", "1280x800-dark", "1024x700-contrast",
    "1366x768-projector", "1280x800-light-150", "1366x768-light-150", "1920x1080-light-150", "1280x800-light-frames",
    "1366x768-dark-frames", "1024x700-light-wide", "1280x800-light-wide",
)  # fmt: skip
WIDE_FONT = "Noto Sans Mono"
ON_A_SHEET = "3x3"
CELL = "640x400+4+4"
THICK = (
    "border.width: 10\npadding.height: 10\nwindow.active.title.bg: flat solid\nwindow.active.title.bg.color: #446688\n"
)
CONFIG = """<openbox_config xmlns="http://openbox.org/3.4/rc"><theme><name>Thick</name></theme></openbox_config>"""


class Sheets(Studio):
    """A studio whose pictures are of the whole screen, each named after its place in the tour."""

    def take(self, name: str) -> None:
        """Write NN-name.png."""
        from PIL import ImageGrab

        self._seen.add(self.page.name)
        for _ in range(3):
            self.root.update()
        self._folder.mkdir(parents=True, exist_ok=True)
        number = len(list(self._folder.glob("*.png"))) + 1
        ImageGrab.grab(xdisplay=os.environ["DISPLAY"]).save(self._folder / f"{number:02d}-{name}.png")


def manage(folder: Path) -> subprocess.Popen[bytes]:
    """Start openbox with thick frames, and wait until it manages the screen."""
    theme, config = folder / "themes/Thick/openbox-3/themerc", folder / "rc.xml"
    theme.parent.mkdir(parents=True, exist_ok=True)
    theme.write_text(THICK, encoding="utf-8")
    config.write_text(CONFIG, encoding="utf-8")
    manager = subprocess.Popen(
        ["openbox", "--sm-disable", "--config-file", str(config)],
        env={**os.environ, "XDG_DATA_HOME": str(folder)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    end_s = time.monotonic() + 20
    asked = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
    while b"0x" not in subprocess.run(asked, capture_output=True, check=False).stdout:
        if time.monotonic() > end_s or manager.poll() is not None:
            raise SystemExit("page_sheets.py: openbox did not start")
        time.sleep(0.1)
    return manager


def take_view(view: str, folder: Path) -> None:
    """The tours of one view, on a screen of its size."""
    size, look, *more = view.split("-")
    xvfb = find_xvfb()
    started = start_xvfb(xvfb, ("-screen", "0", f"{size}x24", "-dpi", "96", "-nolisten", "tcp")) if xvfb else None
    if started is None:
        raise SystemExit("page_sheets.py: no virtual display")
    server, os.environ["DISPLAY"] = started
    manager = manage(folder / "openbox") if "frames" in more else None
    if "wide" in more:
        Theme.family = WIDE_FONT  # type: ignore[assignment]
    try:
        with home_of_its_own():
            width, height = map(int, size.split("x"))
            inside = f"{width - 20}x{height - 60}" if manager else size  # a window manager adds its frame
            studio = Sheets(inside, look, folder / view, 1.5 if "150" in more else 1.0)
            studio.run()
            studio.class_pages()
            studio.root.destroy()
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()
    pictures = sorted((folder / view).glob("*.png"))
    subprocess.run(
        ["montage", "-label", "%t", *map(str, pictures), "-tile", ON_A_SHEET, "-geometry", CELL,
         str(folder / f"{view}-%d.png")], check=True,
    )  # fmt: skip


def main() -> int:
    """Take the views that are asked for, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--view", action="append")
    args = parser.parse_args()
    folder = args.folder.resolve()
    for view in args.view or VIEWS:
        if len(args.view or ()) == 1:
            take_view(view, folder)
        else:
            subprocess.run([sys.executable, __file__, str(folder), "--view", view], check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
