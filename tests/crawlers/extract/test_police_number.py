"""Police filing numbers: province, link and placeholder rules."""

import pytest

from crawlers.extract.html import parse
from crawlers.extract.police_number import PoliceClaim, find_police

NUMBER = "京公网安备 11040102700068号"


def only(html: str) -> PoliceClaim:
    (claim,) = find_police(parse(html, base_url="https://shop.example/"))
    return claim


@pytest.mark.parametrize(
    "written",
    [
        "京公网安备 11040102700068号",
        "京公网安备11040102700068号",
        "京公网安备：1104 0102 7000 68",
        "京公網安備 11040102700068號",
        "<i>京</i>公网安备 <b>110401</b>02700068号",
        "京公网安备１１０４０１０２７０００６８号",
    ],
)
def test_variants_read_the_same(written: str) -> None:
    claim = only(f"<footer>{written}</footer>")
    assert (claim.number, claim.valid, claim.flags) == (NUMBER, True, ())


def test_the_old_thirteen_digit_city_form_is_accepted() -> None:
    assert only("深公网安备：4403101910665").valid


@pytest.mark.parametrize("written", ["川公网安备 51010702001250号", "滇公网安备 53010702001250号"])
def test_the_police_use_car_plate_letters_too(written: str) -> None:
    assert only(written).valid


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("湘公网安备 31010333002939号", "police_prefix_mismatch"),
        ("京公网安备 xxxxxxxxxxxxxx号", "masked"),
        ("辽公网安备 21020000000000号", "placeholder"),
        ("皖公网安备341324020000239号", "bad_length"),
        ("公网安备 11040102700068号", "missing_province"),
        ("京公网安备 99040102700068号", "impossible_region"),
    ],
)
def test_impossible_numbers_say_why(written: str, reason: str) -> None:
    claim = only(written)
    assert (claim.valid, claim.reason) == (False, reason)


@pytest.mark.parametrize(
    ("href", "flags"),
    [
        ("http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11040102700068", ()),
        ("https://beian.mps.gov.cn/#/query/webSearch?code=11040102700068", ()),
        ("https://beian.mps.gov.cn/", ()),
        ("https://beian.mps.gov.cn/#/query/webSearch?code=11040102700069", ("police_link_mismatch",)),
        (
            "http://beian.gov.cn/portal/registerSystemInfo?recordcode=31040102700068",
            ("police_link_mismatch",),
        ),
        ("https://beian.gov.cn.evil.example/?recordcode=11040102700068", ("wrong_link",)),
    ],
)
def test_the_link_must_name_the_same_number(href: str, flags: tuple[str, ...]) -> None:
    claim = only(f'<a href="{href}"><img src=x>{NUMBER}</a>')
    assert claim.flags == flags
    assert claim.valid == ("police_link_mismatch" not in flags)
