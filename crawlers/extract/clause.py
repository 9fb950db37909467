"""What is one clause of a platform's terms, and where in the text does it stand?"""

from dataclasses import dataclass
from typing import TypedDict


class ClauseJson(TypedDict):
    """A clause as one JSON object: exactly these keys."""

    type: str
    value: str
    unit_note: str
    bound: str
    start: str
    aspect: str
    cond: str
    span: list[int]


@dataclass(frozen=True, slots=True)
class Clause:
    """One typed promise or exclusion.

    `value` is an ISO 8601 duration, a range "PT24H/PT72H", or a word of the type's own list; `bound` is "max"
    for a deadline and "min" for "wait at least"; `start` names the event the clock starts at; `aspect` and
    `cond` are empty where nothing is said; `span` holds the borders of the quoted passage in the original.
    """

    type: str
    value: str
    unit_note: str = ""
    bound: str = "max"
    start: str = "unspecified"
    aspect: str = ""
    cond: str = ""
    span: tuple[int, int] = (0, 0)

    def quote(self, text: str) -> str:
        """The passage of the original `text` this clause was read from."""
        return text[self.span[0] : self.span[1]]

    def to_json(self) -> ClauseJson:
        """This clause as plain JSON values."""
        return {
            "type": self.type,
            "value": self.value,
            "unit_note": self.unit_note,
            "bound": self.bound,
            "start": self.start,
            "aspect": self.aspect,
            "cond": self.cond,
            "span": [self.span[0], self.span[1]],
        }
