"""Given names of the United States that the other tables have not, or not with these forms: as in the table of Britain.

Source: the most frequent given names of the census of 1990, and short forms of Spanish ones that are usual there.
EITHER are those that a tenth or more of their bearers have as the other sex: these tell none.
"""

from __future__ import annotations

from typing import Final

MEN: Final = """
abel | adolfo | adolph adolf | agustin gus | alberto al beto berto | alejandro alex | alfonso alphonso al | alonzo
alonso lonnie lon | alton al | amos | andre | antonio tony | armand | armando mando | arturo art | august gus |
benjamin bennie | bernardo | blaine | boyd | bradford brad | brady | brent | brett bret | brian bryon | bryant | buddy
| burton burt | carlos charlie charly | carlton carl | chase | christopher kristopher kris | clark | clayton clay |
clay | coy | dallas | dane | dante | darius | darren darin darrin | darwin | delbert del bert | demetrius | derek
derick | dewey | dion deon | donnell | doyle | duane dewayne | edmund edmond | eduardo ed eddie lalo | efrain | elbert
bert | eldon | elmer | elvin | elwood | emanuel manny | emil | emmanuel emanuel | enrique rick kike | eric erick |
ernest earnest | ernesto ernie neto | ervin irvin erwin irwin | everett | felipe phil | fernando nando | forrest
forest | francisco frank paco pancho | garland | garrett garret | geoffrey jeffry | gerald jerald | gerardo jerry |
gilberto gil beto | grady | gregorio greg | grover | guillermo memo | gustavo gus | harlan | heath | heriberto beto |
hiram | homer | humberto beto | ignacio nacho | ira | isaac issac | isaiah | israel | jared jarrod | javier javi |
jesus chuy | jorge george | jose joe pepe | julius | kelvin | kendrick | lamar | lamont | leland | leonardo leo |
lloyd loyd | lonnie lonny lon | lorenzo larry | lowell | luis lou | lyle | mack mac | manuel manny | marlin | maynard
| miguel mike | millard | milton milt | moises moe | monte | myron | noe | nolan | norberto beto | odell | orville |
quentin quinton | rafael rafa ralph | ramiro | ramon ray | randall randal | raymundo ray | raymond ray | reed reid |
reynaldo rey | ricardo rick ricky | richard rickey rickie | rigoberto beto | roberto rob bob bobby robbie beto | rocco
rocky | rocky | rodolfo rudy | rogelio roger | rolando | roosevelt | roscoe | royce | russell rusty | salvador sal |
scott scotty scottie | sherman | sterling | terrell | thaddeus thad ted | thurman | tyson | ulysses | vance | vicente
vince | wade | wilbert bert | wilbur will | wilfredo | willard will | william wm | willis will | wilson | woodrow
woody
"""
WOMEN: Final = """
adela | adrienne | alberta | alisa | alison allyson | alta | alyssa alissa | angeline angie | araceli | arlene arline
| aurelia | autumn | barbara bobbie | bernadine | bertha berta | beulah | blanche | bonita bonnie | brandy brandi
brandie | briana brianna | bridget bridgette | brittany brittney britney | callie | candace candy | candice candy |
cecilia cecelia | charity | christina christy kristi kristy christi | christine christy kristi kristy christi |
christy kristy kristi christi | clarice | claudette | claudine | cora | corinne corrine corine | crystal krystal |
darla | darlene | deanna deana deanne | deborah debora | desiree | diana dianna | dolores delores deloris | dorothy
dorthy | earline earlene | eileen ilene | elma | elva | ernestine | esmeralda | estela estella stella | esther ester |
eugenia | eula | evangeline | fannie | felicia | francine fran | geneva | georgette | georgia georgie | glenna |
goldie | gretchen | ina | inez ines | irma erma | iva | jacqueline jaclyn | jana | janelle | janine jeannine | joni |
karina | kari | katherine kathie | kayla | keisha | kerry keri | kristen kristi kristy kris | kristin kristi kristy
kris | ladonna donna | lakisha lakeisha | lara | latasha | latonya | latoya | laura lora | lavonne | lela | lenora
nora | leola | leonor | lilia | loraine | loretta | lucille lucile | luella | lula | mabel mable | madeleine madelyn |
mallory | mamie | marcia marcy marci | margaret marguerite | marguerite maggie margie | mari | marietta | marisa
marissa | maritza | marla | marylou | mayra | melba | melinda malinda | melody | milagros | minerva | misty | mitzi |
myrna | nanette | nelda | noemi | nola | ofelia | opal | paulette | rena | rhonda ronda | roberta bobbi bobbie |
rochelle shelly | rosalinda | rosalyn roslyn | rosetta | sandra sondra | shana shanna | shauna shawna | sheila shelia
| sherry sheri sherri shari sheree cheri | socorro | suzette | tabitha tabatha | tamika tameka | tammy tami | tanisha
| teresa teri terri | tia | tonya tonia toni | traci tracie | valerie valarie | velma | verna | virginia ginger |
willa | yesenia
"""
EITHER: Final = """
angel | ariel | aubrey | avery | billie | blair | bobbie | carey cary | cleo | courtney | dana | dee | devin devon |
dusty | elisha | emery | gale gayle | guadalupe lupe | jaime | jessie | jimmie | johnnie | kasey | kelly kelley |
kendall | laverne lavern | lesley | lindsey | loren | marion | mickey | noel | rene | robbie | rosario | sammie |
shannon | shawn | stacy | sydney | terry | toby | tommie | tracey | whitney | willie
"""
