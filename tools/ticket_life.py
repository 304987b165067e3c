"""`python -m tools.ticket_life`: writes docs/ticket-life.md from the server's table of moves."""

from collections import defaultdict
from pathlib import Path

from hall_server.queue.moves import AT_WINDOW, IN_LINE, MOVES

PAGE = Path(__file__).parent.parent / "docs" / "ticket-life.md"

STATES = {
    "waiting": ("等候", "stands in line"),
    "transferred": ("转办", "stands in line again, handed on by a window"),
    "restored": ("恢复", "stands in line again, after a missed call"),
    "called": ("呼叫", "called to a window"),
    "serving": ("办理", "being served there"),
    "held": ("挂起", "put aside at its window while the citizen fetches something"),
    "missed": ("过号", "called, and nobody came"),
    "finished": ("办结", "served, with an outcome"),
    "cancelled": ("取消", "given up, or still waiting when the day ended"),
}
ACTS = {
    "call": "called by a rule, chosen, or called back",
    "change": "its items are changed",
    "let_pass": "lets others go before",
    "lead": "led to the front by the manager",
    "transfer": "handed on to a queue or a window",
    "cancel": "the citizen gives it up",
    "recall": "called once more",
    "start": "the citizen is here",
    "hold": "put aside",
    "no_show": "nobody came",
    "put_back": "the call is taken back, or the window released: in line as it stood before",
    "finish": "finished with an outcome",
    "restore": "back by the hall's rule for missed calls",
    "undo": "the last act is taken back in time",
    "end_day": "the day ended (a hall may let who waits stay overnight)",
}
HEAD = """# The life of a ticket

Made from the one table of legal moves, `MOVES` in `hall_server/queue/moves.py`, by
`python -m tools.ticket_life`; a test says when it is out of date. Every move is an event of the
ledger: who, when, where, by which rule. What is not in the table is refused.

A ticket whose call is taken back, or whose window is released, stands in line again in the state it
stood there before: the table says `waiting`, it may be `transferred` or `restored`.
"""


def page() -> str:
    """The whole document."""
    return "\n".join([HEAD, *_diagram(), "", *_states(), "", *_table(), ""])


def _diagram() -> list[str]:
    """Moves between two states; an arrow carries all acts that make it."""
    arrows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (before, act), after in MOVES.items():
        if before != after:
            arrows[before, after].append(act)
    drawn = [f"    {a} --> {b}: {', '.join(acts)}" for (a, b), acts in arrows.items()]
    ends = [f"    {state} --> [*]" for state in ("finished", "cancelled", "missed")]
    begin = ["    [*] --> waiting: a number is taken", "    [*] --> serving: without a ticket"]
    return ["```mermaid", "stateDiagram-v2", *begin, *drawn, *ends, "```"]


def _states() -> list[str]:
    lines = ["| state | | the ticket | where |", "|---|---|---|---|"]
    for state, (chinese, words) in STATES.items():
        lines.append(f"| `{state}` | {chinese} | {words} | {_where(state)} |")
    return lines


def _where(state: str) -> str:
    if state in IN_LINE:
        return "in line"
    if state in AT_WINDOW or state == "held":
        return "at a window"
    return "ended"


def _table() -> list[str]:
    """A row for each act, a column for each state it may be done in."""
    befores = list(dict.fromkeys(before for before, _ in MOVES))
    lines = [
        f"| act | | {' | '.join(befores)} |",
        "|---|---|" + "---|" * len(befores),
    ]
    for act, words in ACTS.items():
        after = [MOVES.get((before, act), "") for before in befores]
        lines.append(f"| `{act}` | {words} | {' | '.join(after)} |")
    return lines


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
