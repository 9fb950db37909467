"""What must be shown of a platform, packed into few bytes?

One growing block of bytes instead of objects: 100,000 platforms take 20 MB instead of 80.
"""

from array import array
from dataclasses import dataclass

_FIELD, _ITEM = "\x1f", "\x1e"
_CLEAN = str.maketrans(_FIELD + _ITEM, "  ")


@dataclass(frozen=True, slots=True)
class Record:
    """A platform as it is shown and compared: `names` in their compared form, `hosts` without `www.`."""

    id: str
    title: str
    host: str
    names: tuple[str, ...]
    hosts: tuple[str, ...]


class Records:
    """Records by row number."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", (0,))

    def append(self, record: Record) -> None:
        """Add the record of the next row."""
        texts = (record.id, record.title, record.host, _ITEM.join(record.names), _ITEM.join(record.hosts))
        clean = [text if _FIELD not in text else text.translate(_CLEAN) for text in texts]
        self._bytes += _FIELD.join(clean).encode("utf-8", "replace")
        self._ends.append(len(self._bytes))

    def shown(self, row: int) -> list[str]:
        """Id, title and host of a row."""
        return self._fields(row)[:3]

    def addressed(self, row: int) -> tuple[str, str, list[str]]:
        """Id, title and hosts of a row."""
        id, title, _, _, hosts = self._fields(row)
        return id, title, hosts.split(_ITEM) if hosts else []

    def names(self, row: int) -> list[str]:
        """The compared names of a row."""
        return self._fields(row)[3].split(_ITEM)

    def __getitem__(self, row: int) -> Record:
        id, title, host, names, hosts = self._fields(row)
        return Record(id, title, host, tuple(names.split(_ITEM)), tuple(hosts.split(_ITEM)) if hosts else ())

    def _fields(self, row: int) -> list[str]:
        return self._bytes[self._ends[row] : self._ends[row + 1]].decode("utf-8").split(_FIELD)

    @property
    def size(self) -> int:
        """Bytes in use."""
        return len(self._bytes) + len(self._ends) * self._ends.itemsize
