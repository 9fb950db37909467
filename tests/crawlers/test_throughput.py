"""Does a crawl stay near the cost of a bare spider, and its memory flat?"""

import pytest

from tests.crawlers.bench_crawl import main


@pytest.mark.all
@pytest.mark.timeout(300)
def test_two_hundred_platforms_stay_within_the_bars_for_time_and_memory() -> None:
    assert main(200) == 0
