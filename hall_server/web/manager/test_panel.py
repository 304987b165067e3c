"""The test of all devices, in the panel of the opening (rows I4, I6)."""

from functools import partial

from nicegui import ui

from hall_server.devices.findings import Finding, of_devices
from hall_server.devices.self_test import SelfTest
from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import Refusal
from hall_server.web.errors import error_of
from hall_server.web.manager.leader import tell
from hall_server.web.manager.panel import Panel, box, press, text

LOOK_S = 0.5
GRAVITY = {"bad": 0, "mend": 1, "well": 2}
SIGNS = {
    "bad": ("check bad", "cancel"),
    "mend": ("check warn", "error"),
    "well": ("check good", "check_circle"),
}


class TestPanel:
    """What the last test found, and two buttons for another; it keeps itself true."""

    __test__ = False  # no test of pytest's

    def __init__(self, panel: Panel) -> None:
        self._leader = panel.leader
        self._shown: object = None

    def draw(self) -> None:
        """Draws into the page that is open."""
        self._box = ui.element("div").classes("tests")
        self._refresh()
        ui.timer(LOOK_S, self._refresh)

    def _refresh(self) -> None:
        running, tested = self._leader.desk.tester.running, self._leader.hall.devices.tested
        if (running, tested) == self._shown or self._box.is_deleted:
            return
        self._shown = (running, tested)
        self._box.clear()
        with self._box:
            self._draw_now(running)

    def _draw_now(self, running: bool) -> None:
        say = self._leader.say
        findings = self._findings()
        with box("sentence"):
            if running:
                ui.spinner(size="28px")
            text(say("test-running") if running else self._outcome(findings))
        if not running:
            with box("buttons"):
                press(say("test-quiet"), partial(self._run, SelfTest()), "main")
                loud = SelfTest(slips=True, speak=True)
                press(say("test-loud"), partial(self._run, loud))
            text(say("test-loud-note"), "quiet")
        with box("lines"):
            for finding in findings:
                self._draw_finding(finding)

    def _findings(self) -> list[Finding]:
        found = self._leader.hall.devices.found
        if found is None:
            return []
        return sorted(of_devices(found), key=lambda finding: GRAVITY[finding.level])

    def _outcome(self, findings: list[Finding]) -> str:
        hall = self._leader.hall
        tested = hall.devices.tested
        if tested is None or tested.business_day != hall.business_day:
            return self._leader.say("test-never")
        at = stored(tested.tested_at).astimezone(hall.premises.premises.zone).strftime("%H:%M")
        wrong = sum(finding.level != "well" for finding in findings)
        return self._leader.say("test-wrong" if wrong else "test-well", at=at, n=wrong)

    def _draw_finding(self, finding: Finding) -> None:
        language = self._leader.language
        classes, icon = SIGNS[finding.level]
        with box(classes):
            ui.icon(icon)
            with box("told"):
                text(finding.what.in_language(language), "what")
                if finding.do is not None:
                    text(finding.do.in_language(language), "remedy")

    async def _run(self, asked: SelfTest) -> None:
        try:
            await self._leader.desk.tester.run(asked, self._leader.actor())
        except Refusal as refusal:
            words = error_of(refusal.code).message
            with self._box:
                tell(words.in_language(self._leader.language), good=False)
