"""What every form of the citizen's pages has in common: whence it comes, how often, and a no."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.requests import Request

from hall_link.wire.base import Message, Words
from hall_server.kernel.refusals import Refusal
from hall_server.web.access import CITIZEN
from hall_server.web.errors import STATUS, error_of
from hall_server.web.phone.markup import Filled, read_form
from hall_server.web.turnstile import Turnstile, address_of

if TYPE_CHECKING:
    from hall_server.web.desk import Desk


class Foreign(Refusal):
    """The form was not sent from a page of ours."""

    code = "invalid"


async def sent_form(request: Request) -> Filled:
    """The form in the body. A browser that says that another site sent it is not believed; one
    too old to say anything is. Raises `Foreign`, `ValueError`."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Foreign
    return read_form(await request.body())


def passed(request: Request, turnstile: Turnstile) -> None:
    """Counts one act of this address. Raises `TooOften`."""
    desk: Desk = request.app.state.desk
    turnstile.check(address_of(request), desk.clock.now())


async def done_for(request: Request, command: Message, command_id: str | None = None) -> Message:
    """Does it for somebody whom nobody knows. Raises a `Refusal`."""
    desk: Desk = request.app.state.desk
    return await desk.perform(CITIZEN, command, command_id)


def no_of(fault: Refusal | ValueError, words: Mapping[str, Words]) -> tuple[Words, int]:
    """What a page says of a no, and its status: in the page's own `words` for the code, else as
    everywhere. A form that can't be read is `invalid`; its values are told nobody."""
    code = "invalid" if isinstance(fault, ValueError) else fault.code
    return words.get(code) or error_of(code).message, STATUS.get(code, 409)
