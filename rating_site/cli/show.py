"""How does a terminal show what we know? Plain Chinese lines, widths counted as terminals draw them."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from rating_site.answers import Answer, ClauseView
from rating_site.words import CLAUSES, FILING, MISSING, SOURCES

SHANGHAI = ZoneInfo("Asia/Shanghai")
_MARKS = {"answered": "✓", "asking": "…", "waiting": "·", "unknown": "?", "skipped": "-"}
_WORDS = {"answered": "已回答", "unknown": "未知", "skipped": "未查询"}


def as_json(value: Any) -> str:
    """JSON for machines, one line, times in ISO 8601."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def answer_json(found: Answer) -> dict[str, Any]:
    """An answer as plain JSON values."""
    value = asdict(found)
    value["platform"] = {"id": found.platform.id, "name": found.platform.name}
    value["listing"] = found.listing.model_dump() if found.listing else None
    return value


def show_step(source: str, state: str, note: str) -> None:
    """One source of a check has spoken."""
    label = padded(SOURCES.get(source, source), 20)
    click.echo(f"  {_MARKS[state]} {label} {_WORDS.get(state, state)}{f'（{note}）' if note else ''}")


def show_answer(found: Answer) -> None:
    """The verdict first, then what it rests on, then what is unknown."""
    click.echo(f"\n{found.platform.name}  {' '.join(found.sites)}")
    click.secho(f"  {found.headline}", bold=True)
    if found.grade is not None and found.score is not None and found.interval is not None:
        low, high = found.interval
        click.echo(f"  评级 {found.grade}，{found.score:.1f} 分，信息充足度区间 {low:.0f}–{high:.0f}")
    _show_facts(found.facts)
    for clause in _once(found.clauses):
        waits = "至少等待 " if clause.bound == "min" else ""
        click.echo(f"  {padded(CLAUSES[clause.type], 20)} {waits}{clause.value}  「{clause.quote.strip()}」")
    for code in found.missing:
        click.echo(f"  未知：{MISSING.get(code, code)}")
    if found.checked_at is not None:
        click.echo(f"  查于 {local(found.checked_at)}，方法版本 {found.method_version}")


def show_contributions(parts: Iterable[Mapping[str, Any]], links: Mapping[str, str]) -> None:
    """Where every point comes from; `links` leads from the id of a piece of evidence to its address."""
    for part in parts:
        evidence = "  ".join(links.get(str(one), str(one)) for one in part["evidence"])
        click.echo(
            f"  {part['points']:+7.2f}  {padded(part['signal'], 20)} {padded(part['code'], 22)} {evidence}"
        )


def padded(text: str, width: int) -> str:
    """The text filled with spaces to `width` terminal cells; a Chinese character takes two."""
    cells = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return text + " " * max(0, width - cells)


def local(moment: datetime) -> str:
    """A moment as clocks in China show it."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def _once(clauses: Iterable[ClauseView]) -> Iterable[ClauseView]:
    """Clauses that several places repeat are shown once."""
    seen = {
        (one.type, one.value, one.unit_note, one.bound, one.aspect, one.cond): one
        for one in reversed([*clauses])
    }
    return reversed(seen.values())


def _show_facts(facts: Mapping[str, Any]) -> None:
    filing, age = facts.get("filing") or {}, facts.get("age") or {}
    claims = "、".join(filing.get("claims") or ()) or "页面未展示"
    click.echo(f"  {padded('ICP 备案', 20)} {FILING[filing.get('verdict')]}（{claims}）")
    if age.get("registered_on"):
        again = "，曾经易主" if age.get("re_registered") else ""
        click.echo(f"  {padded('域名注册', 20)} {age['registered_on']}{again}")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else str(value)
