"""How is one crawl run from its files to its exit status?"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from crawlers.guard import install
from crawlers.observation import Observation, Target, TargetDone, read_targets
from crawlers.output import Output, open_output
from crawlers.process import limit_memory
from crawlers.registry import all_sources
from crawlers.settings import CrawlSettings, read_settings

ASKED, BAD_INPUT, BROKE_OFF = 0, 2, 3


def run(arguments: Sequence[str] | None) -> int:
    """Runs one crawl in this process and gives its exit status; bad input is told in one line."""
    chosen = _parser().parse_args(arguments)
    now_reading = chosen.settings.name if chosen.settings else "KAJIAN_CRAWL"
    try:
        settings = read_settings(chosen.settings)
        now_reading = chosen.targets.name
        targets = _targets(chosen.targets, settings)
        now_reading = chosen.out.name
        with open_output(chosen.out) as output:
            return _crawl(targets, settings, output)
    except (OSError, ValueError) as error:
        problem = (error.strerror if isinstance(error, OSError) else None) or error
        print(f"kajian-crawl: {now_reading}: {problem}", file=sys.stderr)
        return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kajian-crawl", description="Ask about platforms, one JSON line each."
    )
    parser.add_argument("targets", type=Path, help="Target lines")
    parser.add_argument("out", type=Path, help="Observation lines are appended here")
    parser.add_argument("--settings", type=Path, help="JSON file, see crawlers/settings.py")
    return parser


def _targets(path: Path, settings: CrawlSettings) -> list[Target]:
    """The targets; ValueError also for a source that does not exist and for an id that comes twice."""
    # Not splitlines(): JSON may hold U+2028 and its kin unescaped, which are no line ends here.
    with path.open(encoding="utf-8", newline="\n") as file:
        targets = read_targets(file)
    named = {name: target.id for target in targets for name in target.sources}
    named |= dict.fromkeys(settings.sources, "settings")
    for name in named.keys() - all_sources().keys():
        raise ValueError(f"{named[name]}: there is no source {name!r}")
    twice, times = next(iter(Counter(target.id for target in targets).most_common(1)), ("", 0))
    if times > 1:
        raise ValueError(f"the id {twice!r} comes {times} times")
    return targets


def _crawl(targets: list[Target], settings: CrawlSettings, output: Output) -> int:
    waiting = {target.id: target for target in targets if target.id not in output.finished}
    if not waiting:
        return ASKED

    def write(line: Observation | TargetDone) -> None:
        output.write(line)
        if isinstance(line, TargetDone):
            del waiting[line.target]

    limit_memory(settings.memory_bytes)
    guard = install(settings)
    # Twisted takes a second to load; bad input should not wait for it.
    from crawlers.spider import run_spider

    run_spider(guard, list(waiting.values()), all_sources(), write)
    if waiting:
        print(f"kajian-crawl: broke off with {len(waiting)} targets left", file=sys.stderr)
        return BROKE_OFF
    return ASKED
