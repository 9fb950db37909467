"""How long do peers take for the same questions, asked in turn in one process?

Each is asked a question three times before the next peer is, and the time in the middle counts: the first one
pays for what the others put out of the processor's caches, and any may be disturbed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from threading import Event, Thread
from time import perf_counter, process_time, sleep, thread_time
from typing import Any

_WRITES_PER_SECOND = 5
_ASKS = 3

Peers = Mapping[str, Callable[[Any], object]]


def compared(
    what: str,
    peers: Peers,
    questions: Sequence[Any],
    clock: Callable[[], float] = thread_time,
    asks: int = _ASKS,
) -> dict[str, float]:
    """Print p50 and p95 in ms (of CPU unless told else) and the ratio of p95 to the first peer's.

    Gives p95 by peer.
    """
    times: dict[str, list[float]] = {name: [] for name in peers}
    names = list(peers)
    for question in questions:
        for name in names:
            times[name].append(median(_took(peers[name], question, clock) for _ in range(asks)))
        names.append(names.pop(0))  # whoever comes after a heavy peer finds the caches cold
    found = {}
    for name, all in times.items():
        all.sort()
        found[name] = all[int(len(all) * 0.95)]
        ratio = found[name] / found[next(iter(peers))]
        print(f"{what:<26} {name:<14} p50 {all[len(all) // 2]:9.3f}  p95 {found[name]:9.3f} ms  x{ratio:.3f}")
    return found


def _took(ask: Callable[[Any], object], question: Any, clock: Callable[[], float]) -> float:
    """Milliseconds for one question."""
    start = clock()
    ask(question)
    return (clock() - start) * 1000


def spent(what: str, count: int, work: Callable[[], object]) -> float:
    """Print and give how many things per CPU second the work does."""
    start = process_time()
    work()
    used = process_time() - start
    print(f"{what:<26} {count / used:12,.0f} per CPU second ({used:.1f} s)")
    return count / used


def beside_writing(
    what: str, peers: Peers, questions: Sequence[Any], write: Callable[[Any], object], news: Iterable[Any]
) -> float:
    """How many times longer (p95, on the wall) readers wait at five writes a second than idle."""
    idle = compared(f"{what}, idle", peers, questions, perf_counter, 1)
    done = Event()

    def change() -> None:
        for one in news:
            if done.is_set():
                return
            write(one)
            sleep(1 / _WRITES_PER_SECOND)

    writer = Thread(target=change)
    writer.start()
    busy = compared(f"{what}, 5 writes a second", peers, questions, perf_counter, 1)
    done.set()
    writer.join()
    name = next(iter(peers))
    ratio = busy[name] / idle[name]
    print(f"{what:<26} {'':<14} at 5 writes a second x{ratio:.2f} of idle")
    return ratio
