"""Stopping a clock for one of the law's special steps, and letting it go on (Ruling 1)."""

from dataclasses import replace

from hall_link.wire.base import Words
from hall_server.cases.acting import Asked, Done
from hall_server.cases.filling import language_of, working_days
from hall_server.cases.tables import Stop
from hall_server.deadlines.rules import outlasts

TOO_LONG = Words(
    zh="特别程序所需时间比承诺时限还长，请确认并告知申请人",
    en="The special step takes longer than the promise; make sure, and tell the applicant",
)


def stop_clock(asked: Asked) -> Done:
    """From today the days don't count; told in writing. A site visit is no such step."""
    command, case = asked.command, asked.case
    assert command.step is not None
    assert command.days is not None
    since, days = asked.scene.day, command.days
    warned = outlasts(days, case.limit_days or 0)
    return Done(
        replace(case, stops=(*case.stops, Stop(command.step, since))),
        {"step": command.step, "days": str(days), **({"outlasts": "yes"} if warned else {})},
        {"days": working_days(days, language_of(case)), "reason": command.reason},
        (TOO_LONG,) if warned else (),
    )


def resume_clock(asked: Asked) -> Done:
    """The step is over: from today the days count again."""
    *before, last = asked.case.stops
    ended = replace(last, until=asked.scene.day)
    return Done(replace(asked.case, stops=(*before, ended)), {"step": last.step})
