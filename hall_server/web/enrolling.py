"""Letting devices in: who asks, by code, and what the administrator makes of it (row K4)."""

from dataclasses import dataclass

from hall_link.entry.trust import check_words, fingerprint_of
from hall_link.wire.enrolment import EnrolmentSeen
from hall_server.devices.change_device import GiveNewKey
from hall_server.devices.create_key import CreateKey, Place
from hall_server.devices.enrolments import Enrolment, Enrolments
from hall_server.devices.labels import device_of_label, old_device
from hall_server.devices.tables import Device
from hall_server.kernel.ids import digest, new_key
from hall_server.kernel.work import Actor
from hall_server.web.desk import Desk


@dataclass(frozen=True, slots=True)
class NewPlace:
    """What the administrator chose. `instead_of`: a known device whose key this one takes over;
    its name and place stay as they are."""

    name: str
    place: Place
    instead_of: str | None = None


class Enrolling:
    """One hall's. `authority`: the PEM certificate devices are to trust, "" without TLS."""

    def __init__(self, desk: Desk, authority: str) -> None:
        self._desk = desk
        self.authority = authority
        self.asking = Enrolments()

    @property
    def check(self) -> str:
        """What a device that is new to the authority shows too; "" without TLS."""
        return check_words(fingerprint_of(self.authority)) if self.authority else ""

    def waiting(self) -> list[Enrolment]:
        """Who asks now."""
        return self.asking.waiting(self._desk.clock.now())

    def look(self, enrolment_id: str, secret: str) -> EnrolmentSeen:
        """What came of it, for the device itself. Raises `UnknownEnrolment`."""
        return self._seen(self.asking.look(enrolment_id, secret, self._desk.clock.now()))

    def wish(self, enrolment_id: str, secret: str, label: str) -> EnrolmentSeen:
        """A device that asks wants the place of the one with this label: an administrator sees so.

        Raises `UnknownEnrolment`, `UnknownLabel`, `OtherKind`.
        """
        asking = self.asking.known(enrolment_id, secret, self._desk.clock.now())
        device = device_of_label(self._desk.hub.hall.devices, label, asking.role)
        return self._seen(self.asking.wishes(asking.id, device.id))

    def wanted(self, asking: Enrolment) -> Device | None:
        """Whose place it asks for, while that can be had."""
        could = self._desk.hub.hall.devices.replaceable(asking.role)
        return next((device for device in could if device.id == asking.instead_of), None)

    def _seen(self, asking: Enrolment) -> EnrolmentSeen:
        wanted = self.wanted(asking)
        old = old_device(wanted) if wanted else None
        return EnrolmentSeen(state=asking.state, key=asking.key, in_place_of=old)

    def with_code(self, code: str, actor: Actor) -> Enrolment:
        """Whose code it is. Raises `UnknownCode`, `TooManyCodes`."""
        return self.asking.with_code(code, actor.id, self._desk.clock.now())

    async def let_in(self, asking: Enrolment, chosen: NewPlace, actor: Actor) -> None:
        """Makes the key and has it fetched. Raises a `Refusal`: then the device still waits."""
        self.asking.check_waits(asking.id, self._desk.clock.now())
        key = new_key()
        await self._desk.submit(actor, _command(asking, chosen, digest(key)))
        self.asking.let_in(asking.id, key)

    def refuse(self, asking: Enrolment) -> None:
        """The device is told no, and shows another code. Raises `UnknownEnrolment`."""
        self.asking.check_waits(asking.id, self._desk.clock.now())
        self.asking.refuse(asking.id)


def _command(asking: Enrolment, chosen: NewPlace, key_hash: str) -> CreateKey | GiveNewKey:
    if chosen.instead_of is not None:
        return GiveNewKey(device=chosen.instead_of, key_hash=key_hash)
    place = chosen.place.model_dump()
    return CreateKey(role=asking.role, name=chosen.name or None, key_hash=key_hash, **place)
