"""A complaint's file: what was said, who said it behind a press, the acts, what was done."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from nicegui import ui

from hall_link.wire.complaints import HandleComplaint, Visitor
from hall_server.complaints.dues import receive_by
from hall_server.complaints.look import ComplainantSeen, SeeComplainant
from hall_server.complaints.moves import MOVES, NEEDS_NO_ANSWER
from hall_server.complaints.papers import WRITTEN
from hall_server.complaints.secrecy import givable, leaders_of, may_act
from hall_server.complaints.tables import Complaint, ComplaintStep
from hall_server.complaints.views import clock_of, days_left
from hall_server.documents.forms import form_of
from hall_server.web.manager.complaints_desk import ComplaintDesk, Dossier
from hall_server.web.manager.complaints_parts import Chips, Sheet, area, fact
from hall_server.web.manager.complaints_people import (
    Do,
    draw_correcting,
    draw_meeting,
    draw_taking,
)
from hall_server.web.manager.panel import box, press, text

Panel = Callable[[ComplaintDesk, Sheet, Complaint, Do], None]
Again = Callable[[], Awaitable[None]]

LONGEST = 1000


def clock_words(desk: ComplaintDesk, colour: str, left: int) -> str:
    """How a clock stands, in words."""
    if colour == "red":
        return desk.say("late", n=-left) if left < 0 else desk.say("late-0")
    return desk.say("today") if left == 0 else desk.say("left", n=left)


class ComplaintFile:
    """The file of one complaint on one page. `seen`: who complained, once that was pressed."""

    def __init__(self, desk: ComplaintDesk, sheet: Sheet, again: Again) -> None:
        self._desk = desk
        self._sheet = sheet
        self._again = again
        self._seen: dict[str, Visitor] = {}

    def draw(self, file: Dossier) -> None:
        """Everything this person may see of it."""
        complaint = file.complaint
        self._draw_top(complaint)
        if file.opens:
            self._draw_facts(complaint)
            self._draw_identity(complaint)
        self._draw_words("content", complaint.text)
        if file.opens:
            if complaint.answer:
                self._draw_answer(complaint)
            self._draw_acts(complaint)
            self._draw_papers(complaint, file.papers)
            self._draw_steps(file.steps)

    def forget(self) -> None:
        """Lets go of who was seen."""
        self._seen.clear()

    # --- what it is ---------------------------------------------------------------------------

    def _draw_top(self, complaint: Complaint) -> None:
        desk = self._desk
        colour = clock_of(desk.office, complaint)
        with box("file-head"):
            text(complaint.number, "number")
            text(desk.say(f"what-{complaint.what}"), f"tag {complaint.what}")
            text(desk.say(f"state-{complaint.state}"), "tag")
            if complaint.reopened_at and complaint.state == "reopened":
                text(desk.say("reopened"), "tag reopened")
            if colour != "grey":
                left = days_left(desk.office, complaint)
                text(clock_words(desk, colour, left), f"due {colour}")

    def _draw_facts(self, complaint: Complaint) -> None:
        desk = self._desk
        with box("facts"):
            fact(desk.say("received"), desk.local(complaint.received_at))
            fact(desk.say("channel"), desk.say(f"channel-{complaint.channel}"))
            fact(desk.say("category"), desk.say(f"category-{complaint.category}"))
            fact(desk.say("about"), self._about(complaint))
            fact(desk.say("handler"), desk.name_of(complaint.handler) or desk.say("nobody"))
            fact(desk.say("due"), complaint.due or "")
            if complaint.happened:
                fact(desk.say("happened"), complaint.happened)
            if complaint.met_on:
                fact(desk.say("met"), f"{desk.name_of(complaint.met_by)} {complaint.met_on}")
            elif complaint.leader_due:
                fact(desk.say("leader-due"), complaint.leader_due)
            concerned = [desk.name_of(name) for name in complaint.concerns]
            if concerned:
                fact(desk.say("kept-from"), "、".join(concerned))
            if complaint.people > 1:
                fact(desk.say("group"), desk.say("people", n=complaint.people), "bad")
        if complaint.complicated:
            text(desk.say("graded"), "quiet")

    def _about(self, complaint: Complaint) -> str:
        parts = [self._desk.name_of(complaint.staff)] if complaint.staff else []
        if complaint.window is not None:
            parts.append(self._desk.say("window", n=complaint.window))
        return " · ".join(parts) or self._desk.say("about-nobody")

    def _draw_identity(self, complaint: Complaint) -> None:
        desk, seen = self._desk, self._seen.get(complaint.id)
        with box("identity"):
            ui.icon("lock" if seen is None else "lock_open")
            text(desk.say("identity"), "label")
            if not complaint.named:
                text(desk.say("anonymous"))
            elif seen is None:
                text(desk.say("named"), "quiet")
                press(desk.say("see"), partial(self._ask_to_see, complaint), "decide see")
            else:
                self._draw_visitor(seen)

    def _draw_visitor(self, who: Visitor) -> None:
        desk = self._desk
        told = {
            "name": who.name,
            "phone": who.phone,
            "address": who.address,
            "sex": desk.say(who.sex) if who.sex else "",
            "age": "" if who.age is None else str(who.age),
            "occupation": who.occupation,
            "affiliation": who.affiliation,
        }
        with box("facts who"):
            for key, value in told.items():
                if value:
                    fact(desk.say(key), value)
        text(desk.say("seen"), "quiet")

    def _ask_to_see(self, complaint: Complaint) -> None:
        async def look() -> None:
            seen = await self._desk.ask(
                SeeComplainant(complaint_id=complaint.id), self._desk.say("seen")
            )
            if isinstance(seen, ComplainantSeen):
                self._seen[complaint.id] = seen.visitor
                self._sheet.close()
                await self._again()

        with self._sheet.page(self._desk.say("see")):
            text(self._desk.say("see-sure"), "sentence")
            with box("buttons"):
                press(self._desk.say("see"), look, "main")

    def _draw_words(self, key: str, told: str, classes: str = "") -> None:
        with box(f"said {classes}".strip()):
            text(self._desk.say(key), "label")
            text(told, "body")

    def _draw_answer(self, complaint: Complaint) -> None:
        desk = self._desk
        self._draw_words("answer", complaint.answer, "answer")
        verdicts = {True: "upheld", False: "not-upheld"}
        judged = {True: "satisfied", False: "dissatisfied", None: "unjudged"}[complaint.satisfied]
        told = [desk.name_of(complaint.answered_by), desk.local(complaint.answered_at or "")]
        if complaint.upheld is not None:
            told.append(desk.say(verdicts[complaint.upheld]))
        text(" · ".join([*told, desk.say(judged)]), "quiet")

    # --- what is done -------------------------------------------------------------------------

    def _draw_acts(self, complaint: Complaint) -> None:
        desk, me = self._desk, self._desk.me
        if not may_act(me, complaint, desk.office.people):
            return
        own, petition = complaint.handler in (None, me), complaint.what == "petition"
        leads = me in leaders_of(complaint, desk.office.people)
        offered: list[tuple[str, Callable[[], object], bool]] = [
            ("answer", partial(self._answer, complaint), own),
            ("take", partial(self._panel, draw_taking, complaint), complaint.handler != me),
            ("meet", partial(self._panel, draw_meeting, complaint), petition and (own or leads)),
            ("concern", partial(self._panel, draw_correcting, complaint), own),
            ("note", partial(self._note, complaint), True),
            ("send_correction", partial(self._correct, complaint), own),
            ("give", partial(self._give, complaint), True),
            ("grade", partial(self._grade, complaint), own),
            ("close", partial(self._close, complaint), own or leads),
        ]
        with box("acts-row"):
            for act, go, may in offered:
                if may and self._allowed(act, complaint):
                    press(self._label(act, complaint), go, f"decide {act}")

    def _allowed(self, act: str, complaint: Complaint) -> bool:
        if act == "close" and complaint.what in NEEDS_NO_ANSWER:
            return complaint.state != "closed"
        return complaint.state in MOVES[act]  # type: ignore[index]

    def _label(self, act: str, complaint: Complaint) -> str:
        if act == "grade":
            return self._desk.say("simple" if complaint.complicated else "complex")
        if act == "send_correction" and complaint.what == "petition":
            return self._desk.say("send_correction-petition")
        return self._desk.say(act)

    async def _do(self, complaint: Complaint, act: str, **fields: object) -> None:
        told = {"complaint_id": complaint.id, "act": act, **fields}
        if await self._desk.ask_told(HandleComplaint, told) is not None:
            self._sheet.close()
            await self._again()

    def _panel(self, draw: Panel, complaint: Complaint) -> None:
        draw(self._desk, self._sheet, complaint, self._do)

    def _note(self, complaint: Complaint) -> None:
        self._in_words(complaint, "note", "note-hint")

    def _correct(self, complaint: Complaint) -> None:
        self._in_words(complaint, "send_correction", "correction-hint")

    def _in_words(self, complaint: Complaint, act: str, hint: str) -> None:
        with self._sheet.page(self._label(act, complaint)):
            field = area(self._label(act, complaint), self._desk.say(hint), LONGEST)

            async def go() -> None:
                await self._do(complaint, act, text=field.value or "")

            self._buttons(go)

    def _answer(self, complaint: Complaint) -> None:
        desk = self._desk
        with self._sheet.page(desk.say("answer")):
            if complaint.what == "petition" or complaint.channel in WRITTEN:
                text(desk.say("answer-written"), "quiet")
            field = area(desk.say("answer"), desk.say("answer-hint"), LONGEST, 8)
            chips = None
            if complaint.what not in NEEDS_NO_ANSWER:
                text(desk.say("upheld-ask"), "label")
                choices = [(True, desk.say("upheld")), (False, desk.say("not-upheld"))]
                chips = Chips(choices, None)

            async def go() -> None:
                upheld = chips.value if chips else None
                await self._do(complaint, "answer", text=field.value or "", upheld=upheld)

            self._buttons(go)

    def _give(self, complaint: Complaint) -> None:
        desk = self._desk
        names = [n for n in givable(complaint, desk.office.people) if n != complaint.handler]
        with self._sheet.page(desk.say("give-to")):
            if not names:
                text(desk.say("give-nobody"), "sentence")
            with box("acts"):
                for name in names:
                    press(
                        desk.name_of(name), partial(self._do, complaint, "give", staff=name), "act"
                    )

    def _grade(self, complaint: Complaint) -> None:
        turned = not complaint.complicated
        self._sure(complaint, "grade", "complex-sure", complex=turned)

    def _close(self, complaint: Complaint) -> None:
        if receive_by(complaint) is not None and self._desk.leads():
            self._in_words(complaint, "close", "unreached-hint")
        else:
            self._sure(complaint, "close", "close-sure")

    def _sure(self, complaint: Complaint, act: str, sentence: str, **fields: object) -> None:
        with self._sheet.page(self._label(act, complaint)):
            text(self._desk.say(sentence), "sentence")
            self._buttons(partial(self._do, complaint, act, **fields))

    def _buttons(self, go: Callable[[], Awaitable[None]]) -> None:
        with box("buttons"):
            press(self._desk.say("confirm"), go, "main")

    # --- what was done ------------------------------------------------------------------------

    def _draw_papers(self, complaint: Complaint, papers: Sequence[tuple[str, str, str]]) -> None:
        """The form to be signed, which tells who complained, and what was issued."""
        desk = self._desk
        kept = [paper for paper in papers if paper[1] != "complaint-receipt"]
        text(desk.say("papers"), "label")
        with box("acts-row"):
            self._paper(f"/api/v1/complaints/{complaint.id}/form.pdf", desk.say("form-to-sign"))
            for paper, form, serial in kept:
                name = form_of(form).name.in_language(desk.language)
                self._paper(f"/api/v1/complaints/papers/{paper}.pdf", f"{name} {serial}")

    def _paper(self, address: str, told: str) -> None:
        link = ui.element("a").classes("decide paper")
        with link.props(f'href="{address}" target="_blank"'):
            text(told)

    def _draw_steps(self, steps: Sequence[ComplaintStep]) -> None:
        desk = self._desk
        text(desk.say("file"), "label")
        with box("steps"):
            for step in steps:
                with box("step"):
                    text(desk.local(step.at)[5:], "quiet when")
                    text(self._by(step), "by")
                    text(desk.say(f"step-{step.act}"), "what")
                    if step.note and step.act not in ("answer",):
                        text(step.note, "said-then")

    def _by(self, step: ComplaintStep) -> str:
        if step.by == "somebody":
            return self._desk.say("citizen")
        return self._desk.say("system") if step.by == "hall" else self._desk.name_of(step.by)
