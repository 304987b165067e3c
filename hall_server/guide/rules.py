"""Rules of the guide."""

from hall_server.kernel.refusals import Refusal


class UnknownItem(Refusal):
    """The guide has no item of this id."""

    code = "unknown-item"


class UnknownMedia(Refusal):
    """No such picture or file is kept. Details: `media`."""

    code = "unknown-media"


class UnfitMedia(Refusal):
    """An upload that is no PNG, JPEG or PDF anybody could look at. Details: `why`: "unreadable",
    "too-large", "too-many-pages" or "too-many-pixels"."""

    code = "unfit-media"
