"""What becomes of the files that somebody sends? Let in, sealed and attached, or refused with advice.

A file is in the vault before a row names it; whatever goes wrong after that takes it out again.
"""

from collections.abc import Callable, Sequence

from flask import request
from sqlmodel import Session

from rating_site.actions.reporting_files import MOST_FILES, Kept, picture
from rating_site.evidence.image import LIMITS, Refused, admit
from rating_site.store.db import transaction
from rating_site.web.report_inputs import FileChoice
from rating_site.web.services import services
from rating_site.web.speech import gettext as _


class Unfit(Exception):
    """A file cannot be taken; the text is advice in the language of the page."""


def sent_files(choice: FileChoice) -> list[Kept]:
    """The files of this request, in the vault already; Unfit, and nothing kept, where one is not taken."""
    kept: list[Kept] = []
    chosen = [file for file in request.files.getlist("files") if file.filename]
    if len(chosen) > MOST_FILES:
        raise Unfit(_("一份举报最多 %(count)s 个文件。", count=MOST_FILES))
    try:
        for file in chosen:
            admitted = admit(file.stream.read(LIMITS.bytes + 1))
            kept.append(picture(choice.kind, admitted, services().settings.safe.vault.put(admitted.clean)))
    except Refused as error:
        forget(kept)
        raise Unfit(_advice(error)) from error
    if choice.video_sha256:
        kept.append(Kept(choice.kind, choice.video_sha256))
    return kept


def keep_with(files: Sequence[Kept], act: Callable[[Session], Sequence[str]]) -> None:
    """Do something with new files in one transaction; `act` gives the names in the vault nobody needs."""
    try:
        with transaction(services().database) as session:
            unused = act(session)
    except BaseException:
        forget(files)
        raise
    delete(unused)


def forget(files: Sequence[Kept]) -> None:
    """Take files that no row names out of the vault."""
    delete([one.stored_as for one in files if one.stored_as])


def delete(names: Sequence[str]) -> None:
    """Remove files from the vault, after the transaction that gave them up."""
    for name in names:
        services().settings.safe.vault.delete(name)


def _advice(error: Refused) -> str:
    if error.reason == "wrong_kind":
        return {
            "pdf": _("不收 PDF：请把需要的那一页截图，再上传图片。"),
            "heic": _("不收 HEIC：请在相册里导出为 JPEG，或直接截图后上传。"),
            "gif": _("不收 GIF：请截图后上传。"),
            "video": _("不收视频文件：请截取关键画面，或在下面只登记视频的指纹。"),
        }.get(error.kind, _("只收 JPEG、PNG 和 WebP 图片。"))
    return {
        "too_large": _("图片太大：每张最多 10 MB。"),
        "too_many_pixels": _("图片的尺寸太大：请裁剪或截图后上传。"),
        "broken": _("图片读不出来：请重新截图后上传。"),
    }.get(error.reason, _("只收 JPEG、PNG 和 WebP 图片。"))
