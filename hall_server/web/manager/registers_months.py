"""The month reports: made and frozen, taken along, and the workbook they are written in (I8)."""

from datetime import date, timedelta
from functools import partial

from nicegui import ui

from hall_server.kernel.refusals import Refusal
from hall_server.registers.tables import FrozenReport
from hall_server.web.manager.complaints_parts import Sheet, area
from hall_server.web.manager.leader import tell as notify
from hall_server.web.manager.panel import box, press, text
from hall_server.web.manager.registers_desk import RegistersDesk
from hall_server.web.register_desk import freeze

UPLOAD = """async (e) => {
  const file = e.target.files[0];
  if (!file) return;
  const path = `/api/v1/reports/template?name=${encodeURIComponent(file.name)}`;
  const answer = await fetch(path, { method: "POST", body: file });
  e.target.value = "";
  emitEvent("template_sent", answer.ok ? {} : (await answer.json()).error);
}"""


class Months:
    """The part of the page."""

    def __init__(self, desk: RegistersDesk, sheet: Sheet) -> None:
        self._desk = desk
        self._sheet = sheet

    def draw(self, into: ui.element) -> None:
        """What can be made, what was made, and the workbook."""
        self._into = into
        into.clear()
        with into:
            with box("card part-box"), box("acts-row"):
                for month in self._months():
                    words = self._desk.say("make-month", month=month)
                    press(words, partial(self._ask, month), "decide answer")
            self._draw_reports()
            self._draw_template()

    def _months(self) -> tuple[str, str]:
        today = date.fromisoformat(self._desk.hall.business_day)
        before = today.replace(day=1) - timedelta(days=1)
        return before.isoformat()[:7], today.isoformat()[:7]

    def _ask(self, month: str) -> None:
        desk, last = self._desk, self._desk.hall.registers.last_report(month)
        with self._sheet.page(desk.say("make-month", month=month)):
            if last is None:
                text(desk.say("sure-freeze"), "sentence")
                reason = None
            else:
                text(desk.say("sure-correct", month=month, n=last.revision), "sentence")
                reason = area(desk.say("why-correct"), desk.say("why-correct"), 300, 3)
            with box("buttons"):

                async def go() -> None:
                    await self._freeze(month, (reason.value or "") if reason else "")

                press(desk.say("confirm"), go, "main")

    async def _freeze(self, month: str, reason: str) -> None:
        desk = self._desk
        try:
            done = await freeze(desk.desk, desk.book, desk.leader.actor(), month, reason.strip())
        except Refusal as refusal:
            desk.refuse(refusal)
            return
        self._sheet.close()
        notify(desk.say("frozen", n=done.revision), good=True)
        self.draw(self._into)

    def _draw_reports(self) -> None:
        desk = self._desk
        with box("title"), ui.element("h2"):
            text(desk.say("reports"))
        reports = desk.hall.registers.reports()
        if not reports:
            text(desk.say("no-reports"), "quiet empty")
        with box("rows-list"):
            for report in reports:
                self._draw_report(report)

    def _draw_report(self, report: FrozenReport) -> None:
        desk = self._desk
        with box("report card"):
            with box("first"):
                text(report.month, "number")
                text(desk.say("revision", n=report.revision), "tag suggestion")
                if report.previous:
                    text(desk.say("corrects", hash=report.previous[:12]), "tag reopened")
                who = desk.name_of(report.made_by)
                text(desk.say("made", at=desk.local(report.made_at), who=who), "quiet")
            text(f"{desk.say('hash')} {report.sha256}", "quiet hash")
            if report.reason:
                text(report.reason)
            path = f"/api/v1/reports/months/{report.month}/{report.revision}.xlsx"
            with ui.element("a").classes("decide paper").props(f'href="{path}" download'):
                text(desk.say("download"))

    def _draw_template(self) -> None:
        desk, kept = self._desk, self._desk.hall.registers.template
        with box("title"), ui.element("h2"):
            text(desk.say("template"))
        with box("card part-box"):
            own = desk.say("template-own", name=kept.name) if kept else ""
            text(own or desk.say("template-default"))
            text(desk.say("template-hint", hole="{{on_time_rate}}"), "quiet")
            with box("acts-row"):
                take = ui.element("a").classes("decide paper")
                with take.props('href="/api/v1/reports/template.xlsx" download'):
                    text(desk.say("template-take"))
                with ui.element("label").classes("decide paper upload"):
                    text(desk.say("template-upload"))
                    chooser = ui.element("input").props("type=file accept=.xlsx")
                    chooser.on("change", js_handler=UPLOAD)

    def sent(self, error: dict[str, object]) -> None:
        """The browser sent a workbook: it is in use, or why not."""
        desk = self._desk
        if not error:
            notify(desk.say("template-kept"), good=True)
            self.draw(self._into)
            return
        details = error.get("details")
        holes = details.get("unknown") if isinstance(details, dict) else None
        words = error.get("message")
        told = words.get(desk.language, "") if isinstance(words, dict) else ""
        if isinstance(holes, list) and holes:
            told = desk.say("template-unknown", holes="、".join(map(str, holes)))
        notify(str(told), good=False)
