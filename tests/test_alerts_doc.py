"""docs/alerts.md shows what works: every file in it is read, and every command is one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bullseye.cli import _parser
from bullseye.watch.alerts.channel import SINKS, parse_channel
from bullseye.watch.gateway import read_gateway
from bullseye.watch.message import PLACES
from bullseye.watch.source import SOURCES
from bullseye.watch.watches.reading import parse_watch

PAGE = (Path(__file__).parents[1] / "docs" / "alerts.md").read_text(encoding="utf-8")
FILES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = sorted(set(re.findall(r"^bullseye ([^#\n]*)", PAGE, re.MULTILINE)))
METRIC = '\n[[metric]]\nid = "p95"\nbetter = "lower"\ntarget = 1.0\nring = 1.0\n'


@pytest.mark.parametrize("text", FILES, ids=lambda text: text.splitlines()[0])
def test_every_file_on_the_page_is_read(text: str, tmp_path: Path) -> None:
    if "[gateway]" in text:
        (tmp_path / "gateway.toml").write_text(text)
        assert read_gateway(tmp_path / "gateway.toml") is not None
    elif text.startswith("# channels/"):
        assert parse_channel(text.encode(), "mail", "mail.toml").kind in SINKS
    else:
        source = "" if "[source]" in text else '[source]\nurl = "https://shop.example/x"\n'
        assert parse_watch((source + text + METRIC).encode(), "shop", "shop.toml").kind in SOURCES


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_on_the_page_is_one(command: str) -> None:
    assert _parser().parse_args(shlex.split(command)).command in ("alerts", "doctor", "secrets", "watch")


def test_every_kind_and_every_place_is_on_the_page() -> None:
    assert len(FILES) >= 5 and len(COMMANDS) >= 6
    assert [
        kind for kind in (*SINKS, *SOURCES) if f"`{kind}`" not in PAGE and f" {kind} (" not in PAGE and kind != "push"
    ] == []
    assert [place for place in PLACES if f"`{{{place}}}`" not in PAGE] == []
