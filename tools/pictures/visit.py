"""The pictures of a visit: the sample hall fills and serves one citizen."""

from playwright.sync_api import Page

from tools.pictures.people import AT_WINDOW_1, CITIZENS, TEMPORARY
from tools.pictures.shop import Screen, until
from tools.pictures.studio import Studio

CLERK, WINDOW = "lixia", 1
NEWCOMER, HIS_WINDOW = "zhaolei", 4
LETTERS = {"zh": "fuwu", "en": "kind"}
OWN_WORDS = {
    "zh": "户口簿复印件补交后再办",
    "en": "Back with a copy tomorrow",
}


def show_visit(studio: Studio) -> Page:
    """From the empty hall to the rating; gives the console, the clerk still at the window."""
    studio.pad.on("closed")
    studio.pad.take("closed")
    studio.hall.open_windows(CITIZENS)
    studio.wall.take("idle")
    secrets = studio.hall.fill(CITIZENS, AT_WINDOW_1)
    _at_the_kiosk(studio)
    _scanned(studio, secrets[1], "waiting")
    console = _signed_in(studio)
    _called(studio, console, secrets[0])
    _served(studio, console)
    _rated(studio)
    return console


def _at_the_kiosk(studio: Studio) -> None:
    kiosk = studio.kiosk
    kiosk.knows("general", len(AT_WINDOW_1))
    kiosk.take("home")
    for target, screen in (
        ("department:civil", "items"),
        ("item:urban-allowance", "confirm"),
        ("guide", "guide"),
    ):
        kiosk.go(target, screen)
        kiosk.take(screen)
    kiosk.go("home", "home")
    _for_weak_eyes(kiosk, True)
    kiosk.take("large")
    _for_weak_eyes(kiosk, False)
    take_a_number(studio)
    kiosk.take("ticket")
    kiosk.go("done", "home")
    studio.paper.take("ticket", 2)


def _for_weak_eyes(kiosk: Screen, wanted: bool) -> None:
    def so() -> bool:
        state = kiosk.state()
        return bool(state["large"] is wanted and state["contrast"] is wanted)

    kiosk.press("large")
    kiosk.press("contrast")
    until(so, "large type, high contrast")


def take_a_number(studio: Studio) -> None:
    """From the kiosk's first screen to the number, with three touches."""
    choose(studio, "general", "advice")
    studio.kiosk.go("confirm", "ticket")


def choose(studio: Studio, department: str, item: str) -> None:
    """From the kiosk's first screen to an item's."""
    studio.kiosk.on("home")
    studio.kiosk.go(f"department:{department}", "items")
    studio.kiosk.go(f"item:{item}", "confirm")


def _scanned(studio: Studio, secret: str, name: str) -> None:
    studio.kiosk.on("home")
    studio.kiosk.scan(secret)
    studio.kiosk.on("found")
    studio.kiosk.take(f"scanned-{name}")
    studio.kiosk.go("done", "home")


def _signed_in(studio: Studio) -> Page:
    page = studio.tabs.console()
    studio.tabs.take(page, "console-sign-in")
    _new_password(studio)
    studio.tabs.sit_down(page, CLERK, WINDOW, studio.demo.page.passwords[CLERK])
    page.locator("#act-call_next:enabled").wait_for()
    studio.tabs.take(page, "console-waiting")
    studio.pad.on("idle")
    studio.pad.take("idle")
    return page


def _new_password(studio: Studio) -> None:
    studio.hall.forget_password(NEWCOMER)
    page = studio.tabs.console(alone=True)
    studio.tabs.sit_down(page, NEWCOMER, HIS_WINDOW, TEMPORARY)
    page.locator("#new-password").wait_for()
    studio.tabs.take(page, "console-new-password")
    page.context.close()


def _called(studio: Studio, page: Page, secret: str) -> None:
    page.keyboard.press("n")
    page.locator("#act-start_visit:enabled").wait_for()
    studio.wall.on("calls")
    until(lambda: _spoken(studio), "the spoken call")
    studio.wall.take("calls")
    studio.tabs.take(page, "console-called")
    _scanned(studio, secret, "called")


def _spoken(studio: Studio) -> bool:
    state = studio.wall.state()
    newest = state["newest"]
    return newest["window"] == WINDOW and f"{newest['id']}:1" in state["spoken"]


def _served(studio: Studio, page: Page) -> None:
    page.keyboard.press("s")
    page.locator("#act-finish_visit:enabled").wait_for()
    studio.tabs.take(page, "console-serving")
    page.keyboard.press("o")
    page.locator("#panel-words").wait_for()
    studio.tabs.take(page, "console-finishing")
    page.locator("#panel-words").fill(OWN_WORDS[studio.demo.language])
    studio.tabs.take(page, "console-own-words")
    page.locator("#panel-words").press("Enter")
    page.keyboard.press("f")


def _rated(studio: Studio) -> None:
    pad = studio.pad
    pad.on("asking")
    pad.take("asking")
    pad.go("level:5", "reasons")
    pad.take("reasons")
    pad.go("write", "writing")
    for letter in LETTERS[studio.demo.language]:
        pad.press(f"key:{letter}")
    pad.take("writing")
    pad.go("submit", "thanks")
    pad.take("thanks")
