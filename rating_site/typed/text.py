"""What did somebody mean to type, apart from how it arrived: width, invisible characters, words around it?"""

import re
import unicodedata
from functools import lru_cache

MAX_QUERY = 256
EDGES = " \t,，.。、;；:：!！?？~～…\"'“”‘’()（）[]【】《》<>「」『』|"
_BEFORE = re.compile(
    r"^(?:请问|麻烦|帮我|帮忙|查一下|查一查|查下|查查|查询|搜一下|搜索|求助|有人知道|谁知道|谁用过|大家觉得"
    r"|有人用过|有没有|我想知道|我想问|想问|网友说|听说|这个|这家|那个|那家)+"
)
_AFTER = re.compile(
    r"(?:是不是骗子|是不是骗人的?|是不是真的|是骗子|是真的|骗人的?|骗子|靠谱不靠谱|靠不靠谱|靠谱|可靠不|可靠|可信|能信|正规吗|正规不|安全吗|安全不"
    r"|怎么样|咋样|怎样|如何|好不好|黑不黑|是?真的?还是假的?|靠得住|被骗了?|骗钱|倒闭了?|投诉|举报|评价|怎么退款|还能用"
    r"|怎么联系客服|客服电话|打不开了?|登录|登陆|下载|入口|最新网址|充值不到账|怎么办|好用吗|能不能用|会不会跑路|是不是跑路了?|跑路了?没有?|跑路了?|官方网站|官方网址|官方|官网|网址"
    r"|网站|是多少|多少|是什么|吗|么|嘛|呢|啊|吧|不|[\s,，.。!！?？~～…])+$"
)
_HAN_DIGITS = "零〇洞一壹幺二贰貳两兩三叁參四肆五伍六陆陸七柒拐八捌九玖勾"
_SPOKEN = str.maketrans(_HAN_DIGITS, "00011122222333445566677788999")
_SAID = re.compile(rf"(?:[{_HAN_DIGITS}\d][\s\-.]{{0,2}}){{5,14}}")
_SPELT = re.compile(r"(?<![a-zA-Z0-9])[a-zA-Z0-9](?: [a-zA-Z0-9](?![a-zA-Z0-9])){4,24}")
_KEYCAPS = dict.fromkeys([*range(0xFE00, 0xFE10), 0x20E3])
"""What makes an emoji of a digit."""
_ACCENTS = str.maketrans(
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüĀÁǍÀĒÉĚÈŌÓǑÒńňǹ", "aaaaeeeeiiiioooouuuuvvvvvaaaaeeeeoooonnn"
)
_TONES = re.compile(r"(?<=[a-zA-Z])[1-5](?![0-9])")
_TONED = re.compile(r"(?:[^a-z0-9]{0,64}[a-z]{1,6}[1-5](?![0-9])){2}", re.IGNORECASE)
_PARTS = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9 ]{2,46}[a-zA-Z0-9]|[0-9a-zA-Z]{0,5}[\u4e00-\u9fff]{3,24}")
_ENGLISH = re.compile(
    r"(?i)(?<![a-z0-9])(?:is|it|this|that|website|legit|legal|scam|safe|real|fake|or|not|the|a|an|can|i"
    r"|you|trust|reliable|any|good|bad|review|reviews|about|check|to|buy|from|official|please|help|me|has|anyone|used"
    r"|use|what|where|how)(?![a-z0-9])\??"
)
_GOODS = re.compile(
    r"(?<=[\u4e00-\u9fffa-z]{2})\s?(?:自动发货|发货|代充|充值|点券|批发|专卖|专营|直营|优选|折扣|特价|会员|卡密|发卡|网|站|店|铺|商店|网店)+$"
)


def tidy(text: str) -> str:
    """One line as it was meant: half width, nothing invisible, no keycaps, no halves of characters."""
    folded = unicodedata.normalize("NFKC", text.translate(_KEYCAPS))[:MAX_QUERY]
    kinds = ((one, unicodedata.category(one)) for one in folded)
    shown = "".join(" " if kind == "Cc" else one for one, kind in kinds if kind not in ("Cf", "Cs"))
    words = shown.split()
    return ("" if len(words) > 3 and max(map(len, words)) == 1 else " ").join(words)[:MAX_QUERY]


def in_figures(text: str) -> str:
    """Digits for those that are said, 二四五三一 -> 24531 (fewer may be a name), and e 6 9 8 9 -> e6989."""
    return joined(_SAID.sub(lambda found: found.group().translate(_SPOKEN), text))


def joined(text: str) -> str:
    """Letters and digits that stand one by one as a word: y u n k a -> yunka."""
    return _SPELT.sub(lambda found: found.group().replace(" ", ""), text)


@lru_cache(16)
def without_chatter(text: str) -> str:
    """云卡商城官网靠谱吗？ -> 云卡商城; a text that is chatter only stays as it is."""
    rest = _AFTER.sub("", _BEFORE.sub("", text)).strip()
    return rest or text


def names(text: str) -> list[str]:
    """The name in a text; without the tones of pinyin (lin2yuan2 -> linyuan); what is spelled in it."""
    name = without_chatter(text).strip("【】《》「」『』") or text
    plain = name.translate(_ACCENTS)
    if "://" in plain or "@" in plain:  # no part of a link may stand for the whole of it
        return [plain]
    toneless = [_TONES.sub("", plain)] if _TONED.search(plain) else []
    short = " ".join(_ENGLISH.sub(" ", _GOODS.sub("", plain)).split())
    parts = [
        one for one in (short, *_PARTS.findall(short)[:3]) if one != plain and len(one) > 2 + one.isascii()
    ]
    words = [one for one in short.split() if len(one) > 4 and one.isascii()][:3]
    return [plain, *toneless, *dict.fromkeys((*parts, *words))]
