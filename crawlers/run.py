"""What do these platforms look like today? ``python -m crawlers.run TARGETS.jsonl OUT.jsonl``

Exit status: 0 every target was asked, 2 bad input (nothing was written), 3 the crawl broke off.
"""

import os
import sys
from collections.abc import Sequence

from crawlers.process import follow_parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one crawl in this process, ending early where its parent ends."""
    follow_parent(os.getppid())
    # Imported late: these take half a second, in which the parent may already be gone.
    from crawlers.command import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
