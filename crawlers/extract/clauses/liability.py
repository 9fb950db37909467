"""Who bears a loss, by the platform's own words?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.terms_sentence import Sentence

_USER = re.compile(
    r"(?:后果|责任|风险|损失|费用|一切)[^,。]{0,6}(?:自负|自担|自理|自行(?:承担|负责)|自己(?:承担|负责))|"
    r"(?:买卖)?双方(?:之间)?(?:自己|自行)(?:谈|聊|解决|协商|处理)|自(?:己|行|个儿?|家)(?:去|来)?(?:承担|"
    r"负责|负担|扛|兜|背|担|认|吞|买单|埋单|消化|协商|解决)|承担(?:一切|全部|所有)(?:风险|后果|责任|损失)|"
    r"不背[^,。]{0,3}锅|无涉|不管赔|(?:[我本][^,。]{0,3}|平台[^,。]{0,2})不管|由(?:您|买[家方]|用户|本人|购买者|客户|"
    r"使用者)(?:自行|自己|本人)?(?:承担|负责)|(?:不|概不|恕不|不予|无需)(?:予|会|再|对[^,。]{0,10}|用|"
    r"必)?(?:承担|[负背担揽扛])(?:任何|相关|相应|由此|一切|法律|连带|赔偿|该)*[^,。]{0,4}(?:责|承担|$|损失|"
    r"后果|赔)|"
    r"责任不[在归]|(?:我们?|咱们?|本[店站]|平台|店里|小店|这[儿里边])[^,。]{0,3}(?:不认|管不[着了]|不过问|"
    r"不插手|不掺和)|"
    r"(?:平台|本站)[^,。]{0,2}[只仅](?:提供|负责)[^,。]{0,4}(?:展示|信息|场地|撮合)|不相干|"
    r"(?:不|别|甭|轮不到|赖不[着到]|怪不[着到得])(?:算|是|归|属于?|关|由|找|赖|怪|该|能算|到)?在?(?:我们?|"
    r"咱们?|本[店站]|平台|客服|店家|小店|卖家)[^,。]{0,3}"
    r"(?:管|负责|锅|责任|事|头上|过错|担|赔|背|扛|兜|的(?=$|,))|"
    r"(?:概|恕|一律|均|都)?不(?:予|会|包|另行?|再|作|做|进行|额外){0,3}(?:负责|担责|赔[付偿]?|承担|买单|埋单|"
    r"兜底)|免责|无能为力|爱莫能助|免于[^,。]{0,4}责|免除[^,。]{0,6}责|与(?:本[站店平]|平台|卖家|商家|"
    r"我们|我方)[^,。]{0,4}无关|恕难保证|自负"
)
_SELLER = re.compile(r"(?:卖家|商家|商户|供货商|上游|平台|本站|本店)[^,。]{0,6}$")
_FEE = re.compile(r"(?:手续|通道|接口|服务|邮|运)费[^,。]{0,10}$|%[^,。]{0,6}$")
_FEE_NEXT = re.compile(r"[^,。]{0,8}(?:手续|通道|接口|服务|邮|运)费")
_REASONS = (
    ("wrong_info", re.compile(r"[填输写充][^,。]{0,3}错|有误|不正确|错误")),
    ("platform_disclaims", re.compile(r"不[^,。]{0,12}(?:责|承担|赔)|无关|恕难")),
)
_PLATFORM = (
    (
        "reissue",
        r"(?:我们|本[店站]|平台|核[对实]后|查实后?|属实)[^,。不]{0,8}(?:换新|更换|换一)|(?:免费|无偿|"
        r"不收钱|白)(?:再|给[您你]?|为[您你]|帮[您你]|重新?){0,3}(?:发|补(?=[发一时上给])|换(?!绑)|换新|"
        r"换一|更换|补发|重做|补(?=$|[,。])|"
        r"重充|重发)|重新?给[您你](?:发|补)|[给帮为][您你]补[满回]|[掉坏]一?[次个]就?补|(?:再|重新?|另)(?:发|补|换)[^,。]{0,2}(?:给[您你]|一[份个张次])",
    ),
    (
        "reissue_or_refund",
        r"包退[、和]?包换|包换[、和]?包退|(?:免费|给[您你]|为[您你]|帮[您你]|我们|本[店站]|平台|负责|包)[^,。]{0,4}(?:补发|重发|换新|"
        r"更换)[^,。]{0,4}(?:或者?|/|、|要么)[^,。]{0,4}(?:退|返)|(?:补|换|重[发充])[^,。]{0,6}(?:或者?|要么)[^,。]{0,6}"
        r"退[给还]?[您你]",
    ),
    (
        "full_refund",
        r"(?:全额|全数|悉数|如数|尽数|全部|满额|足额|全款|一分不少)[^,。]{0,3}(?:退|返|还)|"
        r"(?<![安健齐])全退|退[^,。]{0,2}(?:全额|全款|全数)|全款(?:退|返)|退(?:还)?(?:您|你)?(?:全额|全款)|"
        r"全部退[还款]",
    ),
    (
        "compensation",
        r"按[^,。]{0,8}(?:折算|比例|天数|[原全]价|成交)[^,。]{0,4}[退赔]|赔[付偿]|假一[赔罚]|双倍|[十三]倍|"
        r"[全照必]赔|"
        r"兜底|先赔|赔给?(?:[您你]|买家)|先垫|[全足]额赔|照价赔|"
        r"赔[一二三四五十\d](?![年个天月日周])|"
        r"罚[一二三四五十\d]|先行[赔垫]|垫付|补偿",
    ),
    (
        "platform_liable",
        r"自掏腰包|[钱款][^,。]{0,4}判给(?:买|[您你])|(?:平台|本站|我们|我方)[^,。不可]{0,4}(?:直接|强制|判)[^,。]{0,3}退(?!出)|"
        r"由?(?:平台|本站|本店|我们|我方)(?:全权|全额|全部|来|将|会)?(?:承担|负责)(?!任)",
    ),
)
_GRANTS = tuple((value, re.compile(pattern)) for value, pattern in _PLATFORM)
_DENIED = re.compile(
    r"(?:买[家方]|用户|租客|客户|[您你])[须要应得需][^,。]{0,6}$|(?:不(?!满意)|无(?!法)|拒绝|概不|没有|"
    r"免(?!费)|非)[^,。]{0,6}$"
)


def liability_user(sentence: Sentence) -> Iterator[Found]:
    """后果自负, 本站概不负责, 由用户自行承担."""
    for match in _USER.finditer(sentence.text):
        before = sentence.text[max(0, match.start() - 14) : match.start()]
        if (
            _FEE.search(before)
            or _FEE_NEXT.match(sentence.text, match.end())
            or ("自" in match[0] and _SELLER.search(before))
        ):
            continue
        words = before + match[0]
        value = next((name for name, pattern in _REASONS if pattern.search(words)), "user_bears")
        yield Found("liability_user", value, match.start(), match.end())
        return


def liability_platform(sentence: Sentence) -> Iterator[Found]:
    """全额退款, 先行赔付, 补发或退款; not where it is denied."""
    for value, pattern in _GRANTS:
        match = pattern.search(sentence.text)
        if match and not _DENIED.search(sentence.text[max(0, match.start() - 10) : match.start()]):
            yield Found("liability_platform", value, match.start(), match.end())
            return
