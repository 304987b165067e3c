"""What leaders may ask about the hall's own work."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict

from hall_link.wire.base import Instant
from hall_server.forecast.error import PastError
from hall_server.forecast.state import COMPARED, ForecastState
from hall_server.kernel.refusals import WrongRole
from hall_server.staff.rules import LEADERS
from hall_server.web.api import REFUSALS, Asker

router = APIRouter(prefix="/api/v1/reports", responses=REFUSALS, tags=["reports"])  # type: ignore[arg-type]


class PastErrorTold(BaseModel):
    """How good estimates were. `inside`: the share that waited as long as the range told, which
    should be 0.8; half were further off their median than `middle_off_s` seconds; `bias_s`: on
    average they waited so much longer than it. Null where none were compared."""

    model_config = ConfigDict(from_attributes=True)

    count: int
    inside: float | None
    middle_off_s: float | None
    bias_s: float | None


class Compared(BaseModel):
    """One estimate and what came of it, in seconds."""

    model_config = ConfigDict(from_attributes=True)

    ticket_id: str
    queue: str
    issued_at: Instant
    low_s: int
    median_s: int
    high_s: int
    waited_s: int


class EstimatesTold(BaseModel):
    """The hall's past error, in all and by queue; the latest estimates where they are asked for."""

    total: PastErrorTold
    queues: dict[str, PastErrorTold]
    latest: list[Compared]


@router.get("/estimates")
async def estimates(
    request: Request, asker: Asker, latest: Annotated[int, Query(ge=0, le=COMPARED)] = 0
) -> EstimatesTold:
    """How good the waits were that tickets were told (row I3); for managers."""
    if asker.role not in LEADERS:
        raise WrongRole(role=asker.role)
    known: ForecastState = request.app.state.desk.hub.hall.queue.forecast
    return EstimatesTold(
        total=_error(known.past_error()),
        queues={queue: _error(error) for queue, error in known.past_errors().items()},
        latest=[Compared.model_validate(one) for one in known.compared(latest)],
    )


def _error(error: PastError) -> PastErrorTold:
    return PastErrorTold.model_validate(error)
