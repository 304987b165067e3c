"""How a scanned ticket stands, and what its holder may do about it."""

from dataclasses import replace

from hall_link.look.parts import Button
from hall_link.wire.refusals import REFUSALS
from hall_link.wire.tickets import TicketView, WhyTold
from kiosk.state import BOOKING, KioskState
from kiosk.view import Billboard, Card, Fact, GuideRow, GuideSection, Option, Tone, View
from kiosk.views.frame import back_and_home, framed, leaving
from kiosk.views.hours import in_hall
from kiosk.words import say, wait_words, window_list

IN_LINE = ("waiting", "transferred", "restored")
PASSES = (1, 3, 5, 10)
"""How many others may be let go before at once."""

MOST_TOLD = 5
"""So many calls of the record fit a screen; the latest."""

_TELLS: dict[str, tuple[str, Tone]] = {
    "called": ("window", "good"),
    "serving": ("window", "good"),
    "held": ("window", "good"),
    "finished": ("check", "ask"),
    "missed": ("bell", "warn"),
    "cancelled": ("desk", "warn"),
}
"""state -> pictogram and tone of the screen's top."""


def seeking_view(state: KioskState) -> View:
    """The server is asked."""
    language = state.language
    asked = "slots-seeking" if state.errand in BOOKING else "seeking"
    title, more = say(asked, language), say("seeking-more", language)
    leave = Button("home", say("home", language), "home", "middle")
    return replace(
        framed(state, "seeking", Billboard(title, more, "scan")),
        icon="scan",
        lines=(title, more),
        actions=(leave,),
    )


def found_view(state: KioskState, ticket: TicketView) -> View:
    """The number, how it stands, and what to do now."""
    language = state.language
    if state.board and ticket.business_day != state.board.business_day:
        return _old_view(state)
    names = ticket.items or [ticket.queue]
    actions = _actions(ticket, language)
    return replace(
        framed(state, "found", _billboard(state, ticket)),
        number=ticket.number,
        number_label=say("your-number", language),
        facts=_facts(ticket, language),
        lines=(
            "、".join(name.in_language(language) for name in names[:2]),
            _advice(ticket, language),
        ),
        options=_options(language) if ticket.state in IN_LINE else (),
        actions=actions,
        leaving=leaving(state) if len(actions) == 1 else None,
    )


def _billboard(state: KioskState, ticket: TicketView) -> Billboard:
    """What the state means; what was just done stands below it, a refusal on its strip."""
    language = state.language
    icon, tone = _TELLS.get(ticket.state, ("ticket", "ask"))
    below = ticket.queue.in_language(language)
    if state.done and state.refusal is None and state.done != "why":
        below = say(f"done-{state.done}", language)
    return Billboard(_title(ticket, language), below, icon, tone, notice=_refused(state))


def _refused(state: KioskState) -> str:
    if state.refusal is None:
        return ""
    words = REFUSALS.get(state.refusal)
    return words.in_language(state.language) if words else say("not-found-now", state.language)


def _title(ticket: TicketView, language: str) -> str:
    if ticket.state in IN_LINE:
        return say("found-waiting" if ticket.ahead else "found-next", language)
    return say(f"found-{ticket.state}", language, window=ticket.window or "")


def _advice(ticket: TicketView, language: str) -> str:
    match ticket.state:
        case "waiting" | "transferred" | "restored":
            return say("sit" if ticket.ahead else "stay-near", language)
        case "called" | "held":
            return say(f"found-{ticket.state}-more", language)
        case "serving" | "finished":
            return say("found-finished-more", language)
        case "missed" if ticket.returns:
            return say("returns-left", language, count=ticket.returns)
        case "missed":
            return say("returns-none", language)
        case _:
            return say("desk-helps", language)


def _facts(ticket: TicketView, language: str) -> tuple[Fact, ...]:
    """Where to go; for those who wait also how many are before, and for how long."""
    if ticket.state in IN_LINE:
        ahead = say("people", language, count=ticket.ahead or 0)
        wait = wait_words(ticket.wait, language)
        return (
            Fact(say("ahead", language), ahead, "people"),
            *((Fact(say("wait", language), wait, "clock"),) if ticket.wait else ()),
            Fact(say("calls-at", language), window_list(ticket.windows, language), "window"),
        )
    if ticket.state in ("called", "serving", "held") and ticket.window is not None:
        return (Fact(say("calls-at", language), window_list([ticket.window], language), "window"),)
    return ()


def _options(language: str) -> tuple[Option, ...]:
    """What the holder of a waiting ticket may ask for."""
    return (
        Option("screen:pass", say("pass", language), "pass"),
        Option("change", say("change", language), "change"),
        Option("why", say("why", language), "why"),
        Option("cancel", say("cancel", language), "cancel"),
    )


def _actions(ticket: TicketView, language: str) -> tuple[Button, ...]:
    home = Button("home", say("home", language), "home", "middle")
    if ticket.state == "missed" and ticket.returns:
        return home, Button("return", say("return", language), "return", "right", main=True)
    if ticket.state in ("missed", "cancelled"):
        return home, _again(language)
    return (Button("done", say("done", language), "check", "right", main=True),)


def _again(language: str) -> Button:
    return Button("again", say("again", language), "ticket", "right", main=True)


def _old_view(state: KioskState) -> View:
    """A ticket of another day: said so, and a new one is a touch away (row A22)."""
    language = state.language
    told = unknown_view(state, "found-old", "found-old-more")
    home = Button("home", say("home", language), "home", "middle")
    return replace(told, actions=(home, _again(language)), leaving=None, icon="calendar")


def unknown_view(state: KioskState, reason: str, advice: str) -> View:
    """Nothing can be told of the ticket: why, and what to do."""
    language = state.language
    title, more = say(reason, language), say(advice, language)
    return replace(
        framed(state, "found", Billboard(title, more, "alert", "warn")),
        icon="desk",
        lines=(title, more),
        actions=(Button("done", say("done", language), "check", "right", main=True),),
        leaving=leaving(state),
    )


def not_found_view(state: KioskState) -> View:
    """The server knows no such ticket, or did not answer."""
    if state.refusal == "unknown-ticket":
        return unknown_view(state, "not-ours", "not-ours-more")
    return unknown_view(state, "not-found-now", "desk-helps")


# --- what may be done about it -----------------------------------------------------------------


def pass_view(state: KioskState, ticket: TicketView) -> View:
    """How many others shall go before."""
    language = state.language
    billboard = Billboard(say("pass-title", language), say("pass-more", language), "pass")
    ahead = ticket.ahead or 0
    cards = tuple(
        Card(
            f"pass:{count}",
            say("pass-card", language, count=count),
            say("pass-detail", language, count=ahead + count),
        )
        for count in PASSES
    )
    return replace(framed(state, "pass", billboard), cards=cards, actions=back_and_home(language))


def cancel_view(state: KioskState, ticket: TicketView) -> View:
    """Once more before the place is given up."""
    language = state.language
    title = say("cancel-title", language)
    more = say("cancel-more", language, number=ticket.number)
    confirm = Button("cancel", say("cancel-confirm", language), "cancel", "right", main=True)
    return replace(
        framed(state, "cancel", Billboard(title, more, "cancel", "warn")),
        icon="cancel",
        lines=(title, more),
        actions=(*back_and_home(language), confirm),
    )


def why_view(state: KioskState, answer: WhyTold) -> View:
    """By which of the hall's rules others went before; never who they are, or why (row A16)."""
    language = state.language
    count = len(answer.passed)
    title = say("why-title", language)
    found = say("why-some", language, count=count) if count else say("why-none", language)
    limit = say("why-limit", language, limit=answer.limit)
    board = replace(
        framed(state, "why", Billboard(title, answer.number, "why")),
        icon="check",
        lines=(found, limit),
        actions=back_and_home(language),
    )
    return replace(board, sections=_record(state, answer, found, limit)) if count else board


def _record(
    state: KioskState, answer: WhyTold, found: str, limit: str
) -> tuple[GuideSection, GuideSection]:
    language = state.language
    rows = tuple(
        GuideRow(
            f"{in_hall(state, one.called_at):%H:%M}",
            f"{window_list([one.window], language)} · {one.words.in_language(language)}",
        )
        for one in answer.passed[-MOST_TOLD:]
    )
    summed = (GuideRow("1", found), GuideRow("2", limit))
    return (
        GuideSection(say("why-title", language), "why", summed, numbered=True),
        GuideSection(say("why-list", language), "clock", rows),
    )
