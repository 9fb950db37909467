"""How is a message to a webhook written and signed? As Standard Webhooks says, with HMAC-SHA256."""

import base64
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from rating_site.exports.text import moment

_PREFIX = "whsec_"


def message(kind: str, at: datetime, data: Mapping[str, object]) -> bytes:
    """The body: what happened, when, and the facts."""
    told = {"type": kind, "timestamp": moment(at), "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def headers(message_id: str, sent_at: datetime, body: bytes, secrets: Sequence[str]) -> dict[str, str]:
    """The three headers; one signature for each secret that holds now, the newest first."""
    seconds = str(int(sent_at.timestamp()))
    signed = b".".join((message_id.encode(), seconds.encode(), body))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": seconds,
        "webhook-signature": " ".join(f"v1,{_signature(secret, signed)}" for secret in secrets),
    }


def _signature(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    return base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
