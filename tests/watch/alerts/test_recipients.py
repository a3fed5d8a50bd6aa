"""Who is told of an edge: whom the definition names, in its words; nobody's alert is lost by a file being edited."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from bullseye.watch.alerts.channel import parse_channel
from bullseye.watch.alerts.recipients import Recipients
from bullseye.watch.edge import ALL_BACK, BROKEN, PACE_LOST
from bullseye.watch.folder import Definitions
from bullseye.watch.targets.reading import parse_target
from bullseye.watch.watches.reading import parse_watch
from tests.watch.alerts import shop
from tests.watch.edges import edge


@pytest.fixture
def recipients(tmp_path: Path) -> Recipients:
    shop.watch(tmp_path / "watches")
    shop.write(tmp_path / "channels", "ops", 'kind = "log"\nlink = "https://shop.example/board"\n')
    return Recipients(
        Definitions("watch", tmp_path / "watches", parse_watch),
        Definitions("target", tmp_path / "targets", parse_target),
        Definitions("channel", tmp_path / "channels", parse_channel), UTC,
    )  # fmt: skip


def test_a_miss_is_told_to_who_wants_to_know_of_it_with_the_channels_link(recipients: Recipients) -> None:
    assert recipients.of(edge()) == [(
        "ops",
        "Web shop, 95 % of answers within is off target: 640 ms, wanted 200 ms (2.2 points), since 2026-11-22 19:35. "
        "https://shop.example/board",
    )]  # fmt: skip


def test_who_has_a_text_gets_that_text(recipients: Recipients) -> None:
    told = recipients.of(edge(kind=BROKEN, words="it answers 404"))
    assert told is not None
    assert dict(told)["boss"] == "Web shop, 95 % of answers within: it answers 404"


def test_a_kind_that_nobody_asked_for_is_told_to_nobody(recipients: Recipients) -> None:
    assert recipients.of(edge(kind=ALL_BACK, about="shop")) == []


def test_a_slip_in_a_text_does_not_lose_the_alert(recipients: Recipients, tmp_path: Path) -> None:
    shop.watch(tmp_path / "watches", text="{vlaue}")
    told = recipients.of(edge(kind=BROKEN, words="it answers 404"))
    assert told is not None and "cannot be read since" in dict(told)["boss"]


def test_while_the_file_cannot_be_read_the_alert_waits_and_when_it_is_gone_there_is_nobody(
    recipients: Recipients, tmp_path: Path
) -> None:
    file = shop.write(tmp_path / "watches", "shop", "name = ")
    assert recipients.of(edge()) is None
    file.unlink()
    assert recipients.of(edge()) == []


def test_a_target_tells_the_channels_that_it_names(recipients: Recipients, tmp_path: Path) -> None:
    text = 'name = "Sales"\nmeasure = "sum"\nat_least = 100\nunit = "EUR"\nnotify = ["ops", "mail"]\nper = "month"'
    shop.write(tmp_path / "targets", "sales", text)
    told = recipients.of(edge(kind=PACE_LOST, about="sales"))
    assert told is not None and [name for name, _ in told] == ["ops", "mail"]
    assert dict(told)["mail"] == "Sales is behind its pace: 640 EUR of 100 EUR"
