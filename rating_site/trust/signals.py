"""One question per signal: what does it say about a platform, from -1 (bad) over 0 (unknown) to +1 (good)?

The docstring of each signal is its public explanation on the method page; the points for a full answer
stand in WEIGHTS in score.py. Unknown is always 0 and says so in `known`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from rating_site.trust.case import Case
from rating_site.trust.facts import Facts, FilingFacts, LinkFact, ReportFact
from rating_site.trust.independence import effective_reporters
from rating_site.trust.weighing import (
    CHECKED_TRUST,
    HARM_NATS,
    TYPICAL_ORDERS,
    open_factor,
    recency,
    volume_factor,
)

Param = str | int | float
"""What an explanation may mention."""

FILING_STRENGTH: Mapping[str, float] = {
    "verified": 1.0,
    "verified_undisplayed": 0.8,
    "stale_inherited": 0.0,
    "not_found": -0.5,
    "mismatch": -0.6,
    "claim_unknown": -0.8,
    "borrowed": -1.0,
    "invalid_claim": -1.0,
    "restricted": -1.0,
    "revoked": -1.0,
}
INHERITED_SHARE = 0.5
"""How much of the verified harm of another site of the same operator a platform inherits, over one hop."""
STANDING_STRENGTH: Mapping[str, float] = {"none": 0.0, "warned": -0.5, "listed": -1.0}
UNVERIFIED_SCALE = 9.5
VERIFIED_SCALE = 6.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What one signal says: `strength` from -1 to 1, a code with parameters to explain it, and the
    evidence.
    """

    strength: float
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    known: bool = True


def _observed(facts: Facts, signal: str) -> tuple[str, ...]:
    return tuple(f"observation:{place.observation_id}" for place in facts.provenance.get(signal, ()))


def _report_ids(reports: list[ReportFact]) -> tuple[str, ...]:
    return tuple(sorted(f"report:{report.id}" for report in reports))


def filing(case: Case) -> Reading:
    """备案：网站域名在工信部备案系统里能否查到，页面展示的备案号是否属于这个域名。

    查到且一致加分；展示的号码属于别人、是假号、被注销或被列入限制则扣分；查询失败、未完成确认或数据源异常一
    律按未知处理，不加分也不扣分。
    """
    known = case.facts.filing or FilingFacts()
    evidence = _observed(case.facts, "filing")
    if known.verdict is None or known.held_back:
        return Reading(0.0, "filing_unknown", {"attempt": known.attempt or ""}, evidence, known=False)
    return Reading(FILING_STRENGTH.get(known.verdict, 0.0), f"filing_{known.verdict}", {}, evidence)


def age(case: Case) -> Reading:
    """存续时间：这家店可证明的开业时间越久，加分越多（约六年封顶）；能证明刚开业的，只扣很少的分。

    加分按可证明的最短时间算，扣分按可能的最长时间算；重新注册过的域名不继承旧记录；查不到注册时间为未知，不
    扣分。
    """
    dates = case.facts.age
    evidence = _observed(case.facts, "age")
    if dates is None or dates.registered_on is None:
        return Reading(0.0, "age_unknown", {}, evidence, known=False)
    proven = _seasoned(dates.lower, case.now)
    possible = _seasoned(dates.upper, case.now)
    strength = max(proven or 0.0, 0.0) + min(possible or 0.0, 0.0)
    since = str(dates.lower or dates.upper)
    params: dict[str, Param] = {"since": since, "re_registered": int(dates.re_registered)}
    return Reading(strength, "age", params, evidence)


def _seasoned(since: date | None, now: datetime) -> float | None:
    """From -1 for a shop of today over 0 at fifteen months to +1 at almost six years."""
    if since is None:
        return None
    years = max((now.date() - since).days, 0) / 365.25
    return min(max(math.log2((years + 0.25) / 1.5) / 2, -1.0), 1.0)


def terms(case: Case) -> Reading:
    """规则公平度：平台公示的补单、退款、质保等规则对买家是否公平。一半为零分，越公平加分越多，霸王条款越多
    扣分越多；没有找到规则为未知。
    """
    rules = case.facts.terms
    evidence = _observed(case.facts, "terms")
    if rules is None or rules.fairness is None:
        return Reading(0.0, "terms_unknown", {}, evidence, known=False)
    fairness = min(max(rules.fairness, 0.0), 1.0)
    return Reading(2 * fairness - 1, "terms", {"fairness": round(fairness, 3)}, evidence)


def record(case: Case) -> Reading:
    """观察记录：我们持续观察这家店多久。观察越久、订单越多，加分越多，约两年封顶；刚开始观察为零分，不扣
    分。
    """
    since = case.facts.observed_since
    if since is None:
        return Reading(0.0, "record_unknown", known=False)
    days = max((case.now.date() - since).days, 0)
    orders = case.facts.orders_per_month
    volume = min(max(TYPICAL_ORDERS if orders is None else orders, 0.0) / TYPICAL_ORDERS, 3.0)
    return Reading(min(0.5 * math.log1p(days / 180 * volume), 1.0), "record", {"days": days})


def availability(case: Case) -> Reading:
    """可访问性：最近九十天里网站能打开的天数比例。九成五以上不扣分，越低扣分越多；我们自己的网络故障不计。"""
    seen = case.facts.availability
    if seen is None or seen.share is None or seen.days < 14:
        return Reading(0.0, "availability_unknown", known=False)
    share = min(max(seen.share, 0.0), 1.0)
    params: dict[str, Param] = {"share": round(share, 3), "days": seen.days}
    return Reading(
        max(min((share - 0.95) / 0.45, 0.0), -1.0),
        "availability",
        params,
        _observed(case.facts, "availability"),
    )


def operator(case: Case) -> Reading:
    """同一经营者：经登记主体、互相跳转、同一收款账户或站长证明，并由审核员确认属于同一经营者的其他站点，若
    已被警示或列入名单则扣分。

    只看一层关系；任何人都能抄写的备案号、客服号、统计代码只算可能相关，不扣分。
    """
    own = [link for link in case.facts.links if link.confirmed and link.relation == "same_operator"]
    if not own:
        return Reading(0.0, "operator_none")
    strength, worst = min((_inherited(link), link.platform_id) for link in own)
    evidence = tuple(sorted({item for link in own for item in link.evidence}))
    sites = len({link.platform_id for link in own})
    return Reading(strength, "operator", {"platform": worst, "sites": sites}, evidence)


def _inherited(link: LinkFact) -> float:
    """What another site's standing or verified harm costs, whichever is worse; never minus zero."""
    share = INHERITED_SHARE * min(link.harm, 1.0)
    return min(STANDING_STRENGTH.get(link.standing, 0.0), -share) + 0.0


def resolution(case: Case) -> Reading:
    """解决问题：经审核属实、后来由举报人确认已补单或退款的案例越多，加分越多，封顶很低；未经审核的“已解决”
    不加分，防止自导自演。
    """
    solved = [report for report in case.checked if _solved(report, case.now)]
    if not solved:
        return Reading(0.0, "resolution_none")
    weight = math.fsum(recency(report, case.now) for report in solved)
    return Reading(1 - math.exp(-weight / 5), "resolution", {"cases": len(solved)}, _report_ids(solved))


def _solved(report: ReportFact, now: datetime) -> bool:
    return report.outcome in ("resupplied", "refunded") and open_factor(report, now) == 0


def unverified_reports(case: Case) -> Reading:
    """未核实的举报：按证据、金额、严重程度、新旧和举报人过往的可靠程度计算，只数独立的举报人，最重的先算。

    所有未核实举报加在一起，扣分也有上限，刷再多也不会更低；多一份举报永远不会让分数变高。
    """
    heaviest = case.standing
    if not heaviest:
        return Reading(0.0, "unverified_none", {"reporters": 0})
    counted = [r for r in case.reports if heaviest.get(r.reporter) and _unchecked(case, r)]
    effective = effective_reporters(case.voices(counted))
    points = math.fsum(sorted(heaviest.values(), reverse=True)[:effective])
    strength = math.exp(-points / UNVERIFIED_SCALE) - 1
    return Reading(
        strength, "unverified", {"reports": len(counted), "reporters": effective}, _report_ids(counted)
    )


def _unchecked(case: Case, report: ReportFact) -> bool:
    return case.verdict(report) in (None, "unsubstantiated") and open_factor(report, case.now) > 0


def verified_reports(case: Case) -> Reading:
    """已核实的举报：审核员核对过付款凭证、认定属实且尚未解决的举报。按金额、严重程度、新旧和订单量计算，解
    决后即不再扣分。
    """
    scale = volume_factor(case.facts.orders_per_month) * HARM_NATS
    standing = [report for report in case.checked if open_factor(report, case.now) > 0]
    if not standing:
        return Reading(0.0, "verified_none", {"reports": 0})
    nats = math.fsum(scale * case.weight(r) * CHECKED_TRUST.get(r.evidence, 0.1) for r in standing)
    return Reading(
        math.exp(-nats / VERIFIED_SCALE) - 1, "verified", {"reports": len(standing)}, _report_ids(standing)
    )
