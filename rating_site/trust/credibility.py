"""How reliable did a reporter prove to be?

Only outcomes that a moderator verified count: agreeing with other reports is cheap for a group that acts
together. The 10 % quantile asks for a past before it trusts: a newcomer starts low and rises with each
verified report, so that fresh accounts are weak however many there are.
"""

import math
from functools import lru_cache

QUANTILE = 0.10
PRIOR_GOOD = 1
PRIOR_BAD = 1
COUNT_CAP = 50
"""Outcomes beyond this many change nothing that matters."""


@lru_cache(maxsize=65536)
def reliability(substantiated: int, refuted: int) -> float:
    """The 10 % quantile of a Beta distribution over verified outcomes, between 0 and 1.

    0.10 for a newcomer, 0.46 after two substantiated reports, 0.81 after ten; one refuted report outweighs
    several good ones. Negative counts are a ValueError.
    """
    if substantiated < 0 or refuted < 0:
        raise ValueError("counts of verified outcomes cannot be negative")
    good = PRIOR_GOOD + min(substantiated, COUNT_CAP)
    bad = PRIOR_BAD + min(refuted, COUNT_CAP)
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if _beta_cdf(middle, good, bad) < QUANTILE else (low, middle)
    return (low + high) / 2


def _beta_cdf(x: float, a: int, b: int) -> float:
    """P(Beta(a, b) <= x) for whole a and b, as the tail of a binomial distribution."""
    n = a + b - 1
    if x <= 0 or x >= 1:
        return float(x >= 1)
    log_x, log_y = math.log(x), math.log1p(-x)
    tail = (
        math.lgamma(n + 1) - math.lgamma(j + 1) - math.lgamma(n - j + 1) + j * log_x + (n - j) * log_y
        for j in range(a, n + 1)
    )
    return math.fsum(math.exp(term) for term in tail)
