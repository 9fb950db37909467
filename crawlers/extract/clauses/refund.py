"""What does a platform refuse to pay back, by which way does money return, and what does that cost?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.durations import chinese_number, find_durations
from crawlers.extract.terms_sentence import Sentence

_REFUSED = re.compile(
    r"(?<!退)(?:不|概不|恕不|无法|没法|没办法|拒绝|谢绝|难以)"
    r"(?:再|予以?|给|能够?|可以?|会|支持|接受|提供|办理|受理|得|享受|适用|允许|同意|进行|作|做|任何|理由|原因|形式|的|参与|申请|"
    r"[七7][天日]|15天|十五天|无理由|无条件|全额|主动|直接|退换货?、?|撤单|撤销|取消|[、和或及并也]|办|且){0,5}"
    r"退(?!款?[到至进]|款?回(?!换|$|[,。、)])|路)(?:款|货|换|钱|费|单|还|卡|订)?"
    r"|退(?:款|货|换|钱|费|单)?(?:[、和与及或]?(?:换货?|补|退货|退款))?(?:服务|申请|要求)?(?:是|也|都|就|均|一[概律]|一?[概律]?均)?"
    r"(?:的|者)?(?:一律|一概|概)?(?:不了|不接受?|不支持|不予|免谈|不办|不行|不做|不处理|不受理|(?:的|者)?不再(?:受理|处理|接受)|恕不|"
    r"概不|不可|不掉)(?:支持|接受|受理|办理)?"
    r"|不(?:接受|支持|受理|办理|同意)[^,。]{2,20}的退[款货换]|不[可能予]退回(?=$|[,。])"
    r"|(?:(?:[七7]|十五|15)[天日])?无理由(?:退[款货换]{0,2})?(?:服务|政策)?(?:不适用|不支持|除外)"
    r"|退款申请[^,。]{0,4}(?:驳回|拒绝)|(?:别|勿|甭|休|莫)(?:再|来|想|提|谈|申请|要求){0,3}退|退款?(?:是)?退?不(?:回来|回|了)"
    r"|退款(?:入口|通道|按钮|功能)[^,。]{0,4}(?:关|消失|没了|不可用)"
)
_ONLY = re.compile(
    r"(?:只有|仅限|只限|仅|只|有)[^,。]{0,12}(?:问题|坏|无效|错误|失效|用不了|不能用|缺货|不符)[^,。]{0,8}(?:才[^,。]{0,4}退|"
    r"可退|能退|给退|支持退|予以退)"
)
_LATE = re.compile(
    r"(?:过了?|超[过出]|不在|已过|^|,)(?:了)?(?:售后|质保|保修|退款|包换|保障|约定|规定)(?:的)?(?:时间|期限?|时[限效]|"
    r"有效期)[^。]{0,24}?(?:不[给予再]|概不|不|恕不|拒绝)[^,。]{0,3}(?:售后|退|补|换|管|处理|受理|负责|理)"
)
_GRANTED = re.compile(
    r"(?<![不无])(?:可|能|给|予以|支持|包|都|就|才|同意)(?:以|够)?(?:申请|办理|给|直接|随时)?(?:全额?|全款)?退"
)
_FEE = re.compile(r"(?:手续|通道|服务|接口|渠道|支付|交易|转账)费|费率|违约金|折损|工本|通道成本|人工费")
_FEE_KEPT = re.compile(
    r"不(?:含|包[含括])[^,。]{0,10}(?:通道|手续|接口|渠道)费|费用?[^,。]{0,4}(?:得|要|需|须|由|归)?(?:您|买[家方]|你|"
    r"用户)(?:自己|自行)?(?:出|付|承担|担|负担)|(?:手续费|通道费|接口费|渠道费|服务费|收取的费用)[^。]{0,24}?(?:不予?[退返]|不能退|"
    r"不可退|不在[^,。]{0,3}退|拿不回|不退|自理|自付|自行承担|由?(?:买[家方]|用户|您|客户|购买者)[^,。]{0,4}(?:承担|出|付|负担))"
    r"|(?:扣除?|扣掉|扣减|承担|收取|减去)(?:相应|一定|部分|支付|平台|通道|第三方|的|支付宝|微信){0,3}(?:手续|通道|接口|渠道)费|"
    r"(?:手续|通道|接口|渠道)费[^。]{0,16}(?:减掉|扣[掉除减])"
)
_FEE_FREE = re.compile(
    r"不(?:另|再|额外)收(?:取)?(?:任何|其[他它])?费|分文不[扣收]|退[^,。]{0,8}免费|不收[^,。]{0,4}手续费|[不免](?:会|另)?(?:扣除?|收取?)?(?:任何|您?一分)?(?:手续费|"
    r"通道费|费用|钱)|[零0无](?:手续费|扣)|一分不[少扣]|不抽[成水佣]|付(?:了)?多少退多少|手续费(?:全免|为[零0]|由(?:平台|本站|本店|我们|我方|商家|卖家)承担)"
)
_PERCENT = re.compile(
    r"(?P<over>超过|高于|大于)?(?:(?P<number>\d{1,2}(?:\.\d{1,3})?)(?:%|个点)|"
    r"百分之(?P<spoken>[一二三四五六七八九十]{1,3}|\d{1,2}))(?P<more>以上|起)?"
)
_YUAN = re.compile(
    r"(?:扣除?|收取?|手续费|服务费|通道费|每[单笔])[^,。\d]{0,6}(?P<yuan>\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十]{1,3})(?:元|块)"
)
_MONEY_BACK = re.compile(r"退|撤单|取消订?单")
_NO_FEE = re.compile(r"提现|\d折|打折|优惠|立减|满\d|返佣|返利|充\d|佣金")
_ORIGINAL = re.compile(
    r"(?:微信|支付宝|花呗|网银)付的?[^,。]{0,3}退回?(?:微信|支付宝|花呗|网银)|原路走|怎么付的?怎么退|走原路|哪[里儿]?来[的就]?(?:退|回|原路){0,2}哪|(?:打回|"
    r"退[回到至])[您你]?的?(?:微信|支付宝|银行卡|那张卡)|(?<![不])原路(?:径)?(?:退|返|回)|退[^,。]{0,10}(?:原支付|原付款|"
    r"原来?的?(?:账户|渠道|付款|支付|路)|(?:付款|支付|下单|付钱)(?:时|的)?[^,。]{0,6}(?:账户|账号|渠道|方式|支付宝|微信|卡))"
)
_BALANCE = re.compile(
    r"(?:退|返还|返回|回到|打回)[^,。费]{0,12}(?:余额|钱包|站内账户|会员账户|账户里|预存款)(?!不)"
)
_NEGATED = re.compile(r"(?:不|无法|没法|不能|不支持|不可|拒绝)[^,。]{0,2}$")
_PAY_WAYS = (
    ("wechat", "微信"),
    ("alipay", "支付宝"),
    ("huabei", "花呗"),
    ("original_route", "原路"),
    ("balance", "余额"),
    ("usdt", "USDT"),
)

_CONDITIONS = (
    (
        "no_reason",
        r"无理由|个人原因|自身原因|主观|不喜欢|不想要|不要了|[拍买][错重]|[错误]拍|后悔|不会用|不会使用|改变主意|冲动|不会操作|买多",
    ),
    (
        "non_defect",
        r"[没无](?:有)?(?:毛病|问题|质量问题|坏)|(?:非|不是|不属于?)[^,。]{0,10}(?:问题|原因|本身|责任|质量|故障|错误|坏|无效)|并非|"
        r"除[^,。]{0,16}(?:外|问题|无效|错误)|除非|除了",
    ),
    (
        "wrong_info",
        r"[填输写报留充提][^,。未]{0,3}(?:错|有误|不对|不正确)|(?:号码?|账号|信息|ID|QQ|区服|资料)[^,。]{0,4}(?:错|有误|不对|"
        r"不正确|不符)|误充|[写弄搞]错|写岔|[到给]了?别人|选错|下错|别人的|他人的",
    ),
    (
        "unsupported_number",
        r"携号转网|转网|副卡|虚拟(?:运营|号)|空号|停机|黑名单|虚商|号段|铁通|携转|不支持的?号|物联|宽带|座机|固话|集团号|靓号|170|171",
    ),
    (
        "other_channel_recharge",
        r"(?:其[他它]|别的|别处|第三方|他处|官方|多个?|外部|另外)[^,。]{0,6}(?:渠道|平台|途径|地方|店|处)?[^,。]{0,4}[充缴交]|"
        r"重复充|充重|营业厅[^,。]{0,3}充|别家[^,。]{0,3}充|同时[^,。]{0,6}充|自行充|自己又?[^,。]{0,8}充",
    ),
    (
        "in_progress",
        r"(?:处理|充值|进行|提取|制作|代练|排队|提交)中|正在(?:充|处理|做|代|提)|处理状态|提交后|一经提交|提交即|已(?:经)?(?:提交|开始|接单|派|在做|派单|受理|"
        r"在处理)|开始处理|(?:接单|派单|开工|开始做)[之以]?后|一半",
    ),
    ("bonus_balance", r"赠[送金款品]|礼金|彩金|返利|奖励|红包|活动金|送的"),
    (
        "balance",
        r"余额|预存|预付款|储值|[存充]进?来?的钱|钱包|加款|账户(?:内|里)?(?:资金|的钱)|充值?(?:到|进|入)[^,。]{0,4}(?:平台|本站|"
        r"账户)|(?:本站|平台|账户)充值(?:款|的?金额)",
    ),
    (
        "after_use",
        r"(?<![未没])(?<!尚未)(?<!没有)(?:使用|[用兑刮激][过了掉]|核销|激活(?!码)|兑换(?![码券])|绑定|登录|登陆|登过|刮开|"
        r"上号)(?!不[了上成到]|前|失败|问题|无|资料|信息|密码)",
    ),
    (
        "after_delivery",
        r"(?<![未没])(?<!还没)(?<!尚未)(?:发货|发出|发送|发放|交付|出卡|发卡|提卡|提取|出货|到账|查看|看[过了]|露出|显示|给到|交到|展示|给出|"
        r"充值成功|充值完成|成功|到手|(?<!确认)收货|充值[之以]?后|上车)(?!前|之前|不[了到成]|失败|问题)",
    ),
    ("late_claim", r"逾期|超时|过时|过期|超出?期限|未及时|不及时|期限?[过满]了?"),
)
_REASONS = tuple((value, re.compile(pattern)) for value, pattern in _CONDITIONS)
_EXCEPT = re.compile(
    r"[款货换]*[,(]?(?:除非|(?:但|除)?[^。]{0,14}(?:除外|无效|错误|问题)(?:的)?(?:除外|可退|可换))"
)
_STRONGER = (
    ("non_defect", [value for value, _ in _CONDITIONS if value != "non_defect"]),
    ("no_reason", ["after_delivery", "after_use", "in_progress", "balance", "late_claim"]),
    ("unsupported_number", ["wrong_info", "after_delivery"]),
    ("other_channel_recharge", ["wrong_info", "after_delivery", "in_progress"]),
    ("wrong_info", ["after_delivery", "in_progress"]),
    ("bonus_balance", ["balance"]),
    ("after_use", ["after_delivery"]),
)
_WHOLE = re.compile(
    r"售出|卖[出了掉]|购买|下单|付款|拍下|虚拟|商品|产品|卡密|本[店站]|所有|一律|概|恕|支持|均|任何|成交|售卖|账号"
)
_NARROWED = re.compile(
    r"如|若|凡|因(?!其|为?虚拟|商品|产品|特殊|数字|性质)|由于|导致|未|没有?|违|的话|的,|者,|无法提供|擅自|否则|不然|此|该类|上述|逾期|超|时,|"
    r"部分|、|错|预付|礼金"
)


def late_claim(sentence: Sentence) -> Iterator[Found]:
    """过了售后期概不处理, where no length of time says when that is."""
    match = _LATE.search(sentence.text)
    if match and not sentence.durations and not any(find_durations(sentence.before)):
        yield Found("no_refund", "late_claim", match.start(), match.end())


def only_defects(sentence: Sentence) -> Iterator[Found]:
    """只有坏卡才退, 仅质量问题可退."""
    for match in _ONLY.finditer(sentence.text):
        if not sentence.durations:
            yield Found("no_refund", "non_defect", match.start(), match.end())


def no_refund(sentence: Sentence) -> Iterator[Found]:
    """Each refusal with the conditions named since the last verdict; "all" only where nothing narrows it."""
    text, begin = sentence.text, 0
    for refusal in _REFUSED.finditer(text):
        granted = [grant.end() for grant in _GRANTED.finditer(text, begin, refusal.start())]
        begin = granted[-1] if granted else begin
        ground = text[begin : refusal.end()]
        timed = [d.begin for d in sentence.durations if begin <= d.begin < refusal.start()]
        if timed:
            # The clock belongs to a window; only what was listed before it is a ground of its own.
            ground = text[begin : timed[0]].rpartition("、")[0]
        if ground and not _FEE.search(ground[-12:]):
            exception = _EXCEPT.match(text, refusal.end())
            for value in ["non_defect"] if exception else _grounds(ground, sentence, bool(timed)):
                yield Found("no_refund", value, begin, refusal.end())
        begin = refusal.end()


def _grounds(ground: str, sentence: Sentence, timed: bool) -> list[str]:
    """The values named in the words before a refusal."""
    values = [value for value, pattern in _REASONS if pattern.search(ground)]
    for stronger, weaker in _STRONGER:
        if stronger in values:
            values = [value for value in values if value not in weaker]
    if values == ["late_claim"]:
        # "逾期不退" behind a window only repeats the window.
        return [] if sentence.durations or any(find_durations(sentence.before)) else values
    if values:
        return [value for value in values if value != "late_claim"]
    blanket = _WHOLE.search(ground) and not _NARROWED.search(ground)
    return ["all"] if blanket and not sentence.lent and not timed else []


def refund_route(sentence: Sentence) -> Iterator[Found]:
    """原路退回 and 退到余额, unless denied."""
    for value, pattern in (("original_route", _ORIGINAL), ("balance", _BALANCE)):
        for match in pattern.finditer(sentence.text):
            if not _NEGATED.search(sentence.text[max(0, match.start() - 6) : match.start()]):
                yield Found("refund_route", value, match.start(), match.end())
                break


def refund_fee(sentence: Sentence) -> Iterator[Found]:
    """What is kept back of a refund: a share, an amount, the gateway's fee, or nothing."""
    text = sentence.text
    if not _MONEY_BACK.search(text) or not (_FEE.search(text) or re.search(r"[扣抽收费]", text)):
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
        if _NO_FEE.search(text[max(0, match.start() - 12) : match.end() + 2]):
            continue
        number = match["number"] or f"{_spoken(match['spoken']):g}"
        sign = ">" if match["over"] or match["more"] == "以上" else ""
        yield Found(
            "refund_fee", f"{sign}{number}%", match.start(), match.end(), cond=_pay_way(text[: match.start()])
        )
    for match in _YUAN.finditer(text):
        yield Found("refund_fee", f"CNY{_spoken(match['yuan']):g}", match.start(), match.end())


def _spoken(number: str) -> float:
    try:
        return chinese_number(number)
    except ValueError:
        return 0.0


def _pay_way(before: str) -> str:
    """The way of payment named last before a fee."""
    tail = before[-14:]
    places = {name: tail.rfind(word) for name, word in _PAY_WAYS if word in tail}
    return max(places, key=lambda name: places[name]) if places else ""
