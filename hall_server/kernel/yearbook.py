"""Numbers of the registers that begin anew each year: `YYYYNNNN`, from the 10,000th `YYYYNNNNN`."""

from hall_server.kernel.refusals import Refusal

MOST = 99_999
"""As many a year as a number has places for."""


class RegisterFull(Refusal):
    """The year's register has no number left."""

    code = "register-full"


def numbered(year: str, place: int) -> str:
    """The number of this place, from 1. Raises `RegisterFull`."""
    if place > MOST:
        raise RegisterFull
    return f"{year}{place:04}"


def place_of(number: str) -> tuple[str, int]:
    """The year of a number, and its place."""
    return number[:4], int(number[4:])
