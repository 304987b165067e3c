"""A printer tells how it is."""

from hall_link.wire.calls import Noted
from hall_link.wire.printing import ReportPrinter
from hall_server.devices.keep_told import keep_told
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Printer
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work


def report_printer(state: DevicesState, command: ReportPrinter, work: Work) -> Noted:
    """Keeps the state; only a change is an event (row E2)."""
    device = work.actor.id
    told = Printer(device, command.state, command.detail, to_text(work.now))
    return keep_told(told, state.printers.get(device), work, "printer_state", printer=device)
