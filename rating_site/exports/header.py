"""What stands above every download? Title, version, dates, the re-use terms and the tombstones, as lines."""

from rating_site.exports.entry import Edition, Tombstone
from rating_site.exports.text import moment

TITLE = "Kajian 卡鉴: listed platforms"
REUSE_TERMS = (
    "使用条件：注明名单日期；至少每 24 小时更新一次；已移出的条目须立即删除。",
    "Terms of re-use: show the date of this list; refresh it within 24 hours; honour removals at once.",
    "An entry states what was decided here under a published rule; it is no verdict of crime.",
)


def header_lines(edition: Edition) -> list[str]:
    """The header without comment marks; no line holds what a stranger typed."""
    return [
        f"Title: {TITLE}",
        f"Homepage: {edition.base_url}/",
        f"Version: {edition.version}",
        f"Last modified: {moment(edition.made_at)}",
        "Expires: 1 day",
        f"Valid until: {moment(edition.expires_at)}",
        *REUSE_TERMS,
    ]


def removed_line(stone: Tombstone) -> str:
    """One tombstone as a comment: what ended, when and why."""
    return f"Removed: {stone.site} {moment(stone.ended_at)} {stone.reason}".rstrip()


def as_text(edition: Edition, mark: str, *parts: str) -> bytes:
    """A text list: the header and the tombstones as comments that start with `mark`, then the parts."""
    comments = [*header_lines(edition), *map(removed_line, edition.tombstones)]
    written = [*(f"{mark} {line}" for line in comments), *filter(None, parts), ""]
    return "\n".join(written).encode()


def each_host(edition: Edition, before: str = "", after: str = "") -> str:
    """One line for each host that may be blocked as a whole, between two fixed texts; "" for none."""
    return before + f"{after}\n{before}".join(edition.hosts) + after if edition.hosts else ""
