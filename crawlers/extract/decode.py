"""Which characters do these bytes stand for? The declared charset if it fits, else the best fit."""

import codecs
import re

MAX_BYTES = 4_000_000
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(r"""^\s{0,99}<\?xml[^>]{0,99}encoding\s?=\s?["']([A-Za-z0-9_.-]{2,40})""")
_HAN = re.compile("[\u4e00-\u9fff]")
# Chinese servers call GB 18030 by its ancestors' names. Latin 1 is what servers claim when nobody chose, so
# it is no evidence and is left out; a page that really is Latin 1 loses accents only.
_CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "shift_jis": "cp932",
    "euc-jp": "euc-jp",
    "euc-kr": "cp949",
}


def decode(data: bytes, content_type: str = "") -> str:
    """The text of an HTTP body; never fails, unreadable bytes become U+FFFD, at most MAX_BYTES are read."""
    data = data[:MAX_BYTES]
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    text = _strictly(data, "utf-8")
    if text is not None and _HAN.search(text):
        return text  # whatever is declared: other charsets do not form valid UTF-8 with Han in it by chance
    candidates = [name for name in (_declared(content_type), _declared_inside(data)) if name]
    candidates += ["utf-8", "gb18030"]
    for name in candidates:
        text = _strictly(data, name)
        if text is not None:
            return text
    return min((data.decode(name, "replace") for name in candidates), key=lambda text: text.count("\ufffd"))


def _declared(content_type: str) -> str | None:
    found = _CHARSET.search(content_type[:500])
    return _CODECS.get(found.group(1).lower()) if found else None


def _declared_inside(data: bytes) -> str | None:
    """The charset that the document names itself; a document that we can read so far is not UTF-16."""
    head = data[:4096].decode("latin-1")
    found = _XML_ENCODING.search(head) or next(
        (
            charset
            for charset in _CHARSET.finditer(head)
            if "<meta" in head[max(0, charset.start() - 200) : charset.start()].lower()
        ),
        None,
    )
    name = _CODECS.get(found.group(1).lower()) if found else None
    return "utf-8" if name and name.startswith("utf-16") else name


def _strictly(data: bytes, name: str) -> str | None:
    """The text if every byte fits; a character cut off at the very end is a truncated body, not a misfit."""
    try:
        return codecs.getincrementaldecoder(name)("strict").decode(data, final=False)
    except UnicodeError:
        return None
