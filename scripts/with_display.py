"""Runs a command where windows can open: on the display that is there, else on a virtual one of its own."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from pathlib import Path

OPEN_A_WINDOW = "import tkinter; tkinter.Tk().destroy()"
PROBE_S = 20.0
START_S = 30.0
SCREEN = ("-screen", "0", "1920x1080x24", "-dpi", "96", "-nolisten", "tcp")


def can_open_a_window(environ: dict[str, str]) -> bool:
    """Try it in a process of its own: a dead display can hang, or end the process that asks."""
    try:
        probe = subprocess.run(
            [sys.executable, "-c", OPEN_A_WINDOW],
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PROBE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return probe.returncode == 0


def find_xvfb() -> str | None:
    """Return the path of Xvfb, installing Debian's package where that needs no question."""
    found = shutil.which("Xvfb")
    if found is None and sys.platform == "linux":
        installer = Path(__file__).with_name("install_packages.sh")
        subprocess.run(["sh", str(installer), "xvfb"], stdin=subprocess.DEVNULL, check=False)
        found = shutil.which("Xvfb")
    return found


def start_xvfb(program: str, screen: tuple[str, ...] = SCREEN) -> tuple[subprocess.Popen[bytes], str] | None:
    """Start a virtual display on a free number; return it and its DISPLAY, or None if it does not start."""
    read_end, write_end = os.pipe()
    # Where the system can, the display ends with us even when we are killed.
    setpriv = shutil.which("setpriv")
    bound = [setpriv, "--pdeathsig", "KILL", "--"] if setpriv else []
    server = subprocess.Popen(
        [*bound, program, "-displayfd", str(write_end), *screen],
        pass_fds=(write_end,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the command; the display goes last
    )
    os.close(write_end)
    # Xvfb writes its number once it listens, and the line's end on its own: closing the pipe in between would
    # kill it. A server that died closes the pipe, which reads as empty.
    line = b""
    with open(read_end, "rb", buffering=0) as numbers:
        while not line.endswith(b"\n") and select.select([numbers], [], [], START_S)[0]:
            read = numbers.read(16)
            if not read:
                break
            line += read
    number = line.decode().strip()
    if not line.endswith(b"\n") or not number.isdecimal():
        server.kill()
        server.wait()
        return None
    return server, f":{number}"


def main(command: list[str]) -> int:
    """Run *command* and return its exit code; without any display it runs all the same, with a remark."""
    if not command:
        print("with_display.py: name the command to run", file=sys.stderr)
        return 2
    environ = dict(os.environ)
    if can_open_a_window(environ):
        return subprocess.run(command, env=environ, check=False).returncode

    program = find_xvfb()
    started = start_xvfb(program) if program else None
    if started is None:
        print(
            "bullseye: windows cannot open here, so their tests cannot run; "
            "type this, then try again: sudo apt-get install xvfb",
            file=sys.stderr,
        )
        return subprocess.run(command, env=environ, check=False).returncode

    server, display = started
    print(f"bullseye: no display here, using a virtual one ({display})", file=sys.stderr)
    environ["DISPLAY"] = display
    environ.pop("WAYLAND_DISPLAY", None)
    environ.pop("XAUTHORITY", None)
    try:
        return subprocess.run(command, env=environ, check=False).returncode
    except KeyboardInterrupt:
        return 130
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
