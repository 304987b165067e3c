"""Chinese text as numbered pinyin, the one form the voice reads right.

Apart from `wording.py`: pypinyin takes 50 MB, which only the short-lived synthesis shall hold.
"""

import re

from pypinyin import Style, lazy_pinyin


def numbered_pinyin(text: str) -> str:
    """请A零零一号 is "qing3 A ling2 ling2 yi1 hao4". Capital letters stand singly."""
    syllables = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True)
    return re.sub(r"(?<=[A-Z])(?=[A-Z])", " ", " ".join(syllables))
