"""The pictures of a small hall: its queues on the kiosk, screens turned round, narrow paper."""

from tools.pictures.people import Visitors
from tools.pictures.shop import until
from tools.pictures.studio import Studio

SIZES = {"kiosk": (1080, 1920), "display": (1080, 1920)}
LANDSCAPE = (1920, 1080)
PAPER_MM = 58

VISITORS: Visitors = {
    2: ["urban-allowance"] * 3,
    3: ["reemployment-card"] * 2,
}
WAITING = ["advice", "advice", "marriage", "rural-medical-payment"]
WAITS_LAST = "medical", 1


def show_village(studio: Studio) -> None:
    """What differs from the sample hall."""
    kiosk = studio.kiosk
    studio.hall.open_windows(VISITORS)
    studio.hall.fill(VISITORS, WAITING)
    kiosk.knows(*WAITS_LAST)
    kiosk.take("queues")
    kiosk.go("queue:civil", "queue")
    kiosk.take("queue")
    studio.paper.take("ticket-58", 1)
    until(lambda: not studio.wall.state()["pulsing"], "a quiet wall")
    studio.wall.take("portrait")
    studio.turn_kiosk(LANDSCAPE)
    studio.kiosk.on("home")
    studio.kiosk.take("landscape-home")
    studio.kiosk.go("queue:civil", "queue")
    studio.kiosk.go("guide", "items")
    studio.kiosk.go("item:urban-allowance", "confirm")
    studio.kiosk.take("landscape-confirm")
