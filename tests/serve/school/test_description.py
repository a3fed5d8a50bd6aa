"""The description says of every operation what it takes, what it gives and who may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pytest

from bullseye.school.roles import EVERYBODY
from bullseye.serve.school.description import AT, described, schema_of
from bullseye.serve.school.operations import Operation
from bullseye.store_sql.database import Database
from bullseye.wire.codec import Between
from tests.serve.school.echo import Echo, Word
from tests.serve.school.house import Served, serving_school


@pytest.fixture
def school(database: Database) -> Iterator[Served]:
    with serving_school(database) as served:
        yield served


@dataclass(frozen=True, slots=True)
class Inner:
    """Part of a message."""

    n: int


@dataclass(frozen=True, slots=True)
class Whole:
    """One of each kind."""

    text: Annotated[str, Between(1, 9)]
    one_of: Literal["a", "b"]
    rows: Annotated[tuple[tuple[float, float], ...], Between(1, 3)]
    inner: Inner
    any_: dict[str, Any]
    maybe: Annotated[int, Between(1, 5)] | None = None
    flag: bool = False


def test_a_message_is_described_as_strictly_as_it_is_read() -> None:
    schemas: dict[str, Any] = {}
    found = schema_of(Whole, schemas)
    assert found["additionalProperties"] is False
    assert found["required"] == ["text", "one_of", "rows", "inner", "any"]
    values = found["properties"]
    assert values["text"] == {"type": "string", "minLength": 1, "maxLength": 9}
    assert values["one_of"] == {"type": "string", "enum": ["a", "b"]}
    assert values["rows"]["items"]["maxItems"] == 2 and values["rows"]["maxItems"] == 3
    assert values["inner"] == {"$ref": "#/components/schemas/Inner"} and "Inner" in schemas
    assert values["maybe"]["anyOf"][0] == {"type": "integer", "minimum": 1, "maximum": 5}


def test_parts_of_a_path_a_query_and_a_body_are_there() -> None:
    found = described(Echo().operations())["paths"]
    names = [(one["in"], one["name"]) for one in found["/api/echo/{n}"]["get"]["parameters"]]
    assert names == [("path", "n"), ("query", "page"), ("query", "whole")]
    assert found["/api/echo"]["post"]["requestBody"]["required"] is True
    assert found["/api/echo"]["post"]["x-roles"] == ["administrator", "teacher"]
    assert found["/api/loop"]["get"]["responses"]["200"]["content"].keys() == {"text/plain"}


def test_a_bare_body_is_described_as_the_value_that_it_is() -> None:
    bare = Operation("bare", "POST", "/api/bare", EVERYBODY, "Say it.", lambda asked: {}, body=Word, bare="word")
    content = described([bare])["paths"]["/api/bare"]["post"]["requestBody"]["content"]
    assert content["application/json"]["schema"] == {"type": "string", "minLength": 1, "maxLength": 20}


def test_the_served_description_names_every_operation(school: Served) -> None:
    found = school.client().get(AT).json
    assert found["openapi"] == "3.1.0"
    named = {(method.upper(), path) for path, of in found["paths"].items() for method in of}
    assert named == {(one.method, one.path) for one in school.operations}
