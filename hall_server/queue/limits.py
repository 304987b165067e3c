"""What keeps tickets from being hoarded (row A16). Pure; a limit of 0 is none."""

from collections.abc import Sequence

from hall_server.kernel.refusals import Refusal


class HasLiveTicket(Refusal):
    """The person waits, or is served, in this queue already. Details: the `number`."""

    code = "has-live-ticket"


class DailyLimit(Refusal):
    """No more today. Details: `of`, "queue" or "person", and the `limit`."""

    code = "daily-limit"


class TooManyPresses(Refusal):
    """One kiosk issues no more than so many a minute. Details: the `limit`."""

    code = "too-many-presses"


def check_live(numbers: Sequence[str], limit: int) -> None:
    """numbers: those the person has in the queue. Raises `HasLiveTicket`."""
    if limit and len(numbers) >= limit:
        raise HasLiveTicket(number=numbers[0])


def check_day(taken: int, limit: int, of: str) -> None:
    """taken: how many of them today. Raises `DailyLimit`."""
    if limit and taken >= limit:
        raise DailyLimit(of=of, limit=limit)


def check_presses(taken: int, limit: int) -> None:
    """taken: how many the kiosk issued in the last minute. Raises `TooManyPresses`."""
    if limit and taken >= limit:
        raise TooManyPresses(limit=limit)
