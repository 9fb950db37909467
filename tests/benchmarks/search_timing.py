"""How long do peers take for the same questions, asked in turn in one process?"""

from collections.abc import Callable, Mapping, Sequence
from time import process_time, thread_time
from typing import Any

Peers = Mapping[str, Callable[[Any], object]]


def compared(
    what: str, peers: Peers, questions: Sequence[Any], clock: Callable[[], float] = thread_time
) -> dict[str, float]:
    """Print p50 and p95 in ms (of CPU unless told else) and the ratio of p95 to the first peer's.

    Gives p95 by peer.
    """
    times: dict[str, list[float]] = {name: [] for name in peers}
    names = list(peers)
    for question in questions:
        for name in names:
            start = clock()
            peers[name](question)
            times[name].append((clock() - start) * 1000)
        names.append(names.pop(0))  # whoever comes after a heavy peer finds the caches cold
    found = {}
    for name, all in times.items():
        all.sort()
        found[name] = all[int(len(all) * 0.95)]
        ratio = found[name] / found[next(iter(peers))]
        print(f"{what:<26} {name:<14} p50 {all[len(all) // 2]:9.3f}  p95 {found[name]:9.3f} ms  x{ratio:.2f}")
    return found


def spent(what: str, count: int, work: Callable[[], object]) -> float:
    """Print and give how many things per CPU second the work does."""
    start = process_time()
    work()
    used = process_time() - start
    print(f"{what:<26} {count / used:12,.0f} per CPU second ({used:.1f} s)")
    return count / used
