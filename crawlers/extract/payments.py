"""How does a shop take money? Payment methods named on its pages and the host of its payment gateway."""

import re

from crawlers.extract.icp_links import host_of
from crawlers.extract.page import Page
from crawlers.extract.text import fold

_METHODS = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "alipay": r"支付宝|alipay",
        "wechat_pay": r"微信(?:支付|扫码|付款)|wechat ?pay|wxpay",
        "qq_wallet": r"QQ ?钱包|qqpay",
        "unionpay": r"银联|云闪付|unionpay",
        "bank_card": r"网银|银行卡(?:支付|付款|转账)",
        "usdt": r"USDT|TRC-?20|ERC-?20",
        "epay": r"易支付|(?<![a-z])epay(?![a-z])",
        "codepay": r"码支付|codepay",
        "vmq": r"V ?免签|vmq(?:pay)?(?![a-z])",
        "alipay_f2f": r"当面付",
        "xunhupay": r"虎皮椒|xunhupay",
        "payjs": r"payjs",
        "paypal": r"paypal",
        "stripe": r"(?<![a-z])stripe(?![a-z])",
        "balance": r"余额(?:支付|付款)",
    }.items()
}
_GATEWAY_PATH = re.compile(
    r"/(?:submit|mapi|pay/submit|pay/apisubmit|api/pay/submit|gateway/pay)(?:\.php)?(?:[/?#]|$)",
    re.IGNORECASE,
)
_INLINE = re.compile(r"https?://[A-Za-z0-9.-]{4,120}(?::\d{2,5})?/(?:submit|mapi)\.php", re.IGNORECASE)


def find_payment_methods(text: str) -> tuple[str, ...]:
    """The payment methods that a text names (alipay, wechat_pay, usdt, epay …), sorted."""
    plain = fold(text[:300_000])
    return tuple(sorted(name for name, words in _METHODS.items() if words.search(plain)))


def find_gateway_hosts(page: Page) -> tuple[str, ...]:
    """The hosts to which a page sends payments (易支付 and its clones), sorted."""
    addresses = [part.url for part in page.resources if part.tag == "form"]
    addresses += [link.href for link in page.links]
    hosts = {host_of(address) for address in addresses if _GATEWAY_PATH.search(address[:500])}
    for script in page.scripts[:50]:
        hosts.update(host_of(found) for found in _INLINE.findall(script[:300_000].replace("\\/", "/"))[:20])
    return tuple(sorted(hosts - {""}))
