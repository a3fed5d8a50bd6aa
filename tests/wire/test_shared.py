"""The messages of the page of a shared target."""

import pytest

from bullseye.errors import BadInputError
from bullseye.wire import codec, shared


def test_a_change_has_an_id_a_known_kind_and_a_number_that_can_be():
    good = {"id": "12345678", "do": "add", "value": 1}
    assert codec.read(shared.Change, good).value == 1.0
    for wrong in ({"id": "1"}, {"do": "drop"}, {"value": 1e300}, {"value": "1"}, {"task": -1}, {"more": 1}):
        with pytest.raises(BadInputError):
            codec.read(shared.Change, {**good, **wrong})
