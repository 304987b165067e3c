"""What the hall knows of a case, by the keys of its forms (row E5)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from hall_link.wire.base import Language, Words
from hall_link.wire.cases import CasePaper, SpecialStep
from hall_link.wire.guide import TimeLimit
from hall_server.cases.fetching import fetch_windows
from hall_server.cases.reckoning import answered_by
from hall_server.cases.room import Scene
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.deadlines.why import STEPS
from hall_server.documents.days import told_day
from hall_server.documents.words import limit_words as promise_words
from hall_server.guide.together import together
from hall_server.kernel.clock import stored

OUTCOMES: dict[str, dict[Language, str]] = {
    "granted": {"zh": "准予办理", "en": "Granted"},
    "denied": {"zh": "不予办理", "en": "Denied"},
    "returned": {"zh": "退回", "en": "Returned"},
    "refused": {"zh": "不予受理", "en": "Not accepted"},
    "withdrawn": {"zh": "撤回", "en": "Withdrawn"},
}


Starts = Literal["after-acceptance", "after-receipt", "on-receipt"]

CLOCKS: dict[Starts, Words] = {
    "after-acceptance": Words(
        zh="办理时限自受理之日的下一个工作日起计算，以本通知书所载受理时间为准。",
        en="The time promised counts from the working day after acceptance, as told here.",
    ),
    "after-receipt": Words(
        zh="办理时限自收齐材料之日的下一个工作日起计算。",
        en="The time promised counts from the working day after all papers were handed in.",
    ),
    "on-receipt": Words(
        zh="办理时限自收齐材料之日起计算，当日为第一日。",
        en="The time promised counts from the day all papers were handed in, that day included.",
    ),
}
"""From when the promise counts, by the hall's variant: what an acceptance notice must tell."""

COMPLETED = {
    False: Words(
        zh="办理时限自材料补齐之日的下一个工作日起计算。",
        en="Its time counts from the working day after the papers are complete.",
    ),
    True: Words(
        zh="办理时限自材料补齐之日起计算，当日为第一日。",
        en="Its time counts from the day the papers are complete, that day included.",
    ),
}
"""The same of a supplement case; whether the day itself counts."""


def fields_of(scene: Scene, case: Case, whose: ApplicantRecord) -> dict[str, str]:
    """Everything that may stand on a form of this case; a form takes what it has a place for."""
    language = language_of(case)
    known = list(scene.guide.known([case.item, *case.also]))
    item = together(known) if known else None
    held = [paper for paper in case.papers if paper.state in ("held", "on_file")]
    told = {
        **_who(whose),
        "number": case.number,
        "item": scene.guide.name_of(case.item).in_language(language),
        "received_at": _moment(case.received_at, scene.hall.premises.zone),
        "accepted_at": _moment(case.accepted_at, scene.hall.premises.zone),
        "counted": CLOCKS[scene.book.deadlines.starts].in_language(language),
        "clock": COMPLETED[scene.book.deadlines.starts == "on-receipt"].in_language(language),
        "organ": scene.hall.premises.name.in_language(language),
        "limit": limit_words(case, language),
        "due": _due(scene, case),
        "materials": papers_words(held or case.papers, language),
        "held": papers_words(held, language),
        "missing": papers_words(case.missing, language),
        "superior": case.superior,
        "sent_on": case.sent_up_on or "",
        "shelf": case.shelf,
        "result": OUTCOMES[case.outcome][language] if case.outcome else "",
        "pickup": case.deliver_by or "",
        "window": _window(case.window, language),
        "place": _windows(fetch_windows(scene) or [case.window], language),
        "clerk": _shown(scene, case.owner, language),
        "departments": joined_words(scene, case, language),
        "step": step_words(case.stopped_by, language),
        **_stopped(case),
        "days": str(case.extension_days or ""),
        "approver": _shown(scene, case.approved_by or case.approver or "", language),
    }
    if item is not None and item.fee is not None:
        told["fee"] = item.fee.text.in_language(language)
    if item is not None and item.basis is not None:
        told["basis"] = item.basis
    return told


def _stopped(case: Case) -> dict[str, str]:
    """From when its clock stands; of a late case, whose clock goes on, when the step begins."""
    if case.stop is None:
        return {}
    began = "since" if case.due is None else "begins"
    return {began: case.stop.since, "expected": case.stop.expected or ""}


def _due(scene: Scene, case: Case) -> str:
    """By when: the papers while they are waited for; the answer of the level above, though the
    clock runs only to the sending meanwhile; else the decision."""
    if case.state in ("correcting", "supplementing"):
        return case.yellow_from or ""
    if case.due is None or case.accepted_at is None:
        return ""
    if case.flow == "reported_up" and case.sent_up_on is None:
        return answered_by(scene, case, date.fromisoformat(case.due)).isoformat()
    return case.due


def _who(whose: ApplicantRecord) -> dict[str, str]:
    return {
        "applicant": whose.name,
        "phone": whose.phone,
        "address": whose.address,
        "agent": whose.agent,
    }


def agent_words(scene: Scene, case: Case, whose: ApplicantRecord) -> str:
    """Who sees to the case for its applicant: as told, else who of the hall's took it on."""
    return whose.agent or _shown(scene, case.owner, language_of(case))


def language_of(case: Case) -> Language:
    """The language its papers are written in."""
    return "en" if case.language == "en" else "zh"


def limit_words(case: Case, language: Language) -> str:
    """The promise, in its own unit; nothing for one by the hall's rule of minutes."""
    if case.flow == "on_the_spot" or case.limit_days is None:
        return ""
    if case.limit_days == 0 and case.limit_unit != "same_day":
        return ""
    return promise_words(TimeLimit(amount=case.limit_days, unit=case.limit_unit), language)


def working_days(count: int, language: Language) -> str:
    """So many working days."""
    return f"{count} 个工作日" if language == "zh" else f"{count} working days"


def papers_words(papers: "list[CasePaper] | tuple[CasePaper, ...]", language: Language) -> str:
    """A line for each paper, how many copies and by when behind a bar."""
    return "\n".join(f"{_cell(paper.name)}|{_copies(paper, language)}" for paper in papers)


def _cell(text: str) -> str:
    """One line, no bar: what separates the columns of a list."""
    return " ".join(text.replace("|", "/").split())


def _copies(paper: CasePaper, language: Language) -> str:
    count = f"{paper.copies} 份" if language == "zh" else f"{paper.copies} copies"
    if paper.owed_until is None or paper.state != "owed":
        return count
    by = told_day(paper.owed_until, "by", language)
    return f"{count}，{by}补交" if language == "zh" else f"{count}, {by}"


def joined_words(scene: Scene, case: Case, language: Language) -> str:
    """The windows that join, a line each."""
    numbers = [task.window for task in scene.cases.tasks_of(case.id)]
    return windows_words(scene, numbers, language)


def windows_words(scene: Scene, numbers: list[int], language: Language) -> str:
    """Windows by number and name, a line each."""
    names = {window.number: window.name.in_language(language) for window in scene.windows.all()}
    return "\n".join(f"{_window(n, language)}|{_cell(names.get(n, ''))}" for n in numbers)


def step_words(step: SpecialStep | None, language: Language) -> str:
    """A special step by its legal name."""
    return "" if step is None else STEPS[step].in_language(language)


def _window(number: int, language: Language) -> str:
    return f"{number}号窗口" if language == "zh" else f"Window {number}"


def _windows(numbers: Iterable[int], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(_window(n, language) for n in numbers)


def _shown(scene: Scene, who: str, language: Language) -> str:
    """By the name on the badge; nothing for a window's own key, which is no person."""
    person = scene.staff.find(who)
    return person.display.in_language(language) if person else ""


def _moment(text: str | None, zone: ZoneInfo) -> str:
    if text is None:
        return ""
    local: datetime = stored(text).astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M}"
