"""Payment methods and gateway hosts."""

from crawlers.extract.html import parse
from crawlers.extract.payments import find_gateway_hosts, find_payment_methods


def test_methods_are_named_in_one_vocabulary() -> None:
    assert find_payment_methods("支持 支付宝、微信支付、ＱＱ钱包 和 USDT-TRC20，接口：易支付") == (
        "alipay",
        "epay",
        "qq_wallet",
        "usdt",
        "wechat_pay",
    )
    assert find_payment_methods("prepayment of stripes") == ()


def test_gateway_hosts_are_read_from_forms_links_and_scripts() -> None:
    page = parse(
        '<form action="https://pay.one.example/submit.php"></form><form action="/search"></form>'
        '<a href="//two.example/mapi.php?pid=1">付</a>'
        '<script>var u="https:\\/\\/three.example\\/submit.php?pid=9"</script>',
        base_url="https://shop.example/",
    )
    assert find_gateway_hosts(page) == ("pay.one.example", "three.example", "two.example")
