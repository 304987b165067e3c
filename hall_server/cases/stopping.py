"""Stopping a clock for one of the law's special steps, and letting it go on (Ruling 1)."""

from dataclasses import replace
from datetime import date

from hall_link.wire.base import Words
from hall_server.cases.acting import Asked, Done, day_of_act
from hall_server.cases.clocks import is_past
from hall_server.cases.filling import language_of, working_days
from hall_server.cases.promises import Promise, outlasts
from hall_server.cases.tables import Stop

TOO_LONG = Words(
    zh="特别程序所需时间比承诺时限还长，请确认并告知申请人",
    en="The special step takes longer than the promise; make sure, and tell the applicant",
)
LATE = Words(
    zh="本件已超过承诺的日期：特别程序已记录，但超期状态不变，仍会催办",
    en="The promised day is past: the step is noted, but the case stays late and is urged on",
)


def stop_clock(asked: Asked) -> Done:
    """From the day the step began the days don't count; told in writing. A site visit is no such
    step. A case whose day is past may need a hearing too: it is noted, and stays late.

    The step is expected to take so many working days, the first of them included; a stop that
    lasts longer is urged. Raises `WrongDay`, also for what `stopped_from` does not allow.
    """
    command, case, scene = asked.command, asked.case, asked.scene
    assert command.step is not None
    assert command.days is not None
    since, days = day_of_act(asked, stopped_from(asked)), command.days
    first = scene.calendar.not_before(date.fromisoformat(since))
    expected = scene.calendar.after(first, days - 1).isoformat()
    promised, late = Promise(case.limit_days or 0, case.limit_unit), is_past(case, scene.day)
    warned = outlasts(scene, days, promised, first)
    facts = {"step": command.step, "days": str(days), "since": since, "expected": expected}
    return Done(
        replace(case, stops=(*case.stops, Stop(command.step, since, expected=expected))),
        {**facts, **({"outlasts": "yes"} if warned else {})},
        {
            "days": working_days(days, language_of(case)),
            "reason": command.reason,
            "doer": command.organ,
        },
        (*((TOO_LONG,) if warned else ()), *((LATE,) if late else ())),
    )


def stopped_from(asked: Asked) -> str:
    """The first day a stop may begin on: today or the last working day before, for the applicant is
    told of the time in writing as the step begins (行政许可法 45). A leader may note an earlier
    one, as far back as the day the papers were complete."""
    complete = asked.case.complete_day or asked.case.business_day
    if "leader" in asked.mine:
        return complete
    yesterday = asked.scene.calendar.before(asked.scene.today, 1).isoformat()
    return max(complete, yesterday)


def resume_clock(asked: Asked) -> Done:
    """The step is over: from the day it ended the days count again. Raises `WrongDay`."""
    *before, last = asked.case.stops
    ended = replace(last, until=day_of_act(asked, last.since))
    return Done(
        replace(asked.case, stops=(*before, ended)), {"step": last.step, "until": ended.until or ""}
    )
