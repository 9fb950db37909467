"""What stands in the place of something masked, and how do we recognise our own masks again?"""

import re

_LABELS = {
    "id_number": "证件号",
    "bank_card": "卡号",
    "phone": "电话号码",
    "email": "邮箱",
    "qq": "QQ号",
    "wechat": "微信号",
    "handle": "联系账号",
    "contact_link": "联系链接",
    "card_secret": "卡密",
    "password": "密码",
    "account": "账号",
}
KINDS = (*_LABELS, "trade_number")
MASK = re.compile(rf"【(?:(?:{'|'.join(_LABELS.values())})已隐去|单号[0-9]{{4}}…[0-9]{{4}}，中段已隐去)】")
"""Every mask this package writes; a text that has been masked is not masked again."""


def mask(kind: str, plain: str) -> str:
    """The words in place of a masked (folded) passage; of a trade number the outer four digits stay."""
    if kind == "trade_number":
        digits = "".join(char for char in plain if char.isdigit())
        return f"【单号{digits[:4]}…{digits[-4:]}，中段已隐去】"
    return f"【{_LABELS[kind]}已隐去】"
