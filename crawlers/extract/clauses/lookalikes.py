"""Which lengths of time and sentences look like a promise and are none?"""

import re

from crawlers.extract.clauses.found import View
from crawlers.extract.clauses.quick import quick
from crawlers.extract.clauses.words import DEFECT, SELLER
from crawlers.extract.terms_sentence import Sentence

# Every alternative begins with a plain character: so the search looks only where one of them stands.
_OTHER_TRADE = re.compile(
    r"招聘|应聘|求职|采购|报批|打样|封样|生产|SKU|工厂|面料|布料|起订|大货|量产|翻单|产线|车间|模具|交期|"
    r"供应商|门店|柜台|"
    r"仓[库管]|入(?<![时钟天日分]入)库|出厂|发票|考勤|请假|加班|报销|审批流|O(?<![A-Za-z]O)A(?![A-Za-z])|"
    r"打卡|人事|员工(?!作)|"
    r"行政部|财务部|交[^,]{0,2}财务|报[^,]{0,2}财务|补[^,]{0,2}财务|到[^,~]?财务|"
    r"合同(?:号|签|编)|签合同|单据|报销|厂家|排产|物流员|"
    r"漏扫|科室|医院|门诊|病历|处方|护士|医嘱|医生|点菜|餐厅|后厨|服务员|骑手|保险公司|保(?<!担保)单|录用|"
    r"入职|简历|面试|"
    r"快充[桩头线]|慢充[桩头线]|充电[桩器宝头站]|毫安|续航|摇号|机票|起飞|航班|酒店|民宿|租房|房东|蛋糕|"
    r"鲜花|外卖|雅思|托福|成绩单|面授|驾校|洗衣机|冰箱|空调|显示器"
)
_SHOP = re.compile(r"卡密|礼品卡|充值|激活码|兑换码|会员|到账|话费|点券|Q币|游戏|账号|发卡")
REWARD = re.compile(
    r"提[了的]?现|拼团|成团|没卖掉|未售出|货款(?![^,]{0,14}(?:[回还退]|[您你]))|押金(?![^,]{0,14}[回还])|"
    r"保证金(?!充)|提成|加盟|提款|"
    r"提到[^,]{0,2}(?:支付宝|微信|银行卡)|取现|佣金|返佣|返利|返现|红包|奖|好评|抽中|中签|赢得|"
    r"推荐[^,]{0,6}[得返送]|好友|买家秀|晒单|领取|优惠券|代金券|抵用券|立减券|抵扣券|折扣券|体验券|免单券|"
    r"分成(?!好?[几多两])|分润|推广|邀请|签到|积分|"
    r"入驻(?!商|卖|店)|上架(?:商品|审核)|开店|结款|代理费|"
    r"试用期|拉新|满减|充值?送|抢购|"
    r"投诉率|退款率|纠纷率|差评率|售后率|上架费|多送|首充[^,]{0,3}返|卡回收|回收价|能提(?=$|[, ])|"
    r"送[$￥¥\d]|送的\d|"
    r"秒杀|实名[^,]{0,3}审核|认证[^,]{0,3}审核|资质[^,]{0,3}审核|开户[^,]{0,3}审核|昵称[^,]{0,3}审核|"
    r"头像[^,]{0,3}审核|审核[^,]{0,4}(?:资质|入驻|商户)"
)
_SECRET = re.compile(r"验证码|校验码|动态码|验证(?:邮件|短信|链接)|告诉(?:任何|别|他)人|泄[露漏]|转告他人")
_HEARSAY = re.compile(
    r"有人[说讲问](?!一?声)|我那次|昨天那家|[士生某]称|(?:我[这都的]|请问|问一下|有没?有?人(?:知道|遇到)|"
    r"求助[:,])(?!.*[答A]:)[^。]*?"
    r"(?:了|[吗呀啊呢]$|谁|[吗呀啊呢],)|"
    r"[零0]投诉|骗子|12315|市监|监管[局部]|听人?说|据说|网友|吐槽|号称|某[平网]|拖了|曝光|谣传|外头传|"
    r"(?:从没|从未|没有?)(?:这么)?(?:说过|承诺过)|[,是]假的$"
)
_GOODS = re.compile(r"号龄|注册(?:满|时间|超)|老号|权重|粉丝|活人粉|[+＋]粉|实名满|在网(?!上)")
_IN = r"(?:[之以]?内)"
_PROMPT = r"(?:请|务必|尽快|及时|记得|建议|须|需要?|必须|一定|要|先|自行|完成|立即|马上){0,3}"
_AFTER = (
    r"(?:[之以]?内|后)?(?:会)?(?:自动)?(?:[能可]以?打开|关[掉闭]|确认收货|收货(?![^,]{0,4}[不问])|"
    r"有效(?!质保)|失效|作废|回收|释放|收回|过期|用完|使用完|清零|"
    r"生效(?!到账)|到期|可用|能用|可使用|能使用|使用权)",
    rf"{_IN}?(?:未|没有?|尚未|不)?{_PROMPT}(?:支付|付款|付清|付好)(?!后|完|成功)",
    rf"{_IN}?(?:没|未|不)(?:有|被)?(?:用|使用|激活|兑换|兑|核销|领)[^,]{{0,4}}(?:作废|失效|过期|清零|收回)",
    rf"{_IN}?[^,]{{0,10}}(?:订单|单子|自动)[^,]{{0,6}}(?:关闭|取消|释放|失效|过期)",
    rf"{_IN}{_PROMPT}(?:把|将)?(?:密码|密保|改(?!好|完|主意|变主意)|修改|换绑|绑定|激活|兑换|使用|用|登录|"
    rf"登陆|核销|验证|人机|实名|认证|注册|查看|保存|(?:点[下个]?)?确认收货)(?!时|[被遭着]|正确|"
    rf"[^,]{{0,3}}(?:失败|不[了成出动]|问题|"
    rf"无效|错误|"
    rf"异常|不上|出现))",
    rf"{_IN}?请?(?:勿|不要|别|不得|禁止|只能|仅能|仅限|最多|顶多|至多|限[购充]|不能(?:改|换|修|重|提|再|"
    rf"多|登))",
    r"[之以过]?后(?:才|方|就|即)?(?:能|可以?)(?:用|使用|充|提|参与|下单|购买|登|改|领|看|换绑)",
    r"(?:24|二十四|零|0|十二|12)点?(?:[之以]?前|截止|内)?(?:有效|失效|清零|作废|过期)",
    r"的?(?:流量(?![^,]{0,4}[进到来])|时长|体验|观影|畅|包年|包月)",
    rf"{_IN}?要?(?:花|用)[掉光完]",
    r"[轮换]一?[班次岗]|的队|[^,]{0,14}吗(?:$|,)(?!答?[:,]?(?:可以|能|支持|行))",
    rf"{_IN}?[再会就]*(?:上|挂|补|进|到)(?:一批|新[货号]|同款|下一?批)",
)
_AFTER_NO_PROMISE = re.compile("|".join(_AFTER))
_WITHDRAWN = re.compile(rf"{_IN}?[可能都]?以?[能可]?[撤改]")
"""申请24小时内可以撤回: what is taken back is the complaint."""
_USED_UP = re.compile(r"当[天日][买拍领]当[天日][用兑冲核激]")
_ORDER_LAPSES = re.compile(
    rf"{_IN}?里?[^,]{{0,10}},?(?:否则|不然|过[时期]|超时|逾期)[^,]{{0,3}}(?:订单|单子|"
    rf"自动)[^,]{{0,6}}(?:关|取消|释放|失效|过期|作废)"
)
_UNPAID = re.compile(r"(?:没|未|尚未|没有)(?:付[款钱清]?|支付|结账|成交)的?(?:订单|单子|单)")
_SWEPT = re.compile(r"[^,。]{0,8}(?:清[掉除空理]|关[闭掉单]|取消|释放|作废|失效|删[掉除]|回收|让给)")
_BEFORE_NO_PROMISE = quick(
    r"(?:有效期?(?:限|为|是|至)?|使用期|可用|能用|能使用|可使用|保存|保留|缓存|封禁|禁言|"
    r"账?号[^,款钱]{0,4}冻结|间隔|每隔?|"
    r"倒计时|限时|活动(?:时间|期)?|运营(?!商)|运行|成立|经营|历经|试用|[用玩看]了|续[费订]|"
    r"(?<!银行卡)(?<![充单付])(?<!付的)(?<!还)(?:要|得|需)等|放够|"
    r"[只仅给录]留|留[存档]|连?锁|养号|示众|公示|拉黑|停机|欠费|闲置|"
    r"挂满)[^,]{0,4}$|(?:没到|不到|不满|不足|未满|未到)$"
)
_OTHER_MONEY = re.compile(r"退|充|卡|货")
_ALL_DAY = re.compile(r"(?:全天|每天|天天|日夜|[xX]|一周七天)$")
_ROUND_THE_CLOCK = re.compile(
    r"[xX]?(?:不限|有(?:机器|自动|系统)|全天|全时段|自动|在线|营业|随时|都[能可]|可充|服务|自助|下单|无休|"
    r"待命|不打烊|不间断|"
    r"均可|人工|客服(?!处理|内)|开放|售卖|畅|为[您你]|轮|值)"
)
_DENIED = re.compile(
    r"(?:不支持|不提供|不适用|不享受?|不接受|不承诺|不走|不(?:能|敢)?保证|难保|不属于|不参与|不再|拒绝|"
    r"不一定)[^,]{0,6}$|不在$"
)
_DENIED_AFTER = re.compile(
    rf"{_IN}(?:未必|不一定|不保证|不能保证|无法保证|不退|不予|概不)|"
    rf"{_IN}?(?:无理由|包退|可退|退换?货?款?){{1,2}}(?:的?(?:规[则定]|政策))?(?:在此|对此|均|并|都|也|暂|"
    rf"一律|概){{0,2}}"
    r"(?:不适用|不支持|不享|不提供|不在|除外)"
)
_QUEUED = re.compile(r"(?:前面|排在[您你]前[面边]?)(?:还有|有|尚有)[^,]{0,6}[单位人个]")
_ANSWERS = re.compile(rf"{_IN}?[要须得应必]*(?:给|举证|提供|上传|回|答|处理|了[掉结]|清|弄|解决|办)")
_TAKEN_ON = re.compile(r"接[单手][^。]{0,24}$")
_STARTS_PLAY = re.compile(rf"{_IN}?[必要须得]*(?:上号|传|开打)")
_RATE = re.compile(r"(?:就|再|每)?(?:赔|退|扣|罚|减|免|补)[^,]{0,4}[\d一二三四五六七八九十百半]")
_YOUNGER = re.compile(r"(?:[不没未]满|不足|不到)$")
"""不满15天被封的补时长: a warranty told from below."""
_DELAYED = re.compile(r"(?:超时?|超期|逾期?|拖延?|延误|延迟|迟到?|[晚每慢])$")
_GIFT = re.compile(r"(?<![发派配寄运输])[送赠][您你]?$")
_LONGER = re.compile(r"超(?:过|时)?$")
_TARIFF = re.compile(r"(?:赔|补偿|补差|退|减免?)[^,]{0,5}[\d一二三四五六七八九十百][^,]{0,3}[%元块折成倍]")
_NOT_A_MOMENT = re.compile(r"(?:超过?|过了?|晚|迟|多|差|哪怕[^,]{0,4})$")
_EVEN = re.compile(r"[,]?[^,]{0,2}(?:都|也)(?!没)")
_MOMENTS = ("PT1S", "PT1M", "PT1H", "P1D")
_CHORE = re.compile(r"(?:换绑|改绑|绑定|改密|改密码|密保|实名|注册)[^,]{0,6}$")
_CHORE_DONE = re.compile(rf"{_IN}(?:务必|必须|要|得)?[弄做办改搞](?:完|好|妥|定|掉)")
_COUNTED = re.compile(r"(?:已|累计|共)[^,]{0,8}\d+(?:起|单|笔|件|张|万)")
_CLAIM = re.compile(r"补[单发]|退款|售后|质保|投诉|维权|申诉|申请")


_ATTRIBUTE = re.compile(r"[^,]{0,3}(?:提交|[下付拍买][单款]?|申请|充|发|收到|成交)的|(?:开始)?[起算计]")
_AWAITED = re.compile(
    r"(?:到账|到货|[出发][货卡码]|充值?|开通|退|返)[^,。]{0,8}[要得需]等[待上]?$|"
    r"^[^刚新]{0,4}[退返][^,]{0,8},[^,]{0,3}[要得需]等[待上]?$"
)
_SELLER_OWES = re.compile(rf"{SELLER.pattern}[^。]{{0,16}}(?:须|应|需|必须|务必)[^。]{{0,16}}$")
_TAKES_EFFECT = re.compile(rf"{_IN}?(?:就|会|都)?生效")
_BOUGHT = re.compile(r"付款|支付|拍下|下单|充值|开通")
_DUTY = frozenset("须应需必")
_MENDS = re.compile(r"[补退换赔]")
_MADE = re.compile(r"[补退换赔]|[涨加刷到][完齐满好账]")
_HELPED = re.compile(r"到账|发货|[补退]")
_OUTAGE = re.compile(r"维护|停服|暂停|检修|割接|保养")


def other_trade(sentence: Sentence) -> bool:
    """The sentence speaks of factories, offices or clinics, where 补单 means something else."""
    return bool(_OTHER_TRADE.search(sentence.body)) and not _SHOP.search(sentence.body)


def no_promise(view: View) -> bool:
    """The length of time measures validity, an offer, a payout to agents or a chore of the buyer."""
    if _HEARSAY.search(view.sentence.body) or _COUNTED.search(view.sentence.body):
        return True
    if _SECRET.search(view.topic) or _rewards(view) or _praised(view):
        return True
    if view.sentence.lent and REWARD.search(view.sentence.before):
        return True
    if _QUEUED.search(view.before) or (_TAKEN_ON.search(view.before) and _STARTS_PLAY.match(view.right)):
        return True
    if "提现" in view.sentence.body and not _OTHER_MONEY.search(view.near):
        return True
    if view.duration.value == "PT24H" and (_ROUND_THE_CLOCK.match(view.right) or _ALL_DAY.search(view.left)):
        return True
    if _DENIED.search(view.left) or _DENIED_AFTER.match(view.right):
        return True
    if _promises_still(view):
        return False
    if _AFTER_NO_PROMISE.match(view.right) or _BEFORE_NO_PROMISE.search(view.left):
        return True
    return _only_happens(view)


def _rewards(view: View) -> bool:
    """The money is a reward or a seller's, and the seller himself owes nothing within the length of time."""
    if not REWARD.search(view.near):
        return False
    return not (SELLER.search(view.left[-6:]) and _ANSWERS.match(view.right))


def _promises_still(view: View) -> bool:
    """The words of a look-alike stand there, and yet something is promised: 投诉三天内有效."""
    if _CLAIM.search(view.left) and re.search(r"有效|保留|开放", view.left[-5:] + view.right[:4]):
        return True
    if re.match(r"才能?[到充]", view.right) or view.left.endswith("质保") or _owed(view):
        return True
    if _TAKES_EFFECT.match(view.right) and _BOUGHT.search(view.before):
        return True
    return bool(_YOUNGER.search(view.left) and DEFECT.search(view.right) and _MENDS.search(view.after))


def _owed(view: View) -> bool:
    """到账得等三天; 商家须在N内登录举证: who waits for goods has been promised them, a seller has a duty."""
    if "等" in view.left and _AWAITED.search(view.before):
        return True
    return not _DUTY.isdisjoint(view.before) and bool(_SELLER_OWES.search(view.before))


def _praised(view: View) -> bool:
    """The length of time describes the goods, and nobody makes anything good within it."""
    praised = _GOODS.search(view.sentence.body) and not _CLAIM.search(view.left)
    return bool(praised) and not _MADE.search(view.right)


def _only_happens(view: View) -> bool:
    """The day is when something else happened, or the time passes in an outage or until an order lapses."""
    if view.duration.value == "same_day" and _ATTRIBUTE.match(view.right):
        return True
    if _OUTAGE.search(view.before) and not _HELPED.search(view.near):
        return True
    if _priced(view) or (_CHORE.search(view.lead) and _CHORE_DONE.match(view.right)):
        return True
    if _WITHDRAWN.match(view.right) and _CLAIM.search(view.left[-4:]):
        return True
    if _USED_UP.search(view.sentence.body) or (_UNPAID.search(view.before) and _SWEPT.match(view.after)):
        return True
    return bool(_ORDER_LAPSES.match(view.after)) and not _CLAIM.search(view.near)


def _priced(view: View) -> bool:
    """The length of time is a present, is paid for by a rate, or is only the least that may be."""
    if _GIFT.search(view.left) or (_LONGER.search(view.left) and _TARIFF.match(view.rest)):
        return True
    if _DELAYED.search(view.left) and _RATE.match(view.right):
        return True
    least = _NOT_A_MOMENT.search(view.left) and view.duration.value in _MOMENTS
    return bool(least and _EVEN.match(view.after))
