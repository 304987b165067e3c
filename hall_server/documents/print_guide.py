"""The guide of an item on paper, to take home (row A4)."""

from hall_link.wire.documents import PrintGuide, SlipPrinted
from hall_server.devices.state import DevicesState
from hall_server.documents.fill import Known, filled
from hall_server.documents.forms import form_of
from hall_server.documents.issue import Filing, unnumbered
from hall_server.documents.paper import set_form
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import print_slip, wanted_printer

FORM = "guide"


def print_guide(
    known: Known, devices: DevicesState, command: PrintGuide, work: Work
) -> SlipPrinted:
    """Everything published of the item, as it is now. Raises `UnknownItem`."""
    filing = filled(known, Filing(FORM, item=command.item, language=command.language), work)
    form = form_of(FORM)
    layout = known.hall.premises.layouts.get(FORM) or form.layout
    fields = unnumbered(known.hall, filing, work)
    slip = set_form(form, layout, fields, command.language)
    printer = wanted_printer(devices, command.printer, work.actor.id)
    job = print_slip(devices, work, slip, "", known.hall.day.business_day, printer)
    work.event("guide_printed", item=command.item, version=filing.item_version, job=job.job_id)
    return SlipPrinted(job=job)
