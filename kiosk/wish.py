"""What a person wants of a ticket besides its item. Pure."""

from dataclasses import dataclass

MOST_ITEMS = 4
"""Items on one ticket taken here; who has more to do is better off with the guide."""

MOST_PRINCIPALS = 9


@dataclass(frozen=True)
class Wish:
    """`others`: items chosen before the present one, in their order. `principals`: for how many
    people. `priority`: a class of the hall's. `needs`: what helps (see `hall_link.wire.tickets`).
    `knowing`: told that service may not be reached by closing time."""

    others: tuple[str, ...] = ()
    principals: int = 1
    priority: str | None = None
    needs: tuple[str, ...] = ()
    knowing: bool = False
