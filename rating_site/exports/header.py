"""What stands above every download? Title, version, dates, the re-use terms and the tombstones, as lines."""

from collections.abc import Iterable

from rating_site.exports.entry import Edition, Tombstone, moment

TITLE = "Kajian 卡鉴: listed platforms"
REUSE_TERMS = (
    "使用条件：注明名单日期；至少每 24 小时更新一次；已移出的条目须立即删除。",
    "Terms of re-use: show the date of this list; refresh it within 24 hours; honour removals at once.",
    "An entry states what was decided here under a published rule; it is no verdict of crime.",
)


def header_lines(edition: Edition) -> list[str]:
    """The header without comment marks; no line holds anything that a stranger typed."""
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
    return f"Removed: {stone.site} {moment(stone.ended_at)} {plain(stone.reason)}".rstrip()


def plain(text: str, limit: int = 200) -> str:
    """Hostile text on one line of at most `limit` characters: no breaks, controls or invisible characters."""
    cut = text[: 2 * limit]
    if not cut.isprintable():
        cut = "".join(character if character.isprintable() else " " for character in cut)
    return " ".join(cut.split())[:limit]


def as_text(edition: Edition, mark: str, lines: Iterable[str]) -> bytes:
    """A text list: the header and the tombstones as comments that start with `mark`, then `lines`."""
    comments = [*header_lines(edition), *map(removed_line, edition.tombstones)]
    body = [*(f"{mark} {line}" for line in comments), *lines, ""]
    return "\n".join(body).encode("utf-8", "replace")
