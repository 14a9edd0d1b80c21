"""Given names of Poles, of Romance and German speakers, and of others who live in Britain: one name stands between two
bars, with its other spellings, its short forms, and what its bearers are called in England.

Names that Russians have too are left to the Russian tables where they have no other forms here.
"""

from __future__ import annotations

from typing import Final

_POLES: Final = """
adrian | aleksander olek alex | andrzej andrew andy jedrek | antoni antek tony | artur arthur | bartlomiej bartek bart
bartosz | bartosz bartek bart | bogdan | boguslaw bogdan | czeslaw czesiek | damian | daniel | dariusz darek | dawid
david | dominik dominic | edward edek | eugeniusz | filip philip | franciszek franek frank | grzegorz grzesiek greg |
henryk heniek henry | hubert | ireneusz irek | jacek jack | jakub kuba jacob jakob | jan janek | janusz janek |
jaroslaw jarek | jerzy jurek george | jozef joseph jozek | kacper kacperek casper | kamil | karol charles | kazimierz
kazik | konrad | krystian christian | krzysztof krzysiek chris krzys christopher | lech leszek | leszek | lukasz lukas
luke | maciej maciek matt | marcin martin | marek mark | mariusz | mateusz matthew matt | michal michael mike |
mieczyslaw mietek | mikolaj nicholas nick | milosz | miroslaw mirek | norbert | oskar | patryk patrick | pawel paul |
piotr peter piotrek pete | przemyslaw przemek | radoslaw radek | rafal raf | robert | roman | ryszard rysiek richard |
sebastian seba | slawomir slawek | stanislaw staszek stan stanley | stefan | szymon simon | tadeusz tadek ted | tomasz
tomek tom thomas | waldemar waldek | wieslaw wiesiek | wiktor victor | witold | wladyslaw wladek | wlodzimierz wlodek
| wojciech wojtek | zbigniew zbyszek | zdzislaw zdzisiek | zenon | zygmunt zygmund
"""
_POLISH_WOMEN: Final = """
agata | agnieszka aga agnes | aleksandra ola alexandra alex | alicja ala alice | anna ania anka | aneta | barbara
basia | beata | bozena | celina | danuta danka | dominika | dorota | edyta edith | elzbieta ela elizabeth | ewa ewka
eva eve | ewelina evelina | genowefa | grazyna | halina | hanna hania hannah | helena hela helen | irena irka irene |
iwona ivona | izabela iza isabella | jadwiga jadzia | janina janka | joanna asia joasia jo | jolanta jola | julia
julka | justyna | kamila | karolina caroline | katarzyna kasia kaska kate katie katharine | kinga | klaudia claudia |
krystyna krysia christine | lidia | lucyna | magdalena magda | malgorzata gosia margaret malgosia maggie | maria
marysia mary | marlena | marta martha | marzena | milena | monika monica | nikola nicola | oliwia olivia | patrycja
patricia | paulina | renata | sylwia sylvia | teresa | urszula ula ursula | weronika veronica | wiktoria victoria wiki
| zofia zosia sophie sofia | zuzanna zuza susanna
"""
_SPANIARDS: Final = """
alberto beto | alejandro alex jandro | alfonso | alfredo | alonso | alvaro | andres | angel | antonio tony tonio |
arturo | benito | carlos carlitos | cesar | cristian | cristobal | daniel dani | diego | domingo | eduardo edu lalo |
emilio | enrique quique kike | ernesto | esteban | eugenio | felipe | fernando nando fer | fidel | francisco paco
pancho fran kiko curro paquito | gabriel gabi | gerardo | gonzalo | guillermo memo guille | gustavo | hector | hugo |
ignacio nacho | jaime | javier javi | jesus chus | joao | joaquin quino | jorge | jose pepe chema | juan juanito |
julian | julio | lorenzo | luis luisito | manuel manolo manu | marco | marcos | mario | martin | mateo | mauricio |
miguel migue | nicolas nico | oscar | pablo | paulo | pedro | rafael rafa | ramon | raul | ricardo | roberto | rodrigo
| ruben | salvador salva | santiago santi | sebastian | sergio | tiago | tomas | vicente | victor | xavier xavi javier
"""
_SPANISH_WOMEN: Final = """
adriana | alejandra alex | alicia | amparo | ana anita | andrea | antonia | beatriz bea | blanca | camila | carla |
carmen carmela | carolina caro | catalina | cecilia | claudia | concepcion concha conchita | consuelo chelo | cristina
kristina cris kris tina | daniela dani | dolores lola | elvira | esperanza | esther | eva | fernanda | francisca paca
paquita | gabriela gabi | gloria | graciela | guadalupe lupe | ines | inmaculada inma | irene | isabel isa | jimena
ximena | josefa pepa | josefina pepa fina | juana juanita | julia | laura | leticia | lourdes | lucia | luisa | luz |
magdalena | manuela | marcela | margarita | maria | mariana | maribel | marisol | marta | mercedes merche | monica |
montserrat montse | nuria | olga | paloma | patricia patri | paula | pilar | raquel | rocio | rosa | rosario charo |
sandra | silvia | sofia | soledad sole | susana | teresa tere | valentina | valeria | veronica vero | victoria |
yolanda
"""
_ITALIANS_AND_FRENCH: Final = """
alain | alberto | alessandro sandro | alessio | alexandre | andrea | angelo | antoine | antonio tonino | arnaud |
baptiste | bernard | bruno | carlo | christophe | claude | claudio | cristiano | damiano | daniele | davide | didier |
domenico mimmo | dominique | edoardo edo | elio | emanuele manu | enrico | enzo | etienne | fabio | fabrice | fabrizio
| federico fede | filippo | florian | francesco franco | franck | franco | francois | frederic fred | gabriele |
georges | gerard | gianluca luca | gianni | giacomo | gilles | giorgio | giovanni gianni nanni | giulio | giuseppe
beppe peppe pino | gregoire | guillaume | guido | henri | herve | hugo | jacques | jean | jerome | julien | laurent |
leonardo leo | lorenzo renzo | louis | luca | luciano | luigi gigi | marc | marcello | marco | mario | massimo max |
mathieu matthieu | matteo teo | maurizio | michel | michele | mirko | nicola nico | nicolas nico | olivier | paolo |
pascal | patrice | paul | philippe | pierre | pietro piero | raffaele lello | remi remy | renato | riccardo ricky |
roberto | romain | salvatore toto | sebastien | serge | sergio | simone | stefano | stephane | thibault thibaut |
thierry | tommaso tommy | umberto | ugo | vincenzo enzo | vittorio | xavier | yann | yves
"""
_ITALIAN_AND_FRENCH_WOMEN: Final = """
alessandra sandra | alessia | alexandra | amelie | anne | antonella | aurelie | barbara | beatrice bea | brigitte |
camille | carla | caterina cate | cecile | celine | chantal | chiara | christelle | claire | claudia | corinne |
cristina | daniela | delphine | dominique | elena | eleonora | elisa | elisabetta betta lisa | elodie | emilie |
estelle | federica fede | florence | francesca | francoise | gabriella | genevieve | giada | giorgia | giovanna gianna
| giulia | helene | ilaria | isabelle | jacqueline | jeanne | julie | karine | laetitia | lea | lorena | lorella |
louise | lucie | manon | manuela | marcella | margherita rita | marie | marina | martina | martine | mathilde |
michele | michela | mireille | monique | nathalie | nicoletta | odile | ornella | pascale | paola | patrizia |
raffaella | roberta | sabrina | sandrine | serena | silvana | simona | simone | solange | sophie | stefania | sylvie |
therese | valentina vale | valerie | veronique | virginie | vittoria | viviana | yvonne
"""
_GERMANS: Final = """
andreas andi | axel | bernd | bernhard | christoph | detlef | dieter | dietmar | dirk | eckhard | erich | ernst |
erwin | fabian | felix | florian flo | friedrich fritz | georg | gerd | gerhard gerd | gottfried | gunter guenter
gunther guenther | hans | harald | hartmut | heiko | heiner | heinrich heinz heiner | heinz | helmut | herbert |
hermann | holger | horst | ingo | jan | jens | jochen | joachim jochen achim | johann hans | johannes hans hannes |
jorg joerg | josef sepp | jurgen juergen | kai | karl | karsten carsten | klaus claus | konrad | kurt | lars | lothar
| ludwig | manfred manni | marcel | markus | matthias | moritz | niklas | norbert | otto | rainer reiner | ralf |
reinhard | rolf | rudiger ruediger | rudolf rudi | siegfried | stefan stephan | sven | thorsten torsten | tim | tobias
tobi | ulrich uli ulli | ulf | uwe | volker | walter | werner | wilhelm willi | wolfgang wolf | wolfram
"""
_GERMAN_WOMEN: Final = """
angelika | anja | anke | annette | antje | astrid | barbel baerbel | birgit | brigitte gitte gitti | britta | christa
| claudia | cornelia conny | dagmar | doris | elfriede | elke | erika | eva | franziska franzi | gabriele gabi |
gertrud | gisela | gudrun | hannelore | heidi | heike | helga | ilse | inge | ingeborg inge | ingrid | jana | johanna
hanna | julia | jutta | karin | katharina kathi katja | kathrin katrin | katja | kerstin | kirsten | lena | leonie |
lieselotte lilo | lisa | magdalena | manuela | marion | martina | melanie | monika moni | nadine | nicole | petra |
regina | renate | rosemarie | ruth | sabine | sandra | sigrid | silke | silvia | simone | sonja | sofia sonya sonja |
stefanie steffi | susanne | svenja | sybille | tanja | ulrike uli ulli | ursula uschi | ute | waltraud
"""

_NEIGHBOURS: Final = """
anders | bjorn | erik eric | gustav | henrik | ingvar | johan | jonas | lars | lasse | magnus | mikkel | nils niels |
olaf olav | oskar | per | rasmus | soren | torsten | ulf | alexandru alex | catalin | ciprian | claudiu | constantin
costel | cosmin | costin | cristian cristi | dan | dragos | dumitru | eugen | florin | gabriel gabi | gheorghe george
ghita | ilie | ion ionut | ionut ion | julian iulian | laurentiu | liviu | lucian | marian | marius | mihai | mircea |
nicolae nicu | ovidiu | petru | radu | razvan | remus | silviu | sorin | stefan | theodore teodor | tiberiu | traian |
valentin vali | vasile | victor | viorel | dragan | goran | josip | luke luka | marko | mate | milos | miroslav |
nenad | nikola | novak | petar | slobodan | tomislav | vuk | zeljko | zoran | alexandros alekos | andreas | antonis
tony | apostolos | athanasios thanasis | christos chris | dimitrios dimitris jim | evangelos vangelis | georgios
giorgos yiorgos george | ioannis yiannis giannis john | konstantinos kostas costas | leonidas | michalis michael |
nikolaos nikos nick | panagiotis panos | petros peter | savvas | spyridon spyros | stavros | stelios | theodoros |
vasilios vasilis bill | istvan | laszlo | gabor | zoltan | attila | balazs | gyorgy | sandor | andras | peter | janos
| jozsef | ferenc | tamas | matyas | bence | vaclav | jiri | pavel paul pawel | ondrej | vojtech | lubos | ladislav |
zdenek | jaroslav | miroslav mirek | emeka chukwuemeka | chidi | chinedu nedu | obinna | ikenna | uche | oluwaseun
seun | oluwatobi tobi | oluwafemi femi | babatunde tunde | olumide | ayodele ayo | adebayo bayo | kayode | segun
olusegun | kwame | kofi | kojo | kwabena | kwaku | yaw | kwasi | sipho | thabo | tendai | tafadzwa
"""
_NEIGHBOURING_WOMEN: Final = """
alexandra | ana | anca | andreea | bianca | camelia | carmen | corina | cristina | daniela | diana | elena lenuta |
florina | gabriela gabi | georgiana | ileana | ioana | ionela | liliana | loredana | lucia | luminita | madalina |
magda | maria | mariana | mihaela | mirela | monica | nicoleta | oana | raluca | ramona | roxana | simona | sorina |
stefania | valentina | viola violeta | ivana | elena jelena | jovana | dragana | ljiljana | maria marija mary | milica
| nevena | snezana | vesna | aikaterini | athina | despina | dimitra | eleni helen | evangelia | georgia | ioanna |
konstantina | maria | panagiota | paraskevi | sofia | stavroula | vasiliki | zoi | ilona | katalin kati | erzsebet |
agnes | eszter | zsuzsanna zsuzsa | ildiko | judit | marta | reka | petra | jana | zuzana | eva | hana | vera | teresa
tereza | veronika | lucie | bozena | ngozi | chioma | chinwe | chiamaka | amara | adaeze ada | nneka | ifeoma ify |
yetunde | folake | funmilayo funmi | temitope temi | titilayo titi | bukola | abimbola bimbo | ama | abena | akosua |
adwoa | efua | esi | yaa | akua | afia | thandi | nomsa | lerato | rudo | freja | sigrid | astrid | ingrid | solveig |
greta
"""

MEN: Final = "|".join((_POLES, _NEIGHBOURS, _SPANIARDS, _ITALIANS_AND_FRENCH, _GERMANS))
WOMEN: Final = "|".join((_POLISH_WOMEN, _NEIGHBOURING_WOMEN, _SPANISH_WOMEN, _ITALIAN_AND_FRENCH_WOMEN, _GERMAN_WOMEN))
EITHER: Final = ""
