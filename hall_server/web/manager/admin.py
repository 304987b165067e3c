"""The page on which an administrator changes the hall (row I4)."""

import asyncio
import secrets
from collections.abc import Callable
from typing import Any

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.guide.openness import FIELDS
from hall_server.hall_file.change_hall import ChangeHall, HallChanged
from hall_server.hall_file.checking import checked
from hall_server.hall_file.errors import HallFileErrors, Spot
from hall_server.hall_file.export import digest_of, hall_file_of
from hall_server.hall_file.hindrances import hindrances
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.read import parse_hall_text
from hall_server.hall_file.versions import as_counted
from hall_server.hall_file.write import write_hall_text
from hall_server.kernel.refusals import Refusal, Unauthorized
from hall_server.kernel.work import Actor
from hall_server.staff.passwords import Passwords
from hall_server.staff.set_password import SetPassword
from hall_server.web.desk import Desk
from hall_server.web.errors import error_of
from hall_server.web.manager.admin_calendar import MonthView
from hall_server.web.manager.admin_changes import change_lines, section_name
from hall_server.web.manager.admin_draft import KEY_OF, Draft, plain_of, without_none
from hall_server.web.manager.admin_form import Form
from hall_server.web.manager.admin_say import rule_words, said_at, told
from hall_server.web.manager.admin_shape import Plain, Shape, shapes
from hall_server.web.manager.admin_titles import title_of
from hall_server.web.manager.admin_words import SECTIONS

READ_FILE = """async (e) => {
  const file = e.target.files[0];
  if (file) emitEvent("hall_file", await file.text());
  e.target.value = "";
}"""


class AdminPage:
    """One browser's page. `token`: its session, looked at before everything that is done."""

    def __init__(self, desk: Desk, token: str, language: Language, section: str) -> None:
        self._desk = desk
        self._token = token
        self._language = language
        self._section = section if section in SECTIONS else "hall"
        self._draft = Draft.of(self._now())
        self._file: HallFile | None = self._draft.base
        self._month: MonthView | None = None
        self._previews: list[tuple[ui.label, Plain]] = []
        self._tabs: dict[str, tuple[ui.element, ui.element, ui.element]] = {}
        self._form = Form(language, self._touched, self._named, self._is_saved, self._extras)

    # --- the page -------------------------------------------------------------------------------

    def draw(self) -> None:
        """Head, list of sections, the section, and the bar with what is changed."""
        self._draw_head()
        with ui.element("div").classes("admin"):
            self._nav = ui.element("nav").classes("sections")
            self._main = ui.element("main")
        self._bar = ui.element("div").classes("bar")
        ui.colors(primary="#0b4ea2", negative="#b42318", positive="#067647")
        ui.on("hall_file", lambda event: self._read(event.args))
        self._draw_nav()
        self._draw_bar()
        self._draw_section()
        self._touched()

    def _draw_head(self) -> None:
        language = self._language
        other = "en" if language == "zh" else "zh"
        with ui.element("header"):
            with ui.element("div").classes("hall"):
                name = self._draft.base.hall.name.in_language(language)
                ui.label(name).classes("name")
                ui.label(told(language, "title"))
            with ui.element("nav"):
                ui.link(told(language, "guide"), f"/guide?lang={language}")
                ui.link(told(language, "layouts"), f"/layouts?lang={language}")
                ui.link(told(language, "prints"), f"/prints?lang={language}")
                ui.link(told(language, "board"), f"/?lang={language}")
                ui.link("English" if language == "zh" else "中文", f"?lang={other}")

    def _draw_nav(self) -> None:
        """Drawn once: what is drawn anew under a hand loses its press."""
        with self._nav:
            for section in SECTIONS:
                self._draw_tab(section)
            with ui.element("div").classes("files"):
                self._button("download", self._download, "plain", "download")
                with ui.element("label").classes("plain upload"):
                    ui.icon("upload")
                    ui.label(told(self._language, "upload"))
                    chooser = ui.element("input").props('type=file accept=".yaml,.yml,.txt"')
                    chooser.on("change", js_handler=READ_FILE)

    def _draw_tab(self, section: str) -> None:
        button = ui.element("button").props(f"data-section={section}")
        with button.on("click", lambda: self._go(section)):
            ui.icon(SECTIONS[section][0])
            ui.label(section_name(self._language, section))
            fault = ui.icon("error").classes("fault-mark")
            changed = ui.element("i").classes("changed-mark")
        self._tabs[section] = (button, fault, changed)

    def _mark_nav(self, faulty: set[str], changed: set[str]) -> None:
        for section, (button, fault, change) in self._tabs.items():
            here = section == self._section
            button.classes(add="here" if here else "", remove="" if here else "here")
            fault.set_visibility(section in faulty)
            change.set_visibility(section in changed and section not in faulty)

    def _changed_sections(self) -> set[str]:
        before = plain_of(self._draft.base)
        return {name for name, value in self._draft.plain.items() if value != before[name]}

    def _go(self, section: str) -> None:
        self._section = section
        self._draw_section()
        self._touched()

    def _draw_section(self) -> None:
        _, name, about = SECTIONS[self._section]
        self._form.forget()
        self._month = None
        self._previews.clear()
        self._main.clear()
        with self._main:
            with ui.element("div").classes("title"):
                with ui.element("h1"):
                    ui.label(name.in_language(self._language))
                ui.label(about.in_language(self._language)).classes("quiet")
            if self._section == "hours":
                self._draw_hours()
            else:
                self._draw_fields()

    def _draw_fields(self) -> None:
        section, plain = self._section, self._draft.plain
        inner, name = _inner(section), section_name(self._language, section)
        if inner.of is not None:
            self._form.entries(inner.of, plain[section], (section,))
        elif inner.optional:
            with ui.element("div").classes("card sheet"):
                self._form.optional(inner, plain, (section,), name)
        elif inner.model is not None:
            with ui.element("div").classes("card sheet"):
                self._form.section(inner.model, plain[section], (section,))

    def _draw_hours(self) -> None:
        plain = self._draft.plain
        if plain["hours"] is None:
            ui.label(told(self._language, "always")).classes("quiet")
        else:
            now = self._desk.clock.now().astimezone(self._desk.hub.hall.premises.premises.zone)
            self._month = MonthView(self._language, plain["hours"], now.date(), self._redraw_hours)
        self._sheet = ui.element("div").classes("card sheet")
        self._draw_hours_sheet()

    def _draw_hours_sheet(self) -> None:
        self._form.forget()
        self._sheet.clear()
        with self._sheet:
            name = section_name(self._language, "hours")
            self._form.optional(_inner("hours"), self._draft.plain, ("hours",), name)

    def _redraw_hours(self) -> None:
        """A day was decided in the month: the list of such days below tells it too."""
        self._draw_hours_sheet()
        self._touched()

    def _extras(self, spot: Spot, values: Plain) -> None:
        """What an entry has besides its fields."""
        if spot[0] == "rules":
            with ui.element("p").classes("wide preview"):
                self._previews.append((ui.label(rule_words(self._language, values)), values))
        if spot[0] == "staff" and self._is_saved("staff", values["name"]):
            name = str(values["name"])
            self._button("password", lambda: self._set_password(name), "plain", "key")

    # --- what the form asks ---------------------------------------------------------------------

    def _named(self, section: str) -> dict[Any, str]:
        if section == "fields":
            return {key: field.name.in_language(self._language) for key, field in FIELDS.items()}
        key = KEY_OF.get(section, "id")
        kinds = section == "kinds"
        entries = self._draft.plain["casebook"]["kinds"] if kinds else self._draft.plain[section]
        return {e[key]: self._title(e) for e in entries if e[key] not in ("", None)}

    def _title(self, entry: Plain) -> str:
        return title_of(entry, self._language, self._named)

    def _is_saved(self, section: str, key: object) -> bool:
        entries = getattr(self._draft.base, section, None)
        if not isinstance(entries, list):
            return False
        return any(getattr(entry, KEY_OF.get(section, "id"), None) == key for entry in entries)

    # --- the draft ------------------------------------------------------------------------------

    def _now(self) -> HallFile:
        return hall_file_of(self._desk.hub.hall.rooms)

    def _touched(self) -> None:
        """Something was typed: the whole file is looked through, faults are told at once."""
        self._file, faults = checked(without_none(self._draft.plain))
        self._form.tell(said_at(self._language, faults))
        if self._month is not None:
            self._month.draw()
        for label, values in self._previews:
            label.set_text(rule_words(self._language, values))
        changed = self._changed_sections()
        self._mark_nav({str(spot[0]) for spot, _ in faults if spot}, changed)
        self._mark_bar(faults, changed)

    def _draw_bar(self) -> None:
        with self._bar:
            self._fault_mark = ui.icon("error").classes("fault-mark")
            self._told = ui.label().classes("what")
            self._first_fault = ui.label().classes("quiet")
            with ui.element("div").classes("buttons") as self._decide:
                self._button("discard", self._discard, "")
                self._review_button = self._button("review", self._review, "main")

    def _mark_bar(self, faults: list[tuple[Spot, str]], changed: set[str]) -> None:
        key = "faults" if faults else "changes" if changed else "no-change"
        self._told.set_text(told(self._language, key, n=len(faults or changed)))
        self._first_fault.set_text(self._fault_line(*faults[0]) if faults else "")
        self._fault_mark.set_visibility(bool(faults))
        self._decide.set_visibility(bool(changed))
        self._bar.classes(remove="idle", add="" if changed else "idle")
        self._review_button.props(
            add="disabled" if faults else "", remove="" if faults else "disabled"
        )

    def _fault_line(self, spot: Spot, message: str) -> str:
        where = section_name(self._language, str(spot[0])) if spot and spot[0] in SECTIONS else ""
        entry = ""
        if len(spot) > 1 and isinstance(spot[1], int):
            entry = " · " + self._title(self._draft.plain[str(spot[0])][spot[1]])
        return f"{where}{entry}: {said_at(self._language, [(spot, message)])[spot]}"

    def _discard(self) -> None:
        self._draft = Draft.of(self._now())
        self._draw_section()
        self._touched()

    # --- saving ---------------------------------------------------------------------------------

    def _review(self) -> None:
        file = self._file
        if file is None:
            return
        rooms, base = self._desk.hub.hall.rooms, self._draft.base
        with ui.dialog() as dialog, ui.element("div").classes("dialog card review"):
            ui.label(told(self._language, "will-change")).classes("head")
            for section, lines in change_lines(self._language, base, file):
                ui.label(section).classes("what")
                with ui.element("ul"):
                    for line in lines:
                        with ui.element("li"):
                            ui.label(line)
            hindered = list(hindrances(rooms, base, file, self._actor().id))
            for refusal in hindered:
                self._hindrance(refusal)
            with ui.element("div").classes("buttons"):
                self._button("back", dialog.close, "")
                if not hindered:
                    self._button("save", lambda: self._save(file, dialog), "main")
        dialog.open()

    def _hindrance(self, refusal: Refusal) -> None:
        with ui.element("p").classes("hindrance"):
            ui.icon("error")
            ui.label(self._words_of(refusal))

    def _words_of(self, refusal: Refusal) -> str:
        which = next(
            (
                str(v)
                for k, v in refusal.details.items()
                if k in ("name", "window", "prefix", "staff")
            ),
            "",
        )
        words = error_of(refusal.code).message.in_language(self._language)
        return f"{which}: {words}" if which else words

    async def _save(self, file: HallFile, dialog: ui.dialog) -> None:
        """A refusal is told in words, and the draft stays as it is."""
        dialog.close()
        command = ChangeHall(file=file, based_on=digest_of(self._draft.base))
        try:
            done = await self._desk.submit(self._actor(), command)
        except Refusal as refusal:
            self._refused(refusal)
            return
        assert isinstance(done, HallChanged)
        self._draft = Draft.of(self._now())
        self._draw_section()
        self._touched()
        ui.notify(told(self._language, "saved"), type="positive", position="top")

    def _refused(self, refusal: Refusal) -> None:
        with ui.dialog() as dialog, ui.element("div").classes("dialog card"):
            ui.label(told(self._language, "hindered")).classes("head")
            self._hindrance(refusal)
            with ui.element("div").classes("buttons"):
                self._button("back", dialog.close, "")
                if refusal.code == "changed-meanwhile":
                    self._button("reload", self._discard, "main")
        dialog.open()

    def _actor(self) -> Actor:
        """Who is signed in, still an administrator. Raises `Unauthorized`."""
        actor = self._desk.visitor(self._token)
        if actor.role != "administrator":
            raise Unauthorized
        return actor

    # --- files and passwords --------------------------------------------------------------------

    def _download(self) -> None:
        try:
            self._actor()
        except Refusal as refusal:
            self._refused(refusal)
            return
        name = f"{self._draft.base.hall.id}.yaml"
        ui.download.content(write_hall_text(self._now()), name, "text/yaml")

    def _read(self, text: str) -> None:
        """A whole hall file in place of the draft: nothing holds until it is saved."""
        try:
            file = parse_hall_text(text)
        except HallFileErrors as errors:
            self._unreadable(errors)
            return
        self._draft.plain = plain_of(as_counted(self._draft.base, file))
        self._draw_section()
        self._touched()
        ui.notify(told(self._language, "uploaded"), position="top")

    def _unreadable(self, errors: HallFileErrors) -> None:
        with ui.dialog() as dialog, ui.element("div").classes("dialog card"):
            ui.label(told(self._language, "unreadable")).classes("head")
            with ui.element("ul"):
                for error in errors.errors[:20]:
                    with ui.element("li"):
                        ui.label(str(error))
            with ui.element("div").classes("buttons"):
                self._button("close", dialog.close, "main")
        dialog.open()

    async def _set_password(self, name: str) -> None:
        password = secrets.token_hex(5)
        hashed = await asyncio.to_thread(Passwords().hash, password)
        command = SetPassword(name=name, password_hash=hashed, temporary=True)
        await self._desk.submit(self._actor(), command)
        with ui.dialog() as dialog, ui.element("div").classes("dialog card"):
            ui.label(told(self._language, "password-told", name=name))
            ui.label(password).classes("password")
            with ui.element("div").classes("buttons"):
                self._button("close", dialog.close, "main")
        dialog.open()

    def _button(
        self, key: str, press: Callable[[], Any], looks: str, icon: str | None = None
    ) -> ui.element:
        button = ui.element("button").classes(looks).on("click", press)
        with button:
            if icon:
                ui.icon(icon)
            ui.label(told(self._language, key))
        return button


def _inner(section: str) -> Shape:
    return next(shape for shape in shapes(HallFile) if shape.name == section)
