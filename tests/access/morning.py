"""The morning everybody asks in: a server process with something there to be asked about."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.server.every_command import LATER, LEFT, MORNING, Scene
from tests.support.hall import RunningHall
from tests.support.people import Clerk, Voice, key_of


@contextmanager
def morning(data: Path) -> Iterator[Scene]:
    """A hall in the folder `data`; window 5 has a visit nobody goes on with."""
    hall = RunningHall(data)
    hall.start(clock=MORNING)
    Voice(hall, key_of(hall, "kiosk")).take("identity", print=False)
    Clerk(hall, LEFT).does("call-next")
    hall.set_clock(LATER)
    yield Scene(hall)
    hall.stop()
