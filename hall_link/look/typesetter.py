"""Words set in type, as textures."""

from collections import OrderedDict

from kivy.core.text import Label as TextRenderer
from kivy.graphics.texture import Texture

MOST_BYTES = 12 * 2**20
"""Somewhat more than all the words of one full screen at four bytes a pixel."""

_Key = tuple[str, str, float, str]


class Typesetter:
    """Keeps what was set last: from one picture to the next almost all words are the same."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._kept: OrderedDict[_Key, Texture] = OrderedDict()
        self._most, self._bytes = most_bytes, 0

    def set(self, words: str, font: str, size: float, align: str) -> Texture:
        """The words in white on nothing; `size` in pixels."""
        key = (words, font, size, align)
        texture = self._kept.pop(key, None)
        if texture is None:
            renderer = TextRenderer(text=words, font_name=font, font_size=size, halign=align)
            renderer.refresh()
            texture = renderer.texture
            self._bytes += _bytes(texture)
        self._kept[key] = texture
        while self._bytes > self._most and len(self._kept) > 1:
            self._bytes -= _bytes(self._kept.popitem(last=False)[1])
        return texture


def _bytes(texture: Texture) -> int:
    return int(texture.width) * int(texture.height) * 4
