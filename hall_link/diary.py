"""What a link writes into the log: little, and never a key."""

from logging import Logger

from hall_link.session import LinkState


class Diary:
    """Tells the log once when gone, once per reason the server gives, and once when back."""

    def __init__(self, log: Logger, server: str) -> None:
        self._log = log
        self._server = server
        self._told: str | None = None
        self._up = False

    def gone(self, reason: str, state: LinkState) -> None:
        """A line ended or could not be opened."""
        farewell = state.goodbye.code if state.goodbye else ""
        if self._told is None or (farewell and farewell != self._told):
            self._log.warning("no link to the hall server %s: %s", self._server, farewell or reason)
            self._told = farewell
        self._up = False

    def back(self) -> None:
        """The server said welcome, or a further word after it."""
        if not self._up:
            self._log.info("linked to the hall server %s", self._server)
        self._up, self._told = True, None
