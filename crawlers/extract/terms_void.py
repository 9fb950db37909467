"""Which passages of a plain text are quoted, revoked or only told as an example, and promise nothing?"""

import re

_BLANK = "□"
_QUOTE = r"“[^“”]{1,80}”"
_REVOKED = (
    r"(?:作废|废止|废除|取消|撤销|撤回|停止|不再(?:执行|适用|有效|生效|沿用)|失效|终止|暂停|停用|下线|"
    r"删[除掉去]|[去划拿]掉|不算[数了]?|不作数)"
)
_QUOTED_THEN_REVOKED = re.compile(rf"({_QUOTE})[^。!;\n]{{0,30}}?(?<![别勿要能可以己您你点请]){_REVOKED}")
_REVOKED_THEN_QUOTED = re.compile(rf"{_REVOKED}[^。!;\n“”]{{0,12}}({_QUOTE})")
_OLD_RULE = re.compile(
    rf"((?:原先?|此前|之前|以前|旧版?|过去|先前|取消|废止)[^。!;\n]{{0,40}}(?:规[定则]|承诺|说法|政策|条款|"
    rf"服务|质保|时限|限制))[^。!;\n]{{0,14}}{_REVOKED}"
)
_NAMED_RULE = re.compile(
    rf"([^。!;,:\n]{{1,30}}(?:承诺|规[定则]|条款|政策|约定))[^。!;,\n]{{0,12}}{_REVOKED}"
)
_LENGTH = r"[^。!;,\n]{1,12}?"
_CHANGED = re.compile(
    rf"((?:由|从|原(?:来|先)?(?:的|为|是)?|将|把){_LENGTH}(?:小时|分钟|天|日|周|月|年|钟头|%|"
    rf"点))的?[^。!;,\n]{{0,6}}?,?"
    r"(?:统一|全部|现在?|均|都|已|将|正式)?(?:延长|缩短|调整|改|变更|变|修改|修订|提高|提升|降低|增加|减少|"
    r"放宽|收紧|更改|更新|升|降|统一|砍|压|缩|调|减|压缩|拉长|加长|下调|上调|宽限)(?:[成为到至]|"
    r"(?=[\d一二两三四五六七八九十半]))"
)
_ONCE_NOW = re.compile(
    r"((?:先前|此前|之前|以前|原来|过去|原先|旧的?|曾)(?:是|为|按|的是)?[^。!;,\n]{1,10}),(?:如今|现在|现|"
    r"今后|今起|目前|新的?|改[成为])"
)
_NO_LONGER = re.compile(
    r"(不再(?:是|为|按|执行)?[^。!;,\n]{1,16}),?(?:而是|改[成为]|现在是|变成|统一|"
    r"调整)"
)
_EXAMPLE = re.compile(
    r"(?:^|[。!;\n(])((?:举个?例子?|例如|比如说?|譬如|打个比方|"
    r"示例)[:,][^。!;\n]{0,200})"
)
_REPLACED = re.compile(
    r"[^。!;\n]{0,8}(?:恢复|改|调整|变更?|换|回到|统一|缩短|延长)[成为到至](?=[\d一二两三四五六七八九十半])"
)
_FIGURE = re.compile(r"[\d一二两三四五六七八九十半]{1,4}")
_STATEMENTS = (
    _QUOTED_THEN_REVOKED,
    _REVOKED_THEN_QUOTED,
    _OLD_RULE,
    _NAMED_RULE,
    _CHANGED,
    _ONCE_NOW,
    _NO_LONGER,
    _EXAMPLE,
)


def without_void(text: str) -> str:
    """The text with everything that binds nobody blanked out, character for character."""
    for statement in _STATEMENTS:
        text = statement.sub(_blanked, text)
    return text


def _blanked(match: re.Match[str]) -> str:
    """The match with its first group blanked; where a new figure follows, its words stay to name it."""
    low, high = match.start(1) - match.start(), match.end(1) - match.start()
    renewed = _REPLACED.match(match.string, match.end())
    void = _FIGURE.sub(lambda figure: _BLANK * len(figure[0]), match[1]) if renewed else _BLANK * (high - low)
    return match[0][:low] + void + match[0][high:]
