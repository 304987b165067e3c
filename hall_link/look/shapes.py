"""A Kivy widget to draw shapes on in sheet units, that remembers what lies where."""

from kivy.graphics import (
    BorderImage,
    Color,
    Ellipse,
    Rectangle,
    SmoothLine,
    SmoothRoundedRectangle,
)
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from hall_link.look import shadows
from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, Palette
from hall_link.look.ground import Layer
from hall_link.look.type_scale import RADIUS


class Shapes(Widget):
    """Draws in a frame 1080 units wide (portrait) or high (landscape), y down from the top.

    `layers` are the shapes of the present drawing that something may lie on, lowest first.
    """

    def __init__(self, palette: Palette, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.palette = palette
        self.layers: list[Layer] = []
        self._shadows: dict[tuple[int, int], Texture] = {}

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

    # --- shapes ------------------------------------------------------------------------------

    def _kivy(self, box: Box) -> dict[str, tuple[float, float]]:
        unit = self.unit
        return {
            "pos": (box.x * unit, self.height - box.bottom * unit),
            "size": (box.w * unit, box.h * unit),
        }

    def rectangle(self, box: Box, fill: Colour) -> Color:
        """A plain rectangle; the returned colour may be changed later."""
        self.layers.append(Layer(box, (fill,)))
        with self.canvas:
            face = Color(*fill)
            Rectangle(**self._kivy(box))
        return face

    def gradient(self, box: Box, top: Colour, bottom: Colour) -> None:
        """A rectangle that runs from one colour above to another below."""
        self.layers.append(Layer(box, (top, bottom)))
        texture = Texture.create(size=(1, 2), colorfmt="rgb")
        texels = [round(c * 255) for of in (bottom, top) for c in of[:3]]
        texture.blit_buffer(bytes(texels), colorfmt="rgb", bufferfmt="ubyte")
        texture.wrap = "clamp_to_edge"
        with self.canvas:
            Color(1, 1, 1, 1)
            Rectangle(texture=texture, **self._kivy(box))

    def rounded(self, box: Box, fill: Colour, radius: float = RADIUS) -> Color:
        """A rectangle with round corners."""
        self.layers.append(Layer(box, (fill,)))
        with self.canvas:
            face = Color(*fill)
            SmoothRoundedRectangle(radius=[radius * self.unit], **self._kivy(box))
        return face

    def disc(self, box: Box, fill: Colour) -> None:
        """The ellipse that fills a box."""
        self.layers.append(Layer(box, (fill,), round=True))
        with self.canvas:
            Color(*fill)
            Ellipse(segments=96, **self._kivy(box))

    def round_picture(self, box: Box, texture: Texture) -> None:
        """The middle of a picture in the ellipse that fills a box."""
        side = min(texture.width, texture.height)
        left, low = (texture.width - side) / 2, (texture.height - side) * 0.8
        middle = texture.get_region(left, low, side, side)  # faces are in the upper half
        with self.canvas:
            Color(1, 1, 1, 1)
            Ellipse(texture=middle, segments=96, **self._kivy(box))

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
        radius, blur = round(radius * unit), round(shadows.BLUR * unit)
        reach = blur / unit - shadows.SHRUNK
        around = Box(box.x, box.y + shadows.DROP, box.w, box.h).inset(-reach)
        edge = shadows.border_of(radius, blur)
        least = 2 * edge / unit
        if around.w < least or around.h < least:  # nine pieces have no room in a small card
            edge = int(min(around.w, around.h) * unit / 2)
        with self.canvas:
            Color(*shadows.TINT)
            BorderImage(
                texture=self._shadow_picture(radius, blur),
                border=(shadows.border_of(radius, blur),) * 4,
                display_border=(edge,) * 4,
                auto_scale="off",
                **self._kivy(around),
            )

    def _shadow_picture(self, radius: int, blur: int) -> Texture:
        """White, as opaque as the shadow is dark; made once for each size."""
        known = self._shadows.get((radius, blur))
        if known is None:
            side = 2 * shadows.border_of(radius, blur) + 2
            alpha = shadows.shadow_alpha(radius, blur)
            known = Texture.create(size=(side, side), colorfmt="rgba")
            texels = b"".join(b"\xff\xff\xff" + bytes((value,)) for value in alpha)
            known.blit_buffer(texels, colorfmt="rgba", bufferfmt="ubyte")
            self._shadows[radius, blur] = known
        return known
