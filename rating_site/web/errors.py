"""What does somebody see when a request fails? A page that helps, or problem+json below /api."""

import structlog
from flask import Flask, Response, g, json, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from rating_site.web.headers import request_id
from rating_site.web.speech import gettext as _

_log = structlog.get_logger()
_LONGEST_QUERY = 8192
_OWN_BODY = {"content-type", "content-length"}


class InputError(Exception):
    """What was sent is not valid; `problems` holds (where, English message) pairs."""

    def __init__(self, problems: list[tuple[str, str]], status: int = 422) -> None:
        super().__init__("; ".join(f"{where}: {message}" for where, message in problems))
        self.problems = problems
        self.status = status


def install(app: Flask) -> None:
    """Answer every failure in the language of its audience."""
    app.before_request(_refuse_long)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(InputError, _input_error)
    app.register_error_handler(Exception, _unexpected)


def problem(status: int, title: str, detail: str, errors: list[tuple[str, str]] | None = None) -> Response:
    """One RFC 9457 document."""
    document: dict[str, object] = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "request_id": request_id(),
    }
    if errors:
        document["errors"] = [{"where": where, "message": message} for where, message in errors]
    return Response(json.dumps(document), status, mimetype="application/problem+json")


def page(status: int, title: str, text: str) -> Response:
    """An error page with the search box, so that nobody is stuck."""
    return Response(render_template("error.html", status=status, title=title, text=text), status)


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    if status == 403 or isinstance(error, CSRFError):
        # Who was refused matters to whoever looks for a break-in; what was sent does not.
        who = getattr(g.get("account"), "id", None)
        _log.warning(
            "access_refused", request=request_id(), endpoint=request.endpoint, status=status, staff=who
        )
    if request.path.startswith("/api/"):
        answer = problem(status, error.name, error.description or error.name)
    else:
        answer = page(status, *_words(status))
    # Allow and Retry-After are part of the meaning; a rebuilt answer would lose them.
    for name, value in error.get_headers(request.environ):
        if name.lower() not in _OWN_BODY:
            answer.headers[name] = value
    return answer


def _refuse_long() -> None:
    """Before anything reads it: taking a megabyte of query apart costs half a second."""
    if len(request.query_string) > _LONGEST_QUERY:
        raise InputError([("query", "too long; a question has at most 256 characters")], 400)


def _input_error(error: InputError) -> Response:
    if request.path.startswith("/api/"):
        return problem(error.status, "Invalid input", str(error), error.problems)
    return page(
        error.status,
        _("这样查不了"),
        _("输入的内容不完整或太长。请输入域名、网址、平台名称、QQ 号或备案号，最多 256 个字。"),
    )


def _unexpected(error: Exception) -> Response:
    _log.error("request_failed", request=request_id(), path=request.path, exc_info=error)
    return _http_error(InternalServerError())


def _words(status: int) -> tuple[str, str]:
    known = {
        400: (_("这个请求读不懂"), _("页面可能放得太久了。请返回上一页，刷新后再试一次。")),
        403: (_("这里不能访问"), _("您没有打开这个页面的权限。")),
        404: (_("没有这个页面"), _("网址可能写错了，或者内容已被移除。可以直接搜索要找的平台。")),
        405: (_("不支持这种操作"), _("请从页面上的按钮或链接进入。")),
        413: (_("提交的内容太大"), _("请减少文字；图片每张最多 10 MB，可以分几次提交。")),
        429: (_("请求太频繁"), _("请稍等一会儿再试。已有的结果随时可以查看。")),
    }
    fallback = (
        _("我们这边出了问题"),
        _("不是您的操作有误。请稍后再试；若一直如此，请把下面的编号告诉我们。"),
    )
    return known.get(status, fallback)
