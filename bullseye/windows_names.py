"""Which names Windows gives to no folder, or to another than was typed; plain rules on text, alike on every system."""

from __future__ import annotations

from bullseye.words import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 255
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{kind}{n}" for kind in ("com", "lpt") for n in "123456789¹²³"
}
_FORBIDDEN = set('<>:"|?*') | {chr(n) for n in range(32)}


def why_no_folder(names: Sequence[str]) -> str:
    """Why Windows takes none of *names*, the parts of a path after its drive; "" when it takes all of them."""
    for name in names:
        if len(name) > LONGEST:
            return tr("a name of {length} characters is too long, at most {longest}", length=len(name), longest=LONGEST)
        if bad := sorted(_FORBIDDEN & set(name)):
            return tr("Windows takes no {sign!r} in a name", sign=bad[0])
        if name.partition(".")[0].rstrip().lower() in _DEVICES:
            return tr("{name!r} is a device of Windows, no folder", name=name)
        if name not in (".", "..") and name[-1:] in (".", " "):
            return tr("Windows drops the {sign!r} at the end of {name!r}", sign=name[-1], name=name)
    return ""
