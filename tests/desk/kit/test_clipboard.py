"""A picture on the clipboard, where the platform has a tool for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bullseye.desk.kit.clipboard import copy_picture


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "card.png"
    path.write_bytes(b"\x89PNG picture")
    return path


def tool(folder: Path, name: str, lines: str) -> str:
    path = folder / name
    path.write_text(f"#!{sys.executable}\nimport sys\n{lines}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="the tools of these tests are scripts")
def test_the_tool_that_is_there_is_fed_the_picture(picture: Path, tmp_path: Path) -> None:
    held = tmp_path / "held"
    xclip = tool(tmp_path, "xclip", f"open({str(held)!r}, 'wb').write(sys.stdin.buffer.read())")
    assert copy_picture(picture, "x11", lambda name: xclip if name == "xclip" else None)
    assert held.read_bytes() == picture.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="the tools of these tests are scripts")
def test_a_tool_that_fails_is_as_none(picture: Path, tmp_path: Path) -> None:
    broken = tool(tmp_path, "broken", "sys.exit(1)")
    for windowing in ("x11", "aqua", "win32"):
        assert not copy_picture(picture, windowing, lambda _: broken)


def test_without_a_tool_it_says_so(picture: Path) -> None:
    assert not copy_picture(picture, "x11", lambda _: None)
