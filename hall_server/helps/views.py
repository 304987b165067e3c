"""Who needs a hand now, as desks and the manager's page show it."""

from hall_link.wire.desk import HelpView
from hall_server.helps.state import HelpsState
from hall_server.kernel.clock import stored


def help_views(state: HelpsState) -> list[HelpView]:
    """Every call nobody has answered, emergencies first."""
    return [
        HelpView(help_id=h.id, window=h.window, what=h.what, since=stored(h.since))
        for h in state.open()
    ]
