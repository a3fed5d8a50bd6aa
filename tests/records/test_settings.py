"""Settings: whatever the file holds there are settings, what was wrong is told, and nothing of it is lost."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bullseye.errors import StorageError
from bullseye.records.disk.files import RealFiles
from bullseye.records.settings import Settings, SettingsFile, as_dict
from tests.records.disk.test_strict_json import JSON_VALUES
from tests.records.helpers import noon


def a_file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json", utc_now=noon)


def test_a_missing_file_gives_the_defaults_without_a_word(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    assert file.load() == Settings() and file.notices == []


def test_every_choice_comes_back(tmp_path: Path) -> None:
    chosen = Settings()
    chosen.update(player="Åsa", players=["Åsa", "Bo"], theme="dark", scale=1.5, volume=0, pointer="arrow")
    chosen.update(geometry="1280x800+40+40", full_screen=True, reduced_motion=True, style="x-10-9")
    a_file(tmp_path).save(chosen)
    assert a_file(tmp_path).load() == chosen
    assert len((tmp_path / "settings.json").read_text().splitlines()) == len(fields(Settings)) + 2


def test_unknown_keys_are_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"schema":1,"theme":"dark","from_a_plugin":{"a":[1]}}')
    file = a_file(tmp_path)
    chosen = file.load()
    chosen.update(theme="light")
    file.save(chosen)
    stored = json.loads((tmp_path / "settings.json").read_text())
    assert stored["from_a_plugin"] == {"a": [1]} and stored["theme"] == "light"


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"\xff", b'{"a":NaN}', b'{"a":1,"a":1}', b"[" * 9999, b'{"schema":"x"}', b"x" * (2 << 20)],
)
def test_a_broken_file_is_set_aside_and_the_defaults_hold(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(data)
    file = a_file(tmp_path)
    assert file.load() == Settings()
    aside = tmp_path / "settings.damaged-20261122T120000Z.json"
    assert aside.read_bytes() == data
    assert len(file.notices) == 1 and aside.name in file.notices[0] and len(file.notices[0]) < 300
    file.save(Settings(theme="dark"))
    again = a_file(tmp_path)
    assert again.load().theme == "dark" and again.notices == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "purple"),
        ("scale", 99),
        ("scale", True),
        ("volume", "loud"),
        ("volume", -0.1),
        ("pointer", 5),
        ("player", ["a"]),
        ("player", "a\nb"),
        ("players", "Åsa"),
        ("players", [""]),
        ("full_screen", 1),
    ],
)
def test_one_wrong_value_costs_only_that_choice_and_the_file_is_kept(tmp_path: Path, key: str, value: Any) -> None:
    data = json.dumps({"schema": 1, "face": "wide", key: value}).encode()
    (tmp_path / "settings.json").write_bytes(data)
    file = a_file(tmp_path)
    chosen = file.load()
    assert chosen == Settings(face="wide")
    assert key in file.notices[0] and "must be" in file.notices[0]
    assert (tmp_path / "settings.json").read_bytes() == data  # reading changed nothing
    file.save(chosen)
    assert (tmp_path / "settings.damaged-20261122T120000Z.json").read_bytes() == data


def test_a_newer_file_is_used_as_far_as_it_goes_and_never_overwritten(tmp_path: Path) -> None:
    data = b'{"schema":2,"theme":"dark","hologram":true}'
    (tmp_path / "settings.json").write_bytes(data)
    file = a_file(tmp_path)
    chosen = file.load()
    assert chosen.theme == "dark" and "newer bullseye" in file.notices[0]
    file.save(chosen)
    assert (tmp_path / "settings.json").read_bytes() == data


def test_a_folder_in_its_place_is_moved_away(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    file = a_file(tmp_path)
    assert file.load() == Settings() and "folder" in file.notices[0]
    file.save(Settings())
    assert (tmp_path / "settings.json").is_file()


def test_a_failed_save_says_so(tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"")
    with pytest.raises(StorageError, match="there is a file where a folder should be"):
        a_file(tmp_path / "config").save(Settings())


def test_a_choice_that_is_not_allowed_is_refused_and_none_is_taken() -> None:
    chosen = Settings()
    with pytest.raises(ValueError, match="scale is 9; it must be a number from 0.5 to 4"):
        chosen.update(theme="dark", scale=9)
    with pytest.raises(ValueError, match="no setting is called 'colour'"):
        chosen.update(colour="red")
    assert chosen == Settings()
    chosen.volume = 7
    with pytest.raises(ValueError, match="volume"):
        as_dict(chosen)


def test_every_field_has_a_rule_and_a_default_that_keeps_it() -> None:
    assert set(as_dict(Settings())) == {field.name for field in fields(Settings)} - {"extra"} | {"schema"}


@given(
    st.binary(max_size=100)
    | JSON_VALUES
    | st.dictionaries(st.sampled_from([f.name for f in fields(Settings)]), JSON_VALUES)
)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_gives_settings_that_can_be_saved(tmp_path: Path, value: object) -> None:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    (tmp_path / "settings.json").write_bytes(data)
    file = a_file(tmp_path)
    chosen = file.load()
    file.save(chosen)
    assert a_file(tmp_path).load() == chosen or file.notices


class UnreadOnce(RealFiles):
    """A network folder that fails the first *times* reads."""

    def __init__(self, times: int = 1, code: int = errno.ESTALE) -> None:
        self.times, self.code = times, code

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        if self.times:
            self.times -= 1
            raise OSError(self.code, os.strerror(self.code))
        return super().read(path, start, length)


def test_one_failed_read_does_not_let_the_next_choice_overwrite_the_file_with_defaults(tmp_path: Path) -> None:
    a_file(tmp_path).save(Settings(player="Ann", players=["Ann", "Bo"], theme="dark", extra={"plugin": 1}))
    file = SettingsFile(tmp_path / "settings.json", UnreadOnce(), noon)
    chosen = file.load()
    assert chosen == Settings() and "until it can be read" in file.notices[0]
    chosen.update(volume=0.25)
    chosen.players.append("Cy")
    file.save(chosen)
    wanted = Settings(player="Ann", players=["Ann", "Bo", "Cy"], theme="dark", volume=0.25, extra={"plugin": 1})
    assert chosen == wanted, "what was chosen before counts in this window from now on"
    assert a_file(tmp_path).load() == wanted
    file.save(Settings(theme="light"))
    assert a_file(tmp_path).load() == Settings(theme="light"), "once read, the window's own word counts again"


@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES, errno.EMFILE, errno.EINTR])
def test_while_it_cannot_be_read_nothing_is_written_and_every_choice_says_so(tmp_path: Path, code: int) -> None:
    a_file(tmp_path).save(Settings(players=["Ann"]))
    before = (tmp_path / "settings.json").read_bytes()
    file = SettingsFile(tmp_path / "settings.json", UnreadOnce(3, code), noon)
    chosen = file.load()
    for _ in range(2):
        with pytest.raises(StorageError, match=r"cannot read .*settings\.json"):
            file.save(chosen)
    assert (tmp_path / "settings.json").read_bytes() == before and len(file.notices) == 1
    file.save(chosen)
    assert a_file(tmp_path).load().players == ["Ann"]
