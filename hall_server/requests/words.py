"""What requests are called, and how they stand."""

from hall_link.wire.base import Words

WHAT = {
    "at_home": Words(zh="上门服务", en="Service at home"),
    "urgent": Words(zh="节假日急办", en="Urgent, out of hours"),
    "fast_track": Words(zh="绿色通道", en="Fast track"),
}

STATE = {
    "asked": Words(zh="待答复", en="To be answered"),
    "promised": Words(zh="已约定", en="Promised"),
    "declined": Words(zh="未受理", en="Declined"),
    "done": Words(zh="已办结", en="Done"),
}
