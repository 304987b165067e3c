"""What a clerk's desk shows of the questions asked there."""

from hall_link.wire.desk import OpenConsultation
from hall_server.consultations.state import ConsultationsState
from hall_server.kernel.clock import stored


def open_of(state: ConsultationsState, handler: str | None) -> list[OpenConsultation]:
    """What this person still has to answer, the oldest first; nothing for nobody."""
    return [
        OpenConsultation(
            consultation_id=owed.id, asked_at=stored(owed.asked_at), question=owed.question
        )
        for owed in (state.owed_by(handler) if handler else ())
    ]


def count_of(state: ConsultationsState, handler: str | None) -> int:
    """How many questions this person was asked today."""
    return state.asked_today(handler) if handler else 0
