"""Files of every version are read as they were meant, and those of a newer one left alone: docs/upgrading.md."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from bullseye.app import open_store
from bullseye.classroom.log import event
from bullseye.classroom.log.open_class import OpenClass
from bullseye.cli import main
from bullseye.dirs import Dirs, user_dirs
from bullseye.drill.catalog import Drills
from bullseye.drill.playlist import Playlists
from bullseye.drill.rules import RULES_VERSION
from bullseye.league import journal
from bullseye.records import goals_file, schema, settings, summary
from bullseye.records.care import backup
from bullseye.records.exchange import csv_json
from bullseye.records.settings import SettingsFile
from bullseye.records.tables import Tables
from bullseye.target.catalog import Catalogue
from bullseye.watch.alerts.channel import parse_channel
from bullseye.watch.band import Band
from bullseye.watch.gateway import read_gateway
from bullseye.watch.store import tables as values
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.tasks import Tasks
from bullseye.watch.store.values import Values
from bullseye.watch.store.verify import verify
from bullseye.watch.targets.reading import parse_target
from bullseye.watch.watches.reading import parse_watch
from tests.league.school import School

ROOT = Path(__file__).parents[1]
FORMATS = ROOT / "tests" / "formats"
VERSIONS = sorted(folder.name for folder in FORMATS.iterdir())
DATA = ("history.jsonl", "scoreboard.json", "summary.jsonl", "settings.json", "goals.json")
NEWER = 99


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def dirs(folder: Path) -> Dirs:
    return user_dirs(str(folder))


def put(version: str, folder: Path, *names: str) -> None:
    """What a data folder of that *version* held."""
    folder.mkdir(exist_ok=True)
    for name in names or DATA:
        shutil.copy(FORMATS / version / name, folder)


def run(folder: Path, *words: str) -> int:
    return main(["--data-dir", str(folder), *words])


def make_newer(path: Path) -> bytes:
    """Give the JSON at *path* a schema from the future."""
    path.write_bytes(re.sub(rb'"schema": ?\d+', b'"schema":%d' % NEWER, path.read_bytes(), count=1))
    return path.read_bytes()


# -- files of older versions -----------------------------------------------------------------------


@pytest.mark.parametrize("version", VERSIONS)
def test_a_data_folder_is_read_whole_and_doctor_finds_nothing(
    version: str, folder: Path, dirs: Dirs, capsys: pytest.CaptureFixture[str]
) -> None:
    put(version, folder)
    store = open_store(dirs)
    assert [record.player for record in store.records()] == ["Åsa", "typed by hand", "Simulated shooter"]
    assert [ranked.row.score for ranked in store.board.rows("timed-30", "classic", "standard")] == [142]
    assert store.take_notices() == []
    chosen = SettingsFile(dirs.settings)
    assert (chosen.load().theme, chosen.load().volume, chosen.notices) == ("dark", 0.25, [])
    assert run(folder, "goals", "--json") == 0
    (goal,) = json.loads(capsys.readouterr().out)["goals"]
    assert (goal["measure"], goal["target"], goal["player"]) == ("points", 500, "Åsa")
    assert run(folder, "doctor") == 0


@pytest.mark.parametrize("version", VERSIONS)
def test_reading_changes_no_file(version: str, folder: Path) -> None:
    put(version, folder)
    derived = ("summary.jsonl", "scoreboard.json")  # made again where an older bullseye left no digest in them
    before = {name: (folder / name).read_bytes() for name in DATA if name not in derived}
    boards = json.loads((folder / "scoreboard.json").read_bytes())["boards"]
    for words in (("history",), ("scores",), ("goals",), ("verify",), ("doctor",)):
        run(folder, *words)
    assert {name: (folder / name).read_bytes() for name in before} == before
    assert json.loads((folder / "scoreboard.json").read_bytes())["boards"] == boards


@pytest.mark.parametrize("version", VERSIONS)
def test_a_backup_is_restored_and_an_export_imported(version: str, folder: Path, dirs: Dirs) -> None:
    assert run(folder, "restore", str(FORMATS / version / "backup.zip")) == 0
    assert len(list(open_store(dirs).records())) == 3
    other = folder.with_name("other")
    assert run(other, "import", str(FORMATS / version / "rounds.json")) == 0
    assert len(list(open_store(user_dirs(str(other))).records())) == 3


@pytest.mark.parametrize("version", VERSIONS)
def test_faces_drills_and_playlists_of_a_user_are_read(version: str, tmp_path: Path) -> None:
    for kind in ("face", "drill", "playlist"):
        (tmp_path / kind).mkdir()
        shutil.copy(FORMATS / version / f"{kind}.toml", tmp_path / kind / "mine.toml")
    face, drill = Catalogue(tmp_path / "face").get("mine"), Drills(tmp_path / "drill").get("mine")
    assert [ring.points for ring in face.rings] == [10, 5] and face.gauge_mm == 4.5
    assert (drill.shots, drill.motion[0]["kind"]) == (20, "sine")
    assert [entry.drill for entry in Playlists(tmp_path / "playlist").get("mine").entries] == [
        "ten-shots",
        "moving-slow",
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_class_of_this_computer_is_opened_as_it_was_left(version: str, tmp_path: Path) -> None:
    folder = tmp_path / "class"
    shutil.copytree(FORMATS / version / "class", folder)
    before = (folder / "class.jsonl").read_bytes()
    room = OpenClass.open(folder)
    assert [student.name for student in room.class_state.students] == ["Ann", "Bert"] and room.notices == []
    ann, bert = room.class_state.all_rounds()
    assert (ann.score, len(ann.voided), bert.score, len(bert.voided)) == (95, 0, 88, 1)
    room.close()
    assert (folder / "class.jsonl").read_bytes() == before


@pytest.mark.parametrize("version", VERSIONS)
def test_rounds_on_devices_are_played_on_from_the_shots_that_were_kept(version: str, tmp_path: Path) -> None:
    folder = tmp_path / "class"
    shutil.copytree(FORMATS / version / "class-on-devices", folder)
    school = School(at=folder)
    assert [(taken.student, taken.score) for taken in school.league.state.all_rounds()] == [("Ann", 95), ("Bert", 100)]
    playing = school.league.rounds.playing
    assert {seat: (played.numbered, len(played.answers)) for seat, played in playing.items()} == {1: (4, 4), 2: (1, 1)}
    assert playing[1].answers[4].code == "early" and playing[1].answers[3].hit
    assert [school.league.lobby.tokens.has(seat) for seat in (1, 2, 3)] == [True, True, False]


@pytest.mark.parametrize("version", VERSIONS)
def test_values_tasks_and_states_are_read(version: str, tmp_path: Path) -> None:
    path = tmp_path / "values.sqlite3"
    path.write_bytes(gzip.decompress((FORMATS / version / "values.sqlite3.gz").read_bytes()))
    with Database(path) as database:
        assert [sample.value for sample in Values(database).samples("sales")] == [3412.5, 3980.0]
        assert [sample.source for sample in Values(database).samples("weight")] == ["typed"]
        assert [(task.title, task.done is not None) for task in Tasks(database).all("move")] == [
            ("Pack", False),
            ("Paint", True),
        ]
        looks = Looks(database)
        assert [(edge.id, edge.kind, edge.value) for edge in looks.edges()] == [("shop/p95/1", "missed", 900.0)]
        assert [look.value for look in looks.looks("shop/p95")] == [150.0, 900.0, 900.0, 900.0]
        assert verify(looks).wrong == ()


@pytest.mark.parametrize("version", VERSIONS)
def test_targets_watches_channels_and_the_gateway_are_read(version: str) -> None:
    def raw(name: str) -> bytes:
        return (FORMATS / version / f"{name}.toml").read_bytes()

    target = parse_target(raw("target"), "revenue", "target.toml")
    assert (target.measure, target.condition.low, target.unit, target.kind) == ("sum", 100000.0, "EUR", "table")
    watch = parse_watch(raw("watch"), "shop", "watch.toml")
    (metric,) = watch.metrics
    assert (metric.id, metric.path, metric.rule.below) == ("p95", "http.p95_ms", 7)
    assert metric.band == Band(200.0, 50.0, "lower")
    assert [(told.to, told.on) for told in watch.notify] == [("ops", ("missed", "back"))]
    assert parse_channel(raw("channel"), "mail", "channel.toml").kind == "email"
    gateway = read_gateway(FORMATS / version / "gateway.toml")
    assert gateway is not None and gateway.base_url == "https://gate.example/api"


# -- files of a newer one --------------------------------------------------------------------------


def test_a_newer_round_stays_and_the_others_count(folder: Path, dirs: Dirs) -> None:
    put(VERSIONS[-1], folder, "history.jsonl")
    with open(folder / "history.jsonl", "ab") as file:
        file.write(b'{"schema":%d,"id":"from the future"}\n' % NEWER)
    data = (folder / "history.jsonl").read_bytes()
    store = open_store(dirs)
    assert len(list(store.records())) == 3 and store.last_report.newer == 1
    assert (folder / "history.jsonl").read_bytes() == data


@pytest.mark.parametrize("name", ["scoreboard.json", "settings.json", "goals.json"])
def test_a_newer_file_is_left_as_it_is_whatever_is_done(
    name: str, folder: Path, dirs: Dirs, capsys: pytest.CaptureFixture[str]
) -> None:
    put(VERSIONS[-1], folder)
    data = make_newer(folder / name)
    run(folder, "simulate", "--face", "classic", "--drill", "ten-shots", "--sigma", "20", "--seed", "7", "--save")
    chosen = SettingsFile(dirs.settings)
    chosen.save(chosen.load())
    added = run(folder, "goals", "add", "points", "9", "--per", "day")
    assert (added == 0) is (name != "goals.json")
    assert (folder / name).read_bytes() == data
    assert len(list(open_store(dirs).records())) == 4


def test_a_newer_backup_and_a_newer_export_are_refused(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported = tmp_path / "rounds.json"
    shutil.copy(FORMATS / VERSIONS[-1] / "rounds.json", exported)
    make_newer(exported)
    assert run(folder, "import", str(exported)) == 2
    assert f"is of schema {NEWER}; this bullseye reads 1" in capsys.readouterr().err
    with ZipFile(FORMATS / VERSIONS[-1] / "backup.zip") as old, ZipFile(tmp_path / "new.zip", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'"schema":1,', b'"schema":%d,' % NEWER) if "manifest" in name else data)
    assert run(folder, "restore", str(tmp_path / "new.zip")) == 2
    assert "was made by a newer bullseye; update bullseye to restore it" in capsys.readouterr().err
    assert not folder.exists()


# -- the page --------------------------------------------------------------------------------------


def test_the_page_names_the_numbers_of_the_code() -> None:
    page = (ROOT / "docs" / "upgrading.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:4]] for line in page.splitlines() if line.startswith("| ")]
    numbers = {row[0]: row[2] for row in rows}
    board: Any = Tables().as_dict()
    wanted = {
        "history": schema.SCHEMA,
        "scoreboard": board["schema"],
        "summary": summary.SCHEMA,
        "settings": settings.SCHEMA,
        "goals": goals_file.SCHEMA,
        "class log": event.SCHEMA,
        "rounds on devices": journal.SCHEMA,
        "values": values.SCHEMA,
        "backup": backup.SCHEMA,
        "export": csv_json.SCHEMA,
        "scoring rules": RULES_VERSION,
    }
    assert {what: numbers[what] for what in wanted} == {what: str(number) for what, number in wanted.items()}
