"""Who serves, who leads today, and the numbers to ring, on a telephone (row A11)."""

from starlette.requests import Request
from starlette.responses import Response

from hall_link.wire.board import PersonCard
from hall_server.delivery import snapshots
from hall_server.delivery.people import people as people_of
from hall_server.web.phone.guide_pages import count_look, hall_of
from hall_server.web.phone.markup import Reader, page_of, reader_of, telephone, tile


async def people(request: Request) -> Response:
    """The leader first, then everybody with post, place and whereabouts."""
    count_look(request)
    hall, r = hall_of(request), reader_of(request)
    duty = snapshots.duty(hall)
    complaint = sorted({i.complaint for i in hall.guide.items() if i.complaint})
    numbers = [(r.t("咨询电话", "Questions"), [hall.premises.premises.hotline])]
    if complaint:
        numbers.append((r.t("投诉电话", "Complaints"), complaint))
    rung = "".join(
        f"<dt>{name}</dt><dd>{' '.join(map(telephone, several))}</dd>" for name, several in numbers
    )
    leader = f'<p class="now open">{r.t("今日值班领导", "Leads the hall today")}：{{}}</p>'
    led = leader.format(r.told(duty)) if duty else ""
    cards = "".join(_card(r, person) for person in people_of(hall))
    body = f'{led}<section><dl class="numbers">{rung}</dl></section>{cards}'
    return page_of(request, r.t("谁在办公", "Who serves"), body)


def _card(r: Reader, person: PersonCard) -> str:
    face = (
        f'<img class="face" src="/media/{person.photo}/1.png" alt="" width="72">'
        if person.photo
        else f'<span class="face">{r.told(person.name)[:1]}</span>'
    )
    lead = f" <em>{r.t('值班领导', 'leads today')}</em>" if person.leads else ""
    rung = telephone(person.telephone) if person.telephone else ""
    say = r.t("对这位工作人员提意见", "Say something about this person")
    return (
        f'<section class="person">{face}<div><b>{r.told(person.name)}</b>{lead}'
        f"<small>{r.told(person.post)}</small><small>{_where(r, person)}</small>{rung}"
        + tile(r.link("/m/opinion", staff=person.id), say, look="quiet-link")
        + "</div></section>"
    )


def _where(r: Reader, person: PersonCard) -> str:
    at = r.t(f"{person.window} 号窗口", f"Window {person.window}") if person.window else ""
    state = {
        "serving": r.t("在岗", "serving"),
        "paused": r.told(person.why) if person.why else r.t("暂停", "paused"),
        "away": r.t("不在岗", "away"),
        "about": r.t("在大厅", "in the hall"),
    }[person.state]
    return " · ".join(part for part in (at, state) if part)
