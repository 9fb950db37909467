"""Which IP addresses may be reached? Standard library only; crawlers and our own outgoing HTTP share it.

`ipaddress.is_global` alone is not the answer: it lets multicast, NAT64, 6to4 and site-local through.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Ip = IPv4Address | IPv6Address

_NAT64 = IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_SPECIAL = tuple(
    (ip_network(network), meaning)
    for network, meaning in (
        ("2002::/16", "a 6to4 address"),
        ("2001::/32", "a Teredo address"),
        ("3fff::/20", "a documentation address"),
        ("192.88.99.0/24", "a 6to4 relay address"),
        ("192.0.0.0/24", "a protocol assignment address"),
        ("168.63.129.16/32", "a cloud metadata address"),
    )
)


def why_forbidden(ip: str, allow_loopback: bool = False) -> str | None:
    """Why this address may not be reached, in a few English words; None where it may."""
    try:
        address = ip_address(ip)
    except ValueError:
        return "not an IP address"
    if isinstance(address, IPv6Address) and address.scope_id:
        return "a link-local address"
    address = _unwrapped(address)
    if address.is_loopback:
        return None if allow_loopback else "a loopback address"
    return _why_special(address)


def ip_allowed(ip: str, allow_loopback: bool = False) -> bool:
    """Whether this address may be reached; `allow_loopback` is the permission of tests and the demo."""
    return why_forbidden(ip, allow_loopback) is None


def _unwrapped(address: Ip) -> Ip:
    """The IPv4 address inside an IPv4-mapped or NAT64 one: that is where packets go."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _why_special(address: Ip) -> str | None:
    if address.is_multicast:
        return "a multicast address"
    if address.is_unspecified:
        return "the unspecified address"
    if address.is_link_local:
        return "a link-local address"
    for network, meaning in _SPECIAL:
        if address in network:
            return meaning
    if address.is_private or not address.is_global or address.is_reserved:
        return "a private or reserved address"
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return "no global unicast address"
    return None
