"""A service behind a gateway that both want to know who we are."""

from __future__ import annotations

from bullseye.net.call import Auth, Caller, Dressed


class Both:
    """What *gateway* and *own* add, together; where both name the same header the service's own counts."""

    def __init__(self, gateway: Auth, own: Auth) -> None:
        self._gateway = gateway
        self._own = own
        self.renews = gateway.renews or own.renews

    async def dress(self, caller: Caller) -> Dressed:
        """The headers and queries of both."""
        outer, inner = await self._gateway.dress(caller), await self._own.dress(caller)
        return Dressed({**outer.headers, **inner.headers}, {**outer.query, **inner.query})

    def forget(self) -> None:
        """Get new ones of both next time."""
        self._gateway.forget()
        self._own.forget()
