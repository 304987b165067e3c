"""Rules of the guide."""

from hall_server.kernel.refusals import Refusal


class UnknownItem(Refusal):
    """The guide has no item of this id."""

    code = "unknown-item"
