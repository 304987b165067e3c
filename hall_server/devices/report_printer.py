"""A printer tells how it is."""

from hall_link.wire.calls import Noted
from hall_link.wire.printing import ReportPrinter
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Printer
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work


def report_printer(state: DevicesState, command: ReportPrinter, work: Work) -> Noted:
    """Keeps the state; only a change is an event (row E2)."""
    device = work.actor.id
    before = state.printers.get(device)
    if before and (before.state, before.detail) == (command.state, command.detail):
        return Noted()
    since = to_text(work.now)
    work.put(Printer(device, command.state, command.detail, since))
    if before is None or before.state != command.state:
        work.event("printer_state", printer=device, state=command.state)
    return Noted()
