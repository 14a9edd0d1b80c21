"""Short forms that a man and a woman may both be called by: Chris, Sam, Charlie."""

from __future__ import annotations

from typing import Final

from stream_processors.identity.naming.known_names import sex_told
from stream_processors.identity.naming.sexes import may_be_either

_MOSTLY_TOLD: Final = {
    "m": "alex bobbie charlie chris danny frankie freddie gerry jamie jerry jimmie johnnie lou louie mickey nick nicky"
    " ray robbie ron ronnie sam sammy stevie terry toby tommie vic willie",
    "f": "billie dee jackie lori pat sandy steph toni",
}
_MOSTLY: Final = {word: sex for sex, words in _MOSTLY_TOLD.items() for word in words.split()}


def leaves_sex_open(a: str, b: str) -> bool:
    """Whether of two forms of a name one may be a man's or a woman's, and the other tells which: Chris and Christine
    are a man and his wife as well. Charlie, Ronnie and others are hardly any but Charles and Ronald.
    """
    return any(
        may_be_either(short) and not (_MOSTLY.get(short) and _MOSTLY.get(short) == sex_told(full))
        for short, full in ((a, b), (b, a))
    )
