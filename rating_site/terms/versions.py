"""Did the rules change, or only a counter, a date or the order ticker beside them?"""

import hashlib
import re
import unicodedata

_MOVING = re.compile(
    r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"  # dates
    r"|\d{1,2}:\d{2}(?::\d{2})?(?![-~至到])"  # clock times that are no span of hours
    r"|(?:已售|销量|库存|剩余|浏览|访问|在线|成交|订单总数|今日订单|累计)[^\n]{0,6}?\d+"  # counters
    r"|[^\n]{0,30}(?:刚刚|秒前|分钟前|小时前)[^\n]{0,30}"  # tickers
)


def version_sha256(text: str) -> str:
    """A fingerprint of the rules in a text: equal for texts that differ in moving parts and layout only."""
    folded = unicodedata.normalize("NFKC", text)
    folded = _MOVING.sub("", folded)
    return hashlib.sha256(re.sub(r"\s+", "", folded).encode()).hexdigest()
