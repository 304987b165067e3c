"""What a kind of case means to who brought it, in a sentence: 承诺件 is a word of the hall's own.

By its rules, not by its name: the hall names its kinds as it likes.
"""

from hall_link.wire.base import Words
from hall_link.wire.cases import Flow

MEANS: dict[Flow, Words] = {
    "on_the_spot": Words(
        zh="材料齐全，在窗口当场办好", en="All papers are there: it is done at the window at once"
    ),
    "returned": Words(
        zh="材料不符合规定，退还给您，原因写在通知书上",
        en="It can't be taken in; your papers are given back, and the slip tells why",
    ),
    "supplement": Words(
        zh="材料还没交齐，交齐那天起开始计算时限",
        en="Papers are missing; the time counts from the day they are complete",
    ),
    "committed": Words(
        zh="不能当场办好，在承诺的日期以前办好",
        en="It can't be done at once; it is done by the day promised",
    ),
    "joint": Words(
        zh="要几个窗口一起办，由一个窗口牵头，您不用一个个跑",
        en="Several windows do it together and one leads: you need not go to each",
    ),
    "reported_up": Words(
        zh="要上级部门批准，由我们替您上报，您不用自己去",
        en="The level above decides; we send it there for you",
    ),
    "consultation": Words(zh="只是问一问，不收材料", en="A question only; no papers are taken"),
    "petition": Words(
        zh="您反映的问题，登记后在规定的日期以前答复您",
        en="What you wrote to us about; you get an answer by the day told",
    ),
    "fast_track": Words(zh="重大或紧急，优先办理", en="Important or urgent: it goes first"),
    "not_accepted": Words(
        zh="按规定这里不能办，原因写在告知单上", en="It can't be done here; the notice tells why"
    ),
}
"""By which rules a case goes -> what that means."""
