"""What is noted of a case while it goes on: its progress, another authority's number, the end of
an agent's work (row F5)."""

from dataclasses import replace

from hall_link.wire.base import Words
from hall_server.cases.acting import Asked, Done
from hall_server.cases.filling import agent_words, language_of
from hall_server.cases.rules import check_ground

AGENCY_ENDS = (
    Words(zh="提供虚假材料", en="False papers"),
    Words(zh="材料不合法且不能补正", en="Papers not lawful, and not to be put right"),
    Words(zh="未按时缴纳税费", en="Taxes or fees not paid in time"),
    Words(zh="申请人撤回委托", en="The applicant withdraws"),
    Words(zh="政策变化或不可抗力", en="Change of policy, or force majeure"),
    Words(zh="其他影响办理的情形", en="Something else that hinders it"),
)
"""On what an agent's work may end (代办终止情形), in the order of the rule book."""


def note_progress(asked: Asked) -> Done:
    """Words for the case's file."""
    return Done(asked.case)


def set_outer(asked: Asked) -> Done:
    """The number another authority's system gave it (row F7)."""
    return Done(replace(asked.case, outer=asked.command.outer.strip()))


def end_agency(asked: Asked) -> Done:
    """The agent's work ends on a listed ground; the case itself goes on. Raises `GroundNeeded`."""
    case, ground = asked.case, asked.command.ground
    check_ground(ground, len(AGENCY_ENDS))
    words = AGENCY_ENDS[(ground or 1) - 1].in_language(language_of(case))
    agent = agent_words(asked.scene, case, asked.whose)
    told = {"ground": words, "reason": asked.command.reason, "agent": agent}
    return Done(replace(case, agency_end=ground), {"ground": str(ground)}, told)
