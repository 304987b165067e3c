"""Who answers for a question asked at a window (首问责任, rows B9, H6)."""

from hall_server.consultations.tables import Consultation
from hall_server.kernel.refusals import Refusal


class UnknownConsultation(Refusal):
    """There is no such consultation, or it was closed on an earlier day."""

    code = "unknown-consultation"


class OthersConsultation(Refusal):
    """Somebody else answers for it now."""

    code = "others-consultation"


class ConsultationClosed(Refusal):
    """It was closed: nothing is added to it any more."""

    code = "consultation-closed"


def check_may_answer(consultation: Consultation, actor: str) -> None:
    """Only who owes the answer writes it, hands it on, or closes it. Raises the refusals above."""
    if consultation.handler != actor:
        raise OthersConsultation
    if consultation.closed_at is not None:
        raise ConsultationClosed
