"""How does a registry's answer become an observation? Shared by RDAP and WHOIS, which differ only in form."""

from dataclasses import dataclass

from crawlers.extract.rdap_json import RdapAnswer
from crawlers.extract.whois_text import WhoisAnswer
from crawlers.identity import read_address
from crawlers.net import Trouble
from crawlers.observation import Observation, Outcome, Target
from crawlers.saying import Say

_NOTHING = {
    "not_registered": "the registry has no such domain",
    "reserved": "the registry reserves this name",
}
_FAILED = {
    "rate_limited": (Outcome.RATE_LIMITED, "the registry asks to slow down"),
    "empty": (Outcome.ERROR, "the registry answered nothing"),
    "unparsed": (Outcome.ERROR, "the answer is not understood"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A domain that was asked about, the address of the question, and what came back."""

    domain: str
    url: str
    raw: bytes


def domain_of(target: Target) -> str:
    """The registrable domain of a target; Trouble where it has none."""
    domain = read_address(target.url).registrable_domain
    if domain is None:
        raise Trouble(Outcome.REFUSED, "this address has no domain that was registered", target.url)
    return domain


def say_registration(say: Say, asked: Asked, answer: RdapAnswer | WhoisAnswer) -> Observation:
    """What the registry said; an answer that says nothing is never read as "not registered"."""
    if answer.status in _FAILED:
        outcome, reason = _FAILED[answer.status]
        return say.unsaid(asked.url, outcome, reason, asked.raw)
    value = {
        "registrable_domain": asked.domain,
        "status": answer.status,
        "registered_on": answer.registered_on and answer.registered_on.isoformat(),
        "expires_on": answer.expires_on and answer.expires_on.isoformat(),
        "zone_basis": answer.zone_basis,
    }
    if answer.status in _NOTHING:
        return say.empty(asked.url, _NOTHING[answer.status], value, asked.raw)
    return say.answered(asked.url, value, f"registered on {value['registered_on']}", asked.raw)
