"""How long does reading terms take when a text doubles, and how much does one core read in a second?

Run it as `python -m tests.benchmarks.bench_terms`; seconds are CPU seconds, the best of three.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from crawlers.extract.terms import extract_terms
from crawlers.extract.terms_bundle import han_strings
from tests.crawlers.extract.labels import rows

OWN = Path(__file__).parents[1] / "crawlers" / "extract" / "rules_own.jsonl"
SIZES = (128, 256, 512, 1024)
HARD = {
    "lengths": "24小时",
    "refusals": "不退",
    "quotes": "“",
    "changes": "由一天",
    "headings": "以下情况不予退款:",
}


def seconds(act: Callable[[], object]) -> float:
    """The least CPU time of three runs."""
    times = []
    for _ in range(3):
        begin = time.process_time()
        act()
        times.append(time.process_time() - begin)
    return min(times)


def measure(name: str, unit: str, sizes: Sequence[int]) -> None:
    """Print megabytes of UTF-8 per second and the ratio to the half for doubling sizes in KB."""
    last = 0.0
    for size in sizes:
        wanted = size * 1024
        text = (unit * (wanted // len(unit.encode()) + 1)).encode()[:wanted].decode(errors="ignore")
        spent = seconds(lambda text=text: extract_terms(text))  # type: ignore[misc]
        ratio = f"x{spent / last:.2f}" if last else ""
        sys.stdout.write(f"{name:10} {size:5} KB {spent:6.2f} s {size / 1024 / spent:5.2f} MB/s {ratio}\n")
        last = spent


def main(sizes: Sequence[int] = SIZES) -> None:
    """Measure real sentences, a bundle that hides them, and inputs made to hurt."""
    texts = [row["text"] for row in rows(OWN)]
    measure("sentences", "\n".join(texts), sizes)
    bundle = "".join(f'function t(e){{return e?"{text}":null}}' for text in texts[: 4 * sizes[-1]])
    spent = seconds(lambda: [extract_terms(piece) for piece in han_strings(bundle)])
    sys.stdout.write(f"bundle     {len(bundle.encode()) / 1e6 / spent:5.2f} MB/s\n")
    for name, unit in HARD.items():
        measure(name, unit, sizes)


if __name__ == "__main__":
    main()
