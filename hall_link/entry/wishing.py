"""Whose place a device wants that asks for a key: what a scanner read at it (row K10)."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from hall_link.entry.asking import PlaceRefusedError
from hall_link.entry.device_label import device_on
from hall_link.wire.enrolment import OldDevice

WishTrouble = Literal["", "no-label", "unknown-label", "other-kind"]

TROUBLE_S = 10.0
"""A word about a label that was not taken stands so long; then what holds is shown again."""


@dataclass(frozen=True)
class Wish:
    """The place of `device` is asked for; or there is `trouble` with what was scanned last, and
    then `device` is whose label it was, None where it is no device's of this hall."""

    device: OldDevice | None = None
    trouble: WishTrouble = ""


class Wishing:
    """The labels scanned at one device. A label is kept for the next code, too: who scanned it need
    not come again because the first one was too old. Belongs to one event loop."""

    def __init__(self) -> None:
        self._taken = ""
        self._unsent = ""
        self._trouble: Wish | None = None
        self._trouble_ends = 0.0
        self._scanned = asyncio.Event()

    @property
    def unsent(self) -> str:
        """A label the hall was not told of yet; "" where there is none."""
        return self._unsent

    def scanned(self, text: str) -> Wish | None:
        """A scanner read this; gives what is to be told at once where it is no label."""
        if device_on(text) is None:
            return self._in_trouble(Wish(trouble="no-label"))
        self._unsent = text.strip()
        self._scanned.set()
        return None

    def asked_anew(self) -> None:
        """There is another code, of which the hall knows no wish yet."""
        self._unsent = self._unsent or self._taken
        if self._unsent:
            self._scanned.set()

    async def wait(self, seconds: float) -> None:
        """So long; no longer once a label was scanned."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._scanned.wait(), seconds)
        self._scanned.clear()

    def was_taken(self, label: str) -> None:
        """The hall knows the wish."""
        self._taken, self._trouble = label, None
        self._sent(label)

    def was_refused(self, label: str, fault: PlaceRefusedError) -> Wish:
        """The hall does not take this label; gives what is to be told."""
        self._taken = "" if self._taken == label else self._taken
        self._sent(label)
        known = fault.code == "other-kind"
        return self._in_trouble(Wish(fault.device, "other-kind" if known else "unknown-label"))

    def decided(self) -> None:
        """An administrator let the device in or did not: the wish is over."""
        self._taken = self._unsent = ""
        self._trouble = None

    def shown(self, asked_for: OldDevice | None) -> Wish | None:
        """What is to be told, where the hall says whose place is asked for."""
        if self._trouble is not None and asyncio.get_running_loop().time() < self._trouble_ends:
            return self._trouble
        return Wish(asked_for) if asked_for is not None else None

    def _sent(self, label: str) -> None:
        """Another may have been scanned while this one was on its way."""
        self._unsent = "" if self._unsent == label else self._unsent

    def _in_trouble(self, wish: Wish) -> Wish:
        self._trouble = wish
        self._trouble_ends = asyncio.get_running_loop().time() + TROUBLE_S
        return wish
