"""Which site did somebody type? Pure: text in, Address out, read as a browser would read it.

One host may carry many shops (``/shop/AB12`` on a multi-seller host, or ``name.shared.example`` below a
private suffix). Each of these is a site of its own, while filing and domain age belong to the host.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import ada_url
from tldextract import TLDExtract

MAX_TYPED = 2048
_LONGEST_HOST = 253
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
_SCHEME = re.compile(r"(?i)^h(?:tt|xx)p(s?):/{1,3}")
_OTHER_SCHEME = re.compile(r"(?i)^[a-z][a-z0-9+.-]{1,20}:(?!\d)")
_SHOP_PATH = re.compile(r"^/(?:shop|s|links|store)/[A-Za-z0-9_-]{2,64}(?=/|$)")
_PLAIN_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$")
_suffixes = cache(lambda: TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True))


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a platform: `host` in A-labels, `port` None where it is the scheme's own.

    `registrable_domain` is None for IP addresses and bare suffixes. `shared_host` says that filing and
    registration date of the domain tell nothing about the shop at this address.
    """

    scheme: str
    host: str
    port: int | None
    shop_path: str
    registrable_domain: str | None
    shared_host: bool

    @property
    def site(self) -> str:
        """The address without scheme, as the directory stores it: ``host[:port][/shop/AB12]``."""
        return f"{self.host}{'' if self.port is None else f':{self.port}'}{self.shop_path}"

    @property
    def url(self) -> str:
        """Where a browser would go."""
        return f"{self.scheme}://{self.site}" + ("" if self.shop_path else "/")

    @property
    def shown_host(self) -> str:
        """The host as people read it (Unicode labels)."""
        return ada_url.idna_to_unicode(self.host) if "xn--" in self.host else self.host


def read_address(text: str) -> Address:
    """The address that was typed or pasted; ValueError says in one English line what is wrong with it.

    Accepts what people paste: no scheme, full width, ideographic dots, zero-width characters, ``hxxp``,
    ``bad[.]example``. Refuses user names, other schemes and hosts that name nothing.
    """
    if len(text) > MAX_TYPED:
        raise ValueError(f"longer than {MAX_TYPED} characters")
    if len(text) <= _LONGEST_HOST and "xn--" not in text and _PLAIN_HOST.fullmatch(text):
        return _plain_host(text)
    tidy = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).strip()
    tidy = tidy.replace("[.]", ".").replace("。", ".")
    scheme_found = _SCHEME.match(tidy)
    if scheme_found is None and _OTHER_SCHEME.match(tidy):
        raise ValueError("only http and https addresses can be checked")
    rest = tidy[scheme_found.end() :] if scheme_found else tidy.lstrip("/")
    scheme = "https" if scheme_found and scheme_found.group(1) else "http"
    try:
        url = ada_url.URL(f"{scheme}://{rest}")
    except ValueError:
        raise ValueError("this is no address that a browser could open") from None
    return _address(url)


def _plain_host(host: str) -> Address:
    """The quick way for nearly all of them: letters, digits and hyphens that no browser would change."""
    domain, private = _registrable(host)
    return Address("http", host, None, "", domain, private)


def _address(url: ada_url.URL) -> Address:
    if url.username or url.password:
        raise ValueError("the address contains a user name")
    host = url.hostname.rstrip(".")
    is_ip = url.host_type != ada_url.HostType.DEFAULT
    if not (is_ip or (len(host) <= _LONGEST_HOST and all(map(_LABEL.match, host.split("."))))):
        raise ValueError("the host name is not valid")
    if not is_ip and "." not in host and host != "localhost":
        raise ValueError("a host name needs a dot, like shop.example")
    scheme = url.protocol.rstrip(":")
    port = int(url.port) if url.port else None
    shop = _SHOP_PATH.match(url.pathname)
    domain, private = (None, False) if is_ip else _registrable(host)
    return Address(
        scheme=scheme,
        host=host,
        port=None if port == _DEFAULT_PORTS[scheme] else port,
        shop_path=shop.group() if shop else "",
        registrable_domain=domain,
        shared_host=private or bool(shop),
    )


def _registrable(host: str) -> tuple[str | None, bool]:
    """The domain a registry sells for this host, and whether the host lies below a private suffix."""
    parts = _suffixes()(host)
    if parts.is_private:
        parts = _suffixes()(host, include_psl_private_domains=False)
        return parts.top_domain_under_public_suffix or None, True
    if not parts.suffix:  # the list's own default rule: an unknown last label is a public suffix
        return ".".join(host.split(".")[-2:]) if "." in host else None, False
    return parts.top_domain_under_public_suffix or None, False
