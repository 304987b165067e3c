"""Print jobs for tests, and what a printer makes of their bytes."""

from typing import Any

from hall_link.wire.base import Words
from hall_link.wire.printing import PrintJob, TicketSlip
from ticket_printer.virtual.press import Press
from ticket_printer.virtual.slip import Slip


def ticket(**other: Any) -> TicketSlip:
    """An ordinary ticket."""
    usual: dict[str, Any] = {
        "hall": Words(zh="云禾镇便民服务中心", en="Yunhe Town Public Service Centre"),
        "number": "A012",
        "queue": Words(zh="民政残联", en="Civil affairs"),
        "items": [Words(zh="城市低保申请", en="Urban subsistence allowance")],
        "issued_at": "2026-11-23 09:05",
        "ahead": 3,
        "windows": [1, 3],
        "missed_rule": Words(
            zh="过号请到导办台，重新排队。", en="If you miss your call, ask at the guide desk."
        ),
        "qr": "https://hall.example/t/AbCdEfGhIjKlMnOpQrStUv",
    }
    return TicketSlip(**{**usual, **other})


def job(job_id: str = "job-1", reprint: bool = False, **other: Any) -> PrintJob:
    """A job for it."""
    return PrintJob(job_id=job_id, reprint=reprint, ticket=ticket(**other))


def on_paper(data: bytes, width: int) -> Slip:
    """The one slip a printer of this width cuts when it is sent `data`."""
    (slip,) = Press(width).feed(data)
    return slip
