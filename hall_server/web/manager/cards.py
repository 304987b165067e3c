"""The cards of the live board. Drawn into whatever element is open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.web.manager.alarms import Alarm, Goal
from hall_server.web.manager.devices import DeviceCard
from hall_server.web.manager.view import Head, QueueCard, WindowCard
from hall_server.web.manager.words import say

ICONS = {
    "kiosk": "touch_app",
    "printer": "print",
    "display": "tv",
    "evaluator": "sentiment_satisfied",
}
LATENESS = {"good": "on-time", "warn": "nearly", "bad": "overdue"}
Open = Callable[[Goal], None]
"""What a press on a card does."""

LEVEL_ICONS = {"good": "check_circle", "warn": "error", "bad": "cancel", "off": "power_off"}
"""A shape beside each colour: colour never tells anything alone."""


def _text(text: str, classes: str = "") -> None:
    ui.label(text).classes(classes)


@contextmanager
def _box(classes: str, tag: str = "div") -> Iterator[None]:
    with ui.element(tag).classes(classes):
        yield


@contextmanager
def _pressed(classes: str, goal: Goal, open_: Open) -> Iterator[None]:
    """A card that is a button."""
    card = ui.element("button").classes(classes).props("type=button")
    card.on("click", lambda: open_(goal))
    with card:
        yield


def _title(language: Language, key: str, **told: object) -> None:
    with _box("title"):
        with ui.element("h2"):
            _text(say(language, key))
        _text(say(language, f"{key}-sum", **told), "quiet")


def draw_head(head: Head, language: Language) -> None:
    """The hall's name, its day and its clock."""
    _text(head.name.in_language(language), "name")
    _text(head.day, "day")
    _text(head.clock, "clock")
    if not head.open:
        _text(say(language, "closed-day"), "chip")


def draw_all_well(language: Language) -> None:
    """No alarm."""
    with _box("alarm well"):
        ui.icon("check_circle")
        _text(say(language, "all-well"))


@contextmanager
def alarm_card(alarm: Alarm, language: Language) -> Iterator[None]:
    """An alarm; what is drawn inside are its buttons."""
    with _box(f"alarm {alarm.level}"):
        ui.icon("report" if alarm.level == "bad" else "warning")
        with _box("told"):
            _text(alarm.what.in_language(language), "what")
            _text(alarm.remedy.in_language(language), "remedy")
        with _box("buttons"):
            yield


def draw_queues(queues: tuple[QueueCard, ...], language: Language, open_: Open) -> None:
    """Who waits where; a press on a queue opens it."""
    _title(language, "queues", n=sum(queue.waiting for queue in queues))
    with _box("rows card"):
        for queue in queues:
            _draw_queue(queue, language, open_)


def _draw_queue(queue: QueueCard, language: Language, open_: Open) -> None:
    with _pressed("queue" if queue.waiting else "queue empty", Goal("queue", queue.id), open_):
        with _box("prefix"), _coloured(queue.colour):
            _text(queue.prefix)
        with _box("told"):
            _text(queue.name.in_language(language), "what")
            _text(_served(queue, language), "quiet")
        with _box("count"):
            _text(str(queue.waiting), "figure")
            if queue.longest is not None:
                _text(_longest(queue.longest, language), "quiet")
        _draw_level(queue, language)


def _draw_level(queue: QueueCard, language: Language) -> None:
    """The promise, and how the first who waits stands against it, by a sign and a word."""
    with _box(f"level {queue.level}"):
        if queue.target is None:
            return
        if queue.level != "off":
            with _box("sign"):
                ui.icon(LEVEL_ICONS[queue.level])
                _text(say(language, LATENESS[queue.level]))
        _text(say(language, "target", n=queue.target), "quiet")


def _longest(minutes: int, language: Language) -> str:
    return say(language, "longest", n=minutes) if minutes else say(language, "moment")


@contextmanager
def _coloured(colour: str) -> Iterator[None]:
    with ui.element("div").classes("colour").style(f"background: {colour}"):
        yield


def _served(queue: QueueCard, language: Language) -> str:
    if not queue.windows:
        return say(language, "served-by-none")
    key = "served-by-one" if len(queue.windows) == 1 else "served-by-some"
    between = "、" if language == "zh" else ", "
    return say(language, key, windows=between.join(map(str, queue.windows)))


def draw_windows(windows: tuple[WindowCard, ...], language: Language, open_: Open) -> None:
    """Who sits where and serves whom; a press on a window opens it."""
    opened = sum(window.state == "open" for window in windows)
    _title(language, "windows", n=opened, all=len(windows))
    with _box("grid"):
        for window in windows:
            _draw_window(window, language, open_)


def _draw_window(window: WindowCard, language: Language, open_: Open) -> None:
    classes = f"window card {window.visit or window.state}"
    if window.over_limit:
        classes += " over"
    with _pressed(classes, Goal("window", str(window.number)), open_):
        with _box("top"):
            _text(say(language, "window", n=window.number), "what")
            _text(window.prefixes, "quiet")
        with _box("middle"):
            state = say(language, window.state if window.in_service else "out-of-service")
            _text(window.serving or state, "figure" if window.serving else "state")
            _text(_clerk(window, language), "quiet clerk")
        with _box("doing"):
            if window.over_limit:
                ui.icon("error")
            _text(_doing(window, language))


def _clerk(window: WindowCard, language: Language) -> str:
    if window.clerk is None:
        return ""
    name = window.clerk.in_language(language)
    return f"{name} · {say(language, 'post', post=window.post)}" if window.post else name


def _doing(window: WindowCard, language: Language) -> str:
    """What the window is at; else who covers whom."""
    parts = []
    if window.minutes is not None:
        since = (
            say(language, "minutes", n=window.minutes)
            if window.minutes
            else say(language, "moment")
        )
        what = window.paused.in_language(language) if window.paused else ""
        parts += [say(language, window.visit) if window.visit else what, since]
    if window.covered_by is not None:
        parts.append(say(language, "covered-by", n=window.covered_by))
    parts += [say(language, "covers", n=number) for number in window.covers]
    return " · ".join(filter(None, parts))


def draw_devices(devices: tuple[DeviceCard, ...], language: Language) -> None:
    """How every device is."""
    well = sum(device.level == "good" for device in devices)
    _title(language, "devices", n=well, all=len(devices))
    if not devices:
        _text(say(language, "no-devices"), "quiet")
    with _box("grid"):
        for device in devices:
            _draw_device(device, language)


def _draw_device(device: DeviceCard, language: Language) -> None:
    with _box(f"device card {device.level}"):
        ui.icon(ICONS[device.kind]).classes("kind")
        with _box("told"):
            _text(_device_name(device, language), "what")
            with _box("state"):
                ui.icon(LEVEL_ICONS[device.level])
                _text(say(language, device.state))


def _device_name(device: DeviceCard, language: Language) -> str:
    kind = say(language, device.kind)
    if device.window is not None:
        return f"{say(language, 'window', n=device.window)} {kind}"
    return f"{kind} {device.name}"
