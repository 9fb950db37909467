"""Which IP addresses may be reached?"""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.address_policy import ip_allowed, why_forbidden

FORBIDDEN = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.100.100.200", "255.255.255.255", "224.0.0.1", "240.0.0.1",
    "0.0.0.0",  # noqa: S104 - listed to be refused
    "198.18.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "168.63.129.16", "::1", "::",
    "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "64:ff9b:1::1", "2002:7f00:1::", "2001:0:53aa::1", "fec0::1", "fe80::1", "fe80::1%eth0",
    "fd00:ec2::254", "ff02::1", "2001:db8::1", "3fff::1", "100::1",
]  # fmt: skip
ALLOWED = ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("ip", FORBIDDEN)
def test_special_addresses_are_forbidden_and_it_says_why(ip: str) -> None:
    assert why_forbidden(ip)


@pytest.mark.parametrize("ip", ALLOWED)
def test_public_addresses_are_allowed(ip: str) -> None:
    assert ip_allowed(ip)


@pytest.mark.parametrize("ip", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_loopback_needs_its_permission(ip: str) -> None:
    assert not ip_allowed(ip) and ip_allowed(ip, allow_loopback=True)


@pytest.mark.parametrize("ip", ["10.0.0.1", "169.254.169.254", "fe80::1"])
def test_the_loopback_permission_opens_nothing_else(ip: str) -> None:
    assert not ip_allowed(ip, allow_loopback=True)


@pytest.mark.parametrize(
    "text", ["", "localhost", "2130706433", "0x7f.1", "127.1", "127.0.0.1:80", "٣.0.0.1"]
)
def test_what_is_no_ip_address_is_forbidden(text: str) -> None:
    assert why_forbidden(text) == "not an IP address"


@given(st.ip_addresses())
def test_nothing_private_is_ever_allowed(address: IPv4Address | IPv6Address) -> None:
    if ip_allowed(str(address)):
        assert address.is_global or getattr(address, "ipv4_mapped", None)
        assert not (address.is_private or address.is_loopback or address.is_multicast) or "ffff" in str(
            address
        )


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_changes_nothing(address: IPv4Address) -> None:
    plain = ip_allowed(str(address))
    assert ip_allowed(f"::ffff:{address}") is plain
    assert ip_allowed(str(IPv6Address(int(IPv6Address("64:ff9b::")) + int(address)))) is plain
