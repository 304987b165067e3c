"""The papers a visit asks for, which of them are at hand and which are missing (row A3). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hall_link.wire.documents import NoticeGiven
from hall_link.wire.guide import Guide, Material, MaterialCheck, ServiceItem
from kiosk.guide import find_item

Paper = tuple[str, str]
"""A paper's name and form, in Chinese. What two items both ask for is one paper; and a tick stays
with its paper when the hall changes the list meanwhile."""


@dataclass(frozen=True)
class Checking:
    """`have`: what was ticked. `items`: whose lists were gone through; only of those a ticket
    tells. `again`: the list is shown once more because
    it changed. `extra`: what a clerk wrote on the notice that was scanned. `notices`: those given
    here. `straight`: the secret of the scanned notice, where it leads straight to its `window`.
    `used`: it led there once before.
    """

    have: frozenset[Paper] = frozenset()
    items: tuple[str, ...] = ()
    again: bool = False
    extra: tuple[str, ...] = ()
    notices: tuple[NoticeGiven, ...] = ()
    straight: str | None = None
    window: int | None = None
    used: bool = False


@dataclass(frozen=True)
class Row:
    """One paper of the list. `item` and `place`: where the guide has it, for its sample forms."""

    paper: Paper
    material: Material
    item: str
    place: int


def paper_of_material(material: Material) -> Paper:
    """By what a paper is known to be the same."""
    return material.name.zh, material.form.zh if material.form else ""


def wanted(guide: Guide | None, items: Iterable[str]) -> list[Row]:
    """What the items ask for, each paper once, in their order."""
    rows: dict[Paper, Row] = {}
    for item in _known(guide, items):
        for place, material in enumerate(item.materials):
            paper = paper_of_material(material)
            so_far = rows.get(paper)
            if so_far is None:
                rows[paper] = Row(paper, material, item.id, place)
            elif so_far.item != item.id:
                both = _for_both(so_far.material, material)
                rows[paper] = Row(paper, both, so_far.item, so_far.place)
    return list(rows.values())


def _known(guide: Guide | None, items: Iterable[str]) -> list[ServiceItem]:
    return [found for item in items if (found := find_item(guide, item))]


def _for_both(one: Material, other: Material) -> Material:
    """An original is shown at both windows, copies stay at each; the stricter rule holds."""
    original = one.form is not None and "原件" in one.form.zh
    copies = max(one.copies, other.copies) if original else one.copies + other.copies
    changes = {
        "copies": copies,
        "required": one.required or other.required,
        "main": one.main or other.main,
        "owed": one.owed and other.owed,
    }
    return one.model_copy(update=changes)


# --- what is missing ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Lack:
    """What is not at hand: `missing` keeps one from being served, `owed` may be handed in later
    (容缺), `perhaps` is asked of some people only."""

    missing: tuple[Row, ...]
    owed: tuple[Row, ...]
    perhaps: tuple[Row, ...]


def lack(rows: Sequence[Row], have: frozenset[Paper]) -> Lack:
    """The rows that were not ticked, by how much they matter."""
    open_ = [row for row in rows if row.paper not in have]
    needed = [row for row in open_ if row.material.required]
    return Lack(
        tuple(row for row in needed if not row.material.owed),
        tuple(row for row in needed if row.material.owed),
        tuple(row for row in open_ if not row.material.required),
    )


# --- on the wire -------------------------------------------------------------------------------


def checks_of(guide: Guide | None, items: Iterable[str], checking: Checking) -> list[MaterialCheck]:
    """What was ticked of each item whose list was gone through, by places in its own list."""
    return [
        MaterialCheck(item=item.id, version=item.version, have=_places(item, checking.have))
        for item in _known(guide, items)
        if item.id in checking.items and item.materials
    ]


def _places(item: ServiceItem, have: frozenset[Paper]) -> list[int]:
    return [
        place
        for place, material in enumerate(item.materials)
        if paper_of_material(material) in have
    ]


def to_tell(guide: Guide | None, items: Iterable[str], checking: Checking) -> list[MaterialCheck]:
    """The checks that leave something missing: each is told in a notice of its own."""
    checks = checks_of(guide, items, checking)
    return [check for check in checks if _lacks(guide, check, checking.have)]


def _lacks(guide: Guide | None, check: MaterialCheck, have: frozenset[Paper]) -> bool:
    lacking = lack(wanted(guide, (check.item,)), have)
    return bool(lacking.missing or lacking.owed)


def ticked(guide: Guide | None, check: MaterialCheck) -> frozenset[Paper] | None:
    """The papers a check names; None where the list is another by now and places mean nothing."""
    item = find_item(guide, check.item)
    if item is None or item.version != check.version:
        return None
    return frozenset(
        paper_of_material(item.materials[place])
        for place in check.have
        if place < len(item.materials)
    )
