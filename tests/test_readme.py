"""The README tells the truth: its settings table, its folders and its commands exist."""

import re
from pathlib import Path

from click import Context

from rating_site.cli.group import cli
from rating_site.config import Settings

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def settings_rows() -> list[str]:
    """The rows of the settings table as the code would write them."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        shown = str(default) if isinstance(default, str | int | Path) and str(default) else "empty"
        rows.append(f"| `KAJIAN_{name.upper()}` | {shown} | {field.description} |")
    return rows


def test_the_settings_table_is_what_the_code_says() -> None:
    assert re.findall(r"^\| `KAJIAN_.*$", README, re.MULTILINE) == settings_rows()


def test_the_folders_of_the_map_exist() -> None:
    folders = re.findall(r"^\| `([a-z_/]+/)` \|", README, re.MULTILINE)
    assert folders and [name for name in folders if not (ROOT / name).is_dir()] == []


def test_the_commands_exist() -> None:
    named = set(re.findall(r"^kajian (\w+)", README, re.MULTILINE))
    assert named and named <= set(cli.list_commands(Context(cli)))


def test_the_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make ([a-z-]+)", README))
    assert named and [name for name in named if f"\n{name}:" not in makefile] == []
