"""What may be wanted besides an item: priority, further items, others to act for, help."""

from dataclasses import replace

from hall_link.look.parts import Button
from hall_link.wire.board import PriorityChoice
from hall_link.wire.guide import Guide
from kiosk.booking import can_book
from kiosk.guide import find_item, find_queue
from kiosk.state import KioskState, chosen_items
from kiosk.view import Billboard, Card, Counter, Option, View
from kiosk.views.frame import back_and_home, framed
from kiosk.wish import MOST_ITEMS, MOST_PRINCIPALS
from kiosk.wishing import NEEDS, priorities
from kiosk.words import say

NAMED = 2
"""So many classes are named before the list is opened."""

TOLD = 2
"""So many offers have room for a line under their names."""

NEED_ICONS = {
    "slow": "elder",
    "blind": "blind",
    "deaf": "deaf",
    "wheelchair": "wheelchair",
    "reading": "reading",
}


def offers(state: KioskState) -> tuple[Option, ...]:
    """The quiet offers of a confirmation."""
    offered = (*_priority_offer(state), _more_offer(state), *_book_offer(state))
    if len(offered) <= TOLD:
        return offered
    return tuple(replace(offer, detail="") for offer in offered)


def _book_offer(state: KioskState) -> tuple[Option, ...]:
    """Another time instead of a number now; for one item, and one person."""
    if not can_book(state) or len(chosen_items(state)) > 1 or state.wish.principals > 1:
        return ()
    title, detail = say("book-offer", state.language), say("book-offer-detail", state.language)
    return (Option("book", title, "calendar", detail),)


def _priority_offer(state: KioskState) -> tuple[Option, ...]:
    known, language = priorities(state), state.language
    if not known:
        return ()
    chosen = next((one for one in known if one.id == state.wish.priority), None)
    title = say("priority-chosen" if chosen else "priority", language)
    detail = chosen.name.in_language(language) if chosen else _some_names(known, language)
    return (Option("screen:priority", title, "priority", detail, chosen is not None),)


def _some_names(known: list[PriorityChoice], language: str) -> str:
    """The first classes, enough to see what it is about."""
    names = [one.name.in_language(language) for one in known[:NAMED]]
    joined = ("、" if language == "zh" else ", ").join(names)
    return joined if len(known) <= NAMED else say("priority-some", language, names=joined)


def _more_offer(state: KioskState) -> Option:
    language, items, people = state.language, chosen_items(state), state.wish.principals
    if len(items) > 1 or people > 1:
        count = max(1, len(items))
        detail = say("more-chosen", language, items=count, people=people)
        return Option("screen:more", say("more", language), "account-group", detail, True)
    return Option(
        "screen:more", say("more", language), "account-group", say("more-detail", language)
    )


def priority_view(state: KioskState) -> View:
    """The classes as pictograms; nothing has to be shown or said for one."""
    language = state.language
    billboard = Billboard(
        say("priority-title", language), say("priority-more", language), "priority"
    )
    cards = [_priority_card(one, language) for one in priorities(state)]
    if state.wish.priority is not None:
        cards.append(Card("priority:", say("priority-none", language), "", "person"))
    return replace(
        framed(state, "priority", billboard),
        cards=tuple(cards[:8]),
        actions=back_and_home(language),
    )


def _priority_card(one: PriorityChoice, language: str) -> Card:
    return Card(f"priority:{one.id}", one.name.in_language(language), "", one.icon)


def more_view(state: KioskState, guide: Guide) -> View:
    """The items on the ticket so far, one more, and for how many people."""
    language, items = state.language, chosen_items(state)
    room = bool(items) and len(items) < MOST_ITEMS
    people = state.wish.principals
    billboard = Billboard(
        say("more-title", language), say("pick-add-more", language), "account-group"
    )
    return replace(
        framed(state, "more", billboard),
        cards=tuple(_item_line(state, guide, item) for item in items) or (_queue_line(state),),
        guide_button=Button("add", say("add", language), "plus") if room else None,
        counter=Counter(
            say("principals", language),
            say("principals-words", language, count=people),
            Button("fewer", "", "minus", enabled=people > 1),
            Button("further", "", "plus", enabled=people < MOST_PRINCIPALS),
        ),
        lines=(say("principals-more", language),),
        actions=(Button("back", say("ready", language), "check", "right", main=True),),
    )


def _item_line(state: KioskState, guide: Guide, item: str) -> Card:
    known = find_item(guide, item)
    name = known.name.in_language(state.language) if known else ""
    if item == state.item:
        return Card("", name, "", "ticket")
    return Card(f"remove:{item}", name, say("remove", state.language), "ticket")


def _queue_line(state: KioskState) -> Card:
    queue = find_queue(state.board, state.queue)
    return Card("", queue.name.in_language(state.language) if queue else "", "", "ticket")


def need_options(state: KioskState) -> tuple[Option, ...]:
    """What may help; the first is somebody who comes along."""
    order = sorted(NEEDS, key=lambda need: need != "reading")
    return tuple(
        Option(
            f"need:{need}",
            say(f"need-{need}", state.language),
            NEED_ICONS[need],
            chosen=need in state.wish.needs,
        )
        for need in order
    )
