"""The hall's rules of cases, as a clerk needs them to open one (row B10)."""

from collections.abc import Iterable

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from hall_link.wire.base import Words
from hall_link.wire.cases import Flow
from hall_server.kernel.refusals import WrongRole
from hall_server.staff.rules import LEADERS, may_lead
from hall_server.staff.tables import Staff
from hall_server.web.api import REFUSALS, Asker

router = APIRouter(prefix="/api/v1", responses=REFUSALS, tags=["cases"])  # type: ignore[arg-type]


class KindTold(BaseModel):
    """A kind of case; `grounds` in their order, the first is ground 1."""

    model_config = ConfigDict(from_attributes=True)

    code: str
    name: Words
    flow: Flow
    grounds: list[Words]
    limit: int | None
    green: bool


class PersonTold(BaseModel):
    """Somebody of the staff, by the name that commands use."""

    name: str
    display: Words
    post: Words


class CasebookTold(BaseModel):
    """`default_days`: the promise of an item that names none. `extend_days`: the longest extension.
    `leaders` may approve; a case may be handed on to any of `staff`."""

    kinds: list[KindTold]
    joint_windows: int
    default_days: int
    extend_days: int
    leaders: list[PersonTold]
    staff: list[PersonTold]


@router.get("/casebook")
async def casebook(request: Request, asker: Asker) -> CasebookTold:
    """The hall's kinds of case, their limits, and who may approve; for the staff."""
    if asker.role not in LEADERS | {"clerk"}:
        raise WrongRole(role=asker.role)
    hall = request.app.state.desk.hub.hall
    rules = hall.premises.premises.casebook
    serving = [person for person in hall.staff.all() if not person.retired]
    return CasebookTold(
        kinds=[KindTold.model_validate(kind) for kind in rules.kinds],
        joint_windows=rules.joint_windows,
        default_days=rules.deadlines.default_days,
        extend_days=rules.deadlines.extend_days,
        leaders=_told(person for person in serving if may_lead(person.roles)),
        staff=_told(person for person in serving if "clerk" in person.roles),
    )


def _told(people: Iterable[Staff]) -> list[PersonTold]:
    return [PersonTold(name=p.name, display=p.display, post=p.post) for p in people]
