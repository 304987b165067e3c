"""How a device comes into its hall: with a key it was given, one it keeps, or by asking for one."""

import asyncio
import logging
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from hall_link.entry.asking import Asking, NoAnswerError, PlaceRefusedError, fetch_authority
from hall_link.entry.keeping import Keeping
from hall_link.entry.trust import check_words, context_for, distrust, fingerprint_of
from hall_link.entry.wishing import Wish, Wishing
from hall_link.wire.enrolment import AskToEnrol, EnrolmentAsked, EnrolmentSeen, EnrolRole

Why = Literal["new", "revoked", "unknown"]
Trouble = Literal["", "away", "busy", "refused", "foreign", "wrong-name", "not-secure"]

LOOK_EVERY_S = 2.0
AGAIN_AFTER_S = 5.0

WHY: dict[str, Why] = {"key-revoked": "revoked", "unauthorized": "unknown"}
"""Reasons of the server for sending a device away that a new key would mend."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Told:
    """What the device's screen, paper or log is to tell while it is not let in.

    `why`: why it asks for a code; None where it does not ask, and only the `trouble` is to be told.
    `code`: six digits, "" before the server gave one. `check`: what the administrator compares with
    the own screen, "" where no authority of the hall's own is trusted.
    """

    why: Why | None
    code: str = ""
    check: str = ""
    trouble: Trouble = ""
    wish: Wish | None = None


@dataclass(frozen=True)
class Admission:
    """What a device comes in with. `key`: one it was given; without, `folder` is where it keeps its
    own, asked for by a code. `authority`: the only one to be trusted, a PEM certificate; "" for
    the one it keeps, or whoever the machine trusts."""

    key: str = ""
    folder: Path | None = None
    authority: str = ""


Listener = Callable[[Told | None], None]


class Entry:
    """One device's way in. Belongs to one event loop."""

    def __init__(self, server: str, role: EnrolRole, admission: Admission) -> None:
        """Raises ValueError where what is to be trusted is no certificate, and OSError."""
        self._server = server.rstrip("/")
        self._role = role
        self._keeping = Keeping(admission.folder) if admission.folder else None
        self.key = admission.key or (self._keeping.key() if self._keeping else "")
        kept = self._keeping.authority() if self._keeping else ""
        self._trust(admission.authority or kept)
        self._told: Told | None = None
        self._listeners: list[Listener] = []
        self._wishing = Wishing()

    @property
    def may_ask(self) -> bool:
        """Whether the device may ask for a key of its own."""
        return self._keeping is not None

    @property
    def told(self) -> Told | None:
        """What is to be told now; None while all is well."""
        return self._told

    def on_change(self, listener: Listener) -> None:
        """Have `listener` called on the event loop at every change of `told`."""
        self._listeners.append(listener)

    @property
    def context(self) -> ssl.SSLContext | None:
        """Whom lines to the server trust; None where the address is http."""
        return self._context

    def opened(self) -> None:
        """A line was opened and the server said welcome."""
        self._tell(None)

    def failed(self, fault: BaseException) -> None:
        """A line could not be opened: told where the server is not whom this device trusts."""
        why = distrust(fault)
        if why:
            self._tell(Told(None, trouble=_known(why)))
        elif self._told is not None and self._told.why is None:
            self._tell(None)

    def scanned(self, text: str) -> None:
        """A scanner read this while the device asks for a key: the label of the one whose place it
        is to take (row K10)."""
        wish = self._wishing.scanned(text)
        if wish is not None and self._told is not None:
            self._tell(replace(self._told, wish=wish))

    async def ask(self, why: Why) -> None:
        """Asks once for a key and waits until it comes, is refused or the code is too old.

        Afterwards `key` is good, or as before. Faults of network, server and disk never raise.
        """
        try:
            await self._ask(why)
        except NoAnswerError as fault:
            self._tell(Told(why, trouble=_known(fault.why)))
            await asyncio.sleep(AGAIN_AFTER_S)

    async def _ask(self, why: Why) -> None:
        authority = self._authority
        if not authority:
            authority = await asyncio.to_thread(fetch_authority, self._server)
        try:
            context = self._context_of(authority)
        except ValueError as fault:
            raise NoAnswerError("foreign", fault) from fault
        asking = Asking(self._server, context)
        wish = AskToEnrol(role=self._role, name=socket.gethostname()[:64])
        asked = await asyncio.to_thread(asking.ask, wish)
        check = check_words(fingerprint_of(authority)) if context and authority else ""
        usual = Told(why, asked.code, check)
        self._tell(usual)
        log.warning("not let in yet (%s); a code is shown", why)
        self._wishing.asked_anew()
        key = await self._awaited(asking, asked, usual)
        if key:
            await self._keep(key, authority)
        else:
            self._tell(Told(why))

    async def _awaited(self, asking: Asking, asked: EnrolmentAsked, usual: Told) -> str:
        """The key; "" when there will be none for this code."""
        end = asyncio.get_running_loop().time() + asked.lasts_s
        while asyncio.get_running_loop().time() < end:
            await self._wishing.wait(LOOK_EVERY_S)
            try:
                seen = await self._seen(asking, asked)
            except NoAnswerError:
                self._tell(replace(self._told or usual, trouble="away"))
                continue
            except PlaceRefusedError:
                continue
            self._tell(replace(usual, wish=self._wishing.shown(seen.in_place_of)))
            if seen.state in ("approved", "refused"):
                self._wishing.decided()
            if seen.state == "refused":
                self._tell(Told(usual.why, trouble="refused"))
                await asyncio.sleep(AGAIN_AFTER_S)
            if seen.state != "pending":
                return seen.key or ""
        return ""

    async def _seen(self, asking: Asking, asked: EnrolmentAsked) -> EnrolmentSeen:
        """What the hall says next; to a label that was scanned, where there is one. Raises
        NoAnswerError, and PlaceRefusedError after telling it."""
        label = self._wishing.unsent
        if not label:
            return await asyncio.to_thread(asking.look, asked)
        try:
            seen = await asyncio.to_thread(asking.take_place, asked, label)
        except PlaceRefusedError as fault:
            wish = self._wishing.was_refused(label, fault)
            assert self._told is not None
            self._tell(replace(self._told, trouble="", wish=wish))
            raise
        self._wishing.was_taken(label)
        return seen

    async def _keep(self, key: str, authority: str) -> None:
        """A key that can't be kept is used all the same: it would be asked for at each start."""
        assert self._keeping is not None
        self._trust(authority)
        self.key = key
        try:
            await asyncio.to_thread(self._keeping.keep, key, authority)
        except OSError:
            log.exception("the key can't be kept")
        self._tell(None)

    # --- small change --------------------------------------------------------------------------

    def _trust(self, authority: str) -> None:
        self._authority = authority
        self._context = self._context_of(authority)

    def _context_of(self, authority: str) -> ssl.SSLContext | None:
        return context_for(authority) if self._server.startswith("https:") else None

    def _tell(self, told: Told | None) -> None:
        if told == self._told:
            return
        self._told = told
        for listener in self._listeners:
            try:
                listener(told)
            except Exception:  # as with the link: a listener's fault must cost nobody the way in
                log.exception("a listener of the way in failed")


def _known(trouble: str) -> Trouble:
    """What screens have words for."""
    found: Trouble = next((one for one in get_args(Trouble) if one == trouble), "away")
    return found
