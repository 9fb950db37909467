"""What must a buyer show when asking for help?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.clauses.quick import quick
from crawlers.extract.clauses.words import UNASKED
from crawlers.extract.terms_sentence import Sentence

_STRONG = (
    (
        "order_no",
        r"订单号|订单编号|(?<!名)单号|流水号|交易号|交易序号|(?:转账|订单)编号|交易哈希|转账哈希|订单尾号",
    ),
    (
        "screenshot",
        r"截[个张]?图|截屏|截(?=给|来|过来|一张)|截取|拍图|发图|传图|图片|报错的?(?:那张)?图|账单图",
    ),
    (
        "error",
        r"[拍录看][下个到见]?(?!系统)[^,。]{0,8}(?:代码|页面|界面|画面|提示|报错)|(?:失败|报错|"
        r"错误)(?:页面|画面|界面)",
    ),
    (
        "video",
        r"录屏|录像|录制|影像|开箱视屏|录下来|"
        r"(?:开箱|操作|问题|完整|全程|拍|没有?|凭)[^,。]{0,3}视频(?!账|号|会员)",
    ),
    (
        "payment_proof",
        r"(?<!登录)(?<!账户)(?<!出)凭[证据](?!号)|小票|收据|发票|详单|(?:扣款|缴费|支付|银行|交易)短信|"
        r"(?:付款|支付|交易|充值|转账|缴费)明细|(?:付款|支付|交易|充值|"
        r"转账|缴费|购买)(?:记录|证明)|账单(?!日|[^,]{0,2}里)|(?<!核对)流水(?!号)",
    ),
    ("chat", r"(?:聊天|对话)记录"),
    ("receipt", r"(?<!待)回执|影本|复印件"),
    ("photo", r"照片|拍照"),
    (
        "police_report",
        r"(?:立案|受案|报案|报警)[^,。]{0,3}(?:回执|证明|通知)|报案,[^,。]{0,3}证明|监护(?:人)?证明|"
        r"户口[本簿]",
    ),
    ("list", r"号清单"),
    ("proof", r"证据|证明材料|相关证明|举证"),
)
_WEAK = (
    ("amount", r"金额"),
    ("time", r"时间"),
    ("account", r"账号|手机号|QQ号|号(?=和密码)"),
    ("id_document", r"身[份分]证"),
    ("password", r"密码|服务码"),
    ("card_no", r"卡号|序号"),
    ("email", r"邮箱"),
    ("device", r"机器码|识别码|设备码|系统版本"),
    ("character", r"角色名|区服|角色ID|缴费号|商品名称|故障表现"),
    ("description", r"说明|描述|原因"),
)
_NOUNS = tuple((name, re.compile(pattern)) for name, pattern in (*_STRONG, *_WEAK))
_STRONG_NOUN = quick("|".join(pattern for _, pattern in _STRONG))
_LISTED = re.compile(
    r"(?:(?:账号|手机号|QQ号?|金额|时间|区服|"
    r"角色名?)[^,。、和及与+]{0,4}[、和及与+,]?){3}"
)
_IDENTITY = re.compile(
    r"(?:手持|带|提供|检[附具]|附|传|交|准备)[^,。]{0,8}身[份分]证|身[份分]证[^。]{0,16}(?:传|交|发)"
)
_CLAIMED = re.compile(r"退|返还|误充|赔[偿付]|未成年|找回")
_SOFT = re.compile(
    r"(?:(?<!把)账号|[QqＱ]{2}号|手机号|号和密码|密码|卡号|序号|邮箱|机器码|识别码|设备码|角色(?:名|ID)|"
    r"区服|缴费号|户号)"
)
"""What belongs to the buyer and proves nothing by itself."""
_HANDED = re.compile(
    rf"{_SOFT.pattern}[^,。不没]{{0,12}}(?:发(?:给?(?:我|客服|一遍|过来)|来|过来|$)|给(?:我|客服)|"
    rf"交给?(?:我|客服)|甩|报给|告诉(?:我|客服)|过来我|说给|来找)|"
    rf"(?:报上?|提供|提交|附上|给我?一?下|给(?=[^,。]{{0,2}}服务密码)|带上|发(?=账号密码)|写清|"
    rf"备[好妥齐])[^,。不]{{0,6}}{_SOFT.pattern}"
)
_NEEDED = re.compile(
    r"激活不|[充登兑]不|失败|出错|没法|查不了|才能?查|再查|去查|查证|核[实对查]|帮[您你]|"
    r"[我咱][^,。]{0,2}(?:去|来|帮|查|看|催|问)|"
    r"售后|申[请诉]|补|重发|没[到来加进动充有]|未[到入]|还没|登不上|用不了|无效|转人工"
)
_SENT_TO_BUYER = re.compile(
    r"(?:发|寄|送)[给到至][您你]|自动发|会发|发货|泄露|改密|修改密码|别(?:把|给)|勿|核实身份|改完|换绑"
)
_CANNOT = re.compile(
    r"(?:无法|不能|未能?|拿不出|不)[^,。]{0,2}(?:出示|提供|举证|上传|补交)[^。]{0,12}(?:拒|不[予受]|驳|"
    r"视[为作同]|算输|败诉)|"
    r"举证[^。]{0,6}(?:不交|不足|不能|逾期|超时)"
)
"""Who can show nothing gets nothing."""
_OF_SELLERS = re.compile(r"[卖商]家|卖方|商户|号主")
_SHOW = quick(
    r"携|持|检[附具]|戳|复制|截图来|截一张|给一?下|开了|找出|[要需须]:|录(?=[^,]{0,4}视)|拿得出|提交|佐证|"
    r"记得录|备妥|写一?下|需要您的|拉[^,。]{0,10}来|提供|附[上带]?|发[来给送过]|上传|提交|备齐|备好|"
    r"写[进明上清]|出示|凭|带[上着好齐]?|携带|准备|"
    r"保[留存]|"
    r"留存|存好|留着|说明|报上?|注明|须有|需要?有|没有|没[传带交]|[无没](?=录|视频|截图|凭)|全程|缺|"
    r"交[上来]|交(?=[^,]{0,10}(?:录|截图|凭证|视频|照片))|拍|告知|为[准凭证]|一并|一起|必填|填[写上好]|"
    r"发$|截[个张]图|发(?=[:：]|客服|给|我)|要有|"
    r"录制|得有|[拿用][^,]{0,14}(?:来|说话)|甩|丢|晒|亮出|只认|认(?=[^,]{0,8}[录截凭])|打包|"
    r"截图(?=[^,]{0,3}[找给发来联])|把[^,]{0,12}[给发交传报丢甩]|奉上|呈|"
    r"带(?=[^,]{0,3}(?:截|录|单|凭))|[发丢甩贴](?:个|张|下|一下)?[^,]{0,6}(?=截图|截屏|图|短信|视频)|"
    r"递|备[着上]|发(?:个|下)?(?=[单订截图凭])|报给|给客服"
)
_PURPOSE = re.compile(
    r"手动|掉单|漏单|[还仍]没|仍未|未见|未入|没加|没动|没进|卡在|我看|异议|存疑|主张|遭|查单(?!省)|"
    r"[向跟][^,。]{0,4}查询|"
    r"才查|按数补|补新|没有[^,。]{0,2}查不|来对|理赔|误充|破损|缺件|少发|才能?退|可以退|还没[^,。]{0,4}变|"
    r"没见|认领|空白|售后|退款|换|补[单发卡]|投诉|维权|客服|联系|申诉|工单|问题|"
    r"未到账|没到|"
    r"未收到|没收到|核实|核查|处理|"
    r"反馈|举报|质保|纠纷|理赔|赔|没来|申请|异常|争议|取证|扣款|证明|没[充到来出卡货码]|没法|给[您你]查|"
    r"来[问找]|"
    r"扯皮|对质|过来查|核对|帮[您你]查|查证|比对|失误|不认|重[充开]|"
    r"登不上|用不了|打不开|无效|错误|空卡|补不|人工|补卡|锁|不[一符对]|给我们"
)
_COMPLETE = re.compile(
    r"看得清|清晰|糊|缺[件项]|打码无效|P图|造假|备齐|缺一不可|少一样|一样都?不能少|"
    r"备好|报错"
)
_DEMAND = re.compile(r"(?:[需须请要]|务必)[^,。不]{0,4}(?:提供|提交|上传|出示|附上?|准备)")
_PAST = (
    r"哪[一]?[天日]|几[号月日]|何[时日]|什么时候|(?:下单|付款|购买|充值)(?:的)?(?:日期|时间)",
    r"(?:花|付)了?(?:多少|几块|几元)|多少钱|付款数目|(?:付款|支付|充值)金额",
    r"[啥什][么]?(?:毛病|问题|情况|现象)|哪一?步|哪[儿里]不[对行]|毛病|报错|(?:手机|QQ|订单)号|角色名|区服",
)
_RECALLED = tuple(map(re.compile, _PAST))
_TELL = re.compile(r"说[清明]|讲[清明]|写[清明]|报[上下来]?|告[知诉]|准备|备[好齐]|提供|发(?:给)?我|附上")
_ASKER = re.compile(r"客服|找我|联系|反馈|售后|反映|进度|聊天|查询|报修|来问|催|没到|没来|没充|投诉|工单")
_WITHOUT = re.compile(
    r"[没无缺][有留录拍交]{0,2}(?:开箱)?(?:视频|录像|录屏|截图|凭证)[^。]{0,6}(?:[按算]|"
    r"视[为作])[^,。]{0,4}(?:租|买|您|你|用户|客户|责任|弄丢)"
)
"""没视频按租客责任算: who has no proof bears the loss."""
_NOT_ASKED = quick(
    r"(?<![向给跟与和同])(?:[卖商]家|卖方|商户|供货商)[^,。凭]{0,12}(?:上传|提供|提交|举证|出示)|"
    r"遮[住挡]|打码|马赛克|(?:无需|不需|不用|不必|免)[^,。]{0,4}(?:提供|提交|上?传|发|截|附|出示|凭|录)|"
    r"查询订单|订单查询|输入|凭[^,。]{0,6}(?:查询|提取|"
    r"取货|取卡|登录)|教程|领取|"
    rf"[查翻看找][不无没][到见着出了][^,。]{{0,4}}(?:记录|流水|凭证)|{UNASKED.pattern}"
)


def evidence(sentence: Sentence) -> Iterator[Found]:
    """请提供订单号和截图: one clause naming all that is asked for."""
    text = sentence.text
    noun = _STRONG_NOUN.search(text) or _LISTED.search(text)
    if (
        _WITHOUT.search(text)
        or _without(sentence)
        or _handed(text)
        or _identified(text)
        or (not noun and _told(text))
    ):
        yield Found("evidence_required", asked_for(text), 0, len(sentence.body))
        return
    if not noun or not _SHOW.search(text) or _NOT_ASKED.search(text):
        return
    if not any(words.search(text) for words in (_PURPOSE, _COMPLETE, _DEMAND)):
        return
    last = [noun, *_STRONG_NOUN.finditer(text)][-1].end()
    yield Found("evidence_required", asked_for(text), noun.start(), last)


def _without(sentence: Sentence) -> bool:
    """无法出示者不予受理: what cannot be shown was named here or in the sentence before."""
    cannot = _CANNOT.search(sentence.text)
    if not cannot or _OF_SELLERS.search(sentence.text, 0, cannot.start()):
        return False
    return "举证" in cannot[0] or _STRONG_NOUN.search(sentence.before + sentence.text) is not None


def _handed(text: str) -> bool:
    """服务密码给客服去查: the buyer hands over what helps to look into the case."""
    if not _HANDED.search(text):
        return False
    if _SENT_TO_BUYER.search(text) or _NOT_ASKED.search(text):
        return False
    return _NEEDED.search(text) is not None


def _identified(text: str) -> bool:
    """退款须手持身份证: who one is, asked before money goes back."""
    return "身" in text and bool(
        _IDENTITY.search(text) and _CLAIMED.search(text) and not _NOT_ASKED.search(text)
    )


def _told(text: str) -> bool:
    """哪天买的、花了多少: two things or more that only who has bought can tell."""
    if not _TELL.search(text) or not _ASKER.search(text) or _NOT_ASKED.search(text):
        return False
    return sum(thing.search(text) is not None for thing in _RECALLED) > 1


def asked_for(text: str) -> str:
    """The things a text names that can be shown: "order_no,screenshot"; "proof" where it names none."""
    return ",".join(name for name, pattern in _NOUNS if pattern.search(text)) or "proof"
