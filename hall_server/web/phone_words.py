"""What a phone says first, in one sentence; the script says the same from the same facts."""

from hall_link.wire.base import Words
from hall_server.web.phone_view import TicketNow


def headline(now: TicketNow, number: str) -> Words:
    """How the ticket stands, for its holder."""
    window = now.window
    match now.state:
        case "waiting" | "restored" | "transferred":
            ahead = now.ahead or 0
            if ahead == 0:
                return Words(zh="下一个就是您，请准备", en="You are next, please get ready")
            return Words(zh=f"前面还有 {ahead} 人", en=f"{ahead} before you")
        case "called":
            return Words(zh=f"请到 {window} 号窗口", en=f"Please go to window {window}")
        case "serving":
            return Words(zh=f"正在 {window} 号窗口办理", en=f"Being served at window {window}")
        case "held":
            return Words(
                zh=f"号已为您保留，办好后回 {window} 号窗口",
                en=f"Your number is kept; come back to window {window}",
            )
        case "missed":
            return Words(zh=f"{number} 已过号", en=f"{number} was called and missed")
        case "finished":
            return Words(zh="已办结", en="Finished")
        case "cancelled":
            return Words(zh="已取消", en="Cancelled")
