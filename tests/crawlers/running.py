"""How do tests start a crawl? As a process of its own, the way everybody else does."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from crawlers.observation import Observation, Target, read_output


def run_crawl(folder: Path, targets: Iterable[Target], settings: dict[str, Any]) -> list[Observation]:
    """Everything that was observed; the crawl has to end well."""
    files = [folder / name for name in ("targets.jsonl", "out.jsonl", "settings.json")]
    files[0].write_text("".join(f"{target.to_line()}\n" for target in targets), encoding="utf-8")
    files[2].write_text(json.dumps(settings), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "crawlers.run",
        str(files[0]),
        str(files[1]),
        "--settings",
        str(files[2]),
    ]
    subprocess.run(command, check=True, timeout=90, capture_output=True)
    with files[1].open(encoding="utf-8", newline="\n") as file:
        return [line for line in read_output(file) if isinstance(line, Observation)]
