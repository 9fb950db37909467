"""How is a register's record told without naming a natural person?"""

from datetime import date

import pytest

from crawlers.extract.icp_record import IcpRecord
from crawlers.filer import keyed_hash, mask, told

COMPANY = IcpRecord("a.example", "蜀ICP备19011193号", "蜀ICP备19011193号-6", "成都示例网络科技有限公司",
                    "企业", False, date(2024, 3, 1), "2024-03-01 09:25:43")  # fmt: skip


def _of(name: str, nature: str) -> IcpRecord:
    return IcpRecord("a.example", "蜀ICP备19011193号", "", name, nature, False, None, "")


def test_a_company_is_named() -> None:
    value = told(COMPANY, "")
    assert value["unit_name_masked"] == "成都示例网络科技有限公司"
    assert (value["updated_on"], value["limit_access"]) == ("2024-03-01", False)


@pytest.mark.parametrize("record", [_of("张三丰", "个人"), _of("张三丰", ""), _of("张三丰有限公司", "个人")])
def test_a_natural_person_is_masked_everywhere(record: IcpRecord) -> None:
    value = told(record, "key")
    assert value["unit_name_masked"] == "张*"
    assert "三丰" not in str(value)


def test_the_hash_links_filings_and_needs_the_key() -> None:
    assert keyed_hash("张三", "key") == keyed_hash("张三", "key") != keyed_hash("张三", "other")
    assert keyed_hash("张三", "") is None and keyed_hash("", "key") is None


def test_no_name_stays_no_name() -> None:
    assert mask("") == ""
