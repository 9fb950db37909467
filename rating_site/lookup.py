"""What did somebody type into the one box? Pure: text in, (kind, key) out, and what else it may mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from crawlers.identity import Address
from rating_site.typed import address, contact, filing
from rating_site.typed.text import MAX_QUERY, names, tidy, without_chatter

__all__ = ["MAX_QUERY", "Query", "recognise"]
Kind = Literal["address", "icp_service", "icp_main", "qq", "wechat", "name"]
_MOST = 12


@dataclass(frozen=True, slots=True)
class Query:
    """What was recognised: `key` is canonical for its kind; `address` is there for addresses only.

    `others` are further readings of the same text, the surest first; they count where the first one finds
    nothing, except that names are asked for last.
    """

    kind: Kind
    key: str
    address: Address | None = None
    others: tuple["Query", ...] = ()

    @property
    def readings(self) -> tuple["Query", ...]:
        """All of them in the order in which they are asked for: what is held exactly before names."""
        return tuple(sorted((replace(self, others=()), *self.others), key=lambda one: one.kind == "name"))

    @property
    def loose(self) -> bool:
        """Whether the index alone can compare it: without case, or a number without its province."""
        if self.kind == "address":
            return "/" in self.key
        return self.kind == "wechat" or self.key.startswith(filing.NO_PROVINCE)


def recognise(text: str) -> Query:
    """The meaning of a typed text; ValueError with one line when it is empty or over 256 characters long."""
    stripped = text.strip()
    if len(stripped) > MAX_QUERY:
        raise ValueError(f"longer than {MAX_QUERY} characters")
    shown = tidy(stripped) or stripped.replace("\x00", "").strip()
    if not shown:
        raise ValueError("type a host, a name, a QQ number or an ICP number")
    first, *others = dict.fromkeys(_readings(shown))
    return replace(first, others=tuple(others[:_MOST]))


def _readings(text: str) -> Iterator[Query]:
    """What a tidy text may mean, the surest first; what is certain leaves no room for anything else."""
    if links := contact.linked(text):
        yield from _held(links)
    elif pasted := address.pasted(text):
        yield from _addresses(pasted, text)
    elif filed := filing.filings(text):
        yield from _held(filed)
    elif contacts := contact.labelled(text):
        yield from _held((*contacts, *contact.guessed(text)))
    elif numbers := contact.alone(bare := without_chatter(text)):
        yield from _held((*numbers, *filing.without_province(bare)))
    elif spoken := address.spoken(text):
        yield from _addresses(spoken, text)
    else:
        yield from _named(text)


def _named(text: str) -> Iterator[Query]:
    """A name; what may be something else as well is asked for exactly."""
    name, *others = names(text)
    yield Query("name", name)
    bare = without_chatter(text)
    yield from _held((*contact.guessed(bare), *contact.guessed(text), *filing.without_province(text)))
    yield from (Query("address", one.site, one) for one in address.guessed(text))
    yield from (Query("name", one) for one in others)


def _addresses(first: Address, text: str) -> Iterator[Query]:
    yield Query("address", first.site, first)
    yield from (Query("address", one.site, one) for one in address.variants(first, text))


def _held(readings: Iterable[tuple[contact.Kind | filing.Kind, str]]) -> Iterator[Query]:
    return (Query(kind, key) for kind, key in readings)
