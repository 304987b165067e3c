"""Due days worked out by hand from the State Council's calendars of 2024 to 2026.

Each was counted on paper, day by day, from the yearly notices; none was copied from the program.

Days off and make-up days of the three notices:

2024: off 1 Jan (Mon); 10-17 Feb, worked Sun 4 and Sun 18 Feb; 4-6 Apr, worked Sun 7 Apr;
      1-5 May, worked Sun 28 Apr and Sat 11 May; 10 June (Mon); 15-17 Sept, worked Sat 14 Sept;
      1-7 Oct, worked Sun 29 Sept and Sat 12 Oct.
2025: off 1 Jan (Wed); 28 Jan-4 Feb, worked Sun 26 Jan and Sat 8 Feb; 4-6 Apr; 1-5 May, worked
      Sun 27 Apr; 31 May-2 June; 1-8 Oct, worked Sun 28 Sept and Sat 11 Oct.
2026: off 1-3 Jan (Thu-Sat), worked Sun 4 Jan; 15-23 Feb, worked Sat 14 and Sat 28 Feb; 4-6 Apr;
      1-5 May, worked Sat 9 May; 19-21 June; 25-27 Sept, worked Sun 20 Sept; 1-7 Oct, worked
      Sat 10 Oct.
"""

from dataclasses import dataclass, field
from typing import Any

from hall_server.cases.tables import Stop


@dataclass(frozen=True)
class Worked:
    """A case and its due day. `accepted` left out: accepted on the day it was received.

    `rules`: the hall's variant. `told`: what else must come out, by the field of `Due`.
    """

    name: str
    kind: str
    received: str
    limit: int
    due: str | None
    reasoning: str
    accepted: str | None = "received"
    complete: str | None = None
    stops: tuple[Stop, ...] = ()
    extension: int = 0
    rules: dict[str, Any] = field(default_factory=dict)
    told: dict[str, str | bool | None] = field(default_factory=dict)


def _one(
    name: str, received: str, limit: int, due: str | None, reasoning: str, **more: Any
) -> Worked:
    return Worked(name, more.pop("kind", "committed"), received, limit, due, reasoning, **more)


SITE_VISIT: Any = "site_visit"

FESTIVALS_2026 = (
    _one(
        "the issue's own example",
        "2026-02-13",
        2,
        "2026-02-24",
        "Fri 13 accepted. Sat 14 is worked: 1. Sun 15 to Mon 23 off. Tue 24: 2.",
        told={"yellow_from": "2026-02-14"},
    ),
    _one(
        "one day, and it is a worked Saturday",
        "2026-02-13",
        1,
        "2026-02-14",
        "Fri 13 accepted. Sat 14 is worked: 1.",
    ),
    _one(
        "over the Spring Festival",
        "2026-02-12",
        5,
        "2026-02-26",
        "Thu 12 accepted. Fri 13: 1, Sat 14 worked: 2, 15-23 off, Tue 24: 3, Wed 25: 4, Thu 26: 5.",
    ),
    _one(
        "the second worked Saturday of the Spring Festival",
        "2026-02-27",
        1,
        "2026-02-28",
        "Fri 27 accepted. Sat 28 is worked: 1.",
    ),
    _one(
        "a worked Saturday, then a plain Sunday",
        "2026-02-27",
        3,
        "2026-03-03",
        "Sat 28 Feb worked: 1. Sun 1 Mar weekend. Mon 2: 2, Tue 3: 3.",
    ),
    _one(
        "Tomb Sweeping moves a one-day promise to Tuesday",
        "2026-04-03",
        1,
        "2026-04-07",
        "Fri 3 accepted. Sat 4 to Mon 6 off. Tue 7: 1.",
    ),
    _one(
        "over Tomb Sweeping",
        "2026-04-02",
        3,
        "2026-04-08",
        "Fri 3: 1. 4-6 off. Tue 7: 2, Wed 8: 3.",
    ),
    _one(
        "Labour Day",
        "2026-04-30",
        1,
        "2026-05-06",
        "Thu 30 accepted. Fri 1 to Tue 5 May off. Wed 6: 1.",
    ),
    _one(
        "ends on the worked Saturday after Labour Day",
        "2026-04-30",
        4,
        "2026-05-09",
        "1-5 May off. Wed 6: 1, Thu 7: 2, Fri 8: 3, Sat 9 worked: 4.",
        told={"yellow_from": "2026-05-08"},
    ),
    _one(
        "one more than the worked Saturday",
        "2026-04-30",
        5,
        "2026-05-11",
        "Wed 6: 1, Thu 7: 2, Fri 8: 3, Sat 9 worked: 4, Sun 10 weekend, Mon 11: 5.",
        told={"yellow_from": "2026-05-09"},
    ),
    _one(
        "Dragon Boat makes a long weekend",
        "2026-06-18",
        1,
        "2026-06-22",
        "Thu 18 accepted. Fri 19 to Sun 21 off. Mon 22: 1.",
    ),
    _one(
        "a worked Sunday",
        "2026-09-18",
        1,
        "2026-09-20",
        "Fri 18 accepted. Sat 19 weekend. Sun 20 is worked: 1.",
    ),
    _one(
        "up to the eve of Mid-Autumn",
        "2026-09-18",
        5,
        "2026-09-24",
        "Sun 20 worked: 1, Mon 21: 2, Tue 22: 3, Wed 23: 4, Thu 24: 5.",
    ),
    _one(
        "over Mid-Autumn",
        "2026-09-18",
        6,
        "2026-09-28",
        "Thu 24: 5 as counted from Sun 20. Fri 25 to Sun 27 off. Mon 28: 6.",
    ),
    _one(
        "over the National Day, to its worked Saturday",
        "2026-09-30",
        3,
        "2026-10-10",
        "Wed 30 accepted. Thu 1 to Wed 7 Oct off. Thu 8: 1, Fri 9: 2, Sat 10 worked: 3.",
    ),
    _one(
        "over the National Day and a weekend of one day",
        "2026-09-30",
        4,
        "2026-10-12",
        "Thu 8: 1, Fri 9: 2, Sat 10 worked: 3, Sun 11 weekend, Mon 12: 4.",
    ),
    _one(
        "a plain week",
        "2026-03-09",
        5,
        "2026-03-16",
        "Mon 9 accepted. Tue 10: 1, Wed 11: 2, Thu 12: 3, Fri 13: 4, Mon 16: 5.",
        told={"yellow_from": "2026-03-13"},
    ),
    _one(
        "the twenty days of the law",
        "2026-03-09",
        20,
        "2026-04-07",
        "10-13 Mar: 4. 16-20: 9. 23-27: 14. 30 Mar-3 Apr: 19. 4-6 Apr off. Tue 7 Apr: 20.",
    ),
    _one(
        "no day at all",
        "2026-03-09",
        0,
        "2026-03-09",
        "A promise of no days ends on the day of acceptance itself.",
        told={"yellow_from": "2026-03-09"},
    ),
)

FESTIVALS_2025 = (
    _one(
        "the worked Sunday before the Spring Festival",
        "2025-01-24",
        1,
        "2025-01-26",
        "Fri 24 accepted. Sat 25 weekend. Sun 26 is worked: 1.",
    ),
    _one(
        "over the Spring Festival of 2025",
        "2025-01-24",
        3,
        "2025-02-05",
        "Sun 26 worked: 1, Mon 27: 2, Tue 28 Jan to Tue 4 Feb off, Wed 5: 3.",
    ),
    _one(
        "the worked Saturday after it",
        "2025-02-05",
        4,
        "2025-02-10",
        "Thu 6: 1, Fri 7: 2, Sat 8 worked: 3, Sun 9 weekend, Mon 10: 4.",
    ),
    _one(
        "Tomb Sweeping without make-up days",
        "2025-04-03",
        1,
        "2025-04-07",
        "Thu 3 accepted. Fri 4 to Sun 6 off. Mon 7: 1.",
    ),
    _one(
        "the worked Sunday before Labour Day",
        "2025-04-25",
        3,
        "2025-04-29",
        "Sat 26 weekend. Sun 27 worked: 1, Mon 28: 2, Tue 29: 3.",
    ),
    _one(
        "over Labour Day",
        "2025-04-29",
        2,
        "2025-05-06",
        "Wed 30: 1. Thu 1 to Mon 5 May off. Tue 6: 2.",
    ),
    _one(
        "Dragon Boat over the turn of the month",
        "2025-05-30",
        1,
        "2025-06-03",
        "Fri 30 accepted. Sat 31 May to Mon 2 June off. Tue 3: 1.",
    ),
    _one(
        "over the eight days of October",
        "2025-09-26",
        5,
        "2025-10-10",
        "Sat 27 weekend. Sun 28 worked: 1, Mon 29: 2, Tue 30: 3, 1-8 Oct off, Thu 9: 4, Fri 10: 5.",
    ),
    _one(
        "to the worked Saturday of October",
        "2025-09-26",
        6,
        "2025-10-11",
        "As before Fri 10: 5. Sat 11 is worked: 6.",
    ),
    _one(
        "past the worked Saturday of October",
        "2025-09-26",
        7,
        "2025-10-13",
        "Sat 11: 6. Sun 12 weekend. Mon 13: 7.",
    ),
)

FESTIVALS_2024 = (
    _one(
        "the worked Sunday before the Spring Festival of 2024",
        "2024-02-02",
        2,
        "2024-02-05",
        "Fri 2 accepted. Sat 3 weekend. Sun 4 worked: 1, Mon 5: 2.",
    ),
    _one(
        "over the Spring Festival of 2024",
        "2024-02-08",
        3,
        "2024-02-19",
        "Fri 9: 1 (the eve was no day off). Sat 10 to Sat 17 off. Sun 18 worked: 2, Mon 19: 3.",
    ),
    _one(
        "the leap day counts",
        "2024-02-28",
        2,
        "2024-03-01",
        "Wed 28 accepted. Thu 29 Feb: 1, Fri 1 Mar: 2.",
    ),
    _one(
        "the worked Sunday after Tomb Sweeping",
        "2024-04-03",
        2,
        "2024-04-08",
        "Thu 4 to Sat 6 off. Sun 7 worked: 1, Mon 8: 2.",
    ),
    _one(
        "over Labour Day of 2024",
        "2024-04-26",
        4,
        "2024-05-06",
        "Sat 27 weekend. Sun 28 worked: 1, Mon 29: 2, Tue 30: 3, 1-5 May off, Mon 6: 4.",
    ),
    _one(
        "a week of six worked days",
        "2024-05-06",
        5,
        "2024-05-11",
        "Tue 7: 1, Wed 8: 2, Thu 9: 3, Fri 10: 4, Sat 11 worked: 5.",
    ),
    _one(
        "a festival on a Monday",
        "2024-06-07",
        1,
        "2024-06-11",
        "Sat 8, Sun 9 weekend, Mon 10 Dragon Boat. Tue 11: 1.",
    ),
    _one(
        "over Mid-Autumn of 2024",
        "2024-09-13",
        2,
        "2024-09-18",
        "Sat 14 worked: 1. Sun 15 to Tue 17 off. Wed 18: 2.",
    ),
    _one(
        "over the National Day of 2024",
        "2024-09-27",
        4,
        "2024-10-09",
        "Sat 28 weekend. Sun 29 worked: 1, Mon 30: 2, 1-7 Oct off, Tue 8: 3, Wed 9: 4.",
    ),
    _one(
        "the worked Saturday of October 2024",
        "2024-10-08",
        5,
        "2024-10-14",
        "Wed 9: 1, Thu 10: 2, Fri 11: 3, Sat 12 worked: 4, Sun 13 weekend, Mon 14: 5.",
    ),
)

YEAR_ENDS = (
    _one(
        "new year 2025",
        "2024-12-30",
        2,
        "2025-01-02",
        "Mon 30 accepted. Tue 31: 1. Wed 1 Jan off. Thu 2: 2.",
    ),
    _one(
        "new year 2026, to its worked Sunday",
        "2025-12-29",
        3,
        "2026-01-04",
        "Tue 30: 1, Wed 31: 2. Thu 1 to Sat 3 Jan off. Sun 4 is worked: 3.",
    ),
    _one(
        "past the worked Sunday of January 2026",
        "2025-12-29",
        4,
        "2026-01-05",
        "Sun 4 Jan: 3 as before. Mon 5: 4.",
    ),
    _one(
        "to the last day of 2026",
        "2026-12-28",
        3,
        "2026-12-31",
        "Mon 28 accepted. Tue 29: 1, Wed 30: 2, Thu 31: 3; all of it in a published year.",
        told={"sure": True},
    ),
    _one(
        "into a year nobody has published",
        "2026-12-28",
        4,
        "2027-01-01",
        "Thu 31: 3. 2027 is not published: its Mondays to Fridays count, Fri 1 Jan: 4, unsure.",
        told={"sure": False},
    ),
    _one(
        "the hall names the days of the next year",
        "2026-12-28",
        4,
        "2027-01-04",
        "Thu 31: 3. The hall file says Fri 1 Jan 2027 is off. Sat, Sun weekend. Mon 4: 4, sure.",
        rules={"working_days": {"2027-01-01": False}},
        told={"sure": True},
    ),
    _one(
        "the hall names a worked Saturday of the next year",
        "2026-12-30",
        3,
        "2027-01-04",
        "Thu 31: 1. Fri 1 Jan off, Sat 2 worked as the hall file says: 2. Sun 3. Mon 4: 3.",
        rules={"working_days": {"2027-01-01": False, "2027-01-02": True}},
    ),
    _one(
        "a published year is not the hall's to change",
        "2026-02-13",
        1,
        "2026-02-14",
        "The hall file calls Sat 14 Feb 2026 a day off; the notice has it worked: 1 (Ruling 4).",
        rules={"working_days": {"2026-02-14": False}},
    ),
)

STARTS = (
    _one(
        "acceptance three days after receipt",
        "2026-03-09",
        3,
        "2026-03-17",
        "Accepted Thu 12. Fri 13: 1, Mon 16: 2, Tue 17: 3; the days before acceptance don't count.",
        accepted="2026-03-12",
    ),
    _one(
        "after receipt, whenever it is accepted",
        "2026-03-09",
        3,
        "2026-03-12",
        "Received Mon 9. Tue 10: 1, Wed 11: 2, Thu 12: 3.",
        accepted="2026-03-12",
        rules={"starts": "after-receipt"},
    ),
    _one(
        "the day of receipt is day one",
        "2026-03-09",
        3,
        "2026-03-11",
        "Mon 9: 1, Tue 10: 2, Wed 11: 3.",
        rules={"starts": "on-receipt"},
    ),
    _one(
        "on receipt, one day",
        "2026-03-09",
        1,
        "2026-03-09",
        "Mon 9 itself: 1.",
        rules={"starts": "on-receipt"},
    ),
    _one(
        "on receipt, on a Saturday the hall opens of its own accord",
        "2026-03-14",
        2,
        "2026-03-17",
        "Sat 14 is no legal working day. Mon 16: 1, Tue 17: 2 (Ruling 4).",
        rules={"starts": "on-receipt"},
    ),
    _one(
        "on receipt, on a worked Saturday",
        "2026-02-14",
        2,
        "2026-02-24",
        "Sat 14 is worked: 1. 15-23 off. Tue 24: 2.",
        rules={"starts": "on-receipt"},
    ),
    _one(
        "accepted on a Sunday the hall opens of its own accord",
        "2026-03-15",
        1,
        "2026-03-16",
        "Sun 15 accepted. Mon 16: 1; the opening neither gains nor costs a day.",
    ),
    _one(
        "not accepted yet",
        "2026-03-09",
        3,
        None,
        "No acceptance, no due day. Five working days after Mon 9: Tue 10, Wed 11, Thu 12, Fri 13, "
        "Mon 16. From Tue 17 it counts as accepted; yellow on the working day before Mon 16.",
        accepted=None,
        told={"silent_from": "2026-03-17", "yellow_from": "2026-03-13"},
    ),
    _one(
        "silence over the Spring Festival",
        "2026-02-11",
        3,
        None,
        "Thu 12: 1, Fri 13: 2, Sat 14 worked: 3, Tue 24: 4, Wed 25: 5. From Thu 26 on.",
        accepted=None,
        told={"silent_from": "2026-02-26", "yellow_from": "2026-02-24"},
    ),
    _one(
        "accepted by silence counts from the day of receipt",
        "2026-03-09",
        7,
        "2026-03-18",
        "Accepted as of Mon 9: 10-13 Mar: 4, Mon 16: 5, Tue 17: 6, Wed 18: 7.",
        told={"silent_from": None},
    ),
    _one(
        "a hall without the rule of silence",
        "2026-03-09",
        3,
        None,
        "Not accepted, and silent_days is 0: nothing runs.",
        accepted=None,
        rules={"silent_days": 0},
        told={"silent_from": None},
    ),
    _one(
        "after receipt, and yet not accepted",
        "2026-03-09",
        3,
        "2026-03-12",
        "Tue 10: 1, Wed 11: 2, Thu 12: 3. Silence ends with Mon 16 as ever, so from Tue 17.",
        accepted=None,
        rules={"starts": "after-receipt"},
        told={"silent_from": "2026-03-17"},
    ),
)

SUPPLEMENTS = (
    _one(
        "from the day it is complete",
        "2026-03-09",
        3,
        "2026-03-18",
        "Complete Fri 13. Mon 16: 1, Tue 17: 2, Wed 18: 3; the wait from the 9th does not count.",
        kind="supplement",
        complete="2026-03-13",
    ),
    _one(
        "completed on a Saturday the hall opens of its own accord",
        "2026-03-09",
        2,
        "2026-03-17",
        "Complete Sat 14. Sun 15 weekend. Mon 16: 1, Tue 17: 2.",
        kind="supplement",
        complete="2026-03-14",
    ),
    _one(
        "completed on the eve of the Spring Festival's worked Saturday",
        "2026-02-02",
        2,
        "2026-02-24",
        "Complete Fri 13. Sat 14 worked: 1. 15-23 off. Tue 24: 2.",
        kind="supplement",
        complete="2026-02-13",
    ),
    _one(
        "complete, where the day itself is day one",
        "2026-03-09",
        3,
        "2026-03-17",
        "Complete Fri 13: 1. Mon 16: 2, Tue 17: 3.",
        kind="supplement",
        complete="2026-03-13",
        rules={"starts": "on-receipt"},
    ),
    _one(
        "papers are still missing",
        "2026-03-09",
        3,
        None,
        "No clock. Ten working days later somebody asks: 10-13: 4, 16-20: 9, Mon 23: 10.",
        kind="supplement",
        told={"yellow_from": "2026-03-23", "silent_from": None},
    ),
)

STOPS = (
    _one(
        "stopped only after its last day: too late to help",
        "2026-03-09",
        3,
        "2026-03-12",
        "Tue 10: 1, Wed 11: 2, Thu 12: 3. The hearing begins on Fri 13, a day after.",
        stops=(Stop("hearing", "2026-03-13"),),
    ),
    _one(
        "stopped on its last day, and not gone on yet",
        "2026-03-09",
        3,
        None,
        "Tue 10: 1, Wed 11: 2. Thu 12 does not count any more, and nobody knows what will.",
        stops=(Stop("hearing", "2026-03-12"),),
    ),
    _one(
        "stopped on its last day, gone on after the weekend",
        "2026-03-09",
        3,
        "2026-03-16",
        "Tue 10: 1, Wed 11: 2, Thu 12 and Fri 13 stopped, 14-15 weekend, Mon 16: 3.",
        stops=(Stop("hearing", "2026-03-12", "2026-03-16"),),
    ),
    _one(
        "an extension and a stop together",
        "2026-03-09",
        3,
        "2026-03-17",
        "Tue 10: 1, Wed 11: 2, Thu 12 stopped, Fri 13: 3, Mon 16: 4, Tue 17: 5 of 3 and 2.",
        stops=(Stop("testing", "2026-03-12", "2026-03-13"),),
        extension=2,
    ),
    _one(
        "a hearing",
        "2026-03-09",
        5,
        "2026-03-19",
        "Tue 10: 1. Wed 11 to Fri 13 stopped. Mon 16: 2, Tue 17: 3, Wed 18: 4, Thu 19: 5.",
        stops=(Stop("hearing", "2026-03-11", "2026-03-16"),),
    ),
    _one(
        "a site visit never stops it",
        "2026-03-09",
        5,
        "2026-03-16",
        "As in a plain week: 10, 11, 12, 13, and Mon 16: 5 (Ruling 1).",
        stops=(Stop(SITE_VISIT, "2026-03-11", "2026-03-16"),),
    ),
    _one(
        "testing, then an expert review",
        "2026-03-09",
        5,
        "2026-03-19",
        "10: 1. 11 stopped. 12: 2, 13: 3, 16: 4. Tue 17, Wed 18 stopped. Thu 19: 5.",
        stops=(
            Stop("testing", "2026-03-11", "2026-03-12"),
            Stop("expert_review", "2026-03-17", "2026-03-19"),
        ),
    ),
    _one(
        "a stop over a weekend stops nothing",
        "2026-03-09",
        5,
        "2026-03-16",
        "Sat 14 and Sun 15 would not have counted. 10-13: 4, Mon 16: 5.",
        stops=(Stop("appraisal", "2026-03-14", "2026-03-16"),),
    ),
    _one(
        "a stop after the last day comes too late",
        "2026-03-09",
        5,
        "2026-03-16",
        "Mon 16: 5; what begins on Tue 17 moves it no more.",
        stops=(Stop("inspection", "2026-03-17", "2026-03-20"),),
    ),
    _one(
        "a stop on the very last day",
        "2026-03-09",
        5,
        "2026-03-17",
        "10-13: 4. Mon 16 stopped. Tue 17: 5.",
        stops=(Stop("inspection", "2026-03-16", "2026-03-17"),),
    ),
    _one(
        "a stop that lasts",
        "2026-03-09",
        5,
        None,
        "10: 1, 11: 2. Stopped from Thu 12 and nobody knows for how long.",
        stops=(Stop("tender", "2026-03-12"),),
    ),
    _one(
        "quarantine over the Spring Festival",
        "2026-02-12",
        5,
        "2026-02-28",
        "Fri 13: 1. Sat 14 stopped, 15-23 off, Tue 24 stopped. Wed 25: 2, Thu 26: 3, Fri 27: 4, "
        "Sat 28 worked: 5.",
        stops=(Stop("quarantine", "2026-02-14", "2026-02-25"),),
    ),
    _one(
        "two stops that overlap stop once",
        "2026-03-09",
        2,
        "2026-03-16",
        "10, 11, 12 stopped by one or both. Fri 13: 1, Mon 16: 2.",
        stops=(
            Stop("testing", "2026-03-10", "2026-03-12"),
            Stop("auction", "2026-03-11", "2026-03-13"),
        ),
    ),
    _one(
        "stopped and resumed on one day",
        "2026-03-09",
        2,
        "2026-03-11",
        "The day it goes on counts again: Tue 10: 1, Wed 11: 2.",
        stops=(Stop("testing", "2026-03-10", "2026-03-10"),),
    ),
)

EXTENSIONS = (
    _one(
        "five more days",
        "2026-03-09",
        5,
        "2026-03-23",
        "10-13: 4, 16: 5, 17-20: 9, Mon 23: 10.",
        extension=5,
    ),
    _one(
        "an extension into Labour Day",
        "2026-04-24",
        3,
        "2026-05-07",
        "Mon 27: 1, Tue 28: 2, Wed 29: 3, Thu 30: 4, 1-5 May off, Wed 6: 5, Thu 7: 6.",
        extension=3,
    ),
    _one(
        "an extension and a stop",
        "2026-03-09",
        3,
        "2026-03-17",
        "10: 1, 11: 2, Thu 12 stopped, 13: 3, Mon 16: 4, Tue 17: 5.",
        extension=2,
        stops=(Stop("appraisal", "2026-03-12", "2026-03-13"),),
    ),
    _one(
        "the ten further days of the law",
        "2026-03-09",
        20,
        "2026-04-21",
        "Tue 7 Apr: 20. 8-10: 23, 13-17: 28, Mon 20: 29, Tue 21: 30.",
        extension=10,
    ),
)

OTHER_KINDS = (
    _one(
        "a joint case over October 2025",
        "2025-09-26",
        10,
        "2025-10-16",
        "Sun 28: 1, Mon 29: 2, Tue 30: 3, Thu 9: 4, Fri 10: 5, Sat 11 worked: 6, Mon 13: 7, "
        "Tue 14: 8, Wed 15: 9, Thu 16: 10.",
        kind="joint",
    ),
    _one(
        "a joined window's part",
        "2026-04-03",
        3,
        "2026-04-09",
        "Passed on Fri 3. 4-6 off. Tue 7: 1, Wed 8: 2, Thu 9: 3; nobody has to accept it.",
        kind="task",
        accepted=None,
    ),
    _one(
        "to be sent up in two days, over Labour Day",
        "2026-04-29",
        2,
        "2026-05-06",
        "Thu 30: 1. 1-5 May off. Wed 6: 2.",
        kind="reported_up",
    ),
    _one(
        "the superior's ten days from the day it was sent",
        "2026-04-29",
        10,
        "2026-05-19",
        "Sent Wed 6. Thu 7: 1, Fri 8: 2, Sat 9 worked: 3, Mon 11: 4, Tue 12: 5, Wed 13: 6, "
        "Thu 14: 7, Fri 15: 8, Mon 18: 9, Tue 19: 10.",
        kind="reported_up",
        complete="2026-05-06",
    ),
    _one(
        "sending up over the new year",
        "2025-12-31",
        2,
        "2026-01-05",
        "Thu 1 to Sat 3 off. Sun 4 worked: 1, Mon 5: 2.",
        kind="send_up",
        accepted=None,
    ),
    _one(
        "a fast-track case",
        "2026-02-27",
        3,
        "2026-03-03",
        "Sat 28 worked: 1, Mon 2: 2, Tue 3: 3.",
        kind="fast_track",
    ),
    _one(
        "returned at once",
        "2026-03-09",
        5,
        "2026-03-09",
        "Told while the citizen stands there: Mon 9, whatever the promise.",
        kind="returned",
        accepted=None,
        told={"silent_from": None},
    ),
    _one(
        "not accepted, on a Saturday the hall opens",
        "2026-03-14",
        5,
        "2026-03-14",
        "Told at once, on the very day, though it is no working day.",
        kind="not_accepted",
        accepted=None,
    ),
    _one(
        "a question that needs a written answer",
        "2026-04-03",
        1,
        "2026-04-07",
        "Asked Fri 3. 4-6 off. Tue 7: 1.",
        kind="consultation",
        accepted=None,
    ),
    _one(
        "half an hour",
        "2026-03-09T17:50",
        0,
        "2026-03-09",
        "17:50 and thirty minutes: 18:20.",
        kind="on_the_spot",
        told={"due_at": "2026-03-09T18:20:00+08:00"},
    ),
    _one(
        "a quarter of an hour",
        "2026-03-09T09:00",
        0,
        "2026-03-09",
        "The hall promises fifteen minutes: 09:15.",
        kind="on_the_spot",
        rules={"on_the_spot_min": 15},
        told={"due_at": "2026-03-09T09:15:00+08:00"},
    ),
    _one(
        "on the same day",
        "2026-03-09T09:00",
        0,
        "2026-03-09",
        "The hall's variant: no minute, the end of Mon 9.",
        kind="on_the_spot",
        rules={"on_the_spot": "same-day"},
        told={"due_at": None},
    ),
    _one(
        "half an hour over midnight",
        "2026-03-09T23:45",
        0,
        "2026-03-10",
        "23:45 and thirty minutes is 00:15 on Tue 10.",
        kind="on_the_spot",
        told={"due_at": "2026-03-10T00:15:00+08:00"},
    ),
    _one(
        "a petition counts every day",
        "2026-03-13",
        3,
        "2026-03-16",
        "Fri 13. Sat 14: 1, Sun 15: 2, Mon 16: 3, a working day.",
        kind="petition",
    ),
    _one(
        "a petition's last day on a festival",
        "2026-02-13",
        3,
        "2026-02-24",
        "Sat 14: 1, Sun 15: 2, Mon 16: 3, which is off: the next working day is Tue 24.",
        kind="petition",
    ),
    _one(
        "a petition's last day on a worked Saturday",
        "2026-02-11",
        3,
        "2026-02-14",
        "Thu 12: 1, Fri 13: 2, Sat 14: 3, which is worked.",
        kind="petition",
    ),
    _one(
        "delivery in working days over two festivals",
        "2026-09-24",
        5,
        "2026-10-09",
        "Fri 25-Sun 27 off. Mon 28: 1, Tue 29: 2, Wed 30: 3, 1-7 Oct off, Thu 8: 4, Fri 9: 5.",
        kind="delivery",
        accepted=None,
    ),
    _one(
        "delivery in plain days",
        "2026-09-24",
        5,
        "2026-09-29",
        "Fri 25: 1, Sat 26: 2, Sun 27: 3, Mon 28: 4, Tue 29: 5.",
        kind="delivery",
        rules={"delivery_unit": "day"},
    ),
    _one(
        "delivery in plain days that ends in the National Day",
        "2026-09-28",
        5,
        "2026-10-08",
        "Sat 3 Oct would be the fifth; 1-7 are off: Thu 8.",
        kind="delivery",
        rules={"delivery_unit": "day"},
    ),
)

YELLOW = (
    _one(
        "yellow two working days before",
        "2026-02-12",
        3,
        "2026-02-24",
        "Fri 13: 1, Sat 14: 2, Tue 24: 3. Before Tue 24: Sat 14 is one, Fri 13 is two.",
        rules={"yellow_days": 2},
        told={"yellow_from": "2026-02-13"},
    ),
    _one(
        "yellow on the due day only",
        "2026-02-13",
        2,
        "2026-02-24",
        "Sat 14: 1, Tue 24: 2; no day before.",
        rules={"yellow_days": 0},
        told={"yellow_from": "2026-02-24"},
    ),
    _one(
        "never yellow before it began",
        "2026-03-09",
        1,
        "2026-03-10",
        "Tue 10: 1. Three working days before would be Thu 5, before there was a case: Mon 9.",
        rules={"yellow_days": 3},
        told={"yellow_from": "2026-03-09"},
    ),
)

WORKED: tuple[Worked, ...] = (
    *FESTIVALS_2026,
    *FESTIVALS_2025,
    *FESTIVALS_2024,
    *YEAR_ENDS,
    *STARTS,
    *SUPPLEMENTS,
    *STOPS,
    *EXTENSIONS,
    *OTHER_KINDS,
    *YELLOW,
)
