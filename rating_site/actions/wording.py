"""May an entry be worded like this? Facts in plain words; a crime is for courts and the police to name."""

import unicodedata

from rating_site.actions.cases import NotAllowed
from rating_site.redact.masking import redact

SHORTEST, LONGEST = 8, 500
VERDICTS_OF_CRIME = (
    "诈骗",
    "欺诈",
    "骗子",
    "骗局",
    "骗钱",
    "骗人",
    "骗术",
    "被骗",
    "黑店",
    "黑心",
    "黑平台",
    "垃圾平台",
    "犯罪",
    "罪犯",
    "违法",
    "不法",
    "盗窃",
    "卷款",
    "跑路",
    "scam",
    "fraud",
    "thief",
    "thieves",
    "criminal",
    "swindl",
)
"""Words that call names or find somebody guilty; only an official notice allows them."""


def checked(text: str, official: bool) -> str:
    """The wording as it is kept; NotAllowed says what is wrong with it."""
    text = " ".join(text.split())
    if not SHORTEST <= len(text) <= LONGEST:
        raise NotAllowed("wording_length")
    if redact(text).text != text:
        raise NotAllowed("wording_private")
    if not official and any(word in _folded(text) for word in VERDICTS_OF_CRIME):
        raise NotAllowed("wording_judges")
    return text


def _folded(text: str) -> str:
    """Without the spaces, signs and invisible characters that hide a word."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())
