"""What is handed out has everything it needs inside, a licence for all of it, and a place in the menu."""

from __future__ import annotations

import configparser
import importlib.util
import os
import stat
import struct
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bullseye import __version__

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "bullseye"


def loaded(path: str) -> ModuleType:
    """A file that is no part of a package, as a module of its own."""
    place = ROOT / path
    spec = importlib.util.spec_from_file_location(f"tested_{place.stem}", place)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


contents: Any = loaded("packaging/contents.py")
licences: Any = loaded("scripts/collect_licences.py")
build_exe: Any = loaded("scripts/build_exe.py")
make_icon: Any = loaded("scripts/make_icon.py")


# -- what goes in --------------------------------------------------------------------------------------


def test_every_data_file_of_the_package_goes_in_at_its_own_place() -> None:
    data = {Path(source): folder for source, folder in contents.data_files()}
    for kind in ("target/faces/*.toml", "drill/drills/*.toml", "drill/playlists/*.toml"):
        files = set(PACKAGE.glob(kind))
        assert files and files <= set(data), kind
    left = {
        path.name
        for path in PACKAGE.rglob("*")
        if path.is_file() and path not in data and path.suffix not in {".py", ".pyc"}
    }
    assert left <= {"py.typed"}
    assert data[PACKAGE / "target" / "faces" / "classic.toml"] == os.path.join("bullseye", "target", "faces")


def modules_that_go_in() -> list[Path]:
    """All of ours but the server of a school and its database, which want a server's machine."""
    out = [PACKAGE.parent.joinpath(*name.split(".")) for name in contents.SCHOOL]
    return [path for path in PACKAGE.rglob("*.py") if not any(path.is_relative_to(folder) for folder in out)]


def test_every_module_goes_in_for_most_are_imported_inside_functions() -> None:
    named = set(contents.hidden_imports())
    assert {"bullseye", "bullseye.cli", "bullseye.desk.start.start_page", "bullseye.commands.score"} <= named
    assert len([name for name in named if name.startswith("bullseye")]) == len(list(modules_that_go_in())) - 1


def test_nothing_that_our_own_modules_import_is_left_out() -> None:
    import ast

    out = set(contents.excluded_modules())
    imported = set()
    for path in modules_that_go_in():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                imported |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    assert {name for name in imported & out if not name.startswith(contents.EXTRAS_LEFT_OUT)} == set()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("_tcl_data/init.tcl", True),
        ("_tcl_data/encoding/cp1252.enc", True),
        ("_tcl_data/tcl8/msgcat-1.6.1.tm", True),
        ("_tcl_data/encoding/euc-jp.enc", False),
        ("_tcl_data/tzdata/Europe/Berlin", False),
        ("_tcl_data\\tzdata\\Europe\\Berlin", False),
        ("_tcl_data/tcl8/http-2.9.8.tm", False),
        ("_tk_data/msgs/de.msg", False),
        ("_tk_data/tk.tcl", True),
        ("bullseye/target/faces/classic.toml", True),
    ],
)
def test_tk_comes_without_time_zones_other_languages_and_large_encodings(name: str, wanted: bool) -> None:
    assert contents.is_wanted(name) is wanted


def test_windows_keeps_the_encodings_one_of_which_may_be_its_own() -> None:
    assert contents.is_wanted("_tcl_data\\encoding\\cp932.enc", windows=True)
    assert not contents.is_wanted("_tcl_data\\tzdata\\UTC", windows=True)


def test_the_version_resource_of_windows_says_our_version() -> None:
    def node(*parts: object, **named: object) -> tuple[object, ...]:
        return (*parts, named)

    kinds = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct", "VarFileInfo")
    text = contents.windows_version("1.2.3")
    read = eval(text, {name: node for name in (*kinds, "VarStruct")})
    assert read[-1]["ffi"][-1]["filevers"] == (1, 2, 3, 0)
    assert "StringStruct('ProductVersion', '1.2.3')" in text


# -- its licences --------------------------------------------------------------------------------------


def listed(path: Path) -> list[tuple[str, str, str]]:
    return [("DATA", path.name, str(path))]


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyInstaller need not be installed where the tests run; a distribution that is stands for it."""
    real = metadata.distribution
    stands_for = {"pyinstaller": "pillow"}
    monkeypatch.setattr(licences.metadata, "distribution", lambda name: real(stands_for.get(name, name)))


@pytest.mark.usefixtures("parts")
def test_a_file_that_nobody_knows_stops_the_build(tmp_path: Path) -> None:
    stranger = tmp_path / "libstranger.so"
    stranger.write_bytes(b"")
    with pytest.raises(licences.MissingLicenceError, match=r"libstranger\.so"):
        licences.collect(listed(stranger), tmp_path / "LICENSES")
    assert not (tmp_path / "LICENSES").exists()


@pytest.mark.usefixtures("parts")
def test_a_part_without_a_text_stops_the_build_by_its_name(tmp_path: Path) -> None:
    class Silent(licences.Finder):  # type: ignore[misc, name-defined]
        def part_of(self, source: Path) -> Any:
            return licences.Part("silent", "1", ())

    with pytest.raises(licences.MissingLicenceError, match="silent has no licence text"):
        licences.collect(listed(tmp_path / "x"), tmp_path / "LICENSES", Silent())


@pytest.mark.usefixtures("parts")
def test_the_texts_of_what_is_inside_are_written_with_a_list(tmp_path: Path) -> None:
    import PIL
    import platformdirs

    files = [Path(str(module.__file__)) for module in (PIL, platformdirs, contents)]
    licences.collect([entry for file in files for entry in listed(file)], tmp_path / "LICENSES")
    names = {path.name.lower() for path in (tmp_path / "LICENSES").iterdir()}
    assert {"pillow-license.txt", "platformdirs-license.txt", "bullseye-license.txt", "readme.txt"} <= names
    assert any(name.startswith("python") for name in names)
    told = (tmp_path / "LICENSES" / "README.txt").read_text(encoding="utf-8")
    assert metadata.version("platformdirs") in told


@pytest.mark.usefixtures("parts")
def test_a_font_of_ours_comes_with_the_licence_that_lies_beside_it() -> None:
    fonts = sorted(PACKAGE.rglob("*.ttf"))
    found = [licences.Finder().part_of(font) for font in fonts]
    assert all(part.name.startswith("fonts-") and part.texts for part in found)


# -- the zip, the icon, the menu -----------------------------------------------------------------------


def test_the_same_folder_makes_the_same_zip_whose_programs_can_be_started(tmp_path: Path) -> None:
    folder = tmp_path / "bullseye"
    (folder / "inside").mkdir(parents=True)
    (folder / "bullseye").write_bytes(b"program")
    (folder / "bullseye").chmod(0o755)
    (folder / "inside" / "data.toml").write_bytes(b"data")
    if os.name == "posix":
        (folder / "inside" / "link").symlink_to("data.toml")
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    build_exe.zip_folder(folder, first, 1_700_000_000)
    os.utime(folder / "bullseye", (1, 1))
    build_exe.zip_folder(folder, second, 1_700_000_000)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        modes = {entry.filename: entry.external_attr >> 16 for entry in packed.infolist()}
        assert packed.read("bullseye/inside/data.toml") == b"data"
        if os.name == "posix":
            assert modes["bullseye/bullseye"] & 0o111 and not modes["bullseye/inside/data.toml"] & 0o111
            assert stat.S_ISLNK(modes["bullseye/inside/link"]) and packed.read("bullseye/inside/link") == b"data.toml"


def test_the_sums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"")
    build_exe.write_sums(tmp_path, ["a.zip"])
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (tmp_path / "SHA256SUMS").read_text(encoding="ascii") == f"{empty}  a.zip\n"


def test_the_date_of_a_build_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert build_exe.source_date() == 1234567890


def test_the_icon_is_drawn_in_every_size_for_three_systems(tmp_path: Path) -> None:
    from PIL import Image

    made = {path.name: path for path in make_icon.write_icons(tmp_path)}
    for side in make_icon.SIZES_PX:
        with Image.open(made[f"bullseye-{side}.png"]) as picture:
            assert picture.size == (side, side) and picture.mode == "RGBA"
            assert picture.getpixel((0, 0))[3] == 0 and picture.getpixel((side // 2, side // 2))[3] == 255
    _, kind, count = struct.unpack("<3H", made["bullseye.ico"].read_bytes()[:6])
    assert (kind, count) == (1, len(make_icon.ICO_PX))
    assert made["bullseye.icns"].read_bytes()[:4] == b"icns"


def test_the_desktop_entry_has_what_a_menu_asks_for() -> None:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(ROOT / "packaging" / "bullseye.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]
    assert entry["Type"] == "Application" and entry["Name"] == "Bullseye" and entry["Terminal"] == "false"
    assert entry["Exec"] == entry["Icon"] == "bullseye"
    assert entry["Categories"].split(";")[0] == "Game" and entry["Keywords"].endswith(";")
    assert entry["StartupWMClass"] == "Bullseye"  # the class of our window


# -- the test of the frozen program is a test ------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="a program of two lines needs a shell")
@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("exit 3", "`bullseye --version` ended with 3, not 0"),
        ("echo bullseye 0.0.0", "--version says something else"),
        ("echo Traceback >&2", "printed a traceback"),
    ],
)
def test_a_program_that_does_not_work_fails_its_test_with_a_sentence(script: str, words: str, tmp_path: Path) -> None:
    built = tmp_path / "bullseye"
    built.mkdir()
    (built / "bullseye").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (built / "bullseye").chmod(0o755)
    command = [sys.executable, str(ROOT / "scripts" / "exe_test.py"), str(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and words in done.stderr and "all held" not in done.stdout


def test_a_program_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "exe_test.py"), str(tmp_path / "nothing")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "make exe" in done.stderr


# -- started without a console, or by the frozen program -------------------------------------------------


@pytest.mark.parametrize("words", [["--version"], ["faces"], ["faces", "--json"], ["nonsense"]])
def test_without_a_console_printing_fails_nowhere(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys; sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None; "
        f"sys.argv = ['bullseye-gui', *{words!r}]; from bullseye.cli import gui; sys.exit(gui())"
    )
    env = {**os.environ, "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2 if words == ["nonsense"] else 0, "", "")


def test_programs_that_the_frozen_one_starts_get_the_library_path_of_the_system(tmp_path: Path) -> None:
    code = f"import os, runpy, sys; sys.frozen = True; runpy.run_path({str(ROOT / 'packaging' / 'start.py')!r}); "
    tell = "print(os.environ.get('LD_LIBRARY_PATH'), os.environ.get('LD_LIBRARY_PATH_ORIG'))"
    for before, after in (({"LD_LIBRARY_PATH_ORIG": "/opt/lib"}, "/opt/lib None"), ({}, "None None")):
        env = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "LD_LIBRARY_PATH": str(tmp_path), **before}
        done = subprocess.run([sys.executable, "-c", code + tell], env=env, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == after


def test_services_are_called_safely_and_what_is_large_stays_out() -> None:
    out = set(contents.excluded_modules())
    assert not {"_ssl", "_hashlib", "ssl", "smtplib", "sqlite3", "sqlalchemy", "httpx2", "truststore"} & out
    assert {"apprise", "keyring", "joserfc", "cryptography", "psycopg", "sqlalchemy.dialects.postgresql"} <= out
    assert "sqlalchemy.dialects.sqlite" in contents.OPTIONAL


def test_nothing_that_an_extra_brings_is_left_out_again() -> None:
    assert not set(contents.OPTIONAL) & set(contents.excluded_modules())


def test_a_password_is_checked_without_openssl_too() -> None:
    code = (
        "import sys; sys.modules.pop('ssl', None); sys.modules['_ssl'] = sys.modules['_hashlib'] = None; "
        "from bullseye.serve import password; "
        "password.STRETCH = 100; kept = password.Password('correct horse', b'salt'); "
        "print(kept.fits('correct horse'), kept.fits('another horse'))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["True", "False"], done.stderr


def test_the_version_has_numbers_only_so_that_windows_can_show_it() -> None:
    assert all(part.isdecimal() for part in __version__.split(".")[:3])
