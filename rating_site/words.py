"""Which sentences may we say about a platform? A closed list in Chinese; pages only translate it.

None of them says that a platform is safe or that one should pay: wrong praise costs a buyer money.
"""

HEADLINES = {
    "listed": "已列入黑名单，付款前请先看原因。",
    "warned": "已发布警示，付款前请先看原因。",
    "alert": "近期出现多笔有凭证、未解决的订单，付款前请等待核实。",
    "prohibited_goods": "不评级：含违法交易品类。",
    "site_refuses_checks": "不评级：该网站拒绝检查。",
    "not_rated": "暂不评级：已知信息还不够。",
    "A": "未发现异常，仍建议担保交易或小额试单。",
    "B": "未发现异常，仍建议担保交易或小额试单。",
    "C": "信息有限或有不足之处，建议担保交易或小额试单。",
    "D": "有需要留意的问题，请先看下面的原因。",
    "E": "问题较多，请先看下面的原因。",
    "unknown": "还没有查过这个地址，可以立即体检。",
}

FILING = {
    "verified": "备案已核实，与页面展示一致",
    "verified_undisplayed": "查到备案，但页面没有展示",
    "mismatch": "查到备案，但页面展示的是另一个备案号",
    "borrowed": "页面展示的备案号属于别的网站",
    "claim_unknown": "页面展示的备案号查不到",
    "not_found": "没有查到备案，页面也没有展示",
    "invalid_claim": "页面展示的备案号不成立",
    "restricted": "备案处于限制接入状态",
    "revoked": "备案曾经存在，现在查不到",
    "stale_inherited": "备案早于域名现在的注册时间，可能属于前一位所有者",
    None: "备案仍在核实",
}

SOURCES = {
    "storefront": "店铺页面",
    "icp_filing": "ICP 备案",
    "domain_rdap": "注册时间（RDAP）",
    "domain_whois": "注册时间（WHOIS）",
    "certificate": "首张证书",
    "wayback": "网页存档",
    "platform_terms": "平台规则",
    "score": "评分",
}

MISSING = {
    "filing": "ICP 备案还没有核实",
    "age": "存续时间未知",
    "terms": "没有读到平台规则",
    "prohibited_goods": "含违法交易品类",
    "site_refuses_checks": "网站拒绝检查",
}

GROUPS = {
    "platform": "平台",
    "lookalike": "相似网址",
    "terms": "规则",
    "report": "举报",
    "notice": "公告",
    "help": "帮助",
}

CLAUSES = {
    "resupply_window": "补单时限",
    "handling_time": "处理时限",
    "delivery_time": "到账/发货时间",
    "refund_window": "退款时限",
    "refund_route": "退款去向",
    "refund_fee": "退款手续费",
    "no_refund": "不退情形",
    "evidence_required": "需要的凭证",
    "warranty_period": "质保期",
    "contact_hours": "客服时间",
    "escrow": "担保与放款",
    "liability_user": "买家责任",
    "liability_platform": "平台责任",
}
