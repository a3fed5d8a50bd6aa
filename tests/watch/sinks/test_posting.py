"""Chats and phones on the web: what each is sent, an address that is a secret, and services that refuse."""

from __future__ import annotations

from typing import Any

import pytest

from bullseye.watch.alerts.channel import BadChannelError, parse_channel
from bullseye.watch.edge import BACK
from bullseye.watch.sinks import discord, ntfy, slack, teams
from bullseye.watch.sinks.posting import NEVER
from tests.loopback import closed_port
from tests.watch.edges import edge
from tests.watch.sinks.telling import TEXT, Service, tell, tell_service

SLACK = 'kind = "slack"\nsecret = "ops-chat"'


def at_canary(base: str) -> dict[str, str]:
    return {"ops-chat": f"{base}/services/T0/canary\n"}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("slack", {"text": "Shop is off target: 640 ms &lt;b&gt; &amp; {x}"}),
        ("discord", {"content": TEXT, "allowed_mentions": {"parse": []}}),
        ("teams", teams.body_of(TEXT)),
    ],
)
def test_a_chat_is_posted_to_by_an_address_that_is_a_secret(kind: str, body: dict[str, Any]) -> None:
    service = Service()
    done = tell_service(service, lambda base: f'kind = "{kind}"\nsecret = "ops-chat"', at_canary)
    assert done.told and not done.again and (done.edge, done.sink) == ("shop/p95/1", "ops")
    assert (service.json, service.paths) == (body, ["/services/T0/canary"])
    assert "canary" not in done.words


def test_teams_gets_an_adaptive_card_with_the_text() -> None:
    (attachment,) = teams.body_of(TEXT)["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert attachment["content"]["body"] == [{"type": "TextBlock", "text": TEXT, "wrap": True}]


def test_discord_gets_no_more_than_it_takes_and_slack_no_marks() -> None:
    assert len(discord.body_of("x" * 3000)["content"]) == discord.MOST_LETTERS
    assert slack.body_of("<!channel>") == {"text": "&lt;!channel&gt;"}


def test_ntfy_is_louder_for_what_is_wrong_and_shows_its_token() -> None:
    service = Service()
    done = tell_service(
        service, lambda base: f'kind = "ntfy"\nurl = "{base}"\ntopic = "shop"\nsecret = "phone"',
        lambda base: {"phone": "tk_canary"},
    )  # fmt: skip
    assert done.told and service.heads[0]["authorization"] == "Bearer tk_canary"
    assert service.json == ntfy.body_of("shop", edge(), TEXT)
    assert ntfy.body_of("shop", edge(), TEXT)["priority"] > ntfy.body_of("shop", edge(kind=BACK), TEXT)["priority"]


@pytest.mark.parametrize(
    ("status", "again"), [(500, True), (503, True), (429, True), (401, True), (404, False), (410, False)]
)
def test_a_status_tells_later_from_never(status: int, again: bool) -> None:
    done = tell_service(Service(status), lambda base: SLACK, at_canary)
    assert (done.told, done.again) == (False, again) and (status in NEVER) is not again
    assert str(status) in done.words and "canary" not in done.words


def test_a_dead_network_is_tried_again_and_the_secret_path_is_not_said() -> None:
    done = tell(SLACK, {"ops-chat": f"http://127.0.0.1:{closed_port()}/services/canary"})
    assert (done.told, done.again) == (False, True) and "canary" not in done.words and "cannot be reached" in done.words


def test_a_secret_that_is_not_stored_or_no_address_is_said_and_waited_for() -> None:
    done = tell(SLACK)
    assert done.again and "bullseye secrets set ops-chat" in done.words
    done = tell(SLACK, {"ops-chat": "xoxb-canary"})
    assert done.again and "canary" not in done.words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('kind = "pigeon"', "apprise, command, discord, email, log, ntfy, slack, teams, webhook"),
        ('kind = "slack"', "secret is missing"),
        ('kind = "slack"\nsecret = "https://hooks.example/canary"', "bullseye secrets set"),
        ('kind = "slack"\nsecret = "a"\ncolour = "red"', "not known here"),
        ('kind = "ntfy"', "topic is missing"),
        ('kind = "log"\ntoken = "canary"', "bullseye secrets set"),
    ],
)
def test_a_channels_file_is_checked_and_no_secret_quoted(text: str, words: str) -> None:
    with pytest.raises(BadChannelError, match=words) as failed:
        parse_channel(text.encode(), "ops", "ops.toml")
    assert "canary" not in str(failed.value)
