"""A link is made with a secret, leads to one target, and is dead once it was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bullseye.errors import UnknownNameError
from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.store.database import Database
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.sharing import KEY_NAME, Sharing, way_of
from bullseye.watch.turned_away import TurnedAwayError
from tests.fakes import ManualClock
from tests.serve.shared import GLASSES, MOVE, WEIGHT, sharing_in


@pytest.fixture
def sharing(tmp_path: Path) -> Iterator[Sharing]:
    with Database(tmp_path / "values.sqlite3") as database:
        yield sharing_in(tmp_path, ManualClock(), database)


def test_each_target_has_a_link_of_its_own_that_stays_the_same(sharing: Sharing) -> None:
    links = sharing.links()
    assert len(set(links.values())) == 3 and all(len(token) == 32 for token in links.values())
    assert sharing.share("glasses") == links["glasses"] == sharing.links()["glasses"]
    assert sharing.target_of(links["weight"]) == WEIGHT
    with pytest.raises(UnknownNameError):
        sharing.share("nothing")


def test_who_reads_the_file_of_values_can_make_no_link(sharing: Sharing, tmp_path: Path) -> None:
    links = sharing.links()
    session = sharing.enter(GLASSES, "Ada")
    sharing.targets.database.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("values.sqlite3*"))
    assert not any(token.encode() in kept for token in (*links.values(), session))
    assert KEY_NAME in (tmp_path / "secrets.json").read_text()


def test_a_link_that_was_taken_back_or_whose_target_is_gone_opens_nothing(sharing: Sharing) -> None:
    links = sharing.links()
    sharing.take_back("glasses")
    sharing.targets.definitions.remove("weight")
    for token in (links["glasses"], links["weight"], "", "guess", "\u00e9"):
        with pytest.raises(TurnedAwayError, match="this link opens nothing"):
            sharing.target_of(token)
    assert sharing.share("glasses") != links["glasses"]


def test_a_session_is_of_one_target_alone(sharing: Sharing) -> None:
    session = sharing.enter(GLASSES, "  Ada   L ")
    assert sharing.visitor(GLASSES, session).name == "Ada L"
    for target, given in ((WEIGHT, session), (GLASSES, ""), (GLASSES, "guess")):
        with pytest.raises(TurnedAwayError, match="open the link once more"):
            sharing.visitor(target, given)


def test_how_a_target_is_changed_follows_from_what_it_measures() -> None:
    assert [way_of(target) for target in (GLASSES, WEIGHT, MOVE)] == ["counter", "slider", "tasks"]
    assert way_of(Target("s", "S", "sum", Condition(1.0), Period("day"), "table")) == "shown"
    assert way_of(GLASSES._replace(measure="count")) == way_of(GLASSES._replace(measure="rate")) == "counter"
