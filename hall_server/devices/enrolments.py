"""Devices that ask to be let in, and the codes on their screens (row K4). In memory alone: a
server that was started anew knows none, and every device then asks again by itself."""

import hmac
import secrets
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hall_link.wire.enrolment import EnrolmentState, EnrolRole
from hall_server.kernel.ids import digest, new_secret
from hall_server.kernel.refusals import Refusal

LASTS = timedelta(minutes=15)
CODES = 1_000_000
TRIES = 5
"""Wrong codes one person may type within `LASTS`."""

AT_ONCE, OF_ONE_ADDRESS = 128, 8
"""Devices that may ask at one time, so many of them from one address: nobody fills the list."""


class UnknownEnrolment(Refusal):
    """Nobody asks under this id with this secret, or does so no longer."""

    code = "not-found"


class UnknownCode(Refusal):
    """No device that asks shows this code. Details: the tries `left`."""

    code = "unknown-code"


class TooManyCodes(Refusal):
    """So many wrong codes: only after a while will further ones be looked at."""

    code = "too-many-codes"


class TooManyAsk(Refusal):
    """Too many devices ask to be let in at this moment."""

    code = "too-often"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One device that asks. `name`: what its machine says it is called. `key`: what it is given
    once it was let in. `instead_of`: the id of the device whose label it was shown (row K10)."""

    id: str
    role: EnrolRole
    name: str
    code: str
    address: str
    secret_hash: str
    asked_at: datetime
    state: EnrolmentState = "pending"
    key: str | None = None
    instead_of: str | None = None


class Enrolments:
    """All that ask now."""

    def __init__(self) -> None:
        self._asking: dict[str, Enrolment] = {}
        self._wrong: dict[str, list[datetime]] = {}

    def ask(self, role: EnrolRole, name: str, address: str, now: datetime) -> tuple[Enrolment, str]:
        """A device asks from `address`; gives what it is shown as, and its secret.

        Raises `TooManyAsk`.
        """
        self._forget_old(now)
        addresses = Counter(asking.address for asking in self._asking.values())
        if len(self._asking) >= AT_ONCE or addresses[address] >= OF_ONE_ADDRESS:
            raise TooManyAsk
        secret = new_secret()
        asking = Enrolment(
            new_secret(), role, name, self._free_code(), address, digest(secret), now
        )
        self._asking[asking.id] = asking
        return asking, secret

    def look(self, enrolment_id: str, secret: str, now: datetime) -> Enrolment:
        """What came of it; a key is given with this answer and never again.

        Raises `UnknownEnrolment`.
        """
        found = self.known(enrolment_id, secret, now)
        if found.state != "pending":
            del self._asking[found.id]
        return found

    def known(self, enrolment_id: str, secret: str, now: datetime) -> Enrolment:
        """Who asks under this id, and has its secret. Raises `UnknownEnrolment`."""
        self._forget_old(now)
        found = self._asking.get(enrolment_id)
        secret_hash = found.secret_hash if found else ""
        if not hmac.compare_digest(secret_hash, digest(secret)) or found is None:
            raise UnknownEnrolment
        return found

    def wishes(self, enrolment_id: str, device: str) -> Enrolment:
        """It wants to take this device's place; whoever decides sees so. Its code stays.

        Raises `UnknownEnrolment` where nobody has to decide any more.
        """
        found = self._asking.get(enrolment_id)
        if found is None or found.state != "pending":
            raise UnknownEnrolment
        wishing = replace(found, instead_of=device)
        self._asking[enrolment_id] = wishing
        return wishing

    def waiting(self, now: datetime) -> list[Enrolment]:
        """Those nobody has decided on, the first first. Their codes are for no page to show."""
        self._forget_old(now)
        return [asking for asking in self._asking.values() if asking.state == "pending"]

    def with_code(self, code: str, who: str, now: datetime) -> Enrolment:
        """The device that shows this code, typed by `who`. Raises `UnknownCode`, `TooManyCodes`."""
        since = [then for then in self._wrong.get(who, []) if then <= now < then + LASTS]
        if len(since) >= TRIES:
            raise TooManyCodes
        found = next((one for one in self.waiting(now) if one.code == code), None)
        if found is None:
            self._wrong[who] = [*since, now]
            raise UnknownCode(left=TRIES - len(since) - 1)
        self._wrong.pop(who, None)
        return found

    def check_waits(self, enrolment_id: str, now: datetime) -> Enrolment:
        """It, if nobody has decided on it yet. Raises `UnknownEnrolment`."""
        found = next((one for one in self.waiting(now) if one.id == enrolment_id), None)
        if found is None:
            raise UnknownEnrolment
        return found

    def let_in(self, enrolment_id: str, key: str) -> None:
        """The device is to be given this key."""
        self._decide(enrolment_id, "approved", key)

    def refuse(self, enrolment_id: str) -> None:
        """The device is to be told no."""
        self._decide(enrolment_id, "refused", None)

    def _decide(self, enrolment_id: str, state: EnrolmentState, key: str | None) -> None:
        found = self._asking.get(enrolment_id)
        if found is not None:
            self._asking[enrolment_id] = replace(found, state=state, key=key)

    def _free_code(self) -> str:
        """A code no other device shows now."""
        taken = {asking.code for asking in self._asking.values()}
        while (code := f"{secrets.randbelow(CODES):06d}") in taken:
            pass
        return code

    def _forget_old(self, now: datetime) -> None:
        """A clock that is set back ends them too: nothing may be good for longer than was said."""
        old = [
            asking.id
            for asking in self._asking.values()
            if not asking.asked_at <= now < asking.asked_at + LASTS
        ]
        for enrolment_id in old:
            del self._asking[enrolment_id]
