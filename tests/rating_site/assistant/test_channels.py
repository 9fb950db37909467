"""Official channels come from our own list: state sites over https, and short numbers."""

import re

from rating_site.assistant.channels import channels

HOSTS = {"www.12315.cn", "www.12377.cn", "www.12321.cn", "beian.miit.gov.cn", "kf.qq.com"}


def test_every_address_is_an_official_one_over_https() -> None:
    addresses = [one.url for one in channels().values() if one.url]
    assert {url.split("/")[2] for url in addresses} == HOSTS
    assert all(url.startswith("https://") for url in addresses)


def test_numbers_are_short_national_ones() -> None:
    assert all(re.fullmatch(r"110|96110|123\d\d|", one.phone) for one in channels().values())


def test_no_channel_is_a_chat_account_or_a_mailbox() -> None:
    texts = [one.name + one.text for one in channels().values()]
    assert [text for text in texts if re.search(r"QQ|@|微信号|群", text)] == []
