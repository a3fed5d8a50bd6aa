"""The file that turns a model on: without it all is off, and no secret may be in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.coach.model.settings import (
    OFF,
    BadCoachError,
    ModelSettings,
    ScorerSettings,
    parse_settings,
    read_settings,
    settings_toml,
)  # fmt: skip
from bullseye.errors import StorageError
from bullseye.net.auth_toml import AuthSettings

HERE = Path("/config/coach.toml")


def test_without_the_file_all_is_off(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "coach.toml") == OFF
    with pytest.raises(StorageError, match="make it a readable file"):
        read_settings(tmp_path)


def test_what_is_written_is_read_back() -> None:
    bearer = AuthSettings("bearer", "coach")
    model = ModelSettings("https://gate.example/v1", "small \u201cone\u201d", bearer, 30.0, 300, 9000, 0.15, 0.6, "EUR")
    odd = ScorerSettings("https://gate.example/odd", AuthSettings(), 5.0)
    for pair in ((model, odd), (model, None), (None, odd), (model._replace(auth=AuthSettings(), currency=""), None)):
        assert parse_settings(settings_toml(*pair).encode(), HERE) == pair


@pytest.mark.parametrize(
    ("text", "words"),
    [('[model]\nmodel = "x"', "base_url is missing"), ('[model]\nbase_url = "ftp://x"\nmodel = "x"', "base_url"),
     ('[model]\nbase_url = "https://x"\nmodel = "x"\ntokens_a_day = -1', "tokens_a_day"), ("[coach]", "coach"),
     ('[model]\nbase_url = "https://x"\nmodel = "x"\nauth = "bearer"\nsecret = "sk-LIVE 123"', "secrets set NAME"),
     ('[model]\nbase_url = "https://x"\nmodel = "x"\napi_key = "sk-LIVE"', "api_key")],
)  # fmt: skip
def test_a_mistake_is_named_and_a_secret_is_not_quoted(text: str, words: str) -> None:
    with pytest.raises(BadCoachError, match=words) as bad:
        parse_settings(text.encode(), HERE)
    assert "LIVE" not in str(bad.value)
