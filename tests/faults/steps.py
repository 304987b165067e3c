"""What people do at the kiosk while something is broken."""

from tests.support.screens import Device


def takes_a_number(kiosk: Device) -> str:
    """From home to the ticket's screen; the number on it."""
    kiosk.goes(("department:civil", "items"), ("item:urban-allowance", "confirm"))
    kiosk.press("confirm")
    return str(kiosk.on("ticket")["number"])
