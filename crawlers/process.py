"""Which limits does the crawl process put on itself? It never outlives its parent nor outgrows its memory."""

import os
import resource
import threading
import time

LOOK_SECONDS = 0.5


def follow_parent(parent: int) -> None:
    """Ends this process soon after `parent` is gone.

    Why not PR_SET_PDEATHSIG: it fires when the parent's *thread* ends, and jobs start crawls from threads.
    """
    if parent > 1:
        threading.Thread(target=_watch, args=(parent,), name="follow-parent", daemon=True).start()


def limit_memory(size: int) -> None:
    """Lets the address space of this process grow to `size` bytes and no further."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    # The lines written so far are whole and a rerun goes on from them: nothing is to be tidied.
    os._exit(3)
