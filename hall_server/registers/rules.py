"""What is refused in the room of registers."""

from hall_server.kernel.refusals import Refusal


class UnknownEntry(Refusal):
    """The register has no such entry, or it is settled already."""

    code = "unknown-entry"


class ChangedMeanwhile(Refusal):
    """Somebody has frozen the month meanwhile: what was read is not what it corrects."""

    code = "changed-meanwhile"


class NothingChanged(Refusal):
    """No figure differs from the revision before: there is nothing to correct."""

    code = "nothing-changed"


class CorrectionReason(Refusal):
    """A correction says why."""

    code = "reason-needed"


class UnfitTemplate(Refusal):
    """The workbook can't be used. Details: `unknown`, its placeholders that mean nothing."""

    code = "unfit-template"


class UnknownReport(Refusal):
    """No such report was frozen."""

    code = "unknown-report"


class MonthNotBegun(Refusal):
    """There is nothing to tell of a month to come."""

    code = "month-not-begun"


class RegistersBusy(Refusal):
    """Another large register is being written; one at a time, or the hall would have no machine
    left for its windows."""

    code = "registers-busy"
