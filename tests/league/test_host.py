"""Who has the class: begins it, goes on with it, ends it."""

from __future__ import annotations

import uuid
from itertools import count
from pathlib import Path
from random import Random

import pytest

from bullseye.errors import BadInputError
from bullseye.league.host import Host
from bullseye.league.lobby import Seated
from bullseye.league.refused import RefusedError
from bullseye.wire.teacher import Do
from tests.league.school import Time
from tests.rounds import DRILLS, FACES


def host(data: Path | None) -> Host:
    time, numbers = Time(), count(1)
    new_id = lambda: str(uuid.uuid4())  # noqa: E731
    return Host(data, FACES, DRILLS, time, time.utc, new_id, lambda: f"token-{next(numbers)}", Random(3))


def test_without_a_class_nobody_can_join() -> None:
    with pytest.raises(RefusedError, match="no class is open"):
        host(None).league  # noqa: B018


def test_a_class_is_begun_once_with_a_pin_of_its_own_and_gone_on_with(tmp_path: Path) -> None:
    first = host(tmp_path)
    first.do(Do("new", choices={"title": "7b", "drill": "ten-shots"}))
    pin = first.league.state.connected.pin
    assert len(pin) == 4 and pin.isdigit() and first.resumable() == []
    with pytest.raises(RefusedError, match="open already"):
        first.do(Do("new", choices={}))
    folder = first.league.room.log
    first.close()
    again = host(tmp_path)
    assert folder is not None and again.resumable() == [folder.folder.name]
    with pytest.raises(BadInputError, match="choose one of"):
        again.do(Do("resume", folder="elsewhere"))
    again.do(Do("resume"))
    assert again.league.state.connected.pin == pin
    again.close()


@pytest.mark.parametrize("choices", [{"drill": "nothing"}, {"face": "nothing"}, {"drill": "pointing-test"}, {"x": 1}])
def test_a_class_that_cannot_be_played_is_not_begun(tmp_path: Path, choices: dict[str, object]) -> None:
    from bullseye.errors import BullseyeError

    made = host(tmp_path)
    with pytest.raises(BullseyeError):
        made.new(choices)
    assert made.news is None and not (tmp_path / "classes").exists()


@pytest.mark.parametrize("keep", [True, False])
def test_the_end_wipes_names_and_tokens_here_and_on_the_disk(tmp_path: Path, keep: bool) -> None:
    made = host(tmp_path)
    made.new({"drill": "ten-shots"})
    seated = made.league.lobby.join("Anna-Lena", False, 0.0)
    assert isinstance(seated, Seated) and made.league.room.log is not None
    folder = made.league.room.log.folder
    made.league.heats.open([seated.seat])
    made.league.rounds.drawn_at(made.league.rounds.playing[seated.seat], 1.0)
    made.league.rounds.keep_now()
    assert (folder / "rounds.jsonl").exists() and (folder / "class.tokens.json").exists()
    assert made.do(Do("end", keep=keep)).said == "The class is over; 1 name was wiped."
    assert made.news is None and made.ended == 1
    left = [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
    assert {path.name for path in left} <= {"class.jsonl", "class.lock"}
    assert not any(b"Anna-Lena" in path.read_bytes() for path in left)
    made.new({})
