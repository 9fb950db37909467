"""What does a contribution to the score mean in one sentence? Its code and parameters in, plain words out."""

from collections.abc import Mapping
from typing import Any

from rating_site.web.speech import gettext as _
from rating_site.web.speech import translated
from rating_site.words import FILING


def explain(code: str, params: Mapping[str, Any]) -> str:
    """The sentence for one contribution; an unknown code is shown as it is, so that nothing is hidden."""
    if code.startswith("filing_"):
        return translated(FILING.get(code.removeprefix("filing_")) or FILING[None])
    sentence = {
        "base": _("每个平台的起点"),
        "clip": _("分数限制在 0 到 100 之间"),
        "age": _("可证明自 %(since)s 起", since=params.get("since", "")),
        "age_unknown": _("注册时间未知"),
        "terms": _("规则公平度 %(share)s", share=_percent(params.get("fairness"))),
        "terms_unknown": _("还不能评价规则是否公平"),
        "record": _("已观察 %(days)s 天", days=params.get("days", 0)),
        "record_unknown": _("还没有观察记录"),
        "availability": _(
            "%(days)s 天里有 %(share)s 能打开",
            days=params.get("days", 0),
            share=_percent(params.get("share")),
        ),
        "availability_unknown": _("可访问性还没有连续观察"),
        "operator": _("经确认的同一经营者另有 %(sites)s 个站点", sites=params.get("sites", 0)),
        "operator_none": _("没有经确认的关联站点"),
        "resolution": _("%(cases)s 个属实的问题已解决", cases=params.get("cases", 0)),
        "resolution_none": _("还没有已核实并解决的案例"),
        "unverified": _(
            "%(reports)s 条未核实的举报，%(reporters)s 位相互独立的举报人",
            reports=params.get("reports", 0),
            reporters=params.get("reporters", 0),
        ),
        "unverified_none": _("没有未核实的举报"),
        "verified": _("%(reports)s 条已核实的举报", reports=params.get("reports", 0)),
        "verified_none": _("没有已核实的举报"),
    }
    return sentence.get(code, code)


def _percent(share: Any) -> str:
    return f"{float(share):.0%}" if isinstance(share, int | float) else ""
