"""The hall itself, in memory."""

from hall_server.premises.tables import BusinessDay, Premises

NO_DAY = BusinessDay("0001-01-01", "", open=False)
"""Before the first command ever."""


class PremisesState:
    """The premises and the present business day."""

    def __init__(self) -> None:
        self.day = NO_DAY
        self._premises: Premises | None = None

    @property
    def premises(self) -> Premises:
        assert self._premises is not None, "no hall was loaded"
        return self._premises

    def apply_premises(self, record: Premises) -> None:
        self._premises = record

    def apply_day(self, record: BusinessDay) -> None:
        if record.business_day >= self.day.business_day:
            self.day = record
