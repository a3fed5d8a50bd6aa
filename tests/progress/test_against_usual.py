"""A round against one's own usual: the change with its sign, or how many rounds it still takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.measure.over_time.trend import ENOUGH_ROUNDS
from bullseye.play.services import Services
from bullseye.progress.against_usual import against_usual
from bullseye.wording.numbers import DASH
from tests.desk.desk_rooms import played, services_in
from tests.rounds import changed


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return services_in(tmp_path)


def test_it_says_how_many_rounds_are_still_needed(services: Services) -> None:
    for n in range(ENOUGH_ROUNDS):
        record = played(services, n)
        found = against_usual(services.store.rounds(), record)
        assert found is not None and found.figure == DASH and f"after {ENOUGH_ROUNDS - n} more" in found.words
        services.store.save(record)
    found = against_usual(services.store.rounds(), played(services, ENOUGH_ROUNDS))
    assert found is not None and found.figure != DASH


def test_the_change_has_its_sign_and_says_what_it_is_against(services: Services) -> None:
    scores = [services.store.save(record) and record.score for record in (played(services, n) for n in range(6))]
    mean = round(sum(score or 0 for score in scores) / 6)
    record = played(services, 9)
    for by, figure, better in ((12, "+12", True), (-3, "\u22123", False), (0, "0", None)):
        found = against_usual(services.store.rounds(), changed(record, score=mean + by))
        assert found is not None
        assert (found.figure, found.better) == (figure, better)
        assert found.words == f"against your usual {mean}"


def test_only_rounds_before_it_of_the_same_kind_count(services: Services) -> None:
    for n in range(6):
        services.store.save(played(services, n + 10))
    early = against_usual(services.store.rounds(), played(services, 0))
    other = against_usual(services.store.rounds(), played(services, 20, face="wide"))
    assert early is not None and early.figure == DASH and other is not None and other.figure == DASH


def test_a_round_without_a_score_or_a_rank_has_none(services: Services) -> None:
    assert against_usual([], played(services, drill="practice")) is None
    assert against_usual([], played(services, drill="grouping")) is None


def test_rounds_with_an_aid_are_not_mixed_with_those_without(services: Services) -> None:
    for n in range(6):
        services.store.save(played(services, n))
    found = against_usual(services.store.rounds(), changed(played(services, 20), aids={"sticky": {}}))
    assert found is not None and found.figure == DASH
