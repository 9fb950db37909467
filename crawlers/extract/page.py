"""What is left of a web page once it is parsed: text with places in it, links, resources, scripts."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An anchor: text, address (absolute, or as written where it cannot be joined), place in Page.text."""

    text: str
    href: str
    written: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of Page.text: ``hidden``, ``footer`` or ``quoting`` (article, blockquote, pre, code)."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Resource:
    """Something that the page loads or posts to: element name, `rel` of a link element, absolute address."""

    tag: str
    rel: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page. `text` holds hidden passages too; `regions` and `links` point into it by offset."""

    title: str
    text: str
    regions: tuple[Region, ...]
    links: tuple[Link, ...]
    resources: tuple[Resource, ...]
    meta: Mapping[str, str]
    scripts: tuple[str, ...]
    skeleton: tuple[str, ...]
    source: str

    @property
    def all_text(self) -> str:
        """Every passage, hidden ones included."""
        return self.text

    @property
    def visible_text(self) -> str:
        """What a reader sees: inline elements joined, blocks on lines of their own."""
        kept, at = [], 0
        for start, end in self._spans("hidden"):
            kept.append(self.text[at:start])
            at = end
        return "".join([*kept, self.text[at:]])

    @property
    def footer_text(self) -> str:
        """The footers of the page, hidden ones included; empty where no element calls itself a footer."""
        return "\n".join(self.text[start:end].strip() for start, end in self._spans("footer"))

    @property
    def generator(self) -> str:
        """What <meta name=generator> says."""
        return self.meta.get("generator", "")

    def within(self, kind: str, start: int) -> bool:
        """Whether this offset of `text` lies in a region of this kind."""
        return any(part.kind == kind and part.start <= start < part.end for part in self.regions)

    def _spans(self, kind: str) -> list[tuple[int, int]]:
        """The outermost stretches of this kind, in order."""
        spans: list[tuple[int, int]] = []
        for part in self.regions:
            if part.kind == kind and (not spans or part.end > spans[-1][1]):
                spans.append((part.start, part.end))
        return spans
