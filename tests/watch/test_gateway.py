"""The gateway's file: an address and who we are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.errors import StorageError
from bullseye.watch.gateway import BadGatewayError, read_gateway

GOOD = '[gateway]\nbase_url = "https://gate.example/api/"\nauth = "bearer"\nsecret = "gate"\n'


def test_a_gateway_is_read_and_none_is_none(tmp_path: Path) -> None:
    file = tmp_path / "gateway.toml"
    assert read_gateway(file) is None
    file.write_text(GOOD)
    found = read_gateway(file)
    assert found is not None
    assert (found.base_url, found.auth.kind, found.auth.secret) == ("https://gate.example/api", "bearer", "gate")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[gateway]\n", "base_url is missing"),
        (GOOD + "speed = 3\n", "not known here"),
        (GOOD + '[other]\nx = 1\n', "not known here"),
        (GOOD + 'token = "canary"\n', "bullseye secrets set"),
        ('[gateway]\nbase_url = "https://a:canary@gate.example"', "bullseye secrets set"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_it_is_said(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "gateway.toml"
    file.write_text(text)
    with pytest.raises(BadGatewayError, match=words) as failed:
        read_gateway(file)
    assert "canary" not in str(failed.value)


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "gateway.toml").mkdir()
    with pytest.raises(StorageError, match="make it a readable file"):
        read_gateway(tmp_path / "gateway.toml")
