"""The printer's own font: every character as dots in its box."""

from functools import lru_cache

import pylopdf_fonts_zh_cn
from PIL import Image, ImageChops, ImageDraw, ImageFont

from ticket_printer.virtual.scanner import LOST
from ticket_printer.virtual.slip import Cell

DARK = 112  # levels from here on are burnt: a head knows black and white only
HANZI_BOX = 24


class Glyphs:
    """Draws with Noto Sans SC; letters wider than their box are pressed into it."""

    def __init__(self) -> None:
        self._path = str(pylopdf_fonts_zh_cn.sans_path())
        self._font = lru_cache(maxsize=32)(self._open)
        self.box = lru_cache(maxsize=2048)(self._draw)

    def _open(self, height: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self._path, height)

    def _draw(self, cell: Cell) -> Image.Image:
        """White dots on black, of the cell's width and height."""
        mask = Image.new("L", (cell.width, cell.height))
        if cell.char == LOST:
            ImageDraw.Draw(mask).rectangle((1, 3, cell.width - 2, cell.height - 3), fill=255)
        elif not cell.char.isspace():
            self._letter(mask, cell)
        if cell.bold:
            mask = ImageChops.lighter(mask, _shifted(mask, cell.size[0]))
        if cell.underline:
            top = cell.height - cell.underline * cell.size[1]
            ImageDraw.Draw(mask).rectangle((0, top, cell.width, cell.height), fill=255)
        return ImageChops.invert(mask) if cell.reverse else mask

    def _letter(self, mask: Image.Image, cell: Cell) -> None:
        natural = self._natural(cell)
        width = min(mask.width, natural.width * cell.size[0] // cell.size[1])
        pressed = natural.resize((max(1, width), mask.height), Image.Resampling.LANCZOS)
        mask.paste(pressed, ((mask.width - width) // 2, 0))
        mask.paste(mask.point(lambda level: 255 if level >= DARK else 0))

    def _natural(self, cell: Cell) -> Image.Image:
        """The glyph as the font means it, as high as its box."""
        font = self._font(cell.height * 23 // HANZI_BOX)
        width = max(1, round(font.getlength(cell.char)))
        glyph = Image.new("L", (width, cell.height))
        foot = cell.height * 20 // HANZI_BOX
        ImageDraw.Draw(glyph).text((0, foot), cell.char, font=font, fill=255, anchor="ls")
        return glyph


def _shifted(mask: Image.Image, dots: int) -> Image.Image:
    """Bold is the same letter struck again a little to the right."""
    shifted = Image.new("L", mask.size)
    shifted.paste(mask, (dots, 0))
    return shifted
