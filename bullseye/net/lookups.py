"""Room for many names to be looked up at once: a slow name server must not hold up the sources of others."""

from __future__ import annotations

MOST = 64


def allow_many_lookups() -> None:
    """Give the running event loop MOST threads for what it waits for in threads: names, mails, apprise.

    asyncio's own number is four more than the machine has cores, so that few slow names would stop everybody.
    Call it first thing in the loop.
    """
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(MOST, "bullseye-lookup"))
