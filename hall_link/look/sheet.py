"""A Kivy widget to draw on in sheet units: panels, texts that fit, pictograms, press areas."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kivy.core.text import Label as TextRenderer
from kivy.core.text import LabelBase
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, Palette, faded
from hall_link.look.fonts import FontFiles
from hall_link.look.ground import grounds, weakest
from hall_link.look.pictograms import glyph
from hall_link.look.shapes import Shapes
from hall_link.look.type_scale import LEAST, LINE_HEIGHT, nearest_rung
from hall_link.look.typesetter import Typesetter
from hall_link.look.wrapping import Fitted, fitted

REGULAR, BOLD, ICONS = "HallText", "HallTextBold", "HallIcons"

MEASURED_AT = 64.0
"""Widths are measured at one size and scaled: every size of a Chinese face costs megabytes."""

MOST_WIDTHS = 20_000
"""Measured widths are remembered; a screen that shows for weeks forgets them now and then."""

MOST_FITS = 5_000
"""So are the sizes at which texts fitted their boxes."""


def register_fonts(files: FontFiles) -> None:
    """Make the look's fonts known to Kivy; once, before the first sheet draws."""
    LabelBase.register(name=REGULAR, fn_regular=str(files.regular))
    LabelBase.register(name=BOLD, fn_regular=str(files.bold))
    LabelBase.register(name=ICONS, fn_regular=str(files.icons))


@dataclass(frozen=True)
class Mark:
    """Where a text or pictogram was drawn, in what colour, on the lowest `below` layers.

    `dead`: it belongs to a button that can't be pressed now, and is pale for that.
    """

    ink: Box
    fill: Colour
    below: int
    dead: bool


@dataclass(frozen=True)
class PlacedText:
    """A text as drawn, in sheet units: its box, its texture's size, its type size."""

    text: str
    box: Box
    width: float
    height: float
    size: float
    cut: bool
    mark: Mark


@dataclass(frozen=True)
class PlacedIcon:
    """A pictogram as drawn."""

    name: str
    mark: Mark


@dataclass(eq=False)
class PressArea:
    """What can be pressed: `key` names it; its face changes colour while it is held."""

    key: str
    box: Box
    ordinary: Colour
    pressed: Colour
    face: Color = field(repr=False)

    def show(self, held: bool) -> None:
        """Draw it held down or released."""
        self.face.rgba = self.pressed if held else self.ordinary


class Sheet(Shapes):
    """Shapes with texts and pictograms on them, and areas to press.

    `texts`, `icons` and `press_areas` list what the present drawing holds. `begin` clears it.
    """

    def __init__(self, palette: Palette, **kwargs: object) -> None:
        super().__init__(palette, **kwargs)
        self.text_scale = 1.0
        self.texts: list[PlacedText] = []
        self.icons: list[PlacedIcon] = []
        self.press_areas: list[PressArea] = []
        self._typesetter = Typesetter()
        self._widths: dict[tuple[str, str], float] = {}
        self._fits: dict[tuple[object, ...], Fitted] = {}

    def area_at(self, x: float, y: float) -> PressArea | None:
        """The topmost press area under a point in sheet units."""
        return next((area for area in reversed(self.press_areas) if area.box.holds(x, y)), None)

    def begin(self, palette: Palette, text_scale: float) -> None:
        """Start a new drawing."""
        self.palette, self.text_scale = palette, text_scale
        if len(self._widths) > MOST_WIDTHS:
            self._widths.clear()
        if len(self._fits) > MOST_FITS:
            self._fits.clear()
        self.canvas.clear()
        self.layers, self.texts, self.icons, self.press_areas = [], [], [], []

    def shield(self) -> None:
        """Take the presses away from everything drawn so far."""
        self.press_areas = []

    # --- type --------------------------------------------------------------------------------

    def text(
        self,
        box: Box,
        words: str,
        size: float,
        fill: Colour,
        *,
        bold: bool = False,
        align: str = "left",
        valign: str = "middle",
        least: float = LEAST,
        lines: int = 99,
        scaled: bool = True,
        dead: bool = False,
    ) -> PlacedText:
        """Draw words as large as `size` (times the text scale) lets them, wholly inside the box.

        Returns what was drawn, so that a caller can go on where the text ends.
        """
        font = BOLD if bold else REGULAR
        wanted = max(least, nearest_rung(size * (self.text_scale if scaled else 1.0)))
        width, texture = box.w, None
        while texture is None or (texture.width / self.unit > box.w and width > box.w * 0.9):
            width = width * 0.98 if texture else width
            fit = self._fitted(words, font, width, box.h, wanted, least, lines)
            texture = self._texture("\n".join(fit.lines), font, fit.size, align)
        mark = self._paint(texture, self._ink(texture, box, align, valign), fill, dead)
        placed = PlacedText(words, box, mark.ink.w, mark.ink.h, fit.size, fit.cut, mark)
        self.texts.append(placed)
        return placed

    def width_of(self, words: str, size: float, *, bold: bool = False) -> float:
        """How wide words would be on one line at this size, the text scale included."""
        return self._measure(BOLD if bold else REGULAR)(words, size * self.text_scale)

    def common_size(
        self,
        texts: Sequence[tuple[Box, str]],
        size: float,
        *,
        lines: int = 99,
        least: float = LEAST,
    ) -> float | None:
        """The largest size, before scaling, at which all of these bold texts fit their boxes.

        None where one of them must be cut even at the least size.
        """
        wanted = max(least, nearest_rung(size * self.text_scale))
        fits = [
            self._fitted(words, BOLD, box.w, box.h, wanted, least, lines) for box, words in texts
        ]
        if any(fit.cut for fit in fits):
            return None
        return min((fit.size for fit in fits), default=wanted) / self.text_scale

    def icon(self, box: Box, name: str, fill: Colour, *, dead: bool = False) -> None:
        """A pictogram as large as the box's shorter side."""
        texture = self._texture(glyph(name), ICONS, min(box.w, box.h), "center")
        mark = self._paint(texture, self._ink(texture, box, "center", "middle"), fill, dead)
        self.icons.append(PlacedIcon(name, mark))

    def contrast_of(self, mark: Mark) -> float:
        """The contrast, 1 to 21, of a text or pictogram with what lies under it."""
        return weakest(mark.fill, grounds(self.layers[: mark.below], mark.ink))

    def _texture(self, words: str, font: str, size: float, align: str) -> Texture:
        return self._typesetter.set(words, font, size * self.unit, align)

    def _fitted(
        self,
        words: str,
        font: str,
        width: float,
        height: float,
        size: float,
        least: float,
        lines: int,
    ) -> Fitted:
        """As `fitted`; what was fitted before is known: most texts of a screen are on the next."""
        key = (words, font, width, height, size, least, lines, self.unit)
        if key not in self._fits:
            measure = self._measure(font)
            self._fits[key] = fitted(words, width, height, size, least, measure, LINE_HEIGHT, lines)
        return self._fits[key]

    def _measure(self, font: str) -> Callable[[str, float], float]:
        pixel, widths = 1 / self.unit, self._widths

        def width(words: str, size: float) -> float:
            key = (words, font)
            if key not in widths:
                renderer = TextRenderer(font_name=font, font_size=MEASURED_AT)
                widths[key] = renderer.get_extents(words)[0] / MEASURED_AT
            return widths[key] * size + pixel

        return width

    def _ink(self, texture: Texture, box: Box, align: str, valign: str) -> Box:
        """Where a texture lies in a box."""
        w, h = texture.width / self.unit, texture.height / self.unit
        across = {"left": 0.0, "center": (box.w - w) / 2, "right": box.w - w}[align]
        down = {"top": 0.0, "middle": (box.h - h) / 2, "bottom": box.h - h}[valign]
        return Box(box.x + across, box.y + down, w, h)

    def _paint(self, texture: Texture, ink: Box, fill: Colour, dead: bool) -> Mark:
        x, y = round(ink.x * self.unit), round(self.height - ink.y * self.unit - texture.height)
        with self.canvas:
            Color(*fill)
            Rectangle(texture=texture, size=texture.size, pos=(x, y))
        return Mark(ink, fill, len(self.layers), dead)

    # --- things to press ---------------------------------------------------------------------

    def pressable(self, key: str, box: Box, face: Color, pressed: Colour) -> None:
        """Let a shape already drawn be pressed; it takes the colour `pressed` while held."""
        ordinary: Colour = tuple(face.rgba)
        self.press_areas.append(PressArea(key, box, ordinary, pressed, face))

    def dim(self, share: float) -> None:
        """Darken everything drawn so far."""
        self.rectangle(self.frame, faded((0.0, 0.05, 0.12, 1.0), share))
