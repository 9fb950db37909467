"""From when on may a buyer turn to whoever decides disputes?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.words import NOT_RECEIVED

_COURT = r"(?:介入|仲裁|申诉|维权|争议|纠纷|裁[决定判]?(?=$|[,。])|求助平台|评理|小法庭)"
_TURNS = re.compile(
    rf"(?:才|(?<!不)再|可以?|能|方可|请|就?去|来|点|叫|让|申请|上)[^不。]{{0,8}}{_COURT}|"
    r"(?:介入|仲裁|申诉|维权|投诉)[^,]{0,4}(?:键|按钮|入口|通道)[^,]{0,6}(?:亮|开|出现|能点|可点)"
)
"""The buyer may turn to whoever decides disputes."""
_COMPLAINS = re.compile(r"(?:才|(?<!不)再|方可)(?:可以?|能)?[^,不]{0,4}投诉")
_SILENCE = re.compile(
    r"[^,]{0,6}[没未不](?:有|人|能|给|予|作|做)?(?:回|理|响应|处理|吭声|搭理|答|应|解决|说法|结果|表态|一致|成)"
)
_SIGNS = frozenset("介裁诉权争纠评庭助")
_FULL = re.compile(r"[满够足]$|(?:撤[单销]|申请)[^,]{0,4}$")
_AFTER = ("后", "之后", "以后", "过后", "才", "再")


def disputable(view: View) -> list[Found] | None:
    """提交满2小时才能叫客服介入; 两天没发货,点求助平台: a dispute may be opened from then on."""
    if (
        not view.beyond
        or _SIGNS.isdisjoint(view.after)
        or not (_TURNS.search(view.after) or _COMPLAINS.match(view.after))
    ):
        return None
    if _SILENCE.match(view.right) and not _FULL.search(view.left):
        return None
    waited = NOT_RECEIVED.search(view.right) or _FULL.search(view.left) or view.right.startswith(_AFTER)
    return [view.found("refund_window", bound="min", aspect="platform_dispute")] if waited else None
