"""Is there a reason to wait, which, and how much is known? What a buyer needs in the first ten seconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from rating_site.answers import Answer
from rating_site.web.clausewords import phrase
from rating_site.web.explain import explain
from rating_site.web.speech import gettext as _
from rating_site.web.speech import ngettext, translated
from rating_site.words import CLAUSES, FILING, MISSING

Level = Literal["stop", "care", "unknown", "fine"]
SHOWN = 3
_BAD_FILING = ("mismatch", "borrowed", "claim_unknown", "not_found", "invalid_claim", "restricted", "revoked")
_ODD_FILING = ("stale_inherited", "verified_undisplayed")
_NOTABLE_POINTS = -2.0
_YOUNG_DAYS, _OLD_DAYS = 180, 3 * 365


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact that matters before paying, how serious it is, and the page section that shows it."""

    level: Level
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that can be known, and why it is not."""

    name: str
    known: bool
    why: str = ""


def reasons(answer: Answer, today: date) -> list[Reason]:
    """The facts that matter most for this platform, the gravest first, at most three."""
    found = [
        *_listed(answer),
        *_filing(answer.facts),
        *_age(answer.facts, today),
        *_rules(answer),
        *_points(answer),
    ]
    order: tuple[Level, ...] = ("stop", "care", "unknown", "fine")
    unique = {reason.text: reason for reason in reversed(found)}.values()
    return sorted(reversed(list(unique)), key=lambda reason: order.index(reason.level))[:SHOWN]


def topics(answer: Answer) -> list[Topic]:
    """What can be known about a platform, and what of it is."""
    facts = answer.facts
    filing, age, seen = _part(facts, "filing"), _part(facts, "age"), _part(facts, "availability")
    days = seen.get("days") or 0
    return [
        Topic(_("ICP 备案"), bool(filing.get("verdict")), _attempt(filing)),
        Topic(_("网站年龄"), bool(age.get("registered_on")), _("没有登记机构或域名服务给出注册日期。")),
        Topic(_("平台规则"), bool(answer.clauses), _("页面上没有读到写明时限或退款的规则。")),
        Topic(_("能否打开"), days >= 14, _("至少要观察 14 天，现在是第 %(days)s 天。", days=days)),
        Topic(_("用户经历"), bool(facts.get("reports")), _("还没有人提交过举报或解决记录。")),
    ]


def _listed(answer: Answer) -> list[Reason]:
    if answer.listing is not None:
        return [Reason("stop", answer.listing.wording, "listing")]
    return [Reason("stop", answer.headline, "record")] if answer.state == "alert" else []


def _filing(facts: Mapping[str, Any]) -> list[Reason]:
    verdict = _part(facts, "filing").get("verdict")
    if verdict in _BAD_FILING:
        return [Reason("care", translated(FILING[verdict]), "filing")]
    if verdict in _ODD_FILING:
        return [Reason("unknown", translated(FILING[verdict]), "filing")]
    return [Reason("fine" if verdict else "unknown", translated(FILING[verdict]), "filing")]


def _age(facts: Mapping[str, Any], today: date) -> list[Reason]:
    age = _part(facts, "age")
    if age.get("re_registered"):
        text = _("域名在 %(day)s 重新注册过，更早的记录不属于现在的网站", day=age.get("registered_on"))
        return [Reason("care", text, "age")]
    if not age.get("registered_on"):
        return [Reason("unknown", _("注册时间未知"), "age")]
    days = (today - date.fromisoformat(age["registered_on"])).days
    if days < _YOUNG_DAYS:
        return [Reason("care", ngettext("域名注册才 %(num)s 天", "域名注册才 %(num)s 天", days), "age")]
    return (
        [Reason("fine", _("域名自 %(day)s 注册", day=age["registered_on"]), "age")]
        if days >= _OLD_DAYS
        else []
    )


def _rules(answer: Answer) -> list[Reason]:
    """What the rules take away; then when one may ask for a resupply."""
    found = []
    for clause in answer.clauses:
        harsh = clause.type == "no_refund" or (clause.type, clause.value) in (
            ("refund_route", "balance"),
            ("warranty_period", "none"),
            ("liability_user", "platform_disclaims"),
        )
        if harsh:
            found.append(Reason("care", _("规则写明：%(rule)s", rule=phrase(clause)), "rules"))
        elif clause.type == "resupply_window":
            text = _("%(type)s：%(rule)s", type=translated(CLAUSES[clause.type]), rule=phrase(clause))
            found.append(Reason("unknown", text, "rules"))
    return found or ([] if answer.clauses else [Reason("unknown", translated(MISSING["terms"]), "rules")])


def _points(answer: Answer) -> list[Reason]:
    heavy = [part for part in answer.contributions if part["points"] <= _NOTABLE_POINTS]
    return [
        Reason("care", explain(part["code"], part["params"]), "points")
        for part in sorted(heavy, key=lambda part: float(part["points"]))
        if part["signal"] not in ("filing", "age", "clip")
    ]


def _attempt(filing: Mapping[str, Any]) -> str:
    """Why the register's answer is missing."""
    words = {
        "empty_unconfirmed": _("查过一次没有结果，要隔几小时再查一次才算数。"),
        "blocked": _("备案查询被拦截，不是网站的问题。"),
        "rate_limited": _("备案查询要求放慢，不是网站的问题。"),
        "gateway_error": _("备案查询没有给出可用的回答，不是网站的问题。"),
        "unreachable": _("备案查询暂时连不上，不是网站的问题。"),
        "refused": _("本站没有接入备案查询，可到工信部网站人工核对。"),
    }
    return words.get(str(filing.get("attempt")), _("备案查询需要几小时，仍在核实。"))


def _part(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return facts.get(name) or {}
