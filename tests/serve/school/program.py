"""A server of a school as a process of its own, for tests that kill it: reads where its database is, says its port.

`python -m tests.serve.school.program` takes one line of JSON: address, password, and the bytes that a file of it may
grow to (0 for any). SIGUSR1 lifts that limit. It ends when its standard input closes.
"""

from __future__ import annotations

import json
import signal
import sys
from contextlib import ExitStack

from tests.databases import Place
from tests.serve.school.living import Process


def main() -> None:
    """Serve until the input closes."""
    address, password, most_bytes = json.loads(sys.stdin.readline())
    if most_bytes:
        import resource

        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        signal.signal(signal.SIGUSR1, lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, limits))
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, limits[1]))
    with ExitStack() as stack:
        process = Process(stack, Place(address, password))
        print(process.port, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
