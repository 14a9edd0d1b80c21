"""Full given names of English and Indian speakers that are easily taken for one another: one name stands
between two bars, with its other spellings. Short forms are left out: they stand for several (Jack for John, Jackson).

Written down from common knowledge of names that are frequent in Britain, America, Australia and India.
"""

from __future__ import annotations

from typing import Final

_NAMES: Final = """
aaron | adam | adrian | ajay | ajit | alan allan allen alun | albert | alexander | alexandra | amanda | amber | amit |
amy | andrea | andrew | angela | anil | anita | anjali | anthony antony | arjun | arun | asha | ashish | ashley |
austin | barbara | benjamin | beverly beverley | bradley | brandon | brenda | brian bryan | bruce | bryce | caroline
carolyn | charlotte | cheryl | christian | christopher | claire clare | clara | clive | colin | craig | cynthia |
daniel | danielle | darren | daryl darryl | david | deborah debra | deepak | deepika | denise | dennis denis | derek
derrick | diane diana dianne | dinesh | donald | donna | doris | dorothy | douglas | duncan | dylan | edith | edward |
edwin | eileen | elaine | eleanor | elizabeth elisabeth | emily emilie | emma | eric erik | ethan | eugene | evan |
evelyn | fiona | gabriel | ganesh | gareth | gary garry | geoffrey jeffrey | gerald | gerard | girish | glenn glen |
gordon | grace | graham graeme | gregory | hannah hanna | harish | harrison | harvey | hazel | heather | heidi | helen
| holly | howard | hugh | hugo | imogen | iris | isabel isabelle isabella | isla | ivy | jacob jakob | jacqueline |
jade | james | jane | janet | janice | jasmine | jason jayson | jean | jennifer | jeremy | jessica | joan | joanne
joann joanna | jonathan johnathan jonathon | jordan | joseph | joshua | joyce | juan | juana | judith | justin | karan
| karen karin | kavita | keith | kelly kelley kelli kellie | kenneth | kerry kerri | kevin | kimberly kimberley |
kiran | kyle | laura | lauren | lawrence laurence | leah | leonard | liam | linda lynda | logan | louis lewis | lucas
lukas | lydia | mahesh | malcolm | manish | margaret | marion | mark marc | martha | martin martyn | matthew mathew |
maureen | megan meghan | melanie | melissa | michael | michelle | mukesh | naomi | naresh | natalie nathalie | nathan
| neha | neil neal | nicholas nicolas | nicola | nigel | nisha | noah | norma | oliver | olivia | oscar | owen |
pamela | patricia | patrick | paul | paula | peter | philip phillip | phoebe | poppy | priya | priyanka | rachel
rachael | rahul | rajesh | rakesh | ralph | ramesh | raymond | rebecca rebekah | rekha | richard | riya | robert |
roger rodger | rohan | rohit | ronald | rory | rose | roy | ruby | rupert | russell russel | ruth | ryan | samantha |
samuel | sanjana | sanjay | sarah sara | satish | savita | scott | sean shaun shawn | sharon | sheila | shirley |
simon | simone | sophie sophia sofia | stanley | stephanie | steven stephen | stuart stewart | sunil | sunita | suresh
| susan | tarun | taylor | teresa theresa | thomas | timothy | tracy tracey | trevor | tyler | usha | valerie |
vanessa | varun | victor | victoria | vijay | vikas | vikram | vinay | vincent | virginia | vivek | walter | warren |
wayne | wendy | william | yvette | yvonne | zachary | zoe
"""
NAMES_OF_ENGLISH_SPEAKERS: Final = {
    word: number for number, line in enumerate(_NAMES.split("|")) for word in line.split()
}
"""Each spelling, in lower case, and a number that spellings of one name have in common."""


def two_names(a: str, b: str) -> bool:
    """Whether both words, in lower case, are full names of the table, and not spellings of one."""
    one, other = NAMES_OF_ENGLISH_SPEAKERS.get(a), NAMES_OF_ENGLISH_SPEAKERS.get(b)
    return one is not None and other is not None and one != other


def one_name(a: str, b: str) -> bool:
    """Whether both are spellings of one name of the table: Shaun and Sean."""
    one = NAMES_OF_ENGLISH_SPEAKERS.get(a)
    return one is not None and one == NAMES_OF_ENGLISH_SPEAKERS.get(b)
