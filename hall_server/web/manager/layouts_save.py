"""Saving a layout: the hall as it is now, with the layout of one form changed."""

from hall_link.wire.ticket_layout import STANDARD_TICKET, TicketPart
from hall_server.documents.forms import Form
from hall_server.hall_file.change_hall import ChangedMeanwhile
from hall_server.hall_file.model import HallFile, HallLayout
from hall_server.web.manager.guide_save import GuideSaver


def own_layout(file: HallFile, form_id: str) -> str | None:
    """The hall's own layout of a form; None where it goes by the standard one."""
    return next((one.parts for one in file.layouts if one.form == form_id), None)


def with_layout(now: HallFile, form: Form, before: str | None, after: str) -> HallFile:
    """The hall with this layout of a form; the standard one is not kept as the hall's own.

    Raises `ChangedMeanwhile` where somebody else has changed the form's layout since `before`.
    """
    if own_layout(now, form.id) != before:
        raise ChangedMeanwhile
    others = [one for one in now.layouts if one.form != form.id]
    if after.strip() != form.layout.strip():
        others.append(HallLayout(form=form.id, parts=after))
    return now.model_copy(update={"layouts": others})


async def save_layout(saver: GuideSaver, form: Form, before: str | None, after: str) -> None:
    """It holds at once. Raises a `Refusal`."""
    now = saver.now()
    await saver.save(with_layout(now, form, before, after), now)


async def save_ticket(saver: GuideSaver, before: list[TicketPart], after: list[TicketPart]) -> None:
    """The next ticket is printed so; the standard one is not kept as the hall's own.

    Raises `ChangedMeanwhile` where somebody else has changed it since `before`, and every `Refusal`
    of a change.
    """
    now = saver.now()
    if now.ticket != before:
        raise ChangedMeanwhile
    kept = [] if tuple(after) == STANDARD_TICKET else after
    await saver.save(now.model_copy(update={"ticket": kept}), now)
