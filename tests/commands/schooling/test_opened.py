"""Where a school's database is: said on the command line, in the environment, or nowhere; its password is not shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.commands.schooling.opened import Address, address_of
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError

SERVER = "postgresql://ann@db.example/school"


def none(name: str) -> str:
    raise BadInputError(f"the secret {name!r} is not stored")


@pytest.fixture
def dirs(tmp_path: Path) -> Dirs:
    return Dirs(tmp_path / "data", tmp_path / "config")


def test_without_a_word_it_is_a_file_in_the_data_folder(dirs: Dirs) -> None:
    url, password = address_of(None, dirs, {}, none)
    assert url == f"sqlite:///{dirs.school.as_posix()}" and password == ""


def test_the_command_line_comes_before_the_environment(dirs: Dirs) -> None:
    environ = {"BULLSEYE_DATABASE": "postgresql://bob@db.example/school"}
    assert address_of(SERVER, dirs, environ, none).url == SERVER
    assert address_of(None, dirs, environ, none).url == "postgresql://bob@db.example/school"


def test_the_password_is_taken_out_of_the_environment_and_else_asked_of_the_keyring(dirs: Dirs) -> None:
    environ = {"BULLSEYE_DATABASE_PASSWORD": "canary"}
    assert address_of(SERVER, dirs, environ, none).password == "canary" and environ == {}
    assert address_of(SERVER, dirs, {}, lambda name: f"kept-{name}").password == "kept-database"
    assert address_of(SERVER, dirs, {}, none).password == ""  # ~/.pgpass, or a server that trusts this user


def test_a_file_needs_no_password_and_the_keyring_is_left_alone(dirs: Dirs) -> None:
    def keyring(name: str) -> str:
        raise AssertionError("nobody may ask")

    assert address_of(None, dirs, {}, keyring).password == ""


def test_a_password_on_the_command_line_is_refused_and_not_repeated(dirs: Dirs) -> None:
    with pytest.raises(BadInputError, match="BULLSEYE_DATABASE_PASSWORD") as told:
        address_of("postgresql://ann:canary@db.example/school", dirs, {}, none)
    assert "canary" not in str(told.value)


def test_what_is_no_address_is_refused_before_anything_is_opened(dirs: Dirs) -> None:
    with pytest.raises(BadInputError, match="no address of a database"):
        address_of("mysql://ann@db/school", dirs, {}, none)


def test_it_opens_what_it_names(tmp_path: Path) -> None:
    with Address(f"sqlite:///{tmp_path / 'school.sqlite3'}", "").open() as database, database.reading():
        assert (tmp_path / "school.sqlite3").exists()
