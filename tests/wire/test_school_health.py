"""The one answer of a school that is well."""

from __future__ import annotations

from bullseye.wire import codec
from bullseye.wire.school_health import Healthy


def test_it_is_written_and_read_alike() -> None:
    assert codec.dumps(Healthy()) == b'{"ok":true}'
    assert codec.read(Healthy, codec.loads(codec.dumps(Healthy()))) == Healthy()
