"""Which services are offered, and where an act takes a request (row G3). Pure."""

from hall_server.kernel.refusals import Refusal
from hall_server.premises.casebook import Services

MOVES = {
    "promise": {"asked": "promised", "promised": "promised"},
    "decline": {"asked": "declined", "promised": "declined"},
    "done": {"asked": "done", "promised": "done"},
}
"""act -> state -> the state after it. What is not listed is refused."""


class UnknownRequest(Refusal):
    """There is no such request."""

    code = "unknown-request"


class NoSuchService(Refusal):
    """The hall does not offer this service."""

    code = "no-such-service"


class PhoneNeeded(Refusal):
    """Who is to be visited, or told when to come, has to be rung up."""

    code = "phone-needed"


class DayNeeded(Refusal):
    """A promise names its day, and one that is to come."""

    code = "day-needed"


class WhyNeeded(Refusal):
    """Who is declined is told why."""

    code = "note-needed"


class WrongState(Refusal):
    """The request does not allow this now. Details: `state`."""

    code = "wrong-state"


def check_offered(services: Services, what: str) -> None:
    """Raises `NoSuchService`."""
    if not getattr(services, what):
        raise NoSuchService(what=what)


def after(act: str, state: str) -> str:
    """The state after an act. Raises `WrongState`."""
    found = MOVES[act].get(state)
    if found is None:
        raise WrongState(state=state)
    return found
