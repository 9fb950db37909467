"""Who works here? Numbers, roles and since when; for administrators only."""

from flask import render_template

from rating_site.store import desk
from rating_site.store.db import reading
from rating_site.web.guards import audience
from rating_site.web.moderators_door import moderators
from rating_site.web.services import services


@moderators.get("/people")
@audience("moderators", role="admin")
def people() -> str:
    """Everybody with an account; accounts are made and closed in a terminal."""
    with reading(services().database) as session:
        return render_template("staff/people.html", people=desk.people(session))
