"""What does a shop offer that nobody may sell, and does it hold money in escrow? Quotes for a moderator."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crawlers.extract.text import fold, squeeze

MOST_PASSAGES = 30
_PROHIBITED = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "real_name_numbers": r"实名(?:号|认证号|小号|手机卡|电话卡|微信|支付宝)"
        r"|身份证(?:号|信息|照片)?(?:出售|批发|库)|四件套",
        "social_accounts": r"(?:QQ|微信|抖音|陌陌|小红书|快手|探探|支付宝) ?(?:小号|老号|白号|靓号|成品号"
        r"|(?:账号|号)(?:出售|批发|购买|专卖))",
        "sms_codes": r"接码|代收(?:短信)?验证码|验证码代收|短信接收平台|虚拟手机号",
        "cheats": r"外挂|(?:游戏|吃鸡|王者|绝地|和平精英)辅助|自瞄|透视挂|科技挂|无后座|过检测|防封插件",
        "bank_accounts": r"银行卡(?:出售|收购)|对公账户(?:出售|出租|租)|收款码(?:出租|租)|跑分",
    }.items()
}
_ESCROW = {
    name: re.compile(words)
    for name, words in {
        "escrow_trade": r"担保交易|中介担保|平台担保",
        "funds_held": r"(?:平台|资金|货款)托管|资金(?:由平台|会)?(?:冻结|暂存|保管)",
        "delayed_settlement": r"T ?\+ ?[0-9]{1,2} ?结算|次日结算|确认收货后.{0,12}(?:放款|结算|打款)",
        "deposit": r"(?:商户|商家|卖家|店铺)?保证金",
        "consignment": r"寄售",
        "protection_period": r"(?:保护|公示)期",
    }.items()
}
# "禁止出售实名号" is a promise not to sell; the denial stands before the word within one sentence.
_DENIAL = re.compile(
    r"(?:禁止|严禁|不得|不允许|不出售|不销售|不售|不卖|不接|不提供|拒绝|杜绝|打击|勿|谢绝|"
    r"不支持)[^。;!?\n]{0,30}$"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that speaks of something: `kind`, the quote with some context, its place in the text."""

    kind: str
    quote: str
    start: int
    end: int


def find_prohibited(text: str) -> tuple[Passage, ...]:
    """Goods of prohibited kinds that a text offers; sentences that forbid them are no offers."""
    return tuple(_passages(text, _PROHIBITED))


def find_escrow(text: str) -> tuple[Passage, ...]:
    """Statements that the platform holds or delays a seller's money."""
    return tuple(_passages(text, _ESCROW))


def _passages(text: str, kinds: Mapping[str, re.Pattern[str]]) -> Iterator[Passage]:
    plain = fold(text[:300_000])
    for kind, words in kinds.items():
        for number, found in enumerate(words.finditer(plain)):
            if number >= MOST_PASSAGES:
                break
            start, end = found.span()
            if not _DENIAL.search(plain[max(0, start - 40) : start]):
                yield Passage(kind, squeeze(text[max(0, start - 12) : end + 20], 80), start, end)
