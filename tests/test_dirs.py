"""Our folders on three systems: as typed here by hand, and held against appdirs where both should agree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bullseye.dirs import Dirs, settings_in, user_dirs
from bullseye.errors import BadInputError
from tests.systems import needs_links

HOME = "/home/ann"
MAC_HOME = "/Users/ann"
WINDOWS = {"LOCALAPPDATA": r"C:\Users\ann\AppData\Local", "APPDATA": r"C:\Users\ann\AppData\Roaming"}

# Plays another system in a fresh interpreter, before either package looks which one it is. The fake registry
# stands for the one place both ask on Windows once ctypes is gone.
ELSEWHERE = """
import ctypes.util, functools, json, os, pathlib, string, sys, types
system = sys.argv[1]
if system == "win32":
    import ntpath
    os.path = sys.modules["os.path"] = ntpath
    registry = types.ModuleType("winreg")
    registry.HKEY_CURRENT_USER = registry.HKEY_LOCAL_MACHINE = 0
    class Key:
        def __enter__(self): return self
        def __exit__(self, *_): return None
    registry.OpenKey = lambda *_: Key()
    names = {"Local AppData": "LOCALAPPDATA", "AppData": "APPDATA"}
    registry.QueryValueEx = lambda _, name: (os.environ[names[name]], 1)
    sys.modules["winreg"] = registry
    sys.modules["ctypes"] = None
sys.platform = system
import appdirs
import platformdirs
from bullseye.dirs import user_dirs
ours = user_dirs()
print(json.dumps({
    "data": str(ours.data),
    "config": str(ours.config),
    "appdirs data": appdirs.user_data_dir("bullseye", appauthor=False),
    "appdirs config": appdirs.user_config_dir("bullseye", appauthor=False),
    "appdirs doubled": appdirs.user_data_dir("bullseye"),
    "platformdirs doubled": platformdirs.user_data_dir("bullseye"),
    "appdirs log": appdirs.user_log_dir("bullseye", appauthor=False),
    "platformdirs log": platformdirs.user_log_dir("bullseye", appauthor=False),
}))
"""


def folders_on(system: str, **environ: str) -> dict[str, str]:
    """Ask bullseye, appdirs and platformdirs for their folders on *system* with nothing but *environ* set."""
    run = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, system],
        env={"PYTHONPATH": str(Path(__file__).parents[1]), **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    folders: dict[str, str] = json.loads(run.stdout)
    return folders


posix_only = pytest.mark.skipif(os.name != "posix", reason="plays other systems on a POSIX one")


@posix_only
@pytest.mark.parametrize(
    ("system", "environ", "data", "config"),
    [
        ("linux", {"HOME": HOME}, f"{HOME}/.local/share/bullseye", f"{HOME}/.config/bullseye"),
        (
            "linux",
            {"HOME": HOME, "XDG_DATA_HOME": "/srv/data", "XDG_CONFIG_HOME": "/srv/config"},
            "/srv/data/bullseye",
            "/srv/config/bullseye",
        ),
        (
            "darwin",
            {"HOME": MAC_HOME},
            f"{MAC_HOME}/Library/Application Support/bullseye",
            f"{MAC_HOME}/Library/Application Support/bullseye",
        ),
        (
            "win32",
            WINDOWS,
            r"C:\Users\ann\AppData\Local\bullseye",
            r"C:\Users\ann\AppData\Local\bullseye",
        ),
    ],
    ids=["linux", "linux with XDG folders", "macos", "windows"],
)
def test_the_folders_are_where_both_conventions_put_them(
    system: str, environ: dict[str, str], data: str, config: str
) -> None:
    folders = folders_on(system, **environ)
    assert (folders["data"], folders["config"]) == (data, config)
    assert (folders["appdirs data"], folders["appdirs config"]) == (data, config)


# From here on: known differences. One that goes away means a package moved somebody's files.


@posix_only
@pytest.mark.parametrize(
    ("value", "appdirs_says"),
    [("", "bullseye"), ("rel/x", "rel/x/bullseye")],
    ids=["empty", "relative"],
)
def test_a_useless_xdg_folder_is_ignored_by_us_and_followed_into_the_working_folder_by_appdirs(
    value: str, appdirs_says: str
) -> None:
    folders = folders_on("linux", HOME=HOME, XDG_DATA_HOME=value)
    assert folders["data"] == f"{HOME}/.local/share/bullseye"
    assert folders["appdirs data"] == appdirs_says


@posix_only
def test_an_empty_home_is_looked_up_by_us_and_taken_as_the_root_by_appdirs() -> None:
    import pwd

    folders = folders_on("linux", HOME="")
    assert folders["data"] == f"{pwd.getpwuid(os.getuid()).pw_dir}/.local/share/bullseye"
    assert folders["appdirs data"] == "/.local/share/bullseye"


@posix_only
def test_on_macos_we_follow_xdg_folders_and_appdirs_does_not() -> None:
    folders = folders_on("darwin", HOME=MAC_HOME, XDG_DATA_HOME="/srv/data")
    assert folders["data"] == "/srv/data/bullseye"
    assert folders["appdirs data"] == f"{MAC_HOME}/Library/Application Support/bullseye"


@posix_only
def test_on_windows_both_double_the_folder_unless_the_author_is_left_out() -> None:
    folders = folders_on("win32", **WINDOWS)
    doubled = r"C:\Users\ann\AppData\Local\bullseye\bullseye"
    assert folders["appdirs doubled"] == folders["platformdirs doubled"] == doubled
    assert folders["data"] != doubled


@posix_only
def test_on_linux_the_two_put_logs_in_different_places() -> None:
    folders = folders_on("linux", HOME=HOME)
    assert folders["appdirs log"] == f"{HOME}/.cache/bullseye/log"
    assert folders["platformdirs log"] == f"{HOME}/.local/state/bullseye/log"


def test_no_two_names_are_equal_where_data_and_config_are_one_folder(tmp_path: Path) -> None:
    dirs = Dirs(tmp_path, tmp_path)
    names = [dirs.faces, dirs.drills, dirs.scoreboard, dirs.history, dirs.settings]
    assert len(set(names)) == len(names)


def test_the_users_own_faces_and_drills_lie_in_config_and_the_records_in_data(tmp_path: Path) -> None:
    dirs = Dirs(data=tmp_path / "d", config=tmp_path / "c")
    assert (dirs.faces, dirs.drills) == (tmp_path / "c" / "faces", tmp_path / "c" / "drills")
    assert (dirs.scoreboard, dirs.history, dirs.settings) == (
        tmp_path / "d" / "scoreboard.json",
        tmp_path / "d" / "history.jsonl",
        tmp_path / "d" / "settings.json",
    )


def test_a_named_data_folder_moves_the_data_and_leaves_the_config(tmp_path: Path) -> None:
    usual, named = user_dirs(), user_dirs(tmp_path)
    assert named == Dirs(data=tmp_path, config=usual.config)
    assert named.data != usual.data


def test_asking_creates_nothing(tmp_path: Path, home: Path) -> None:
    assert user_dirs(tmp_path / "new" / "er").data == tmp_path / "new" / "er"
    user_dirs()
    assert list(tmp_path.iterdir()) == []
    assert list(home.iterdir()) == []


def test_a_tilde_is_the_home_folder(home: Path) -> None:
    assert user_dirs("~/scores").data == home / "scores"


def test_a_relative_folder_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert user_dirs("scores").data == tmp_path / "scores"
    assert user_dirs(".").data == tmp_path


@needs_links
def test_two_dots_follow_links_as_the_system_does(tmp_path: Path) -> None:
    (tmp_path / "far" / "away").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "far" / "away", target_is_directory=True)
    assert user_dirs(tmp_path / "link" / ".." / "scores").data == tmp_path / "far" / "scores"


def test_a_link_to_a_folder_is_a_folder_and_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    assert user_dirs(tmp_path / "link").data == tmp_path / "link"


def test_a_file_is_refused_and_quoted(tmp_path: Path) -> None:
    (tmp_path / "scores.txt").write_text("10", encoding="utf-8")
    with pytest.raises(BadInputError) as caught:
        user_dirs(tmp_path / "scores.txt")
    assert repr(str(tmp_path / "scores.txt")) in str(caught.value)
    assert "is a file; name a folder" in str(caught.value)


def test_a_folder_below_a_file_is_refused_and_the_file_named(tmp_path: Path) -> None:
    (tmp_path / "scores.txt").write_text("10", encoding="utf-8")
    wanted = tmp_path / "scores.txt" / "a" / "b"
    with pytest.raises(BadInputError) as caught:
        user_dirs(wanted)
    assert repr(str(wanted)) in str(caught.value)
    assert f"{str(tmp_path / 'scores.txt')!r} is a file" in str(caught.value)


@needs_links
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    with pytest.raises(BadInputError, match="a link that leads nowhere"):
        user_dirs(tmp_path / "link")


@pytest.mark.parametrize("text", ["", " ", "a\0b", "x" * 5000, "~nobody-of-that-name/scores"])
def test_a_name_that_can_never_be_a_folder_is_refused_in_one_sentence_that_quotes_it(text: str) -> None:
    with pytest.raises(BadInputError) as caught:
        user_dirs(text)
    assert repr(text) in str(caught.value)
    assert "\n" not in str(caught.value)


@posix_only
def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(BadInputError, match="loop"):
        user_dirs(tmp_path / "loop")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is always asked")
@pytest.mark.parametrize(
    "environ",
    [
        {"HOME": "/home/ann"},
        {"HOME": "/home/ann", "XDG_DATA_HOME": "/data"},
        {"HOME": "/home/ann", "XDG_DATA_HOME": "/data/"},
        {"HOME": "/home/ann", "XDG_DATA_HOME": ""},
        {"HOME": "/home/ann", "XDG_DATA_HOME": "relative"},
        {"HOME": "/home/ann", "XDG_DATA_HOME": " /data"},
        {"HOME": "", "XDG_DATA_HOME": "/data"},
    ],
    ids=str,
)
def test_a_glance_at_the_settings_looks_where_platformdirs_does(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert settings_in(None) and Path(settings_in(None)) == user_dirs().settings


@pytest.mark.parametrize("home", ["", "ann"])
def test_a_glance_leaves_an_unusual_home_to_platformdirs(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    assert settings_in(None) == ""
