"""Does a platform turn away who comes too late, without saying how late that is?"""

import re
from collections.abc import Iterator

from crawlers.extract.clauses.found import Found
from crawlers.extract.clauses.quick import quick
from crawlers.extract.durations import find_durations
from crawlers.extract.terms_sentence import Sentence

_LATE = re.compile(
    r"(?:(?:过了?|超[过出]|已过|出了)(?:质保|保(?![证护管]))|(?:过了?|超[过出]?|不在|已过|错过|晚于|"
    r"出了|^|,)了?(?:[^,。]{0,3}(?:售后|质保|保修|退款|包换|保障|约定|规定|投诉|申诉|维权|"
    r"反馈)(?:的)?(?:时间|"
    r"期限?|时[限效]|有效期)|[期时][限效])|(?:售后|质保|保修|"
    r"保障)期?[一已]?过了?,)[^。]{0,24}?(?:自[理负担行]|[不没][^,。]{0,4}(?:售后|退|补|换|管|处理|"
    r"受理|负责|理|认|帮|介入)|"
    r"拒绝|免谈|驳回|无能为力|[帮退补查]不|都没|难救|没门|别[再来]|恕)|"
    r"(?:逾期|超期|过期|超时)(?:后|了)?[^,。失]{0,8}(?:申请|提|报|反[馈映]|来|找|投诉|"
    r"售后)[^。]{0,12}(?:不[给予再管认理退补换受办]|"
    r"概不|恕|拒|免谈|驳回|不受理)"
)
_TERM = (
    r"(?:售后|质保|保修|保护|退[款换]|投诉|申诉|维权|反馈|约定|规定|前款|前述|上述|上面|写[明的好]|列[明出]|提出|申请)"
    r"[^,。]{0,5}(?:期限?|时[间限效]|日子|时候)"
)
_MISSED = (
    # 没按上面说的时间来申请的; 保护期过了再反映的; 投诉逾时者
    rf"(?:(?:过了?|错过|误了|超[过出]?|晚于|不在|赶不上|出了|[没未不](?:能)?(?:[在于按照]|赶上))[^,。]{{0,4}}{_TERM}|"
    r"(?:保护|质保|售后|保修|投诉|申诉|反馈|退款|退换|保)期限?(?:已|一)?(?:过|到|满|届满|结束)[了后]?|"
    r"(?:投诉|申诉|申请|反馈|报[告修]|维权|退款|售后)[^,。]{0,3}(?:逾[期时]|超[期时]|过[期时]))"
)
_CLAIMS = r"(?:[说讲来提报喊问闹追申投反主索]|找(?!回))[^,。]{0,14}"
_TURNED_AWAY = (
    r"(?:不[^,。]{0,4}(?:认|理|管|睬|作数|算数|伺候|奉陪|负责|受理|处理|补|赔|退|换|应)|概不|恕不|没[人用门戏]|"
    r"免谈|免提|晚了|白搭|拒绝|无效|作废|驳回|别怪|爱莫能助|无能为力|没[办法辙招]|退不[了成]|自[负理担认])"
)
_GIVEN_UP = (
    r"(?:当|视[为作同]?|等[于同]|按|算|默认)[^,。]{0,6}"
    r"(?:弃权|放弃|弃了|不要了|认了|认可|验收|合格|无误|没问题|无异议)"
)
_AFTERWARDS = quick(
    rf"{_MISSED}[^。]{{0,24}}?(?:{_TURNED_AWAY}|{_GIVEN_UP})|"
    # 事后再说少了的,恕不认账: the claim is told as one that comes afterwards.
    rf"(?:事后|过后|回头|日后|隔[几数两]?[天日夜月]|放了?好?[几多][天个]|[囤屯]|过了?[点时钟]|改[天日]|过[几些两]天|第二天|当时不[说讲提][^,。]{{0,4}},?"
    rf"[^,。]{{0,4}})[^,。]{{0,3}}(?:再|才)?[^,。]{{0,3}}{_CLAIMS}[^。]{{0,10}}?{_TURNED_AWAY}|"
    rf"逾期[未没不][^,。付领缴]{{0,4}}(?:异议|提出|反馈|报|申[请诉]|投诉|验|说)[^,。]{{0,4}}[,者的][^。]{{0,12}}?(?:{_GIVEN_UP}|{_TURNED_AWAY})|"
    # 逾期才来的,当您放弃
    rf"(?:逾期|过期|超期|超时|过时|过点|晚于|晚了|迟了|拖到)[^,。未没不]{{0,10}}[来找报提说申讲反][^。]{{0,12}}?{_GIVEN_UP}"
)
_ON_CAMERA = re.compile(r"补[录拍传交]")
"""事后补录不认: what is turned away is a proof, not a claim."""


def late_claim(sentence: Sentence) -> Iterator[Found]:
    """过了售后期概不处理, where no length of time says when that is."""
    match = _LATE.search(sentence.text) or _AFTERWARDS.search(sentence.text)
    if match and _ON_CAMERA.search(match[0]):
        return
    if match and not sentence.durations and not any(find_durations(sentence.before)):
        yield Found("no_refund", "late_claim", match.start(), match.end())
