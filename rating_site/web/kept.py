"""Which finished answers of ours can be given again? Those about one site, until something changes."""

from hashlib import sha256
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.http import generate_etag, quote_etag

from rating_site import answers, words
from rating_site.store import api_documents
from rating_site.store.api_documents import Document
from rating_site.store.db import transaction
from rating_site.web import api_models
from rating_site.web.services import services

_log = structlog.get_logger()


def _digest_of_our_words() -> str:
    sources = (api_models.__file__, answers.__file__, words.__file__)
    return sha256(b"".join(Path(str(name)).read_bytes() for name in sources)).hexdigest()[:16]


BUILD = _digest_of_our_words()
"""Names the code that wrote a document: what another version wrote is not given again."""


def document(body: bytes) -> Document:
    """A finished answer with the ETag that every way of giving it has."""
    return Document(quote_etag(generate_etag(body)), body)


def remember(site: str, platform_id: str, body: bytes, seq: int) -> None:
    """Keep an answer that was read when the change log stood at `seq`; doing without it is no failure."""
    kit = services()
    try:
        with transaction(kit.database) as session:
            api_documents.keep(session, site, platform_id, BUILD, document(body), seq, kit.clock())
    except SQLAlchemyError as error:
        _log.warning("document_not_kept", reason=type(error).__name__)
