"""Webhooks are told of public changes, signed, again after failures, and never what is not true any more."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from sqlmodel import col, select
from standardwebhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from crawlers.identity import read_address
from rating_site.actions import entries, identity, platforms, webhooks
from rating_site.actions.webhook_deliveries import LEASE, PAUSES, claim
from rating_site.config import Settings, read_settings
from rating_site.jobs.webhooks import Webhooks, forget
from rating_site.store import changes
from rating_site.store.db import Database, reading, transaction
from rating_site.store.models import Listing
from rating_site.store.publish_models import Delivery, Webhook
from tests.rating_site.web.sample_reports import Clock
from tests.rating_site.web.sample_rows import BAD, WORDING, add_listing, add_platform
from tests.webhook_receiver import Receiver, receiver


@pytest.fixture
def settings(tmp_path: object) -> Settings:
    crawl = {"allow_loopback": True}
    return read_settings(data=tmp_path, secret_key="s" * 32, crawl=crawl, public_url="https://kajian.example")


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiver() as started:
        yield started


@pytest.fixture
def sender(database: Database, settings: Settings, clock: Clock) -> Webhooks:
    return Webhooks(settings, database, clock)


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


Create = Callable[..., tuple[Webhook, str, str]]


@pytest.fixture
def create(database: Database, settings: Settings, there: Receiver, now: datetime) -> Create:
    def make(**wish: object) -> tuple[Webhook, str, str]:
        wanted = webhooks.Wish(**{"url": there.url, **wish})  # type: ignore[arg-type]
        with transaction(database) as session:
            return webhooks.create(session, settings.safe, wanted, None, now, allow_loopback=True)

    return make


def listed(database: Database, now: datetime) -> str:
    """A listed platform, in the change log too."""
    platform_id = add_platform(database, BAD, now)
    add_listing(database, platform_id, "listed", WORDING, now)
    with transaction(database) as session:
        changes.record(session, "listing", platform_id, listing=1, state="listed")
    return platform_id


def ended(database: Database, now: datetime) -> None:
    """The end of that entry, by the real action."""
    with transaction(database) as session:
        entries.end(session, session.exec(select(Listing)).one(), "delisted", "staff 1", now)


def run(sender: Webhooks, rounds: int = 4) -> None:
    """What the scheduler does, until nothing is under way."""
    for _ in range(rounds):
        sender.step()
        sender.settle()


def rows(database: Database) -> list[Delivery]:
    with reading(database) as session:
        return list(session.exec(select(Delivery).order_by(col(Delivery.change_seq).nulls_first())).all())


def hook(database: Database) -> Webhook:
    with reading(database) as session:
        return session.exec(select(Webhook)).one()


def told(there: Receiver) -> list[str]:
    return [json.loads(body)["type"] for _headers, body in there.got]


def test_a_new_webhook_gets_a_test_message(
    sender: Webhooks, create: Create, database: Database, there: Receiver
) -> None:
    row, _key, _secret = create()
    run(sender)
    assert json.loads(there.got[0][1])["data"] == {"webhook": row.id}
    assert told(there) == ["ping"] and rows(database)[0].state == "delivered"


def test_a_listing_and_its_end_are_told_with_the_facts_of_the_feeds(
    sender: Webhooks, create: Create, database: Database, there: Receiver, now: datetime
) -> None:
    create(types=["listing.listed", "listing.ended"])
    platform_id = listed(database, now)
    run(sender)
    ended(database, now)
    run(sender)
    first, last = (json.loads(body) for _headers, body in there.got[1:])
    page = f"https://kajian.example/platforms/{platform_id}"
    platform = {"id": platform_id, "name": BAD.name, "page": page, "sites": [BAD.host]}
    assert first["data"] == {"seq": first["data"]["seq"], "platform": platform, "wording": WORDING}
    assert (last["type"], last["data"]["reason"]) == ("listing.ended", "delisted")
    assert WORDING not in json.dumps(last, ensure_ascii=False)


def test_no_message_names_staff(
    sender: Webhooks, create: Create, database: Database, there: Receiver, now: datetime
) -> None:
    create()
    listed(database, now)
    ended(database, now)
    run(sender)
    kept = {"seq", "platform", "wording", "reason", "other_platform", "webhook"}
    assert all(set(json.loads(body)["data"]) <= kept for _headers, body in there.got)


def test_a_listing_that_ended_before_it_could_be_told_is_never_told(
    sender: Webhooks, create: Create, database: Database, there: Receiver, now: datetime
) -> None:
    create()
    listed(database, now)
    ended(database, now)
    run(sender)
    assert "listing.listed" not in told(there) and "listing.ended" in told(there)
    assert [row.state for row in rows(database) if row.problem] == ["dropped"]


def test_a_merger_is_told(
    sender: Webhooks, create: Create, database: Database, there: Receiver, now: datetime
) -> None:
    with transaction(database) as session:
        old, into = (platforms.ensure(session, read_address(f"{n}.example.com"), now).id for n in "ab")
    create(types=["platform.merged"])
    with transaction(database) as session:
        identity.merge(session, old, into, "same shop", "staff 1", now)
    run(sender)
    data = json.loads(there.got[1][1])["data"]
    assert (data["platform"]["id"], data["other_platform"]) == (old, into)


def test_only_the_wanted_platform_is_told(
    sender: Webhooks, create: Create, database: Database, there: Receiver, now: datetime
) -> None:
    with transaction(database) as session:
        other = platforms.ensure(session, read_address("other.example.com"), now).id
    create(platform_id=other)
    listed(database, now)
    run(sender)
    assert told(there) == ["ping"]


def test_nothing_from_before_its_birth_is_told_and_nothing_twice(
    sender: Webhooks, create: Create, settings: Settings, database: Database, there: Receiver, now: datetime
) -> None:
    listed(database, now)
    create()
    run(sender)
    ended(database, now)
    run(sender)
    run(Webhooks(settings, database, Clock(now)))
    assert told(there) == ["ping", "listing.ended"]


def test_a_stranger_verifies_the_signature(
    settings: Settings, create: Create, database: Database, there: Receiver
) -> None:
    _row, _key, secret = create()
    run(Webhooks(settings, database))
    headers, body = there.got[0]
    assert Verifier(secret).verify(body, headers)["type"] == "ping"
    for changed in ({"webhook-id": "msg_other"}, {"webhook-timestamp": "1700000000"}):
        with pytest.raises(WebhookVerificationError):
            Verifier(secret).verify(body, headers | changed)
    with pytest.raises(WebhookVerificationError, match="No matching"):
        Verifier(secret).verify(body + b" ", headers)


def test_an_old_message_is_rejected_though_its_signature_is_right(
    settings: Settings, create: Create, database: Database, there: Receiver, now: datetime
) -> None:
    _row, _key, secret = create()
    run(Webhooks(settings, database, Clock(now - timedelta(days=3650))))  # nothing is due yet
    assert there.got == []
    run(Webhooks(settings, database, Clock(now)))
    with pytest.raises(WebhookVerificationError, match=r"too (old|new)"):
        Verifier(secret).verify(there.got[0][1], there.got[0][0])


def test_after_a_rotation_both_secrets_verify_for_a_day(
    settings: Settings, create: Create, database: Database, there: Receiver, now: datetime
) -> None:
    row, _key, before = create()
    with transaction(database) as session:
        kept = session.get(Webhook, row.id)
        assert kept is not None
        after = webhooks.rotate(session, settings.safe, kept, now)
        assert webhooks.secrets_of(settings.safe, kept, now) == [after, before]
        assert webhooks.secrets_of(settings.safe, kept, now + webhooks.OVERLAP) == [after]


def test_a_failure_is_tried_again_for_75_hours_and_then_disables(
    sender: Webhooks, create: Create, database: Database, there: Receiver, clock: Clock
) -> None:
    there.statuses = [500]
    create()
    begun, waits = clock.now, []
    while rows(database)[0].state == "queued":
        before = clock.now = max(clock.now, rows(database)[0].due_at)
        run(sender, 1)
        waits.append(rows(database)[0].due_at - before)
    assert tuple(waits[:-1]) == PAUSES and len(there.got) == len(PAUSES) + 1
    assert timedelta(hours=75) < clock.now - begun < timedelta(hours=76)
    assert (hook(database).state, hook(database).reason) == ("disabled", "failing")
    assert len({headers["webhook-id"] for headers, _body in there.got}) == 1


def test_410_disables_at_once_and_drops_the_rest(
    sender: Webhooks, create: Create, database: Database, there: Receiver, now: datetime
) -> None:
    there.statuses = [410]
    create()
    listed(database, now)
    run(sender)
    assert (hook(database).state, hook(database).reason) == ("disabled", "gone")
    assert len(there.got) == 1 and {row.state for row in rows(database)} == {"failed", "dropped"}


def test_a_message_that_is_disliked_holds_the_others_up_for_a_minute_only(
    sender: Webhooks, create: Create, database: Database, there: Receiver, clock: Clock
) -> None:
    there.statuses = [500, 500, 204]
    create()
    listed(database, clock.now)
    run(sender, 1)
    clock.wait(5)
    run(sender, 1)
    clock.wait(60)
    run(sender, 2)
    assert told(there) == ["ping", "ping", "listing.listed"]


def test_a_paused_webhook_gets_what_happened_when_it_goes_on(
    sender: Webhooks, create: Create, database: Database, there: Receiver, now: datetime
) -> None:
    _row, key, _secret = create()
    with transaction(database) as session:
        webhooks.pause(webhooks.held(session, key))
    listed(database, now)
    run(sender)
    assert there.got == []
    with transaction(database) as session:
        webhooks.resume(session, webhooks.held(session, key))
    run(sender)
    assert sorted(told(there)) == ["listing.listed", "ping"]


def test_a_message_under_a_lease_is_sent_by_nobody_else(
    sender: Webhooks, create: Create, database: Database, there: Receiver, clock: Clock
) -> None:
    create()
    with transaction(database) as session:
        claim(session, clock.now, 5)  # by a process that is killed now
    run(sender)
    assert there.got == []
    clock.wait(LEASE.total_seconds() + 1)
    run(sender)
    assert told(there) == ["ping"]


def test_an_inner_address_is_not_called_and_not_named(
    create: Create, database: Database, settings: Settings, there: Receiver, clock: Clock
) -> None:
    create()
    careful = settings.model_copy(
        update={"crawl": settings.crawl.model_copy(update={"allow_loopback": False})}
    )
    run(Webhooks(careful, database, clock), 1)
    assert there.got == [] and rows(database)[0].problem == "Unreachable"


def test_a_webhook_that_nobody_answers_holds_up_nobody_else(
    sender: Webhooks, create: Create, database: Database, there: Receiver
) -> None:
    create(url="http://127.0.0.1:9/closed")
    create()
    run(sender, 1)
    assert told(there) == ["ping"]
    assert sorted(row.problem for row in rows(database)) == ["", "ConnectionRefusedError"]


def test_what_waited_too_long_and_old_logs_go(create: Create, database: Database, now: datetime) -> None:
    create()
    forget(database, now + timedelta(hours=77))
    assert rows(database)[0].state == "dropped"
    forget(database, now + timedelta(days=31))
    assert rows(database) == []
