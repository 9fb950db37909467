"""What does a chat bot say? One line in Chinese of at most 200 characters, whole without any link.

It states what the page states: headline, the gravest reason, how fresh it is and how much is known. Addresses
are written so that no chat program makes them a link: a warning must not lead to what it warns of.
"""

import re
from collections.abc import Sequence
from datetime import date

from rating_site.answers import Answer
from rating_site.exports.text import plain
from rating_site.lookup import Query
from rating_site.terms.calendar import local
from rating_site.web.reasons import reasons, topics
from rating_site.web.serious import most_serious
from rating_site.web.speech import gettext as _
from rating_site.web.speech import speaking, translated
from rating_site.words import HEADLINES

LONGEST = 200
_NAME, _HOST = 24, 48
_DOT = re.compile(r"(?<=\w)[.．｡](?=\w)|(?<=[0-9A-Za-z])。(?=[0-9A-Za-z])")
_NUMBER = re.compile(r"((?<![0-9A-Za-z.])\d{1,9}\.\d{1,9}(?![0-9A-Za-z.]))")


def one_line(meant: Query, found: Sequence[Answer], today: date) -> str:
    """The answer to a recognised text from the platforms that it may mean, the most serious one first."""
    with speaking("zh"):
        worst = most_serious(found)
        return _about(worst, len(found), today) if worst else _nothing(meant)


def defanged(text: str) -> str:
    """The text with `bad[.]example` for bad.example; numbers such as 3.5 stay as they are."""
    pieces = _NUMBER.split(text)
    pieces[::2] = [_DOT.sub("[.]", piece) for piece in pieces[::2]]
    return "".join(pieces).replace("://", "[:]//")


def _nothing(meant: Query) -> str:
    """Only a host is repeated: nothing else that a stranger typed goes into a group chat."""
    if meant.address is None:
        return _("没有找到与之对应的平台。请用网址再查一次。")
    return _fitted(_host(meant.key) + "：", translated(HEADLINES["unknown"]), "")


def _about(answer: Answer, count: int, today: date) -> str:
    name = defanged(_cut(plain(answer.platform.name), _NAME))
    host = _host(answer.sites[0]) if answer.sites else ""
    beginning = _("查到 %(count)s 家，最需留意：", count=count) if count > 1 else ""
    # A name that is the host would only be said twice.
    title = host if not name or name == host else f"{name}（{host}）" if host else name
    known = topics(answer)
    end = _(
        "（已知 %(known)s/%(all)s 项，%(day)s）",
        known=sum(topic.known for topic in known),
        all=len(known),
        day=_freshness(answer),
    )
    return _fitted(f"{beginning}{title}：", translated(answer.headline) + _reason(answer, today), end)


def _reason(answer: Answer, today: date) -> str:
    """The gravest fact that the headline does not state already."""
    for reason in reasons(answer, today):
        if reason.text != answer.headline:
            return defanged(plain(reason.text)).rstrip("。") + "。"
    return ""


def _freshness(answer: Answer) -> str:
    if answer.checked_at is None:
        return _("还没有查完")
    return _("查于 %(day)s", day=local(answer.checked_at).date().isoformat())


def _host(site: str) -> str:
    return _cut(plain(site), _HOST).replace(".", "[.]")


def _fitted(beginning: str, middle: str, end: str) -> str:
    """The parts in a line; what is too long loses the end of its middle."""
    return beginning + _cut(middle, LONGEST - len(beginning) - len(end)) + end


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: max(length - 1, 0)] + "…"
