"""What can a reporter do when somebody says that their report violates rights? Read why, and object."""

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from rating_site.actions import rights as act
from rating_site.actions.cases import NotAllowed
from rating_site.store import rights as store
from rating_site.store.db import reading, transaction
from rating_site.web.guards import audience, report
from rating_site.web.limits import spend_report_step
from rating_site.web.report_door import reporters
from rating_site.web.report_forms import Form, understand
from rating_site.web.rights_inputs import CounterForm
from rating_site.web.services import services
from rating_site.web.speech import gettext as _


@reporters.get("/counter")
@audience("reporters")
def counter() -> str:
    """The notice about this report, as far as its reporter may read it, and room for the other side."""
    return _page(Form({}))


@reporters.post("/counter")
@audience("reporters")
def send_counter() -> AnyResponse:
    """Take the counter-statement in; it is passed on, masked."""
    spend_report_step("follow-up")
    form = understand(CounterForm, request.form)
    if form.value is None:
        return Response(_page(form), 422)
    kit = services()
    try:
        with transaction(kit.database) as session:
            act.counter(session, kit.settings.safe, report().id, form.value.text, kit.clock())
    except NotAllowed:
        problem = {"text": _("现在不能提交声明，可能已经提交过，或已有决定。")}
        return Response(_page(Form(form.told, problem)), 422)
    return redirect(url_for(".counter"), 303)


def _page(form: Form[CounterForm]) -> str:
    with reading(services().database) as session:
        notice = store.hiding(session, report().id)
    return render_template("rights/counter.html", notice=notice, form=form)
