"""`python -m tools.case_life`: writes docs/case-life.md from the server's table of moves."""

from collections import defaultdict
from pathlib import Path

from hall_server.cases.day_watch import ACCEPTED_BY_SILENCE
from hall_server.cases.intake import ANSWERED, ENDING
from hall_server.cases.moves import ACCEPTANCE, GOING, IN_ONE_GO, MOVES, OPEN, WORKING, Move
from hall_server.cases.noting import AGENCY_ENDS
from hall_server.cases.tables import ENDED, GIVEN_UP

PAGE = Path(__file__).parent.parent / "docs" / "case-life.md"

STATES = {
    "received": ("收件", "handed in, not yet looked through"),
    "correcting": ("补正", "told what to put right before it can be accepted"),
    "supplementing": ("补办", "taken in; its clock waits for papers"),
    "accepted": ("受理", "in work, the clock runs"),
    "stopped": ("停止计时", "a special step of the law stops the clock"),
    "sent_up": ("上报", "with the level above"),
    "decided": ("已决定", "there is a result, to be delivered by a day"),
    "ready": ("待取", "the result lies on its shelf"),
    "delivered": ("已送达", "somebody has the result"),
    "closed": ("办结", "over, with outcome, recipient and settled papers"),
    "returned": ("退回", "given back on a listed ground; its slip is to be handed over"),
    "refused": ("不予受理", "not taken in; its notice is to be handed over"),
    "withdrawn": ("撤回", "the applicant does not want it any more, and signs that"),
}
ACTS = {
    "accept": "all papers are there",
    "give_acceptance": "the notice that was owed since the hall's silence accepted it",
    "correct": "papers have to be put right first",
    "refuse": "not taken in; who signed and took the notice may be told at once",
    "return": "given back; who signed and took the slip may be told at once",
    "add_papers": "the citizen brought papers; one visit more is counted",
    "note_owed": "papers may come until a day (容缺), where the guide allows it",
    "stop_clock": "for one of the eight special steps",
    "resume_clock": "the step is over",
    "ask_extension": "once, within the hall's longest",
    "approve_extension": "the due day moves",
    "deny_extension": "it stays as promised",
    "approve_fast_track": "the fast track that was asked for as it was opened",
    "deny_fast_track": "it goes the usual way",
    "approve_longer": "the promise longer than the published one",
    "deny_longer": "the published promise stays",
    "send_up": "to the level above",
    "note_answer": "the level above has decided, on the day told",
    "join_windows": "more windows join",
    "hand_on": "to a window or a person; who was asked first stays",
    "urge": "a leader the owner, the lead the windows that join",
    "end_agency": "on one of its grounds; the case goes on",
    "note_progress": "words for the file",
    "set_outer": "another authority's number",
    "decide": "granted or denied, on the day told; no joined window's part may be open; by a "
    "leader only once it is late",
    "lay_out": "on its shelf, to be fetched",
    "deliver": "handed over, on the day told",
    "close": "nothing owed, every paper settled; outcome, recipient, signatures it takes along",
    "withdraw": "the applicant's wish, signed on a slip; who took it may be told at once",
}
GROUPS = {OPEN: "every open state", GOING: "open, not given up", WORKING: "in work"}
GIVES = {
    "always": "",
    "accepted": " when accepted",
    "denied": " when denied",
}
_ANSWERED = " and ".join(f"`{flow}`" for flow in sorted(ANSWERED))
_ENDING = " and ".join(f"`{flow}`" for flow in ENDING)
_ARRIVING = ("received", "correcting", "supplementing")

HEAD = f"""# The life of a case

Made from the one table of moves, `MOVES` in `hall_server/cases/moves.py`, by
`python -m tools.case_life`; a test says when it is out of date. Every act is a step in the case's
file and an event of the ledger, there by codes, days and ids only. What is not in the table is
refused; the console offers what is.

`handler` is the owner, or who sits at the window that answers for the case; `lead` the same of a
joint case, towards the windows that join; `counter` who sits at a window where the hall's results
are fetched; `leader` a manager or administrator. *In work* is
{", ".join(f"`{state}`" for state in WORKING)}. `goal` is a window or a person, other words of
what an act needs are fields of the command.

A case is opened for the visit at the own window, also after it ended, or for nobody's; another
window's visit is refused with `wrong-window`, a ticket that still waits with `no-visit`.

How a case begins follows from its kind and its papers: {_ENDING} kinds are
given up as they begin, with their notice; a supplement case waits for its papers; {_ANSWERED}
kinds are accepted whatever papers there are; all others are accepted at once where nothing is
missing, `correcting` where something is, and only `received` where nobody has looked through the
papers yet. Neither accepted nor corrected within the hall's days of silence, a received case counts
as accepted on the day of receipt (`{ACCEPTED_BY_SILENCE}`).

Once accepted, a case can't be refused or given back any more (行政许可法 38): it is decided on.
Where the hall finds only then that it had no power, or was mistaken, it decides so, with `denied`
and the reason, and the decision tells what the applicant may do against it; or the
applicant withdraws.

A case that was given up ({", ".join(f"`{state}`" for state in GIVEN_UP)}) has that as its outcome,
and the day it was as the day of the decision: it is in time or late by it, as any other. It is over
only when its slip is signed and somebody has it. At the window that is one act (当场签收): with
`signed`, and who took it, what gives a case up closes it in the same commit, and so does opening
one of a kind that ends as it begins; two steps stand in its file. Without, it stays open, with the
days for handing a result over as its clock, until `close`.

A paper whose applicant will not or can not sign is settled another way, noted with `sign_document`,
and that keeps no case open: `refused` (拒签) with the reason and who saw it, `mailed` with the
post's number, `acknowledged` with how and when they said so, spoken or online. Not so what is
decided against somebody (`in_writing` in the forms): it has to reach them on paper. Each is a step
in the case's file (`sign_refused`, `sign_mailed`, `sign_acknowledged`), words only there, and may
still be followed by a signature.

`decide`, `note_answer`, `deliver`, `stop_clock`, `resume_clock`, `send_up` and the acts that give a
case up take the real `day`: not later than today, not before the case came in. The days for handing
a result over count from the day of the decision. Once the promised day is over the window can't
make the case good by telling a day within it (`back-dated`): a leader who does not handle it, and
has seen that it was so, tells it with `decide`, or `withdraw`; the answer of the level above, and
what is imported from another authority, has its own day.

A paper that an act of the case gave out and that was voided keeps its case open until another of
its form, issued later, is settled. One that was filled in by hand besides is voided for good, and
one that only the staff sign keeps no case open. A case's outward papers are voided by its handler
or a leader, with a reason that stands in its file. Its papers are drawn, printed, signed and read
by its handler, by the windows that join it, and where its result lies; a leader who reads one
without being any of these is noted in the ledger, by ids.

The fast track (绿色通道) and a promise longer than the published one are asked for as the case is
opened, with a reason; until a leader decides, it runs as its ordinary kind and by its published
promise. What is asked for stands on the leader's page at once, and nobody decides on it who asked,
or who handles the case (`own-request`): neither a manager who sits at a window.

A case is always somebody's. Handed on to a window where nobody sits, it is its head's; without a
head it stays with its owner, or with who hands it on where that person has left, until somebody
sits down there and takes it over (`take_over`). A case whose owner has left stands on the leader's
page, and so does a matter that took its applicant more than `many_visits` visits.
"""


def page() -> str:
    """The whole document."""
    return "\n".join([HEAD, *_diagram(), "", *_states(), "", *_table(), "", *_ends(), ""])


def _diagram() -> list[str]:
    """Acts that change the state; an arrow carries all acts that make it."""
    arrows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for act, move in MOVES.items():
        for before in move.starts:
            for after in {move.leads, move.complete if before in _ARRIVING else None} - {None}:
                if after != before:
                    arrows[before, str(after)].append(act)
    arrows["received", "accepted"].append(ACCEPTED_BY_SILENCE)
    drawn = [f"    {a} --> {b}: {', '.join(acts)}" for (a, b), acts in sorted(arrows.items())]
    begin = [f"    [*] --> {state}" for state in (*_ARRIVING, "accepted", *ENDING.values())]
    ends = [f"    {state} --> [*]" for state in sorted(ENDED)]
    return ["```mermaid", "stateDiagram-v2", *begin, *drawn, *ends, "```"]


def _states() -> list[str]:
    lines = ["| state | | the case | |", "|---|---|---|---|"]
    for state, (chinese, words) in STATES.items():
        lines.append(f"| `{state}` | {chinese} | {words} | {'ended' if state in ENDED else ''} |")
    return lines


def _table() -> list[str]:
    """A row for each act."""
    lines = [
        "| act | | in | leads to | by | needs | gives out |",
        "|---|---|---|---|---|---|---|",
    ]
    return [*lines, *(_row(act, move) for act, move in MOVES.items())]


def _row(act: str, move: Move) -> str:
    who = ", ".join(sorted(move.who))
    starts = GROUPS.get(move.starts) or ", ".join(move.starts)
    gives = ", ".join(f"{_form(form)}{GIVES[when]}" for when, form in move.gives)
    told = f"{ACTS[act]}{_only(act, move)}"
    cells = [f"`{act}`", told, starts, _leads(move), who, ", ".join(move.needs)]
    return f"| {' | '.join([*cells, gives])} |"


def _only(act: str, move: Move) -> str:
    if act == "close":
        return f"; in `accepted` only {', '.join(sorted(IN_ONE_GO))}"
    return f" ({', '.join(move.flows)} only)" if move.flows else ""


def _leads(move: Move) -> str:
    if move.complete:
        return f"{move.complete} once complete"
    return move.leads or "–"


def _form(form: str) -> str:
    return "the notice of its kind, else `accept-notice`" if form == ACCEPTANCE else f"`{form}`"


def _ends() -> list[str]:
    """The grounds an agent's work ends on, as the act counts them."""
    told = [f"{n}. {words.zh}: {words.en}" for n, words in enumerate(AGENCY_ENDS, 1)]
    return ["The grounds of `end_agency` (代办终止):", "", *told]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
