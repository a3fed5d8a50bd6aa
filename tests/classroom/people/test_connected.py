"""How a class plays on its own devices, and what is refused."""

from __future__ import annotations

import pytest

from bullseye.classroom.people.connected import Connected
from bullseye.errors import BadInputError


def test_what_may_be_changed_is_changed() -> None:
    made = Connected().changed(pin="4711", pace="own", locked=True, by_device=True)
    assert made == Connected("4711", "own", True, True) == Connected(**made.as_dict())


@pytest.mark.parametrize(
    ("key", "value"),
    [("pin", "471"), ("pin", "47111111x"), ("pin", 4711), ("pace", "fast"), ("locked", 1), ("names", "Ann")],
)
def test_what_may_not_is_refused_in_a_sentence_that_quotes_it(key: str, value: object) -> None:
    with pytest.raises(BadInputError, match=key):
        Connected().changed(**{key: value})
