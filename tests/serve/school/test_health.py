"""Signs of health: the process by itself, the database behind it, and numbers for the machine itself alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bullseye.errors import StorageError
from bullseye.serve.metrics import Metrics
from bullseye.serve.school.health import Health
from tests.serve.live import Client
from tests.serve.school.echo import serving


class Look:
    """A database that is there, until *trouble* is something."""

    trouble = ""

    def __call__(self) -> None:
        if self.trouble:
            raise StorageError(self.trouble)


@pytest.fixture
def look() -> Look:
    return Look()


@pytest.fixture
def client(look: Look) -> Iterator[Client]:
    metrics = Metrics()
    metrics.shots(3)
    with serving(Health(metrics, look)) as client:
        yield client


def test_all_is_well(client: Client) -> None:
    for path in ("/livez", "/healthz"):
        answer = client.get(path)
        assert (answer.status, answer.json) == (200, {"ok": True})


def test_without_its_database_the_process_is_alive_and_the_school_is_not_well(client: Client, look: Look) -> None:
    look.trouble = "cannot read the database postgresql://ann@inner.example/school: no route to host"
    assert client.get("/livez").status == 200
    answer = client.get("/healthz")
    assert answer.status == 503 and answer.json["code"] == "storage"
    assert "does not answer as it should" in answer.json["error"] and "inner.example" not in answer.json["error"]


def test_the_numbers_are_for_the_machine_itself_and_not_for_who_comes_through_a_proxy(client: Client) -> None:
    assert b"bullseye_shots_total 3.0" in client.get("/metrics").json
    answer = client.get("/metrics", x_forwarded_for="203.0.113.9")
    assert answer.json["code"] == "may-not"
