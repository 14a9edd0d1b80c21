"""Given names of Muslims as Pakistanis, Arabs, Bengalis, Persians and Turks write them in Latin letters: one name
stands between two bars, with its other spellings.

Spellings that differ in what `known_names.loose_key` takes for one need no entry: Kareem and Karim, Youssef and Yousef.
"""

from __future__ import annotations

from typing import Final

MEN: Final = """
aamir amir ameer amer | abbas | abdul | abdullah abdulla abdallah | abid | abrar | abu | adam | adeel adil | adnan |
afzal | aftab | ahmed ahmad ahmet ahamed | ahsan ehsan ihsan | akbar | akhtar | akram | ali aly | amin ameen | ammar |
anas | anees anis | anwar anwer | aqib | aqeel aqil | arif | arsalan | arshad | asad assad | asif aasif | ashraf |
aslam | atif | ayaz | aydin | ayman | ayub ayoub ayyub | azam | azhar | aziz | babar | badr | basheer bashir | basil |
bassam | bassem basim | bilal belal | burak | can | daniyal daniyaal | danish | dawood daoud dawud daud | ebrahim
ibrahim | emir | emre | eyad iyad | fadi | fahad fahd | faisal faysal feisal | faiz | farhad | farhan | farid | farooq
faruk farouk faruq | fawad | fayyaz | fouad fuad | furqan | ghulam | habib | hadi | haider haidar hyder | hakim |
hamad | hamid | hamza | hani | hanif haneef | haris harris | haroon harun | hasan hassan | hashim hashem | hatem hatim
| hazem hazim | hisham hesham | humayun | husam hossam | hussein hussain husain hossein husayn hussien hosein huseyin
hussin | idrees idris | ijaz ejaz aijaz | ikram | ilyas elias ilias | imad emad | imran emran | inam | iqbal | irfan
erfan | isa eisa issa essa | ishaq ishak | ismail ismael esmail ismaeel | jabir jaber | jafar jaffar | jalal | jamal
gamal | jameel jamil | jamshed jamshid | jawad | javed javaid jawed javid | junaid junayd | kamal kemal | kamran |
karim | kashif | khaled khalid | khalil | khurram | latif | luqman lukman | mahdi mehdi | mahmoud mahmood mehmood
mahmud mehmud | majid | mansoor mansour mansur | marwan | masood masoud masud masoom | mazhar | mehmet | moazzam |
mohsin mohsen muhsin | moin moeen | muaz moaz muadh | mubarak | mudassar | muhammad mo | mujahid | mujtaba | mukhtar |
munir mounir | murad murat mourad | murtaza mortaza | musa mousa moosa | mustafa mostafa moustafa mustapha | nabeel
nabil | nadeem nadim | nader nadir | naeem naim | najeeb najib | naseer nasir nasser naser | nauman noman numan |
naveed navid | nawaz | nazir | nizar | obaid ubaid | omar umar umer omer | omair umair | osama usama | osman usman
othman uthman ousman usmaan | qaiser | qasim kassim qassem kasim kasem | rafi | rafiq rafique | raheem rahim | rahman
rehman | rami | ramadan ramazan ramzan | rashid | rasool rasul | rauf raouf | raza reza rida | rehan raihan rayhan |
riaz riyaz riyad riad reyaz | rizwan ridwan | saad | sabir saber | sadiq sadeq | safdar | saeed said saied sayeed |
saif sayf seif | sajid | sajjad | saleh salih | salem salim saleem selim | salman | sami | samir sameer | sarfraz |
serkan | shabbir shabir | shafiq shafique | shahbaz | shahid | shahzad shehzad | shakeel | shakir | sharif shareef
sherif | shoaib shuaib | shoukat shaukat | sohail suhail | sulaiman suleman suleiman soliman | sultan | syed sayed
sayyid | taha | tahir taher | talal | talha | tamer tamir | tanveer tanvir | tariq tarek tarik tareq | tauseef |
tauqeer | tayyab | umut | usaid | uzair | wahid | wajid | waleed walid | waqar | waqas | waseem wasim | yahya yehia |
yasin yaseen yassin | yasir yasser | yaqub yaqoob yakub | younis yunus younus yunis younes | yousef yusuf youssef
yousuf yousaf yusef yusof yousif | zafar | zahid | zaheer zahir | zaid zayd zayed | zain zayn zane | zakaria zakariya
| zakir | zeeshan zishan | zia ziya | ziad ziyad zyad | zohaib zuhaib | zubair zubayr
"""
WOMEN: Final = """
abida | afsana | afshan | ambreen | aqsa | arooj | ayat | basma | bilqis | dilshad | duaa | erum | fakhra | farida |
fehmida | fozia | gulnaz | gulshan | hadia | hadiya | hajira | hayat | huma | ifrah | inaya | irum | ishrat | jannat |
kainat | kashifa | khalida | karima kareema | kubra | lamees | latifa | layan | mahira | maliha | mariya | maysoon |
misbah | mubina | musarat | nafisa nafeesa | nahla | naima | nasima naseema | naz | nimrah | raheela | rahila | ramsha
| rashida | rawan | rida | robina | rushna | sabeen | sadaf | sahar seher | saira | sakina sakeena | samreen | sawsan
| shafiqa | shakila shakeela | shamsa | sharmin | shehla | sitara | sumbal | tabinda | tahreem | umaima | wajiha |
yusra | zarina | zohra | zubeida | aisha ayesha aysha aishah aicha aysa aesha ayse aishat | alia aliya aaliyah | amal
| amina ameena | amira ameera | amna aamna | anam | anaya | aneela anila | anisa aneesa | areeba ariba | arwa | asma
asmaa esma | asiya | atiya | aya ayah | azra | batool batul | benazir | bushra boushra | dalia dalya | dina | dua duaa
| elif | eman iman | esra israa isra | faiza | farah | farhana | fareeda farida | fariha | farzana | fatima fatema
fatimah fatma fathima fatemeh | fawzia fauzia fouzia | ghada | ghazala | habiba | hafsa hafza | hajra hajar hagar
hajira | hala | haleema halima | hana hanaa | hanan | hania haniya | hatice | haya | heba hiba | hina heena | hira |
huda hoda | humaira humera | iqra | jameela jamila | javeria jawaria | kalsoom kulsum kulsoom | kanwal | khadija
khadeeja khadijah hadija | kiran | laiba | lamia | layla leila laila leyla lejla | leena lina | lubna loubna | madiha
| maha | maham mahum | mahnoor | malak | malika | manal | mariam maryam maryem miriam meryem mariyam | marwa | mehreen
| mehwish | memoona maimuna | mona muna | mumtaz | munira | nabila | nada | nadia | naheed nahid | naila nayla | naima
| najma | nargis | nasreen nasrin | nazia | nazma | nesrin | nida | nimra | noora noura nora | noreen naureen | nuzhat
| parveen parvin | qudsia | rabia rabiya | rahma | rania | rasha | razia | reem rim | rehana | rubina | rukhsana
ruksana roksana | ruqayyah ruqaiya rukaya ruqaya | saba | sabah | sabiha | sadaf | sadia | safa | safia safiya | saima
| sajida | salma selma | salwa | samia | samina | samira sameera | sana sanaa | sara sarah | sehrish | shabana |
shabnam | shagufta | shahida | shahnaz shehnaz | shaista | shamim | shazia | sidra | sobia | soraya suraya | sumaira
sumera | sumaya sumaiya sumayyah | tabassum | tahira | tahmina tehmina | tasnim tasneem | tayyaba | uzma | wafa |
yasmin yasmeen jasmin jasmine yasmine | zahida | zahra zohra zehra | zainab zaynab zeinab zaineb zeynab zeynep | zakia
| zeba | zeenat zinat | zoya | zubaida
"""
EITHER: Final = """
deniz | ikram | iman | iqbal | ihsan ehsan | kausar | noor nour nur | nusrat | rahat | reza | shaheen shahin | zeenat
"""

_PREFIXES_TOLD: Final = """
    muhammad mohammed mohammad mohamed muhammed mohamad mohammod muhamad mohamud muhamed mohd md mhd muhd
"""
PREFIXES: Final = frozenset(_PREFIXES_TOLD.split())
"""How the Prophet's name is written before a man's own."""

_SURNAMES_TOO_TOLD: Final = """
    abbas abdullah adam ahmad ahmed akbar akhtar akram ali amin amir anwar arshad asghar ashraf aslam aziz azam bashir
    farooq hamid haider hasan hassan hussain husain hussein hosein ibrahim idris iqbal islam ismail jalal jamal javed
    karim khalid khalil khan mahmood mahmoud majid malik mansoor mansour masood miah mirza mustafa nasir nasser nawaz
    nazir omar osman qasim rafiq rahim rahman raza rehman riaz rashid sadiq saeed said salah saleem saleh salim salman
    shah shahid sharif sheikh siddique sultan syed tahir uddin usman yousaf yousuf yusuf younis zaman
"""
SURNAMES_TOO: Final = frozenset(_SURNAMES_TOO_TOLD.split())
"""Men's names that families have as well."""
