"""Requests made up from the description, good and bad ones, at every operation: each answers 2xx and 4xx, none 5xx.

A few for each operation here; `make fuzz` sends 500 to each.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bullseye.school.roles import Role
from bullseye.serve.school.description import AT
from bullseye.serve.school.operations import Operation
from tests.databases import Place
from tests.serve.live import Answered, Client
from tests.serve.node import missing
from tests.serve.school.season_ground import ASKED, GOAL, SOURCE, prepare
from tests.serve.school.season_ground import sent as sent_round
from tests.serve.school.whole import Whole, serving_whole

EACH = int(os.environ.get("BULLSEYE_FUZZ", "6"))
"""Requests of each kind (as described, and not as described) for each operation."""
STREAM = "text/event-stream"


class Good(NamedTuple):
    """A request of our own, as made-up ones are."""

    query: dict[str, str] | None = None
    body: Any = None


BY_WHAT_ONE_KNOWS = {
    "sign-in", "new-password", "look-at-link", "use-link", "delete-person", "withdraw-link", "names", "join", "ask",
    "students-page-with-pin",
}  # fmt: skip
"""Nobody comes upon a password, a PIN or a token by chance: their 2xx are in the tests of each."""
GOOD = {
    "lesson": Good(query={"of": "shots"}),
    "act": Good(body={"do": "lock"}),
    "shots": Good(body=[{"n": 1, "t": 0.0, "x": 0.0, "y": 0.0, "device": "touch"}]),
    "way": Good(body=[[0.0, 0.0, 0.0]]),
    "end-round": Good(body={"t": 0.0}),
    "season_begin": Good(body={"id": "spring", "source": SOURCE}),
    "season_change": Good(body={"source": SOURCE}),
    "season_move": Good(body={"person": "id-victim", "division": 0}),
    "season_join": Good(body={}),
    "season_line": Good(),
    "season_explain": Good(),
    "send": Good(body=sent_round(2)),
    "assign": Good(body=ASKED),
    "group_goal_set": Good(body=GOAL),
}
"""What a made-up request hardly ever is."""
NOT_AGAIN = {"sign-out", "new-password", "delete-person"}
"""What takes its own ground away is asked by somebody new each time."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory, school_file: Any) -> Iterator[Whole]:
    import shutil

    path = tmp_path_factory.mktemp("fuzz") / "school.sqlite3"
    shutil.copy(school_file, path)
    with Place(f"sqlite:///{path}").open() as database, serving_whole(database) as served:
        served.of(Role.STUDENT)
        served.of(Role.ADMINISTRATOR)
        served.person("victim", Role.MEMBER)
        prepare(served)
        yield served


def tool() -> Any:
    """schemathesis, or a reason why not."""
    try:
        import schemathesis
    except ImportError:
        missing("schemathesis is not installed; make setup gets it")
    return schemathesis


def sent(client: Client, operation: Operation, case: Any, path: str) -> Answered:
    """The request of a made-up case, at *path*."""
    query = case.query if isinstance(case.query, dict) else {}
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in query.items()}
    path += f"?{urlencode(texts, errors='replace')}" if texts else ""
    if operation.method == "GET":
        return client.get(path)
    kept = isinstance(case.body, dict | list | str | int | float | bool | None)
    data = json.dumps(case.body).encode() if kept else b""  # what is no JSON at all is a body too
    return client.ask("POST", path, data, {"content-type": "application/json"})


def made_up(case: Any, operation: Operation) -> str:
    """The path with the parts that the case has."""
    parts = case.path_parameters if isinstance(case.path_parameters, dict) else {}
    path = operation.path
    for name in operation.part_names():
        value = quote(str(parts.get(name, "x")), safe="", errors="replace").replace(".", "%2E") or "x"
        path = path.replace(f"{{{name}}}", value)
    return path


def fuzzed(school: Whole, operation: Operation, described: Any, client: Client) -> Counter[int]:
    """The statuses of made-up requests, half of them at a place that is there; a 5xx fails the test."""
    counts: Counter[int] = Counter()

    def ask(case: Any) -> None:
        nonlocal client
        if operation.name in NOT_AGAIN:
            client = school.able(operation)
        is_there = counts.total() % 2 == 0
        path = school.path(operation, "id-victim") if is_there else made_up(case, operation)
        answer = sent(client, operation, case, path)
        counts[answer.status] += 1
        assert answer.status < 500, (operation.name, path, case.body, answer)

    modes = tool().GenerationMode
    takes = operation.body or operation.query or operation.part_names()
    for mode in (modes.POSITIVE, modes.NEGATIVE) if takes else (modes.POSITIVE,):
        bound = settings(
            max_examples=EACH, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck), derandomize=EACH < 100,
        )  # fmt: skip
        bound(given(case=described.as_strategy(generation_mode=mode))(ask))()
    return counts


def test_every_operation_answers_whatever_it_is_sent_and_none_breaks(school: Whole) -> None:
    schema = tool().openapi.from_dict(school.client().get(AT).json)
    described = {one.ok().definition.raw["operationId"]: one.ok() for one in schema.get_all_operations()}
    # One of each role, before wrong PINs make this address wait; the student has a round.
    of_roles = {one.roles: school.able(one) for one in school.operations}
    able = {one.name: of_roles[one.roles] for one in school.operations}
    school.round = able["begin-round"].post("/api/rounds", {"heat": 0, "device": "touch"}).json["round"]
    counted = {
        one.name: fuzzed(school, one, described[one.name], able[one.name])
        for one in school.operations
        if one.media != STREAM
    }
    for operation in school.operations:
        if operation.name in GOOD:
            answer = sent(able[operation.name], operation, GOOD[operation.name], school.path(operation))
            counted[operation.name][answer.status] += 1
    print({name: dict(found) for name, found in counted.items()})
    refused = {one.name for one in school.operations if counted.get(one.name) and _is_4xx(counted[one.name])}
    assert {one.name for one in school.operations if one.body is not None} - refused == set()
    answered = {name for name, found in counted.items() if any(200 <= status < 400 for status in found)}
    assert set(counted) - answered <= BY_WHAT_ONE_KNOWS


def _is_4xx(found: Counter[int]) -> bool:
    return any(400 <= status < 500 for status in found)
