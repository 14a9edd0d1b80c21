"""Whether a common English given name is a man's or a woman's; beside a title that says otherwise it tells two people.

Names that either may have (Kim, Leslie, Robin, Taylor) are left out.
"""

from __future__ import annotations

from typing import Final

_OF_MEN: Final = """
    aaron adam adrian alan albert alexander alfred allen andrew anthony antony arthur austin barry ben benjamin bernard
    bill bob brad bradley brandon brian bruce bryan carl charles christopher clive colin craig daniel darren dave david
    dean dennis derek desmond donald douglas duncan edgar edward edwin eric ethan eugene francis frank fred frederick
    gareth gary geoffrey george gerald gordon graham greg gregory guy harold harry henry howard hugh ian isaac jack
    jacob james jason jeff jeffrey jeremy jerry jim joe john jonathan joseph joshua justin keith kenneth kevin kyle
    larry laurence lawrence leonard liam louis luke malcolm mark martin matthew max michael mike mitchell nathan neil
    nicholas nigel noah norman oliver oscar owen patrick paul peter philip phillip ralph raymond richard robert roger
    ronald roy rupert russell ryan samuel scott sean seth simon stanley stephen steve steven stewart stuart ted
    theodore thomas tim timothy todd tom trevor vernon victor vincent walter warren wayne william zachary
"""
_OF_WOMEN: Final = """
    abigail agnes alice alison amanda amber amelia amy angela anita ann anna anne annie barbara beatrice betty brenda
    carol caroline catherine charlotte cheryl chloe christina christine claire clara cynthia daisy deborah denise diana
    diane donna doris dorothy edith eileen elaine eleanor elizabeth ella ellen emily emma esther eva fiona florence
    gillian gloria grace hannah harriet heather heidi helen holly irene isabel isabella jacqueline jane janet janice
    jennifer jenny jessica jill joan joanna joanne joyce judith julia julie karen kate katherine kathleen katie laura
    lauren linda lisa lois louise lucy lydia margaret maria marie marilyn martha mary maureen megan melanie melissa
    michelle mildred monica nancy naomi natalie nicole norma olivia pamela patricia paula pauline penelope phoebe rachel
    rebecca rita rose ruth sally samantha sandra sara sarah sharon sheila shirley sophia sophie stella stephanie susan
    sylvia teresa theresa tina ursula valerie vanessa vera veronica victoria virginia wendy yvonne zoe
"""
_SEXES: Final = dict.fromkeys(_OF_MEN.split(), "m") | dict.fromkeys(_OF_WOMEN.split(), "f")


def english_sex(given: str) -> str:
    """given: in lower case; "" where nothing is known."""
    return _SEXES.get(given, "")
