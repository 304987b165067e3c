"""What memory holds of the registers: open calls, and of reports and templates all but content."""

from dataclasses import replace

from hall_server.registers.tables import FrozenReport, PhoneCall, ReportTemplate


class RegistersState:
    """Calls that are not settled, the template in use, and every frozen report's data."""

    def __init__(self) -> None:
        self._calls: dict[str, PhoneCall] = {}
        self._reports: dict[tuple[str, int], FrozenReport] = {}
        self.template: ReportTemplate | None = None

    def apply_call(self, record: PhoneCall) -> None:
        self._calls[record.id] = record
        if record.settled_at is not None:
            del self._calls[record.id]

    def apply_report(self, record: FrozenReport) -> None:
        self._reports[record.month, record.revision] = replace(record, content=b"")

    def apply_template(self, record: ReportTemplate) -> None:
        if self.template is None or record.at >= self.template.at:
            self.template = replace(record, content=b"")

    def call(self, call_id: str) -> PhoneCall | None:
        """A call that is not settled."""
        return self._calls.get(call_id)

    def calls(self) -> list[PhoneCall]:
        """Those not settled, the oldest first."""
        return sorted(self._calls.values(), key=lambda call: (call.at, call.id))

    def last_report(self, month: str) -> FrozenReport | None:
        """The month's latest revision."""
        return max(
            (report for report in self._reports.values() if report.month == month),
            key=lambda report: report.revision,
            default=None,
        )

    def reports(self) -> list[FrozenReport]:
        """All of them, the latest month and revision first."""
        return [self._reports[key] for key in sorted(self._reports, reverse=True)]
