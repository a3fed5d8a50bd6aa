"""The description of a school's API for programs: OpenAPI 3.1, made of the table of operations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from bullseye import __version__
from bullseye.school.roles import EVERYBODY, OPEN
from bullseye.serve.school.door import SESSION_COOKIE
from bullseye.serve.school.operations import VALUE, Operation
from bullseye.session.record import Record
from bullseye.wire.codec import MOST_EXACT, Between
from bullseye.wire.student import SEAT_COOKIE, Trouble
from bullseye.words import tr

AT = "/api/school/description"
REFUSALS = {
    "400": "what was sent cannot be read", "401": "sign in first", "403": "not for this role", "404": "not there",
    "409": "not as things are", "413": "too much at once", "415": "no JSON", "429": "too often",
    "503": "the database cannot be used",
}  # fmt: skip


class Description:
    """One operation more: the description of all, itself included."""

    def __init__(self, operations: Callable[[], Iterable[Operation]]) -> None:
        self._operations = operations

    def operations(self) -> list[Operation]:
        """It."""
        return [
            Operation(
                "description", "GET", AT, EVERYBODY, tr("This description, for programs."),
                lambda asked: described(self._operations()),
            )
        ]  # fmt: skip


def described(operations: Iterable[Operation]) -> dict[str, Any]:
    """An OpenAPI 3.1 document; `x-roles` of an operation says who may."""
    schemas: dict[str, Any] = {}
    schema_of(Trouble, schemas)
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "bullseye, a school", "version": __version__},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE},
                "seat": {"type": "apiKey", "in": "cookie", "name": SEAT_COOKIE},
            },
        },
    }


def _operation(one: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.does,
        "x-roles": sorted(one.roles),
        "parameters": [
            {
                "name": name, "in": "path", "required": True,
                "schema": {"type": "string", "pattern": f"^{VALUE.pattern}$"},
                **({"example": one.parts[name]} if name in one.parts else {}),
            }
            for name in one.part_names()
        ],
        "responses": {"200": _answer(one, schemas)},
        "security": [] if one.roles & OPEN else [{"session": []}, {"seat": []}],
    }  # fmt: skip
    trouble = {"application/json": {"schema": {"$ref": "#/components/schemas/Trouble"}}}
    for status, words in REFUSALS.items():
        found["responses"][status] = {"description": words, "content": trouble}
    if one.query is not None:
        schema = schema_of(one.query, {})  # each value by itself: a query has no objects
        for name, value in schema["properties"].items():
            needed = name in schema.get("required", ())
            found["parameters"].append({"name": name, "in": "query", "required": needed, "schema": value})
    if one.body is not None:
        schema = _reference(one.body, schemas)
        if one.bare:
            schema = schemas[one.body.__name__]["properties"][one.bare]
        content = {"application/json": {"schema": schema}}
        found["requestBody"] = {"required": True, "content": content}
    return found


def _answer(one: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {}
    if one.answer is not None:
        schema = _reference(one.answer, schemas)
        if one.listed:
            schema = {"type": "array", "items": schema}
    return {"description": one.does, "content": {one.media: {"schema": schema}}}


def _reference(kind: type[Any], schemas: dict[str, Any]) -> dict[str, Any]:
    schema_of(kind, schemas)
    return {"$ref": f"#/components/schemas/{kind.__name__}"}


def schema_of(kind: type[Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema of a message, put into *schemas* by its name together with those that it holds."""
    if kind.__name__ in schemas:
        found: dict[str, Any] = schemas[kind.__name__]
        return found
    found = schemas[kind.__name__] = {"type": "object", "additionalProperties": False}
    hints = get_type_hints(kind, include_extras=True)
    keys = {field.name: field.name.rstrip("_") for field in fields(kind)}
    found["properties"] = {key: _value(hints[name], schemas) for name, key in keys.items()}
    needed = [
        keys[field.name] for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING
    ]
    if needed:
        found["required"] = needed
    return found


def _value(hint: Any, schemas: dict[str, Any], limit: Between | None = None) -> dict[str, Any]:  # noqa: PLR0911 - one for each kind
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _value(inner[0], schemas, inner[1])
    if origin in (UnionType, Union):
        kinds = [{"type": "null"} if one is NoneType else _value(one, schemas, limit) for one in inner]
        return {"anyOf": kinds}
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if origin is tuple and inner[-1] is ...:
        return {"type": "array", "items": _value(inner[0], schemas), **_lengths("Items", limit)}
    if origin is tuple:
        each = [_value(one, schemas) for one in inner]
        return {"type": "array", "prefixItems": each, "items": False, "minItems": len(each), "maxItems": len(each)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(inner[1], schemas)}
    if hint is Record or hint is Any:
        return {"type": "object"} if hint is Record else {}
    if is_dataclass(hint) and isinstance(hint, type):
        return _reference(hint, schemas)
    return _plain(hint, limit)


def _plain(hint: Any, limit: Between | None) -> dict[str, Any]:
    if hint is str:
        return {"type": "string", **_lengths("Length", limit)}
    if hint is bool:
        return {"type": "boolean"}
    bounds = limit or Between(-1e12, 1e12)
    if hint is int:
        low, high = max(-MOST_EXACT, int(bounds.low)), min(MOST_EXACT, int(bounds.high))
        return {"type": "integer", "minimum": low, "maximum": high}
    return {"type": "number", "minimum": bounds.low, "maximum": bounds.high}


def _lengths(what: str, limit: Between | None) -> dict[str, int]:
    bounds = limit or Between(0, 4096)
    return {f"min{what}": int(bounds.low), f"max{what}": int(bounds.high)}
