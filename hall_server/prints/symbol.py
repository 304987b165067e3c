"""A QR code on a page."""

import io

import segno

from hall_server.prints.ground import Canvas


def draw_symbol(canvas: Canvas, x: float, y: float, side: float, content: str) -> None:
    """In a square of `side` millimetres whose corner is (x, y), without white around it."""
    drawn = io.BytesIO()
    segno.make(content, error="m", micro=False).save(drawn, kind="png", scale=8, border=0)
    left, top = canvas.on_page(x, y)
    right, _ = canvas.on_page(x + side, y)
    canvas.pdf.image(drawn, left, top, right - left)
