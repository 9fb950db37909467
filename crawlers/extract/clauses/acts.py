"""Which few signs show that a text speaks of an act: refusing, paying back, delivering, complaining?

Signs are single characters and pairs: enough to tell acts apart, and quick to look up among those of a text.
"""

from collections.abc import Set

_SIGNS = {
    "not": "不 没 无 别 勿 拒 难 休 甭 免 概 恕 未 莫 谢绝 禁止 停止",
    "bear": "责 承担 锅 扛 兜 自负 自担 自理 自行 后果 损失 风险 自认 负担 赖 怪 无关 关系 倒霉 认账",
    "fee": "手续 通道 费率 费用 务费 扣 收费 抽",
    "hold": "冻 押 扣 锁 托管 担保 保管 暂存 看着 攥 手里 监管 压着 缓发 冷静 护期 公示",
    "dispute": "投诉 维权 纠纷 争议 举报 仲裁 介入 申诉 协商 裁定 判",
    "confirm": "确认 签收 点收",
    "undone": (
        "没发 未发 没充 未充 没出 未出 没看 未看 没点 未点 没开 未开 没接 未接 没处 未处 没提 "
        "未提 没做 发前 出前 之前 以前 没轮 还没 尚未"
    ),
    "delivered": (
        "发货 发出 发卡 出卡 发送 看到 查看 看过 提取 提卡 展示 显示 给出 到账 充进 交付 出库 "
        "亮 给了 露 拿到 到手 收到 发放"
    ),
    "use": "使用 用过 用掉 兑 激活 核销 登 绑 刮 拆 刻 上号 试用",
    "error": "错 误 反 岔 歪 混 不对 不正",
    "reason": "原因 理由 后悔 不想 不喜 不会 手滑 个人 自己 自身 反悔 不要",
    "running": "理中 值中 排队 提交 正在 进行 途中 接单 打手 已经 已提 开打 开工 开始",
    "purse": "余额 预存 钱包 储值 账户 充入 本金 预充 预付 站内",
    "gift": "送 赠 奖 活动 首充 返",
    "late": "超 逾 错过 过期 过时 过了 晚 迟 过保 期限 时效 时限",
    "quality": "质量 毛病 问题 坏 故障 缺陷 本身 无效 失效 报错 瑕疵 假 空卡 错码",
    "number": "号段 空号 停机 携 转网 副卡 虚拟 物联 销号 欠费 虚商",
    "elsewhere": "其他 其它 别处 官方 别家 营业 重复 两头 两边 多家 同时 官网 别的",
    "first": "首 第一 头一 登录 上号 上车",
    "back": "退 还 返 回 撤 取消",
    "paid": "原路 付款 支付 微信 银行 花呗 那张 哪",
    "mend": "换 补 重 再 调 新",
    "compensate": "赔 罚 垫 倍 兜底 补偿 先行",
    "seller": "卖家 商家 商户 店家 货款 结算 放款 号主 卡商 卖方 打款",
    "shop": "我们 本店 小店 平台 本站 店里 咱 客服 我方 站方 店家 系统",
    "show": "截 图 录 凭 证 视频 照 单号 账单 记录 流水 小票 材料 编号 回执",
    "give": "提供 上传 传 附 带 备 交 拿 发来 发我 发给 出示 写 填 报 提交",
    "warranty": "质保 售后 保修 包 保 三包 首登",
    "money": "钱 款 金额 余额 全额 费",
    "you": "您 你 买家 用户 客户",
    "ask": "请 须 需 要 务必 得 必须 麻烦 记得 必",
    "may": "可 能 支持 允许 随时 都能 给",
    "come": "到 充 发 出 来 送 弹 进 显示 开通",
    "missing": (
        "没到 未到 没收 未收 没来 没出 没给 不到 掉单 漏 少 没充 没显 空白 没动 没见 没反 没有 还没 不来"
    ),
    "handle": "处理 审核 回复 答复 解决 受理 核实 办 审 查 响应 给出 跟进 理 回 判",
    "contact": "联系 找 反馈 客服 告 说 报 问 工单 私 喊 戳 申请 提出 来",
    "resupply": "补单 补发 补卡 补码 重发 重充 补 再发",
    "arrive": "到账 到货 发货 秒 即时 自动 送达 入账 充好 充完 出货 发卡 出卡 交付 开通 完成",
    "order": "下单 拍 购买 付款 支付 订单 单子",
    "reward": "提现 佣金 返利 红包 奖 优惠 券 积分 邀请 推广 活动 抽奖 签到 代理",
    "lapse": "有效 过期 失效 作废 清零 到期 有效期 关闭 取消",
    "usual": "一般 通常 大概 约 预计 最 高峰 慢 正常 平均 左右",
    "if": "如 若 的话 要是 的, 否则 不然",
}
_OF_RULES = (
    "not bear fee hold dispute confirm undone delivered use error reason running purse gift "
    "late quality number elsewhere first back paid mend compensate seller shop show give "
    "warranty money you"
)
_OF_LENGTHS = (
    "come missing handle contact resupply arrive order reward lapse usual if back mend "
    "warranty late quality shop you ask may not money seller dispute delivered use hold"
)

Acts = dict[str, tuple[str, ...]]
"""By sign the names of the acts that it shows."""


def _chosen(names: str) -> Acts:
    signs = [(sign, f"#{name}") for name in names.split() for sign in _SIGNS[name].split()]
    return {sign: tuple(name for one, name in signs if one == sign) for sign, _ in signs}


OF_RULES = _chosen(_OF_RULES)
"""The acts that tell rules without a length of time apart."""
OF_LENGTHS = _chosen(_OF_LENGTHS)
"""The acts that tell apart what a length of time measures."""


def named(acts: Acts, grams: Set[str]) -> list[str]:
    """The names of the acts of which one sign at least is among `grams`, in alphabetical order."""
    return sorted({name for sign in acts.keys() & grams for name in acts[sign]})
