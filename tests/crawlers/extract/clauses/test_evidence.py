"""Is it seen what a buyer must show or tell, however it is asked?"""

import pytest

from crawlers.extract.terms import extract_terms


def _asks(text: str) -> bool:
    return any(clause.type == "evidence_required" for clause in extract_terms(text))


@pytest.mark.parametrize(
    "text",
    [
        "找客服请一口气讲明:几号下的单、付了多少、卡在哪一步",
        "来问进度先报下单日期和付款数目",
        "发张扣款短信的截图我们帮查",
        "没留录像的,一律按买家弄丢处理",
        "充值没来,丢个缴费短信过来核对",
        "打客服电话前先把手机号和充值时间准备好",
        "没到账的请把充值号码和截图发给我们核对",
        "运营商说到了您说没到,给一下服务密码我们再查",
        "报售后记得带上角色名和区服来找客服",
        "激活不了请把机器码发给客服",
        "账号被找回的,需拿派出所的立案通知来申请赔付",
        "不能出示交易记录的,平台视为放弃",
        "双方应在一天内举证,举证不足的驳回",
        "未成年人误充要退,请提交户口本与监护人身份证",
        "对到账有异议的,须附运营商出具之充值明细",
        "少发了请凭连续录屏提出异议",
        "掉单的,把交易哈希发来我手动补",
    ],
)
def test_what_only_a_buyer_can_tell_is_asked_for(text: str) -> None:
    assert _asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "付款凭证请自己保留好",
        "您可以说清楚要什么款式",
        "本站视频教程请看置顶",
        "几号发货、多少钱都写在详情里",
        "发货后账号密码会发到您的邮箱",
        "请妥善保管卡号密码,切勿泄露给他人",
        "实名认证请上传身份证",
        "忘记密码请用邮箱找回",
        "晒图好评返5元,截图发客服",
        "代理入驻要交身份证照片和店铺截图",
        "充值结果以运营商回执为准",
        "订单显示待回执时请耐心等",
        "客服截图的时候您别顶号",
        "客服已收到您的截图,正在处理",
    ],
)
def test_a_record_for_oneself_and_an_order_are_no_evidence(text: str) -> None:
    assert not _asks(text)
