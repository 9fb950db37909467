"""Weights never turn a promise into a refusal, nor a heading into a rule."""

import pytest

from crawlers.extract.terms import extract_terms


def _found(text: str) -> list[tuple[str, str]]:
    return [(clause.type, clause.value) for clause in extract_terms(text)]


@pytest.mark.parametrize("heading", ["售后", "质保", "退款", "补单", "售后说明", "退款规则"])
def test_a_heading_states_nothing(heading: str) -> None:
    assert _found(heading) == []


@pytest.mark.parametrize("text", ["支持7天无理由退货", "七天无理由退换", "支持无理由退款", "收货后7天无理由"])
def test_a_return_without_reason_is_no_refusal(text: str) -> None:
    assert not [found for found in _found(text) if found[0] == "no_refund"]


@pytest.mark.parametrize("text", ["不支持7天无理由退货", "虚拟商品不适用七天无理由"])
def test_its_denial_is_one(text: str) -> None:
    assert ("no_refund", "no_reason") in _found(text)


@pytest.mark.parametrize("text", ["虚拟商品发货后恕不退换。", "虚拟商品发货后概不退款，请确认后再下单。"])
def test_a_stated_ground_is_the_only_one(text: str) -> None:
    grounds = [value for kind, value in _found(text) if kind == "no_refund"]
    assert grounds == ["after_delivery"]


@pytest.mark.parametrize(
    "text",
    [
        "无需提供截图", "不需要录屏也能售后", "平台不担保交易", "非担保交易，请自行判断", "卡密失效不补",
        "坏卡概不补发", "封号不包赔",
    ],
)  # fmt: skip
def test_what_is_denied_is_not_promised(text: str) -> None:
    granted = {"evidence_required", "escrow", "liability_platform"}
    assert not granted & {kind for kind, _value in _found(text)}


def test_the_end_of_a_warranty_is_no_absence_of_one() -> None:
    assert ("warranty_period", "none") not in _found("质保期外不补")
    assert ("warranty_period", "none") in _found("本商品无质保")
