"""A clerk calls ten times a second: until the last of 1,000 phones and 50 boards shows it."""

from statistics import quantiles

from bench.clients import run_client
from bench.figures import Figure
from bench.servers import a_hall, devices
from bench.taking import ORDER
from tests.support.people import key_of

WINDOW = 3
PHONES = 1000
BOARDS = 50
PRESSES = 100
EVERY_S = 0.1


def measure_phones() -> list[Figure]:
    """The 99th percentile over all presses; every phone stands in the line that moves."""
    with a_hall() as hall:
        told = run_client(
            "phones",
            port=hall.port,
            kiosk=key_of(hall, "integrator"),
            clerk=key_of(hall, "clerk", WINDOW),
            order=ORDER,
            window=WINDOW,
            phones=PHONES,
            devices=devices(hall, *["display"] * BOARDS),
            presses=PRESSES,
            every_s=EVERY_S,
        )
    assert told["heard"] == PHONES + BOARDS, "a phone or a board has missed a call"
    p99 = quantiles(told["ms"], n=100)[98]
    return [Figure("call_to_last_of_1000_phones_p99_ms", round(p99, 1), "ms")]
