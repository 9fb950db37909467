"""What does a platform or a forum show of our answer? A small picture, or data that shields.io draws.

The picture is made here because shields.io cannot be relied on where most readers are. Whoever asks for a
badge of a listed, warned or alerted platform must pass that state and no grade.
"""

import unicodedata
from dataclasses import dataclass
from html import escape

from rating_site.exports.record import as_json
from rating_site.exports.text import plain

LABEL = "卡鉴"
CACHE_SECONDS = 3600
_WIDE, _NARROW, _PADDING, _LONGEST = 12, 7, 12, 40


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says, in words and in one of shields.io's colour names."""

    message: str
    colour: str


_STATES = {
    "listed": Badge("已列入黑名单", "critical"),
    "warned": Badge("已发布警示", "orange"),
    "alert": Badge("请等待核实", "orange"),
    "not_rated": Badge("暂不评级", "lightgrey"),
    "delisted": Badge("已移出", "lightgrey"),
}
_UNKNOWN = Badge("未查过", "lightgrey")
_GRADE_COLOURS = {"A": "success", "B": "green", "C": "yellow", "D": "orange", "E": "red"}
_PAINT = {
    "critical": "#b3261e",
    "red": "#b3261e",
    "orange": "#a34700",
    "yellow": "#7a6000",
    "green": "#3f6b00",
    "success": "#1b6e3c",
    "lightgrey": "#5f6368",
}
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{label}: '
    '{message}"><title>{label}: {message}</title><rect width="{width}" height="20" rx="3" fill="#444"/>'
    '<path d="M{left} 0h{right}v20h-{right}z" fill="{paint}"/>'
    '<g fill="#fff" text-anchor="middle" font-family="sans-serif" font-size="12">'
    '<text x="{label_at}" y="14">{label}</text><text x="{message_at}" y="14">{message}</text></g></svg>\n'
)


def badge(state: str, grade: str | None = None) -> Badge:
    """The badge for an answer's state; "graded" needs its grade, an unheard-of state is unknown."""
    if state == "graded" and grade in _GRADE_COLOURS:
        return Badge(f"{grade} 级", _GRADE_COLOURS[grade])
    return _STATES.get(state, _UNKNOWN)


def badge_svg(shown: Badge, label: str = LABEL) -> bytes:
    """The picture; readable by screen readers, white on a dark colour (contrast above 4.5)."""
    label, message = plain(label, _LONGEST), plain(shown.message, _LONGEST)
    left, right = _width(label), _width(message)
    picture = _SVG.format(
        width=left + right,
        left=left,
        right=right,
        paint=_PAINT.get(shown.colour, _PAINT["lightgrey"]),
        label=escape(label),
        message=escape(message),
        label_at=left / 2,
        message_at=left + right / 2,
    )
    return picture.encode("utf-8", "replace")


def badge_json(shown: Badge, label: str = LABEL) -> bytes:
    """The answer of a shields.io endpoint."""
    return as_json(
        {
            "schemaVersion": 1,
            "label": plain(label, _LONGEST),
            "message": plain(shown.message, _LONGEST),
            "color": shown.colour,
            "cacheSeconds": CACHE_SECONDS,
        }
    )


def _width(text: str) -> int:
    """Roughly how many pixels the text takes with its margins; Chinese characters are twice as wide."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return _PADDING + wide * _WIDE + (len(text) - wide) * _NARROW
