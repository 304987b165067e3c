"""One live ticket of a person in each queue, whichever way it would get there (row A16)."""

from collections.abc import Iterable

from hall_server.guide.state import GuideState
from hall_server.premises.state import PremisesState
from hall_server.queue.limits import check_live
from hall_server.queue.moves import OPEN_STATES
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket


def check_one_each(
    hall: PremisesState,
    guide: GuideState,
    state: QueueState,
    queues: Iterable[str],
    person: str | None,
    besides: Ticket | None = None,
) -> None:
    """No second number for who is still in one of these queues, or will be for a further item.

    person: the mark of the day, None for who was not identified. besides: the ticket that is about
    to be in these queues. Raises `HasLiveTicket`.
    """
    if person is None:
        return
    others = set(state.issued.of_person(person)) - {besides.id if besides else ""}
    tickets = [state.tickets[ticket_id] for ticket_id in sorted(others)]
    live = [ticket for ticket in tickets if ticket.state in OPEN_STATES]
    for queue in queues:
        mine = [t.number for t in live if queue in {t.queue, *guide.queues_of(t.open_items)}]
        check_live(mine, hall.premises.limits.per_person)
