"""The faults of the storm: each does its harm and puts it right again a little later."""

import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from tests.storm.storm_hall import StormHall
from tools.storm.proxy import Weather

Fault = Callable[[StormHall, random.Random], None]

PRINTER = ("paper-out", "cover", "pull")
SLOW, TORN, TWICE = Weather(delay_s=0.3), Weather(torn=0.1), Weather(twice=0.5)
LONGEST_S = 1.5
GIVEN_UP_S = 6.0
"""More than the silence a device bears before it dials again."""


def _for_a_while(chance: random.Random) -> None:
    time.sleep(chance.uniform(0.1, LONGEST_S))


def _kills(part: str) -> Fault:
    """kill -9; sometimes it is back at once, sometimes after a while."""

    def fault(hall: StormHall, chance: random.Random) -> None:
        hall.kill(part)
        if chance.random() < 0.5:
            _for_a_while(chance)
        hall.start(part)

    return fault


def _weather(weather: Weather) -> Fault:
    def fault(hall: StormHall, chance: random.Random) -> None:
        hall.network.becomes(weather)
        _for_a_while(chance)
        hall.network.becomes(Weather())

    return fault


def cut(hall: StormHall, _chance: random.Random) -> None:
    """Every line breaks; whoever wants may dial at once."""
    hall.network.cut()


def cable(hall: StormHall, chance: random.Random) -> None:
    """The cable is out: nothing comes through and nobody is told. Now and then for so long that
    both ends give each other up."""
    assert hall.network.cable is not None
    hall.network.cable.out()
    if chance.random() < 0.2:
        time.sleep(GIVEN_UP_S)
    _for_a_while(chance)
    hall.network.cable.back()


def printer(hall: StormHall, chance: random.Random) -> None:
    """Out of paper, its cover open, its cable pulled."""
    hall.paper.tell(chance.choice(PRINTER))
    _for_a_while(chance)
    hall.paper.tell("ok")


def torn_paper(hall: StormHall, chance: random.Random) -> None:
    """The printer dies in the middle of the next slip."""
    hall.paper.tell(f"die-after {chance.randrange(1, 4000)}")
    _for_a_while(chance)
    hall.paper.tell("ok")


def clock(hall: StormHall, chance: random.Random) -> None:
    """The server's machine has another time."""
    hall.clock_jumps(chance)


def full_disk(hall: StormHall, chance: random.Random) -> None:
    """There is no room any more; then somebody makes some."""
    hall.kill("server")
    hall.start_full(chance.randrange(4, 12))
    _for_a_while(chance)
    hall.kill("server")
    hall.start("server")


PARTS: dict[str, tuple[Fault, int]] = {
    "server killed": (_kills("server"), 3),
    "kiosk killed": (_kills("kiosk"), 1),
    "display killed": (_kills("display"), 1),
    "printer worker killed": (_kills("worker"), 2),
    "pad killed": (_kills("pad"), 1),
    "printer fault": (printer, 3),
    "printer dies in a slip": (torn_paper, 2),
    "clock jumped": (clock, 3),
    "disk full": (full_disk, 1),
}
"""Name -> the fault, and how often among the others it comes. A screen takes seconds to start."""

CABLE = "cable pulled"
NETWORK: dict[str, tuple[Fault, int]] = {
    "lines cut": (cut, 3),
    "network down": (_weather(Weather(down=True)), 2),
    "lines slowed": (_weather(SLOW), 2),
    "lines torn": (_weather(TORN), 3),
    "frames said twice": (_weather(TWICE), 3),
    CABLE: (cable, 2),
}
"""What comes over the network meanwhile."""


def storm(hall: StormHall, chance: random.Random, seconds: float) -> Counter[str]:
    """Faults of the parts one after the other, and those of the network beside them, for so long,
    each kind at least once; how many of each."""
    network = dict(NETWORK)
    if hall.network.cable is None:
        del network[CABLE]
    with ThreadPoolExecutor() as both:
        kinds = (PARTS, network)
        done = [
            both.submit(_comes, hall, random.Random(chance.random()), seconds, kind)
            for kind in kinds
        ]
        return sum((one.result() for one in done), Counter())


def _comes(
    hall: StormHall,
    chance: random.Random,
    seconds: float,
    faults: Mapping[str, tuple[Fault, int]],
) -> Counter[str]:
    done: Counter[str] = Counter()
    names, weights = [*faults], [weight for _, weight in faults.values()]
    first = chance.sample(names, len(names))
    end = time.monotonic() + seconds
    while time.monotonic() < end or first:
        name = first.pop() if first else chance.choices(names, weights)[0]
        faults[name][0](hall, chance)
        done[name] += 1
        time.sleep(chance.uniform(0.0, 0.6))
    return done
