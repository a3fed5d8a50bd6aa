"""Plain webhooks: the JSON of an edge, the same id at each try, and a signature that others can check."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
from pathlib import Path

from bullseye.watch.message import as_json
from bullseye.watch.signing import signature
from tests.fakes import ManualClock
from tests.loopback import Certificates, serving
from tests.watch.edges import edge
from tests.watch.sinks.telling import TEXT, Service, opened, tell, tell_service


def test_a_webhook_gets_the_edge_with_its_id_and_time() -> None:
    service = Service()
    assert tell_service(service, lambda base: f'kind = "webhook"\nurl = "{base}/in"').told
    assert service.json == as_json(edge(), TEXT)
    (head,) = service.heads
    assert head["webhook-id"] == "shop/p95/1"
    assert int(head["webhook-timestamp"]) == int(ManualClock().utc().timestamp())
    assert "webhook-signature" not in head


def test_with_a_secret_it_is_signed_over_id_time_and_body() -> None:
    service = Service()
    tell_service(
        service,
        lambda base: f'kind = "webhook"\nurl = "{base}/in"\nsign_with = "hook"',
        lambda base: {"hook": "canary"},
    )
    (head,) = service.heads
    signed = f"{head['webhook-id']}.{head['webhook-timestamp']}.".encode() + service.bodies[0]
    expected = base64.b64encode(hmac.new(b"canary", signed, hashlib.sha256).digest()).decode()
    assert head["webhook-signature"] == f"v1,{expected}"


def test_the_signature_is_that_of_the_standards_own_example() -> None:
    key = "whsec_plJ3nmyCDGBKInavdOK15jsl"
    body = b'{"event_type":"ping","data":{"success":true}}'
    assert (
        signature(key, "msg_loFOjxBNrRLzqYUf", "1731705121", body) == "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="
    )


def test_a_key_that_is_not_stored_is_waited_for() -> None:
    done = tell('kind = "webhook"\nurl = "https://hooks.example/in"\nsign_with = "hook"')
    assert done.again and "bullseye secrets set hook" in done.words


def test_a_certificate_of_ones_own_and_who_we_are_are_those_of_the_channel(tmp_path: Path) -> None:
    certificates, service = Certificates(tmp_path), Service()

    async def test() -> list[bool]:
        told = []
        async with serving(service.app, **certificates.settings(asks_who=True)) as base:
            text = f'kind = "webhook"\nurl = "{base}/in"\nca = "ca.pem"\n'
            for more in ("", 'client_cert = "client.pem"\nclient_key = "client.key"'):
                sink, net = opened(text + more, {}, tmp_path)
                told.append((await sink.tell(edge(), TEXT)).told)
                await net.close()
        return told

    assert asyncio.run(test()) == [False, True]
