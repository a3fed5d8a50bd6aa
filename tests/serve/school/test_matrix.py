"""Every request by every role, as the table of operations says: allowed ones pass the door, all others are refused.

The matrix is made of the table: an operation without roles is for nobody, and a route that is not in the table fails
`test_app.py`. "Passed the door" is told by the code of a refusal: who may is answered for what they sent.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bullseye.school.roles import OPEN, PERSONS, Role
from bullseye.serve.school.operations import PART, Operation
from bullseye.store_sql.database import Database
from tests.databases import Place
from tests.serve.live import Answered, Client
from tests.serve.school.house import serving_school
from tests.serve.school.whole import Whole, serving_whole

AT_THE_DOOR = {(401, "sign-in"), (401, "no-seat"), (403, "may-not")}
ASKING = (Role.NOBODY, Role.STUDENT, *PERSONS)
STREAMS = "text/event-stream"


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory, school_file: object) -> Iterator[Whole]:
    """One school for the whole matrix: nothing in it changes what the door says."""
    import shutil
    from pathlib import Path

    path = tmp_path_factory.mktemp("matrix") / "school.sqlite3"
    shutil.copy(Path(str(school_file)), path)
    with Place(f"sqlite:///{path}").open() as database, serving_whole(database) as served:
        yield served


def ask(client: Client, operation: Operation) -> Answered:
    """The operation with nothing in its body and an id that nobody has in its path."""
    path = PART.sub("999999999", operation.path)
    return client.get(path) if operation.method == "GET" else client.post(path, {"no such key": 1})


def passed(answer: Answered) -> bool:
    code = answer.json.get("code", "") if isinstance(answer.json, dict) else ""
    return (answer.status, code) not in AT_THE_DOOR


@pytest.mark.parametrize("role", ASKING)
def test_each_role_passes_the_door_of_what_it_may_and_of_nothing_else(school: Whole, role: Role) -> None:
    wrong = []
    client = school.of(role)
    for operation in school.operations:
        if operation.media == STREAMS:
            continue
        cookies = dict(client.cookies)
        may = bool(operation.roles & (OPEN | {role}))
        answer = ask(client, operation)
        assert answer.status < 500, (operation.name, answer)
        client.cookies = cookies  # one that signs out is signed in for the next
        if operation.name == "sign-out":
            client = school.of(role)
        if passed(answer) is not may:
            wrong.append((operation.name, role.value, answer.status))
    assert wrong == []


def test_every_operation_names_who_may_and_says_what_it_does(school: Whole) -> None:
    assert [one.name for one in school.operations if not one.roles or not one.does.endswith(".")] == []


def test_nobody_changes_anything_without_signing_in_but_by_what_they_know(school: Whole) -> None:
    """A list to think about whenever it grows: what changes something, and is for everybody."""
    open_ = {one.path for one in school.operations if one.method == "POST" and one.roles & OPEN}
    assert open_ == {
        "/api/school/sign-in", "/api/school/link", "/api/school/link/use", "/api/names", "/api/join", "/api/ask",
    }  # fmt: skip


def test_nothing_of_anybody_is_kept_by_anybody_in_between(school: Whole) -> None:
    for operation in school.operations:
        if operation.media != STREAMS:
            told = ask(school.client(), operation).headers["cache-control"]
            assert told == "no-store" or (told == "no-cache" and operation.media == "text/html"), operation.name


def test_the_matrix_would_notice_an_operation_that_forgets_its_roles(database: Database) -> None:
    class Forgets:
        def operations(self) -> list[Operation]:
            return [Operation("open", "GET", "/api/open", frozenset(), "Something.", lambda asked: {})]

    with serving_school(database, lambda served: [Forgets()]) as served:
        (forgotten,) = [one for one in served.operations if not one.roles]
        assert not any(passed(ask(served.of(role), forgotten)) for role in ASKING)
