"""Given names that stand second in the names of Romance and German speakers: Juan Carlos, Maria Luisa, Jean-Pierre.

Short forms and names of English speakers are in other tables. Left out are those that are as often surnames: Alonso,
Martin, Santiago, Simon, Vicente.
"""

from __future__ import annotations

from typing import Final

from stream_processors.identity.naming.folding import without_accents
from stream_processors.identity.naming.table_of_surnames import english_surname

_SPANISH_AND_PORTUGUESE: Final = """
    adriana agustin alberto alejandra alejandro alicia alvaro amparo angel angela angeles antonia antonio arturo beatriz
    belen camila carla carlos carmen carolina catalina cecilia cesar clara claudia concepcion consuelo cristina
    cristobal daniel daniela diego dolores eduarda eduardo elena elisa emilia emilio enrique ernesto esperanza eugenia
    eugenio fatima felipe fernanda fernando francisca gabriel gabriela graciela guadalupe guillermo gustavo hector
    helena henrique ignacio ines isabel jacinto javier jesus jimena joao joaquin jorge jose josefa josefina juan juana
    juanita julia laura leonor leticia lourdes lucia luis luisa luiz luiza magdalena manuel manuela marcela marcos
    margarita maria mariana mariano marina mario marta mercedes miguel monica montserrat natalia nicolas nieves octavio
    olga oscar pablo patricia paula paulo pedro pilar rafael ramon raquel raul renata ricardo roberto rocio rodrigo
    rosa rosario ruben sebastian sergio silvia sofia soledad susana teresa valentina vera veronica victor victoria
    virginia viviana ximena
"""
_ITALIAN_AND_FRENCH: Final = """
    alessandra alessandro andrea anna anne antonella antonietta assunta baptiste battista bruno carlo caterina cecile
    chantal chiara christine claire claude clotilde domenico elisabetta emanuele enrico enzo filippo francesca francesco
    francois francoise gabriella giacomo gianni giovanna giovanni giulia giuseppe giuseppina grazia helene jacques
    jeanne joseph laure lorenzo louis louise luc luca lucie luigi madeleine marc marco margherita marguerite marie
    matteo maurice michel michele michelle mireille monique noel noelle paola paolo pascal paul pia philippe pierre
    pietro raffaele rene renee rita sabina salvatore silvana simone stella stefania stefano therese veronique vincenzo
    vittoria vittorio yves yvonne
"""
_GERMAN: Final = """
    annette barbara bernd birgit brigitte carl charlotte christa christoph dieter elisabeth elke erika ernst friedrich
    georg gerhard gottfried gudrun hannah hans heike heinrich heinz helga helmut hermann ingrid joachim johann johanna
    johannes josef jurgen karin karl katharina katrin klaus kurt lena leonie lisa lotte luise margarete maria matthias
    otto peter petra philipp renate rolf rudolf sigrid sophia sophie theresa therese ulrich ulrike ursula uwe werner
    wilhelm wolfgang
"""
SECOND_GIVEN_NAMES: Final = frozenset(f"{_SPANISH_AND_PORTUGUESE} {_ITALIAN_AND_FRENCH} {_GERMAN}".split())
"""In lower case without accents."""

_MEN_FIRST_TOLD: Final = """
    carlos franz gian giovanni hans jean joao johann johannes jose juan karl luis luiz miguel pier victor
"""
_WOMEN_FIRST_TOLD: Final = "ana anna anne maria marie mary rosa"
_WOMEN_SECOND_TOLD: Final = """
    angeles beatriz belen birgit carmen concepcion consuelo dolores elisabeth gudrun ines ingrid isabel jose karin
    leonor lourdes mercedes nieves pilar raquel rocio rosario sigrid
"""
_MEN_FIRST: Final = frozenset(_MEN_FIRST_TOLD.split())
_WOMEN_FIRST: Final = frozenset(_WOMEN_FIRST_TOLD.split())
_WOMEN_SECOND: Final = frozenset(_WOMEN_SECOND_TOLD.split())


def two_given_names(first: str, second: str) -> bool:
    """Whether the second is hardly a surname behind the first: "Juan Carlos", "Anna Maria"; not "Anna Otto"."""
    one, other = without_accents(first), without_accents(second)
    if other not in SECOND_GIVEN_NAMES or english_surname(second):
        return False
    return one in _MEN_FIRST or (one in _WOMEN_FIRST and (other[-1] in "ae" or other in _WOMEN_SECOND))
