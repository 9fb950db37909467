"""Messages to webhooks are compact JSON, and their signatures are those that others compute."""

import json
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from rating_site.exports.webhooks import headers, message
from tests.conftest import NOW

SECRET, OLD = "whsec_" + "QUJD" * 8, "whsec_" + "REVG" * 8


def test_a_message_says_what_when_and_the_facts(now: datetime) -> None:
    body = message("listing.ended", now, {"name": "云卡"})
    assert (
        body.decode() == '{"type":"listing.ended","timestamp":"2026-11-20T04:00:00Z","data":{"name":"云卡"}}'
    )


@given(st.text(max_size=50))
def test_any_text_is_signed_as_a_stranger_signs_it(text: str) -> None:
    body = message("ping", NOW, {"text": text.encode("utf-8", "replace").decode()})
    told = headers("msg_1", NOW, body, [SECRET])
    assert told["webhook-signature"] == Webhook(SECRET).sign("msg_1", NOW, body.decode())
    assert json.loads(body)["type"] == "ping"


def test_two_secrets_make_two_signatures(now: datetime) -> None:
    told = headers("msg_1", now, b"{}", [SECRET, OLD])["webhook-signature"].split(" ")
    assert told == [Webhook(one).sign("msg_1", now, "{}") for one in (SECRET, OLD)]
