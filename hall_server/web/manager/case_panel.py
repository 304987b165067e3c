"""A case's file in a leader's hands: what it is, how it stands, and what a leader may do with it.

Names are masked: a leader need not know whose case it is. Every act is confirmed in words, and
nobody has to sit at a window for it.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from nicegui import ui

from hall_link.wire.case_views import CaseStepView, CaseView
from hall_link.wire.cases import ActOnCase, CaseAct
from hall_server.cases.acting import who_is
from hall_server.cases.file import CaseFile
from hall_server.cases.moves import DECISIONS
from hall_server.cases.views import view_of
from hall_server.deadlines.why import STEPS
from hall_server.registers.words import ACTS, STATE
from hall_server.web.manager.clock_lines import day_words_of
from hall_server.web.manager.late_decision import tell_decision
from hall_server.web.manager.leader import tell
from hall_server.web.manager.panel import Panel, box, press, text

ReadFile = Callable[[str], CaseFile | None]
"""A case's whole file from the database, by its id or number."""

REASONS: dict[CaseAct, tuple[str, ...]] = {
    "deny_extension": ("deny-reason", "deny-time", "deny-rule"),
    "deny_fast_track": ("deny-reason", "deny-rule"),
    "deny_longer": ("deny-reason", "deny-time"),
    "withdraw": ("withdraw-asked", "withdraw-elsewhere"),
}
"""Acts that need a reason, with the usual ones."""

GRAVE = frozenset({"deny_extension", "deny_fast_track", "deny_longer", "withdraw"})
LEADERS_ACTS: tuple[CaseAct, ...] = (
    "approve_extension",
    "deny_extension",
    "approve_fast_track",
    "deny_fast_track",
    "approve_longer",
    "deny_longer",
    "urge",
    "hand_on",
    "decide",
    "withdraw",
)
"""What a leader does from here, in this order; anything else is the windows'."""

PRINTED = frozenset({"approve_extension", "withdraw"})
"""Acts whose paper goes to the applicant."""


class CasePanel:
    """The pages of one case at a time."""

    def __init__(self, panel: Panel, read: ReadFile) -> None:
        self._panel = panel
        self._leader = panel.leader
        self._read = read

    async def open(self, key: str) -> None:
        """A case by its id or number."""
        view = await self._view(key)
        if view is not None:
            self._show(view)

    async def ask(self, act: CaseAct, case_id: str) -> None:
        """Straight to the confirmation of one act."""
        view = await self._view(case_id)
        if view is None:
            return
        if act not in view.acts and act in LEADERS_ACTS:
            self._show(view)  # somebody was quicker: how it stands now
            return
        self._begin(act, view)

    async def _view(self, key: str) -> CaseView | None:
        file = await asyncio.to_thread(self._read, key) if key else None
        if file is None:
            tell(self._say("no-case"), good=False)
            return None
        scene, actor = self._leader.hall.casework, self._leader.actor()
        return view_of(scene, file, who_is(scene, file.case, actor), scene.today)

    def _say(self, key: str, **told: object) -> str:
        return self._leader.say(key, **told)

    def _words(self, view: CaseView) -> str:
        return view.row.item_name.in_language(self._leader.language)

    def _day(self, day: str | None) -> str:
        return day_words_of(day, self._leader.language) if day else ""

    # --- the file -------------------------------------------------------------------------------

    def _show(self, view: CaseView) -> None:
        self._panel.show(f"{self._words(view)} {view.row.number}", partial(self._draw, view))

    def _draw(self, view: CaseView) -> None:
        row = view.row
        with box(f"standing {row.colour}"):
            text(row.kind_name.in_language(self._leader.language), "what")
            text(self._state(row.state))
            asked = self._asked(view)
            if asked:
                text(asked, "asked")
        with box("facts"):
            for name, said in self._facts(view):
                text(self._say(f"fact-{name}"), "label")
                text(said, "said")
        with box("acts"):
            for act in LEADERS_ACTS:
                if act in view.acts:
                    look = "act grave" if act in GRAVE else "act"
                    press(self._act_asked(act), partial(self._begin, act, view), look)
        if view.steps:
            text(self._say("steps-gone"), "label")
            with box("steps"):
                for step in reversed(view.steps):
                    self._draw_step(step)

    def _facts(self, view: CaseView) -> list[tuple[str, str]]:
        row = view.row
        visits = "visits-often" if row.often else "fact-times"
        stop = STEPS[view.stopped_by].in_language(self._leader.language) if view.stopped_by else ""
        told = [
            ("applicant", view.applicant.name),
            ("owner", " · ".join(filter(None, (self._say("window", n=row.window), row.owner)))),
            ("received", f"{row.received_at.astimezone(self._zone):%Y-%m-%d %H:%M}"),
            ("promise", self._promise(view)),
            ("due", self._day(view.promised or row.due)),
            ("first", self._day(view.first_due) if view.first_due != view.promised else ""),
            ("stop", stop),
            ("missing", "、".join(p.name for p in view.papers if p.state == "missing")),
            ("visits", self._say(visits, n=row.visits)),
        ]
        return [(name, said) for name, said in told if said]

    @property
    def _zone(self) -> ZoneInfo:
        return self._leader.hall.premises.premises.zone

    def _promise(self, view: CaseView) -> str:
        if view.limit is None or view.row.flow == "on_the_spot":
            return ""
        return self._say(f"unit-{view.limit_unit}", n=view.limit)

    def _asked(self, view: CaseView) -> str:
        if view.extension == "asked":
            days = self._say("unit-working_day", n=view.extension_days)
            return self._say("asks-extension", days=days)
        return self._say(f"asks-{view.row.wish}", days=self._longer(view)) if view.row.wish else ""

    def _longer(self, view: CaseView) -> str:
        unit = view.limit_unit if view.limit_unit in ("day", "month") else "working_day"
        return self._say(f"unit-{unit}", n=view.asked_days)

    def _draw_step(self, step: CaseStepView) -> None:
        at = step.at.astimezone(self._zone)
        by = self._say("by-hall") if step.by.startswith("system:") else step.by
        with box("step"):
            text(f"{at:%m-%d %H:%M}", "quiet")
            text(self._act(step.act), "what")
            text(" · ".join(filter(None, (by, step.note))), "said")

    def _act_asked(self, act: CaseAct) -> str:
        return self._say("late-decision") if act == "decide" else self._act(act)

    def _act(self, act: str) -> str:
        if self._leader.language == "zh":
            return ACTS.get(act, act)
        return act.replace("_", " ").capitalize()

    def _state(self, state: str) -> str:
        return STATE[state] if self._leader.language == "zh" else state.replace("_", " ")

    # --- what a leader does ---------------------------------------------------------------------

    def _begin(self, act: CaseAct, view: CaseView) -> None:
        if act == "hand_on":
            self._choose(view)
            return
        if act == "decide":
            tell_decision(self._panel, view, partial(self._show, view))
            return
        sentence = self._sentence(act, view)
        back = partial(self._show, view)
        printed = act in PRINTED
        self._panel.confirm(
            sentence,
            lambda why: ActOnCase(case_id=view.row.case_id, act=act, reason=why, print=printed),
            back,
            REASONS.get(act, ()),
            "note-case",
        )

    def _sentence(self, act: CaseAct, view: CaseView) -> str:
        days = self._longer(view)
        if view.extension == "asked":
            days = self._say("unit-working_day", n=view.extension_days)
        told = {"number": view.row.number, "item": self._words(view), "days": days}
        key = "sure-case-withdraw" if act == "withdraw" else f"sure-{act}"
        sure = self._say(key, **told, day=self._day(view.promised or view.row.due))
        why = self._why(act, view) if act in DECISIONS else ""
        return f"{sure} {self._say('asked-because', why=why)}" if why else sure

    @staticmethod
    def _why(act: CaseAct, view: CaseView) -> str:
        asking = "ask_extension" if act.endswith("extension") else "open"
        return next((step.note for step in reversed(view.steps) if step.act == asking), "")

    def _choose(self, view: CaseView) -> None:
        """To which window, or to whom."""
        hall = self._leader.hall
        back = partial(self._show, view)

        def draw() -> None:
            text(self._say("to-window"), "label")
            with box("chips"):
                for window in hall.windows.all():
                    if window.number != view.row.window and window.in_service:
                        goal = self._window_words(window.number)
                        press(goal, self._sure(view, goal, to_window=window.number), "chip")
            text(self._say("to-person"), "label")
            with box("chips"):
                for person in hall.staff.all():
                    if "clerk" in person.roles:
                        name = person.display.in_language(self._leader.language)
                        press(name, self._sure(view, name, to_staff=person.name), "chip")

        self._panel.show(f"{self._say('hand-on')} {view.row.number}", draw, back)

    def _sure(self, view: CaseView, goal: str, **told: object) -> Callable[[], None]:
        sentence = self._say("sure-hand-on", number=view.row.number, goal=goal)
        fields = {"case_id": view.row.case_id, "act": "hand_on", "print": False, **told}
        command = ActOnCase.model_validate(fields)
        return partial(
            self._panel.confirm, sentence, lambda _why: command, partial(self._choose, view)
        )

    def _window_words(self, number: int) -> str:
        hall = self._leader.hall
        seat = hall.windows.seat(number)
        person = hall.staff.find(seat.staff) if seat is not None else None
        if person is not None:
            who = f"（{person.display.in_language(self._leader.language)}）"
        else:
            there = hall.devices.standing_clerk(number) is not None
            who = "" if there else self._say("goal-empty")
        return self._say("goal-window", n=number, who=who)


def draw_finder(panel: CasePanel, say: Callable[[str], str]) -> None:
    """A field for a case's number: any case can be looked at, not only those that are listed."""
    with box("finder"):
        word = say("find-case")
        text(word, "label")
        field = ui.input().props(f'outlined dense maxlength=10 aria-label="{word}"')
        find = partial(_find, panel, field)
        field.on("keydown.enter", find)
        press(say("find"), find, "plain")


async def _find(panel: CasePanel, field: ui.input) -> None:
    await panel.open((field.value or "").strip())
