"""Surnames that no ending gives away: common English ones, many of which are given names too, and East Asian ones in
Latin letters, which stand before the given name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from stream_processors.identity.naming.table_of_surnames_like_fathers import SURNAMES_LIKE_FATHERS

_ENGLISH_TOLD = """
    abbott adams adamson alexander allen allison anderson andrews armstrong arnold atkinson austin bailey baker
    baldwin ball barker barnes barrett barry bartlett bates baxter beck bell bennett benson berry bishop black blair
    blake bond booth bowen boyd bradford bradley brady brewer briggs brooks brown bruce bryan bryant buckley burgess
    burke burns burton bush butler byrne caldwell cameron campbell carpenter carr carroll carter casey chambers
    chandler chapman clark clarke clayton cole coleman collins connolly conway cook cooper cox craig crawford cross
    cunningham curtis dalton daly davidson davies davis dawson day dean dixon donnelly douglas doyle duffy duncan dunn
    dyer edwards elliott ellis evans farrell ferguson fernandez fisher fitzgerald fleming fletcher flynn ford foster
    fowler fox francis franklin fraser freeman fuller gallagher garcia gardner garrett gibson gilbert gill gomez
    gonzalez goodwin gordon graham grant gray green greene griffin griffiths hale hall hamilton hammond hansen hanson
    harding hardy harper harris harrison hart harvey hawkins hayes henderson hicks higgins hill hodge hodges hoffman
    holland holmes holt hopkins howard howell hudson hughes hunt hunter hutchinson ingram jackson james jefferson
    jenkins jennings jensen johnson johnston jones jordan kane keller kelley kelly kennedy kent kim kerr king knight
    lambert lane larson lawson lawrence lee lester lewis little lloyd long lopez lowe lucas lynch mack macdonald marsh
    marshall martin martinez mason matthews maxwell may mccarthy mcdonald mckenzie miles miller mills mitchell
    montgomery moore morales morgan morris morrison moss murphy murray nash nelson newman newton nichols nicholson
    norman norris norton obrien oconnor oliver oneill osborne owen owens palmer parker parsons patel patterson payne
    pearce pearson perkins perry peters peterson phillips pierce pope porter potter powell price quinn ramirez randall
    reed reeves reid reynolds rhodes rice richards richardson riley roberts robertson robinson rodriguez rogers rose
    ross rowe russell ryan sanchez sanders saunders schmidt scott sharp shaw shelton simmons simpson singh skinner
    smith spencer stanley steele stephens stevens stevenson stewart stone stuart sullivan sutton swanson sweeney
    taylor thompson thomson thornton todd townsend turner tyler vaughan wade wagner walker wallace walsh walters
    walton ward warner warren washington watkins watson watts weaver webb weber webster wells welsh west wheeler white
    wilkins wilkinson williams williamson willis wilson winter wood woods wright wyatt yates young
"""
_EAST_ASIAN_TOLD = """
    bui cai cao chang chen cheng cho choi chung dang deng ding dinh dong duong gao guo hoang huang huynh jang jeong
    jiang jung kang kwon lai liang lim lin liu luo ngo nguyen park peng pham phan qian ren shen shin song sun tang
    tian tran trinh truong tsai wang wong wu xiao xie xu yang yao ye yoon yuan zeng zhang zhao zheng zhong zhou zhu
    ahn chan cheung chow hsu hsieh hwang jeon kwan kwok lam lau leung li mok ng pang poon seo shum tsang tse tsui
    yeung yip yoo
"""
# Those that lead no name by themselves, since in Europe they are given names or other surnames.
_EAST_ASIAN_TOO_TOLD = """
    an au bai bao choy chu chua dai do du fan fang feng fong fung gan goh gong han hao he ho hon hong hou hu hua hui
    ip jia jin kan kim ko koh kong koo law le lee lei lo long lu lui ma man mao mei meng mi min ni ong oh pan pei qi
    qin qiu shao shi shih sim so su suh tam tan teo thi to tong vo vu wai wan wei wen won xia xiong yan yau yi yim
    yin yong yu yuen yung zou
"""
_VIETNAMESE_TOLD = "bui dang dinh do duong ho hoang huynh le ly ngo nguyen pham phan tran trinh truong vo vu"
_LIKE_FATHERS_TOLD: Final = """
    базилевич бобрович войнович воронович гриневич гуревич данилевич жукович каганович каранович ковалевич козлович
    макаревич малевич мейерович милошевич обрадович островович попович рабинович садович симанович тарасевич урбанович
    фурманович хаймович ходасевич шаранович шмулевич шостакович якубович
"""
ENGLISH_SURNAMES: Final = frozenset(_ENGLISH_TOLD.split())
_LIKE_FATHERS: Final = frozenset(_LIKE_FATHERS_TOLD.split())
_OF_NO_FATHER: Final = re.compile(r"(?:[кгхц]евич|k[ei]evich|(?<!ser)g[ei]evich|kevich|k[ei]ewicz)$")
EAST_ASIAN_FIRST: Final = frozenset(_EAST_ASIAN_TOLD.split())
EAST_ASIAN: Final = EAST_ASIAN_FIRST | frozenset(_EAST_ASIAN_TOO_TOLD.split())
"""Also those that only beside a given name of their people show that they are."""
VIETNAMESE: Final = frozenset(_VIETNAMESE_TOLD.split())
"""Of whom some leave their middle name out."""


def english_surname(word: str) -> bool:
    """Whether the word, in lower case, is a common English one: «Kelly» and «Morris» are given names too."""
    return word in ENGLISH_SURNAMES


@lru_cache(maxsize=65_536)
def surname_like_father(word: str) -> bool:
    """«Рабинович», «Станкевич»: they end as patronymics do, which never have -кевич (Маркович is a son of Марк)."""
    return word in _LIKE_FATHERS or word in SURNAMES_LIKE_FATHERS or _OF_NO_FATHER.search(word) is not None
