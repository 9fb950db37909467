"""What does a platform refuse to pay back, and on which grounds?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.clauses.quick import quick
from crawlers.extract.clauses.refused import REFUSED, refuses
from crawlers.extract.durations import Duration, find_durations
from crawlers.extract.terms_sentence import Sentence

_ONLY = re.compile(
    r"(?:只有|仅限|只限|仅|只|有)[^,。]{0,12}(?:问题|坏|无效|错误|失效|用不了|不能用|缺货|失败|充不上|"
    r"没充上|没到账|"
    r"不符)[^,。]{0,8}(?:才[^,。]{0,4}退|可退|能退|给退|支持退|予以退)"
)
_FEE = re.compile(r"%|(?:手续|通道|服务|接口|渠道|支付|交易|转账)费|费率|[该此述笔]项?费")
_GRANTED = quick(
    r"(?<![不无])(?:可|能|给|予以|支持|包|都|就|才|同意)(?:以|够)?(?:申请|办理|给|直接|随时)?(?:全额?|"
    r"全款)?退|(?<!想)(?<!法)(?<!能)[帮替给][您你]退"
)
_CONDITIONS = (
    (
        "no_reason",
        r"无理由|[鉴观]赏期|犹豫期|[反后]悔[期权]|(?:喜好|需求|主意)[^,。]{0,4}变|个人(?:原因|喜好)|自身原因|不喜欢|不会用|装不上|主观|不喜欢|不想[要玩用]|不要了|"
        r"[拍买][错重]|[错误]拍|后悔|不会(?:用|安?装|弄|玩|设置)|"
        r"不会使用|改变?主意|变卦|[手眼]滑(?![^,。]{0,4}[填输写选充报错])|手快(?!有)|手误|误[点触]|没看清|没细看|看漏|想当然|我以为|误会|玩腻|用不惯|不顺[手眼]|不要了|"
        r"嫌|觉得贵|个人操作|看错|心情|冲动|不会操作|买多|(?:买家|用户|[您你]|自身|"
        r"个人|本人|"
        r"自己)[^,。]{0,6}(?:原因|配置|失误|(?<!卡密自身)(?<![商产]品自身)(?<!本身)问题|环境|设备|网络)",
    ),
    (
        "non_defect",
        r"[没无](?:有)?(?:毛病|问题|质量问题|坏)|(?:算不上|[不没]算|谈不上|称不上|不叫|不构成)[^,。]{0,8}(?:质量|缺陷|毛病|瑕疵|故障|问题)|"
        r"(?<!不)(?:能|可以?)(?:正常)?(?:使用(?![者方人])|用|登录?|激活|"
        r"兑换?)的|[卡码货号](?:密)?[是还](?:好的|能用)|(?:[卡码货号]好|好[卡码货号])(?=[^,。]{0,2}不)|"
        r"(?:说明|详情|标题|描述|页面)[^,。]{0,6}(?:[写标注讲]明|写了|说了|写着)的?[^,。]{0,6}(?:瑕疵|"
        r"问题|毛病|缺)|(?:非|不是|不属于?)[^,。]{0,10}(?:问题|缺陷|瑕疵|毛病|原因|本身|责任|"
        r"质量|故障|错误|坏|无效)|并非|其[他它余](?:情况|情形|原因|问题|的|一[律概]|均|都|概)|以外|"
        r"除(?!法|另有|国家|本)[^,。]{0,16}(?:外|问题|无效|错误)|除非|除了",
    ),
    (
        "wrong_info",
        r"[填输写报留充提给选抄][^,。未]{0,3}(?:错|岔|歪|串|混|有误|不对|不正确)|"
        r"[买拍]错了?[^,。]{0,3}(?:区|服|伺服|账?号|平台|面值|面额|型号|版本)|(?:号码?|账号|信息|ID|QQ|"
        r"区服|"
        r"资料)[^,。]{0,4}(?:错|有误|不对|不正确|不符)|误充|[写弄搞开缴交打按敲]错|写岔|[到给]了?别人|选错|下错|别人的|"
        r"他人的|[到给成进入]了?(?:别人|他人|人家|旁人|陌?生人)|绑错|租错|写措|(?:[地大]区|区[域服]|面[值额]|型号|版本)[^,。]{0,2}[买拍下]错|"
        r"(?:号码?|账[号户]|邮箱|地[区址]|信息|资料|区服|ID)[^,。]{0,8}有误",
    ),
    (
        "unsupported_number",
        r"携号转网|转网|副卡|虚拟(?:运营|号)|空号|停机|欠费|销号|黑名单|虚商|号段|铁通|携转|"
        r"不支持的?[^,。]{0,4}号|"
        r"睡眠号|沉默号|[没未]实名|销过户|物联|宽带|座机|固话|集团号|靓号|170|171",
    ),
    (
        "other_channel_recharge",
        r"(?:自行|自己|另行|又|再|同时)[^,。]{0,8}(?:营业厅|别处|别家|外面|官方|"
        r"其他)[^,。]{0,6}[充缴交]|(?:其[他它]|别的|别处|第三方|他处|官方|多个?|外部|"
        r"另外)[^,。]{0,6}(?:渠道|平台|途径|地方|店|"
        r"处)?[^,。]{0,4}[充缴交]|重复充|充重|(?:营业厅|官[网方]|别[家处]|线下|外面)[^,。]{0,5}(?:充|"
        r"[交缴续]|下了?单)|自行[缴交]费|撞单|同时[^,。]{0,6}充|"
        r"自行充|自己手动[充交缴]|商店[里上内]?[充买付]的|自己[又在][^,。]{0,8}充|(?:[掌网手]厅|[Aa][Pp]{2}|小程序|网点|运营商|隔壁|官[方网])[^,。]{0,8}(?:[充缴交续]过?|[充缴交续]了)",
    ),
    (
        "in_progress",
        r"(?:处理|充值|进行|提取|制作|代练|提交)中|排队|(?:充值|处理)的?时候|(?:处理|充值)期间|"
        r"正在(?:充|处理|做|代|提)|"
        r"在路上|(?:仲裁|审核|裁定|调解|换绑|处理)[^,。]{0,2}[里中期]|开[打做充刷搞弄]了|(?:打手|师傅|代练)[^,。]{0,6}上了?[号线]|开[打做]以后|一经开始|"
        r"在[跑充打做办弄][了着的]|动手|(?:提交|受理)[^,。]{0,3}[就便即]|一经受理|途中|[充打做练跑]着|处理状态|发往|提交后|一经提交|一旦提交|进入[^,。]{0,4}(?:充值|处理|制作|"
        r"代练)|已生成|"
        r"(?:[交递转派报推丢甩传移][给到进往至了]{1,2}|[进入到][了到入]?|由)[^,。]{0,2}(?:供货|上[家游级]|师傅|打手|货源|号商|队列|通道|"
        r"接口|流程)|动工|开[干跑练]|接了[手单]|上手|排[上进][了单]|[跑动开打]起来|锁单|(?<![道口])锁死|拦不|状态[^,。]{0,4}锁|[叫停]不[停下住]|半[路道]|提交即|提交[出了]|已(?:经)?(?:提交|开始|接单|派|在[做打]|派单|受理|"
        r"在处理)|开始(?:处理|充值|代练|执行|打|做)|正在(?:办|弄|跑|执行|进行)|一旦[开动上][做打工手跑]|"
        r"[开动上][做手跑](?:之?后|了)|一[开上动]?[打做练工号]就|[接派]单了|(?:接单|派单|开工|"
        r"开[打局始](?:做)?)[之以]?后|[做打充练到]了?一半",
    ),
    ("bonus_balance", r"白送|(?<!含)赠[送金款品币点]|礼金|彩金|返利|奖励|红包|活动金|送的"),
    (
        "balance",
        r"(?:账户|卡)[里内][^,。]{0,8}(?:钱|款|点数|币|额度)|剩(?:下|余)?的?(?:钱|额度|点数|币|不退)|平台币|余额|预存|预付[款卡]|本金|站内币|储值|[存充]进?来?的钱|钱包|加款|账户(?:内|里)?(?:资金|"
        r"的钱)|充值?(?:到|进|"
        r"入)[^,。]{0,4}(?:平台|本站|账户)|(?:本站|平台|账户)充值(?:款|的?金额)",
    ),
    (
        "after_use",
        r"(?<![未没])(?<!尚未)(?<!没有)(?:使用|[用兑刮激刷花][过了掉后完]|打赏|启用|[被经旦已]消费|消费[后了掉完]|存到|进了游戏|拆[开封了]|核销|(?:绑定|激活|兑换|"
        r"登录)成功|激活(?!码)|"
        r"兑换(?![码券现])|换?绑定?(?=[完后好])|绑定|登录|登陆|登过|刮开|上号|[看听读]完|翻开|[打玩]过)(?!不[了上成到]|前|失败|"
        r"问题|无[效反]|资料|信息|密码)",
    ),
    (
        "after_delivery",
        r"(?<![未没])(?<!还没)(?<!尚未)(?:发货|发出|下发|提领|发送|发放|交付|出卡|出库|发卡|提卡|提取|出货|过户|"
        r"出[门手]|"
        r"(?:[出发提看拿收给亮露取领揭][了过完好到走]|签收|验收|查收|已复制|复制[过了]|领取|下载|"
        r"解锁)(?:[卡货码号券密]|短信|账密|资料)?(?=$|"
        r"[,的后即就算概恕一不也都没还])|(?<!重复)到了?账|查看|"
        r"看[过了]|看到|看(?:一眼)?[卡码]|告知|充进去|到账的|已发(?=,)|一经(?:提供|给出)|(?:发|"
        r"送)[到至进][^,。]{0,4}(?:邮箱|手机|"
        r"微信|账户|[您你])|[点翻打]开|露出|[亮露显]出?来|亮码|刮开|显示(?![“]|正在|处理|充值中|排队)|"
        r"给到|出现过?[卡码]|发码|寄出|交到(?!货源|上|供|师傅|号商)|展示|给出|亮过|充值成功|"
        r"充值完成|开通(?=(?:之|以)?后|完|[即就便没不恕概])|成功|到手|交割|交接(?=[完后])|移交[完后]|"
        r"(?<!确认)(?<!点)(?<!点了)收货|充值[之以]?后|上车|(?<![未没])已充|充[上进]去|[跳变转][为成到作]?[^,。]{0,3}(?:完成|发货|出货|"
        r"签收)|(?:订单|交易|单子)[^,。]{0,3}已?完成|[开充办][到上](?=[^,。]{0,6}[号后])|露[面脸]|给了[您你]|[过交]给[您你]|两清|[发充泼送]出去|一出去|充成功|充[上好]了?就|一旦充上|弹[到出]|[码卡]已出|转出后|履行完毕|生效后)(?!前|之前|不[了到成]|失败|问题)",
    ),
    ("late_claim", r"逾期|超时|过时|过期|超出?期限|未及时|不及时|期限?[过满]了?|[时期]限一?[到过]"),
)
_REASONS = tuple((value, re.compile(pattern)) for value, pattern in _CONDITIONS)
_EXCEPT = re.compile(
    r"[款货换]*[,(]?(?:除非|(?:但|除)?[^。]{0,14}(?:除外|(?:无效|错误|问题|坏|失效)的?(?:可退|可换)))"
)
_EVEN = re.compile(r"(?:哪怕|即便|即使|就算|纵然|别说|不管|无论)[^,。]{0,5}$")
_IDLE = re.compile(r"(?:停机|欠费|离网|[未没]用|闲置|空置|停用|断网)[^,。]{0,5}$")
_RIGHT = re.compile(r"(?:内|的)?(?:无理由|[鉴观]赏期|犹豫期|[反后]悔[期权]|冷静期)")
_OF_NUMBER = re.compile(r"以?上?[^,。]{0,2}的[^,。]{0,2}[号卡机]")
_NO_GROUND_FOR = re.compile(
    r"[^,。]{2}[,、]?都?[不没](?:能|可)?(?:作为?|算|是|构成|成为?|上)[^,。]{0,4}退[款货换]{1,2}的?(?:依据|理由|原因|条件|"
    r"借口|由头|说辞|托词|缘由|道理)$"
)
"""卡顿不构成退款理由: what is named is no defect."""
_HOPELESS = re.compile(
    r"[钱款][^,。]{0,3}(?:没了|飞了|打水漂|泡汤)$|"
    r"(?:抽奖|中奖|奖品|满减|优惠券|代金券)[^退]{0,30}$|(?:神仙|大罗|菩萨|佛祖|天王)[^,。]{0,12}$|(?:回退|倒退|转回|兑回|退回|返)[至到给]?$"
)
"""Such a sigh, or a way not taken, is no rule for everything that is sold."""
_PART = re.compile("[, ]")
_AGAIN = 4
"""A refusal so close behind another one (充错追不回,概不退款) repeats it."""
_STRONGER = (
    ("non_defect", [value for value, _ in _CONDITIONS if value != "non_defect"]),
    ("no_reason", ["after_delivery", "after_use", "in_progress", "balance", "late_claim"]),
    ("unsupported_number", ["wrong_info", "after_delivery"]),
    ("other_channel_recharge", ["wrong_info", "after_delivery", "in_progress"]),
    ("wrong_info", ["after_delivery", "in_progress", "balance", "no_reason"]),
    ("bonus_balance", ["balance"]),
    ("after_use", ["after_delivery"]),
)
_TO_BALANCE = re.compile(r"退款?[^,。]{0,4}[进到至回入成走][^,。]{0,4}(?:钱包|余额)")
_HANDED_OVER = re.compile(
    r"绑[^。]{0,8}(?:视[为同作]|[算当是])[^,。]{0,6}(?:交[割付易接]|成交|验[号收货]|收货|过户|完成)"
)
"""换绑即视为交割: binding the account to another number is how it is delivered."""
_DEEMED = re.compile(r"(?:视[为同作]|[就则]当作?|默认)[^,。]{0,12}")
"""What the ground is taken for is no ground of its own."""
_WHOLE = re.compile(
    r"售出|售完|卖[出了掉]|购买|下单|付款|拍下|虚拟|商品|产品|卡密|本[店站]|店[铺家里]|全[店场]|所有|"
    r"一律|概|恕|支持|均|任何|"
    r"成交|售卖|账号|[买拍付][了完过下]|统统|通通|全都"
)
_NARROWED = re.compile(
    r"如|若|凡(?!虚拟|本|是虚)|因(?!其|为?虚拟|商品|产品|特殊|数字|性质)|由于|导致|未|没有?|违|的话|的,|"
    r"者,|无法提供|擅自|否则|不然|此|该类|上述|过了|逾期|超|时,|部分|、|错|预付|礼金|不[给传交]"
)


def no_refund(sentence: Sentence) -> Iterator[Found]:
    """Each refusal with the conditions named since the last verdict; "all" only where nothing narrows it."""
    text, begin, named = sentence.text, 0, False
    if not refuses(text):
        return
    for refusal in REFUSED.finditer(text):
        granted = [grant.end() for grant in _GRANTED.finditer(text, begin, refusal.start())]
        begin = granted[-1] if granted else begin
        ground = text[begin : refusal.end()]
        timed = [
            (d.begin, d.end)
            for d in sentence.durations
            if begin <= d.begin < refusal.start() and _is_clock(d, text)
        ]
        if timed:
            ground = _beside_the_clock(text[begin : timed[0][0]], text[timed[-1][1] : refusal.end()])
        ground = _answered(ground)
        if ground and not _of_a_fee(ground):
            exception = _EXCEPT.match(text, refusal.end())
            values = ["non_defect"] if exception else _grounds(ground, sentence, bool(timed))
            repeated = named and len(ground) - len(refusal[0]) <= _AGAIN
            for value in [] if repeated else values:
                yield Found("no_refund", value, begin, refusal.end())
            named |= bool(values)
        begin = refusal.end()


def _answered(ground: str) -> str:
    """能换吗?答:卡类一律不退: where the answer names a ground or all goods, the question names none."""
    _, asked, answer = ground.rpartition("答:")
    own = asked and (_WHOLE.search(answer) or any(pattern.search(answer) for _, pattern in _REASONS))
    return answer if own else ground


def _beside_the_clock(before: str, after: str) -> str:
    """What has no part in a window: a ground listed before its clock, or in a part of its own behind it.

    慢充三天到,号错不退: the wrong number is no matter of days.
    """
    own = _PART.split(after, maxsplit=1)[-1] if _PART.search(after) else ""
    return own if _states(_DEEMED.sub("", own)) else before.rpartition("、")[0]


def _of_a_fee(ground: str) -> bool:
    """Whether what is not paid back is a fee: it stands right before, with no other ground behind it."""
    own = _PART.split(ground)[-1]
    return _FEE.search(ground[-12:]) is not None and (
        _FEE.search(own) is not None or "嫌" in own or not _states(own)
    )


def _states(text: str) -> bool:
    """Whether a ground is named, other than that somebody is late."""
    return any(pattern.search(text) for value, pattern in _REASONS if value != "late_claim")


def _is_clock(duration: Duration, text: str) -> bool:
    """Whether a length of time says when; 哪怕只过一秒 and 停机三个月的号 say how late or how old."""
    before, after = text[max(0, duration.begin - 8) : duration.begin], text[duration.end : duration.end + 8]
    return not (
        _EVEN.search(before) or _RIGHT.match(after) or (_IDLE.search(before) and _OF_NUMBER.match(after))
    )


def _grounds(ground: str, sentence: Sentence, timed: bool) -> list[str]:
    """The values named in the words before a refusal."""
    stated = [value for value, pattern in _REASONS if pattern.search(_DEEMED.sub("", ground))]
    values = stated or [value for value, pattern in _REASONS if pattern.search(ground)]
    if _HANDED_OVER.search(ground):
        values = ["after_delivery" if value == "after_use" else value for value in values]
    for stronger, weaker in _STRONGER:
        if stronger in values:
            values = [value for value in values if value not in weaker]
    if values == ["balance"] and _TO_BALANCE.search(ground):
        return []
    if values == ["late_claim"]:
        # "逾期不退" behind a window only repeats the window.
        return [] if sentence.durations or any(find_durations(sentence.before)) else values
    if values:
        return [value for value in values if value != "late_claim"]
    if _NO_GROUND_FOR.search(ground):
        return ["non_defect"]
    said = REFUSED.sub("", ground)
    blanket = not _HOPELESS.search(ground) and _WHOLE.search(ground) and not _NARROWED.search(said)
    return ["all"] if blanket and not sentence.lent and not timed else []


def only_defects(sentence: Sentence) -> Iterator[Found]:
    """只有坏卡才退, 仅质量问题可退."""
    for match in _ONLY.finditer(sentence.text):
        if not sentence.durations:
            yield Found("no_refund", "non_defect", match.start(), match.end())
