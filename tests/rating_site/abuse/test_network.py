"""Of an address only its network is kept."""

import pytest

from rating_site.abuse.network import prefix


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
    ],
)
def test_the_network_of_an_address(address: str, network: str) -> None:
    assert prefix(address) == network


@pytest.mark.parametrize("text", ["", "shop.example", "1.2.3", "1.2.3.4/8", "1.2.3.4\n"])
def test_what_is_no_address_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="address"):
        prefix(text)
