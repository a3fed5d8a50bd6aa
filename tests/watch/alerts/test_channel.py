"""Channels: every kind is listed once and opens, and a file's name is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.watch.alerts.channel import SINKS, BadChannelError, open_channel, parse_channel, sink_kind
from bullseye.watch.source import Surroundings

SMALLEST = {
    "apprise": 'secret = "sms"', "command": 'command = ["true"]', "discord": 'secret = "chat"',
    "email": 'host = "mail.example"\nfrom = "a@b.example"\nto = ["c@d.example"]', "log": "", "ntfy": 'topic = "shop"',
    "slack": 'secret = "chat"', "teams": 'secret = "chat"', "webhook": 'url = "https://hooks.example/in"',
}  # fmt: skip


@pytest.mark.parametrize("kind", SINKS)
def test_every_kind_is_read_from_a_small_file_and_opens_under_its_name(kind: str) -> None:
    channel = parse_channel(f'kind = "{kind}"\n{SMALLEST[kind]}\n'.encode(), "ops", "ops.toml")
    assert open_channel(channel, Surroundings(".")).name == "ops"
    assert callable(sink_kind(kind).parse)


def test_every_module_of_sinks_is_listed() -> None:
    folder = Path(__file__).parents[3] / "bullseye" / "watch" / "sinks"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "posting"}
    assert modules == set(SINKS)


def test_a_files_name_is_a_plain_one() -> None:
    with pytest.raises(BadChannelError, match="lower-case letters"):
        parse_channel(b'kind = "log"', "My Ops", "My Ops.toml")
