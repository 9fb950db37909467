"""Which words lead to a person? Mail, chat accounts, links that open a chat. Hosts stay readable."""

import re

from rating_site.redact.rules import KEEP, Passage, Rule

_IS = r"(?:号码?|账号|帐号|客服|群|好友|联系方式|[ \t:=.\-是为我加]){0,6}"
_NO_DATE = r"(?!20\d\d[-./]\d)"
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._%+-")
_SAID = re.compile("[:=号是为加@]")
_MAIL_HOSTS = r"(?:qq|vip|foxmail|163|126|139|189|sina|sohu|gmail|outlook|hotmail|icloud|proton)"


def _email(found: re.Match[str]) -> Passage | None:
    """From the sign to the left, which a pattern would find in squared time."""
    start = found.start()
    while start > 0 and found.string[start - 1] in _LOCAL:
        start -= 1
    return (start, found.end()) if start < found.start() else None


def _stated(found: re.Match[str]) -> Passage | None:
    """A word alone is no account; it is one when it is announced as one or has a digit in it."""
    name = found["name"]
    announced = _SAID.search(found["is"]) or any(char.isdigit() or char == "_" for char in name)
    return found.span("name") if announced else None


_CHAT_LINKS = (
    r"t\.me|telegram\.(?:me|dog)|wa\.me|(?:api|chat)\.whatsapp\.com|u\.wechat\.com|weixin\.qq\.com/[rg]"
    r"|work\.weixin\.qq\.com|(?:qm|jq|wpa|qun|shang)\.qq\.com|wpa\.b\.qq\.com|line\.me|discord\.gg|m\.me"
)
LINKS = (
    Rule(
        "contact_link",
        re.compile(
            rf"(?<![a-z0-9.-])(?:https?://)?(?:[a-z0-9_-]{{1,32}}\.)?(?:{_CHAT_LINKS})(?![a-z0-9.-])[!-~]*"
        ),
    ),
    Rule(
        "contact_link",
        re.compile(r"(?<![a-z])(?:(?:tg|weixin|mqqwpa|mqq|tencent|alipays?)://|(?:mailto|tel|sms):)[!-~]+"),
    ),
    Rule("email", re.compile(r" ?@ ?(?:[a-z0-9-]{1,63}[.。]){1,8}[a-z]{2,24}(?![a-z])"), _email),
    Rule("email", re.compile(rf" ?(?:#|\(at\)|\[at\]|艾特) ?{_MAIL_HOSTS}\.(?:com|cn|net|me)"), _email),
)
CHATS = (
    Rule(KEEP, re.compile(r"(?<![a-z0-9.@_-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z]{2,24}(?![a-z0-9_-])")),
    Rule(
        "qq",
        re.compile(
            r"(?:扣扣|企鹅|秋秋|球球|[加进入]群|[流后服]群|群(?=号| ?:)|(?<![a-z0-9])(?:qq?|扣)群?)"
            rf"{_IS}{_NO_DATE}"
            rf"([1-9]\d{{4,10}}|[1-9](?:[ .-]\d){{4,10}}|[1-9]\d{{2,3}}(?:[ -]\d{{3,4}}){{1,2}})(?!\d)"
        ),
    ),
    Rule(
        "wechat",
        re.compile(
            r"(?:微信|威信|徽信|v信|薇信?|[威微徽薇v][❤♥心]|卫星号|绿泡泡|加 ?v"
            r"|(?<![a-z0-9])(?:vx|wx|weixin|wechat|v(?= ?:)))"
            rf"(?P<is>{_IS}){_NO_DATE}(?P<name>[a-z0-9][-_a-z0-9]{{5,19}})(?![-_a-z0-9])"
        ),
        _stated,
    ),
    Rule(
        "handle",
        re.compile(
            r"(?:电报|纸飞机|飞机|telegram|(?<![a-z])tg|whatsapp|(?<![a-z])line|skype|抖音|快手|小红书|支付宝账号)"
            rf"(?P<is>{_IS}@?)(?P<name>[a-z0-9][a-z0-9_-]{{4,31}})(?![a-z0-9_])"
        ),
        _stated,
    ),
    Rule("handle", re.compile(r"(?<![a-z0-9.@_%+-])@[a-z][a-z0-9_]{3,31}(?![a-z0-9_])")),
)
