"""The shelf: the user's own files beside the shipped ones, and none of them can stop the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bullseye.drill.catalog import Drills
from bullseye.errors import BadFaceError, UnknownNameError
from bullseye.shelf import Shelf
from bullseye.target.catalog import Catalogue
from tests.systems import needs_links, needs_pipes_in_folders, tells_letters_apart

MINE = 'name = "Mine"\ngauge_mm = 1\n[[ring]]\npoints = 5\ndiameter_mm = 50\nfill = "#ffffff"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "faces").mkdir()
    (tmp_path / "faces" / "mine.toml").write_text(MINE, encoding="utf-8")
    return tmp_path / "faces"


def test_the_users_files_stand_after_the_shipped_ones(folder: Path) -> None:
    (folder / "a-first.toml").write_text(MINE, encoding="utf-8")
    shelf = Catalogue(folder)
    assert shelf.names() == [*shelf.shipped_names(), "a-first", "mine"]
    assert shelf.shipped_names() == sorted(shelf.shipped_names())
    assert shelf.get("mine").name == "Mine"


def test_the_shelf_tells_whose_a_file_is(folder: Path) -> None:
    shelf = Catalogue(folder)
    assert shelf.is_own("mine")
    assert not shelf.is_own("classic")
    assert not shelf.is_own("nobody")


@pytest.mark.parametrize("folder_name", ["missing", "a-file"])
def test_without_a_folder_there_are_only_the_shipped_ones(tmp_path: Path, folder_name: str) -> None:
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    shelf = Catalogue(tmp_path / folder_name)
    assert shelf.names() == shelf.shipped_names() == Catalogue().names()
    assert shelf.broken() == []
    assert not (tmp_path / "missing").exists()


def test_an_unknown_name_is_quoted_and_the_known_ones_are_told(folder: Path) -> None:
    with pytest.raises(UnknownNameError, match="no face is called 'bogus'; choose one of: .*classic.*mine"):
        Catalogue(folder).get("bogus")


def test_a_thing_that_is_gone_or_broken_goes_by_its_id(folder: Path) -> None:
    shelf = Catalogue(folder)
    assert (shelf.name_of("mine"), shelf.name_of("gone")) == ("Mine", "gone")
    (folder / "mine.toml").write_bytes(b"\xff\xfe")
    shelf.refresh()
    assert shelf.name_of("mine") == "mine"


def test_a_broken_file_is_told_with_its_reason_and_stops_no_other(folder: Path) -> None:
    (folder / "bad.toml").write_text(MINE.replace("gauge_mm = 1", "gauge_mm = -1"), encoding="utf-8")
    (folder / "worse.toml").write_bytes(b"\xff\xfe")
    shelf = Catalogue(folder)
    assert shelf.names() == [*shelf.shipped_names(), "mine"]
    bad, worse = shelf.broken()
    assert bad.path == folder / "bad.toml"
    assert "gauge_mm is -1" in bad.reason and str(folder / "bad.toml") in bad.reason
    assert worse.path == folder / "worse.toml" and "UTF-8" in worse.reason
    with pytest.raises(BadFaceError, match="gauge_mm is -1"):
        shelf.get("bad")


@needs_links
def test_a_folder_or_a_dead_link_in_place_of_a_file_is_broken(folder: Path) -> None:
    (folder / "dir.toml").mkdir()
    (folder / "link.toml").symlink_to(folder / "gone")
    shelf = Catalogue(folder)
    assert [b.path.name for b in shelf.broken()] == ["dir.toml", "link.toml"]
    assert shelf.get("mine").id == "mine"


def test_a_file_cannot_take_a_shipped_name(folder: Path) -> None:
    (folder / "classic.toml").write_text(MINE, encoding="utf-8")
    shelf = Catalogue(folder)
    assert shelf.get("classic").name != "Mine"
    assert shelf.names().count("classic") == 1
    assert not shelf.is_own("classic")
    (broken,) = shelf.broken()
    assert "'classic'" in broken.reason and "a shipped face has it" in broken.reason


@pytest.mark.parametrize(
    "name", [pytest.param("Mine.toml", marks=tells_letters_apart), "my face.toml", "ünique.toml", f"{'x' * 65}.toml"]
)
def test_a_file_name_that_is_no_slug_is_broken(folder: Path, name: str) -> None:
    (folder / name).write_text(MINE, encoding="utf-8")
    (broken,) = Catalogue(folder).broken()
    assert broken.path.name == name and "lower-case letters" in broken.reason


@pytest.mark.skipif(os.name != "posix", reason="only POSIX file names are bytes")
def test_a_file_name_that_is_no_text_is_broken(folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff.toml")).write_text(MINE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    shelf = Catalogue(folder)
    assert len(shelf.broken()) == 1
    assert shelf.names()[-1] == "mine"


@pytest.mark.parametrize("ending", ["mine.TXT", ".hidden.toml", "mine.toml~", "readme"])
def test_other_files_in_the_folder_are_left_alone(folder: Path, ending: str) -> None:
    (folder / ending).write_text("not a face", encoding="utf-8")
    shelf = Catalogue(folder)
    assert shelf.names()[-1] == "mine"
    assert shelf.broken() == []


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "sub/inside",
        "..",
        ".",
        "",
        ".hidden",
        "/etc/passwd",
        "mine\0",
        "../faces/mine",
        "x" * 5000,
        "\udcff",
    ],
)
def test_no_name_reaches_out_of_the_folder(folder: Path, name: str) -> None:
    (folder.parent / "secret.toml").write_text(MINE, encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "inside.toml").write_text(MINE, encoding="utf-8")
    (folder / ".hidden.toml").write_text(MINE, encoding="utf-8")
    shelf = Catalogue(folder)
    with pytest.raises(UnknownNameError):
        shelf.get(name)
    assert not shelf.is_own(name)


def test_an_absolute_path_is_no_name(folder: Path) -> None:
    with pytest.raises(UnknownNameError):
        Catalogue(folder).get(str(folder / "mine"))


def test_a_thing_is_found_by_its_alias_and_carries_its_own_name(folder: Path) -> None:
    (folder / "mine.toml").write_text('aliases = ["my-old-one", "classic"]\n' + MINE, encoding="utf-8")
    shelf = Catalogue(folder)
    assert shelf.get("my-old-one").id == "mine"
    assert shelf.get("classic").id == "classic", "an alias never hides a name"


def test_a_shipped_alias_is_not_taken_by_a_users_alias(folder: Path) -> None:
    alias, owner = next((alias, face.id) for face in Catalogue().items() for alias in face.aliases)
    (folder / "mine.toml").write_text(f'aliases = ["{alias}"]\n' + MINE, encoding="utf-8")
    assert Catalogue(folder).get(alias).id == owner


def test_a_changed_file_is_seen_after_a_refresh(folder: Path) -> None:
    shelf = Catalogue(folder)
    assert shelf.get("mine").name == "Mine"
    (folder / "mine.toml").write_text('aliases = ["newly"]\n' + MINE.replace("Mine", "New"), encoding="utf-8")
    (folder / "more.toml").write_text(MINE, encoding="utf-8")
    assert shelf.get("mine").name == "Mine", "what was read is kept"
    shelf.refresh()
    assert shelf.get("mine").name == "New"
    assert shelf.get("newly").id == "mine"
    assert shelf.names()[-1] == "more"


def test_a_file_that_was_removed_is_gone_after_a_refresh(folder: Path) -> None:
    shelf = Catalogue(folder)
    shelf.get("mine")
    (folder / "mine.toml").unlink()
    shelf.refresh()
    with pytest.raises(UnknownNameError):
        shelf.get("mine")


@needs_pipes_in_folders
def test_a_pipe_among_the_files_is_broken_and_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.toml")
    assert [b.path.name for b in Catalogue(folder).broken()] == ["pipe.toml"]


def test_a_shipped_name_is_found_by_reading_its_file_and_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    read_bytes = Shelf._bytes
    monkeypatch.setattr(Shelf, "_bytes", lambda self, name: read.append(name) or read_bytes(self, name))
    Catalogue(folder).get("classic")
    Drills(folder).get("ten-shots")
    assert read == ["classic", "ten-shots"]


def test_a_broken_file_is_read_once_until_it_changes(folder: Path) -> None:
    path = folder / "mine.toml"
    path.write_text("nonsense", encoding="utf-8")
    shelf = Catalogue(folder)
    first = shelf.broken()
    path.write_text('name = "Mine"\ngauge_mm = 1\n[[ring]]\npoints = 1\ndiameter_mm = 9\nfill = "#ffffff"\n')
    assert shelf.broken() == first, "what was found stands until somebody looks again"
    shelf.refresh()
    assert shelf.broken() == [] and "mine" in shelf.names()


def test_a_file_named_after_a_shipped_alias_is_broken_and_the_alias_means_what_it_did(folder: Path) -> None:
    path = folder / "bullseye.toml"
    path.write_text('name = "Mine"\ngauge_mm = 1\n[[ring]]\npoints = 1\ndiameter_mm = 9\nfill = "#ffffff"\n')
    shelf = Catalogue(folder)
    assert shelf.get("bullseye").id == "classic"
    assert [b.path.name for b in shelf.broken()] == ["bullseye.toml"]
