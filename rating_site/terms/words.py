"""Which Chinese sentences do we say about terms? All of them, by code; pages only translate them."""

DISCLAIMER = "信息参考，非法律意见。"

ANSWERS = {
    "inside": "按下单时的规则，在期限内。",
    "outside": "按下单时的规则，已超过期限。",
    "too_early": "按下单时的规则，还要再等一等才能提出。",
    "not_stated": "下单时的规则没有写这一项。",
    "not_known": "没有下单时或更早的存档，不知道当时的规则。",
    "uncertain": "不能确定：见下面各种可能。",
}

OPTIONS = {
    "nearest_after": "最接近的存档（晚于下单）",
    "before_order": "下单前最后一次存档的版本",
    "after_order": "下单后第一次存档的版本",
    "other_clause": "规则里的另一处说法",
    "no_refund": "规则写明不退的情形",
    "warranty_period": "规则写的质保期",
}

CAUTIONS = {
    "start_not_given": "规则从另一件事算起（{start}），没有填写它的时间，这里从下单算起，真实期限只会更晚。",
    "start_unspecified": "规则没有写从何时算起，这里从下单算起。",
    "working_days_approximate": "约：国务院还没有公布相应年份的放假安排，按周一至周五计算。",
    "beyond_counting": "规则写的时间太长，无法计算。",
    "counting_differs": (
        "按整 24 小时计已超过；按《民法典》第 201、203 条，按日计算的期间到最后一日 24 时才满。"
    ),
    "range_given": "规则写的是一个时间范围，这个时间落在范围之内，是否算超过要看怎么理解。",
    "own_text_contradicts": (
        "平台自己的规则前后不一致；对格式条款有两种以上解释的，"
        "应作对提供方不利的解释（《民法典》第 498 条）。"
    ),
    "only_under_condition": "规则只在某种条件下给出期限，请核对是否适用于这笔订单。",
    "never_captured": "还没有这家平台的规则存档。",
    "first_capture_after_order": "最早的存档是 {first}，在下单之后。",
    "order_between_captures": "下单时间在两次存档之间，两次的规则不同，不知道改动发生在下单之前还是之后。",
    "both_versions_agree": "两个版本得出的结论相同。",
    "rule_changed_after_dispute": "这条规则在争议发生之后改过（{seen} 发现）；应按下单时的版本。",
    "rule_changed_around_dispute": "这条规则在争议发生前后改过（{seen} 发现）；应按下单时的版本。",
    "rule_changed_after_order": "这条规则在下单之后改过（{seen} 发现）；应按下单时的版本。",
    "rule_first_seen_after_order": "另一处规则在下单之后才第一次存档（{seen}），不知道下单时是否已有。",
    "text_changed_after_order": "规则的其他内容在下单之后改过（{seen} 发现）。",
    "not_captured_since": "最近一次存档是 {last}，早于下单，之后是否改过还不知道。",
    "product_terms_exist": "有的商品页另有规定，选择所购商品后以商品页为准。",
}

VERDICTS = {"fair": "合理", "unusual": "不常见", "unfair": "对买家不利", "likely_invalid": "可能无效"}
"""How a clause reads; courts decide."""

READINGS = {
    "plain": "没有特别之处。",
    "no_reason_lawful": "数字化商品不支持无理由退款通常合法；到不了账、卡密无效等情形不在此列。",
    "buyers_own_fault": "由买家自己的原因造成，由买家承担通常合理。",
    "in_progress": "处理期间不能撤单是常见约定；最终没有到账的仍应退款。",
    "bonus": "赠送的金额不退是常见约定。",
    "blanket_no_refund": "一律不退把未到账和质量问题也排除在外，这部分可能无效。",
    "after_delivery": "发货后不退，对无理由退款通常合法；对卡密无效、与描述不符等情形不能适用。",
    "late_claim": "过期不处理可以约定，但不能免除法定的质量责任。",
    "balance_kept": "余额是买家预付的钱，没有消费的部分一般应当可退。",
    "before_delivery": "交付前可以退款。",
    "route_original": "按原路退回。",
    "route_balance": "只退到平台余额，钱仍留在平台。",
    "no_fee": "退款不收费。",
    "fee_kept": "退款要扣费；因平台原因退款的，应按实付金额退清。",
    "fee_high": "退款扣费偏高；因平台原因退款的，应按实付金额退清。",
    "no_warranty": "写明不带质保，但质量问题的法定责任不因此免除。",
    "first_login": "只保首次登录，之后出现的质量问题是否能主张，要看具体情况。",
    "buyer_bears": "让买家自行承担后果，是否有效要看具体情形和是否提示。",
    "platform_disclaims": "平台声明不负责；免除自身责任、排除买家主要权利的格式条款无效。",
    "platform_answers": "平台承诺补发、退款或赔付。",
    "funds_protected": "货款由平台保管或有纠纷时冻结，对买家有保护。",
    "window_long": "提出的时间比较充裕。",
    "window_short": "提出的时间偏短，请尽快提出；法定的七日质量退货不因此缩短。",
    "window_too_short": "提出的时间不足一天，明显偏短；法定的七日质量退货不因此缩短。",
    "wait_usual": "先等一段时间再提出，属于常见约定。",
    "wait_long": "要等一天以上才能提出，偏久。",
    "wait_too_long": "要等三天以上才能提出，太久；请留意支付平台的投诉期限。",
    "handled_soon": "承诺三天内处理。",
    "handled_slowly": "处理时间超过三天。",
    "handled_too_late": "处理时间超过十五天；应退而超过十五日未办理的，视为故意拖延。",
    "paid_soon": "承诺十天内退到账。",
    "paid_slowly": "退款到账超过十天。",
    "delivered_soon": "承诺三天内到账。",
    "delivered_late": "到账时间超过三天，下单前请想好。",
    "warranty_long": "质保七天以上。",
    "warranty_short": "质保不足七天；法定的七日质量退货不因此缩短。",
    "warranty_too_short": "质保不足一天；法定的七日质量退货不因此缩短。",
    "usual_evidence": "要求的凭证属于常见范围。",
    "much_evidence": "要求录屏或较多凭证，请在使用前准备好。",
    "final_interpretation": "“最终解释权”条款无效。",
    "receipt_is_acceptance": "“收货即视为认可质量”的条款无效。",
    "no_complaints": "不能排除买家投诉、举报、诉讼的权利。",
    "complaint_is_punished": "以投诉、差评为由拒绝售后，不能排除买家的权利。",
    "liability_all_to_seller": "平台依法应承担的责任不能一概推给商家。",
    "no_contract_after_payment": "付款后又说合同不成立的条款无效。",
    "changes_without_notice": "单方修改规则又不通知，可能不成为合同内容。",
    "no_bad_reviews": "不能禁止买家如实评价。",
    "non_delivery_excluded": "没有到账也不退不补，排除了买家的主要权利。",
    "defects_excluded": "商品有问题也不退不换，排除了买家的主要权利。",
}

LAW_STATES = {"T": "已对照存档原文", "S": "据二手来源", "U": "未核对原文"}

STARTS = {
    "payment": "付款", "order": "下单", "purchase": "购买", "delivery": "发货", "report": "反馈",
    "review_approved": "审核通过", "cancellation": "取消", "confirmation": "确认收货", "activation": "激活",
}  # fmt: skip

CONTRADICTIONS = {
    "different_values": "同一件事写了两个不同的数",
    "wait_outlasts_limit": "要求等待的时间比提出的期限还长",
    "refused_and_granted": "一处写一律不退，另一处写可以退",
}

PRACTICE = {
    "resupplied": "{n} 位要求补单的反馈者中，{count} 位得到补单（90% 区间 {low:.0%}–{high:.0%}）。",
    "refunded": "{n} 位要求退款的反馈者中，{count} 位拿到退款（90% 区间 {low:.0%}–{high:.0%}）。",
    "resupply_hours": "{n} 位得到补单的反馈者中，从提出到解决的时间，中位数不超过 {hours:g} 小时。",
    "delivery_minutes": "{n} 位记录了顺利订单的反馈者中，付款到收货的中位数是 {minutes:g} 分钟。",
    "too_few": "只有 {n} 位反馈者说明了等待时间，不计算中位数。",
    "none": "还没有反馈者的记录。",
}
"""What reporters saw: never said of the platform, always of n reporters."""
