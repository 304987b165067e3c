"""The sample hall run without a server, and an administrator who changes it."""

from typing import Any

from hall_server.delivery.hub import Hub
from hall_server.hall_file.change_hall import ChangeHall, HallChanged
from hall_server.hall_file.export import digest_of, hall_file_of
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.records import records_of
from hall_server.hall_file.sample import sample_hall_path
from hall_server.kernel.work import Actor
from tests.support.small_hall import SmallHall

LEADER = Actor("staff", "songkai", "administrator")

SAMPLE = read_hall_file(sample_hall_path()).model_copy(update={"hours": None})
"""Open day and night."""

Plain = dict[str, Any]


class Office(SmallHall):
    """A hall made from the sample file."""

    def __init__(self) -> None:
        super().__init__(list(records_of(SAMPLE)))

    def file(self) -> HallFile:
        """The hall file as it is now."""
        return hall_file_of(self.state.rooms)

    def plain(self) -> Plain:
        """The same as plain values."""
        return self.file().model_dump(mode="json", exclude_none=True)

    def save(self, plain: Plain, actor: Actor = LEADER) -> HallChanged:
        """Changes the hall; raises its refusal."""
        command = ChangeHall(file=HallFile.model_validate(plain), based_on=digest_of(self.file()))
        reply = self.do(command, actor)
        assert isinstance(reply, HallChanged)
        return reply

    def hub(self) -> Hub:
        """Delivery's picture, of what was committed."""
        return Hub(self.store.load()[0], "epoch", 0)


def entry(plain: Plain, section: str, key: str, value: object) -> Plain:
    """The entry of a section whose `key` is `value`."""
    found: Plain = next(entry for entry in plain[section] if entry[key] == value)
    return found
