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
    "counting_differs": "按整 24 小时计已超过；按《民法典》第 201、203 条，按日计算的期间到最后一日 24 时才满。",
    "own_text_contradicts": "平台自己的规则前后不一致；对格式条款有两种以上解释的，应作对提供方不利的解释（《民法典》第 498 条）。",
    "only_under_condition": "规则只在某种条件下给出期限，请核对是否适用于这笔订单。",
    "never_captured": "还没有这家平台的规则存档。",
    "first_capture_after_order": "最早的存档是 {first}，在下单之后。",
    "order_between_captures": "下单时间在两次存档之间，两次的规则不同，不知道改动发生在下单之前还是之后。",
    "both_versions_agree": "两个版本得出的结论相同。",
    "rule_changed_after_dispute": "这条规则在争议发生之后改过（{seen} 发现）；应按下单时的版本。",
    "rule_changed_around_dispute": "这条规则在争议发生前后改过（{seen} 发现）；应按下单时的版本。",
    "rule_changed_after_order": "这条规则在下单之后改过（{seen} 发现）；应按下单时的版本。",
    "text_changed_after_order": "规则的其他内容在下单之后改过（{seen} 发现）。",
    "not_captured_since": "最近一次存档是 {last}，早于下单，之后是否改过还不知道。",
    "product_terms_exist": "有的商品页另有规定，选择所购商品后以商品页为准。",
}
