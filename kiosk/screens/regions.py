"""Where the parts of a screen lie, upright and lying."""

from dataclasses import dataclass

from hall_link.look.boxes import Box
from hall_link.look.type_scale import GAP, MARGIN, TARGET


@dataclass(frozen=True)
class Regions:
    """Nothing in `header` and `billboard` can be pressed: upright they fill the top third."""

    blue: Box
    header: Box
    billboard: Box
    body: Box
    actions: Box | None
    footer: Box


def regions(frame: Box, portrait: bool, has_actions: bool) -> Regions:
    """The parts of a sheet of that frame."""
    return _upright(frame, has_actions) if portrait else _lying(frame, has_actions)


def _upright(frame: Box, has_actions: bool) -> Regions:
    header, rest = frame.cut_top(140)
    footer, rest = rest.cut_bottom(TARGET + 40)
    third = frame.h / 3
    billboard, rest = rest.cut_top(third - header.h - GAP)
    actions, body = _actions(rest, has_actions, 136)
    return Regions(
        blue=Box(0, 0, frame.w, billboard.bottom),
        header=header.inset(MARGIN, 0),
        billboard=billboard.inset(MARGIN, 8),
        body=Box(MARGIN, body.y + GAP, body.w - 2 * MARGIN, body.h - 2 * GAP),
        actions=actions.inset(MARGIN, 0) if actions else None,
        footer=footer,
    )


def _lying(frame: Box, has_actions: bool) -> Regions:
    footer, rest = frame.cut_bottom(TARGET + 24)
    left, right = rest.cut_left(520)
    header, billboard = left.cut_top(210)
    actions, body = _actions(right, has_actions, 120)
    return Regions(
        blue=left,
        header=header.inset(MARGIN, 0),
        billboard=billboard.inset(MARGIN, 8),
        body=Box(body.x + 40, body.y + GAP, body.w - 80, body.h - 2 * GAP),
        actions=actions.inset(40, 0) if actions else None,
        footer=footer,
    )


def _actions(rest: Box, has_actions: bool, height: float) -> tuple[Box | None, Box]:
    if not has_actions:
        return None, rest
    return rest._replace(h=rest.h - GAP).cut_bottom(height, 0)
