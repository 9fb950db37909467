"""What does a page show, link to and contain? One linear walk over hostile HTML, where extraction starts."""

import re
from types import MappingProxyType
from typing import Any

import ada_url
from lxml import etree  # type: ignore[import-untyped]

from crawlers.extract.decode import MAX_BYTES, decode
from crawlers.extract.page import Link, Page, Region, Resource
from crawlers.extract.text import squeeze, strip_invisible

__all__ = ["Link", "Page", "Region", "Resource", "parse"]
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "iframe",
        "object",
        "noembed",
        "noframes",
        "datalist",
        "audio",
        "video",
        "canvas",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_QUOTING = frozenset(["article", "blockquote", "pre", "code"])
_LOADED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "form": "action", "source": "src"}
_HIDING = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_FOOTER_NAME = re.compile(r"(?:^|[\s_-])(?:foot|copyright|beian|icp)", re.IGNORECASE)
_MOST_REGIONS, _MOST_LINKS, _MOST_SKELETON = 5000, 20_000, 4000
_SPACES = re.compile(r"[ \t\r\n\f]+")


def parse(html: bytes | str, content_type: str = "", base_url: str = "") -> Page:
    """The page in these bytes; never fails. `content_type` is the HTTP header, `base_url` resolves links."""
    source = decode(html, content_type) if isinstance(html, bytes) else html[:MAX_BYTES]
    walk = _Walk(base_url)
    root = _tree(source)
    if root is not None:
        walk.run(root)
    return Page(
        walk.title,
        "".join(walk.parts),
        tuple(sorted(walk.regions, key=lambda part: part.start)),
        tuple(walk.links),
        tuple(walk.resources),
        MappingProxyType(walk.meta),
        tuple(walk.scripts),
        tuple(walk.skeleton),
        source,
    )


def _tree(source: str) -> Any:
    """The element tree, or None where libxml2 finds no element at all."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(source.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


class _Walk:
    """Collects the parts of a Page in document order; offsets count what was written so far."""

    def __init__(self, base_url: str) -> None:
        self.base, self.title = base_url, ""
        self.parts: list[str] = []
        self.length, self.last = 0, "\n"
        self.regions: list[Region] = []
        self.links: list[Link] = []
        self.resources: list[Resource] = []
        self.meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.skeleton: list[str] = []
        self._open: list[tuple[Any, str, int]] = []
        self._kept_lines = 0

    def run(self, root: Any) -> None:
        unseen = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag
            leaving = event == "end"
            if not leaving:
                self._note(tag, element)
            unseen += (-1 if leaving else 1) * (tag in _UNSEEN)
            if not unseen and tag in _BLOCKS:
                self._break_line()
            if leaving:
                self._close(element, tag)
            elif not unseen:
                self._enter(element, tag)
            text = element.tail if leaving else element.text
            if text and not unseen and not (leaving and element is root):
                self.write(text, keep_lines=bool(self._kept_lines))

    def write(self, raw: str, keep_lines: bool) -> None:
        """Adds text; runs of white space become one space unless lines are kept."""
        text = strip_invisible(raw)
        if not keep_lines:
            text = _SPACES.sub(" ", text)
            if self.last in " \n":
                text = text.removeprefix(" ")
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.last = text[-1]

    def _break_line(self) -> None:
        if self.last != "\n":
            self.write("\n", keep_lines=True)

    def _note(self, tag: str, element: Any) -> None:
        """What an element tells apart from its text."""
        if len(self.skeleton) < _MOST_SKELETON:
            self.skeleton.append(f"{tag}.{'.'.join(sorted((element.get('class') or '').split()))}")
        if tag == "script" and element.text and not element.get("src"):
            self.scripts.append(element.text)
        elif tag == "title" and not self.title:
            self.title = squeeze(strip_invisible("".join(element.itertext())), 300)
        elif tag == "meta" and element.get("content"):
            name = (element.get("name") or element.get("property") or element.get("http-equiv") or "").lower()
            self.meta.setdefault(name, element.get("content"))
        elif tag == "base" and element.get("href"):
            self.base = self._absolute(element.get("href"))
        if tag in _LOADED and element.get(_LOADED[tag]):
            self.resources.append(
                Resource(tag, (element.get("rel") or "").lower(), self._absolute(element.get(_LOADED[tag])))
            )

    def _enter(self, element: Any, tag: str) -> None:
        """Opens the link and the regions that begin here."""
        self._kept_lines += tag in ("pre", "textarea")
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        kinds = ["link"] if tag in ("a", "area") and element.get("href") is not None else []
        if element.get("hidden") is not None or _HIDING.search((element.get("style") or "")[:2000]):
            kinds.append("hidden")
        if tag == "footer" or _FOOTER_NAME.search(names[:500]):
            kinds.append("footer")
        if tag in _QUOTING:
            kinds.append("quoting")
        self._open.extend((element, kind, self.length) for kind in kinds)

    def _close(self, element: Any, tag: str) -> None:
        while self._open and self._open[-1][0] is element:
            _, kind, start = self._open.pop()
            if kind == "link":
                text = squeeze("".join(self._since(start)))
                written = strip_invisible(element.get("href")).strip()
                if len(self.links) < _MOST_LINKS:
                    self.links.append(Link(text, self._absolute(written), written, start, self.length))
            elif self.length > start and len(self.regions) < _MOST_REGIONS:
                self.regions.append(Region(kind, start, self.length))
        self._kept_lines -= tag in ("pre", "textarea")

    def _since(self, start: int) -> list[str]:
        """What was written since this offset."""
        taken, length = [], self.length
        for part in reversed(self.parts):
            if length <= start:
                break
            taken.append(part)
            length -= len(part)
        return taken[::-1]

    def _absolute(self, href: str) -> str:
        try:
            return str(ada_url.join_url(self.base, href)) if self.base else href
        except ValueError:
            return href
