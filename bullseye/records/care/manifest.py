"""What the manifest of a backup must hold, judged in our own words: anybody can make a zip."""

from __future__ import annotations

from collections.abc import Mapping

from bullseye.words import tr

LARGEST_BYTES = 64 << 20
"""Of a member but the history, which is never held in memory whole; the largest of the others is the scoreboard."""


def wrong_in(manifest: object, wanted: str) -> str:
    """Which key of the manifest is not what it must be; "" when it can be used. *wanted* is the format."""
    if not isinstance(manifest, dict):
        return tr("there is no object")
    kinds: dict[str, type] = {"format": str, "schema": int, "made": str, "app": str, "rounds": int, "files": dict}
    for key, kind in kinds.items():
        if manifest.get(key).__class__ is not kind:
            return tr("{key} is {value!r:.60}", key=key, value=manifest.get(key))
    if manifest["format"] != wanted:
        return tr("{key} is {value!r:.60}", key="format", value=manifest["format"])
    for name, one in manifest["files"].items():
        if not isinstance(one, dict) or one.get("bytes").__class__ is not int or not isinstance(one.get("sha256"), str):
            return tr("what is said of {name!r:.60} is {value!r:.60}", name=name, value=one)
    return ""


def too_large(members: Mapping[str, tuple[int, str]], but: str) -> str:
    """Which member, other than *but*, has more bytes than one can have; "" when none has."""
    for name, (size, _) in members.items():
        if name != but and size > LARGEST_BYTES:
            return tr(
                "{name} has {size} bytes, and at most {most} are believed", name=name, size=size, most=LARGEST_BYTES
            )
    return ""
