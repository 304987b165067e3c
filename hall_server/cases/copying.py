"""The note that goes out to each window that joins a case (抄告, row F4)."""

from collections.abc import Iterable

from hall_link.wire.documents import DocumentView
from hall_server.cases.file_tables import CaseTask
from hall_server.cases.filling import language_of, windows_words
from hall_server.cases.giving import Wish, give
from hall_server.cases.room import Scene
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.kernel.work import Work

COPY_NOTE = "joint-copy-note"


def copy_out(
    scene: Scene, case: Case, whose: ApplicantRecord, tasks: Iterable[CaseTask], work: Work
) -> list[DocumentView]:
    """Writes a numbered note for each part that was opened: which papers, to be answered by when.

    The window sees it at once at its console; on paper it goes along when the papers do, printed
    from the case's file.
    """
    notes = []
    for task in tasks:
        to = windows_words(scene, [task.window], language_of(case)).replace("|", " ")
        wish = Wish(print=False, printer=None, more={"to": to, "due": task.due})
        notes += give(scene, case, whose, [COPY_NOTE], wish, work)[0]
    return notes
