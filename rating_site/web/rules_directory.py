"""Which platforms' rules does the directory show on one page?

Unsorted pages read their thirty platforms only. Filters and sorting look at all rows, at most MOST of them,
those of the newest readings; the page says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from rating_site.answers import state_of
from rating_site.store import terms
from rating_site.terms import compare
from rating_site.web.inputs import PAGE_SIZE
from rating_site.web.rules_inputs import DirectoryFilter
from rating_site.web.rules_rows import MOST, Rows


@dataclass(frozen=True, slots=True)
class Found:
    """One page: its rows, the state of platforms under a warning, and how many rows and pages there are.

    `total` counts the platforms with rules; `fitting` those that pass the filters, among the `looked_at`.
    """

    rows: Sequence[compare.Row]
    warnings: Mapping[str, str]
    total: int
    fitting: int
    looked_at: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.fitting // PAGE_SIZE), 1)


def find(session: Session, rows: Rows, wish: DirectoryFilter, size: int = PAGE_SIZE) -> Found:
    """The page that was wished for, of `size` rows."""
    start = (wish.page - 1) * size
    total = terms.count_archived(session)
    wanted = _wanted(wish)
    if wanted == compare.Wanted() and wish.sort == "read_at":
        shown = rows.of(session, terms.newest_read(session, size, start))
        return Found(shown, _warnings(session, shown), total, total, total)
    every = rows.of(session, terms.newest_read(session, MOST))
    fitting = compare.ordered(compare.filtered(every, wanted), wish.sort)
    shown = fitting[start : start + size]
    return Found(shown, _warnings(session, shown), total, len(fitting), len(every))


def _wanted(wish: DirectoryFilter) -> compare.Wanted:
    return compare.Wanted(
        resupply_at_least=wish.resupply,
        refund_at_least=wish.refund,
        handled_within=wish.handled,
        route=wish.route or None,
        escrow=wish.escrow,
        no_blanket_no_refund=wish.no_blanket,
    )


def _warnings(session: Session, shown: Sequence[compare.Row]) -> dict[str, str]:
    """What a buyer has to know before any rule: good terms of a listed platform are no recommendation."""
    states = {one.platform_id: state_of(session, one.platform_id) for one in shown}
    return {key: state for key, state in states.items() if state in ("listed", "warned", "alert")}
