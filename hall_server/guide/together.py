"""Several items as one: what the departments of a joint case ask for, told once (row F4). Pure."""

from collections.abc import Sequence

from hall_link.wire.base import Words
from hall_link.wire.guide import Fee, Material, ServiceItem

FREE = Words(zh="不收费", en="Free of charge")


def together(items: Sequence[ServiceItem]) -> ServiceItem:
    """The first item with the papers and fees of all: one set of papers, one sum.

    A paper of the same name is asked for once, in the larger number of copies, and needed if any
    item needs it. The first item's papers keep their places, so ticks made before stay true.
    """
    first = items[0]
    if len(items) == 1:
        return first
    papers: dict[str, Material] = {}
    for material in (material for item in items for material in item.materials):
        before = papers.get(material.name.zh)
        papers[material.name.zh] = material if before is None else _both(before, material)
    return first.model_copy(update={"materials": list(papers.values()), "fee": _fee(items)})


def _both(before: Material, more: Material) -> Material:
    return before.model_copy(
        update={
            "copies": max(before.copies, more.copies),
            "required": before.required or more.required,
            "main": before.main or more.main,
            "owed": before.owed and more.owed,
        }
    )


def _fee(items: Sequence[ServiceItem]) -> Fee | None:
    """One sum where every amount is known; else every fee with the item it is for."""
    fees = [(item, item.fee) for item in items if item.fee is not None]
    if not fees:
        return None
    amounts = [fee.amount for _, fee in fees]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(items):
        return Fee(text=_listed(fees))
    total = sum(known)
    if not total:
        return Fee(text=FREE, amount=0)
    costly = _listed([(item, fee) for item, fee in fees if fee.amount])
    text = Words(zh=f"合计 {total:g} 元（{costly.zh}）", en=f"{total:g} yuan in all ({costly.en})")
    return Fee(text=text, amount=total)


def _listed(fees: Sequence[tuple[ServiceItem, Fee]]) -> Words:
    return Words(
        zh="；".join(f"{item.name.zh} {fee.text.zh}" for item, fee in fees),
        en="; ".join(f"{item.name.en} {fee.text.en}" for item, fee in fees),
    )
