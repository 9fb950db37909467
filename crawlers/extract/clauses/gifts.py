"""Does a shop keep the money it gave as a gift when it pays back the rest?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.terms_sentence import Sentence

_GIFT = r"(?:(?<!含)赠|送(?!达|货|到)|奖励|彩金|优惠)"
_KEPT = re.compile(
    rf"{_GIFT}[^,。]{{0,10}}(?:扣[除掉回]|收回|作废|清零|不给?[算计退]|没有?了)|"
    rf"(?:扣[除掉回]|收回|刨[去除掉]|去掉|减去)[^,。]{{0,4}}{_GIFT}[^,。]{{0,6}}"
)
_PAID_BACK = re.compile(r"退(?!出|休)|本金")
_BONUS = re.compile(r"(?:保证|押)金|佣金|代金券|优惠券|积分|有效期|逾期|过期")


def gift_kept(sentence: Sentence) -> Iterator[Found]:
    """退预存只退本金,送的那一份作废; what merely expires is kept from nobody who asks for money."""
    kept = _KEPT.search(sentence.text)
    if kept and _PAID_BACK.search(sentence.text) and not _BONUS.search(sentence.text):
        yield Found("no_refund", "bonus_balance", kept.start(), kept.end())
