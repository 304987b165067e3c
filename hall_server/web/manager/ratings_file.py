"""The file of a bad rating: what was said, the acts, what was done."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from hall_link.wire.complaints import HandleRectification
from hall_server.rectifications.moves import UNFIXED, Act, may_move
from hall_server.rectifications.rules import OF_THE_ASSIGNEE, assignable
from hall_server.rectifications.tables import Note, Rectification, RectificationState
from hall_server.rectifications.views import row_of
from hall_server.web.manager.complaints_parts import Chips, Sheet, area, fact
from hall_server.web.manager.panel import box, press, text
from hall_server.web.manager.ratings_desk import RatingDesk, RatingFolder, Told

Again = Callable[[], Awaitable[None]]

LONGEST = 600

NEXT: dict[RectificationState, frozenset[Act]] = {
    "open": frozenset({"assign"}),
    "assigned": frozenset({"contact"}),
    "contacted": frozenset({"find"}),
    "found": frozenset({"fix", "verify"}),
    "fixed": frozenset({"verify"}),
    "verified": frozenset({"call_back"}),
    "called_back": frozenset({"close"}),
    "closed": frozenset(),
}
"""What is usually done next: its button stands out."""


def clock_words(desk: RatingDesk, colour: str, left: int) -> str:
    """How a clock stands, in words."""
    if colour == "red":
        return desk.say("late", n=-left) if left < 0 else desk.say("late-0")
    return desk.say("today") if left == 0 else desk.say("left", n=left)


class RatingFile:
    """The file of one bad rating on one page."""

    def __init__(self, desk: RatingDesk, sheet: Sheet, again: Again) -> None:
        self._desk = desk
        self._sheet = sheet
        self._again = again

    def draw(self, folder: RatingFolder) -> None:
        """Everything about it."""
        record, told = folder.record, folder.told
        self._draw_top(record, told)
        if told is not None:
            self._draw_facts(record, told)
            self._draw_rating(told)
        self._draw_found(record)
        self._draw_acts(record)
        self._draw_steps(record)

    # --- what it is ---------------------------------------------------------------------------

    def _draw_top(self, record: Rectification, told: Told | None) -> None:
        desk, row = self._desk, row_of(self._desk.room, record)
        with box("file-head"):
            text(told.visit.number if told and told.visit else "—", "number")
            text(desk.level_name(record.level), "tag complaint")
            text(desk.say(f"state-{record.state}"), "tag")
            if record.reopened_at is not None:
                text(desk.say("reopened"), "tag reopened")
            if record.state in UNFIXED:
                text(clock_words(desk, row.colour, row.left), f"due {row.colour}")

    def _draw_facts(self, record: Rectification, told: Told) -> None:
        desk = self._desk
        with box("facts"):
            if record.window is not None:
                fact(desk.say("where"), desk.say("window", n=record.window))
            fact(desk.say("clerk"), desk.name_of(record.rated) or desk.say("clerk-unknown"))
            fact(desk.say("item"), self._items(told))
            if told.visit and told.visit.ended_at:
                fact(desk.say("visited"), desk.local(told.visit.ended_at))
            fact(desk.say("rated-at"), desk.local(told.rated_at))
            fact(desk.say("channel"), desk.say(f"channel-{told.channel}"))
            fact(desk.say("assignee"), desk.name_of(record.assignee) or desk.say("nobody"))
            fact(desk.say("contact-due"), record.contact_due)
            fact(desk.say("fix-due"), record.fix_due)

    def _items(self, told: Told) -> str:
        items = told.visit.items if told.visit else ()
        names = [self._desk.hall.guide.name_of(item) for item in items]
        return "、".join(name.in_language(self._desk.language) for name in names) or "—"

    def _draw_rating(self, told: Told) -> None:
        desk = self._desk
        with box("said"):
            text(desk.say("rating"), "label")
            self._draw_level(told.level, told.tags)
            text(told.text or desk.say("no-text"), "body" if told.text else "quiet")
        if told.added is None:
            return
        level, words, at = told.added
        with box("said"):
            text(f"{desk.say('supplement')} · {desk.local(at)}", "label")
            self._draw_level(level, ())
            if words:
                text(words, "body")

    def _draw_level(self, level: int | None, tags: tuple[int, ...]) -> None:
        with box("chips"):
            if level is not None:
                text(self._desk.level_name(level), f"tag level-{level}")
            for tag in tags:
                text(self._desk.tag_name(tag), "tag")

    def _draw_found(self, record: Rectification) -> None:
        desk = self._desk
        told = []
        if record.upheld is not None:
            told.append(desk.say("upheld" if record.upheld else "not-upheld"))
        if record.called_back_at is not None:
            key = {True: "satisfied", False: "dissatisfied", None: "unreached"}[record.satisfied]
            told.append(desk.say(key))
        if told:
            text(f"{desk.say('result')} {' · '.join(told)}", "label")

    # --- what is done -------------------------------------------------------------------------

    def _draw_acts(self, record: Rectification) -> None:
        desk, me = self._desk, self._desk.me
        offered: list[tuple[Act, Callable[[], object]]] = [
            ("contact", partial(self._in_words, record, "contact")),
            ("find", partial(self._choose, record, "find", "upheld", ("find-yes", "find-no"))),
            ("fix", partial(self._in_words, record, "fix")),
            ("verify", partial(self._verify, record)),
            ("call_back", partial(self._call_back, record)),
            ("close", partial(self._close, record)),
            ("assign", partial(self._assign, record)),
        ]
        with box("acts-row"):
            for act, go in offered:
                mine = record.assignee == me
                theirs = not mine if act == "verify" else mine or act not in OF_THE_ASSIGNEE
                if theirs and may_move(act, record):
                    main = act in NEXT[record.state]
                    press(desk.say(act), go, "decide answer" if main else "decide")
        if record.assignee == me and may_move("verify", record):
            text(desk.say("verify-other"), "quiet")

    async def _do(self, record: Rectification, act: str, **fields: Any) -> None:
        command = HandleRectification.model_validate(
            {"rectification_id": record.id, "act": act, **fields}
        )
        if await self._desk.ask(command) is not None:
            self._sheet.close()
            await self._again()

    def _assign(self, record: Rectification) -> None:
        desk = self._desk
        names = [n for n in assignable(record, desk.room.people) if n != record.assignee]
        with self._sheet.page(desk.say("assign-to")):
            text(desk.say("assign-note" if names else "assign-nobody"), "quiet")
            with box("acts"):
                for name in names:
                    give = partial(self._do, record, "assign", staff=name)
                    press(desk.name_of(name), give, "act")

    def _in_words(self, record: Rectification, act: str) -> None:
        desk = self._desk
        with self._sheet.page(desk.say(act)):
            field = area(desk.say(act), desk.say(f"{act}-hint"), LONGEST)

            async def go() -> None:
                await self._do(record, act, text=field.value or "")

            self._buttons(go)

    def _choose(self, record: Rectification, act: str, key: str, labels: tuple[str, ...]) -> None:
        """Words, and one of two or three answers: yes, no, and nobody knows."""
        desk = self._desk
        with self._sheet.page(desk.say(act)):
            text(desk.say(f"{act}-ask"), "label")
            values: list[bool | None] = [True, False, None]
            choices = [(v, desk.say(word)) for v, word in zip(values, labels, strict=False)]
            chips = Chips(choices, "")
            field = area(desk.say(act), desk.say(f"{act}-hint"), LONGEST, 5)

            async def go() -> None:
                if chips.value == "":
                    desk.remind("choose-one")
                    return
                await self._do(record, act, text=field.value or "", **{key: chips.value})

            self._buttons(go)

    def _verify(self, record: Rectification) -> None:
        self._choose(record, "verify", "satisfied", ("verify-yes", "verify-no"))

    def _call_back(self, record: Rectification) -> None:
        words = ("satisfied", "dissatisfied", "unreached")
        self._choose(record, "call_back", "satisfied", words)

    def _close(self, record: Rectification) -> None:
        with self._sheet.page(self._desk.say("close")):
            text(self._desk.say("close-sure"), "sentence")
            self._buttons(partial(self._do, record, "close"))

    def _buttons(self, go: Callable[[], Awaitable[None]]) -> None:
        with box("buttons"):
            press(self._desk.say("confirm"), go, "main")

    # --- what was done ------------------------------------------------------------------------

    def _draw_steps(self, record: Rectification) -> None:
        if not record.notes:
            return
        text(self._desk.say("file"), "label")
        with box("steps"):
            for note in record.notes:
                self._draw_step(note)

    def _draw_step(self, note: Note) -> None:
        desk = self._desk
        with box("step"):
            text(desk.local(note.at)[5:], "quiet when")
            text(desk.say("system") if note.by == "hall" else desk.name_of(note.by), "by")
            text(desk.say(f"step-{note.act}"), "what")
            if note.text:
                text(note.text, "said-then")
