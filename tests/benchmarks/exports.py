"""How many CPU seconds do all downloads take? `python -m tests.benchmarks.exports [LISTINGS]`."""

import sys
from dataclasses import replace
from statistics import median
from time import process_time

from rating_site.exports.artefacts import checksums
from rating_site.exports.entry import Edition, Entry
from rating_site.exports.formats import render_all
from rating_site.exports.guard import hold_mass_additions
from rating_site.exports.pieces import Pieces
from rating_site.exports.rails import admit, read_allow_list, shipped_allow_list
from rating_site.exports.sign import Signer
from tests.rating_site.exports.sample_entries import edition, many

ALLOW = read_allow_list(shipped_allow_list())
SIGNER = Signer(bytes(32))


def publish(entries: list[Entry], published: set[str], pieces: Pieces) -> dict[str, bytes]:
    """Everything between the entries and the files: rails, guard, all formats, sums and signature."""
    made: Edition = admit(edition(entries), ALLOW).edition
    files = render_all(hold_mass_additions(published, made).edition, pieces)
    files["SHA256SUMS"] = checksums(files)
    files["SHA256SUMS.minisig"] = SIGNER.sign(files["SHA256SUMS"], "edition 7")
    return files


def measure(listings: int, rounds: int = 3) -> tuple[float, float, int]:
    """CPU seconds from nothing and after one change (medians), and the bytes of all files.

    Every round has hosts of its own: nothing that was learnt about a host before may help.
    """
    full, changed = [], []
    for first in range(0, rounds * listings, listings):
        entries, pieces = many(listings, first), Pieces()
        published = {entry.site for entry in entries}
        started = process_time()
        files = publish(entries, published, pieces)
        full.append(process_time() - started)
        entries[5] = replace(entries[5], wording="changed")
        started = process_time()
        publish(entries, published, pieces)
        changed.append(process_time() - started)
    return median(full), median(changed), sum(map(len, files.values()))


def main() -> None:
    """Print the figures for 100,000 listings, or as many as asked."""
    listings = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    full, change, size = measure(listings)
    print(f"{listings:,} listings: all {full:.2f} CPU s, one change {change:.2f} CPU s, {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
