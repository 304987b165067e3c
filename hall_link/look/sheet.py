"""A Kivy widget to draw on in sheet units: panels, texts that fit, pictograms, press areas."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kivy.core.text import Label as TextRenderer
from kivy.core.text import LabelBase
from kivy.graphics import BoxShadow, Color, Ellipse, Rectangle, SmoothLine, SmoothRoundedRectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, Palette, faded
from hall_link.look.fonts import FontFiles
from hall_link.look.pictograms import glyph
from hall_link.look.type_scale import LEAST, LINE_HEIGHT, RADIUS
from hall_link.look.wrapping import fitted

REGULAR, BOLD, ICONS = "HallText", "HallTextBold", "HallIcons"

MEASURED_AT = 64.0
"""Widths are measured at one size and scaled: every size of a Chinese face costs megabytes."""

MOST_WIDTHS = 20_000
"""Measured widths are remembered; a screen that shows for weeks forgets them now and then."""


def register_fonts(files: FontFiles) -> None:
    """Make the look's fonts known to Kivy; once, before the first sheet draws."""
    LabelBase.register(name=REGULAR, fn_regular=str(files.regular))
    LabelBase.register(name=BOLD, fn_regular=str(files.bold))
    LabelBase.register(name=ICONS, fn_regular=str(files.icons))


@dataclass(frozen=True)
class PlacedText:
    """A text as drawn, in sheet units: its box, its texture's size, its type size."""

    text: str
    box: Box
    width: float
    height: float
    size: float
    cut: bool


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


class Sheet(Widget):
    """Draws in a frame 1080 units wide (portrait) or high (landscape), y down from the top.

    `texts` and `press_areas` list what the present drawing holds. `begin` clears it.
    """

    def __init__(self, palette: Palette, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.palette = palette
        self.text_scale = 1.0
        self.texts: list[PlacedText] = []
        self.press_areas: list[PressArea] = []
        self._widths: dict[tuple[str, str], float] = {}

    # --- the frame ---------------------------------------------------------------------------

    @property
    def portrait(self) -> bool:
        return bool(self.height >= self.width)

    @property
    def unit(self) -> float:
        """Pixels in one sheet unit."""
        short = self.width / 1080 if self.portrait else min(self.width / 1920, self.height / 1080)
        return float(short)

    @property
    def frame(self) -> Box:
        """The whole sheet in its own units."""
        return Box(0, 0, self.width / self.unit, self.height / self.unit)

    def pixels(self, point: tuple[float, float]) -> tuple[int, int]:
        """A point of the sheet in window pixels from the top left."""
        return round(point[0] * self.unit), round(point[1] * self.unit)

    def units(self, x: float, y: float) -> tuple[float, float]:
        """A Kivy position (from the bottom left) in sheet units."""
        return x / self.unit, (self.height - y) / self.unit

    def area_at(self, x: float, y: float) -> PressArea | None:
        """The topmost press area under a point in sheet units."""
        return next((area for area in reversed(self.press_areas) if area.box.holds(x, y)), None)

    def begin(self, palette: Palette, text_scale: float) -> None:
        """Start a new drawing."""
        self.palette, self.text_scale = palette, text_scale
        if len(self._widths) > MOST_WIDTHS:
            self._widths.clear()
        self.canvas.clear()
        self.texts, self.press_areas = [], []

    def shield(self) -> None:
        """Take the presses away from everything drawn so far."""
        self.press_areas = []

    # --- shapes ------------------------------------------------------------------------------

    def _kivy(self, box: Box) -> dict[str, tuple[float, float]]:
        unit = self.unit
        return {
            "pos": (box.x * unit, self.height - box.bottom * unit),
            "size": (box.w * unit, box.h * unit),
        }

    def rectangle(self, box: Box, fill: Colour) -> Color:
        """A plain rectangle; the returned colour may be changed later."""
        with self.canvas:
            face = Color(*fill)
            Rectangle(**self._kivy(box))
        return face

    def gradient(self, box: Box, top: Colour, bottom: Colour) -> None:
        """A rectangle that runs from one colour above to another below."""
        texture = Texture.create(size=(1, 2), colorfmt="rgb")
        texels = [round(c * 255) for of in (bottom, top) for c in of[:3]]
        texture.blit_buffer(bytes(texels), colorfmt="rgb", bufferfmt="ubyte")
        texture.wrap = "clamp_to_edge"
        with self.canvas:
            Color(1, 1, 1, 1)
            Rectangle(texture=texture, **self._kivy(box))

    def rounded(self, box: Box, fill: Colour, radius: float = RADIUS) -> Color:
        """A rectangle with round corners."""
        with self.canvas:
            face = Color(*fill)
            SmoothRoundedRectangle(radius=[radius * self.unit], **self._kivy(box))
        return face

    def disc(self, box: Box, fill: Colour) -> None:
        """The ellipse that fills a box."""
        with self.canvas:
            Color(*fill)
            Ellipse(segments=96, **self._kivy(box))

    def ring(self, box: Box, fill: Colour, share: float, width: float) -> None:
        """An arc of `share` (0 to 1) of a circle, clockwise from the top."""
        x, y = self._kivy(box)["pos"]
        radius = min(box.w, box.h) * self.unit / 2 - width * self.unit
        centre = x + box.w * self.unit / 2, y + box.h * self.unit / 2
        with self.canvas:
            Color(*fill)
            SmoothLine(
                circle=(*centre, radius, 0, 360 * max(0.004, min(share, 1))),
                width=width * self.unit / 2,
                cap="none",
            )

    def dashes(self, left: float, right: float, y: float, fill: Colour) -> None:
        """A horizontal dashed line, like a ticket's perforation."""
        x = left
        while x < right:
            self.rounded(Box(x, y, min(16.0, right - x), 4), fill, radius=2)
            x += 30

    def panel(self, box: Box, fill: Colour | None = None, radius: float = RADIUS) -> Color:
        """A card: lifted by a soft shadow, or outlined where contrast comes first."""
        palette = self.palette
        if palette.border:
            self.rounded(box, palette.border, radius)
            return self.rounded(box.inset(3), fill or palette.card, max(2.0, radius - 3))
        self._shadow(box, radius)
        return self.rounded(box, fill or palette.card, radius)

    def _shadow(self, box: Box, radius: float) -> None:
        unit = self.unit
        with self.canvas:
            Color(0.06, 0.16, 0.32, 0.16)
            BoxShadow(
                offset=(0, -5 * unit),
                blur_radius=26 * unit,
                spread_radius=(-4 * unit, -4 * unit),
                border_radius=(radius * unit,) * 4,
                **self._kivy(box),
            )

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
    ) -> PlacedText:
        """Draw words as large as `size` (times the text scale) lets them, wholly inside the box.

        Returns what was drawn, so that a caller can go on where the text ends.
        """
        font = BOLD if bold else REGULAR
        wanted = max(least, size * (self.text_scale if scaled else 1.0))
        width, texture = box.w, None
        while texture is None or (texture.width / self.unit > box.w and width > box.w * 0.9):
            width = width * 0.98 if texture else width
            measure = self._measure(font)
            fit = fitted(words, width, box.h, wanted, least, measure, LINE_HEIGHT, lines)
            texture = self._texture("\n".join(fit.lines), font, fit.size, align)
        return self._place(texture, box, words, fit.size, fit.cut, fill, align, valign)

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
        wanted, measure = max(least, size * self.text_scale), self._measure(BOLD)
        fits = [
            fitted(words, box.w, box.h, wanted, least, measure, LINE_HEIGHT, lines)
            for box, words in texts
        ]
        if any(fit.cut for fit in fits):
            return None
        return min((fit.size for fit in fits), default=wanted) / self.text_scale

    def icon(self, box: Box, name: str, fill: Colour) -> None:
        """A pictogram as large as the box's shorter side."""
        size = min(box.w, box.h)
        texture = self._texture(glyph(name), ICONS, size, "center")
        unit = self.unit
        centre = box.centre
        with self.canvas:
            Color(*fill)
            Rectangle(
                texture=texture,
                size=texture.size,
                pos=(
                    round(centre[0] * unit - texture.width / 2),
                    round(self.height - centre[1] * unit - texture.height / 2),
                ),
            )

    def _texture(self, words: str, font: str, size: float, align: str) -> Texture:
        renderer = TextRenderer(
            text=words, font_name=font, font_size=size * self.unit, halign=align
        )
        renderer.refresh()
        return renderer.texture

    def _measure(self, font: str) -> Callable[[str, float], float]:
        def width(words: str, size: float) -> float:
            key = (words, font)
            if key not in self._widths:
                renderer = TextRenderer(font_name=font, font_size=MEASURED_AT)
                self._widths[key] = renderer.get_extents(words)[0] / MEASURED_AT
            return self._widths[key] * size + 1 / self.unit

        return width

    def _place(
        self,
        texture: Texture,
        box: Box,
        words: str,
        size: float,
        cut: bool,
        fill: Colour,
        align: str,
        valign: str,
    ) -> PlacedText:
        unit = self.unit
        w, h = texture.width / unit, texture.height / unit
        across = {"left": 0.0, "center": (box.w - w) / 2, "right": box.w - w}[align]
        down = {"top": 0.0, "middle": (box.h - h) / 2, "bottom": box.h - h}[valign]
        with self.canvas:
            Color(*fill)
            Rectangle(
                texture=texture,
                size=texture.size,
                pos=(
                    round((box.x + across) * unit),
                    round(self.height - (box.y + down) * unit - texture.height),
                ),
            )
        placed = PlacedText(words, box, w, h, size, cut)
        self.texts.append(placed)
        return placed

    # --- things to press ---------------------------------------------------------------------

    def pressable(self, key: str, box: Box, face: Color, pressed: Colour) -> None:
        """Let a shape already drawn be pressed; it takes the colour `pressed` while held."""
        ordinary: Colour = tuple(face.rgba)
        self.press_areas.append(PressArea(key, box, ordinary, pressed, face))

    def dim(self, share: float) -> None:
        """Darken everything drawn so far."""
        self.rectangle(self.frame, faded((0.0, 0.05, 0.12, 1.0), share))
