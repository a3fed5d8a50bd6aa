"""A PNG of each face, or one sentence on why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from bullseye.commands.pictures import save_pictures
from bullseye.errors import BadInputError, StorageError
from tests.rounds import FACES

TWO = [FACES.get("wide"), FACES.get("blank")]


def test_each_face_gets_a_picture_and_is_told_when_it_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert save_pictures(TWO, str(tmp_path / "a" / "b")) == 0
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == ["blank.png", "wide.png"]
    for face in TWO:
        with Image.open(tmp_path / "a" / "b" / f"{face.id}.png") as picture:
            assert picture.format == "PNG"
    assert tuple(capsys.readouterr()) == ("", "1/2 wide.png\n2/2 blank.png\n")


def test_a_file_in_the_way_of_the_folder_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BadInputError, match=r"file' cannot be a folder for pictures"):
        save_pictures(TWO, str(tmp_path / "file"))


def test_a_picture_that_cannot_be_written_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "wide.png").mkdir()
    with pytest.raises(StorageError, match=r"wide\.png' could not be written"):
        save_pictures(TWO, str(tmp_path))
