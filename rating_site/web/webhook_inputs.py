"""What may somebody wish for their webhook? The form of the page, and the one place that creates one."""

from typing import Annotated, Literal

from pydantic import Field
from werkzeug.exceptions import TooManyRequests

from rating_site.abuse.challenge import Solved, Unsolved, solved
from rating_site.actions import webhooks as act
from rating_site.actions.challenges import UsedBefore
from rating_site.store.db import transaction
from rating_site.store.publish_models import Webhook
from rating_site.web.ids import ID_PATTERN
from rating_site.web.inputs import Input
from rating_site.web.limits import spend_webhook_step
from rating_site.web.report_proof import signing
from rating_site.web.services import services

URL = Field(min_length=10, max_length=2048, pattern=r"^https?://[!-~]+$")
SETS = {
    "all": (),
    "listings": ("listing.listed", "listing.warned", "listing.ended", "platform.merged", "platform.split"),
    "terms": ("terms.changed",),
}
"""What the page lets people choose; programs name the types one by one."""


class NewForm(Input):
    """A new webhook."""

    url: Annotated[str, URL]
    about: Literal["all", "listings", "terms"] = "all"
    platform: Annotated[str, Field(pattern=f"^({ID_PATTERN})?$")] = ""
    challenge: Annotated[str, Field(max_length=4000)] = ""


class KeyForm(Input):
    """The managing key, typed."""

    key: Annotated[str, Field(min_length=1, max_length=60)]


class ActForm(Input):
    """What is done to a webhook."""

    act: Literal["pause", "resume", "rotate", "ping", "delete"]


class Unfit(ValueError):
    """It was not created; `where` is the field that is to blame: url, platform or challenge."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(why)
        self.where = where


def create(wish: act.Wish, solution: str) -> tuple[Webhook, str, str]:
    """The webhook, its managing key and its secret; Unfit or TooManyRequests where it cannot be."""
    kit = services()
    proof = _solved(solution)
    loopback = kit.settings.crawl.allow_loopback
    spend_webhook_step("create")
    try:
        with transaction(kit.database) as session:
            return act.create(session, kit.settings.safe, wish, proof, kit.clock(), allow_loopback=loopback)
    except act.NotCalled as error:
        raise Unfit("url", str(error)) from error
    except LookupError as error:
        raise Unfit("platform", str(error)) from error
    except UsedBefore as error:
        raise Unfit("challenge", str(error)) from error
    except act.TooMany as error:
        raise TooManyRequests(str(error), retry_after=24 * 3600) from error


def _solved(solution: str) -> Solved:
    try:
        return solved(solution, signing("challenge"), services().clock())
    except Unsolved as error:
        raise Unfit("challenge", f"the puzzle is {error.reason}") from error
