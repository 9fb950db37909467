"""What must be shown of a platform, packed into few bytes?

One growing block of bytes instead of objects: 100,000 platforms take 20 MB instead of 80.
"""

from array import array
from collections.abc import Iterable
from typing import NamedTuple

_FIELD, _ITEM = "\x1f", "\x1e"
_END = _FIELD.encode()
_CLEAN = str.maketrans(_FIELD + _ITEM, "  ")


class Record(NamedTuple):
    """A platform as it is shown and compared: `names` in their compared form, `hosts` without `www.`."""

    id: str
    title: str
    host: str
    names: tuple[str, ...]
    hosts: tuple[str, ...]


class Records:
    """Records by row number; a mark stands before each name, so that one can be found by its beginning."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", (0,))
        self._name_ends = array("Q")

    def append(self, record: Record) -> None:
        """Add the record of the next row."""
        names, hosts = "".join([_ITEM + name for name in record.names]), _ITEM.join(record.hosts)
        texts = (names, record.id, record.title, record.host, hosts)
        packed = _FIELD.join(texts)
        if packed.count(_FIELD) >= len(texts):
            packed = _FIELD.join([text if _FIELD not in text else text.translate(_CLEAN) for text in texts])
        encoded = packed.encode("utf-8", "replace")
        self._name_ends.append(len(self._bytes) + encoded.index(_END))
        self._bytes += encoded
        self._ends.append(len(self._bytes))

    def shown(self, row: int) -> list[str]:
        """Id, title and host of a row."""
        shown = self._bytes[self._name_ends[row] + 1 : self._ends[row + 1]]
        return shown.decode().split(_FIELD, 3)[:3]

    def addressed(self, row: int) -> tuple[str, str, list[str]]:
        """Id, title and hosts of a row."""
        rest = self._bytes[self._name_ends[row] + 1 : self._ends[row + 1]]
        id, title, _, hosts = rest.decode().split(_FIELD)
        return id, title, hosts.split(_ITEM) if hosts else []

    def names(self, row: int) -> list[str]:
        """The compared names of a row."""
        return self._fields(row)[0].split(_ITEM)[1:]

    def beginning(self, rows: Iterable[int], start: str) -> list[int]:
        """Those of the rows that have a compared name that begins so."""
        return self.holding(rows, _ITEM + start)

    def holding(self, rows: Iterable[int], part: str) -> list[int]:
        """Those of the rows that have a compared name with this part."""
        find, starts, ends = self._bytes.find, self._ends, self._name_ends
        wanted = part.encode("utf-8", "replace")
        return [row for row in rows if find(wanted, starts[row], ends[row]) >= 0]

    def __getitem__(self, row: int) -> Record:
        names, id, title, host, hosts = self._fields(row)
        return Record(
            id, title, host, tuple(names.split(_ITEM)[1:]), tuple(hosts.split(_ITEM)) if hosts else ()
        )

    def _fields(self, row: int) -> list[str]:
        return self._bytes[self._ends[row] : self._ends[row + 1]].decode("utf-8").split(_FIELD)

    @property
    def size(self) -> int:
        """Bytes in use."""
        return len(self._bytes) + (len(self._ends) + len(self._name_ends)) * self._ends.itemsize
