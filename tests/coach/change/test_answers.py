"""Forward and inverse answers of a model."""

from __future__ import annotations

from math import inf

import pytest

from bullseye.coach.change.answers import ahead, needed, spans
from bullseye.coach.change.ridge import Model, fit
from bullseye.errors import BadInputError
from tests.coach.change.test_ridge import rows

XS, YS = rows([2.0, 1.0], 2.0, 40)
_FOUND = fit(XS, YS)
assert isinstance(_FOUND, Model)
MODEL = _FOUND
SEEN = spans(XS)
ANY = (-inf, inf)


def test_planned_inputs_have_a_value_an_interval_and_a_word_when_they_lie_beyond() -> None:
    found = ahead(MODEL, [10.0, 10.0], SEEN, ANY)
    assert found.value == pytest.approx(80, abs=2) and found.ci80[0] < found.value < found.ci80[1]
    assert not found.beyond and ahead(MODEL, [10.0, 60.0], SEEN, ANY).beyond


def test_nothing_is_said_beyond_what_the_number_can_be() -> None:
    found = ahead(MODEL, [-60.0, -60.0], SEEN, (0.0, inf))
    assert found.value == 0.0 and found.ci80[0] == 0.0


def test_the_inverse_leads_back_and_its_ends_are_where_the_number_leaves_the_interval() -> None:
    found = needed(MODEL, 85.0, 0, [0.0, 10.0], SEEN)
    assert MODEL.at([found.value, 10.0]) == pytest.approx(85.0)
    low, high = found.ci80
    assert low is not None and high is not None and low < found.value < high
    for end in (low, high):
        assert abs(MODEL.at([end, 10.0]) - 85.0) == pytest.approx(MODEL.half_at([end, 10.0], 0.8), rel=1e-6)


def test_what_takes_far_more_than_was_ever_seen_is_refused_with_what_was_seen() -> None:
    with pytest.raises(BadInputError, match=r"cannot be reached by this input alone.* were seen"):
        needed(MODEL, 10_000.0, 0, [0.0, 10.0], SEEN)
    with pytest.raises(BadInputError, match="cannot be reached"):
        needed(MODEL._replace(slopes=(0.0, 1.0)), 85.0, 0, [0.0, 10.0], SEEN)


def test_an_end_that_cannot_be_told_is_none() -> None:
    loose = MODEL._replace(noise=500.0)
    assert needed(loose, 85.0, 0, [0.0, 10.0], SEEN).ci80 == (None, None)
