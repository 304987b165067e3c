"""A slip that shows that a printer prints, and which one it is (row I4)."""

from pydantic import BaseModel, ConfigDict

from hall_link.wire.base import Words
from hall_link.wire.documents import SlipPrinted
from hall_link.wire.slips import DocumentSlip, Heading, Line
from hall_server.devices.state import DevicesState
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import print_here
from hall_server.premises.state import PremisesState

TITLE = Words(zh="打印机测试", en="Printer test")


class PrintTest(BaseModel):
    """Print a test slip on this printer, by its device id."""

    model_config = ConfigDict(frozen=True)
    printer: str


def print_test(
    hall: PremisesState, devices: DevicesState, command: PrintTest, work: Work
) -> SlipPrinted:
    """Goes the way of every other slip: queue, worker, paper."""
    slip = test_slip(hall, devices, command.printer, work)
    job = print_here(work, slip, hall.day.business_day, command.printer)
    work.event("test_printed", printer=command.printer, job=job.job_id)
    return SlipPrinted(job=job)


def test_slip(hall: PremisesState, devices: DevicesState, printer: str, work: Work) -> DocumentSlip:
    """Which printer it is, and when."""
    at = work.now.astimezone(hall.premises.zone).strftime("%Y-%m-%d %H:%M")
    blocks = [
        Heading(text=f"{TITLE.zh} {TITLE.en}"),
        Heading(text=devices.name_of(printer)),
        Line(text=hall.premises.name.zh, align="centre"),
        Line(text=at, align="centre"),
    ]
    return DocumentSlip(form="test", title=TITLE, blocks=[*blocks])
