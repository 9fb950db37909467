"""Copied stories are recognised, honest ones with the same complaint are not."""

from hypothesis import given
from hypothesis import strategies as st

from rating_site.abuse.likeness import ALIKE, KEPT, shingles, similar

STORY = (
    "11月20日晚上我在这家店买了游戏充值卡,付款98元后一直没有发货。联系客服两次都说系统延迟,让我等二十四小时,"
    "到现在已经三天,订单还显示处理中,客服也不再回复,我要求退款被拒绝。"
)
OTHER = (
    "昨天下午拍下一个视频会员月卡,支付宝扣款成功但是卡密提示已被使用。客服说是我自己用掉的,不给换也不退,"
    "我录了全程视频,希望平台能核实这批卡密的来源。"
)
LETTER = "请贵平台在收到本消息后核实订单状态,并在承诺的时限内补发或者原路退款,谢谢配合。"


def test_a_copy_with_other_numbers_and_spacing_is_alike() -> None:
    copy = STORY.replace("98", "128").replace("11月20日", "11月 9 日").replace("。", " !! ")
    assert similar(shingles(STORY), shingles(copy)) >= ALIKE


def test_a_slightly_reworded_copy_is_alike() -> None:
    copy = STORY.replace("游戏充值卡", "点卡").replace("不再回复", "不理人了")
    assert similar(shingles(STORY), shingles(copy)) >= ALIKE


def test_two_honest_stories_are_not_alike() -> None:
    assert similar(shingles(STORY), shingles(OTHER)) < 0.1


def test_letters_that_we_wrote_for_people_do_not_make_them_alike() -> None:
    first, second = STORY + LETTER * 1, OTHER + LETTER
    assert similar(shingles(first, [LETTER]), shingles(second, [LETTER])) < 0.1
    assert shingles(LETTER, [LETTER]) == frozenset()


def test_the_overlap_of_long_texts_is_estimated_well() -> None:
    words = [f"第{chr(0x4E00 + 37 * n)}{chr(0x5E00 + 11 * n)}段经过是这样的" for n in range(400)]
    half = similar(shingles("".join(words[:300])), shingles("".join(words[100:])))
    assert 0.3 < half < 0.7


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_a_share_and_the_same_both_ways(first: str, second: str) -> None:
    one, two = shingles(first), shingles(second)
    assert len(one) <= KEPT
    assert 0 <= similar(one, two) == similar(two, one) <= 1
    assert similar(one, one) == (1 if one else 0)
