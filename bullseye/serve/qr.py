"""An address as a QR code: an SVG that any size suits, or a small PNG for a window to enlarge."""

from __future__ import annotations

from io import BytesIO


def qr_svg(text: str) -> bytes:
    """The code of *text*, black on white with its quiet zone."""
    import segno

    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=4, light="#ffffff", dark="#000000", scale=8)
    return out.getvalue()


def qr_png(text: str) -> bytes:
    """The code of *text* with its quiet zone, one pixel for each square."""
    import segno

    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", border=4, light="#ffffff", dark="#000000", scale=1)
    return out.getvalue()
