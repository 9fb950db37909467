"""For how long does a platform stand for its goods?"""

import re

from crawlers.extract.clauses.found import Found, View
from crawlers.extract.clauses.words import WARRANTY

_COVERED = re.compile(r"(?:[之以]?内)?(?:[^,]{0,6}(?:质保|保修|包换|包赔|包补|保障|售后))")


def warranted(view: View) -> list[Found] | None:
    """质保30天, 7天包换."""
    if WARRANTY.search(view.left[-12:]) or _COVERED.match(view.right) or "质保" in view.sentence.lent:
        return [view.found("warranty_period")]
    return None
