"""Given names of Britain and Ireland, and of America and Australia: one name stands between two bars, with its other
spellings and short forms. A form that several names share stands in each: Bert in Albert, Herbert and Robert.

Written down from common knowledge of what has been frequent over four generations.
"""

from __future__ import annotations

from typing import Final

MEN: Final = """
aaron aron | abraham abe | adam | adrian ade | aidan aiden aden | alan allan allen alun al | alastair ali alasdair
alistair alister alisdair ally | albert al bert bertie | aled | alexander alexandre alex alec al sandy xander zander
sasha lex alick | alec | alexis alex | alfred alf alfie fred freddie | alfie | alvin al | ambrose | andrew andy drew |
angus gus | anthony antony tony ant | archibald archie | archie | arlo | arnold arnie | arthur art artie | ashley ash
| ashton ash | austin | barnaby barney | barry baz bazza | bartholomew bart | basil | benedict ben | benjamin ben
benny benji | ben | bernard bernie | bertram bert bertie | blake | bradley brad | brad | brandon | brendan brendon |
brett | brian bryan brien | bruce | bryce | bryn | byron | caleb | callum calum cal | calvin cal | cameron cam | carl
karl | carwyn | cathal | cecil | cedric | chad | charles charlie charley chas chuck charly | charlie | chester chet |
christian chris kit kris | christopher chris kit topher kris cristopher | cian kian | ciaran kieran kieron keiran |
cillian killian | clarence | claude | clement clem | clifford cliff | clifton | clint clinton | clive | clyde | cody |
colin col | colm colum | conor connor conner | conrad | cormac | cornelius neil con | corey cory | craig | curtis |
cuthbert | cyril | dafydd dai | dale | damian damien damon | damon | daniel dan danny dany | darragh dara daragh |
darrell darryl daryl darrel | darren daz | david dave davy davie dai davey | dean | declan dec | denis dennis den
denny | denzil | derek derrick deric del dereck | dermot diarmuid dermott diarmaid | desmond des | devon | dewi |
dexter | dominic dom dominick | donal | donald don donnie | donovan | dougal | douglas doug dougie | duane dwayne |
duncan | dustin | dylan dilan | dwight | eamon eamonn | earl | edgar ed eddie | edmund ed eddie ned ted | edward ed
eddie ned ted teddy eddy | edwin ed eddie | eli | elijah eli | elliot elliott eliot | ellis | elton | elvis | emlyn |
emmanuel manny | emmet emmett | emyr | enoch | eoin | eric erik rick | ernest ernie | ethan | eugene gene | evan |
ewan euan ewen | ezra | felix | ferdinand | fergal | fergus gus fergie | finlay finley fin finn | fintan | finn fionn
| fletcher | floyd | francis frank frankie | frank frankie | franklin frank | fraser frazer | frederick fred freddie
freddy frederic fredrick | fred | gabriel gabe | gareth gaz garth | garth | gary garry gaz gazza | gavin gav | gavan |
geoffrey geoff jeffrey jeff geoffry jeffery | george georg georgie | geraint | gerald gerry jerry | gerard gerry ged
jerry gerrard | gethin | gilbert gil bert | giles | glen glenn | glyn glynn | godfrey | gordon | graham graeme grahame
| grant | grayson | gregory greg gregg | gregor greg | griff gruffydd griffith | guy | gus | gwyn | hal | hamish |
harold harry hal | harrison harry | harry | hartley | harvey | hayden | hector | hedley | henry harry hal hank |
herbert bert herb herbie | herman | horace | howard howie | hubert bert | hudson | hugh huw hughie hughey | hugo |
humphrey | hunter | hywel howell | ian iain | ieuan ifan | iestyn | innes | ioan | irvine irving | isaac isaak ike zac
| ivan | ivor | iwan | jack | jackson jack jaxon | jacob jake jakob | jake | james jim jimmy jamie jem jimmie | jamie
| jared jarred | jarvis | jason jay jayson | jasper | jay | jayden jaden | jed | jenson | jeremiah jerry | jeremy
jerry jez jem | jermaine | jerome jerry | jesse jess | jethro | jim | joel | joe | john jon johnny johnnie jonny jack
jock jonnie | jonah | jonathan jon jonny jonathon johnathan johnathon jono | jordan | joseph joe joey joey | joshua
josh | josiah joe | jude | julian jules | justin | kai | kaiden kayden | keir | keith | kenneth ken kenny | kent |
kevin kev | kingsley | kirk | kit | kurt curt | kyle | lachlan lachie lochlan | lance | lars | laurence lawrence larry
laurie lawrie loz | lee leigh | leighton | leo | leon leo | leonard len lenny leo lennie | leroy | leslie les | lester
les | levi | lewis louis lou louie lew | liam | lincoln | linus | lionel | llewelyn llewellyn | lloyd | logan | lorcan
| louie | luca | lucas lukas | lucian | luke | luther | lyndon | magnus | malachy malachi mal | malcolm mal malc |
marcus | mark marc | marlon | marshall | martin martyn marty | marvin | mason | matthew matt mathew matty | matthias
mathias matt | maurice morris mo | max | maximilian max | maxwell max | melvin melvyn mel | mervyn mervin merv | micah
| michael mike mick mickey micky mikey micheal mitch michel mikael | miles myles | milo | mitchell mitch | monty
montague | morgan | morris | mortimer | moses moe mo | murdo | murray | nathan nate nat nath | nathaniel nat nate
nathan nathanael | neil neal niel neill | nelson | neville nev | niall nial | nicholas nick nicky nicolas nico nik
nickolas | nigel nige | noah | noel | norbert | norman norm | norris | oisin | olaf | oliver ollie olly | orlando |
orson | osbert | oscar oskar | oswald ozzie ozzy | otis | otto | owen owain | padraig padraic podge | patrick pat
paddy pat rick | paul pauly | percy percival | perry | peter pete petey | philip phillip phil pip | pierce piers |
preston | quentin | quincy | rafe | ralph rafe | ramsay | ranald | randall randy | randolph randy | raymond ray |
reece rhys rees reese rhees | reginald reg reggie | reuben ruben | rex | rhodri | richard rick ricky dick rich richie
dickie ritchie rickie | riley | robert rob bob bobby robbie bert bobbie robby robb | robin | rodney rod | roderick rod
roddy | roger rodger rog | roland rowland rolly | roman romain | ronald ron ronnie | ronan | rory ruairi ruaridh rorie
| ross | rowan | roy | rudolph rudy rudolf | rufus | rupert | russell russ russel | ryan | samson sam | samuel sam
sammy | saul | scott scot | seamus shamus shay shea | sean shaun shawn | sebastian seb bastian | seth | shane |
sheldon | sidney sydney sid syd | silas | simeon sim | simon si | solomon sol | spencer spence | stacey | stanley stan
| stefan stephan steffan stef | stephen steven steve stevie ste stephan | stuart stewart stu stew | sylvester | tadhg
| terence terry terrence terrance tel | terry | theodore theo ted teddy | theo | thomas tom tommy thom | timothy tim
timmy | tobias toby | toby | todd | tom | travis | trent | trevor trev | tristan tristram trystan | troy | tyler |
tyrone ty | valentine val | vaughan vaughn | vernon vern | victor vic | vincent vince vinnie vinny vin | virgil |
vivian viv | wallace wally | walter wally walt | warren | warwick | wayne | wendell | wesley wes | wilbur | wilfred
wilf wilfrid fred | william bill billy will willie willy wills | winston | xavier | zachary zach zack zac zachery
zachariah zak | zane
"""
WOMEN: Final = """
abigail abby abi abbie gail abbey | ada | adelaide addie | adele | agatha aggie | agnes aggie nessie | aileen eileen
ailene | ailsa | aisling ashling aislinn | alana alanna lana | alexa alex lexi | alexandra alex sandra sandy lexi
alexandria sasha lexie | alexis alex lexi | alice ali allie | alicia alisha ali | alison allison ali alyson allie ally
| alma | althea | amanda mandy manda | amber | amelia millie milly amy mellie | amelie | amy aimee amie ami |
anastasia stacey stacy ana | andrea andi | angela angie ange | angelica angie | angelina angie | angharad | anita nita
| ann anne annie anna nan | anna ann anne annie ana hanna anya ania | annabel annabelle bella anabel | annette |
anthea | antoinette toni | antonia toni tonia | aoife | april | arabella bella | aria | ariana arianna ari | ashley
ash ashleigh ashlee | ashleigh ashley ash | astrid | athena | audrey | aurora | ava | avril | ayla | barbara babs barb
barbie | beatrice bea beatrix bee trixie | belinda bel lindy | bella | bernadette bernie | bernice | bertha bertie |
bethany beth | bethan | beth | bette betty | beverley beverly bev | bianca | bonnie | brenda | bridget brigid bridie
breda brid biddy | bridie | bronagh | bronwen bronwyn bron | brooke | caitlin kaitlin caitlyn kaitlyn katelyn cait
kate katie | camilla camille cammie millie | camille | candice candace | caoimhe | cara kara | carla karla | carly
carley | carmel | carol carole karol caroline carolyn | caroline carolyn carol carrie caz caro carolynne | carrie |
carys cerys | cassandra cass cassie sandra | catherine katherine kathryn katharine cathryn catharine cath kath cathy
kathy kate katie katy kat cat kitty kay kit kathrine cate kaye katharina katja | catriona katrina katriona trina kat
cat kate triona catrina | cecilia cecily celia cissie | celeste | celia | ceri | charlene | charlotte charlie lottie
lotte char tottie | charmaine | chelsea | cherie | cherry | cheryl sheryl cheryll | chloe khloe cloe | christina tina
chris chrissie chrissy christine kris cristina kristina krystyna | christine chris chrissie chrissy tina kristine kris
| ciara kiera keira kira kiara | cindy cynthia | claire clare clair | clara | clarissa | claudia | cleo | clodagh |
colette collette | colleen coleen | connie constance | constance connie | cordelia | corinne | courtney | crystal |
cynthia cindy | dana | daisy | danielle dani danni daniella | daphne | darcey darcy | davina | dawn | deborah debra
debbie deb debby | debbie | deirdre dee | delia | della | denise | diana di | diane dianne di | dinah | dolly dorothy
dolores | dolores lola | donna | dora dorothy theodora | doreen | doris | dorothy dot dottie dolly dorothea dory |
edith edie | edna | eden | effie euphemia | eilidh | eira | elaine elayne lainey | eleanor elinor ellie nell nora
eleanore eleonora nellie lenore | eleri | elin | elise | elizabeth elisabeth liz lizzie lizzy beth betty bess bessie
betsy liza lisa eliza elsie libby ellie lilibet bette elise elspeth | eliza | ella | ellen nell nellie ellie elle |
ellie | eloise | elsa | elsie | elspeth elsie | elvira | emer eimear | emilia emily emmie millie milly | emily em
emmie emilie millie milly emmy emely | emma em emmy emmie emm | enid | erica erika | erin | esme | esther hester essie
| ethel | etta | eunice | eva ewa eve evie | eve evie | evelyn evie evelyne eve evelin | evie | faith | farrah | fay
faye | felicity flick fliss | fern | ffion | fiona fi | fleur | flora | florence flo florrie flossie | frances fran
frankie francesca fanny | francesca fran frankie chessie | freda frieda | freya | gabriella gabby gabi gabriela ella |
gabrielle gabby gabi | gail gayle gale | gaynor | gemma jemma | genevieve gen | georgia georgie | georgina georgie
gina georgiana | geraldine gerry | germaine | gertrude gertie trudy | gillian gill jill jillian gilly | gina | ginny
virginia | gladys | glenda | glenys | gloria | glynis | grace gracie | grainne | greta | gretel | griselda | guinevere
| gwen | gwendolyn gwen gwendoline | gwyneth gwen | hannah hanna | harper | harriet hattie harriett | hayley hailey
haley | hazel | heather | heidi | helen helena helene elena nell lena | helena lena | henrietta hettie etta | hermione
| hester | hilary hillary | hilda | holly hollie | honor honour | hope | ida | imogen immy imogene | ingrid | iona |
irene rene irena | iris | isabel isabelle isabella isobel bella izzy issy izzie belle ishbel | isla | isolde | ivy |
jacqueline jackie jacqui jacky jacquelyn jackie jaqueline | jade | jan | jane janie jayne janey | janet jan jannette |
janette jeanette jeannette | janice jan janis | janine jeanine | jasmine jasmin jaz jas jazmin jazz yasmin yasmine |
jaya | jean jeannie | jemima jem mima | jennifer jenny jen jenni jenna jennie jenifer | jenna | jenny jenni jennie |
jessica jess jessie | jessie | jill | joan joanie | joanna jo joanne joann joana | joanne jo joanna joann joannie |
jocelyn joss | jodie jody jodi | jolene | josephine jo josie | josie | joy | joyce | juanita | judith judy jude | judy
| julia jules | julie jules | juliet juliette jules | june | justine | karen karin kaz karyn | kate katie katy |
kathleen cathleen kath kathy kay kate katie | katie katy | kay kaye | kaye | kayleigh kaylee kayley keeley | keeley
keely | kelly kelley kelli kellie | kelsey | kendra | kerry kerri kerrie | keziah | kim | kimberley kimberly kim |
kirsten kirstin | kirsty kirstie | kitty | krista | kristen kristin | kylie | lacey | lana | lara | laura lori laurie
| lauren loren laurie | laurel | lavinia | leah lea lia | leanne leann leeanne | leila | lena | leona leonie | leslie
lesley les | letitia lettie | lexi lexie | libby | lilian lillian lily lil lilly liliana | lily lilly lil lillie |
linda lynda lin lyn lindy | lindsay lindsey lynsey linsey | linnea | lisa | lois | lola | lorna | lorraine lori |
lottie | louisa lou | louise lou lulu | lowri | lucia lucy | lucinda lucy cindy lucie | lucy lucie luce | luna | lydia
| lyla lila | lynette lynn | lynne lynn lyn | lyra | mabel | madeleine madeline maddie maddy madelaine | madison
maddie maddison | maeve | maggie | maire maira | mair | mairi mhairi | maisie | mandy | marcella | marcia marsha |
margaret maggie meg peggy madge marge margie peg mags margo margot margery greta maisie margret rita | margarita
margaret margo rita | margery marjorie marge margie | margot margo margaux | maria mary mariya | marian marion |
marianne mary-ann maryann marian | marie maria mary | marilyn marylyn | marina | marissa | marjorie marge marjory |
marlene | martha marty | martina tina | mary molly | matilda tilly tilda mattie | maud maude | maura | maureen mo |
mavis | maxine | may mae | maya maia | megan meghan meg meagan | melanie mel melany | melinda mel mindy | melissa mel
lissa | mercy | meredith | mia | michelle shell chelle michele | mildred millie | millicent millie | millie milly |
mina | minnie | miranda mandy | miriam mim | moira moyra | molly mollie | mona | monica | morag | morven | morwenna |
muriel | myra | myrtle | nadia | nadine | nancy nan | naomi | natalie nathalie nat natalia | nell nellie | nellie nell
| nerys | nessa vanessa | nettie | nia | niamh neve | nicola nicky nikki nic | nicole nicky nikki nic nichole | nina |
nora norah | noreen | norma | nuala fionnuala | octavia | odette | olga | olive | olivia liv livvy livia ollie | olwen
| oonagh una | ophelia | oriana | orla orlaith | paige | pamela pam | pandora | patience | patricia pat trish tricia
patsy patti trisha paddy patty | patsy | paula | pauline | pearl | peggy | penelope penny pen | penny | petra | petula
| philippa pippa pip philipa | phoebe | phyllis phyl | pippa | polly | poppy | portia | primrose | priscilla cilla |
prudence pru | queenie | rachel rachael rach rachelle | ramona mona | raquel | rebecca becky becca rebekah beck bex
becki | regina gina | renee | rhea | rhian | rhiannon | rhoda | rhona rona | rita | roberta bobbie | robyn robin |
roisin | romy | rosa | rosalie | rosalind ros roz | rosamund ros | rosanna roseanna | rose rosie rosa | rosemary rose
rosie romy rosemarie | rosie | rowena | roxanne roxy | ruby | ruth ruthie | sabrina | sadie | sally sallie | samantha
sam sammy sammie | sandra sandy | saoirse | sarah sara sally | saskia | scarlett scarlet | selena selina | selma |
senga | seren | shania | shannon | sharon shaz sharron | sheena sheenagh | sheila shelagh sheelagh | shelley shelly |
shirley shirl | shona | sian | sienna | sierra | silvia sylvia | simone | sinead | siobhan chevonne shivaun | sioned |
skye | sonia sonya sonja | sophie sophia sofia soph | stacey stacy stacie | stella | stephanie steph stefanie stephie
stefania | summer | susan sue susie suzanne susanne suzy suzie susy suki | susannah susanna susan sue susie suzanna |
suzanne sue susan susie suzy suzie susanne | sybil sibyl | sylvie | tabitha tabby | tamara tammy | tammy | tamsin
tammy tamzin | tania tanya tanja | tara | natasha tasha natalia | tegan | teresa theresa terry tess tessa therese
terri | tess tessa | tessa | thea | thelma | theodora thea dora | tiffany tiff | tilly tillie | tina | toni | tracey
tracy tracie | trudy | unity | ursula | valentina val tina | valerie val valery valeria | vanessa nessa ness | vera |
verity | veronica ronnie | vicky victoria | victoria vicky vicki tori vickie vic vikki | viola | violet vi | virginia
ginny gina | vivien vivienne vivian viv | wanda | wendy | whitney | wilhelmina mina minnie wilma | willow | wilma |
winifred win winnie freda | xanthe | yolanda | yvette | yvonne | zelda | zena | zoe zoey zoya
"""
EITHER: Final = """
addison | alexis | bailey | cameron | casey | charlie | drew | frankie | harley | hilary | jackie | jamie | jody |
jordan | kerry | kim | kimberly | lee leigh | leslie | lindsay | lou | lynn | merle | morgan | nat | quinn | riley |
robin | rowan | sandy | shelby | stevie | taylor | tracy | val | vic
"""
