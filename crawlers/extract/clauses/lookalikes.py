"""Which lengths of time and sentences look like a promise and are none?"""

import re

from crawlers.extract.clauses.found import View
from crawlers.extract.terms_sentence import Sentence

_OTHER_TRADE = re.compile(
    r"采购|报批|打样|封样|生产批|SKU|工厂|面料|布料|起订|大货|量产|翻单|产线|车间|模具|交期|供应商|仓库|物流单"
    r"|考勤|请假|加班|报销|审批流|OA|打卡|人事|员工|行政|财务部|部门|合同号|科室|门诊|病历|处方|护士|医嘱|点菜|餐厅|后厨|服务员"
)
_REWARD = re.compile(
    r"提现|提款|佣金|返佣|返利|返现|红包|奖励|奖金|奖品|中奖|抽奖|领取|优惠券|代金券|分成|分润|推广|邀请|签到|积分|解冻|打款|结款|代理费|试用期|奖"
)
_SECRET = re.compile(r"验证码|校验码|动态码|告诉(?:任何|别)人|泄露|泄漏|转告他人")
_GOODS = re.compile(r"号龄|注册(?:满|时间|超)|老号|权重|粉丝|活人粉|[+＋]粉|实名满|在网")
_AFTER_NO_PROMISE = re.compile(
    r"(?:[之以]?[内后]|起)?(?:才能?|方可|后?再)?(?:自动)?(?:有效|失效|过期|可用|能用|用完|使用完|清零|支付|付款|完成支付|完成付款|付清|关闭订单|取消|释放|生效|改密|换绑)"
    r"|(?:[之以]?内)?[^,]{0,8}(?:把密码|改掉|修改密码|改密|换绑|激活使用|兑换完|使用完毕|核销完|付款|支付|只能|限[购充]|最多|顶多|不得|不要|勿|不能重复|多次|免费试用)"
    r"|(?:不限|全天|全时段|自动(?:发货|出货|发卡|售卖|充值)|在线|营业|随时|都能充|可充|服务|均可|都可|下单|无休|人工|客服(?!处理))|(?:的)?(?:流量|时长|体验|使用权|观影|畅)"
)
_BEFORE_NO_PROMISE = re.compile(
    r"(?:有效期?|时效性|使用期|期限|可用|能用|保存|缓存|锁定|冻结|封禁|禁言|限制|每隔?|间隔|倒计时|限时|活动|已运营|稳定运行|成立|经营|上线|历经|支付|付款|持续)[^,]{0,6}$"
)


def other_trade(sentence: Sentence) -> bool:
    """The sentence speaks of factories, offices or clinics, where 补单 means something else."""
    return bool(_OTHER_TRADE.search(sentence.body))


def no_promise(view: View) -> bool:
    """The length of time measures validity, an offer, a payout to agents or a chore of the buyer."""
    text = view.sentence.body
    return bool(
        _SECRET.search(view.topic)
        or _REWARD.search(text)
        or _GOODS.search(text)
        or _AFTER_NO_PROMISE.match(view.right)
        or _BEFORE_NO_PROMISE.search(view.left)
    )
