"""Writing into a case's file what is no act of the case itself."""

from hall_server.cases.file_tables import CaseStep
from hall_server.cases.tables import Case
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work


def note_step(case: Case, act: str, facts: dict[str, str], note: str, work: Work) -> None:
    """The case stays as it is. `facts`: codes, days and ids; `note`: words, kept only here."""
    work.put(
        CaseStep(
            id=new_id(work.now),
            case_id=case.id,
            at=to_text(work.now),
            act=act,
            by=work.actor.id,
            window=work.actor.window,
            before=case.state,
            after=case.state,
            facts=tuple(facts.items()),
            note=note.strip(),
        )
    )
