"""Which shop software stands behind a page? One table of marks per family; two points make a family."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_STRONG, _WEAK = 2, 1
_TABLE: tuple[tuple[str, int, str], ...] = (
    ("acg_faka", _STRONG, r"/assets/common/js/ready\.js"),
    ("acg_faka", _STRONG, r"navbar-acg"),
    ("acg_faka", _STRONG, r"setVar\(\s?[\"'](?:CAT_ID|_var_item)[\"']"),
    ("acg_faka", _STRONG, r"<!--start::HOOK-->"),
    ("acg_faka", _WEAK, r"class=[\"']cdn-support"),
    ("acg_faka", _STRONG, r"cookie: ACG-SHOP="),
    ("kamifaka", _STRONG, r"kamifaka-frontend"),
    ("kamifaka", _STRONG, r"[\"']kamiFaka_v[\"']"),
    ("kamifaka", _STRONG, r"/static/user/js/app\.[0-9a-f]{6,20}\.js"),
    ("qs_faka", _WEAK, r"^server: workerman"),
    ("qs_faka", _STRONG, r"/web/assets/index-[\w-]{4,20}\.js"),
    ("qs_faka", _STRONG, r"[\"']site_info_icp[\"']"),
    ("dujiao_next", _STRONG, r"/api/v1/public/(?:config|products|posts|categories|banners)"),
    ("dujiao_next", _STRONG, r"dujiao[-_ ]?next"),
    ("dujiaoka", _STRONG, r"Powered by[:：]?\s?@?独角数卡|独角数卡\.DJK"),
    ("dujiaoka", _STRONG, r"dujiaoka_session="),
    ("dujiaoka", _STRONG, r"/assets/(?:unicorn|luna|hyper)/"),
    ("dujiaoka", _WEAK, r"独角数卡"),
    ("caihong", _STRONG, r"\?mod=buy&(?:amp;)?(?:cid|tid)="),
    ("caihong", _STRONG, r"var hashsalt\s{0,3}="),
    ("caihong", _WEAK, r"var isModal\s{0,3}="),
    ("caihong", _STRONG, r"assets/faka/css/css\d"),
    ("caihong", _WEAK, r"assets/simple/"),
    ("caihong", _WEAK, r"cookie: (?:mysid|invitecode)="),
    ("zfaka", _STRONG, r"Powered by\s{0,3}(?:<[^>]{0,80}>)?ZFAKA"),
    ("zfaka", _WEAK, r"fly-footer"),
    ("zfaka", _WEAK, r"/res/layui/"),
    ("card_system", _STRONG, r"/shop_theme/(?:classic|ms)"),
    ("card_system", _WEAK, r"cookie: customer=[0-9a-f]{32}"),
    ("card_system", _WEAK, r"/s#/(?:record|report)"),
    ("card_system", _STRONG, r"var config\s?=\s?\{[\"']?shop[\"']?:"),
)
_MARKS = tuple(
    (family, weight, re.compile(mark, re.IGNORECASE | re.MULTILINE)) for family, weight, mark in _TABLE
)
_VERSIONS = {
    "acg_faka": re.compile(r"/assets/common/js/ready\.js\?v=(\d{1,3}(?:\.\d{1,4}){1,3})"),
    "kamifaka": re.compile(r"[\"']kamiFaka_v[\"']\s{0,3}:\s{0,3}[\"']?v?(\d{1,3}(?:\.\d{1,4}){0,3})"),
    "zfaka": re.compile(r"ZFAKA(?:</\w{1,10}>)?\s{0,3}v?(\d{1,3}(?:\.\d{1,4}){1,3})", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Software:
    """The family (``unknown`` where nothing fits), its version where stated, and the marks that were seen."""

    family: str
    version: str
    marks: tuple[str, ...]


def identify(source: str, headers: Mapping[str, str] | None = None) -> Software:
    """The software that wrote this page or JSON answer; header names may be in any case."""
    head = "\n".join(
        f"{name.lower().replace('set-cookie', 'cookie')}: {value[:500]}"
        for name, value in (headers or {}).items()
    )
    text = f"{head}\n{source[:1_000_000]}"
    points: dict[str, int] = {}
    seen: dict[str, list[str]] = {}
    for family, weight, mark in _MARKS:
        found = mark.search(text)
        if found:
            points[family] = points.get(family, 0) + weight
            seen.setdefault(family, []).append(found.group()[:80])
    best = max(points, key=lambda family: points[family], default="")
    if points.get(best, 0) < _STRONG:
        return Software("unknown", "", ())
    version = _VERSIONS[best].search(source[:1_000_000]) if best in _VERSIONS else None
    return Software(best, version[1] if version else "", tuple(seen[best]))
