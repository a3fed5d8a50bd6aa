"""The table of operations: nothing twice, nothing hidden behind another."""

from __future__ import annotations

import pytest

from bullseye.school.roles import EVERYBODY
from bullseye.serve.school.operations import Operation, table
from tests.serve.school.echo import Echo


class Only:
    """A subject with just these."""

    def __init__(self, *found: Operation) -> None:
        self._found = list(found)

    def operations(self) -> list[Operation]:
        return self._found


def one(name: str, path: str) -> Operation:
    return Operation(name, "GET", path, EVERYBODY, "Something.", lambda asked: {})


def test_an_address_without_a_part_comes_before_one_with_a_part_in_its_place() -> None:
    found = table([Only(one("any", "/api/{x}"), one("deep", "/api/{x}/y"), one("me", "/api/me"))])
    assert [each.name for each in found] == ["me", "any", "deep"]


def test_two_operations_at_one_place_are_refused_when_the_server_is_built() -> None:
    with pytest.raises(ValueError, match="b and a have the same place: GET /api/{}"):
        table([Only(one("a", "/api/{x}")), Only(one("b", "/api/{y}"))])


def test_two_operations_of_one_name_are_refused_when_the_server_is_built() -> None:
    with pytest.raises(ValueError, match="same name: a"):
        table([Only(one("a", "/x"), one("a", "/y"))])


def test_an_operation_knows_the_parts_of_its_path() -> None:
    (found,) = (each for each in Echo().operations() if each.name == "one")
    assert found.part_names() == ["n"]
