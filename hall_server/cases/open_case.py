"""Opening a case: the ten kinds by their definitions (rows B10, F1)."""

from dataclasses import replace

from hall_link.wire.case_views import CaseDone
from hall_link.wire.cases import ActOnCase, OpenCase
from hall_server.cases.act_on_case import close_at_once
from hall_server.cases.acting import HANDLER, Asked
from hall_server.cases.copying import copy_out
from hall_server.cases.deciding import concluded
from hall_server.cases.file_tables import CaseStep
from hall_server.cases.filling import agent_words, language_of, windows_words
from hall_server.cases.giving import Wish, give
from hall_server.cases.intake import Intake, take_in
from hall_server.cases.joining import join
from hall_server.cases.moves import ACCEPTANCE, OPENED
from hall_server.cases.promises import settled
from hall_server.cases.reckoning import clocked, sent_back
from hall_server.cases.room import Scene
from hall_server.cases.tables import GIVEN_UP, ApplicantRecord, Case
from hall_server.cases.views import row_of
from hall_server.documents.capitals import capitals_of
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work

HAND_OVER = "agency-slip"
"""便民服务代理交接单: two parts, the papers, what was prepaid; never a fee of the agent's."""


def open_case(scene: Scene, command: OpenCase, work: Work) -> CaseDone:
    """Numbers the case, starts its clock or tells what is missing, and gives its notice out.

    Raises what `take_in` raises, and `RecipientNeeded` for a notice that nobody is told to have
    signed and taken on the spot.
    """
    intake = take_in(scene, command, work)
    case = clocked(scene, _begun(scene, _received(scene, intake, command, work), intake, work))
    whose = ApplicantRecord(case.id, **command.applicant.model_dump())
    work.put(case)
    work.put(whose)
    _note(case, command, work)
    joined = join(scene, case, command.joined, work) if case.flow == "joint" else []
    windows = [task.window for task in joined]
    wish = Wish(command.print, command.printer, _more(scene, intake, case, whose, command, windows))
    documents, jobs = give(scene, case, whose, _forms(scene, intake, case), wish, work)
    documents += copy_out(scene, case, whose, joined, work)
    if command.signed and case.state in GIVEN_UP:
        asked = Asked(scene, case, whose, HANDLER, _taken(case, command), work)
        case, documents = close_at_once(asked, documents)
    row = row_of(scene, case, scene.today, whose)
    return CaseDone(case=row, documents=documents, jobs=jobs)


def _taken(case: Case, command: OpenCase) -> ActOnCase:
    """Who signed and took its notice at the window."""
    who = command.recipient.strip() or command.applicant.name
    told = {"case_id": case.id, "channel": "counter", "recipient": who}
    return ActOnCase.model_validate({"act": "close", "signed": True, **told})


def _received(scene: Scene, intake: Intake, command: OpenCase, work: Work) -> Case:
    """As it was handed in: nothing is accepted yet (Ruling 3). Raises what `settled` raises."""
    day, kind = scene.day, intake.kind
    promise, more = settled(scene, kind, intake.item, command.limit, command.reason)
    return Case(
        id=new_id(work.now),
        number=f"{day[2:].replace('-', '')}{scene.cases.next_place(day):04d}",
        kind=kind.code,
        flow=kind.flow,
        state="received",
        business_day=day,
        received_at=to_text(work.now),
        item=intake.item.id,
        item_version=intake.item.version,
        ticket_id=command.ticket_id,
        window=command.window,
        owner=work.actor.id,
        first_asked=intake.first_asked,
        first_handler=work.actor.id,
        language=command.language,
        papers=intake.papers,
        ground=command.ground,
        limit_days=promise.amount,
        limit_unit=promise.unit,
        asked_days=more,
        asked_kind=intake.asked_kind,
        superior=command.superior,
        agency=command.agency,
        green=kind.green,
        outer=command.outer.strip(),
        also=tuple(name for name in dict.fromkeys(command.also) if name != command.item),
    )


def _begun(scene: Scene, case: Case, intake: Intake, work: Work) -> Case:
    """In the state its kind and papers give it; accepted at once where nothing is missing."""
    now = to_text(work.now)
    case = replace(case, state=intake.state)
    if case.state == "accepted":
        return replace(case, accepted_at=now, complete_day=scene.day)
    if case.state in GIVEN_UP:
        return concluded(scene, case, case.state, scene.day)
    return sent_back(scene, case) if case.state == "correcting" else case


def _note(case: Case, command: OpenCase, work: Work) -> None:
    facts = {"case_kind": case.kind, "due": case.due or "", "ground": str(case.ground or "")}
    facts |= {"agency": case.agency or "", "consent": "yes" if case.agency else ""}
    told = {key: value for key, value in facts.items() if value}
    step = CaseStep(
        id=new_id(work.now),
        case_id=case.id,
        at=to_text(work.now),
        act=OPENED,
        by=work.actor.id,
        window=case.window,
        before="",
        after=case.state,
        facts=tuple(told.items()),
        note=command.reason,
    )
    work.put(step)
    work.event(
        "case_opened",
        case=case.id,
        number=case.number,
        case_kind=case.kind,
        item=case.item,
        window=case.window,
        ticket=case.ticket_id,
        state=case.state,
        due=case.due,
        wish=case.wish,
        first_asked=case.first_asked,
    )


def _forms(scene: Scene, intake: Intake, case: Case) -> list[str]:
    """The notice of its kind; of a case that can't begin yet, what has to be put right, or the
    list of what was handed in. An agent's hand-over slip besides (row F5)."""
    if case.agency == "agent" and case.state not in GIVEN_UP:
        return [*_notice(scene, intake, case), HAND_OVER]
    return _notice(scene, intake, case)


def _notice(scene: Scene, intake: Intake, case: Case) -> list[str]:
    if case.state == "correcting":
        return ["correction-notice"]
    if case.state == "received":
        return ["intake-list"]
    if case.flow == "on_the_spot" and intake.kind.form is None:
        return ["receipt-slip"] if scene.book.notices.receipt_for_on_the_spot else []
    if case.state == "accepted":
        return [ACCEPTANCE]
    return [intake.kind.form] if intake.kind.form else []


def _more(
    scene: Scene,
    intake: Intake,
    case: Case,
    whose: ApplicantRecord,
    command: OpenCase,
    joined: list[int],
) -> dict[str, str]:
    """What only the opening knows: grounds and reasons in words, and where else to turn."""
    language = language_of(case)
    grounds = intake.kind.grounds
    ground = grounds[case.ground - 1].in_language(language) if grounds and case.ground else ""
    elsewhere = [n for n in scene.windows.meant_for(intake.item.queue) if n != case.window]
    told = {
        "ground": ground,
        "reason": command.reason or ground,
        "steps": command.reason,
        "matter": command.reason,
        "question": command.reason,
        "advice": windows_words(scene, elsewhere, language) if case.flow == "not_accepted" else "",
        "departments": windows_words(scene, joined, language),
        "prepaid": command.prepaid,
        "capitals": capitals_of(command.prepaid),
        "pickup": command.pickup,
        "agent": agent_words(scene, case, whose) if case.agency == "agent" else "",
    }
    return {key: words for key, words in told.items() if words}
