"""The picture of a slip: black dots of a thermal head on a torn strip of paper."""

from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from ticket_printer.virtual.glyphs import Glyphs
from ticket_printer.virtual.slip import DOTS_PER_MM, PRINTABLE_DOTS, Dots, Line, Slip

PAPER, INK, TABLE = (250, 248, 242), (38, 37, 41), (214, 217, 222)
HEAD_GAP, TAIL_GAP = 5 * DOTS_PER_MM, 6 * DOTS_PER_MM  # dots from cutter to first and last print
AROUND = 36  # pixels of table round the strip
TOOTH = 8
LONGEST = 16_000  # dots; a slip of nonsense may be metres long


class Painter:
    """Draws slips, one dot of the head to one pixel. Keeps the glyphs it has drawn."""

    def __init__(self) -> None:
        self._glyphs = Glyphs()

    def png(self, slip: Slip) -> bytes:
        """The strip, its shadow and the table under it, as the bytes of a PNG file."""
        ink = self._ink(slip)
        strip = _strip(ink, slip.width * DOTS_PER_MM)
        out = BytesIO()
        strip.save(out, "PNG")
        return out.getvalue()

    def _ink(self, slip: Slip) -> Image.Image:
        """What the head burns: white on black, as wide as it can print."""
        long = sum(item.pitch for item in slip.items)
        ink = Image.new("L", (PRINTABLE_DOTS[slip.width], min(LONGEST, max(1, long))))
        y = 0
        for item in slip.items:
            if isinstance(item, Line):
                self._line(ink, item, y)
            elif isinstance(item, Dots):
                ink.paste(_burnt(item), (item.place.start(item.width), y))
            y += item.pitch
        return ink

    def _line(self, ink: Image.Image, line: Line, y: int) -> None:
        """All boxes of a line stand on the same foot."""
        x = line.place.start(line.width)
        for cell in line.cells:
            ink.paste(self._glyphs.box(cell), (x, y + line.height - cell.height))
            x += cell.width


def _burnt(dots: Dots) -> Image.Image:
    packed = Image.frombytes("1", (dots.columns, len(dots.rows)), b"".join(dots.rows))
    return packed.convert("L").resize((dots.width, dots.pitch), Image.Resampling.NEAREST)


def _strip(ink: Image.Image, width: int) -> Image.Image:
    """Paper of `width` dots with the print on it, lying on a table."""
    long = HEAD_GAP + ink.height + TAIL_GAP + TOOTH
    paper = Image.new("RGB", (width, long), PAPER)
    paper.paste(INK, ((width - ink.width) // 2, HEAD_GAP), _thermal(ink))
    shape = _torn(width, long)
    table = Image.new("RGB", (width + 2 * AROUND, long + 2 * AROUND), TABLE)
    shade = Image.new("L", table.size)
    shade.paste(shape.point(lambda level: level * 0.38), (AROUND, AROUND + 7))
    table.paste((60, 64, 74), (0, 0), shade.filter(ImageFilter.GaussianBlur(11)))
    table.paste(_curled(paper), (AROUND, AROUND), shape)
    return table


def _thermal(ink: Image.Image) -> Image.Image:
    """Heat creeps a little over the edge of a dot."""
    glow = ink.filter(ImageFilter.GaussianBlur(0.6)).point(lambda level: level * 0.55)
    return ImageChops.lighter(ink.point(lambda level: level * 0.94), glow)


def _torn(width: int, long: int) -> Image.Image:
    """The outline: straight on top, the cutter's teeth below; white where there is paper."""
    teeth = [
        (4 * x, 0 if step % 2 else 4 * (TOOTH - 1))
        for step, x in enumerate(range(0, width + TOOTH, TOOTH))
    ]
    edge = Image.new("L", (width * 4, TOOTH * 4))
    ImageDraw.Draw(edge).polygon([(0, 0), *teeth, (width * 4, 0)], fill=255)
    shape = Image.new("L", (width, long), 255)
    shape.paste(edge.resize((width, TOOTH), Image.Resampling.BOX), (0, long - TOOTH))
    return shape


def _curled(paper: Image.Image) -> Image.Image:
    """Paper from a roll is never quite flat: a breath of shade towards both edges."""
    row = Image.new("L", (paper.width, 1))
    middle = paper.width / 2
    row.putdata([int(255 - 16 * abs((x - middle) / middle) ** 3) for x in range(paper.width)])
    shade = row.resize(paper.size, Image.Resampling.NEAREST)
    return ImageChops.multiply(paper, Image.merge("RGB", (shade, shade, shade)))
