"""The opening hours in words, for cards, boards and booklets. Pure."""

from collections.abc import Sequence

from hall_link.wire.base import Words
from hall_server.premises.hours import MarketDays, OpeningHours, Season, Span

_ALWAYS = Words(zh="全天办公", en="Day and night")


def hours_lines(hours: OpeningHours | None) -> list[Words]:
    """A line for working days, and for each stretch of time that is otherwise."""
    if hours is None:
        return [_ALWAYS]
    return [
        Words(zh=f"工作日 {_spans(hours.sessions)}", en=f"Working days {_spans(hours.sessions)}"),
        *map(_season, hours.seasons),
        *_weekend(hours.weekend),
        *_market(hours.market),
    ]


def hours_words(hours: OpeningHours | None) -> Words:
    """All of it in one sentence."""
    lines = hours_lines(hours)
    return Words(zh="；".join(line.zh for line in lines), en="; ".join(line.en for line in lines))


def _season(season: Season) -> Words:
    spans, (begins, ends) = _spans(season.sessions), (_day(season.begins), _day(season.ends))
    return Words(
        zh=f"{season.name.zh}（{begins}至{ends}） {spans}",
        en=f"{season.name.en} ({season.begins} to {season.ends}) {spans}",
    )


def _weekend(spans: Sequence[Span]) -> list[Words]:
    if not spans:
        return []
    return [Words(zh=f"周六、周日值班 {_spans(spans)}", en=f"Weekends, on duty {_spans(spans)}")]


def _market(market: MarketDays | None) -> list[Words]:
    if market is None or not market.sessions:
        return []
    spans = _spans(market.sessions)
    return [Words(zh=f"逢场天 {spans}", en=f"Market days {spans}")]


def _spans(spans: Sequence[Span]) -> str:
    return "、".join(f"{span.opens}–{span.closes}" for span in spans)


def _day(day: str) -> str:
    """`06-15` as 6月15日."""
    month, _, date = day.partition("-")
    return f"{int(month)}月{int(date)}日"
