"""What is decided about printers and their jobs: their part of the hall's acts."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_link.wire.printing import ReportJob, ReportPrinter, ResolveJob
from hall_server.delivery.hall import Hall
from hall_server.devices.report_printer import report_printer
from hall_server.kernel.work import Work
from hall_server.paper.change_roll import ChangeRoll, change_roll
from hall_server.paper.print_elsewhere import PrintElsewhere, print_elsewhere
from hall_server.paper.print_test import PrintTest, print_test
from hall_server.paper.report_job import claim_jobs, report_job
from hall_server.paper.resolve_job import resolve_job
from hall_server.paper.rules import WORKER_AWAY
from hall_server.paper.take_over import call_back


def _report_printer(hall: Hall, command: ReportPrinter, work: Work) -> Noted:
    if command.detail != WORKER_AWAY:
        claim_jobs(hall.paper, work)
    done = report_printer(hall.devices, command, work)
    call_back(hall.paper, hall.devices, work)
    return done


PAPER_ACTS: dict[type[BaseModel], Callable[[Hall, Any, Work], BaseModel]] = {
    ChangeRoll: lambda h, c, w: change_roll(h.premises, h.paper, h.devices, c, w),
    PrintElsewhere: lambda h, c, w: print_elsewhere(h.paper, h.devices, c, w),
    PrintTest: lambda h, c, w: print_test(h.premises, h.devices, c, w),
    ReportPrinter: _report_printer,
    ReportJob: lambda h, c, w: report_job(h.paper, h.devices, c, w),
    ResolveJob: lambda h, c, w: resolve_job(h.paper, h.devices, c, w),
}
