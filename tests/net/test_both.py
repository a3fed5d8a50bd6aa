"""A gateway and the service behind it are both shown who we are."""

from __future__ import annotations

import asyncio

from bullseye.net.auth import ApiKey, Bearer
from bullseye.net.both import Both
from bullseye.net.call import Dressed
from bullseye.net.client import Net
from tests.fakes import ManualClock


def test_what_both_add_is_sent_and_the_services_own_counts_where_both_name_it() -> None:
    def secret(name: str) -> str:
        return f"of {name}"

    net = Net(ManualClock())
    gateway, own = ApiKey(secret, "gate", header="X-Gate"), Bearer(secret, "shop")
    both = Both(gateway, own)
    assert asyncio.run(both.dress(net)) == Dressed({"X-Gate": "of gate", "authorization": "Bearer of shop"}, {})
    twice = Both(Bearer(secret, "gate"), own)
    assert asyncio.run(twice.dress(net)).headers == {"authorization": "Bearer of shop"}
    both.forget()
    assert not both.renews
