"""Which network does an address belong to? Only that is remembered of it, and only as a keyed hash."""

from ipaddress import IPv6Address, ip_address, ip_network

_LENGTH = {4: 24, 6: 48}


def prefix(address: str) -> str:
    """The /24 of an IPv4 address or the /48 of an IPv6 address; ValueError for anything else."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ip_network(f"{found}/{_LENGTH[found.version]}", strict=False))
