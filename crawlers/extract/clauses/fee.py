"""What does a refund cost?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.clauses.quick import quick
from crawlers.extract.durations import chinese_number
from crawlers.extract.terms_sentence import Sentence

_FEE = re.compile(
    r"(?:托管|担保|管理|中介|手续|通道|服务|接口|渠道|支付|交易|转账)费?|费率|违约金|折损|损耗|工本|成本|"
    r"人工费|办理费|茶水|点位|"
    r"抽[成水佣]|费用"
)
_FEE_KEPT = quick(
    r"(?<![运邮])(?<!快递)费用?(?:需|要|得|都|均)?(?:[由归][您你])?(?:自理|自付|自[行己](?:承担|出|付))|"
    r"不(?:含|包[含括])[^,。]{0,10}(?:通道|手续|接口|渠道)费|(?<![运邮递])(?:费用?|费率|(?:手续|通道|"
    r"收)[^,。]{0,3}[点些笔]钱)[^,。]{0,4}(?:得|要|需|须|"
    r"由|归|算)?(?:您|"
    r"买[家方]|你|用户)(?:自己|自行|来)?(?:出|付|承担|担|负担|掏|贴|认|扛|兜|头上|负责)|(?:手续费|"
    r"通道费|接口费|渠道费|服务费|托管费|"
    r"担保费|管理费|中介费|收取的费用)[^。]{0,24}?(?:不予?[退返]|不能退|没法退|退不|不可退|"
    r"不在[^,。]{0,3}退|拿不回|不退|自理|"
    r"自付|自行承担|"
    r"由?(?:买[家方]|用户|您|客户|购买者)[^,。]{0,4}(?:承担|出|付|负担))|(?:扣除?|扣掉|扣减|承担|收取|"
    r"减去)(?:相应|一定|部分|支付|平台|通道|第三方|的|支付宝|微信){0,3}(?:手续|通道|接口|渠道|过路|跑腿|"
    r"矿工)费|(?:矿工|过路)费[^,。]{0,2}(?:您|你|买家)[^,。]{0,2}(?:出|付|担|贴)|(?:手续|"
    r"通道|接口|渠道)费[^。]{0,16}(?:减掉|扣[掉除减])"
)
_FEE_FREE = quick(
    r"(?<![扣收抽要])不(?:会|用)?[向给]?[^,。]{0,4}(?:收|扣|抽)取?(?:除)?(?:您|你)?(?:任何|一分)(?:手续|"
    r"其他)?(?:费用?|钱)|一分不扣|"
    r"不[扣抽要](?:您|你|咱)?(?:一分)?(?:钱|费)(?!包)|退[^,。扣收]{0,8},?不扣(?=$|[,。])|免收(?=$|[,。])|"
    r"手续费[,:是为]{0,2}(?:无(?!论)|免|没有|0(?![.\d%])|零)|"
    r"(?:不|一)(?:收|扣|抽|抠)?(?:取|除)?您?一?(?:厘|分|毛)(?:钱)?(?:都|也)?(?:不|没)?(?=[收扣抽抠少取]|$|"
    r",)|(?<![元块])(?<!系统)(?<!平台)(?<!那边)(?<!一律)(?<!客服)不[扣收抽](?:费(?=$|,)|(?=$|,))|"
    r"不收取?您?(?:任何|一分|其[他它])?[^,。]{0,2}[费钱]|不(?:另|再|"
    r"额外)收(?:取)?(?:任何|其[他它])?费|分文不[扣收]|退[^,。]{0,8}免费|不收[^,。]{0,4}手续费|"
    r"[不免](?:会|另)?(?:扣除?|收取?)?(?:任何|您?一分)?(?:手续费|通道费|费用|钱)|[零0无](?:手续费|扣)|"
    r"一分不少|(?:的|都|就|则|统统)免(?=$|[,。])|免(?:手续|服务|通道|收(?=$|[,。]|手|费|任))|"
    r"不抽[成水佣]|付(?:了)?多少退多少|手续费(?:(?:我们|我方|本店|平台|卖家|"
    r"商家)[^,。]{0,3}(?:出|担|贴|垫|吃|付|掏)|全免|为[零0]|由(?:平台|本站|本店|我们|我方|"
    r"商家|卖家)承担)"
)
_PERCENT = re.compile(
    r"(?P<over>超过|[高超]出|高[过于]|大于|多于|逾)?(?:(?P<low>\d{1,2}(?:\.\d{1,3})?)%?[-~到至])?"
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,3})?)(?:%|(?P<mille>‰)|个(?:百分)?点)|"
    r"(?P<part>[百千])分之(?P<spoken>[零一二两三四五六七八九十]{1,3}(?:点[零一二三四五六七八九]{1,2})?|"
    r"\d{1,2}(?:\.\d)?)|"
    r"(?P<points>[一二两三四五六七八九十]{1,3})个(?:百分)?点|"
    r"(?<![十百千万几数两一二三四五六七八九\d])千(?P<thousandth>[一二三四五六七八九](?:点[一二三四五六七八九])?)(?=$|[,。、;]|[的手]|由|您|起)|"
    r"(?P<tenths>[一二两三四五])成(?P<half>[五半](?!\d))?(?![交功本为熟]))(?P<more>以上|起(?:步|跳|收|扣|"
    r"算)?)?"
)
_YUAN = re.compile(
    r"(?:扣除?|收取?|[交付缴赔]|人民币|承担|手续费|服务费|通道费|办理费|工本费|违约金|每[单笔]|"
    r"[贴抽抠倒搭补]|"
    r"出)[^,。\d]{0,6}(?P<yuan>\d{1,4}(?:\.\d{1,2})?|"
    r"[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})(?:元|块|"
    r"(?P<tenth>[毛角]))(?P<dimes>[1-9一二三四五六七八九](?=$|[,。的毛角]))?"
)
_OF_HUNDRED = re.compile(
    r"(?:退单?款?|每)(?:一百|1?100|百)(?:元|块)?[^,。\d]{0,3}[扣收抽抠留贴](?:您|你)?(?P<share>\d{1,2}|"
    r"[一二两三四五六七八九十])(?:元|块)"
)
"""退一百扣三块 is a share of 3 in a hundred."""
_REBATE = re.compile(r"(?P<tenths>[一二三四五六七八九\d]{1,2})折[^,。]{0,2}退")
"""八五折退还 keeps 15 per cent."""
_GIVEN_BACK = re.compile(r"(?:退[还您你给回]{0,2}|返还?)$")
"""退一半 and 退三成 name what is paid back, not what is kept."""
TAKEN = "费扣收抽免砍抠刨吃违赔折"
"""Without one of these characters nobody speaks of what a refund costs."""
_CHARACTERS = frozenset(TAKEN)
_MONEY_BACK = re.compile(
    r"退|撤(?![不出])|取消|反悔|悔单|返还|不要了|[终中]止|解除|失败|违约|全回来|要还[您你]"
)
_KEPT_ONLY = re.compile(r"(?:转出|[充冲]值?)[^。]{0,12}不退还|服务费不予退")
"""转点抽8%,转出后不退还: nobody gives anything back."""
_MERCHANTS = re.compile(r"供货|掌柜|各位商户|保证金|会员服务费|转点|学习进度|加盟")
_AGAIN = re.compile(r"(?:退|撤|取消)[^。]*(?:[扣收费免抽]|余额|钱包)|[扣收免][^。]*(?:退|撤)")
"""A sentence after one that names the costs of a refund goes on about them."""
_GATEWAY = (
    r"(?:(?:手续|通道|接口|渠道|支付|矿工|过路|网络|托管|担保|管理|中介|机构|公司|"
    r"接口)[^,。退]{0,10}(?<![缴交话])费用?(?!户)|费率|"
    r"(?:微信|支付宝|PayPal|Paypal|PP|支付公司|支付机构|通道|第三方|支付环节)(?:那边|已经?|所|"
    r"平台)?[^,。]{0,3}(?:[收抽扣刷计]|吃)[^,。]{0,3}[走取的掉][^,。]{0,8})"
)
_BUYER_PAYS = (
    r"(?:不予?[退返]|恕?不返|不[给还补]|回不来|拿不回|退不|补不了|照[扣收]|自[担理付己]|"
    r"[由归算得让请要](?:您|你|买[家方受]|用户|客户|付款人|老板|发起)|(?:您|你|买[家方]|用户|客户|付款人|"
    r"老板|自[个己]儿?)[^,。]{0,6}"
    r"(?:出(?![现问])|付(?!款)|承担|担|负担|掏|贴|认|扛|兜)|减掉|扣[掉除减]|垫不了)"
)
_GATEWAY_KEPT = re.compile(
    rf"{_GATEWAY}[^。]{{0,14}}?{_BUYER_PAYS}|(?:扣除?|减[去掉]?|刨[去掉]?|承担|负担|"
    rf"除[去开]?)[^,。免]{{0,12}}(?:{_GATEWAY})"
)
_NOT_KEPT = re.compile(r"(?:填|进度|没过|不[到足])[^,。]{0,2}$")
_NO_FEE = re.compile(r"提现|\d折|打折|优惠|立减|满\d|返佣|返利|充\d|佣金")
_REFUSED = re.compile(r"(?:申请|投诉|异常|调用|失败)[^,。]{0,3},?[^,。]{0,6}$")
"""再申请退款,系统不收: what is not taken is no fee."""
_PAY_WAYS = (
    ("wechat", "微信"),
    ("alipay", "支付宝"),
    ("huabei", "花呗"),
    ("original_route", "原路"),
    ("balance", "余额"),
    ("usdt", "USDT"),
)


def refund_fee(sentence: Sentence) -> Iterator[Found]:
    """What is kept back of a refund: a share, an amount, the gateway's fee, or nothing."""
    text = sentence.text
    if _CHARACTERS.isdisjoint(text):
        return
    if not (_MONEY_BACK.search(text) or _AGAIN.search(sentence.before)) or _MERCHANTS.search(text):
        return
    if _KEPT_ONLY.search(text):
        return
    amounts = list(_amounts(text))
    yield from amounts
    free = _FEE_FREE.search(text)
    if free and not _denied(sentence, free):
        yield Found("refund_fee", "0%", free.start(), free.end(), cond=_pay_way(text[: free.start()]))
    kept = _FEE_KEPT.search(text) or _GATEWAY_KEPT.search(text)
    if kept and not amounts and not free:
        yield Found("refund_fee", "gateway_fee", kept.start(), kept.end())


def _denied(sentence: Sentence, free: re.Match[str]) -> bool:
    """系统不收 speaks of what is not accepted; 一分不少 of the whole price, unless a fee is spoken of."""
    if sentence.text[: free.start()].endswith(("扣", "收", "抽", "要")):
        return True  # 扣不扣手续费 asks
    if free[0] == "一分不少":
        return "扣" not in sentence.before and not _FEE.search(sentence.text)
    return len(free[0]) < 4 and _REFUSED.search(sentence.text, 0, free.start()) is not None


def _amounts(text: str) -> Iterator[Found]:
    for match in _PERCENT.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if _NO_FEE.search(before + text[match.start() : match.end() + 2]) or _GIVEN_BACK.search(before):
            continue
        if _NOT_KEPT.search(before):
            continue
        sign = ">" if match["over"] or match["more"] else ""
        cond = _pay_way(text[: match.start()])
        yield Found("refund_fee", f"{sign}{_share(match)}%", match.start(), match.end(), cond=cond)
    rebate = _REBATE.search(text)
    if rebate:
        kept = 100 - _spoken_digits(rebate["tenths"])
        yield Found("refund_fee", f"{kept:g}%", rebate.start(), rebate.end())
    of_hundred = _OF_HUNDRED.search(text)
    if of_hundred:
        share = f"{_spoken(of_hundred['share']):g}%"
        yield Found("refund_fee", share, of_hundred.start(), of_hundred.end())
        return
    for match in _YUAN.finditer(text):
        if text[: match.start()].endswith("不"):
            continue
        yield Found("refund_fee", f"CNY{_yuan(match):g}", match.start(), match.end())


def _share(match: re.Match[str]) -> str:
    """Per cent: 5, 2%/5 and 0.6 for 百分之五, 2%-5% and 千分之六."""
    if match["low"]:
        return f"{match['low']}%/{match['number']}"
    if match["tenths"]:
        return f"{_spoken(match['tenths']) * 10 + (5 if match['half'] else 0):g}"
    if match["thousandth"]:
        return f"{_spoken(match['thousandth']) / 10:g}"
    number = match["number"] or match["spoken"] or match["points"]
    if match["mille"] or match["part"] == "千":
        return f"{_spoken(number) / 10:g}"
    return match["number"] or f"{_spoken(number):g}"


def _spoken(number: str) -> float:
    whole, point, part = number.partition("点")
    if point and part:
        return _spoken(whole) + sum(_spoken(digit) * 0.1**place for place, digit in enumerate(part, 1))
    try:
        return chinese_number(number)
    except ValueError:
        return 0.0


def _spoken_digits(digits: str) -> float:
    """80 for 八 and 8, 85 for 八五 and 85."""
    value = float("".join(f"{_spoken(digit):g}" for digit in digits))
    return value * 10 if value < 10 else value


def _yuan(match: re.Match[str]) -> float:
    """1.5 for 1块5, 0.5 for 5毛."""
    if match["tenth"]:
        return _spoken(match["yuan"]) / 10
    return _spoken(match["yuan"]) + (_spoken(match["dimes"]) / 10 if match["dimes"] else 0)


def _pay_way(before: str) -> str:
    """The way of payment named last before a fee."""
    tail = before[-14:]
    places = {name: tail.rfind(word) for name, word in _PAY_WAYS if word in tail}
    return max(places, key=lambda name: places[name]) if places else ""
