"""Halls with a forking process of their own, for tests that kill hundreds of servers."""

from pathlib import Path

from tests.support.forking import WarmStarter
from tests.support.hall import RunningHall


class WarmHall(RunningHall):
    """A hall whose servers are started warm; `start_cold` starts one as an administrator does."""

    def __init__(self, data: Path, starter: WarmStarter) -> None:
        super().__init__(data)
        self._starter: WarmStarter | None = starter

    def start_cold(self) -> float:
        """Starts `hall serve` as a new process; seconds until `/healthz` was good."""
        starter, self._starter = self._starter, None
        try:
            return self.start()
        finally:
            self._starter = starter
