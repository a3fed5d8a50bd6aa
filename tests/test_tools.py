"""The promises of the test tools and helper scripts: nothing is overlooked, no user folder is reached."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.dirs import user_dirs
from tests.conftest import pytest_xdist_auto_num_workers
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    import tkinter as tk

pytestmark = pytest.mark.long

SCRIPTS = Path(__file__).parents[1] / "scripts"


def boom() -> None:
    raise ZeroDivisionError("a callback broke")


def run_tests_in(file: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run *file* with this project's pytest settings and fixtures, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.conftest", file],
        cwd=SCRIPTS.parent,
        env={**os.environ, "PYTEST_ADDOPTS": "", **environ},  # what is asked of the whole suite is not asked of it
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_users_folders_lie_in_the_home_of_the_test(home: Path) -> None:
    dirs = user_dirs()
    assert dirs.data.is_relative_to(home)
    assert dirs.config.is_relative_to(home)
    assert Path.home() == home


def test_a_manual_clock_moves_only_when_told(clock: ManualClock) -> None:
    assert clock.now() == clock.now() == 0.0
    clock.advance(2.5)
    assert clock.now() == 2.5


def test_a_manual_clock_never_goes_back(clock: ManualClock) -> None:
    with pytest.raises(ValueError, match="-1"):
        clock.advance(-1)


def test_an_error_in_a_callback_is_noticed(tk_root: tk.Tk, callback_errors: list[Any]) -> None:
    tk_root.after_idle(boom)
    tk_root.update()
    assert [kind for kind, _, _ in callback_errors] == [ZeroDivisionError]
    callback_errors.clear()


def test_an_error_is_noticed_in_any_root_even_one_that_handles_it(tk_root: tk.Tk, callback_errors: list[Any]) -> None:
    import tkinter

    handled: list[str] = []

    class Window(tkinter.Tk):
        def report_callback_exception(self, *error: Any) -> None:
            handled.append(str(error[1]))

    other = Window()
    other.after_idle(boom)
    other.update()
    assert handled == ["a callback broke"]
    assert len(callback_errors) == 1
    callback_errors.clear()


def test_a_test_whose_callback_raised_fails(tmp_path: Path, tk_root: tk.Tk) -> None:
    silent = tmp_path / "test_silent.py"
    silent.write_text(
        "def test_looks_fine(tk_root):\n    tk_root.after_idle(lambda: 1 / 0)\n    tk_root.update()\n",
        encoding="utf-8",
    )
    run = run_tests_in(silent)
    assert run.returncode == 1, run.stdout
    assert "a Tk callback raised ZeroDivisionError" in run.stdout


def test_a_test_that_waits_in_a_dialog_fails_and_says_where(tmp_path: Path, tk_root: tk.Tk) -> None:
    waiting = tmp_path / "test_waiting.py"
    waiting.write_text(
        "import tkinter\n\n"
        "def test_asks(tk_root):\n    tkinter.Toplevel(tk_root).wait_window()\n\n"
        "def test_next(tk_root):\n    assert not tk_root.winfo_children()\n",
        encoding="utf-8",
    )
    run = run_tests_in(waiting, BULLSEYE_TEST_DIALOG_S="0.2")
    assert run.returncode == 1, run.stdout
    assert "the test waited 0.2 s in a dialog that nothing answered" in run.stdout
    assert "tkinter.Toplevel(tk_root).wait_window()" in run.stdout
    assert "2 passed, 1 error" in run.stdout


def test_only_tests_of_durability_wait_for_the_disk(tmp_path: Path) -> None:
    with open(tmp_path / "file", "wb") as file:
        os.fsync(file)
        handle = file.fileno()
    os.fsync(handle)  # closed: the system would refuse it


def test_a_few_files_of_tests_are_run_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    def workers(*args: str) -> int:
        return pytest_xdist_auto_num_workers(SimpleNamespace(args=args))  # type: ignore[arg-type]

    tests = str(SCRIPTS.parent / "tests")
    assert workers(tests) == 5
    assert workers(f"{tests}/test_tools.py::test_it", f"{tests}/test_house.py") == 0
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setenv("DISPLAY", ":0")
    assert workers(tests) == 0, "windows that share a display take each other's focus"
    monkeypatch.delenv("DISPLAY")
    assert workers(tests) == (5 if sys.platform == "linux" else 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only X can be taken away by a variable")
def test_without_a_display_a_window_test_is_a_failure_in_ci_and_a_skip_at_home(tmp_path: Path) -> None:
    window = tmp_path / "test_window.py"
    window.write_text("def test_window(tk_root):\n    assert tk_root\n", encoding="utf-8")
    seen = {}
    for ci in ("", "true"):
        run = run_tests_in(window, DISPLAY="", CI=ci)
        seen[ci] = (run.returncode, "no window can open here" in run.stdout)
    assert seen == {"": (0, True), "true": (1, True)}


def test_a_click_enters_moves_presses_and_releases(tk_root: tk.Tk) -> None:
    import tkinter

    canvas = tkinter.Canvas(tk_root, width=200, height=100)
    canvas.pack()
    seen: list[tuple[str, int, int]] = []

    def note(name: str) -> None:
        canvas.bind(f"<{name}>", lambda event: seen.append((name, event.x, event.y)), add=True)

    for name in ("Enter", "Motion", "ButtonPress-1", "ButtonRelease-1"):
        note(name)
    canvas.update()
    seen.clear()
    click(canvas, 30, 40)
    assert seen == [
        ("Enter", 30, 40),
        ("Motion", 30, 40),
        ("ButtonPress-1", 30, 40),
        ("ButtonRelease-1", 30, 40),
    ]


def test_a_click_on_a_widget_that_is_not_shown_is_refused(tk_root: tk.Tk) -> None:
    import tkinter

    with pytest.raises(AssertionError, match="not on the screen"):
        click(tkinter.Canvas(tk_root), 1, 1)


def test_a_key_arrives_without_a_window_manager(tk_root: tk.Tk) -> None:
    import tkinter

    tk_root.geometry("100x100+0+0")  # away from the pointer, which would lend it the focus
    tk_root.update()
    dialog = tkinter.Toplevel(tk_root)
    entry = tkinter.Entry(dialog)
    entry.pack()
    for letter in "ten":
        press_key(entry, letter)
    assert entry.get() == "ten"


@pytest.mark.parametrize("turn", [1, 2])
def test_a_window_test_finds_the_root_empty(tk_root: tk.Tk, turn: int) -> None:
    import tkinter

    assert tk_root.winfo_children() == []
    assert len(tk_root.bind()) == 0
    assert tk_root.tk.splitlist(tk_root.tk.call("after", "info")) == ()
    tkinter.Label(tk_root, text=str(turn)).pack()
    tk_root.bind("<F1>", lambda _: None, add=True)
    tk_root.after(60_000, boom)


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_a_dead_display_is_replaced_and_the_exit_code_handed_on() -> None:
    show = "import os, sys, tkinter; tkinter.Tk().destroy(); print(os.environ['DISPLAY']); sys.exit(7)"
    run = subprocess.run(
        [sys.executable, str(SCRIPTS / "with_display.py"), sys.executable, "-c", show],
        env={**os.environ, "DISPLAY": ":9876"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 7, run.stderr
    assert run.stdout.strip() not in {"", ":9876"}


def fake_python(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def find_python(path: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(SCRIPTS / "find_python.sh")],
        env={"HOME": str(path), "PATH": f"{path}{os.pathsep}/usr/bin{os.pathsep}/bin", **extra},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="make run needs a shell")
def test_a_python_without_tkinter_is_passed_over_for_one_that_has_it(tmp_path: Path) -> None:
    fake_python(tmp_path / "python3", "exit 1")
    fake_python(tmp_path / "python3.15", f"echo {tmp_path}/python3.15")
    found = find_python(tmp_path)
    assert (found.returncode, found.stdout) == (0, f"{tmp_path}/python3.15\n")


@pytest.mark.skipif(os.name != "posix", reason="make run needs a shell")
def test_a_python_that_was_asked_for_by_name_is_not_replaced_in_silence(tmp_path: Path) -> None:
    fake_python(tmp_path / "old", "exit 3")
    found = find_python(tmp_path, PYTHON=str(tmp_path / "old"))
    assert (found.returncode, found.stdout) == (2, "")
    assert f"PYTHON={tmp_path}/old" in found.stderr


@pytest.mark.skipif(os.name != "posix", reason="make run needs a shell")
@pytest.mark.parametrize(("asked", "said"), [("", False), ("the same", False), ("another", True), ("nothing", True)])
def test_a_python_that_was_asked_for_beside_a_good_venv_is_said_to_be_left_unused(
    tmp_path: Path, asked: str, said: bool
) -> None:
    for folder in ("scripts", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(SCRIPTS / "setup.sh", tmp_path / "scripts")
    (tmp_path / "pyproject.toml").touch()
    fake_python(tmp_path / ".venv/bin/python", f'exec {sys.executable} "$@"')
    fake_python(tmp_path / "another", "echo Python 9.9.9 of /elsewhere")
    key = subprocess.check_output(["cksum"], stdin=subprocess.DEVNULL, text=True).strip()
    (tmp_path / ".venv/.ready-dev").write_text(f"{key} {tmp_path.resolve()}\n", encoding="utf-8")
    python = {"": "", "the same": sys.executable}.get(asked, str(tmp_path / asked))
    run = subprocess.run(
        ["/bin/sh", str(tmp_path / "scripts/setup.sh"), "dev"],
        env={"PATH": "/usr/bin:/bin", "PYTHON": python},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (f"PYTHON={python} is not used" in run.stderr) is said, run.stderr
    assert said or run.stderr == ""


CI_STEPS = (
    "setup", "page-tools", "server-tools", "lint", "types", "imports", "test", "dist", "exe", "exe-test",
    "windows-quick",
)  # fmt: skip


def ci_run(folder: Path, broken: str) -> subprocess.CompletedProcess[str]:
    """Run .ci/run in *folder* with a make that fails for the target *broken*."""
    (folder / ".ci").mkdir()
    shutil.copy(SCRIPTS.parent / ".ci" / "run", folder / ".ci")
    (folder / "bin").mkdir()
    fake_python(folder / "bin/make", f'echo "made $2"; [ "$2" != "{broken}" ]')
    return subprocess.run(
        ["bash", str(folder / ".ci/run")],
        env={"PATH": f"{folder}/bin:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="the checks of a change need a shell")
@pytest.mark.parametrize("broken", CI_STEPS)
def test_a_change_does_not_count_when_any_one_step_fails(tmp_path: Path, broken: str) -> None:
    run = ci_run(tmp_path, broken)
    failed = [line for line in run.stdout.splitlines() if line.startswith("FAILED")]
    left_out = {"setup": CI_STEPS[1:], "exe": ("exe-test",)}.get(broken, ())
    assert run.returncode == 1, run.stdout + run.stderr
    assert [step for step in CI_STEPS if f"made {step}\n" in run.stdout] == [s for s in CI_STEPS if s not in left_out]
    assert len(failed) == (broken != "setup")


@pytest.mark.skipif(os.name != "posix", reason="the checks of a change need a shell")
def test_a_change_counts_when_every_step_passed_and_each_has_its_line(tmp_path: Path) -> None:
    run = ci_run(tmp_path, "nothing")
    assert run.returncode == 0 and run.stderr == ""
    assert sum(line.startswith("passed") for line in run.stdout.splitlines()) == len(CI_STEPS)
