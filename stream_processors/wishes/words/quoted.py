"""Words in quotation marks: the name of a thing, a status of a page. They say nothing of the client's own."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"«[^«»]{1,120}»|“[^“”]{1,120}”|„[^„“”]{1,120}[“”]|(?<!\d)\"[^\"]{1,120}\"|(?<!\w)'[^']{3,120}'(?!\w)"
)
_SPEAKS = re.compile(
    r"(?::|прос\w+|попрос\w+|сказал\w*|говорит|пиш\w+|написал\w*|передал\w*|сообщил\w*|пожелани\w+|комментари\w+"
    r"|приписк\w+|пометк\w+|says?|said|asks?|asked|writes|wrote|note|comment|wish|told \w+|quote)[\s,:–—-]*$"
)
_SPEAKERLESS = re.compile(
    r"статус\w*|трек\w*|сайт\w*|страниц\w*|приложени\w*|tracking|status|website|site|page|app|label"
)


# "Текст открытки: пусть каждый день…", "card reads: see you on Friday": to the end of the line, or to a delivery.
_INSCRIBED = re.compile(
    r"((?:текст|надпись|подпись|слова)\w*(?: на| для| к| в)? (?:открытк|торт|карточк|записк)\w*[ :,–—-]"
    r"|(?:card|ribbon|cake|gift note)(?: (?:text|message|wording|to read|should read|reads?|says?|to say))[ :,–—-]"
    r"|(?:message|text|words) (?:on|for) the (?:card|cake|ribbon)[ :,–—-])"
    r"(.+?)(?=\n|$|[.!?;,»\"”][ ,]*(?:достав|привез|везти|курьер|не звон|звон|deliver|please|call|bring|ring))"
)


def unquoted(folded: str) -> str:
    """The text with one unknown word in the place of each quotation, but for what the client is quoted with."""
    return _QUOTED.sub(_opaque, folded)


def uninscribed(folded: str) -> str:
    """The text with one unknown word in the place of what is to be written on a card or a cake."""
    return _INSCRIBED.sub(lambda found: found[1] + "q" * len(found[2]), folded)


def _opaque(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    behind = found.string[found.end() :].strip(" .!")
    whole = not before.strip() and not behind
    if whole or (_SPEAKS.search(before[-40:]) and not _SPEAKERLESS.search(before[-60:])):
        return found[0]
    return "q" * len(found[0])
