"""How does a text become fit to be shown? What the rules find is masked, what may hide goes to a person.

The rules run again until nothing is found: what one rule takes away may uncover something for another, and a
text that was masked once must not change when it is masked again.
"""

from dataclasses import dataclass

from rating_site.redact.card_secrets import SECRETS
from rating_site.redact.contacts import CHATS, LINKS
from rating_site.redact.folding import Folded, fold
from rating_site.redact.masks import mask
from rating_site.redact.numbers import NUMBERS
from rating_site.redact.review import reasons
from rating_site.redact.rules import apply, blanked

_RULES = (*SECRETS, *LINKS, *NUMBERS, *CHATS)
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Span:
    """A masked passage: offsets into the ORIGINAL text, and its kind (see masks.KINDS)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text fit to be shown, what was masked, and why a person must read it first (empty: nothing).

    Reasons: hidden_digits, contact_number, recovery_offer.
    """

    text: str
    spans: tuple[Span, ...]
    review: tuple[str, ...]


def redact(text: str) -> Redacted:
    """Mask personal data, contacts and card secrets; takes any text, in time linear in its length."""
    folded = fold(text)
    plain, spans = _all_spans(folded)
    return Redacted(_masked(text, spans), tuple(spans), tuple(reasons(plain)))


def _all_spans(folded: Folded) -> tuple[str, list[Span]]:
    """What is left for a person to look at, and everything to be masked."""
    plain, spans = folded.plain, list[Span]()
    for _ in range(_ROUNDS):
        left, found = apply(_RULES, folded, plain)
        if not found:
            break
        spans += [Span(*folded.original(start, end), kind) for start, end, kind in found]
        # What was kept is judged again: the next round may see more of it.
        plain = blanked(plain, sorted((start, end) for start, end, _kind in found))
    return left, sorted(spans, key=lambda span: span.start)


def _masked(text: str, spans: list[Span]) -> str:
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], mask(span.kind, fold(text[span.start : span.end]).plain)]
        at = span.end
    return "".join([*parts, text[at:]])
