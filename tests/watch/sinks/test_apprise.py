"""apprise against a service on loopback: taken, refused, too slow, an address that is none, not installed."""

from __future__ import annotations

import sys

import pytest

from bullseye.watch.alerts.channel import secret_as_channel
from bullseye.watch.sinks.apprise import Settings
from tests.watch.sinks.telling import TEXT, Service, tell, tell_service

CHANNEL = 'kind = "apprise"\nsecret = "sms"'


def to_json(base: str) -> dict[str, str]:
    return {"sms": base.replace("http://", "json://ann:canary@") + "/in"}


def test_a_service_is_told_by_the_address_that_a_secret_holds() -> None:
    service = Service()
    done = tell_service(service, lambda base: CHANNEL, to_json)
    assert done.told and service.json["message"] == TEXT and service.json["title"] == "bullseye: shop/p95"
    assert "canary" not in done.words


def test_one_that_refuses_is_tried_again_and_its_address_not_said(capfd: pytest.CaptureFixture[str]) -> None:
    done = tell_service(Service(500), lambda base: CHANNEL, to_json)
    assert (done.told, done.again) == (False, True) and "did not take it" in done.words
    assert "canary" not in done.words + "".join(capfd.readouterr())


def test_an_address_that_is_none_and_a_secret_that_is_not_stored_are_said() -> None:
    assert "no address that apprise knows" in tell(CHANNEL, {"sms": "canary"}).words
    assert "bullseye secrets set sms" in tell(CHANNEL).words


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    done = tell(CHANNEL, {"sms": "json://canary"})
    assert done.again and 'pip install "bullseye[alerts]"' in done.words


def test_a_name_that_is_no_file_is_a_secret_with_such_an_address() -> None:
    assert secret_as_channel("sms").settings == Settings("sms")
