"""Sign-ins that a sign-on service is being asked about, in the database."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert

from bullseye.school.people.sign_on import Pending
from bullseye.store_sql.tables.people import sign_on


class SqlSignOns:
    """The `SignOns` that a transaction sees."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def add(self, hashed: str, pending: Pending) -> None:
        """Keep a new one."""
        self._to.execute(
            insert(sign_on).values(
                hashed=hashed, nonce=pending.nonce, verifier=pending.verifier, next=pending.next, ends=pending.ends_us
            )
        )

    def use(self, hashed: str) -> Pending | None:
        """Take it out: it is answered once."""
        columns = (sign_on.c.nonce, sign_on.c.verifier, sign_on.c.next, sign_on.c.ends)
        row = self._to.execute(delete(sign_on).where(sign_on.c.hashed == hashed).returning(*columns)).first()
        return None if row is None else Pending(*row)

    def sweep(self, now_us: int) -> int:
        """Forget those that are over."""
        return self._to.execute(delete(sign_on).where(sign_on.c.ends <= now_us)).rowcount
