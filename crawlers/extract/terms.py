"""Which rules does a text of a shop state, as typed clauses?"""

from collections.abc import Callable, Iterable, Iterator

from crawlers.extract.clause import Clause
from crawlers.extract.clauses.claims import buyers_deadline, made_good, verified
from crawlers.extract.clauses.escalation import escalation
from crawlers.extract.clauses.escrow import NEAR, escrow
from crawlers.extract.clauses.events import refund_before_event, warranty_event
from crawlers.extract.clauses.evidence import evidence
from crawlers.extract.clauses.fee import TAKEN, refund_fee
from crawlers.extract.clauses.found import Found, View, views
from crawlers.extract.clauses.gifts import gift_kept
from crawlers.extract.clauses.handling import (
    answered,
    awaited,
    carried,
    delivery,
    handling,
    resupplied,
)
from crawlers.extract.clauses.hours import contact_hours
from crawlers.extract.clauses.late import late_claim
from crawlers.extract.clauses.learned_lengths import PLAIN, judged, promised, weighed
from crawlers.extract.clauses.learned_rules import reweighed
from crawlers.extract.clauses.liability import liability_platform, liability_user
from crawlers.extract.clauses.lookalikes import no_promise, other_trade
from crawlers.extract.clauses.no_refund import no_refund, only_defects
from crawlers.extract.clauses.payout import payout
from crawlers.extract.clauses.presumed import presumed
from crawlers.extract.clauses.refund import refund_route
from crawlers.extract.clauses.settlement import release, released_on, settled
from crawlers.extract.clauses.stalled import disputable
from crawlers.extract.clauses.unasked import mended, paid_back
from crawlers.extract.clauses.waiting import not_before, seller_idle, told_to_wait, waited_in_vain
from crawlers.extract.clauses.warranty import warranted
from crawlers.extract.clauses.windows import (
    accepts_only,
    ask_within,
    check_within,
    too_late,
)
from crawlers.extract.terms_sentence import Sentence, sentences
from crawlers.extract.terms_text import Plain, plain
from crawlers.extract.terms_void import without_void

UNTIMED: tuple[tuple[str, Callable[[Sentence], Iterator[Found]]], ...] = (
    (":点时晚4全", contact_hours),
    ("退投维撤取喊", refund_before_event),
    ("保修登售首上", warranty_event),
    ("退返由撤取悔追回钱款现拦进拒恕折救赏豫", no_refund),
    ("质保售退包规约申投事过回日隔改第当逾超晚迟拖限囤屯放", late_claim),
    ("退", only_defects),
    ("赠送奖彩优", gift_kept),
    ("退返回路撤剩怎飞溜滚跑余额", refund_route),
    (TAKEN, refund_fee),
    ("单号截录凭证记账流聊拍照视图据片票执面影哪几何多啥什短密码箱角示细哈口器额", evidence),
    (NEAR, escrow),
    ("TtDd次隔第翌明夜零", settled),
    ("第", released_on),
    (
        "负责承担自关免赔管锅证涉怪赖怨认掺问事提算跟沾瓜牵栽助力难干介兜别莫勿甭休按归判哑果插谁找补帮受理险损票",
        liability_user,
    ),
    ("赔退返免补换发承负罚兜垫还判掏再倍续签重贴认扛亏损差费打", liability_platform),
)
"""Each rule with the characters of which one at least stands in every sentence it can recognise."""
_GATED = tuple((frozenset(needed), rule) for needed, rule in UNTIMED)
_STRONG = (
    buyers_deadline,
    release,
    verified,
    check_within,
    told_to_wait,
    seller_idle,
    awaited,
    disputable,
    made_good,
)
"""These are sure enough to be asked before the look-alikes."""
_TIMED = (
    answered,
    escalation,
    paid_back,
    mended,
    too_late,
    accepts_only,
    payout,
    waited_in_vain,
    handling,
    resupplied,
    warranted,
    not_before,
    ask_within,
    delivery,
)
"""The first rule that recognises a length of time decides; an empty answer means "no promise"."""
_WINDOWS = ("resupply_window", "refund_window", "warranty_period")


def extract_terms(text: str) -> list[Clause]:
    """Every clause stated in `text`, in order of appearance, none twice; spans index `text` itself."""
    read = plain(text)
    clauses: dict[tuple[str, ...], Clause] = {}
    for sentence in sentences(without_void(read.text)):
        for found in sorted(_clauses_of(sentence), key=lambda found: found.begin):
            if found.said not in clauses:
                clauses[found.said] = _clause(read, sentence, found, text)
    return list(clauses.values())


def _clauses_of(sentence: Sentence) -> Iterator[Found]:
    if other_trade(sentence):
        return
    characters = set(sentence.text)
    ruled = [
        found for needed, rule in _GATED if not needed.isdisjoint(characters) for found in rule(sentence)
    ]
    yield from reweighed(sentence, ruled)
    previous: list[Found] = []
    for view in views(sentence):
        previous = _decide(view, previous)
        yield from previous


def _decide(view: View, previous: list[Found]) -> list[Found]:
    """What one length of time promises; `previous` is what its left neighbour promised."""
    strong = _first(_STRONG, view)
    found = strong if strong is not None else _weighed(view, previous)
    return [] if view.beyond and _repeats(found, previous) else found


def _weighed(view: View, previous: list[Found]) -> list[Found]:
    """What the weights and the other written rules agree on for one length of time."""
    verdict = judged(view)
    if verdict.plain:
        return promised(view, verdict)
    if no_promise(view):
        return promised(view, verdict) if verdict.sure > PLAIN else []
    return weighed(view, verdict, _ruled(view, previous))


def _repeats(found: list[Found], previous: list[Found]) -> bool:
    """7天内免费补,7天以上自负: the end of a window that was named just before."""
    named = {(one.value, one.bound) for one in previous if one.type in _WINDOWS}
    return bool(found) and all(one.type in _WINDOWS and (one.value, one.bound) in named for one in found)


def _ruled(view: View, previous: list[Found]) -> list[Found]:
    """What the written rules say of one length of time."""
    decided = _first(_TIMED, view)
    return decided if decided is not None else carried(view, previous) or presumed(view)


def _first(rules: Iterable[Callable[[View], list[Found] | None]], view: View) -> list[Found] | None:
    return next((found for rule in rules if (found := rule(view)) is not None), None)


def _clause(read: Plain, sentence: Sentence, found: Found, text: str) -> Clause:
    """The finding with its span widened to the parts of the sentence it lies in, in the original text."""
    body = sentence.body
    low = body.rfind(",", 0, min(found.begin, len(body))) + 1
    high = body.find(",", min(found.end, len(body)))
    high = high if high >= 0 else len(body)
    # A finding that rests on the heading's words alone is shown by the whole item.
    low = low if low < high else 0
    begin = read.origin[sentence.begin + low]
    end = read.origin[sentence.begin + high - 1] + 1
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    return Clause(
        found.type,
        found.value,
        found.unit_note,
        found.bound,
        found.start,
        found.aspect,
        found.cond,
        (begin, end),
    )
