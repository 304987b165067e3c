"""docs/protocol.md says what the code does: its tables, its limits, its conversation."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from hall_link import frames, mirror, session, timers
from hall_link.session import DeviceSession, HangUp, Output, Send
from hall_link.wire import version
from hall_link.wire.commands import Command, Result
from hall_link.wire.envelope import FROM_DEVICE, FROM_SERVER, Call, FromDevice, Hello, Role, Welcome
from hall_link.wire.refusals import REFUSALS
from hall_server.web.access import MAY

pytestmark = [pytest.mark.unit, pytest.mark.row("L4")]

DOC = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text("utf-8")


def tables(heading: str) -> list[list[list[str]]]:
    """The tables under a heading, each as its rows of cells, header first, without backquotes."""
    section = DOC.split(f"# {heading}\n", 1)[1].split("\n#", 1)[0]
    found: list[list[list[str]]] = [[]]
    for line in section.splitlines():
        if line.startswith("|"):
            found[-1].append([cell.strip().strip("`") for cell in line.strip("|").split(" | ")])
        elif found[-1]:
            found.append([])
    return [[table[0], *table[2:]] for table in found if table]


def first_column(table: list[list[str]]) -> list[str]:
    return [row[0] for row in table[1:]]


def tags(union: Any, field: str) -> list[str]:
    return [model.model_fields[field].default for model in get_args(get_args(union)[0])]


def test_every_refusal_stands_there_with_its_words() -> None:
    (table,) = tables("Refusals")
    assert table[1:] == [[code, words.zh, words.en] for code, words in REFUSALS.items()]


def test_every_frame_stands_there() -> None:
    from_device, from_server = tables("Frames")
    assert sorted(first_column(from_device)) == sorted(tags(FromDevice, "type"))
    assert sorted(first_column(from_server)) == sorted(frames.KNOWN_TYPES)


def test_every_command_stands_there_with_roles_and_results_that_exist() -> None:
    (table,) = tables("Roles and commands")
    assert first_column(table) == tags(Command, "kind")
    roles = {role for row in table[1:] for role in row[1].split(", ")}
    assert roles == set(get_args(Role))
    assert {row[2].strip("`") for row in table[1:]} == set(tags(Result, "kind")) - {"signed_in"}


def test_the_server_lets_those_roles_do_it_and_no_others() -> None:
    (table,) = tables("Roles and commands")
    over_http = {"citizen", "complaints"}  # a phone, and who signs in to pages: no devices
    devices = {kind: roles - over_http for kind, roles in MAY.items()}
    assert {row[0]: frozenset(row[1].split(", ")) for row in table[1:]} == devices


def test_every_change_stands_there() -> None:
    (table,) = tables("Snapshots, pushes and the sequence")
    assert sorted(first_column(table)) == sorted(frames.KNOWN_CHANGES)


def test_fields_of_hello_and_welcome_stand_there() -> None:
    hello, welcome = tables("Connecting")
    assert first_column(hello) == [name for name in Hello.model_fields if name != "type"]
    named = {name.strip("` ") for cell in first_column(welcome) for name in cell.split(",")}
    assert named == set(Welcome.model_fields) - {"type"}


def test_goodbye_codes_are_refusals() -> None:
    _, codes = tables("Goodbye")
    assert set(first_column(codes)) <= set(REFUSALS)


def test_limits_and_times_are_those_of_the_code() -> None:
    (table,) = tables("Limits")
    assert [row[1] for row in table[1:]] == [
        f"{version.MAX_FRAME_BYTES} bytes",
        f"{version.MAX_SNAPSHOT_BYTES} bytes",
        f"{version.WIRE_VERSION_MINIMUM} to {version.WIRE_VERSION}",
    ]
    default = Welcome.model_fields["heartbeat_s"].default
    for said in (
        f"# The device protocol, version {version.WIRE_VERSION}\n",
        f"Before the `welcome` reckon with {default:g} s",
        f"Leave the line if no `welcome` comes within {timers.PICTURE_WAIT_S:g} s",
        f"wait {timers.FIRST_PAUSE_S:g} s, then twice as long after each failure up to "
        f"{timers.LONGEST_PAUSE_S:g} s",
        f"try every {session.SLOW_RETRY_S:g} s",
        f"Keep {mirror.RECENT_CALLS} |",
    ):
        assert said in DOC


def test_links_lead_to_headings_and_files() -> None:
    anchors = {
        line.lstrip("# ").lower().replace(",", "").replace(" ", "-")
        for line in DOC.splitlines()
        if line.startswith("#")
    }
    for target in (part.split(")")[0] for part in DOC.split("](")[1:]):
        there = Path(__file__).parents[2] / "docs" / target
        assert target.removeprefix("#") in anchors or there.is_file(), target


# --- the example conversation --------------------------------------------------------------------

LINES = DOC.split("## An example", 1)[1].split("```\n")[1].splitlines()


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("# ")])
def test_each_frame_of_the_example_is_right_to_the_last_field(line: str) -> None:
    adapter: Any = FROM_DEVICE if line.startswith("> ") else FROM_SERVER
    raw = json.loads(line[2:])
    frame: BaseModel = adapter.validate_python(raw)
    assert leftovers(raw, json.loads(frame.model_dump_json())) == []


def leftovers(raw: Any, known: Any) -> list[str]:
    """Fields written in the example that no model has."""
    if isinstance(raw, list):
        return [name for pair in zip(raw, known, strict=True) for name in leftovers(*pair)]
    if not isinstance(raw, dict):
        return []
    unknown = [name for name in raw if name not in known]
    return unknown + [
        name for key in raw if key in known for name in leftovers(raw[key], known[key])
    ]


def test_the_session_speaks_the_example_word_for_word() -> None:
    player = Player()
    for line in LINES:
        player.play(line)
    assert player.hung_up
    assert player.session.state.goodbye is not None


class Player:
    """Plays the server's side and the surroundings; checks the device's side."""

    def __init__(self) -> None:
        hello = FROM_DEVICE.validate_json(next(line for line in LINES if line[0] == ">")[2:])
        assert isinstance(hello, Hello)
        self.session = DeviceSession(hello, lambda: 0.0)
        self.now = 0.0
        self.said: list[FromDevice] = []
        self.hung_up = False

    def play(self, line: str) -> None:
        match line[:2], line[2:]:
            case "# ", "a line is opened":
                self.take(self.session.opened(self.now))
            case "# ", "the line breaks":
                self.take(self.session.lost(self.now))
            case "# ", "a short pause" | "five quiet seconds":
                self.now = self.session.wake_at
                self.take(self.session.tick(self.now))
            case "< ", text:
                assert not self.said, f"the device also says {self.said}"
                self.take(self.session.received(text, self.now))
            case "> ", text:
                self.expect(FROM_DEVICE.validate_json(text))

    def expect(self, frame: FromDevice) -> None:
        if not self.said and isinstance(frame, Call):
            self.take(self.session.submit(frame, self.now))
        assert self.said.pop(0) == frame

    def take(self, outputs: list[Output]) -> None:
        self.said += [output.frame for output in outputs if isinstance(output, Send)]
        self.hung_up = any(isinstance(output, HangUp) for output in outputs)
