"""Where does a page of an answer go on? After a moment and, within it, after an id: nothing is skipped."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STEP = timedelta(microseconds=1)
PATTERN = r"^[0-9]{1,17}-[0-9a-z]{1,16}$"
FIRST = _EPOCH


def write_cursor(at: datetime, id: object) -> str:
    """The cursor after this row."""
    return f"{(at - _EPOCH) // _STEP}-{id}"


def read_cursor(text: str) -> tuple[datetime, str]:
    """The moment and the id in a cursor that has the PATTERN."""
    moment, _, id = text.partition("-")
    return _EPOCH + int(moment) * _STEP, id
