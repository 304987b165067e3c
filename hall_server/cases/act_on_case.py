"""One act on a case, by the table of moves (rows F1, F2, F5, F6)."""

from collections.abc import Callable
from dataclasses import replace

from hall_link.wire.case_views import CaseDone
from hall_link.wire.cases import ActOnCase, CaseAct
from hall_link.wire.documents import DocumentView
from hall_server.cases import (
    accepting,
    deciding,
    delivering,
    extending,
    handing_on,
    noting,
    papers,
    stopping,
    wishing,
)
from hall_server.cases.acting import Asked, Done, who_is
from hall_server.cases.copying import copy_out
from hall_server.cases.file_tables import CaseStep
from hall_server.cases.giving import Wish, give
from hall_server.cases.joining import drop_tasks
from hall_server.cases.moves import MOVES, Who, after, forms
from hall_server.cases.reckoning import beside, clocked, day_of, sent_back
from hall_server.cases.room import Scene
from hall_server.cases.rules import (
    UnknownCase,
    WrongState,
    check_fits,
    check_in_time,
    check_not_made_good,
    check_told,
    check_who,
)
from hall_server.cases.signing import papers_of
from hall_server.cases.tables import GIVEN_UP, ApplicantRecord, Case
from hall_server.cases.views import row_of
from hall_server.cases.wishing import check_impartial
from hall_server.documents.issue import view_of as document_view
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.refusals import TryAgain
from hall_server.kernel.work import Work
from hall_server.windows.rules import check_may_act

DO: dict[CaseAct, Callable[[Asked], Done]] = {
    "accept": accepting.accept,
    "give_acceptance": accepting.give_acceptance,
    "correct": accepting.correct,
    "add_papers": papers.add_papers,
    "return": accepting.return_case,
    "refuse": accepting.refuse,
    "stop_clock": stopping.stop_clock,
    "resume_clock": stopping.resume_clock,
    "ask_extension": extending.ask_extension,
    "approve_extension": extending.approve_extension,
    "deny_extension": extending.deny_extension,
    "approve_fast_track": wishing.approve_fast_track,
    "deny_fast_track": wishing.deny_wish,
    "approve_longer": wishing.approve_longer,
    "deny_longer": wishing.deny_wish,
    "send_up": handing_on.send_up,
    "note_answer": deciding.note_answer,
    "decide": deciding.decide,
    "lay_out": delivering.lay_out,
    "deliver": delivering.deliver,
    "close": delivering.close,
    "withdraw": accepting.withdraw,
    "hand_on": handing_on.hand_on,
    "urge": handing_on.urge,
    "note_owed": papers.note_owed,
    "end_agency": noting.end_agency,
    "note_progress": noting.note_progress,
    "set_outer": noting.set_outer,
    "join_windows": handing_on.join_windows,
}


def act_on_case(scene: Scene, command: ActOnCase, work: Work) -> CaseDone:
    """Does the act, writes it into the case's file and the ledger, gives its forms out.

    Raises `UnknownCase`, what `check_may_act` raises, `NotYourCase`, `ApprovalNeeded`,
    `WrongState`, and the refusals of what the act needs.
    """
    before = _find(scene, command.case_id, work)
    mine = _checked(scene, before, command, work)
    return carry_out(scene, before, mine, command, work)


def carry_out(
    scene: Scene, before: Case, mine: frozenset[Who], command: ActOnCase, work: Work
) -> CaseDone:
    """An act that was checked to be allowed, by who is `mine` to the case. Raises the refusals of
    what the act needs."""
    whose = scene.cases.applicant(before.id) or ApplicantRecord(before.id)
    done = DO[command.act](Asked(scene, before, whose, mine, command, work))
    case = _moved(scene, before, done.case, command.act, work)
    work.put(case)
    _note(before, case, command, done.facts, work)
    if case.ended or case.state in GIVEN_UP:
        drop_tasks(scene, case, work)
    wish = Wish(command.print, command.printer, {k: v for k, v in done.more.items() if v})
    documents, jobs = give(scene, case, whose, forms(before, case, command.act), wish, work)
    documents += copy_out(scene, case, whose, done.joined, work)
    if command.signed and case.state in GIVEN_UP:
        check_who(mine, "close")
        asked = Asked(scene, case, whose, mine, _closing(command), work)
        case, documents = close_at_once(asked, documents)
    row = row_of(scene, case, scene.today, whose)
    return CaseDone(case=row, documents=documents, jobs=jobs, warnings=list(done.warnings))


def close_at_once(asked: Asked, given: list[DocumentView]) -> tuple[Case, list[DocumentView]]:
    """Signed and taken on the spot (当场签收): what was given up in this commit is over with
    it; and the papers `given` are as they are then. Raises what `close` raises."""
    scene, before, work = asked.scene, asked.case, asked.work
    done = delivering.close(asked)
    case = _moved(scene, before, done.case, "close", work)
    work.put(case)
    _note(before, case, asked.command, done.facts, work)
    now = {document.id: document for document in papers_of(case, work)}
    return case, [document_view(scene.hall, now[view.document_id]) for view in given]


def _closing(told: ActOnCase) -> ActOnCase:
    """The end of what this act gave up, as it was told with it."""
    same = {"case_id", "window", "channel", "recipient", "day"}
    return ActOnCase(act="close", signed=True, **told.model_dump(include=same))


def _find(scene: Scene, case_id: str, work: Work) -> Case:
    """One that is open or ended today; an older one is over, whatever is asked of it."""
    found = scene.cases.find(case_id)
    if found is None:
        past: Case | None = work.cold("case", case_id)
        raise UnknownCase if past is None else WrongState(state=past.state)
    return found


def _checked(scene: Scene, case: Case, command: ActOnCase, work: Work) -> frozenset[Who]:
    """Who asks is at their window, may do it, and told what it needs."""
    actor = work.actor
    if actor.role == "clerk":
        window = scene.windows.find(command.window or actor.window or 0)
        check_may_act(window, scene.windows.seat(window.number), actor)
    mine = who_is(scene, case, actor)
    check_who(mine, command.act)
    _check_not_silent(scene, case)
    check_in_time(case, command.act, scene.day)
    check_not_made_good(case, command, mine, scene.day)
    check_impartial(case, command.act, mine, work)
    check_fits(case, command.act)
    check_told(case, command)
    return mine


def _check_not_silent(scene: Scene, case: Case) -> None:
    """A case that silence has accepted is so as the day opens; until the hall came to it nobody
    decides otherwise (Ruling 3). Raises `TryAgain`."""
    if case.state == "received" and case.silent_from is not None and case.silent_from <= scene.day:
        raise TryAgain


def _moved(scene: Scene, before: Case, changed: Case, act: CaseAct, work: Work) -> Case:
    """In its new state, with its clock told anew where the act moves it."""
    case = replace(changed, state=after(changed, act))
    if case.state == "accepted" and before.accepted_at is None:
        received = day_of(scene, before.received_at)
        complete = scene.day if act != "accept" or received is None else received.isoformat()
        case = replace(case, accepted_at=to_text(work.now), complete_day=complete)
        return clocked(scene, case)
    if case.state == "correcting" and before.state != "correcting":
        return beside(scene, sent_back(scene, case))
    if MOVES[act].reckons:
        return clocked(scene, case)
    case = beside(scene, case)
    return replace(case, closed_at=to_text(work.now)) if case.ended else case


def _note(before: Case, case: Case, command: ActOnCase, facts: dict[str, str], work: Work) -> None:
    """The words go into the case's file only; codes, days and ids into the ledger as well."""
    told = {**facts, **({"due": case.due or ""} if case.due != before.due else {})}
    step = CaseStep(
        id=new_id(work.now),
        case_id=case.id,
        at=to_text(work.now),
        act=command.act,
        by=work.actor.id,
        window=work.actor.window,
        before=before.state,
        after=case.state,
        facts=tuple(told.items()),
        note=command.reason,
    )
    work.put(step)
    work.event(
        "case_acted",
        case=case.id,
        act=command.act,
        before=before.state,
        after=case.state,
        window=case.window,
        **({"facts": told} if told else {}),
    )
