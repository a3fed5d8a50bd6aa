"""The export as one zip, named after its day and its class."""

from __future__ import annotations

import sys
from datetime import timedelta, timezone, tzinfo
from io import BytesIO
from zipfile import ZipFile

import pytest

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.paper.export import class_files
from bullseye.league.class_zip import class_zip
from tests.classroom.classes import room_of, take
from tests.records.helpers import NOON
from tests.rounds import DRILLS, FACES


def files_of(room: OpenClass, zone: tzinfo | None = None) -> tuple[str, dict[str, bytes]]:
    found = class_zip(room.class_state, FACES, DRILLS, NOON, zone)
    with ZipFile(BytesIO(found.data)) as pack:
        return found.name, {name: pack.read(name) for name in pack.namelist()}


def test_it_holds_the_tables_the_class_sheet_and_certificates_and_says_day_and_class() -> None:
    room = room_of("Ann", "Bob")
    take(room)
    far = timezone(timedelta(hours=14))
    name, files = files_of(room, far)
    assert class_files(room.class_state, far).items() <= files.items()
    assert [files[paper][:5] for paper in ("class-sheet.pdf", "certificates.pdf")] == [b"%PDF-", b"%PDF-"]
    assert name == "bullseye-2026-11-23-7b-maths.zip", "the day is that of the place"
    assert files_of(room)[0] == "bullseye-2026-11-22-7b-maths.zip"


def test_without_a_round_there_is_no_certificate_and_without_fpdf2_no_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    room = room_of("Ann")
    assert set(files_of(room)[1]) == {*class_files(room.class_state), "class-sheet.pdf"}
    monkeypatch.setitem(sys.modules, "fpdf", None)
    assert set(files_of(room)[1]) == set(class_files(room.class_state))
