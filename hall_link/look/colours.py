"""The colours of every touch screen, as a palette for ordinary and one for weak eyes."""

from dataclasses import dataclass, replace

Colour = tuple[float, float, float, float]
"""Red, green, blue, alpha, each 0 to 1."""

BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
WHITE: Colour = (1.0, 1.0, 1.0, 1.0)


def colour(code: str, alpha: float = 1.0) -> Colour:
    """`RRGGBB`, with or without `#`. A malformed code is a ValueError."""
    code = code.lstrip("#")
    if len(code) != 6:
        raise ValueError(f"not a colour: {code!r}")
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue, alpha


def faded(full: Colour, alpha: float) -> Colour:
    """The same colour, as transparent as `alpha` says."""
    return (*full[:3], alpha)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` (0 to 1) of `other` in `one`, opaque."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one[:3], other[:3], strict=True))
    return red, green, blue, 1.0


def over(upper: Colour, lower: Colour) -> Colour:
    """What is seen where a colour, maybe transparent, lies on an opaque one."""
    return mixed(lower, upper, upper[3])


def _luminance(of: Colour) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in of[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio by WCAG 2, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def deepened(of: Colour, under: Colour, least: float = 4.5) -> Colour:
    """A colour made just dark enough that `under`'s light words can be read on it."""
    tried = (mixed(of, BLACK, step / 20) for step in range(21))
    return next((one for one in tried if contrast(one, under) >= least), BLACK)


@dataclass(frozen=True)
class Palette:
    """Which colour stands for what. `border` is None where a shadow lifts a card instead."""

    primary: Colour
    primary_deep: Colour
    on_primary: Colour
    quiet_on_primary: Colour
    ground: Colour
    card: Colour
    card_pressed: Colour
    ink: Colour
    quiet: Colour
    call: Colour
    on_call: Colour
    call_deep: Colour
    """The call's amber for pictograms on a light ground."""
    good: Colour
    good_ground: Colour
    warn_ground: Colour
    """Tops of screens that say yes or no; `on_primary` stands on them too."""
    bad: Colour
    line: Colour
    border: Colour | None
    plain: bool
    """True where decoration (tints, gradients) would cost contrast."""


NORMAL = Palette(
    primary=colour("0B4EA2"),
    primary_deep=colour("083A7C"),
    on_primary=colour("FFFFFF"),
    quiet_on_primary=colour("D6E4F7"),
    ground=colour("F2F5FA"),
    card=colour("FFFFFF"),
    card_pressed=colour("D3E3F8"),
    ink=colour("101828"),
    quiet=colour("475467"),
    call=colour("F59E0B"),
    on_call=colour("101828"),
    call_deep=colour("8A4B00"),
    good=colour("067647"),
    good_ground=colour("05603A"),
    warn_ground=colour("8A4B00"),
    bad=colour("B42318"),
    line=colour("D0D9E6"),
    border=None,
    plain=False,
)

LARGE_TYPE = replace(
    NORMAL,
    primary=colour("07387A"),
    primary_deep=colour("052B5E"),
    quiet_on_primary=colour("FFFFFF"),
    call_deep=colour("6B3900"),
    good=colour("05603A"),
    good_ground=colour("04502F"),
    warn_ground=colour("6B3900"),
)
"""Who asks for larger type gets 7:1 too."""

HIGH_CONTRAST = Palette(
    primary=colour("000000"),
    primary_deep=colour("000000"),
    on_primary=colour("FFFF00"),
    quiet_on_primary=colour("FFFFFF"),
    ground=colour("000000"),
    card=colour("000000"),
    card_pressed=colour("4D4D00"),
    ink=colour("FFFF00"),
    quiet=colour("FFFFFF"),
    call=colour("FFFF00"),
    on_call=colour("000000"),
    call_deep=colour("FFFF00"),
    good_ground=colour("000000"),
    warn_ground=colour("000000"),
    good=colour("FFFF00"),
    bad=colour("FFFF00"),
    line=colour("FFFF00"),
    border=colour("FFFF00"),
    plain=True,
)
