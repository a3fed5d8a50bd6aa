"""What `bullseye coach` prints: of rounds, of tables, of a model behind a real gateway; the key in none of it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from bullseye.app import open_store
from bullseye.cli import main
from bullseye.dirs import user_dirs
from tests.coach.change.test_inputs import table
from tests.coach.model.gateway import KEY, Gateway
from tests.commands.keeping import let_backups_finish
from tests.loopback import in_thread
from tests.records.played import played

Printed = tuple[int, str, str]


class Coach:
    """Runs the command on folders of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data, self._capsys = folder / "data", capsys

    def keep(self, rounds: int) -> None:
        store = open_store(user_dirs(self.data))
        for seed in range(rounds):
            store.save(played(seed))
        let_backups_finish()

    def __call__(self, *words: str) -> Printed:
        self._capsys.readouterr()
        code = main(["coach", *words, "--data-dir", str(self.data)])
        out, err = self._capsys.readouterr()
        return code, out, err

    def json(self, *words: str) -> dict[str, object]:
        code, out, err = self(*words, "--json")
        assert code == 0, err
        found: dict[str, object] = json.loads(out)
        return found


@pytest.fixture
def coach(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Coach:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BULLSEYE_SECRET_GATE", KEY)
    return Coach(tmp_path, capsys)


def test_without_rounds_it_says_so(coach: Coach) -> None:
    assert coach()[1].startswith("No rounds yet")
    assert coach.json() == {"sentences": []}
    assert coach("explain")[1].startswith("No rounds yet")


def test_with_rounds_it_says_what_to_change_for_people_and_programs(coach: Coach) -> None:
    coach.keep(6)
    code, out, _ = coach()
    assert code == 0 and out.startswith("Ann, ten-shots on classic") and "points a round (80 %:" in out
    assert coach.json()["drill"] == "ten-shots" and coach.json("--drill", "timed-30") == {"sentences": []}


def test_a_model_is_off_until_it_is_chosen_and_off_again(coach: Coach) -> None:
    coach.keep(6)
    assert "No model is chosen" in coach("model")[1] and "nothing would be sent" in coach("explain", "--show")[1]
    assert "By fixed rules: no model is chosen" in coach("--explain")[1]
    code, _, err = coach("model", "--base-url", "http://127.0.0.1:1/v1")
    assert code != 0 and "--base-url and --name" in err
    code, _, err = coach("model", "--base-url", "ftp://127.0.0.1/v1", "--name", "x")
    assert code != 0 and "base_url" in err
    code, out, _ = coach("model", "--base-url", "http://127.0.0.1:1/v1", "--name", "small-1", "--secret", "gate")
    assert code == 0 and out.startswith("small-1 at http://127.0.0.1:1/v1\nToday 0 of 20,000 tokens")
    assert coach.json("model")["model"]["secret"] == "gate"  # type: ignore[index]
    assert "No model is chosen" in coach("model", "--off")[1]


def test_what_is_shown_is_what_is_sent_and_the_key_is_printed_and_written_nowhere(coach: Coach, home: Path) -> None:
    coach.keep(6)
    gateway = Gateway("Work on your spread first; the interval is wide.")
    said = []
    with in_thread(gateway.app) as base:
        said.append(coach("model", "--base-url", f"{base}/v1", "--name", "small-1", "--secret", "gate"))
        said.append(coach("explain", "--show"))
        assert not gateway.bodies
        said.append(coach("explain"))
        shown = said[1][1].split("\n", 1)[1].rstrip("\n")
        assert gateway.bodies == [shown.encode()] and b"Ann" not in gateway.bodies[0]
        assert (
            said[-1][1].startswith("Work on your spread first") and "Written by the model small-1 (340" in said[-1][1]
        )
        said.append(coach("--explain", "--json"))
        assert json.loads(said[-1][1])["paragraph"]["cached"] is True and len(gateway.bodies) == 1
        gateway.status = 401
        said.append(coach("--explain", "--drill", "ten-shots"))
        said.append(coach("model"))
    assert gateway.keys == [f"Bearer {KEY}"]
    written = [path.read_bytes() for root in (home, coach.data) for path in root.rglob("*") if path.is_file()]
    assert not any(KEY.encode() in each for each in written)
    assert not any(KEY in part for _, *parts in said for part in parts)


def test_a_number_is_answered_by_its_inputs(coach: Coach) -> None:
    Path("shop.csv").write_bytes(table())
    words = "inputs", "shop.csv", "--value", "visitors", "--by", "posts", "--by", "ads", "--plan", "ads=4500"
    code, out, _ = coach(*words, "--want", "60000")
    assert code == 0 and "With posts " in out and " posts for 60,000 visitors, if things stay as they were" in out
    found = coach.json(*words)
    assert found["rows"] == 36 and found["refused"] is None and found["needed"] is None
    assert "By fixed rules" in coach(*words, "--explain")[1]
    code, _, err = coach(*words, "--plan", "cats=1")
    assert code != 0 and "'cats' is no input here" in err


def test_what_the_inputs_do_not_tell_is_refused(coach: Coach) -> None:
    Path("shop.csv").write_bytes(table(9))
    code, out, _ = coach("inputs", "shop.csv", "--value", "visitors", "--by", "posts")
    assert code == 0 and "too little data: 9 rows" in out
    assert "too little data" in str(coach.json("inputs", "shop.csv", "--value", "visitors", "--by", "posts")["refused"])


def test_odd_values_are_told_by_us_and_by_a_service_of_ones_own(coach: Coach, home: Path) -> None:
    lines = [f"2026-{1 + n // 28:02}-{1 + n % 28:02},{5000 if n == 30 else 100 + n % 5}" for n in range(34)]
    Path("shop.csv").write_text("date,visitors\n" + "\n".join(lines))
    words = "odd", "shop.csv", "--value", "visitors"
    assert "34 values, of which 1 do not fit." in coach(*words)[1]
    with in_thread(Gateway().app) as base:
        folder = user_dirs(coach.data).config
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "coach.toml").write_text(f'[odd]\nurl = "{base}/odd"\nauth = "bearer"\nsecret = "gate"\n')
        assert "5,000  by us and by the service" in coach(*words)[1]
        found = coach.json(*words)
    assert found["service"] == "answered" and found["odd"][0]["by_service"] is True  # type: ignore[index]
    assert "The service gave no judgement" in coach(*words)[1]


def test_an_odd_value_is_said_with_the_column_that_may_tell_why_and_a_missing_day_is_said(coach: Coach) -> None:
    start, lines = date(2026, 1, 5), ["date,visitors,ads"]
    for n in set(range(100)) - {95}:
        visitors, ads = (5000, 70) if n == 90 else (100 + n % 5, 8 + n % 3)
        lines.append(f"{start + timedelta(days=n)},{visitors},{ads}")
    Path("shop.csv").write_text("\n".join(lines))
    words = "odd", "shop.csv", "--value", "visitors", "--by", "ads"
    out = coach(*words)[1]
    assert "Possible cause: an input (ads 70, usually 9)" in out and "There is no value for Friday 10 April" in out
    found = coach.json(*words)
    odd, gone = found["odd"], found["missing"]
    assert isinstance(odd, list) and odd[0]["causes"][0]["key"] == "input ads" and odd[0]["text"] in out
    assert isinstance(gone, list) and [each["id"] for each in gone] == ["odd-missing"]
