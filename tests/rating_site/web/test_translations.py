"""Every sentence has an English form, and the compiled catalogue is the written one."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from rating_site import web

ROOT = Path(web.__file__).parents[2]
FOLDER = Path(web.__file__).parent / "translations/en/LC_MESSAGES"
KEYWORDS = {"_": None, "_l": None, "gettext": None, "ngettext": (1, 2)}
_VALUE = re.compile(r"%\((\w+)\)s")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The English catalogue."""
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


def test_no_sentence_is_untranslated_or_left_over(catalog: Catalog) -> None:
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, methods, options, KEYWORDS, directory_filter=_ours)
    used = {message for _file, _line, message, _comments, _context in found}
    written = {message.id for message in catalog if message.id and all(_texts(message.string))}
    assert used - written == set(), "translate these in messages.po, then run: pybabel compile"
    assert written - used == set(), "these are used nowhere any more"


def test_the_compiled_catalogue_is_the_written_one(catalog: Catalog) -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalog)
    assert (FOLDER / "messages.mo").read_bytes() == fresh.getvalue(), "run: pybabel compile"


def test_translations_mention_the_same_values(catalog: Catalog) -> None:
    for message in catalog:
        for text in _texts(message.string):
            wanted = set(_VALUE.findall(_texts(message.id)[0])) - {"gap"}
            assert set(_VALUE.findall(text)) == wanted, message.id


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _ours(folder: str) -> bool:
    inside = Path(folder).relative_to(ROOT).parts
    return not inside or inside[0] == "rating_site"
