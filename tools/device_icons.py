"""Writes the pictograms of devices that run in a browser: the same font's shapes, as paths.

`python -m tools.device_icons` writes `hall_server/web/device_pages/base/icons.js`.
"""

from importlib import import_module
from pathlib import Path

from hall_link.look.pictograms import NAMES, glyph

FILE = Path(__file__).parents[1] / "hall_server/web/device_pages/base/icons.js"

HEAD = """// Pictograms by the names a hall's file uses: each a path in a square of {side} units.
// Written by `python -m tools.device_icons` from the font Material Design Icons (Apache 2.0).

export const SIDE = {side};

export const PATHS = {{
"""


def icons() -> str:
    """The whole file."""
    ttlib, pens = import_module("fontTools.ttLib"), "fontTools.pens"
    svg, transform = (import_module(f"{pens}.{name}") for name in ("svgPathPen", "transformPen"))
    font = ttlib.TTFont(str(import_module("fonticon_mdi7").MDI7.__font_file__))
    shapes, characters = font.getGlyphSet(), font.getBestCmap()
    lines = []
    for name in NAMES:
        pen = svg.SVGPathPen(shapes, ntos=lambda number: f"{number:.0f}")
        upright = transform.TransformPen(pen, (1, 0, 0, -1, 0, font["hhea"].ascent))
        shapes[characters[ord(glyph(name))]].draw(upright)
        lines.append(f'  "{name}": "{pen.getCommands()}",\n')
    return HEAD.format(side=font["head"].unitsPerEm) + "".join(lines) + "};\n"


if __name__ == "__main__":
    FILE.write_text(icons(), "utf-8")
