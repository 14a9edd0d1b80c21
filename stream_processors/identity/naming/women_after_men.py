"""Women's names that are made of men's: Erica, Georgia, Danielle. They are a letter or two apart, and two people: a
brother and a sister, a father and his daughter.

Russian ones (Александр, Александра) are told apart by the table of given names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from stream_processors.identity.naming.folding import without_accents
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.known_names import names_of, one_name

_MEN_TOLD: Final = """
    adrian albert alberto alejandro alessandro alfred andre andres andrew angel angelo anton antonio antony august
    benedict bernard brian bryan carl carlos cecil christian claude claudio clement cornelius daniel darrel david
    deepak denis dennis dominic donald edwin emil emilio eric erick erik ernest eugene fernando francisco frederic
    frederick gabriel george gerald gerard gilbert giovanni glen glenn harry henry herman jacob jerome joel jose
    joseph juan julian julio julius just justin karl laurence laurent leon leonard loren louis lucian lucien
    lucio luis manuel marcel marcello marco mario martin maurice max maximilian michael nathaniel nicholas nicol
    nicolas noel octavio oliver patrick paul paulo pedro peter philip phillip pierre rafael raphael raymond ricardo
    robert roberto roland ronald samuel sebastian sergio shaun shawn silvio simon stefan stefano stephan theodor
    theodore thomas tom valentin valentino victor vincent virgil wilhelm yvon
"""
_MEN: Final = frozenset(_MEN_TOLD.split())
_MAN_S_ENDING: Final = re.compile(r"(?:[ieo]|an|ael|io|ius|us|es|as|os|ak|k|w)$")
_WOMAN_S_ENDING: Final = re.compile(
    r"(?:a|e|ia|ie|ina|ine|elle|enne|etta|ette|iana|le|la|lle|lla|na|ne|nna|ya|pa|fa|efa|ika|ita)$"
)
_STEM: Final = 3  # letters
_SHORTEST: Final = 4


@lru_cache(maxsize=65_536)
def of_two_sexes(a: str, b: str) -> bool:
    """Whether of two names, in lower case, one is a man's and the other a woman's that is made of it."""
    x, y = without_accents(a), without_accents(b)
    return _made_of(x, y) or _made_of(y, x) or _with_a(x, y) or _with_a(y, x)


def _with_a(man: str, woman: str) -> bool:
    """Khalid and Khalida, Florin and Florina: the man's is known, or both are not, since "jessic" is a slip."""
    if woman not in (man + "a", man + "ah") or len(man) < _SHORTEST or man[-1] in "aeiou" or one_name(man, woman):
        return False
    sexes = {name[0] for name in names_of(man)} | (known.sexes if (known := given_name(man)) else set())
    return sexes == {"m"} or not (sexes or names_of(woman) or given_name(woman))


def _made_of(man: str, woman: str) -> bool:
    if man not in _MEN or woman in _MEN or len(woman) < len(man) - 1:
        return False  # "Micha el" is Michael
    return any(woman in (stem + ending for ending in _endings(woman)) for stem in {man, _MAN_S_ENDING.sub("", man)})


def _endings(woman: str) -> list[str]:
    return [woman[at:] for at in range(_STEM, len(woman)) if _WOMAN_S_ENDING.fullmatch(woman[at:])]
