"""Shared targets on a real server: changed by who holds a link, seen by all, taken once, kept, taken back."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from bullseye.watch.samples import sample
from bullseye.watch.store.shares import CHANGES_A_MINUTE
from tests.serve.live import Client
from tests.serve.shared import Holder, Shared, shared


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Shared]:
    with shared(tmp_path) as live:
        yield live


def values(live: Shared, name: str) -> list[float]:
    return [each.value for each in live.targets.values.samples(name)]


def test_who_holds_the_link_opens_it_and_sees_the_target(live: Shared) -> None:
    ada = live.holder("glasses", "Ada")
    told = ada.opened.json
    assert (ada.opened.status, told["name"], told["visitor"]) == (200, "Glasses of water", "Ada")
    assert (told["way"], told["steps"], told["wanted"]) == ("counter", [1.0], "at least 8 glasses in all, each day")
    cookie = ada.opened.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and f"path={ada.at}".lower() in cookie


def test_a_counter_is_added_to_and_what_was_answered_is_on_the_disk(live: Shared) -> None:
    ada = live.holder("glasses")
    assert ada.change("add", value=2).json["now_text"] == "2 of 8 glasses"
    assert values(live, "glasses") == [2.0]


def test_the_same_change_sent_again_is_taken_once(live: Shared) -> None:
    ada, id_ = live.holder("glasses"), str(uuid.uuid4())
    assert [ada.change("add", id_, value=1).json["value"] for _ in range(3)] == [1.0, 1.0, 1.0]


def drink(who: Holder) -> None:
    for _ in range(10):
        who.change("add", value=1)


def test_two_people_who_change_at_once_both_see_the_truth(live: Shared) -> None:
    ada, bo = live.holder("glasses", "Ada"), live.holder("glasses", "Bo")
    heard = bo.events()
    assert next(heard)["value"] == 0
    both = [threading.Thread(target=drink, args=(who,)) for who in (ada, bo)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert ada.view()["value"] == bo.view()["value"] == 20.0
    assert next(told for told in heard if told["value"] == 20.0)["changes"][-1]["n"] == 20
    assert {one["name"] for one in ada.view()["changes"]} == {"Ada", "Bo"}


def test_ones_own_change_is_taken_back_and_nobody_elses(live: Shared) -> None:
    ada, bo = live.holder("glasses", "Ada"), live.holder("glasses", "Bo")
    ada.change("add", value=3)
    told = bo.change("add", value=4).json
    assert told["undo"] == 2 and ada.view()["undo"] == 1
    assert bo.undo(1).json == {"error": "only a change of your own can be taken back", "code": "not-yours"}
    assert bo.undo(2).json["value"] == 3.0
    assert bo.undo(2).json["value"] == 3.0  # twice is once
    assert values(live, "glasses") == [3.0]
    assert [(one["text"], one["undone"]) for one in ada.view()["changes"]] == [
        ("+3 glasses", False), ("+4 glasses", True), ("took back 4 glasses", False),
    ]  # fmt: skip


def test_a_level_is_set_and_the_last_one_counts(live: Shared) -> None:
    ada, bo = live.holder("weight"), live.holder("weight")
    ada.change("set", value=73.5)
    told = bo.change("set", value=71.4).json
    assert (told["value"], told["state"], told["way"]) == (71.4, "on-target", "slider")
    assert told["low"] <= 71.4 <= told["high"]
    assert bo.undo(2).json["value"] == 73.5


def test_a_task_is_ticked_once_and_opened_again(live: Shared) -> None:
    ada, bo = live.holder("move", "Ada"), live.holder("move", "Bo")
    assert ada.change("tick", task=1).json["now_text"] == "1 of 2 tasks"
    assert len(bo.change("tick", task=1).json["changes"]) == 1  # it is done already: nothing was changed
    assert bo.change("open", task=1).json["now_text"] == "0 of 2 tasks"
    assert ada.undo(1).json["error"].startswith("this was changed by somebody else since")
    assert [one["done"] for one in bo.undo(2).json["tasks"]] == [True, False]
    assert bo.change("tick", task=99).status == 404


def test_what_a_target_does_not_take_is_said(live: Shared) -> None:
    ada = live.holder("glasses")
    assert ada.change("set", value=3).json["code"] == "way"
    assert ada.change("add").json["error"] == "a value is missing; send a number"
    assert ada.change("add", value=1e300).status == 400
    assert ada.client.post(f"{ada.at}/change", b'{"id":"12345678","do":"add","value":NaN}').status == 400
    assert live.holder("glasses", "x" * 41).opened.status == 400
    assert values(live, "glasses") == []


def test_a_link_that_is_wrong_opens_nothing_and_guessing_waits(live: Shared) -> None:
    guess = Client(live.port)
    for _ in range(10):
        assert guess.post("/t/guess/open", {}).json["code"] == "link"
    assert guess.post("/t/guess/open", {}).status == 429
    live.clock.advance(61)
    assert live.holder("glasses").opened.status == 200
    guess.close()


def test_without_a_session_of_this_link_nothing_is_shown_or_changed(live: Shared) -> None:
    ada, bo = live.holder("glasses"), live.holder("weight")
    bo.client.cookies = dict(ada.client.cookies)
    assert bo.client.get(f"{bo.at}/view").json["code"] == "session"
    assert bo.change("set", value=70).status == 401
    assert bo.client.get(f"{bo.at}/events").status == 401


def test_a_link_that_was_taken_back_ends_its_pages_and_shared_again_it_is_another(live: Shared) -> None:
    ada = live.holder("glasses")
    heard = ada.events()
    next(heard)
    old = live.sharing.links()["glasses"]
    live.sharing.take_back("glasses")
    assert list(heard) == []
    assert ada.change("add", value=1).status == 404 and values(live, "glasses") == []
    assert live.sharing.share("glasses") not in (old, "")
    assert ada.change("add", value=1).status == 404


def test_a_value_that_comes_from_elsewhere_is_seen_too(live: Shared) -> None:
    heard = live.holder("glasses").events()
    next(heard)
    live.targets.values.add("glasses", sample(live.clock.utc(), 5.0, "typed"))
    assert next(heard)["value"] == 5.0


def test_who_changes_too_fast_waits_a_minute(live: Shared) -> None:
    ada = live.holder("glasses")
    answers = [ada.change("add", value=1).status for _ in range(CHANGES_A_MINUTE + 1)]
    assert answers[-1] == 429 and set(answers[:-1]) == {200}
    assert live.holder("glasses").change("add", value=1).status == 200
    live.clock.advance(61)
    assert ada.change("add", value=1).status == 200


def test_a_page_of_another_address_changes_nothing(live: Shared) -> None:
    ada = live.holder("glasses")
    answer = ada.client.post(
        f"{ada.at}/change", {"id": "12345678", "do": "add", "value": 1}, origin="http://evil.example"
    )
    assert answer.status == 403 and values(live, "glasses") == []
    assert ada.client.get("/teach").status == ada.client.get("/").status == 404


def test_the_page_is_the_same_for_every_link(live: Shared) -> None:
    ada = live.holder("glasses")
    page = ada.client.get(ada.at)
    assert page.status == 200 and page.json == ada.client.get("/t/guess").json
    assert ada.client.get("/page/target.js").status == 200 and ada.client.get("/page/nothing.js").status == 404
    assert ada.client.get("/healthz").json["ok"] is True
