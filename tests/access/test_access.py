"""Every address and every command, asked by everybody: let in or refused as the table says."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from hall_link.wire.commands import Command
from hall_server.web.access import MAY
from tests.access.asked import NOBODYS, request_of
from tests.access.askers import CLERK, DEVICES, ELSEWHERE, NOT_LET_IN, Answer, Asker
from tests.server.every_command import EXAMPLES, NEIGHBOUR, OURS, Asked, Scene
from tests.support.lines import Line
from tools import access

pytestmark = [pytest.mark.row("H1", "K4"), pytest.mark.slow(40)]

TABLE = access.table()
HTTP, WIRE = TABLE["http"], TABLE["wire"]
SOCKET = "SOCKET /api/v1/devices/socket"

WITHOUT_EXAMPLE: dict[str, dict[str, Any]] = {
    "handle_complaint": {"complaint_id": "none", "act": "take"},
    "handle_rectification": {"rectification_id": "none", "act": "close"},
    "judge_answer": {"number": "26110001", "code": "123456", "satisfied": True},
}
"""What is asked of a person who signed in; it finds nothing here."""


MODELS = {model.model_fields["kind"].default: model for model in get_args(get_args(Command)[0])}
ANY_WINDOW = frozenset({"give_notice", "complain"})
"""The window is what it is about, not who does it."""

NO_VISIT = frozenset(
    {
        "call_next",
        "serve_without_ticket",
        "record_consultation",
        "pause_window",
        "resume_window",
        "cover_window",
        "undo",
        "call_for_help",
        "sign_out",
    }
)
"""About the window itself, or what it did last."""


def test_every_address_and_every_command_has_a_row() -> None:
    assert set(HTTP) == set(access.addresses()) - {SOCKET}
    assert set(WIRE) == set(MAY) == set(MODELS)
    assert set(EXAMPLES) | set(WITHOUT_EXAMPLE) == set(WIRE)


def test_every_act_of_a_window_says_what_another_window_hears() -> None:
    """One that names a window: who sits elsewhere. One about a visit: who has another's."""
    for kind, row in WIRE.items():
        fields = MODELS[kind].model_fields
        if CLERK not in row["may"]:
            continue
        if "window" in fields and kind not in ANY_WINDOW:
            assert "there" in row, kind
        if fields.keys() & {"window", "ticket_id"} and kind not in (ANY_WINDOW | NO_VISIT):
            assert row.keys() & {"visit", "theirs"}, kind


def test_the_document_is_the_table() -> None:
    assert access.DOC.read_text(encoding="utf-8") == access.page(TABLE)


# --- addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize("address", HTTP)
def test_an_address(
    address: str,
    askers: dict[str, Asker],
    things: dict[str, Any],
    described: dict[str, Any],
    scene: Scene,
) -> None:
    row = HTTP[address]
    if "{secret}" in address:
        things = {**things, "secret": scene.ticket()["secret"]}
    may = who_may(row)
    found = {}
    for asker in sorted(row.get("askers", askers), key=lambda name: _turn(may, name)):
        lets_in = _lets_in(may, asker)
        known = {**things, **row.get("let_in", {})} if lets_in else things
        asked = request_of(address, row, described, known)
        answer = askers[asker].ask(*asked)
        assert answer.status < 500, (asker, answer)
        assert answer.code not in ("invalid", "too-often"), (asker, answer)
        if _is_in(address, answer) != lets_in:
            found[asker] = answer
    assert found == {}, f"the table lets in {row['may']}"
    if "secret" in row:
        asked = request_of(address, row, described, {**things, "secret": NOBODYS})
        asker = next(askers[name] for name in askers if _lets_in(may, name))
        answer = asker.ask(*asked)
        assert row["secret"] in (answer.code, str(answer.status))


def who_may(row: dict[str, Any]) -> frozenset[str]:
    """The askers a row lets in."""
    named = ["everybody"] if row["may"] == "everybody" else row["may"]
    groups = TABLE["groups"]
    return frozenset(asker for name in named for asker in groups.get(name, [name]))


def _turn(may: frozenset[str], asker: str) -> tuple[bool, bool]:
    """Who is not let in asks first, and of the others the clerk elsewhere: after an act that was
    done some only hear that there is nothing left to do."""
    return _lets_in(may, asker), asker != ELSEWHERE


def _lets_in(may: frozenset[str], asker: str) -> bool:
    """Whose session is forged is nobody: a citizen."""
    return "everybody" in may or asker in may or (asker == "forged" and "citizen" in may)


def _is_in(address: str, answer: Answer) -> bool:
    """A page of the leaders sends whom it does not let in to the entrance."""
    if "/manager/" in address and "_nicegui" not in address:
        return answer.status == 200
    return answer.code not in NOT_LET_IN


# --- commands ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lines(scene: Scene, askers: dict[str, Asker]) -> Iterator[dict[str, Line]]:
    """Everybody's line to the hall."""
    opened = {name: Line(scene.hall).__enter__() for name in (*DEVICES, CLERK, ELSEWHERE)}
    for name, line in opened.items():
        assert line.hello(_role(name), askers[name].key)["type"] == "welcome"
    yield opened
    for line in opened.values():
        line.__exit__()


def _role(asker: str) -> str:
    return "clerk" if asker == ELSEWHERE else asker


def _code(line: Line, kind: str, fields: dict[str, Any], scene: Scene) -> str:
    """What the command was refused for; `done` when it was not."""
    reply = line.call(scene.fresh(), kind, **fields)
    return reply["error"]["code"] if reply["error"] else "done"


@pytest.mark.parametrize("kind", WIRE)
def test_a_command(
    kind: str, scene: Scene, askers: dict[str, Asker], lines: dict[str, Line]
) -> None:
    row = WIRE[kind]
    for line in lines.values():
        line.say({"type": "heartbeat"})
    scene.quiet()
    asked = EXAMPLES[kind](scene) if kind in EXAMPLES else Asked("", "", WITHOUT_EXAMPLE[kind])
    owner, stranger = CLERK, ELSEWHERE
    if asked.fields.get("window") == NEIGHBOUR and "clerk" in row["may"]:
        owner, stranger = stranger, owner
    may = who_may(row)
    _the_others_are_refused(kind, asked, may, scene, lines)
    if "there" in row:
        assert _code(lines[stranger], kind, asked.fields, scene) == row["there"]
    if "theirs" in row:
        own = {"window": NEIGHBOUR if stranger == ELSEWHERE else OURS}
        fields = asked.fields | own if "window" in asked.fields else asked.fields
        assert _code(lines[stranger], kind, fields, scene) == row["theirs"]
    let_in = [name for name in (owner, *DEVICES) if name in may or (name == owner and CLERK in may)]
    for name in let_in:
        code = _code(lines[name], kind, asked.fields, scene)
        assert code not in ("wrong-role", "wrong-window", "invalid", "internal"), (name, code)


@pytest.mark.parametrize("kind", [kind for kind, row in WIRE.items() if "visit" in row])
def test_a_visit_of_another_window(kind: str, scene: Scene, lines: dict[str, Line]) -> None:
    for line in lines.values():
        line.say({"type": "heartbeat"})
    scene.quiet()
    asked = EXAMPLES[kind](scene).fields
    if "ticket_id" in MODELS[kind].model_fields:
        scene.quiet()
        asked = {**asked, "ticket_id": scene.serving()["ticket_id"]}
        asked.pop("secret", None)
    if "window" in asked:
        asked = {**asked, "window": NEIGHBOUR}
    scene.ends(scene.neighbour, NEIGHBOUR)
    assert _code(lines[ELSEWHERE], kind, asked, scene) == WIRE[kind]["visit"]


def _the_others_are_refused(
    kind: str, asked: Asked, may: frozenset[str], scene: Scene, lines: dict[str, Line]
) -> None:
    for name in (*DEVICES, CLERK, ELSEWHERE):
        if _role(name) not in may:
            assert _code(lines[name], kind, asked.fields, scene) == "wrong-role", name


# --- the socket itself ---------------------------------------------------------------------------


def test_a_line_is_opened_by_its_own_role_alone(scene: Scene, askers: dict[str, Asker]) -> None:
    for name in DEVICES:
        for role in DEVICES:
            with Line(scene.hall) as line:
                told = line.hello(role, askers[name].key)
                assert told["type"] == ("welcome" if role == name else "goodbye"), (name, role)
                assert role == name or told["error"]["code"] == "wrong-role"


def test_no_line_is_opened_with_what_is_no_key_here(
    scene: Scene, askers: dict[str, Asker], things: dict[str, Any]
) -> None:
    session = askers["@administrator"].cookie
    for key in (askers["other-hall"].key, things["secret"], session, askers["forged"].cookie, ""):
        for role in ("kiosk", "administrator", "clerk"):
            with Line(scene.hall) as line:
                told = line.hello(role, key)
                assert (told["type"], told["error"]["code"]) == ("goodbye", "unauthorized")


def test_the_cookie_of_the_pages_is_no_key_and_a_key_no_cookie(askers: dict[str, Asker]) -> None:
    leader, machine = askers["@administrator"], askers["administrator"]
    leader.key, leader.cookie = leader.cookie, ""
    machine.key, machine.cookie = "", machine.key
    for asker in (leader, machine):
        assert asker.ask("GET", "/api/v1/duty-log").code == "unauthorized"
        assert asker.ask("GET", "/api/v1/hall").code == "unauthorized"
