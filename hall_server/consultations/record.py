"""Recording a question in one press, and what becomes of it (Ruling 8)."""

from dataclasses import replace

from hall_link.wire.windows import RecordConsultation, WindowActDone
from hall_server.consultations.rules import check_may_answer
from hall_server.consultations.state import ConsultationsState
from hall_server.consultations.tables import Consultation
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.staff.rules import UnknownStaff
from hall_server.staff.state import StaffState
from hall_server.windows.rules import check_may_act
from hall_server.windows.state import WindowsState


def record_consultation(
    hall: PremisesState,
    windows: WindowsState,
    people: StaffState,
    state: ConsultationsState,
    command: RecordConsultation,
    work: Work,
) -> WindowActDone:
    """Opens a consultation, or adds to the one named; an empty text leaves what is there.

    Who was asked first owes the answer until it is closed or handed on to a colleague. Raises what
    `check_may_act` and `check_may_answer` raise, `UnknownConsultation`, `UnknownStaff`.
    """
    window = windows.find(command.window)
    check_may_act(window, windows.seat(window.number), work.actor)
    if command.handler is not None and people.find(command.handler) is None:
        raise UnknownStaff(name=command.handler)
    if command.consultation_id is None:
        before = _opened(hall.day.business_day, command, work)
    else:
        before = state.find(command.consultation_id)
        check_may_answer(before, work.actor.id)
    work.put(_with_what_is_told(before, command, work))
    return WindowActDone(window=window.number, consultation_id=before.id)


def _opened(day: str, command: RecordConsultation, work: Work) -> Consultation:
    asked = Consultation(
        id=new_id(work.now),
        business_day=day,
        window=command.window,
        handlers=(work.actor.id,),
        asked_at=to_text(work.now),
    )
    work.event("consultation_recorded", consultation=asked.id, window=asked.window)
    return asked


def _with_what_is_told(
    before: Consultation, command: RecordConsultation, work: Work
) -> Consultation:
    question, answer = command.question or before.question, command.answer or before.answer
    after = replace(before, question=question, answer=answer)
    if after != before:
        work.event("consultation_noted", consultation=before.id, window=command.window)
    if command.handler is not None and command.handler != before.handler:
        after = replace(after, handlers=(*before.handlers, command.handler))
        work.event("consultation_handed_on", consultation=before.id, staff=command.handler)
    if command.close:
        after = replace(after, closed_at=to_text(work.now))
        work.event("consultation_closed", consultation=before.id, window=command.window)
    return after
