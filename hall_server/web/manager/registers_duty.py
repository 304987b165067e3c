"""The duty log and the phone log on the registers' page: written, handed over, signed (H6, H7)."""

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui
from pydantic import ValidationError

from hall_server.days.duty_log import SignDuty, WriteDuty
from hall_server.days.tables import DutyNote, DutyNoteKind
from hall_server.kernel.refusals import Refusal
from hall_server.registers.phone_log import NoteCall, SettleCall
from hall_server.registers.tables import PhoneCall
from hall_server.web.manager.complaints_parts import Chips, Sheet, area, line
from hall_server.web.manager.panel import box, press, text
from hall_server.web.manager.registers_desk import RegistersDesk

CONSENTS = ("telephone", "message", "spoken")


class Invalid(Refusal):
    """Something typed is not what the field is for."""

    code = "invalid"


class Duty:
    """The part of the page with the duty log."""

    def __init__(self, desk: RegistersDesk, sheet: Sheet) -> None:
        self._desk = desk
        self._sheet = sheet

    def draw(self, into: ui.element) -> None:
        """What waits for a signature, then what was written today."""
        desk, self._into = self._desk, into
        into.clear()
        notes = desk.hall.days.notes()
        waiting = [note for note in notes if note.waits]
        with into:
            with box("card part-box"):
                leader = desk.name_of(desk.hall.days.leader(desk.hall.business_day))
                text(desk.say("duty-now", who=leader or desk.say("nobody-on-duty")), "sentence")
                with box("acts-row"):
                    for kind in ("note", "handover", "proxy"):
                        press(
                            desk.say(f"write-{kind}"), partial(self._write, kind), "decide answer"
                        )
            if waiting:
                text(desk.say("waiting-sign", n=len(waiting)), "sentence due red")
            if not notes:
                text(desk.say("no-notes"), "quiet empty")
            with box("rows-list"):
                for note in [*waiting, *reversed([n for n in notes if not n.waits])]:
                    self._draw_note(note)

    def _draw_note(self, note: DutyNote) -> None:
        desk = self._desk
        with box(f"request card {'' if note.waits else 'done'}"):
            with box("first"):
                text(desk.say(f"kind-{note.kind}"), "tag suggestion")
                text(desk.name_of(note.by), "number")
                if note.case_number:
                    text(note.case_number, "tag")
                if note.consent:
                    text(desk.say(f"consent-{note.consent}"), "tag")
                text(desk.local(note.at), "quiet")
            text(note.text, "body")
            self._draw_signature(note)

    def _draw_signature(self, note: DutyNote) -> None:
        desk, who = self._desk, self._desk.name_of(note.signer)
        if note.signed_at is not None:
            text(desk.say("signed", who=who, at=desk.local(note.signed_at)), "due green")
        elif note.waits and note.signer == desk.me:
            press(desk.say(f"sign-{note.kind}"), partial(self._sign, note), "decide answer")
        elif note.waits:
            text(desk.say("waits", who=who), "due red")

    async def _sign(self, note: DutyNote) -> None:
        await self._desk.do(SignDuty(note_id=note.id), self._desk.leader.say("done"))
        self.draw(self._into)

    def _write(self, kind: DutyNoteKind) -> None:
        desk = self._desk
        with self._sheet.page(desk.say(f"write-{kind}")):
            words = area(desk.say(f"write-{kind}"), desk.say(f"hint-{kind}"), 500, 6)
            signer = consent = number = None
            if kind != "note":
                text(desk.say(f"signer-{kind}"), "label")
                signer = Chips(desk.others_who_lead(), None)
            if kind == "proxy":
                text(desk.say("consent"), "label")
                consent = Chips([(c, desk.say(f"consent-{c}")) for c in CONSENTS], None)
                number = line(desk.say("case-number"), 10)

            async def go() -> None:
                told = {
                    "note_kind": kind,
                    "text": words.value or "",
                    "signer": signer.value if signer else None,
                    "consent": consent.value if consent else None,
                    "case_number": (number.value or "").strip() if number else "",
                }
                if await _sent(desk, partial(WriteDuty.model_validate, told)):
                    self._sheet.close()
                    self.draw(self._into)

            with box("buttons"):
                press(desk.say("save"), go, "main")


async def _sent(desk: RegistersDesk, make: Callable[[], WriteDuty | NoteCall | SettleCall]) -> bool:
    """Does what was typed; tells where it is not what the fields are for."""
    try:
        command = make()
    except ValidationError:
        desk.refuse(Invalid())
        return False
    return await desk.do(command, desk.leader.say("done"))


class Calls:
    """The phone log: a small form, and what is not settled yet."""

    def __init__(
        self, desk: RegistersDesk, sheet: Sheet, then: Callable[[], Awaitable[None]]
    ) -> None:
        self._desk = desk
        self._sheet = sheet
        self._then = then

    def draw(self) -> None:
        """The button, and the calls that wait."""
        desk, waiting = self._desk, self._desk.hall.registers.calls()
        with box("acts-row"):
            press(desk.say("note-call"), self._note, "decide answer")
        if waiting:
            text(desk.say("open-calls"), "label")
        with box("rows-list"):
            for call in waiting:
                self._draw_call(call)

    def _draw_call(self, call: PhoneCall) -> None:
        desk = self._desk
        with box("request card"):
            with box("first"):
                text(call.caller or "—", "number")
                text(call.phone, "tag")
                text(desk.say("taken-by", who=desk.name_of(call.taken_by)), "tag")
                if call.passed_to:
                    text(desk.say("passed-to", who=desk.name_of(call.passed_to)), "tag reopened")
                text(desk.local(call.at), "quiet")
            text(call.content, "body")
            press(desk.say("settle"), partial(self._settle, call), "decide")

    def _note(self) -> None:
        desk = self._desk
        with self._sheet.page(desk.say("note-call")):
            with box("pair"):
                caller = line(desk.say("caller"), 40)
                phone = line(desk.say("phone"), 20, kind="tel")
            content = area(desk.say("content"), desk.say("content"), 500, 4)
            answer = area(desk.say("answer"), desk.say("answer"), 500, 3)
            text(desk.say("pass-to"), "label")
            leaders = [(desk.me, desk.name_of(desk.me)), *desk.others_who_lead()]
            to = Chips([(None, desk.say("nobody")), *leaders], None)

            async def go() -> None:
                fields = {"caller": caller, "phone": phone, "content": content, "answer": answer}
                told = {key: field.value or "" for key, field in fields.items()}
                await self._done(partial(NoteCall.model_validate, {**told, "passed_to": to.value}))

            with box("buttons"):
                press(desk.say("save"), go, "main")

    def _settle(self, call: PhoneCall) -> None:
        desk = self._desk
        with self._sheet.page(desk.say("settle")):
            text(call.content, "sentence")
            answer = area(desk.say("what-became"), desk.say("what-became"), 500, 4)

            async def go() -> None:
                told = {"call_id": call.id, "answer": answer.value or ""}
                await self._done(partial(SettleCall.model_validate, told))

            with box("buttons"):
                press(desk.say("save"), go, "main")

    async def _done(self, make: Callable[[], NoteCall | SettleCall]) -> None:
        if await _sent(self._desk, make):
            self._sheet.close()
            await self._then()
