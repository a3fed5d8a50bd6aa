"""An address as a QR code, an SVG that any size suits."""

from __future__ import annotations

from io import BytesIO


def qr_svg(text: str) -> bytes:
    """The code of *text*, black on white with its quiet zone."""
    import segno

    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=4, light="#ffffff", dark="#000000", scale=8)
    return out.getvalue()
