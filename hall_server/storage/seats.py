"""Who sat at a window on days gone by, read from sign-ins, visits and the ledger."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, or_, select

from hall_server.kernel.metadata import LEDGER
from hall_server.queue.tables import TICKETS
from hall_server.windows.seats import SeatsAsked
from hall_server.windows.tables import SIGN_INS

MOVES = ("windows_swapped", "cover_begun")
"""Acts after which a window's work was done under another number: each names `window`, `other`."""


def read_seats(connection: Connection, key: str) -> tuple[str, ...]:
    """Whoever was signed in there or served there, and at every window its work was done from by a
    swap or a cover of these days: too many rather than too few. In no order, each once."""
    asked = SeatsAsked.of_key(key)
    windows = sorted({asked.window, *_stood_for(connection, asked)})
    seated = select(SIGN_INS.c.staff).where(
        SIGN_INS.c.window.in_(windows),
        SIGN_INS.c.signed_in_at < asked.end,
        or_(SIGN_INS.c.signed_out_at.is_(None), SIGN_INS.c.signed_out_at >= asked.begin),
    )
    served = select(TICKETS.c.staff).where(
        TICKETS.c.business_day.between(asked.first, asked.last),
        TICKETS.c.window.in_(windows),
        TICKETS.c.staff.is_not(None),
    )
    return tuple(sorted(connection.scalars(seated.union(served))))


def _stood_for(connection: Connection, asked: SeatsAsked) -> Iterator[int]:
    of_days = LEDGER.c.business_day.between(asked.first, asked.last)
    query = select(LEDGER.c.body).where(of_days, LEDGER.c.kind.in_(MOVES))
    for body in connection.scalars(query):
        told = json.loads(body)["data"]
        pair = (told["window"], told["other"])
        if asked.window in pair:
            yield from pair
