"""A valid example of every command of the wire, with what must have happened before it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.support.database import rows
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import ITEMS, Clerk, Voice, give_password, key_of, sits_down

MORNING, LATER = "2026-11-24T08:45:00+08:00", "2026-11-24T09:10:00+08:00"
DAY = "2026-11-24"
OURS, NEIGHBOUR, LEFT, EMPTY, FAR = 4, 3, 5, 6, 11
"""The window of the examples; that beside it; one left with a visit; one that is empty; one where
somebody sits down."""

BOOKED = "marriage"
CASE: dict[str, Any] = {
    "window": OURS,
    "case_kind": "on-the-spot",
    "item": ITEMS["civil"],
    "applicant": {"name": "张建国", "phone": "13800001234"},
    "papers": [{"name": "身份证", "place": 0}],
    "print": False,
}

CHECK = {"item": ITEMS["civil"], "version": 1, "have": []}
SERVICE = {"what": "at_home", "visitor": {"name": "张建国", "phone": "13800001234"}, "print": False}


@dataclass
class Asked:
    """A command and who sends it. `reads`: it changes nothing."""

    key: str
    role: str
    fields: dict[str, Any] = field(default_factory=dict)
    reads: bool = False


class Scene:
    """A hall in which everything can be asked for."""

    def __init__(self, hall: RunningHall) -> None:
        self.hall = hall
        self.keys = {
            role: key_of(hall, role)
            for role in ("kiosk", "guide", "manager", "display", "integrator")
        }
        self.printer = key_of(hall, "printer")
        self.kiosk = Voice(hall, self.keys["kiosk"])
        self.clerk = Clerk(hall, OURS)
        self.neighbour = Clerk(hall, NEIGHBOUR)
        self._count = 0

    # --- what happened before -----------------------------------------------------------------

    def quiet(self) -> None:
        """Nobody is at the window or waits for it."""
        self.ends(self.clerk, OURS)
        with suppress(AssertionError):
            while True:
                self.clerk.does("call-next")
                self.ends(self.clerk, OURS)

    def ends(self, clerk: Clerk, window: int) -> None:
        """Nobody is at this clerk's window."""
        for act, body in (("resume", {}), ("start", {}), ("finish", {"outcome": "other"})):
            clerk.http.post(f"/windows/{window}/{act}", json=body)

    def ticket(self, queue: str = "civil", **more: Any) -> dict[str, Any]:
        return self.kiosk.take(queue, **{"print": False, **more})

    def called(self) -> dict[str, Any]:
        """A ticket, called to the window."""
        ticket = self.ticket()
        return {**ticket, **self.clerk.does("call-next")}

    def serving(self) -> dict[str, Any]:
        ticket = self.called()
        self.clerk.does("start")
        return ticket

    def finished(self) -> dict[str, Any]:
        ticket = self.serving()
        self.clerk.does("finish", outcome="done")
        return ticket

    def missed(self) -> dict[str, Any]:
        ticket = self.called()
        self.clerk.does("no-show")
        return ticket

    def slots(self) -> list[str]:
        told = self.kiosk.ask("GET", f"/appointments/slots?item={BOOKED}&day={DAY}")
        return [slot["starts"] for slot in told["slots"]]

    def phone(self) -> str:
        self._count += 1
        return f"139{self._count:08d}"

    def booking(self, place: int) -> dict[str, Any]:
        """A booking in one of the day's slots that are free."""
        order = {"item": BOOKED, "starts": self.slots()[place], "phone": self.phone()}
        made: dict[str, Any] = self.kiosk.ask("POST", "/appointments", order, 201)
        return made

    def job(self, outcome: str | None = None) -> dict[str, Any]:
        """A ticket's print job; what its printer said of it."""
        with Line(self.hall) as worker:
            worker.hello("printer", self.printer)
            worker.call(self.fresh(), "report_printer", state="ready")
            job = self._printed_ticket()
            if outcome is not None:
                worker.call(self.fresh(), "report_job", job_id=job["job_id"], outcome=outcome)
        return job

    def _printed_ticket(self) -> dict[str, Any]:
        with Line(self.hall) as kiosk:
            kiosk.hello("kiosk", self.keys["kiosk"])
            told = kiosk.call(self.fresh(), "take_ticket", items=[ITEMS["civil"]])
        job: dict[str, Any] = told["result"]["job"]
        return job

    def slip(self) -> str:
        """The number of a slip in the guide desk's drawer."""
        made = self.done(self.by("guide", queue="civil", count=1), "print_hand_tickets")
        return str(made["numbers"][0])

    def help(self) -> str:
        return str(self.clerk.does("help", what="leader")["help_id"])

    def case(self, **more: Any) -> dict[str, Any]:
        """A case of the window's own."""
        command = {"kind": "open_case", **CASE, **more}
        told = self.clerk.http.post("/cases", json={"command": command})
        row: dict[str, Any] = told.json()["case"]
        return row

    def joined(self) -> dict[str, Any]:
        """A joint case of the window's own; its neighbour has a part."""
        return self.case(case_kind="joint", joined=[NEIGHBOUR])

    def met(self) -> str:
        """A joint case whose windows are called together for this minute."""
        case = self.joined()
        at = datetime.fromisoformat(case["received_at"]).astimezone(ZoneInfo("Asia/Shanghai"))
        told = {"day": f"{at:%Y-%m-%d}", "time": f"{at:%H:%M}", "place": "会议室", "print": False}
        command = {"case_id": case["case_id"], "window": OURS, **told}
        done = self.clerk.http.post("/cases/meetings/calls", json={"command": command})
        assert done.status_code == 201, done.text
        return str(case["case_id"])

    def task(self) -> str:
        """The neighbour's part of a joint case, by its id."""
        case = self.joined()["case_id"]
        (task,) = self.clerk.http.get(f"/cases/{case}").json()["tasks"]
        return str(task["task_id"])

    def custody(self) -> str:
        """Papers passed on from here to the neighbour."""
        case = self.case()["case_id"]
        fields = {"case_id": case, "window": OURS, "to": str(NEIGHBOUR), "papers": CASE["papers"]}
        self.done(self.clerk_asks(**fields), "pass_papers")
        (passed,) = self.clerk.http.get(f"/cases/{case}").json()["custody"]
        return str(passed["custody_id"])

    def paper(self) -> str:
        """A form given out at the window."""
        fields = {"form": "contact-card", "fields": {}, "print": False}
        told = self.done(self.clerk_asks(**fields), "issue_document")
        return str(told["document"]["document_id"])

    def notice(self) -> dict[str, Any]:
        """A one-time notice from the kiosk."""
        return self.done(self.by("kiosk", check=CHECK, print=False), "give_notice")

    def complaint(self) -> dict[str, Any]:
        """Something said, its number and code."""
        return self.done(self.by("kiosk", text="没有人理我", print=False), "complain")

    def rated(self, level: int) -> str:
        """The secret of a ticket that was rated."""
        secret = _secret(self.finished())["secret"]
        self.done(self.by("kiosk", secret=secret, level=level), "rate")
        return secret

    def found(self, query: str) -> str:
        """What only the database tells."""
        return str(rows(self.hall.data, query)[-1][0])

    def done(self, asked: "Asked", kind: str) -> dict[str, Any]:
        """Has it done, and gives what was answered."""
        with Line(self.hall) as line:
            line.hello(asked.role, asked.key)
            answer = line.call(self.fresh(), kind, **asked.fields)
        assert answer["error"] is None, answer
        told: dict[str, Any] = answer["result"]
        return told

    def fresh(self) -> str:
        self._count += 1
        return f"before-{self._count}"

    # --- who asks -----------------------------------------------------------------------------

    def by(self, role: str, reads: bool = False, **fields: Any) -> Asked:
        return Asked(self.keys[role], role, fields, reads)

    def clerk_asks(self, **fields: Any) -> Asked:
        bearer = str(self.clerk.http.headers["Authorization"])
        return Asked(bearer.removeprefix("Bearer "), "clerk", {"window": OURS, **fields})

    def clerk_only(self, **fields: Any) -> Asked:
        """The clerk's act that names no window."""
        return Asked(self.clerk_asks().key, "clerk", fields)

    def neighbour_asks(self, **fields: Any) -> Asked:
        bearer = str(self.neighbour.http.headers["Authorization"])
        return Asked(bearer.removeprefix("Bearer "), "clerk", {"window": NEIGHBOUR, **fields})

    def worker_asks(self, **fields: Any) -> Asked:
        return Asked(self.printer, "printer", fields)


def _secret(ticket: dict[str, Any]) -> dict[str, str]:
    return {"secret": ticket["secret"]}


def _id(ticket: dict[str, Any]) -> dict[str, str]:
    return {"ticket_id": ticket["ticket_id"]}


def _let_pass(scene: Scene) -> Asked:
    first, _behind = scene.ticket(), scene.ticket()
    return scene.by("kiosk", **_secret(first), count=1)


def _call_next(scene: Scene) -> Asked:
    scene.ticket()
    scene.ticket()
    return scene.clerk_asks()


def _after(past: Callable[[Scene], Any], **fields: Any) -> Callable[[Scene], Asked]:
    """The clerk's act on what was done just before."""

    def asked(scene: Scene) -> Asked:
        past(scene)
        return scene.clerk_asks(**fields)

    return asked


def _paused(scene: Scene) -> None:
    scene.clerk.does("pause", reason="rest")


def _report_call(scene: Scene) -> Asked:
    call = scene.called()
    return scene.by("display", call_id=call["call_id"], round=call["round"], done="shown")


def _swap(scene: Scene) -> Asked:
    """Two windows of no other example."""
    return scene.by("manager", window=9, other=10)


def _sign_out(scene: Scene) -> Asked:
    give_password(scene.hall, "tanghui", "open sesame")
    seated = sits_down(scene.hall, FAR, "tanghui", "open sesame")
    bearer = str(seated.http.headers["Authorization"]).removeprefix("Bearer ")
    return Asked(bearer, "clerk", {"window": FAR})


def _report_job(scene: Scene) -> Asked:
    return scene.worker_asks(job_id=scene.job()["job_id"], outcome="printed")


def _resolve_job(scene: Scene) -> Asked:
    return scene.by("manager", job_id=scene.job("uncertain")["job_id"], action="reprint")


def _followed(taken: dict[str, Any]) -> dict[str, Any]:
    return {"number": taken["number"], "code": taken["code"]}


def _handle_request(scene: Scene) -> Asked:
    scene.done(scene.by("kiosk", **SERVICE), "ask_for_service")
    request = scene.found("SELECT id FROM service_requests ORDER BY number")
    return scene.by("manager", request_id=request, act="promise", day=DAY)


def _hand_in(scene: Scene) -> Asked:
    """One of the kiosk's own numbers, given while the server was away."""
    reserved = scene.done(scene.by("kiosk"), "reserve_tickets")["tickets"][0]
    given = {"ticket_id": reserved["ticket_id"], "queue": reserved["queue"], "taken_at": LATER}
    return scene.by("kiosk", tickets=[given])


NEEDS_A_PERSON = frozenset({"handle_complaint", "handle_rectification", "judge_answer"})
"""Commands of people who signed in to the pages, and what can be said only after them."""

EXAMPLES: dict[str, Callable[[Scene], Asked]] = {
    "take_ticket": lambda s: s.by("kiosk", items=[ITEMS["civil"]], print=False),
    "reserve_tickets": lambda s: s.by("kiosk"),
    "hand_in": _hand_in,
    "print_hand_tickets": lambda s: s.by("guide", queue="civil", count=1),
    "enter_hand_ticket": lambda s: s.by("guide", slip=s.slip()),
    "find_ticket": lambda s: s.by("kiosk", reads=True, **_secret(s.ticket())),
    "cancel_ticket": lambda s: s.by("kiosk", **_secret(s.ticket())),
    "let_pass": _let_pass,
    "return_ticket": lambda s: s.by("kiosk", **_secret(s.missed())),
    "change_items": lambda s: s.by("kiosk", **_secret(s.ticket()), items=[ITEMS["identity"]]),
    "ask_why": lambda s: s.by("kiosk", reads=True, **_secret(s.ticket())),
    "list_slots": lambda s: s.by("kiosk", reads=True, item=BOOKED, day=DAY),
    "book": lambda s: s.by("kiosk", item=BOOKED, starts=s.slots()[-1], phone=s.phone()),
    "change_booking": lambda s: s.by("kiosk", **_secret(s.booking(2)), starts=s.slots()[-1]),
    "cancel_booking": lambda s: s.by("kiosk", **_secret(s.booking(3))),
    "check_in": lambda s: s.by("kiosk", **_secret(s.booking(0)), print=False),
    "call_next": _call_next,
    "call_chosen": lambda s: s.clerk_asks(**_id(s.ticket())),
    "recall": _after(Scene.called),
    "start_visit": _after(Scene.called),
    "finish_visit": _after(Scene.serving, outcome="done", call_next=True),
    "mark_no_show": _after(Scene.called),
    "restore_ticket": lambda s: s.by("guide", **_id(s.missed())),
    "hold_visit": _after(Scene.serving, note="取材料"),
    "transfer_visit": _after(Scene.serving, to_window=NEIGHBOUR, place="end"),
    "serve_without_ticket": lambda s: s.clerk_asks(queue="civil"),
    "record_consultation": lambda s: s.clerk_asks(question="几点下班"),
    "split_ticket": _after(Scene.serving),
    "mark_need": lambda s: s.by("guide", **_id(s.ticket()), needs=["slow"]),
    "pause_window": lambda s: s.clerk_asks(reason="rest"),
    "resume_window": _after(_paused),
    "cover_window": lambda s: s.clerk_asks(other=EMPTY),
    "swap_windows": _swap,
    "undo": _after(Scene.called),
    "call_for_help": lambda s: s.clerk_asks(what="leader"),
    "answer_help": lambda s: s.by("manager", help_id=s.help()),
    "lead_ticket": lambda s: s.by("manager", **_id(s.ticket()), reason="急件"),
    "still_here": _after(Scene.serving),
    "release_visit": lambda s: s.by("manager", window=LEFT),
    "sign_out": _sign_out,
    "open_case": lambda s: s.clerk_asks(**{k: v for k, v in CASE.items() if k != "window"}),
    "act_on_case": lambda s: s.clerk_asks(
        case_id=s.case()["case_id"], act="note_progress", reason="已核对"
    ),
    "find_case": lambda s: s.by("kiosk", reads=True, number=s.case()["number"], last_four="1234"),
    "act_on_task": lambda s: s.neighbour_asks(task_id=s.task(), act="agree"),
    "call_meeting": lambda s: s.clerk_asks(
        case_id=s.joined()["case_id"], day=DAY, time="23:59", place="会议室", print=False
    ),
    "hold_meeting": lambda s: s.clerk_asks(
        case_id=s.met(), present=[NEIGHBOUR], decision="同意办理", print=False
    ),
    "pass_papers": lambda s: s.clerk_asks(
        case_id=s.case()["case_id"], to=str(NEIGHBOUR), papers=CASE["papers"]
    ),
    "take_papers": lambda s: s.neighbour_asks(custody_id=s.custody()),
    "give_notice": lambda s: s.by("kiosk", check=CHECK, print=False),
    "find_notice": lambda s: s.by("kiosk", reads=True, secret=s.notice()["secret"]),
    "print_guide": lambda s: s.by("kiosk", item=ITEMS["civil"]),
    "issue_document": lambda s: s.clerk_asks(form="contact-card", print=False),
    "print_document": lambda s: s.clerk_only(document_id=s.paper()),
    "sign_document": lambda s: s.clerk_only(document_id=s.paper()),
    "void_document": lambda s: s.clerk_only(document_id=s.paper(), reason="写错了"),
    "complain": lambda s: s.clerk_only(text="排队太久", print=False),
    "follow_complaint": lambda s: s.by("kiosk", reads=True, **_followed(s.complaint())),
    "ask_for_service": lambda s: s.by("kiosk", **SERVICE),
    "handle_request": _handle_request,
    "add_to_rating": lambda s: s.by("kiosk", secret=s.rated(4), level=5, text="又想了想"),
    "rate": lambda s: s.by("kiosk", **_secret(s.finished()), level=5),
    "report_call": _report_call,
    "report_voice": lambda s: s.by("display", state="ready"),
    "report_printer": lambda s: s.worker_asks(state="low"),
    "report_job": _report_job,
    "resolve_job": _resolve_job,
}
"""Command kind -> what makes the scene ready and asks for it."""
