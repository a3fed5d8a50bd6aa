"""Names that Windows takes, changes or refuses, by Microsoft's rules for file names."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bullseye.dirs import user_dirs
from bullseye.errors import BadInputError
from bullseye.windows_names import why_no_folder


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("NUL", "device"),
        ("con.txt", "device"),
        ("Com1", "device"),
        ("lpt9 .old", "device"),
        ("scores.", "drops the '.'"),
        ("scores ", "drops the ' '"),
        ("what?", "'?'"),
        ("a:b", "':'"),
        ("tab\there", "'\\t'"),
        ("x" * 256, "256 characters is too long"),
    ],
)
def test_a_name_that_windows_would_not_keep_is_refused_with_a_reason(name: str, word: str) -> None:
    assert word in why_no_folder(["Users", name, "deeper"])


@pytest.mark.parametrize("name", ["scores", ".", "..", ".hidden", "Spiele äöü 射撃 (alt)", "console", "com", "x" * 255])
def test_a_name_that_windows_keeps_is_taken(name: str) -> None:
    assert why_no_folder(["Users", name]) == ""


@pytest.mark.skipif(sys.platform != "win32", reason="these names are usual ones elsewhere")
@pytest.mark.parametrize("text", [r"C:\NUL", r"C:\games\scores.", r"C:\a|b", r"Q:\scores", r"\\nobody\share\scores"])
def test_a_folder_that_windows_cannot_keep_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(BadInputError) as caught:
        user_dirs(text)
    assert repr(text) in str(caught.value)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has drives")
def test_a_path_without_a_drive_is_on_the_drive_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert user_dirs(r"\scores").data == Path(tmp_path.drive, r"\scores")
