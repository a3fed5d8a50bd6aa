"""`bullseye faces --pictures DIR`: a PNG of each face with its caption."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bullseye.commands.common import remark
from bullseye.errors import BadInputError
from bullseye.target.face import Face
from bullseye.words import tr


def save_pictures(faces: Sequence[Face], folder: str) -> int:
    """Write <face>.png for each of *faces* into *folder*, making it; tells each on stderr as it is done."""
    from bullseye.picture.plot import save_face_picture

    into = Path(folder).expanduser()
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as bad:
        raise BadInputError(
            tr(
                "{folder} cannot be a folder for pictures: {reason}; name another",
                folder=f"{folder!r}",
                reason=bad.strerror or bad,
            )
        ) from bad
    for number, face in enumerate(faces, start=1):
        try:
            save_face_picture(face, into / f"{face.id}.png")
        except ImportError as bad:
            raise BadInputError(tr("pictures need Pillow; install it with: pip install pillow")) from bad
        remark(tr("{number}/{faces} {id}.png", number=number, faces=len(faces), id=face.id))
    return 0
