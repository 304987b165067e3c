"""Who may do what: the table of roles and commands, and who a bearer of a key is."""

import hashlib
import hmac
from datetime import datetime

from pydantic import BaseModel

from hall_link.wire.windows import SignOut
from hall_server.delivery.hall import Hall
from hall_server.kernel.clock import to_text
from hall_server.kernel.refusals import Unauthorized, WrongRole
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS, page_role

ISSUERS = frozenset({"kiosk", "guide", "integrator", "manager", "administrator"})
CLERKS = frozenset({"clerk"})
COUNTERS = frozenset({"kiosk", "guide", "clerk"})
HOLDERS = frozenset({"kiosk", "guide", "citizen"})
"""Those who hold a ticket or a booking in their hands; a citizen's own phone among them."""

CITIZEN = Actor("citizen", "phone", "citizen")
"""Somebody at a telephone or a browser, whom nobody knows."""

MAY: dict[str, frozenset[str]] = {
    "take_ticket": ISSUERS,
    "reserve_tickets": frozenset({"kiosk", "guide"}),
    "hand_in": frozenset({"kiosk", "guide"}),
    "print_hand_tickets": LEADERS | {"guide"},
    "enter_hand_ticket": CLERKS | {"guide"},
    "find_ticket": COUNTERS,
    "cancel_ticket": HOLDERS,
    "let_pass": HOLDERS,
    "return_ticket": frozenset({"kiosk", "guide"}),
    "change_items": COUNTERS,
    "ask_why": HOLDERS | CLERKS,
    "list_slots": HOLDERS,
    "book": HOLDERS,
    "change_booking": HOLDERS,
    "cancel_booking": HOLDERS,
    "check_in": frozenset({"kiosk", "guide"}),
    "call_next": CLERKS,
    "call_chosen": CLERKS,
    "recall": CLERKS,
    "start_visit": CLERKS,
    "finish_visit": CLERKS,
    "mark_no_show": CLERKS,
    "restore_ticket": CLERKS | LEADERS | {"guide"},
    "hold_visit": CLERKS,
    "transfer_visit": CLERKS,
    "serve_without_ticket": CLERKS,
    "record_consultation": CLERKS,
    "split_ticket": CLERKS,
    "mark_need": CLERKS | {"guide"},
    "pause_window": CLERKS,
    "resume_window": CLERKS,
    "cover_window": CLERKS | LEADERS,
    "swap_windows": LEADERS,
    "undo": CLERKS,
    "call_for_help": CLERKS,
    "answer_help": CLERKS | LEADERS | {"guide"},
    "lead_ticket": LEADERS,
    "still_here": CLERKS,
    "release_visit": LEADERS,
    "sign_out": CLERKS,
    "give_notice": HOLDERS | CLERKS,
    "find_notice": HOLDERS | CLERKS,
    "print_guide": COUNTERS,
    "issue_document": CLERKS,
    "print_document": CLERKS | LEADERS | {"guide"},
    "sign_document": CLERKS,
    "void_document": CLERKS | LEADERS,
    "open_case": CLERKS,
    "act_on_case": CLERKS | LEADERS,
    "act_on_task": CLERKS,
    "call_meeting": CLERKS | LEADERS,
    "hold_meeting": CLERKS | LEADERS,
    "pass_papers": CLERKS,
    "take_papers": CLERKS,
    "find_case": HOLDERS,
    "complain": HOLDERS | CLERKS | LEADERS | {"evaluator", "complaints"},
    "follow_complaint": HOLDERS,
    "judge_answer": HOLDERS,
    "handle_complaint": LEADERS | {"complaints"},
    "handle_rectification": LEADERS | {"complaints"},
    "ask_for_service": HOLDERS,
    "handle_request": LEADERS | {"guide"},
    "rate": frozenset({"evaluator", "kiosk", "integrator", "citizen"}),
    "add_to_rating": frozenset({"kiosk", "citizen"}),
    "report_call": frozenset({"display"}),
    "report_voice": frozenset({"display"}),
    "report_printer": frozenset({"printer"}),
    "report_job": frozenset({"printer"}),
    "resolve_job": LEADERS,
}
"""Command kind -> the roles that may send it."""


class Access:
    """Turns keys into actors. `key` is the data folder's own secret."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def actor(self, hall: Hall, bearer: str) -> Actor:
        """The device or person behind a bearer key. Raises `Unauthorized`."""
        device = hall.devices.with_key(bearer)
        if device is not None:
            return Actor("device", device.id, device.role, device.window)
        session = hall.windows.session(self._session_id(bearer))
        if session is None:
            raise Unauthorized
        return Actor("staff", session.staff, "clerk", session.window, session.session_id)

    def visitor(self, hall: Hall, token: str, now: datetime) -> Actor:
        """Who is signed in to the pages of no window, in their highest role.

        Raises `Unauthorized`, also when the session's time is over.
        """
        session = hall.staff.session(self._session_id(token))
        person = hall.staff.find(session.staff) if session else None
        if session is None or person is None or session.expires_at <= to_text(now):
            raise Unauthorized
        role = page_role(person.roles)
        if role is None:
            raise Unauthorized
        return Actor("staff", person.name, role, session=session.session_id)

    def leaver(self, hall: Hall, bearer: str) -> Actor:
        """The bearer at sign-out: whose session has just ended may ask what came of it.

        Raises `Unauthorized`.
        """
        try:
            return self.actor(hall, bearer)
        except Unauthorized:
            return Actor("staff", "", "clerk", session=self._session_id(bearer))

    def _session_id(self, token: str) -> str:
        session_id, _, mark = token.partition(".")
        if not hmac.compare_digest(mark.encode(), self._mark(session_id).encode()):
            raise Unauthorized
        return session_id

    def token(self, session_id: str) -> str:
        """The bearer token of a sign-in; never stored, always the same for one session."""
        return f"{session_id}.{self._mark(session_id)}"

    def _mark(self, session_id: str) -> str:
        return hmac.new(self._key, session_id.encode(), hashlib.sha256).hexdigest()

    def fingerprint(self, actor: Actor, command: BaseModel) -> str:
        """What makes two requests the same request: who asks, and for what.

        A sign-out is asked for by the session, which is all its token tells once it has ended.
        """
        who = f"session:{actor.session}" if isinstance(command, SignOut) else actor.name
        told = f"{who}\n{command.model_dump_json()}"
        return hashlib.blake2b(told.encode(), key=self._key, digest_size=32).hexdigest()


def check_role(actor: Actor, kind: str) -> None:
    """Raises `WrongRole` unless the table lets the actor's role do this."""
    if actor.role not in MAY[kind]:
        raise WrongRole(role=actor.role)
