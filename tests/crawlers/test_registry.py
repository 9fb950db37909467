"""Which sources are there?"""

from datetime import timedelta

import pytest

from crawlers.registry import Source, all_sources

NAMES = {
    "storefront", "icp_filing", "domain_rdap", "domain_whois", "certificate", "wayback", "platform_terms",
    "owner_proof",
}  # fmt: skip


def test_every_file_in_the_folder_is_a_source() -> None:
    assert set(all_sources()) == NAMES


@pytest.mark.parametrize("source", all_sources().values(), ids=lambda source: str(source.name))
def test_a_source_declares_how_often_how_healthy_and_at_what_cost(source: Source) -> None:
    assert timedelta(hours=1) <= source.interval <= timedelta(days=365)
    assert 0 < source.healthy <= 1 and source.cost >= 1 and source.version >= 1
