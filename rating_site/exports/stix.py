"""How does a STIX 2.1 bundle say it? One indicator for each host or shop, and a revoked one for each removal.

Ids follow from host and path, so that a consumer recognises a removal. The terms of re-use are a marking
that every object refers to; version and dates of the list stand with the identity that made it.
"""

from uuid import UUID, uuid5

from rating_site.exports.entry import Edition, Entry, Tombstone
from rating_site.exports.header import REUSE_TERMS, header_lines
from rating_site.exports.pieces import Pieces
from rating_site.exports.record import as_json, enclosed
from rating_site.exports.text import moment

NAMESPACE = UUID("4b1f5d0e-6f3a-5c52-9a86-0d0f6b8f7e21")
_BEGAN = "2026-01-01T00:00:00.000Z"
_IDENTITY = f"identity--{uuid5(NAMESPACE, 'identity')}"
_TERMS = f"marking-definition--{uuid5(NAMESPACE, 'terms')}"
_COMMON = {"spec_version": "2.1", "created_by_ref": _IDENTITY, "object_marking_refs": [_TERMS]}


def render(edition: Edition, pieces: Pieces) -> bytes:
    """A bundle, one object a line; shared hosts without a path are left out, for nothing says which shop."""
    bundle = f"bundle--{uuid5(NAMESPACE, f'bundle {edition.version} {moment(edition.made_at)}')}"
    objects = [
        as_json(_identity(edition)),
        as_json(_terms()),
        *pieces.render("stix", edition.named, _listed),
        *(as_json(_revoked(stone)) for stone in edition.tombstones),
    ]
    head = b'{"type":"bundle","id":"%s","objects":[\n' % bundle.encode()
    return enclosed(head, objects, b"\n]}\n")


def _identity(edition: Edition) -> dict[str, object]:
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": _IDENTITY,
        "created": _BEGAN,
        "modified": _exact(moment(edition.made_at)),
        "name": "Kajian 卡鉴",
        "identity_class": "organization",
        "description": "\n".join(header_lines(edition)),
        "object_marking_refs": [_TERMS],
    }


def _terms() -> dict[str, object]:
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": _TERMS,
        "created": _BEGAN,
        "definition_type": "statement",
        "definition": {"statement": " ".join(REUSE_TERMS)},
    }


def _listed(entry: Entry) -> bytes:
    indicator = _indicator(entry, moment(entry.since), moment(max(entry.decided_at, entry.since)))
    return as_json(
        indicator
        | {
            "description": entry.wording,
            "valid_until": f"{entry.review_by.isoformat()}T23:59:59.000Z",
            "labels": list(entry.reasons),
            "external_references": [{"source_name": "Kajian", "url": entry.url}],
        }
    )


def _revoked(stone: Tombstone) -> dict[str, object]:
    since = moment(stone.since or stone.ended_at)
    return _indicator(stone, since, moment(stone.ended_at)) | {"revoked": True}


def _indicator(about: Entry | Tombstone, since: str, modified: str) -> dict[str, object]:
    """What a listed and a revoked indicator share; a site holds nothing that a pattern must escape."""
    shop = f"[url:value IN ('https://{about.site}', 'http://{about.site}')]"
    return {
        "type": "indicator",
        **_COMMON,
        "id": f"indicator--{uuid5(NAMESPACE, about.site)}",
        "created": _exact(since),
        "modified": _exact(modified),
        "name": about.site,
        "indicator_types": ["anomalous-activity"],
        "pattern": shop if about.shop_path else f"[domain-name:value = '{about.host}']",
        "pattern_type": "stix",
        "pattern_version": "2.1",
        "valid_from": _exact(since),
    }


def _exact(at: str) -> str:
    """STIX writes milliseconds."""
    return at.removesuffix("Z") + ".000Z"
