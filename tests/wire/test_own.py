"""The messages of one's own phone."""

import pytest

from bullseye.errors import BadInputError
from bullseye.wire import codec, own


def test_a_round_is_entered_with_at_least_one_shot_and_at_most_200():
    one = {"id": "0b0f4f0e-0000-4000-8000-000000000001", "face": "classic"}
    assert codec.read(own.Entered, {**one, "shots": [[1, 2]]}).shots == ((1.0, 2.0),)
    for shots in ([], [[0, 0]] * 201, [[1]], [[1e9, 0]]):
        with pytest.raises(BadInputError):
            codec.read(own.Entered, {**one, "shots": shots})
