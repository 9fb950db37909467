"""In which words do we say how two hosts look alike? What differs, never who copied whom."""

from rating_site.web.speech import gettext as _
from search_index.document import Hit


def likeness(hit: Hit) -> str:
    """The difference between the typed host and the one that was found; `hit` is a look-alike."""
    kind, typed, other = hit.why[1:4]
    values = {"typed": typed, "other": other}
    if kind == "missing":
        return _("比您输入的多了 %(other)s", **values)
    if kind == "extra":
        return _("比您输入的少了 %(typed)s", **values)
    if kind == "swap":
        return _("%(typed)s 和 %(other)s：相邻两个字符对调", **values)
    if kind == "tld":
        return _("名字相同，后缀 .%(typed)s 换成 .%(other)s", **values)
    if kind == "hyphen":
        return _("只差连字符或点：%(typed)s 和 %(other)s", **values)
    if kind == "subdomain":
        return _("同一个名字在不同的域名下：%(typed)s 和 %(other)s", **values)
    if kind == "affix":
        return _("名字前后多了或少了几个字符：%(typed)s 和 %(other)s", **values)
    return _("%(typed)s 换成 %(other)s", **values)
