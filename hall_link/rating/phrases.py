"""Ready words for who writes about a visit: as many good ones as bad ones, in pairs."""

from hall_link.wire.base import Words

PHRASES = (
    Words(zh="讲得清楚", en="Clear advice"),
    Words(zh="讲得不清", en="Unclear advice"),
    Words(zh="办得很快", en="Quick service"),
    Words(zh="等得太久", en="Long wait"),
    Words(zh="一次说清", en="Told once"),
    Words(zh="反复补件", en="Sent back again"),
)
