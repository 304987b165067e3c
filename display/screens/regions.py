"""Where the parts of the wall lie, upright and lying."""

from dataclasses import dataclass

from display.screens.type_scale import MARGIN
from hall_link.look.boxes import Box

GAP = 16.0


@dataclass(frozen=True)
class Regions:
    """Lying, the newest call has the left two thirds and the latest ones the right."""

    header: Box
    newest: Box
    recent: Box
    serving: Box
    waiting: Box
    strip: Box


def regions(frame: Box, portrait: bool) -> Regions:
    """The parts of a sheet of that frame."""
    return _upright(frame) if portrait else _lying(frame)


def _lying(frame: Box) -> Regions:
    """What a squarer screen has more goes to all parts by their need."""
    more = frame.h - 1080
    header, rest = frame.cut_top(100 + more * 0.06)
    strip, rest = rest.cut_bottom(110 + more * 0.06)
    rest = rest.inset(MARGIN, GAP)
    waiting, rest = rest.cut_bottom(144 + more * 0.22, GAP)
    serving, rest = rest.cut_bottom(148 + more * 0.14, GAP)
    newest, recent = rest.cut_left((rest.w - GAP) * 2 / 3, GAP)
    return Regions(header, newest, recent, serving, waiting, strip)


def _upright(frame: Box) -> Regions:
    more = frame.h - 1920
    header, rest = frame.cut_top(176)
    strip, rest = rest.cut_bottom(156 + more * 0.1)
    rest = rest.inset(MARGIN, GAP)
    waiting, rest = rest.cut_bottom(222 + more * 0.15, GAP)
    serving, rest = rest.cut_bottom(228 + more * 0.15, GAP)
    newest, recent = rest.cut_top(rest.h * 0.5, GAP)
    return Regions(header, newest, recent, serving, waiting, strip)
