"""What must not be shown of a text? Personal data, contacts and card secrets are masked."""

from rating_site.redact.masking import Redacted, Span, redact

__all__ = ["Redacted", "Span", "redact"]
