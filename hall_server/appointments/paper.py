"""A booking on paper, for who has no telephone at hand (rows A19, G1)."""

from hall_link.wire.appointments import Booking
from hall_link.wire.base import Words
from hall_link.wire.printing import TicketSlip
from hall_server.appointments.diary import rules_of
from hall_server.appointments.tables import Booked
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import print_slip, wanted_printer
from hall_server.premises.booking_plan import Appointments
from hall_server.premises.state import PremisesState


def on_paper(
    hall: PremisesState,
    guide: GuideState,
    devices: DevicesState,
    booked: Booked,
    told: Booking,
    printer: str | None,
    work: Work,
) -> Booking:
    """Puts the booking's slip into a print queue; the same answer with its job."""
    slip = _slip(hall, guide, booked, told, work)
    wanted = wanted_printer(devices, printer, work.actor.id)
    job = print_slip(devices, work, slip, booked.id, hall.day.business_day, wanted)
    return told.model_copy(update={"job": job})


def _slip(
    hall: PremisesState, guide: GuideState, booked: Booked, told: Booking, work: Work
) -> TicketSlip:
    """What to bring is told at once; neither name nor telephone number is on it."""
    zone = hall.premises.zone
    starts, ends = (stored(moment).astimezone(zone) for moment in (booked.starts, booked.ends))
    items = guide.known([booked.item])
    return TicketSlip(
        hall=hall.premises.name,
        number=booked.code,
        queue=told.item_name,
        items=[told.item_name],
        issued_at=f"{work.now.astimezone(zone):%Y-%m-%d %H:%M}",
        ahead=0,
        windows=[],
        missed_rule=_when_to_come(rules_of(hall)),
        hotline=hall.premises.hotline,
        qr=told.qr,
        language="en" if booked.language == "en" else "zh",
        materials=[material for item in items for material in item.materials],
        booked=f"{starts:%Y-%m-%d %H:%M}-{ends:%H:%M}",
    )


def _when_to_come(rules: Appointments) -> Words:
    void = ("预约作废", "the booking is void")
    late = void if rules.late == "void" else ("按普通号排队", "you wait as others do")
    return Words(
        zh=f"提前 {rules.early_min} 分钟起可在取号机扫码或输入预约码取号，"
        f"晚到 {rules.late_min} 分钟以上{late[0]}",
        en=f"From {rules.early_min} min before, scan this or type the code at a kiosk. "
        f"More than {rules.late_min} min late, {late[1]}",
    )
