"""Rules of the guide."""

from collections.abc import Sequence

from hall_link.wire.guide import ServiceItem
from hall_server.kernel.refusals import Refusal


class UnknownItem(Refusal):
    """The guide has no item of this id."""

    code = "unknown-item"


class ItemsOfSeveralQueues(Refusal):
    """One ticket waits in one queue."""

    code = "items-of-several-queues"


def queue_of(items: Sequence[ServiceItem]) -> str:
    """The queue all these items wait in. Raises `ItemsOfSeveralQueues` when there are several."""
    queues = {item.queue for item in items}
    if len(queues) != 1:
        raise ItemsOfSeveralQueues(queues=sorted(queues))
    return queues.pop()
