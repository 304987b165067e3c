"""What a leader does with one window: open, close, queues, cover, swap, release (row I1)."""

from collections.abc import Callable, Iterable
from functools import partial

from hall_link.wire.windows import CoverWindow, ReleaseVisit, SwapWindows
from hall_server.posts.arranging import state_of
from hall_server.posts.set_window import SetWindow
from hall_server.web.manager.panel import Panel, box, press, text
from hall_server.windows.tables import Window


class WindowPanel:
    """The pages of one window."""

    def __init__(self, panel: Panel, number: int) -> None:
        self._panel = panel
        self._leader = panel.leader
        self._number = number

    @property
    def _window(self) -> Window:
        return self._leader.hall.windows.find(self._number)

    def open(self) -> None:
        """The first page."""
        name = self._window.name.in_language(self._leader.language)
        self._panel.show(f"{self._say('window', n=self._number)} {name}", self._draw)

    def _say(self, key: str, **told: object) -> str:
        return self._leader.say(key, **told)

    def _draw(self) -> None:
        window, hall = self._window, self._leader.hall
        names = [
            hall.queue.queues[q].name.in_language(self._leader.language) for q in window.queues
        ]
        text(" · ".join(names), "sentence")
        with box("acts"):
            press(self._say("its-queues"), self._choose_queues, "act")
            if window.in_service:
                self._draw_cover()
                press(self._say("swap"), self._choose_swap, "act")
            self._draw_release()
            self._draw_service(window.in_service)

    def _draw_service(self, in_service: bool) -> None:
        key, sure = ("put-out", "sure-out") if in_service else ("put-in", "sure-in")
        command = SetWindow(window=self._number, in_service=not in_service)
        press(self._say(key), self._asked(self._say(sure, n=self._number), command), "act grave")

    def _draw_release(self) -> None:
        ticket = self._leader.hall.queue.at_window(self._number)
        if ticket is None:
            return
        sure = self._say("sure-release", number=ticket.number)
        command = ReleaseVisit(window=self._number)
        press(self._say("release", number=ticket.number), self._asked(sure, command), "act grave")

    def _draw_cover(self) -> None:
        hall = self._leader.hall
        coverer = hall.windows.covering(self._number)
        if coverer is not None:
            sure = self._say("sure-end-cover", n=self._number)
            command = CoverWindow(window=coverer, other=self._number, on=False)
            press(self._say("end-cover"), self._asked(sure, command), "act")
        elif state_of(hall.windows, hall.devices, self._window) != "open":
            press(self._say("cover"), self._choose_cover, "act")

    def _asked(self, sentence: str, command: object) -> Callable[[], None]:
        return partial(self._panel.confirm, sentence, lambda _why: command, self.open)

    # --- other queues ---------------------------------------------------------------------------

    def _choose_queues(self, chosen: tuple[str, ...] | None = None) -> None:
        queues = self._window.queues if chosen is None else chosen
        title = self._say("which-queues", n=self._number)
        self._panel.show(title, partial(self._draw_queues, queues), self.open)

    def _draw_queues(self, chosen: tuple[str, ...]) -> None:
        with box("chips"):
            for queue in sorted(self._leader.hall.queue.queues.values(), key=lambda q: q.position):
                name = f"{queue.prefix} {queue.name.in_language(self._leader.language)}"
                on = queue.id in chosen
                after = tuple(q for q in chosen if q != queue.id) if on else (*chosen, queue.id)
                press(name, partial(self._choose_queues, after), "chip", on)
        if not chosen:
            text(self._say("one-queue"), "quiet")
            return
        command = SetWindow(window=self._number, queues=chosen)
        with box("buttons"):
            press(self._say("confirm"), partial(self._panel.do, command), "main")

    # --- another window -------------------------------------------------------------------------

    def _choose_cover(self) -> None:
        hall = self._leader.hall
        can = [
            w.number
            for w in hall.windows.all()
            if state_of(hall.windows, hall.devices, w) == "open"
        ]
        self._choose(
            "who-covers",
            can,
            "sure-cover",
            lambda other: CoverWindow(window=other, other=self._number),
        )

    def _choose_swap(self) -> None:
        others = [w.number for w in self._leader.hall.windows.all() if w.number != self._number]
        self._choose(
            "swap-with",
            others,
            "sure-swap",
            lambda other: SwapWindows(window=self._number, other=other),
        )

    def _choose(
        self, title: str, others: Iterable[int], sure: str, command: Callable[[int], object]
    ) -> None:
        numbers = list(others)

        def draw() -> None:
            if not numbers:
                text(self._say("nobody-can"), "sentence")
            with box("chips"):
                for other in numbers:
                    sentence = self._say(sure, n=self._number, other=other)
                    press(
                        self._say("window", n=other), self._asked(sentence, command(other)), "chip"
                    )

        self._panel.show(self._say(title, n=self._number), draw, self.open)
