"""Files of electronic targets, written here after the formats' descriptions: each read by its one reader."""

from __future__ import annotations

import math
import sqlite3
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError, BullseyeError
from bullseye.tabular.devices import freetarget, megalink, meyton, shotmarker, silver_mountain, sius
from bullseye.tabular.devices.device import seconds_of_day, since_first
from bullseye.tabular.devices.registry import DEVICES, read_device
from bullseye.tabular.shots import read_shots
from bullseye.tabular.understood import Asked


def sius_shot(n: int, x: float, y: float, match: int = 1, **other: str) -> str:
    divisions = round(math.hypot(x, y) * 100)
    cells = ["7", "10", str(match), "3", "10.4", str(divisions), f"10:00:{n:02d}.50", "0", f"{x}", f"{y}"]
    cells += ["1", "0", "0", other.get("demo", "0"), "1", "1", other.get("ins_del", "0"), "0", "0", "1", str(n)]
    return ";".join([*cells, other.get("log", "3"), "100", "1", "1", "2", "1", ""])


SIUS = "\n".join([
    sius_shot(1, 1.0, 2.0, 0), sius_shot(2, 1.5, -2.5), sius_shot(4, -3.0, 0.5), sius_shot(5, 9.0, 9.0, log="10"),
    sius_shot(6, 9.0, 9.0, ins_del="2"), sius_shot(7, 9.0, 9.0, demo="1"),
])  # fmt: skip
HEADS = ",time,id,tags,score,x (mm),y (mm),x (inch),y (inch),x (moa),y (moa),v (fps),quality"
SHOTMARKER = f"""ShotMarker Archived Data (generated Nov 22 2026)
Exported 2 strings from Nov 22 (of 9 total in archive)

Nov 22 2026,First,F-Class 500m,500m,48-2

{HEADS}
,9:59:58 AM,S1,sighter,5,-10.0,20.0,-0.39,0.79,-0.07,0.14,2700,
,11:59:58 AM,1,,X,1.5,-2.5,0.06,-0.1,0.01,-0.02,2701,
,12:00:03 PM,2,,5,-3.0,0.5,-0.12,0.02,-0.02,0.0,2702,
,12:00:09 PM,3,,0,,,,,,,,

,,,,avg:,-0.75,-1.0,0,0,0,0,2701,
,,,,SD:,3.2,2.1,0,0,0,0,1,

Nov 22 2026,Second,F-Class 500m,500m,5

{HEADS}
,1:00:00 PM,1,,5,7.0,8.0,0,0,0,0,2700,
"""
MOA_MM = math.tan(math.radians(1 / 60)) * 300_000
SILVER = "string,shooter,frame,distance,date,score,moa_x,moa_y,scope_x,scope_y,adj_x,adj_y,v\n" + (
    "Cup,Ann,F,300,Sun Nov 22 2026 10:00:00,5,0.5,-1,0,0,0,0,800\n,,,,Sun Nov 22 2026 10:01:00,V,-1,0.25,0,0,0,0,801\n"
    ",,,,,,,,0,0,0,0,800\n"
)
SESSION = "1,2026-11-22 10:00:00,1.5,-2.5,10.1\n2,2026-11-22 10:00:09,-3,0.5,9.8\n\n"
LINES = """{"shot":1, "miss":0, "session_type":3, "time":5, "x":9.00, "y":9.00}
{"VERSION": "5.2"}
{"shot":2, "miss":0, "session_type":5, "time":9, "x":1.50, "y":-2.50}
{"shot":3, "miss":1, "session_type":5, "time":12, "x":0.00, "y":0.00}
{"shot":4, "miss":0, "session_type":5, "time":15, "x":-3.00, "y":0.50}
"""
SCAN = 'Shot Number,Scan Number,Score,x,y\n"1","1","9.8","1.5","-2.5"\n"2","1","7.1","-3.0","0.5"\n'
PLACES = [(1.5, -2.5), (-3.0, 0.5)]


@pytest.mark.parametrize(
    ("text", "program", "left_out"),
    [
        (SIUS, "SIUS", {"1 sighter", "1 shot of another lane", "1 shot to be ignored", "1 demonstration shot"}),
        (SESSION, "freETarget", set()),
        (LINES, "freETarget", {"1 sighter", "1 miss"}),
        (SCAN, "TargetScan", set()),
    ],
)
def test_shots_come_with_their_places_and_what_was_left_out(text: str, program: str, left_out: set[str]) -> None:
    for ended in (text, text.replace("\n", "\r\n"), "\ufeff" + text):
        read = read_shots(ended, "f")
        assert read.points_mm == PLACES
        assert (read.understood.program, set(read.understood.left_out)) == (program, left_out)


def test_sighters_are_kept_when_asked_for_in_the_order_of_the_file() -> None:
    kept = read_shots(SIUS, "f", Asked(sighters=True))
    assert kept.points_mm == [(1.0, 2.0), *PLACES]
    assert "sighter" not in kept.understood.sentence


def test_a_file_of_sius_in_metres_is_known_by_its_own_divisions() -> None:
    metres = "\n".join(
        ";".join([*line.split(";")[:8], *(str(float(v) / 1000) for v in line.split(";")[8:10]), *line.split(";")[10:]])
        for line in SIUS.split("\n")
    )
    assert [pytest.approx(point) for point in read_shots(metres, "f").points_mm] == PLACES
    with pytest.raises(BadInputError, match="f, line 1: SIUS says 224 hundredths"):
        read_shots(SIUS.replace("10:00:01.50;0;1.0", "10:00:01.50;0;5.0"), "f")


def test_several_shooters_of_sius_are_groups() -> None:
    table = read_shots(SIUS + "\n8" + sius_shot(9, 1.0, 1.0)[1:], "f").table
    assert [row.cells[0] for row in table.rows] == ["start number 7", "start number 7", "start number 8"]
    assert [row.cells[4] for row in table.rows] == ["0.00", "2.00", "0.00"]


def test_strings_of_shotmarker_are_groups_with_times_over_noon() -> None:
    read = read_shots(SHOTMARKER, "f")
    assert read.points_mm == [*PLACES, (7.0, 8.0)]
    assert [row.cells[0] for row in read.table.rows] == ["1 First", "1 First", "2 Second"]
    assert [row.cells[read.table.head.index("t_s")] for row in read.table.rows] == ["0.00", "5.00", "0.00"]
    assert set(read.understood.left_out) == {"1 sighter", "1 shot without a place"}


def test_a_string_of_shotmarker_that_lost_its_first_line_is_still_read() -> None:
    read = read_shots(SHOTMARKER.replace("Nov 22 2026,First,F-Class 500m,500m,48-2\n", ""), "f")
    assert read.points_mm == [*PLACES, (7.0, 8.0)] and read.table.rows[0].cells[0] == "a string without a name"


def test_silver_mountain_gives_angles_at_its_distance() -> None:
    read = read_shots(SILVER, "f")
    assert [pytest.approx(point, rel=1e-6) for point in read.points_mm] == [
        (0.5 * MOA_MM, -MOA_MM), (-MOA_MM, 0.25 * MOA_MM)
    ]  # fmt: skip
    assert read.understood.left_out == ("1 rows of averages or without a place",)


def mlq(path: Path, shots: list[tuple[int, float, float]], **params: str) -> bytes:
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE Param (Id TEXT UNIQUE, Data TEXT)")
    base.execute("CREATE TABLE Shots (Id INTEGER PRIMARY KEY, Series INTEGER, X FLOAT, Y FLOAT, TimeStamp INTEGER)")
    base.executemany("INSERT INTO Param VALUES (?, ?)", params.items())
    for n, (series, *place) in enumerate(shots):
        bits = [struct.unpack(">i", struct.pack(">f", value))[0] for value in place]
        base.execute("INSERT INTO Shots (Series, X, Y, TimeStamp) VALUES (?, ?, ?, ?)", (series, *bits, 100 * n))
    base.commit()
    base.close()
    return path.read_bytes()


def test_a_card_of_megalink_is_a_database_with_the_bits_of_floats(tmp_path: Path) -> None:
    shots = [(1, 9.0, 9.0), (2, 0.75, -1.25), (2, -1.5, 0.25)]
    data = mlq(tmp_path / "card.mlq", shots, DistanceSimulated="50", DistanceActual="25")
    read = read_shots(data, "card.mlq")
    assert read.points_mm == PLACES and read.understood.left_out == ("1 sighter",)
    one = mlq(tmp_path / "one.mlq", shots[:1], DistanceSimulated="10", DistanceActual="10")
    assert read_shots(one, "one.mlq").points_mm == [(9.0, 9.0)]


@pytest.mark.parametrize(
    ("params", "words"),
    [({}, "distances are missing"), ({"DistanceSimulated": "9999", "DistanceActual": "1"}, "cannot be")],
)
def test_a_card_without_its_distances_is_refused(tmp_path: Path, params: dict[str, str], words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        read_shots(mlq(tmp_path / "c.mlq", [(1, 1.0, 1.0)], **params), "c.mlq")


def test_another_database_is_called_one() -> None:
    with pytest.raises(BadInputError, match="no card of Megalink"):
        read_shots(megalink.SQLITE + b"x" * 100, "f")


@pytest.mark.parametrize(
    "text", ['<?xml version="1.0"?><ResultRecord/>', "SL;1;Cup\nSN;7\nLA;3\nTID;ab\nSH;1;Lee;Ann\n"]
)
def test_a_file_of_meyton_is_recognised_and_says_what_is_missing(text: str) -> None:
    assert meyton.MEYTON.knows(text)
    with pytest.raises(BadInputError, match="a file of Meyton, and nothing public says in which unit"):
        read_shots(text, "f")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SIUS + "\n1;2;3", "f, line 7: 3 values"),
        (SIUS.replace(";-2.5;", ";high;"), "f, line 2: y is 'high'"),
        (sius_shot(1, 1.0, 1.0, log="12"), "without a shot"),
        (SHOTMARKER.replace(",1.5,-2.5", ",one,two"), "f, line 8: "),
        ("ShotMarker Archived Data\n\n,9:00:00 AM,1,,5,1,2\n", "f, line 3: a shot before the header"),
        ("ShotMarker Archived Data\n", "without a shot"),
        (SILVER.replace(",300,", ",far,"), "distance is 'far'"),
        (SILVER.replace(",300,", ",0,"), "must be the metres"),
        (SESSION + "3,today,1,2,9\n", "f, line 4: '3,today,1,2,9' is no shot"),
        (SESSION.replace("-2.5", "low"), "f, line 1: "),
        (LINES + '{"shot":\n', "f, line 6: "),
        ('{"shot":1,"miss":1,"x":0,"y":0}\n', "without a shot"),
        (SCAN + '"3","1"\n', "f, line 4: 2 values"),
        (SCAN.split("\n", maxsplit=1)[0], "without a shot"),
    ],
)
def test_a_broken_file_names_its_line(text: str, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        read_shots(text, "f")


def test_other_files_are_of_no_target() -> None:
    for text in ("x_mm,y_mm\n1,2\n", "", "1;2;3\n", "<html>", '{"format":"bullseye-export"}'):
        assert read_device(text, "f") is None
    assert read_device(b"PK\x03\x04", "f") is None


def test_every_reader_is_registered_once_and_says_how_sure_it_is() -> None:
    readers = (sius.SIUS, shotmarker.SHOTMARKER, silver_mountain.SILVER_MOUNTAIN, freetarget.FREETARGET,
               freetarget.FREETARGET_JSON, freetarget.TARGETSCAN, megalink.MEGALINK, meyton.MEYTON)  # fmt: skip
    assert set(DEVICES) == set(readers) and len({device.id for device in DEVICES}) == len(DEVICES)
    assert all(device.files and device.evidence and device.unsure for device in DEVICES)


def test_times_count_from_the_first_or_not_at_all() -> None:
    assert [seconds_of_day(text) for text in ("12:00:01 AM", "1:00:00 PM", "23:59:59.5", "25:00:00", "noon")] == [
        1.0, 46800.0, 86399.5, None, None
    ]  # fmt: skip
    assert since_first([3.0, 4.5]) == ["0.00", "1.50"]
    assert since_first([3.0, None]) == since_first([4.0, 3.0]) == ["", ""]


@given(st.sampled_from([SIUS, SHOTMARKER, SILVER, SESSION, LINES, SCAN]), st.data())
def test_a_file_with_any_damage_is_read_or_refused_by_name(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    broken = text[:at] + data.draw(st.text(';,.0\n"{a', max_size=4)) + text[at + data.draw(st.integers(0, 30)) :]
    try:
        assert all(math.isfinite(value) for point in read_shots(broken, "f").points_mm for value in point)
    except BullseyeError as bad:
        assert "\n" not in str(bad)
