"""A file names its secrets; one that holds a secret is refused, and the secret is not said again."""

from __future__ import annotations

import pytest

from bullseye.datafile import read_table
from bullseye.errors import BadFileError
from bullseye.net.secrets_in_files import refuse_secrets

CANARY = "hunter2canary"


@pytest.mark.parametrize(
    "line",
    [
        f'password = "{CANARY}"',
        f'"X-API-Key" = "{CANARY}"',
        f'secret = "{CANARY.upper()}"',
        f'url = "https://ann:{CANARY}@shop.example/x"',
        f'url = "https://shop.example/x?a=1&token={CANARY}"',
        f'headers = {{ Authorization = "Bearer {CANARY}" }}',
        f'list = [{{ token = "{CANARY}" }}]',
    ],
)
def test_what_looks_like_a_secret_is_refused_without_being_quoted(line: str) -> None:
    with pytest.raises(BadFileError, match="bullseye secrets set") as refused:
        refuse_secrets(read_table(line.encode(), "shop.toml", BadFileError))
    assert CANARY.casefold() not in str(refused.value).casefold()


def test_the_name_of_a_secret_and_plain_addresses_are_fine() -> None:
    good = b'secret = "shop"\nauth = "bearer"\ntoken_url = "https://id.example/token"\nurl = "https://a.b/c?page=2"\n'
    refuse_secrets(read_table(good, "shop.toml", BadFileError))
