"""Secrets by name: where they are looked for and in which order, and that nothing but their owner sees them."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from bullseye.errors import BadInputError, StorageError
from bullseye.net.secrets import ENVIRONMENT, FILE, KEYRING, Secrets, Stored, check_name, system_keyring, variable


class Ring:
    """A keyring of a desktop; *locked*, it refuses everything."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str, /) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        self._open()
        del self.kept[service, username]

    def _open(self) -> None:
        if self.locked:
            raise RuntimeError("the keyring is locked")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "secrets.json"


def test_the_environment_comes_first_then_the_keyring_then_the_file(file: Path) -> None:
    environ, ring = {"BULLSEYE_SECRET_SHOP_MAIL": "from the environment"}, Ring()
    Secrets({}, None, file).set("shop-mail", "from the file")
    ring.kept["bullseye", "shop-mail"] = "from the keyring"
    assert Secrets(environ, ring, file).get("shop-mail") == "from the environment"
    assert Secrets({}, ring, file).get("shop-mail") == "from the keyring"
    assert Secrets({}, None, file).get("shop-mail") == "from the file"
    ring.locked = True
    assert Secrets({}, ring, file).get("shop-mail") == "from the file"


def test_a_secret_goes_into_the_keyring_where_there_is_one_and_the_file_holds_its_name_alone(file: Path) -> None:
    ring = Ring()
    secrets = Secrets({}, ring, file)
    assert secrets.set("shop", "canary") == KEYRING
    assert b"canary" not in file.read_bytes() and secrets.get("shop") == "canary"
    ring.locked = True
    assert secrets.set("mail", "canary") == FILE
    assert secrets.names() == [Stored("mail", FILE), Stored("shop", KEYRING)]


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
def test_the_file_is_its_owners_alone_and_one_that_others_can_read_is_not_used(file: Path) -> None:
    secrets = Secrets({}, None, file)
    secrets.set("shop", "canary")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o640)
    with pytest.raises(StorageError, match="chmod 600"):
        secrets.get("shop")
    with pytest.raises(StorageError, match="chmod 600"):
        secrets.set("mail", "x")


def test_names_are_listed_with_their_place_and_never_with_a_value(file: Path) -> None:
    secrets = Secrets({"BULLSEYE_SECRET_CI": "canary", "BULLSEYE_SECRET_EMPTY": "", "PATH": "x"}, None, file)
    secrets.set("shop", "canary")
    assert secrets.names() == [Stored("ci", ENVIRONMENT), Stored("shop", FILE)]
    assert "canary" not in repr(secrets.names()) + repr(secrets)


def test_a_secret_that_is_not_there_says_what_to_type(file: Path) -> None:
    secrets = Secrets({}, None, file)
    with pytest.raises(BadInputError, match=r"bullseye secrets set shop \(or set BULLSEYE_SECRET_SHOP\)"):
        secrets.get("shop")
    with pytest.raises(BadInputError, match="no secret 'shop' is stored here"):
        secrets.remove("shop")


def test_a_removed_secret_is_gone_from_keyring_and_file(file: Path) -> None:
    ring = Ring()
    secrets = Secrets({}, ring, file)
    secrets.set("shop", "canary")
    secrets.remove("shop")
    assert ring.kept == {} and secrets.names() == []
    plain = Secrets({}, None, file)
    plain.set("shop", "canary")
    plain.remove("shop")
    assert b"canary" not in file.read_bytes()


@pytest.mark.parametrize("name", ["Shop", "", "a b", "../x", "canary-canary-canary-canary-canary-canary-1"])
def test_a_bad_name_is_not_quoted_since_it_may_be_the_secret(name: str, file: Path) -> None:
    with pytest.raises(BadInputError, match="lower-case letters") as failed:
        Secrets({}, None, file).get(name)
    assert name == "" or repr(name) not in str(failed.value)


@pytest.mark.parametrize("value", ["", "x" * 16_001, "a\0b"])
def test_a_value_that_no_secret_has_is_refused(value: str, file: Path) -> None:
    with pytest.raises(BadInputError, match="from 1 to 16000"):
        Secrets({}, None, file).set("shop", value)


@pytest.mark.parametrize("content", ["canary", "[]", '{"shop": 7}', "[" * 100_000])
def test_a_file_that_holds_something_else_is_said_and_left_alone(content: str, file: Path) -> None:
    file.parent.mkdir()
    file.write_text(content)
    file.chmod(0o600)
    with pytest.raises(StorageError, match="move it away") as failed:
        Secrets({}, None, file).set("shop", "x")
    assert "canary" not in str(failed.value) and file.read_text() == content


def test_the_variable_of_a_name_is_its_capitals() -> None:
    assert variable(check_name("shop-mail")) == "BULLSEYE_SECRET_SHOP_MAIL"


def test_without_a_keyring_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert system_keyring() is None


def test_a_keyring_that_keeps_nothing_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends import fail

    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    assert system_keyring() is None
    ring = Ring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: ring)
    assert system_keyring() is ring
