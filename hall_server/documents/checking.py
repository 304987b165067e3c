"""Which papers of an item are there, and which are missing (row A3). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from hall_link.wire.guide import Material, MaterialCheck, ServiceItem
from hall_server.documents.rules import ItemChanged


@dataclass(frozen=True, slots=True)
class Checked:
    """An item's papers in their order: those at hand, those needed still, those needed only
    sometimes and not ticked."""

    have: tuple[Material, ...]
    missing: tuple[Material, ...]
    optional: tuple[Material, ...]


def checked(item: ServiceItem, check: MaterialCheck) -> Checked:
    """Raises `ItemChanged` where the list the citizen ticked is another by now."""
    if check.version != item.version or max(check.have, default=-1) >= len(item.materials):
        raise ItemChanged(item=item.id, version=item.version)
    return sorted_out(item.materials, check.have)


def sorted_out(materials: Sequence[Material], have: Sequence[int]) -> Checked:
    """have: places in the list, from 0."""
    there = set(have)
    open_ones = [m for place, m in enumerate(materials) if place not in there]
    return Checked(
        tuple(m for place, m in enumerate(materials) if place in there),
        tuple(m for m in open_ones if m.required),
        tuple(m for m in open_ones if not m.required),
    )


def carried_over(
    before: Sequence[Material], have: Sequence[int], now: Sequence[Material]
) -> list[int]:
    """The places in today's list of the papers that were there by an earlier list, by name."""
    names = {before[place].name.zh for place in have if place < len(before)}
    return [place for place, material in enumerate(now) if material.name.zh in names]
