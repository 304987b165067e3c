"""The running hall erases what was kept long enough, once a day and slice by slice (row K4)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import get_args

from pydantic import BaseModel

from hall_server.delivery.hall import Hall
from hall_server.erasures.erase_old import SLICE, EraseOld, kept_from
from hall_server.erasures.matters import MatterBook, What
from hall_server.kernel.refusals import Refusal

log = logging.getLogger(__name__)

FIRST_LOOK_S = 300
"""A hall that was switched on in the morning opens first."""

LOOK_S = 60
BREATH_S = 0.05
"""Between two slices: what is pressed goes before."""


class RetentionWatch:
    """Looks once on each business day; a hall that was never on at night does it by day."""

    def __init__(
        self,
        hall: Callable[[], Hall],
        book: MatterBook,
        submit: Callable[[BaseModel], Awaitable[object]],
        end_marks: Callable[[str], None],
    ) -> None:
        """`end_marks`: destroys what identity numbers were marked with before this day."""
        self._hall = hall
        self._book = book
        self._submit = submit
        self._end_marks = end_marks
        self._done_on = ""

    async def watch(self) -> None:
        """Goes on until it is cancelled."""
        await asyncio.sleep(FIRST_LOOK_S)
        while True:
            try:
                await self.look()
            except Refusal:
                log.warning("what was kept long enough could not be erased; the next look goes on")
            except Exception:  # a fault of ours must not end it for good
                log.exception("what was kept long enough was NOT erased; the next look tries again")
            await asyncio.sleep(LOOK_S)

    async def look(self) -> None:
        """Erases what is due, unless that was done today."""
        hall = self._hall()
        if hall.business_day == self._done_on:
            return
        self._end_marks(hall.business_day)
        for what in get_args(What):
            before = kept_from(hall.premises.premises.retention, what, hall.business_day)
            if before is not None:
                await self._erase(what, before)
        self._done_on = hall.business_day

    async def _erase(self, what: What, before: str) -> None:
        tried: list[str] = []
        while True:
            found = await asyncio.to_thread(self._book.old, what, before, SLICE)
            ids = list(found)
            if not ids or ids == tried:  # what the writer leaves alone is not asked for again
                return
            await self._submit(EraseOld(what=what, ids=ids))
            tried = ids
            await asyncio.sleep(BREATH_S)
