"""How well does a score separate, and how sure may one be of it? Standard figures without dependencies."""

import math
from collections.abc import Sequence


def auc(scores: Sequence[float], good: Sequence[bool]) -> float:
    """Chance that a good one scores higher than a bad one; ties count half."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    rank_sum, i = 0.0, 0
    while i < len(order):
        j = i
        while j < len(order) and scores[order[j]] == scores[order[i]]:
            j += 1
        rank = (i + j + 1) / 2
        rank_sum += rank * sum(good[order[k]] for k in range(i, j))
        i = j
    positives = sum(good)
    negatives = len(good) - positives
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives)


def platt(scores: Sequence[float], bad: Sequence[bool]) -> tuple[float, float]:
    """Slope and intercept of P(bad) = 1 / (1 + exp(a * score + b)), by Newton's method on scaled scores."""
    mean = sum(scores) / len(scores)
    scale = math.sqrt(sum((s - mean) ** 2 for s in scores) / len(scores)) or 1.0
    slope, shift = 0.0, 0.0
    for _ in range(30):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for score, is_bad in zip(scores, bad, strict=True):
            z = (score - mean) / scale
            p = _chance(slope * z + shift)
            w = p * (1 - p)
            g0, g1 = g0 + (is_bad - p), g1 + (is_bad - p) * z
            h00, h01, h11 = h00 + w, h01 + w * z, h11 + w * z * z
        det = (h00 + 1e-9) * (h11 + 1e-9) - h01 * h01
        step0, step1 = (h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det
        shift, slope = shift - step0, slope - step1
        if abs(step0) + abs(step1) < 1e-8:
            break
    return slope / scale, shift - slope * mean / scale


def _chance(x: float) -> float:
    return 1 / (1 + math.exp(min(max(x, -700.0), 700.0)))


def calibrated(scores: Sequence[float], line: tuple[float, float]) -> list[float]:
    """P(bad) for each score under a fitted line."""
    return [_chance(line[0] * score + line[1]) for score in scores]


def brier(chances: Sequence[float], bad: Sequence[bool]) -> float:
    """Mean squared error of P(bad)."""
    return sum((p - b) ** 2 for p, b in zip(chances, bad, strict=True)) / len(bad)


def log_loss(chances: Sequence[float], bad: Sequence[bool]) -> float:
    """Mean surprise in nats."""
    total = 0.0
    for p, b in zip(chances, bad, strict=True):
        total -= math.log(max(p if b else 1 - p, 1e-12))
    return total / len(bad)


def ece(chances: Sequence[float], bad: Sequence[bool]) -> float:
    """Expected calibration error over ten bins of equal width."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for p, b in zip(chances, bad, strict=True):
        bins[min(int(p * 10), 9)].append((p, b))
    return sum(abs(sum(p for p, _ in one) - sum(b for _, b in one)) for one in bins) / len(bad)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
