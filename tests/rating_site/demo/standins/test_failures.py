import zlib
from itertools import islice

import pytest
from werkzeug.wrappers import Response

from rating_site.demo.standins import failures
from rating_site.demo.standins.failures import EVERYWHERE, HUGE_BYTES, Failure, spoil

GOOD = "域名没有备案" * 100


def spoilt(failure: Failure) -> Response:
    return spoil(Response(GOOD, content_type="application/json"), failure)


def test_without_a_failure_the_good_answer_is_untouched() -> None:
    good = Response(GOOD)
    assert spoil(good, None) is good


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (Failure.WAF_PAGE, 403),
        (Failure.RATE_LIMITED, 429),
        (Failure.BAD_GATEWAY, 502),
        (Failure.EMPTY_BODY, 200),
    ],
)
def test_status_of_spoilt_answers(failure: Failure, status: int) -> None:
    assert spoilt(failure).status_code == status


def test_html_stands_where_json_was_expected() -> None:
    for failure in (Failure.WAF_PAGE, Failure.BAD_GATEWAY):
        assert "<html" in spoilt(failure).get_data(as_text=True)


def test_rate_limit_says_when_to_come_again() -> None:
    assert spoilt(Failure.RATE_LIMITED).headers["Retry-After"] == "30"


def test_empty_body_is_empty() -> None:
    assert spoilt(Failure.EMPTY_BODY).get_data() == b""


def test_split_answer_comes_in_pieces_that_end_inside_characters() -> None:
    pieces = list(spoilt(Failure.SPLIT_READS).iter_encoded())
    assert b"".join(pieces).decode() == GOOD
    assert len(pieces) > 100
    assert max(map(len, pieces[:-1])) == 5


def test_drip_gives_one_byte_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "DRIP_SECONDS", 0.001)
    pieces = spoilt(Failure.SLOW_DRIP).iter_encoded()
    assert b"".join(islice(pieces, 3)).decode() == "域"


def test_huge_body_is_64_mebibytes_and_announces_no_length() -> None:
    answer = spoilt(Failure.HUGE_BODY)
    assert answer.content_length is None
    assert sum(len(piece) for piece in answer.iter_encoded()) == HUGE_BYTES


def test_gzip_bomb_is_small_and_unpacks_to_64_mebibytes() -> None:
    answer = spoilt(Failure.GZIP_BOMB)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.get_data()) < 100_000
    assert len(zlib.decompress(answer.get_data(), wbits=31)) == HUGE_BYTES


def test_hung_up_answer_announces_more_than_it_sends() -> None:
    answer = spoilt(Failure.HANG_UP)
    assert answer.content_length is not None
    assert 0 < len(answer.get_data()) < answer.content_length


def test_a_failure_of_one_service_only_is_refused_here() -> None:
    with pytest.raises(ValueError, match="captcha"):
        spoilt(Failure.CAPTCHA)


def test_every_common_failure_can_be_made() -> None:
    assert all(isinstance(spoilt(failure), Response) for failure in EVERYWHERE)
