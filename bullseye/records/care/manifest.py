"""What the manifest of a backup must hold, judged in our own words: anybody can make a zip."""

from __future__ import annotations

from bullseye.words import tr


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
