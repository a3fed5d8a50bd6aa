"""The export as one zip."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from bullseye.classroom.paper.export import rounds_csv
from bullseye.league.class_zip import class_zip
from tests.classroom.classes import room_of, take


def test_it_holds_what_the_export_writes() -> None:
    room = room_of("Ann", "Bob")
    take(room)
    with ZipFile(BytesIO(class_zip(room.class_state))) as pack:
        texts = [pack.read(name).decode("utf-8-sig") for name in pack.namelist()]
    assert rounds_csv(room.class_state) in texts and len(texts) >= 4
