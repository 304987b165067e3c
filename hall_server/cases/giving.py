"""Giving a case's forms out: numbered, kept word for word, on paper where it is wanted."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from hall_link.wire.documents import DocumentView
from hall_link.wire.printing import PrintJob
from hall_server.cases.filling import fields_of, language_of
from hall_server.cases.moves import ACCEPTANCE
from hall_server.cases.room import Scene
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.documents.issue import EVERYWHERE, Filing, issue, put_on_paper, view_of
from hall_server.documents.tables import Document
from hall_server.kernel.ids import new_secret
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import wanted_printer

PLAIN_ACCEPTANCE = "accept-notice"
"""受理通知书, for a case whose kind has no acceptance notice of its own."""

STRAIGHT_BACK = frozenset({"correction-notice", "supplement-slip"})
"""补齐后直接到本窗口，不用重新排队 stands on them."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How the forms are wanted. `more`: what only this act knows, by the forms' keys."""

    print: bool
    printer: str | None
    more: dict[str, str] = field(default_factory=dict, repr=False)


def give(
    scene: Scene,
    case: Case,
    whose: ApplicantRecord,
    forms: Iterable[str],
    wish: Wish,
    work: Work,
) -> tuple[list[DocumentView], list[PrintJob]]:
    """Issues each form, and puts it into a printer's queue: the one that was chosen, the one
    beside who asks, or the best."""
    printer = wanted_printer(scene.devices, wish.printer, work.actor.id)
    views, jobs = [], []
    for form in forms:
        known = filing_of(scene, case, whose, _named(scene, case, form))
        filing = replace(known, fields={**known.fields, **wish.more})
        document = issue(scene.hall, scene.documents, filing, work)
        views.append(view_of(scene.hall, document))
        if wish.print:
            job = put_on_paper(scene.hall, scene.devices, document, printer, work)
            jobs.append(job)
    return views, jobs


def filing_of(
    scene: Scene,
    case: Case,
    whose: ApplicantRecord,
    form: str,
    before: Iterable[Document] = (),
) -> Filing:
    """A form of the case with everything its file tells. `before`: its papers; one of this form
    that was voided tells what only the act knew that gave it out, so that it is made again."""
    told = fields_of(scene, case, whose)
    if form == _named(scene, case, ACCEPTANCE) and case.accepted_at is not None:
        told["received_at"] = told["accepted_at"]  # the proof for the clock (Ruling 3)
    return Filing(
        form=form,
        fields={**_voided(form, before), **{key: text for key, text in told.items() if text}},
        language=language_of(case),
        window=case.window,
        item=case.item,
        item_version=case.item_version,
        ticket_id=case.ticket_id,
        case_id=case.id,
        **_code(case, form),
    )


def _voided(form: str, before: Iterable[Document]) -> dict[str, str]:
    """What the last voided paper of this form told; what every paper tells is told anew."""
    papers = [one for one in before if one.form == form and one.voided_at is not None]
    newest = max(papers, key=lambda one: (one.issued_at, one.number), default=None)
    told = newest.fields if newest is not None else ()
    return {key: text for key, text in told if key not in EVERYWHERE}


def _code(case: Case, form: str) -> dict[str, Any]:
    """Of a paper that asks for others: its code leads straight back here with the list (Ruling 15);
    `checked` are the places of what was handed in."""
    if form not in STRAIGHT_BACK:
        return {}
    there = [paper.place for paper in case.papers if paper.state in ("held", "on_file")]
    return {
        "secret": new_secret(),
        "checked": tuple(place for place in there if place is not None),
    }


def _named(scene: Scene, case: Case, form: str) -> str:
    """A supplement case was told its kind when it came in; what it gets now is the acceptance."""
    if form != ACCEPTANCE:
        return form
    kind = scene.hall.premises.case_kind(case.kind)
    own = kind.form if kind and kind.flow != "supplement" else None
    return own or PLAIN_ACCEPTANCE
