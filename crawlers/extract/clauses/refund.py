"""By which way does a refund return, and what does it cost?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.durations import chinese_number
from crawlers.extract.terms_sentence import Sentence

_FEE = re.compile(
    r"(?:托管|担保|管理|中介|手续|通道|服务|接口|渠道|支付|交易|转账)费?|费率|违约金|折损|损耗|工本|成本|"
    r"人工费|办理费|茶水|点位|"
    r"抽[成水佣]|费用"
)
_FEE_KEPT = re.compile(
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
    r"减去)(?:相应|一定|部分|支付|平台|通道|第三方|的|支付宝|微信){0,3}(?:手续|通道|接口|渠道|过路|跑腿|矿工)费|(?:矿工|过路)费[^,。]{0,2}(?:您|你|买家)[^,。]{0,2}(?:出|付|担|贴)|(?:手续|"
    r"通道|接口|渠道)费[^。]{0,16}(?:减掉|扣[掉除减])"
)
_FEE_FREE = re.compile(
    r"(?:不|一)(?:收|扣|抽|抠)?(?:取|除)?您?一?(?:厘|分|毛)(?:钱)?(?:都|也)?(?:不|没)?(?=[收扣抽抠少取]|$|"
    r",)|(?<![元块])不[扣收抽]费?(?=$|,)|不收取?您?(?:任何|一分|其[他它])?[^,。]{0,2}[费钱]|不(?:另|再|"
    r"额外)收(?:取)?(?:任何|其[他它])?费|分文不[扣收]|退[^,。]{0,8}免费|不收[^,。]{0,4}手续费|"
    r"[不免](?:会|另)?(?:扣除?|收取?)?(?:任何|您?一分)?(?:手续费|通道费|费用|钱)|[零0无](?:手续费|扣)|"
    r"一分不[少扣]|(?:的|都|就|则|统统)免(?=$|[,。])|免(?:手续|服务|通道|收(?=$|[,。]|手|费|任))|"
    r"不抽[成水佣]|付(?:了)?多少退多少|手续费(?:(?:我们|我方|本店|平台|卖家|"
    r"商家)[^,。]{0,3}(?:出|担|贴|垫)|全免|为[零0]|由(?:平台|本站|本店|我们|我方|"
    r"商家|卖家)承担)"
)
_PERCENT = re.compile(
    r"(?P<over>超过|高于|大于)?(?:(?P<low>\d{1,2}(?:\.\d{1,3})?)%?[-~到至])?"
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,3})?)(?:%|(?P<mille>‰)|个(?:百分)?点)|"
    r"(?P<part>[百千])分之(?P<spoken>[一二两三四五六七八九十]{1,3}|\d{1,2}(?:\.\d)?)|"
    r"(?P<points>[一二两三四五六七八九十]{1,3})个(?:百分)?点|"
    r"(?<![十百千万几数两一二三四五六七八九\d])千(?P<thousandth>[一二三四五六七八九](?:点[一二三四五六七八九])?)(?=$|[,。、;]|[的手]|由|您|起)|"
    r"(?P<tenths>[一二两三四五])成(?P<half>[五半](?!\d))?(?![交功本为熟]))(?P<more>以上|起(?:步|跳|收|扣|算)?)?"
)
_YUAN = re.compile(
    r"(?:扣除?|收取?|承担|手续费|服务费|通道费|办理费|工本费|违约金|每[单笔]|[贴抽抠倒搭补]|"
    r"出)[^,。\d]{0,6}(?P<yuan>\d{1,4}(?:\.\d{1,2})?|"
    r"[一二两三四五六七八九十]{1,3})(?:元|块)(?P<dimes>[1-9一二三四五六七八九](?=$|[,。的毛角]))?"
)
_OF_HUNDRED = re.compile(
    r"(?:退单?款?|每)(?:一百|1?100|百)(?:元|块)?[^,。\d]{0,3}[扣收抽抠留贴](?:您|你)?(?P<share>\d{1,2}|[一二两三四五六七八九十])(?:元|块)"
)
"""退一百扣三块 is a share of 3 in a hundred."""
_GIVEN_BACK = re.compile(r"(?:退[还您你给回]{0,2}|返还?)$")
"""退一半 and 退三成 name what is paid back, not what is kept."""
_TAKEN = re.compile(r"[扣抽收费砍抠免]")
_MONEY_BACK = re.compile(r"退|撤销|撤单|取消[^,。]{0,6}单")
_NO_FEE = re.compile(r"提现|\d折|打折|优惠|立减|满\d|返佣|返利|充\d|佣金")
_ORIGINAL = re.compile(
    r"[付刷用来给扣买](?:的|款的|钱的|出的)?(?:是|时)?哪[^,。]{0,4},?[^,。]{0,2}[就便则还也仍]?[退回返][^,。]{0,2}哪|"
    r"怎么来的?,?[^,。]{0,2}怎么[回去退]|[按沿从顺照][^,。]{0,4}(?:付款|支付|来)的?(?:路子?|方式|渠道|通道)[^,。]{0,3}[回退返]|"
    r"[用刷](?P<way>微信|支付宝|信用卡|银行卡|花呗)[付买刷]?的?[^,。]{0,3}退回?到?(?P=way)|"
    r"[飞跑溜滚][回到至进][^,。]{0,3}(?:付款|支付|原)[^,。]{0,5}[户卡号]|"
    r"回到?[您你]的?(?:银行卡|微信|支付宝|信用卡)|(?:微信|支付宝|花呗|网银)付的?[^,。]{0,3}退回?(?:微信|"
    r"支付宝|花呗|网银)|原路走|[打退返转划冲][款钱]?回原(?:来|先)?的?(?:账户|卡|渠道)|怎么付的?怎么退|"
    r"走原路|原(?:支付|付款)(?:方式|渠道|账户)?退|哪[里儿]?来[的就]?(?:退|回|原路){0,2}哪|(?:打回|"
    r"退[回到至])[您你]?的?(?:微信|支付宝|银行卡|"
    r"那张卡)|"
    r"(?:付|来|给|用)(?:的|时|过来)?[^,。]{0,3}(?:啥|什么|哪[儿里个]?|何处)[^,。]{0,3}(?:就|便|"
    r"则)?[^,。]{0,1}[退回返还]|从哪[^,。]{0,6}[回退]哪|"
    r"哪[^,。]{0,3}[付来刷给]的?[^,。]{0,3}哪|"
    r"[打退返转汇划回][回到至进][^,。]{0,3}(?:付款|支付|下单|付钱|刷)[^,。]{0,5}(?:户|卡|号|渠道|方式|地方|"
    r"微信|支付宝)|"
    r"(?:钱|款)[^,。]{0,6}(?:打|退|返|划|转|汇|还|送)[回到至还][您你]的?[^,。]{0,3}(?:卡|微信|支付宝)|"
    r"(?<![不])原路(?:径)?(?:退|返|回)|退[^,。]{0,10}(?:原支付|原付款|原[卡处户]|原来?的?(?:账户|渠道|付款|"
    r"支付|路)|(?:付款|支付|下单|付钱)(?:时|的)?[^,。]{0,6}(?:账户|账号|渠道|方式|支付宝|微信|卡))"
)
_BALANCE = re.compile(
    r"[退撤][^,。]{0,14}[折换转算兑变][算换合]?[成为作做][^,。]{0,4}(?:余额|平台币|站内币|钱包)|"
    r"(?:取消|[退撤])[^。]{0,24}(?:剩|余)[^,。]{0,4}[进回到归入转存退][^,。]{0,5}(?:钱包|余额)|"
    r"退[^。]{0,12}(?:其余|其它|其他|一律|都|只)[^,。]{0,4}(?:走|退)(?:余额|积分|钱包|站内)|"
    r"(?:[退返打划转还][还款钱费]?|返还)[^,。费]{0,4}(?:[挂放存][在进]|[回到进入至成为往给](?!去)|"
    r"在)[^,。费]{0,10}"
    r"(?:余额|钱包|站内账户|会员账户|账户里|预存款|账户内|站内?币|平台币)(?!不(?![收扣抽]))|"
    r"(?<!收)回到?(?:您|"
    r"你)?的?[^,。费]{0,6}(?:余额|钱包)|"
    r"退款?(?:走|进|以|成){0,2}(?:站内|平台)[币余账]|自动退钱包|走余额退|返还[至到][^,。]{0,5}(?:平台|"
    r"站内)账户|"
    r"(?<![想要请能可])退(?:站内|账户|本站|平台|会员)?余额(?![的]|不)"
)
_NEGATED = re.compile(r"(?:不(?!了的)|无法|没法|不能|不支持|不可|拒绝)[^,。]{0,2}$")
_SELLERS = re.compile(r"提现失败|保证金|押金|佣金|代理退|退店|退驻")
_PAY_WAYS = (
    ("wechat", "微信"),
    ("alipay", "支付宝"),
    ("huabei", "花呗"),
    ("original_route", "原路"),
    ("balance", "余额"),
    ("usdt", "USDT"),
)


def refund_route(sentence: Sentence) -> Iterator[Found]:
    """原路退回 and 退到余额, unless denied; a seller's deposit and payouts are no refunds."""
    if _SELLERS.search(sentence.text):
        return
    for value, pattern in (("original_route", _ORIGINAL), ("balance", _BALANCE)):
        for match in pattern.finditer(sentence.text):
            if not _NEGATED.search(sentence.text[max(0, match.start() - 6) : match.start()]):
                yield Found("refund_route", value, match.start(), match.end())
                break


def refund_fee(sentence: Sentence) -> Iterator[Found]:
    """What is kept back of a refund: a share, an amount, the gateway's fee, or nothing."""
    text = sentence.text
    if not _MONEY_BACK.search(text) or not (_FEE.search(text) or _TAKEN.search(text)):
        return
    amounts = list(_amounts(text))
    yield from amounts
    free = _FEE_FREE.search(text)
    if free:
        yield Found("refund_fee", "0%", free.start(), free.end(), cond=_pay_way(text[: free.start()]))
    kept = _FEE_KEPT.search(text)
    if kept and not amounts and not free:
        yield Found("refund_fee", "gateway_fee", kept.start(), kept.end())


def _amounts(text: str) -> Iterator[Found]:
    for match in _PERCENT.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if _NO_FEE.search(before + text[match.start() : match.end() + 2]) or _GIVEN_BACK.search(before):
            continue
        sign = ">" if match["over"] or match["more"] else ""
        cond = _pay_way(text[: match.start()])
        yield Found("refund_fee", f"{sign}{_share(match)}%", match.start(), match.end(), cond=cond)
    of_hundred = _OF_HUNDRED.search(text)
    if of_hundred:
        share = f"{_spoken(of_hundred['share']):g}%"
        yield Found("refund_fee", share, of_hundred.start(), of_hundred.end())
        return
    for match in _YUAN.finditer(text):
        yield Found("refund_fee", f"CNY{_yuan(match):g}", match.start(), match.end())


def _share(match: re.Match[str]) -> str:
    """Per cent: 5, 2%/5 and 0.6 for 百分之五, 2%-5% and 千分之六."""
    if match["low"]:
        return f"{match['low']}%/{match['number']}"
    if match["tenths"]:
        return f"{_spoken(match['tenths']) * 10 + (5 if match['half'] else 0):g}"
    if match["thousandth"]:
        whole, _, part = match["thousandth"].partition("点")
        return f"{(_spoken(whole) + _spoken(part or '零') / 10) / 10:g}"
    number = match["number"] or match["spoken"] or match["points"]
    if match["mille"] or match["part"] == "千":
        return f"{_spoken(number) / 10:g}"
    return match["number"] or f"{_spoken(number):g}"


def _spoken(number: str) -> float:
    try:
        return chinese_number(number)
    except ValueError:
        return 0.0


def _yuan(match: re.Match[str]) -> float:
    """1.5 for 1块5."""
    return _spoken(match["yuan"]) + (_spoken(match["dimes"]) / 10 if match["dimes"] else 0)


def _pay_way(before: str) -> str:
    """The way of payment named last before a fee."""
    tail = before[-14:]
    places = {name: tail.rfind(word) for name, word in _PAY_WAYS if word in tail}
    return max(places, key=lambda name: places[name]) if places else ""
