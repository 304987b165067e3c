"""Somebody's picture in a disc; the initials where there is none."""

from pathlib import Path

from kivy.core.image import Image
from kivy.graphics.texture import Texture

from hall_link.look.boxes import Box
from hall_link.look.colours import faded
from hall_link.look.sheet import Sheet

_LOADED: dict[str, Texture | None] = {}
MOST = 60
"""Pictures kept ready; a hall has not many more people."""


def draw_portrait(sheet: Sheet, disc: Box, initial: str, path: str = "") -> None:
    """`path`: a file of this machine. One that is no picture counts as none."""
    palette = sheet.palette
    ink, ground = palette.on_primary, palette.primary
    if palette.plain:
        ink, ground = palette.card, palette.ink
    sheet.disc(disc, faded(ground, 0.14))
    inner = disc.inset(disc.w * 0.03)
    texture = _texture(path) if path else None
    if texture is not None:
        sheet.round_picture(inner, texture)
        return
    sheet.disc(inner, ground)
    if not initial:
        sheet.icon(inner.middle(disc.w * 0.6, disc.w * 0.6), "person", ink)
        return
    size = disc.w * (0.46 if len(initial) < 2 else 0.36)
    sheet.text(inner, initial, size, ink, bold=True, align="center", lines=1, scaled=False)


def _texture(path: str) -> Texture | None:
    if path not in _LOADED:
        if len(_LOADED) >= MOST:
            _LOADED.clear()
        _LOADED[path] = _read(path)
    return _LOADED[path]


def _read(path: str) -> Texture | None:
    try:
        return Image(path).texture if Path(path).is_file() else None
    except Exception:
        return None
