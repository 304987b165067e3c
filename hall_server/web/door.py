"""Where a password is checked: one at a time, off the loop, and wrong ones counted (row H1)."""

import asyncio
from dataclasses import dataclass

from hall_server.kernel.refusals import TryAgain
from hall_server.kernel.work import SYSTEM
from hall_server.staff.note_failure import NoteFailure
from hall_server.staff.passwords import Passwords
from hall_server.staff.rules import WrongCredentials, check_not_locked, check_password
from hall_server.staff.tables import Staff
from hall_server.web.desk import Desk

QUEUE = 16
"""Sign-ins that may be at the door: every window of a hall at once. More hear `try-again`."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The stored hash that was matched, and the new password's hash, or ""."""

    password_hash: str
    new_hash: str = ""


class Door:
    """Argon2 takes all the memory and processors it may: a flood of sign-ins must leave the rest of
    the hall its own, so one password is tried at a time."""

    def __init__(self, desk: Desk, passwords: Passwords) -> None:
        self._desk = desk
        self._passwords = passwords
        self._one = asyncio.Semaphore(1)
        self._waiting = 0

    async def prove(self, name: str, password: str, new: str | None) -> Proof:
        """That the password is this person's; `new` is to take its place.

        Raises `WrongCredentials`, `Locked`, `WeakPassword`, `TryAgain`.
        """
        if self._waiting >= QUEUE:
            raise TryAgain
        self._waiting += 1
        try:
            async with self._one:
                return await self._prove(name, password, new)
        finally:
            self._waiting -= 1

    async def _prove(self, name: str, password: str, new: str | None) -> Proof:
        person = self._find(name)
        known = person.password_hash if person else None
        if await self._matches(password, known):
            return Proof(known or "", await self._hash(name, new, password) if new else "")
        if new and await self._matches(new, known):
            return Proof(known or "")  # changed before, and the answer was lost
        await self._desk.submit(SYSTEM, NoteFailure(name=person.name if person else None))
        self._find(name)
        raise WrongCredentials

    def _find(self, name: str) -> Staff | None:
        """The account of this name. Raises `Locked`."""
        person = self._desk.hub.hall.staff.find(name)
        if person is not None:
            check_not_locked(person, self._desk.clock.now())
        return person

    async def _matches(self, password: str, known: str | None) -> bool:
        return await asyncio.to_thread(self._passwords.match, password, known)

    async def _hash(self, name: str, new: str, old: str) -> str:
        check_password(name, new, old)
        return await asyncio.to_thread(self._passwords.hash, new)
