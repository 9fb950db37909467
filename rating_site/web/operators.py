"""Is this process able to answer? For load balancers and supervisors."""

from flask import Blueprint, Response
from sqlalchemy.exc import SQLAlchemyError

from rating_site.store.changes import latest
from rating_site.store.db import reading
from rating_site.web.guards import audience
from rating_site.web.services import services

operators = Blueprint("operators", __name__)


@operators.get("/healthz")
@audience("operators")
def healthz() -> Response:
    """200 while the database answers, else 503."""
    try:
        with reading(services().database) as session:
            latest(session)
    except SQLAlchemyError:
        return Response("the database does not answer\n", 503, mimetype="text/plain")
    return Response("ok\n", mimetype="text/plain")
