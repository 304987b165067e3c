"""A kiosk's tickets come out of the printer that stands with it."""

import pytest

from hall_link.wire.printing import ReportPrinter
from hall_link.wire.tickets import TakeTicket
from hall_server.devices.create_key import CreateKey
from hall_server.kernel.ids import digest
from hall_server.kernel.work import SYSTEM, Actor
from tests.support.small_hall import SmallHall

pytestmark = pytest.mark.unit


def actor(hall: SmallHall, role: str, name: str) -> Actor:
    hall.do(CreateKey(role=role, name=name, key_hash=digest(role + name)), SYSTEM)
    (device,) = [d for d in hall.state.devices.of_role(role) if d.name == name]
    return Actor("device", device.id, role)


def printer_of(hall: SmallHall, kiosk: Actor) -> str | None:
    job = hall.do(TakeTicket(items=["item-a"]), kiosk).job
    return hall.state.paper.jobs[job.job_id].printer


def test_a_kiosk_prints_beside_itself_others_where_it_is_best() -> None:
    hall = SmallHall()
    entrance, corner = actor(hall, "printer", "entrance"), actor(hall, "printer", "corner")
    named, nameless = actor(hall, "kiosk", "entrance"), actor(hall, "kiosk", "stairs")
    hall.do(ReportPrinter(state="out"), entrance)
    hall.do(ReportPrinter(state="ready"), corner)
    assert printer_of(hall, named) == entrance.id
    assert printer_of(hall, nameless) == corner.id


def test_what_no_printer_was_there_for_goes_to_the_first_that_reports() -> None:
    hall = SmallHall()
    kiosk, printer = actor(hall, "kiosk", "stairs"), actor(hall, "printer", "late")
    assert printer_of(hall, kiosk) is None
    hall.do(ReportPrinter(state="ready"), printer)
    assert {job.printer for job in hall.state.paper.jobs.values()} == {printer.id}
