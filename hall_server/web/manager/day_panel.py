"""What a leader does with the day: hours out of turn, the duty rota, the lists (rows H3 I6 I7)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from nicegui import ui

from hall_server.days.checks import Check
from hall_server.days.confirm_date import ConfirmDate
from hall_server.days.do_routine import DoRoutine
from hall_server.days.set_duty import SetDuty
from hall_server.days.tables import RoutineKind
from hall_server.delivery.routines import closing_list, opening_list
from hall_server.kernel.clock import stored
from hall_server.premises.order_day import OrderDay, WithdrawOrder
from hall_server.premises.tables import DayOrder
from hall_server.staff.rules import may_lead
from hall_server.web.manager.panel import Panel, both, box, press, text
from hall_server.web.manager.test_panel import TestPanel

ROTA_DAYS = 7
MINUTES = (30,)
HOURS = (1, 2, 4)

WHY_CLOSED = ("why-power", "why-meeting", "why-weather")
WHY_OPEN = ("why-many", "why-market", "why-weather")


class DayPanel:
    """The pages of the day."""

    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        self._leader = panel.leader

    def _say(self, key: str, **told: object) -> str:
        return self._leader.say(key, **told)

    def _now(self) -> datetime:
        return self._leader.desk.clock.now().astimezone(self._leader.hall.premises.premises.zone)

    def _local(self, instant: str) -> str:
        moment = stored(instant).astimezone(self._leader.hall.premises.premises.zone)
        return moment.strftime("%m-%d %H:%M")

    # --- the date -------------------------------------------------------------------------------

    def clock(self) -> None:
        """Asks whether the machine's clock is right, where it says less than has happened."""
        now = self._now()
        self._panel.confirm(
            self._say("sure-date", day=now.strftime("%Y-%m-%d"), at=now.strftime("%H:%M")),
            lambda _why: ConfirmDate(day=now.date().isoformat()),
            self._panel.close,
        )

    # --- hours ----------------------------------------------------------------------------------

    def hours(self) -> None:
        """The hours of today and the orders out of turn."""
        self._panel.show(self._say("hours"), self._draw_hours)

    def _draw_hours(self) -> None:
        hall = self._leader.hall
        today = date.fromisoformat(hall.business_day)
        spans = " · ".join(hall.premises.timetable.local_times(today))
        state = hall.premises.hours(self._leader.desk.clock.now(), hall.still_served).state
        text(" ".join(filter(None, [self._say(f"day-{state}"), spans])), "sentence")
        with box("acts"):
            press(self._say("close-hall"), partial(self._choose_until, False), "act grave")
            press(self._say("open-hall"), partial(self._choose_until, True), "act")
        text(self._say("orders"), "label")
        orders = sorted(hall.premises.orders.values(), key=lambda order: order.begins)
        coming = [order for order in orders if stored(order.ends) > self._now()]
        if not coming:
            text(self._say("no-orders"), "quiet")
        with box("lines"):
            for order in coming:
                self._draw_order(order)

    def _draw_order(self, order: DayOrder) -> None:
        why = order.reason.in_language(self._leader.language)
        begins, ends = self._local(order.begins), self._local(order.ends)
        key = "order-open" if order.open else "order-closed"
        with box("line"):
            text(self._say(key, begins=begins, ends=ends, why=why), "items")
            command = WithdrawOrder(order=order.id)
            sure = self._say("sure-withdraw")
            ask = partial(self._panel.confirm, sure, lambda _why: command, self.hours)
            press(self._say("withdraw"), ask)

    def _choose_until(self, opening: bool) -> None:
        title = self._say("open-hall" if opening else "close-hall")
        self._panel.show(title, partial(self._draw_until, opening), self.hours)

    def _draw_until(self, opening: bool) -> None:
        text(self._say("until"), "label")
        with box("chips"):
            for label, ends in self._ends(opening):
                press(label, partial(self._ask_order, opening, ends), "chip")

    def _ends(self, opening: bool) -> Iterator[tuple[str, datetime]]:
        now = self._now()
        steps = [("minutes-later", n, timedelta(minutes=n)) for n in MINUTES]
        steps += [("hours-later", n, timedelta(hours=n)) for n in HOURS]
        for key, n, later in steps:
            yield self._say(key, n=n, at=(now + later).strftime("%H:%M")), now + later
        if not opening:
            midnight = datetime.combine(now.date(), time(23, 59), now.tzinfo)
            yield self._say("day-end", at="23:59"), midnight

    def _ask_order(self, opening: bool, ends: datetime) -> None:
        key, reasons = ("sure-open-hall", WHY_OPEN) if opening else ("sure-close-hall", WHY_CLOSED)
        self._panel.confirm(
            self._say(key, at=ends.strftime("%H:%M")),
            lambda why: OrderDay(open=opening, ends=ends, reason=both(why, reasons)),
            partial(self._choose_until, opening),
            reasons,
            "reason-shown",
        )

    # --- duty -----------------------------------------------------------------------------------

    def duty(self) -> None:
        """Who leads on the next days: a press names somebody, another press nobody."""
        self._panel.show(self._say("duty"), self._draw_duty)

    def _draw_duty(self) -> None:
        hall = self._leader.hall
        first = date.fromisoformat(hall.business_day)
        leaders = {
            name: display.in_language(self._leader.language)
            for name, display in hall.staff.names().items()
            if (person := hall.staff.find(name)) is not None and may_lead(person.roles)
        }
        with box("lines"):
            for n in range(ROTA_DAYS):
                self._draw_duty_day((first + timedelta(days=n)).isoformat(), leaders)

    def _draw_duty_day(self, day: str, leaders: dict[str, str]) -> None:
        named = self._leader.hall.days.leader(day)
        with box("line"):
            text(day, "number")
            with box("chips"):
                for name, display in leaders.items():
                    after = None if name == named else name
                    press(display, partial(self._set_duty, day, after), "chip", name == named)

    async def _set_duty(self, day: str, name: str | None) -> None:
        if await self._leader.do(SetDuty(leaders={day: name})):
            self.duty()

    # --- the lists ------------------------------------------------------------------------------

    def routine(self, kind: RoutineKind) -> None:
        """The opening or the closing list, each line with what to do about it."""
        self._panel.show(self._say(kind), partial(self._draw_list, kind, self._checks(kind)))

    def _checks(self, kind: RoutineKind) -> list[Check]:
        desk = self._leader.desk
        if kind == "closing":
            return closing_list(desk.hub.hall)
        return opening_list(desk.hub.hall, desk.hub.has, desk.clock.now())

    def _draw_list(self, kind: RoutineKind, checks: list[Check]) -> None:
        bad = [check for check in checks if not check.ok]
        text(self._say("some-bad", n=len(bad)) if bad else self._say("all-good"), "sentence")
        with box("lines"):
            for check in checks:
                self._draw_check(check)
        command = DoRoutine(kind=kind, faults=[check.key for check in bad])
        with box("buttons"):
            press(self._say("gone-through"), partial(self._panel.do, command), "main")
            if kind == "opening":
                press(self._say("test-devices"), self.tests)

    def tests(self) -> None:
        """Every device tested."""
        back = partial(self.routine, "opening")
        self._panel.show(self._say("tests"), TestPanel(self._panel).draw, back)

    def _draw_check(self, check: Check) -> None:
        language = self._leader.language
        with box(f"check {'good' if check.ok else 'warn'}"):
            ui.icon("check_circle" if check.ok else "error")
            with box("told"):
                text(check.what.in_language(language), "what")
                if check.remedy is not None:
                    text(check.remedy.in_language(language), "remedy")

    # --- the sheet ------------------------------------------------------------------------------

    def sheet(self) -> None:
        """The day on one page of A4."""
        self._panel.show(self._say("sheet"), self._draw_sheet)

    def _draw_sheet(self) -> None:
        today = date.fromisoformat(self._leader.hall.business_day)
        days = {"sheet-today": today, "sheet-before": today - timedelta(days=1)}
        text(self._say("sheet-kind"), "quiet")
        with box("acts"):
            for key, day in days.items():
                # a plain anchor: NiceGUI's own link would look for the address below its mount
                link = ui.element("a").classes("act")
                link.props(f'href="/api/v1/reports/days/{day}.pdf" download="{day}.pdf"')
                with link:
                    text(f"{self._say(key)} {day}")
