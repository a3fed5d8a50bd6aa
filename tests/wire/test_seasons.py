"""Messages of seasons: read strictly, and written whole."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError
from bullseye.records.record import as_json
from bullseye.wire import codec
from bullseye.wire.seasons import ExplainAsked, Moving, Nothing, Sent, TableAsked
from tests.school.seasons import shot_round


def test_a_round_is_sent_whole_and_nothing_beside_it() -> None:
    record = shot_round()
    assert codec.read(Sent, {"record": as_json(record)}).record.shots == record.shots
    with pytest.raises(BadInputError, match="no key 'person'"):
        codec.read(Sent, {"record": as_json(record), "person": "bea"})


def test_an_act_without_words_is_an_empty_object() -> None:
    assert codec.dumps(Nothing()) == b"{}" and codec.read(Nothing, {}) == Nothing()
    with pytest.raises(BadInputError):
        codec.read(Nothing, {"role": "administrator"})


@pytest.mark.parametrize(
    ("kind", "value"),
    [(TableAsked, {"first": -1}), (ExplainAsked, {"of": "name"}), (Moving, {"person": "a", "division": -2})],
)
def test_what_is_out_of_range_is_refused(kind: type, value: dict[str, object]) -> None:
    with pytest.raises(BadInputError):
        codec.read(kind, value)
