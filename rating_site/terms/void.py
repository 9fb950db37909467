"""Which sentences of a text does the law likely not honour, whatever type of clause they are?

They state no length of time, so the extractor makes no clause of them: final interpretation, "receipt means
acceptance", no complaints, all liability to the seller, no contract after payment, and the like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 200_000
_REFUSED = "概不|恕不|不予|不给|不支持|一律不|均不|也不|都不|不能"
_REMEDY = "退|补|换|赔|负责|处理|受理"
_RULES: tuple[tuple[str | int, ...], ...] = (
    ("final_interpretation", "最终|最後|最后|单方|單方|一切|全部", 4, "解释权|解釋權"),
    ("final_interpretation", "解释权|解釋權", 6, "归本|归平台|归商家|归卖家|归店|属于本|属于平台"),
    (
        "receipt_is_acceptance", "签收|收货|提卡|提取|查看|取卡|发货|发卡|付款|下单", 6,
        "视为|视作|视同|等于|默认", 4, "认可|接受|确认|同意", 8, "质量|无误|合格|完好|没有?问题|无问题",
    ),
    ("no_complaints", "不得|不准|禁止|严禁|不许|放弃|谢绝", 8, "投诉|举报|起诉|诉讼|维权|仲裁"),
    (
        "complaint_is_punished", "投诉|举报|差评|维权", 8,
        "拉黑|封号|封禁|不予退|不退|不予处理|不予售后|拒绝售后|不再售后",
    ),
    (
        "liability_all_to_seller", "一切|全部|所有|任何|一概", 8, "责任|后果|损失|问题", 8, "由|归", 4,
        "商家|卖家|商户|供货商|店主", 6, "承担|负责",
    ),
    ("no_contract_after_payment", "付款|支付", 10, "合同|订单|交易|买卖", 4, "不成立|不生效|未成立"),
    (
        "changes_without_notice", "有权|可以|保留", 8, "随时|任意|单方", 10, "修改|变更|调整|更改|终止", 12,
        "无需|无须|不需|不必|恕不|不另|不再", 6, "通知",
    ),
    ("no_bad_reviews", "不得|禁止|严禁|不许|不准|谢绝|拒绝", 6, "差评|中评"),
    (
        "any_reason_no_refund", "任何|什么|何种|不论|无论|不管", 6, "原因|理由|情况|情形|问题", 8,
        _REFUSED, 4, "退|换|补|赔",
    ),
    (
        "non_delivery_excluded", "未到账|没到账|不到账|未收到|没收到|掉单|漏单|未发货|不发货", 6, _REFUSED, 3,
        "退|补|赔|负责|处理|受理",
    ),
    (
        "defects_excluded",
        "卡密无效|卡密错误|密码错误|激活码无效|用不了|不能用|有问题|质量问题|已使用|已被使用", 6,
        _REFUSED, 3, _REMEDY,
    ),
)  # fmt: skip
"""A code of fairness.VOID, then words and the most characters between them, within one part of a sentence."""

_GAP = "[^,，。;；!！\n外可请应]"
_DENIED = re.compile(
    r"(?:不得(?:以|有)|不(?:享有|保留|主张|设)|没有|取消|废除|无权|不会|非|无|除)[^,，。\n]{0,8}$"
)
_SAID_VOID = re.compile(r"[^。\n]{0,12}(?:无效|作废|违法|不合法|霸王)")
_BUYER_ERRED = re.compile(
    r"(?:填|输|写|充|号码|账号|信息)[^,，。\n]{0,3}(?:错|有误)|恶意|虚假|捏造|他人|冒用|骚扰"
)
_LATE = re.compile(r"超过|超出|逾期|过期|过时|过了|以后|之后|[时天日]后")


@dataclass(frozen=True, slots=True)
class VoidPhrase:
    """A sentence that is likely void: its `code` is a key of readings.VOID, `span` indexes the text."""

    code: str
    span: tuple[int, int]


def _compiled(parts: tuple[str | int, ...]) -> re.Pattern[str]:
    between = (f"{_GAP}{{0,{part}}}" if isinstance(part, int) else f"(?:{part})" for part in parts)
    return re.compile("".join(between))


_PATTERNS = tuple((str(code), _compiled(tuple(parts))) for code, *parts in _RULES)


def void_phrases(text: str) -> list[VoidPhrase]:
    """Each kind of likely void sentence where it first stands in the text, in order of appearance."""
    text = text[:_LONGEST]
    found: dict[str, VoidPhrase] = {}
    for code, pattern in _PATTERNS:
        first = next(_meant(pattern, text), None)
        if first is not None:
            found.setdefault(code, VoidPhrase(code, first.span()))
    return sorted(found.values(), key=lambda one: one.span)


def _meant(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches that the text means: not denied, not quoted as void, not about the buyer's fault or delay."""
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        if _DENIED.search(before) or _SAID_VOID.match(text, match.end()) or _LATE.search(before):
            continue
        if not _BUYER_ERRED.search(before[-10:] + match[0]):
            yield match
