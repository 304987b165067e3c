"""What a hall fills into a form by itself (row E5): item, window, clerk, ticket, times."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hall_server.documents.capitals import capitals_of
from hall_server.documents.issue import Filing
from hall_server.documents.words import item_fields, words_lines
from hall_server.guide.state import GuideState
from hall_server.kernel.work import Work
from hall_server.premises.hours_words import hours_words
from hall_server.premises.state import PremisesState
from hall_server.queue.state import QueueState
from hall_server.staff.state import StaffState
from hall_server.windows.state import WindowsState


@dataclass(frozen=True, slots=True)
class Known:
    """The rooms a paper's facts come from."""

    hall: PremisesState
    staff: StaffState
    guide: GuideState
    windows: WindowsState
    queue: QueueState


def filled(known: Known, filing: Filing, work: Work) -> Filing:
    """The filing with everything the hall knows besides; what it says itself goes before.

    An item's version is noted. Raises `UnknownItem`, `UnknownWindow`.
    """
    own = {key: text for key, text in filing.fields.items() if text.strip()}
    fields = {
        **_hall(known, filing, work),
        **_item(known, filing),
        **_window(known, filing, work),
        **_ticket(known, filing),
        **own,
    }
    if "prepaid" in own:
        fields.setdefault("capitals", capitals_of(own["prepaid"]))
    return replace(filing, fields=fields, item_version=_version(known, filing))


def _hall(known: Known, filing: Filing, work: Work) -> dict[str, str]:
    premises = known.hall.premises
    local = work.now.astimezone(premises.zone)
    return {
        "organ": premises.name.in_language(filing.language),
        "received_at": f"{local:%Y-%m-%d %H:%M}",
        "accepted_at": f"{local:%Y-%m-%d %H:%M}",
        "complaint": premises.hotline,
        "telephone": premises.hotline,
        "hours": hours_words(premises.hours).in_language(filing.language),
    }


def _item(known: Known, filing: Filing) -> Mapping[str, str]:
    if filing.item is None:
        return {}
    (item,) = known.guide.chosen([filing.item])
    told = item_fields(item, known.windows.serving(item.queue), filing.language)
    return {key: text for key, text in told.items() if text}


def _version(known: Known, filing: Filing) -> int | None:
    if filing.item is None or filing.item_version is not None:
        return filing.item_version
    return known.guide.chosen([filing.item])[0].version


def _window(known: Known, filing: Filing, work: Work) -> dict[str, str]:
    told = {"clerk": _person(known, filing, work)}
    if filing.window is not None:
        window = known.windows.find(filing.window)
        name = window.name.in_language(filing.language)
        number = f"Window {window.number}" if filing.language == "en" else f"{window.number}号窗口"
        told |= {"window": f"{number} {name}", "unit": name}
        told["items"] = _items_at(known, window.number, filing.language)
        told["scope"] = _scope_at(known, window.number, filing.language)
    return {key: text for key, text in told.items() if text}


def _items_at(known: Known, number: int, language: str) -> str:
    """What is done at a window, one a line."""
    queues = known.windows.queues_at(known.windows.find(number))
    served = [item.name for item in known.guide.items() if item.queue in queues]
    return words_lines(served, language)


def _scope_at(known: Known, number: int, language: str) -> str:
    """The fields of work of a window."""
    queues = known.windows.queues_at(known.windows.find(number))
    mine = {item.department for item in known.guide.items() if item.queue in queues}
    names = [d.name.in_language(language) for d in known.guide.departments() if d.id in mine]
    return ("; " if language == "en" else "、").join(names)


def _person(known: Known, filing: Filing, work: Work) -> str:
    """Who sits at the window, else who of the staff does this; empty for a device."""
    seat = known.windows.seat(filing.window) if filing.window is not None else None
    person = known.staff.find(seat.staff if seat else work.actor.id)
    return person.display.in_language(filing.language) if person else ""


def _ticket(known: Known, filing: Filing) -> dict[str, str]:
    ticket = known.queue.tickets.get(filing.ticket_id or "")
    return {"ticket": ticket.number} if ticket else {}
