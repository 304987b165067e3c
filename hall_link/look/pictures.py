"""Pictures from files on a sheet: whole, or a part of them larger."""

from collections import OrderedDict

from kivy.core.image import Image
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

from hall_link.look.boxes import Box
from hall_link.look.colours import WHITE
from hall_link.look.ground import Layer
from hall_link.look.sheet import Sheet

MOST = 3
"""So many are kept in memory: a page of A4 takes about eight megabytes there."""

_kept: OrderedDict[str, Texture] = OrderedDict()


def draw_picture(sheet: Sheet, box: Box, path: str, part: Box | None = None) -> Box:
    """As large as the box lets it be, upright, on white; gives where it lies.

    `part`: what of it is shown, in shares of its width and height from the top left; None for all.
    Raises what Kivy raises for a file that is no picture.
    """
    texture = _texture(path)
    if part is not None:
        texture = _cut(texture, part)
    scale = min(box.w / texture.width, box.h / texture.height)
    field = box.middle(texture.width * scale, texture.height * scale)
    sheet.layers.append(Layer(field, (WHITE,)))
    unit = sheet.unit
    with sheet.canvas:
        Color(1, 1, 1, 1)
        Rectangle(
            texture=texture,
            pos=(field.x * unit, sheet.height - field.bottom * unit),
            size=(field.w * unit, field.h * unit),
        )
    return field


def _cut(texture: Texture, part: Box) -> Texture:
    """Kivy counts a texture's lines from below."""
    w, h = texture.width, texture.height
    x, y = round(part.x * w), round((1 - part.bottom) * h)
    return texture.get_region(x, y, round(part.w * w), round(part.h * h))


def _texture(path: str) -> Texture:
    if path in _kept:
        _kept.move_to_end(path)
        return _kept[path]
    texture = Image(path, nocache=True, mipmap=True).texture
    texture.min_filter = "linear_mipmap_linear"
    _kept[path] = texture
    if len(_kept) > MOST:
        _kept.popitem(last=False)
    return texture
