"""Whose a case is that was handed on to a window where nobody sits: somebody's, always."""

from dataclasses import replace

from hall_server.cases.file_tables import CaseStep
from hall_server.cases.room import Scene
from hall_server.cases.tables import Case
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Actor, Work

TAKEN_OVER = "take_over"
"""The act of this step in a case's file."""


def answers_at(scene: Scene, window: int) -> str | None:
    """Who sits at a window; else the window's own key, else its head; None for nobody."""
    seat, key = scene.windows.seat(window), scene.devices.standing_clerk(window)
    if seat is not None:
        return seat.staff
    if key is not None:
        return key.id
    head = scene.windows.find(window).head
    return head if head and scene.staff.find(head) is not None else None


def keeper(scene: Scene, case: Case, actor: Actor) -> str:
    """Who answers for a case until somebody sits down at its new window: its owner stays; where
    that person has left, who hands it on."""
    stays = scene.staff.find(case.owner) is not None or scene.devices.find(case.owner) is not None
    return case.owner if stays else actor.id


def take_over(scene: Scene, window: int, staff: str, work: Work) -> None:
    """Somebody has sat down at a window: the cases that were kept for it are theirs."""
    for case_id in scene.cases.waiting.kept_for(window):
        case = scene.cases.find(case_id)
        assert case is not None, "a kept case nobody has"
        work.put(replace(case, owner=staff, kept=False))
        moment = to_text(work.now)
        state, facts = case.state, (("before", case.owner), ("to_staff", staff))
        step = CaseStep(
            new_id(work.now), case_id, moment, TAKEN_OVER, staff, window, state, state, facts
        )
        work.put(step)
        work.event("case_taken_over", case=case_id, window=window, before=case.owner, staff=staff)
