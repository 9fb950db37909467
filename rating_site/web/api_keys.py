"""How does a program get higher limits? With a key that it makes, changes and gives up itself."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from werkzeug.exceptions import Conflict

from rating_site.abuse.challenge import Unsolved, puzzle, solved
from rating_site.actions.api_keys import OVERLAP, NotExchangeable, exchange, issue, revoke
from rating_site.actions.challenges import UsedBefore
from rating_site.store.db import transaction
from rating_site.web.api import api
from rating_site.web.api_limits import require_key, spend_new_key
from rating_site.web.errors import InputError
from rating_site.web.report_proof import signing
from rating_site.web.services import services


class PuzzleAnswer(BaseModel):
    """A puzzle; a program solves it as the form's script does."""

    algorithm: Literal["SHA-256"]
    challenge: str
    maxNumber: int
    salt: str
    signature: str


class NewKeyWish(BaseModel):
    """The wish for a key: `challenge` is the solution of GET /challenge, base64 of JSON with its number."""

    model_config = ConfigDict(extra="forbid")

    challenge: Annotated[str, Field(min_length=1, max_length=4000)]


class NewKey(BaseModel):
    """A key, shown now and never again: send it as `Authorization: Bearer kj_...`."""

    key: str
    per_minute: int
    old_works_until: datetime | None


class KeyGone(BaseModel):
    """The key works no more."""

    revoked_at: datetime


@api.operation("GET", "/challenge", PuzzleAnswer, keep="no-store")
def challenge() -> PuzzleAnswer:
    """A puzzle that costs a computer about a second.

    Find the number from 0 to maxNumber for which the hexadecimal SHA-256 of salt followed by the number is
    the challenge; send base64 of the JSON {algorithm, challenge, number, salt, signature}. It counts once.
    """
    return PuzzleAnswer.model_validate(puzzle(signing("challenge"), services().clock()))


@api.operation("POST", "/keys", NewKey, status=201, body=NewKeyWish, problems=(400, 409, 413, 415, 422))
def new_key(body: NewKeyWish) -> NewKey:
    """A new key for a solved puzzle; nobody is asked who they are, and only a hash of it is kept."""
    try:
        return _shown(make_key(body.challenge))
    except Unsolved as error:
        raise InputError([("challenge", f"the solution is {error.reason}")]) from error
    except UsedBefore as error:
        raise Conflict(str(error)) from error


@api.operation("POST", "/keys/rotate", NewKey, status=201, problems=(409,), needs_key=True)
def rotate_key() -> NewKey:
    """A new key for the one that was sent, which works for 24 hours more; once per key."""
    try:
        key = new_for_old(require_key())
    except NotExchangeable as error:
        raise Conflict(str(error)) from error
    return _shown(key, services().clock() + OVERLAP)


@api.operation("DELETE", "/keys", KeyGone, problems=(409,), needs_key=True)
def revoke_key() -> KeyGone:
    """Give up the key that was sent; it works no more from this moment."""
    try:
        return KeyGone(revoked_at=give_up(require_key()))
    except NotExchangeable as error:
        raise Conflict(str(error)) from error


def make_key(solution: str) -> str:
    """A fresh key for a solution; Unsolved or UsedBefore without one, TooManyRequests beyond a few a day."""
    kit = services()
    now = kit.clock()
    found = solved(solution, signing("challenge"), now)
    spend_new_key()
    with transaction(kit.database) as session:
        return issue(session, found, now)


def new_for_old(key: str) -> str:
    """A fresh key for one that works; NotExchangeable for any other."""
    kit = services()
    with transaction(kit.database) as session:
        return exchange(session, key, kit.clock())


def give_up(key: str) -> datetime:
    """When a key stopped working: now; NotExchangeable where it did not work anyway."""
    kit = services()
    now = kit.clock()
    with transaction(kit.database) as session:
        revoke(session, key, now)
    return now


def _shown(key: str, old_works_until: datetime | None = None) -> NewKey:
    per_minute = services().settings.api_per_key
    return NewKey(key=key, per_minute=per_minute, old_works_until=old_works_until)
