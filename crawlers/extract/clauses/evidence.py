"""What must a buyer show when asking for help?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.terms_sentence import Sentence

_STRONG = (
    ("order_no", r"订单号|订单编号|单号|流水号|交易号"),
    ("screenshot", r"截[个张]?图|截屏|截(?=给|来|过来)|拍图|发图|传图|图片|报错的?图"),
    (
        "error",
        r"[拍录看][下个到见]?[^,。]{0,8}(?:代码|页面|界面|画面|提示|报错)|(?:失败|报错|"
        r"错误)(?:页面|画面|界面)",
    ),
    ("video", r"录屏|录像|录制|(?:开箱|操作|问题|完整|全程|拍|没有?|凭)[^,。]{0,3}视频"),
    (
        "payment_proof",
        r"凭[证据]|小票|(?:扣款|缴费|支付|银行|交易)短信|(?:付款|支付|交易|充值|转账)明细|(?:付款|支付|交易|充值|"
        r"转账)(?:记录|证明)|账单|流水(?!号)",
    ),
    ("chat", r"(?:聊天|对话)记录"),
    ("receipt", r"回执|影本|复印件"),
    ("photo", r"照片|拍照"),
    ("proof", r"证据|证明材料|相关证明"),
)
_WEAK = (
    ("amount", r"金额"),
    ("time", r"时间"),
    ("account", r"账号|手机号|QQ号"),
    ("description", r"说明|描述|原因"),
)
_NOUNS = tuple((name, re.compile(pattern)) for name, pattern in (*_STRONG, *_WEAK))
_STRONG_NOUN = re.compile("|".join(pattern for _, pattern in _STRONG))
_LISTED = re.compile(
    r"(?:(?:账号|手机号|QQ号?|金额|时间|区服|"
    r"角色名?)[^,。、和及与+]{0,4}[、和及与+,]?){3}"
)
_SHOW = re.compile(
    r"提供|附[上带]?|发[来给送过]|上传|提交|备齐|备好|写[进明上清]|出示|凭|带[上着好齐]?|携带|准备|"
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
    r"还没[^,。]{0,4}变|没见|认领|空白|售后|退款|换|补[单发卡]|投诉|维权|客服|联系|申诉|工单|问题|"
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
    r"[没无缺][有留录拍交]{0,2}(?:开箱)?(?:视频|录像|录屏|截图|凭证)[^。]{0,6}(?:[按算]|视[为作])[^,。]{0,4}(?:租|买|您|你|用户|客户|责任|弄丢)"
)
"""没视频按租客责任算: who has no proof bears the loss."""
_NOT_ASKED = re.compile(
    r"(?<![向给跟与和同])(?:[卖商]家|卖方|商户|供货商)[^,。凭]{0,12}(?:上传|提供|提交|举证|出示)|"
    r"遮[住挡]|打码|马赛克|无需|不需|不用|不必|免提供|查询订单|订单查询|输入|凭[^,。]{0,6}(?:查询|提取|"
    r"取货|取卡|登录)|教程|好友|领取|"
    r"[查翻看找][不无没](?=[到见着出了,]|$)"
)


def evidence(sentence: Sentence) -> Iterator[Found]:
    """请提供订单号和截图: one clause naming all that is asked for."""
    text = sentence.text
    noun = _STRONG_NOUN.search(text) or _LISTED.search(text)
    if _WITHOUT.search(text) or (noun is None and _told(text)):
        yield Found("evidence_required", asked_for(text), 0, len(sentence.body))
        return
    if not noun or not _SHOW.search(text) or _NOT_ASKED.search(text):
        return
    if not any(words.search(text) for words in (_PURPOSE, _COMPLETE, _DEMAND)):
        return
    last = [noun, *_STRONG_NOUN.finditer(text)][-1].end()
    yield Found("evidence_required", asked_for(text), noun.start(), last)


def _told(text: str) -> bool:
    """哪天买的、花了多少: two things or more that only who has bought can tell."""
    if not _TELL.search(text) or not _ASKER.search(text) or _NOT_ASKED.search(text):
        return False
    return sum(thing.search(text) is not None for thing in _RECALLED) > 1


def asked_for(text: str) -> str:
    """The things a text names that can be shown: "order_no,screenshot"; "proof" where it names none."""
    return ",".join(name for name, pattern in _NOUNS if pattern.search(text)) or "proof"
