"""When can somebody be reached?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.terms_sentence import Sentence

_PART = r"(?P<{0}part>凌晨|早上?|上午|中午|下午|晚上?|夜里?|次日|夜间)?"
_CLOCK = r"(?P<{0}hour>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?::(?P<{0}minute>[0-5]\d)|[点时](?P<{0}half>半)?(?:整)?)?"
_HOURS = re.compile((_PART + _CLOCK).format("from_") + r"(?:[-~到至—–]{1,2})" + (_PART + _CLOCK).format("to_"))
_REACHED = re.compile(r"客服|人工|售后|在线|上班|工作|营业|服务|值班|接待|处理|响应|看消息|[星礼]期|周[一二三四五六日末]|time", re.IGNORECASE)


def contact_hours(sentence: Sentence) -> Iterator[Found]:
    """Opening hours such as 9:00-22:00 where the sentence speaks of people who answer."""
    if not _REACHED.search(sentence.text):
        return
    for match in _HOURS.finditer(sentence.body):
        value = f"{match['from_hour']:0>2}:{match['from_minute'] or '00'}-{match['to_hour']:0>2}:{match['to_minute'] or '00'}"
        if match["from_minute"] and match["to_minute"]:
            yield Found("contact_hours", value, match.start(), match.end())
