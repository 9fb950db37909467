"""Messages wait sealed, speak both languages, and cannot carry a header inside."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from string import Template

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from rating_site.actions import mail
from rating_site.config import read_settings
from rating_site.evidence.safe import Safe
from rating_site.store.case_models import Mail
from rating_site.store.db import Database, transaction

TEXTS = tomllib.loads((Path(mail.__file__).parent / "mail_texts.toml").read_text(encoding="utf-8"))
ALL = [(audience, name) for audience in ("owners", "people") for name in TEXTS[audience]]
VALUES = {"platform": "云卡小铺", "reply_by": "2026-11-23 12:00", "link": "/owner"}


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    return read_settings(data=tmp_path, secret_key="s" * 32).safe


def _queue(session: Session, safe: Safe, now: datetime, **changed: str) -> None:
    to = changed.pop("to", "shop@example.com")
    language = changed.pop("language", "zh")
    mail.queue(session, safe, "report_arrived", to, language, "report r1", VALUES | changed, now)


def _render(audience: str, name: str, language: str) -> mail.Message:
    texts = TEXTS[audience][name]
    wanted = {
        found
        for part in ("zh_subject", "zh", "en_subject", "en")
        for found in Template(texts[part]).get_identifiers()
    }
    values = dict.fromkeys(wanted, "V") | {"link": "/x"}
    return mail.render(name, language, "a@example.com", values, "https://kajian.example")


def test_a_queued_message_is_sealed_and_opens_as_it_was_meant(
    database: Database, safe: Safe, now: datetime
) -> None:
    with transaction(database) as session:
        _queue(session, safe, now)
        row = session.exec(select(Mail)).one()
        assert row.message_sealed is not None and b"shop@example.com" not in row.message_sealed
        message = mail.opened(safe, row, "https://kajian.example")
    assert message.to == "shop@example.com" and "云卡小铺" in message.subject
    assert "https://kajian.example/owner" in message.body and "2026-11-23 12:00" in message.body


@pytest.mark.parametrize(("audience", "name"), ALL)
@pytest.mark.parametrize("language", mail.LANGUAGES)
def test_every_template_is_whole_in_both_languages(audience: str, name: str, language: str) -> None:
    message = _render(audience, name, language)
    assert "$" not in message.subject + message.body
    assert "https://kajian.example/x" in message.body


@pytest.mark.parametrize(("audience", "name"), [pair for pair in ALL if pair[0] == "owners"])
@pytest.mark.parametrize(("language", "words"), [("zh", "从不收费"), ("en", "never paid for")])
def test_every_message_to_owners_says_that_nothing_is_paid_for(
    audience: str, name: str, language: str, words: str
) -> None:
    assert words in _render(audience, name, language).body


def test_both_languages_of_a_template_need_the_same_values() -> None:
    for audience, name in ALL:
        texts = TEXTS[audience][name]
        zh, en = (
            {*Template(texts[f"{one}_subject"]).get_identifiers(), *Template(texts[one]).get_identifiers()}
            for one in mail.LANGUAGES
        )
        assert zh == en, name


@pytest.mark.parametrize(
    "to",
    ["", "nobody", "a@b@c", "a@example.com\nBcc: x@y.z", "<a@example.com>", "a b@c.d", "a@-" + "b" * 300],
)
def test_what_is_no_address_is_refused(database: Database, safe: Safe, now: datetime, to: str) -> None:
    with transaction(database) as session, pytest.raises(ValueError, match="no e-mail address"):
        _queue(session, safe, now, to=to)


def test_unknown_templates_and_missing_values_fail_when_queued(
    database: Database, safe: Safe, now: datetime
) -> None:
    with transaction(database) as session:
        with pytest.raises(ValueError, match="no message"):
            mail.queue(session, safe, "spam", "a@b.c", "zh", "report r1", {"link": "/"}, now)
        with pytest.raises(ValueError, match="needs a value"):
            mail.queue(session, safe, "report_arrived", "a@b.c", "zh", "report r1", {"link": "/"}, now)
        with pytest.raises(ValueError, match="link"):
            _queue(session, safe, now, link="https://elsewhere.example")


def test_codes_are_put_into_words() -> None:
    values = {"platform": "P", "decision": "substantiated", "link": "/t"}
    assert "有证据支持" in mail.render("report_decided", "zh", "a@b.c", values, "").subject
    assert "supported by evidence" in mail.render("report_decided", "en", "a@b.c", values, "").subject


@given(st.text(max_size=300))
def test_no_name_breaks_the_subject(name: str) -> None:
    subject = mail.render("report_arrived", "zh", "a@b.c", VALUES | {"platform": name}, "").subject
    assert "\n" not in subject and "\r" not in subject and len(subject) <= 150


def test_moments_are_told_in_beijing_time() -> None:
    assert mail.moment(datetime(2026, 11, 20, 20, 0, tzinfo=UTC)) == "2026-11-21 04:00"
