"""Words that say what is asked, refused, called, delivered; absence, sleep, work."""

DEEDS = """
# what is asked or forbidden
NEG      не нельзя not don't dont no never can't cant cannot won't wont don doesn't doesnt isn't isnt didn't without
NEG      avoid avoiding избегать избегайте без ни нe никого никто nobody noone none nor aren't wouldn't shouldn't
NEG      никаких никакие никакого никакую никакой никаким
NEG      никогда некуда негде
NEG      neither nothing unable никак couldn't dnt donot нету некому shan't shant mustn't needn't ain't hardly
# what refuses by itself, as "не" before a verb does
REFUSE   воздерж* откажитесь отказаться отказываюсь refrain* skip недопустим* нежелательн* неуместн* неприемлем*
REFUSE   исключается исключаются запрещ* запрет* forbidden prohibited banned unacceptable inappropriate unwelcome
REFUSE   scrap отбой stop quit cease прекратите прекратить перестаньте хватит hate hates dislike dislikes
REFUSE   исключите исключить исключаем исключаю исключайте forbid forbids forbidding disallow* ban bans verboten
REFUSE   undesirable игнориру* unwanted противопоказан* неподходящ*
EXCEPT   exc xcept unless кроме except исключая besides excluding помимо
ONLY     единственный единственная единственное единственно
ONLY     ток только тока токо тольк толька only лишь исключительно строго strictly обязательно
EXACT    ровно точно exactly sharp точь
LET      чтобы чтоб пусть пускай let
WOULD    бы б
REQUEST  можно лучше удобно удобнее желательно предпочтительно хотелось хочу хочет хотел хотела хотят прошу подойдет
REQUEST  подходит подходят устроит устраивает устроят prefer prefers preferably preferred prefered best better
REQUEST  convenient suits suit works want wants would like need needs available free свободен свободна свободны ideal
REQUEST  ок окей норм нормально годится insists insist needed wishes wished настаивает she'd he'd they'd может могу
REQUEST  могут сможет смогу сможем можем
REQUEST  можете сможете получится мог могла могли please ok okay fine
REQUEST  пожалуйста пожалуста плиз плз plz pls нужно надо необходимо просьба удобен удобна удобны согласен ideally
REQUEST  предпочтительнее предпочита* should must make sure could can good great попрошу тоже нужна нужен нужны
REQUEST  возможност* возможности рекомендуется отвечаю отвечаем отвечу возьму возьмем берем ответить отвечать отвечает
REQUEST  беру answer hear
REQUEST  имеет possible возможно желательней удобней kindly able стоило давайте давай let's должен должна должны
REQUEST  требуется требуются required вариант возможен возможна возможны разрешаю позволяю прошу просим просьбой рады
REQUEST  рад рада подойдут годится
REQUEST  пускают пускает пропускают пропускает впускают впускает admit admits
REQUEST  allowed permitted разрешен* confirming подтверждаю подтверждаем yes желаем* согласна согласны идеально
REQUEST  сгодится доступен доступна успейте успеть постарайтесь
REQUEST  доступны reachable лудше лутше лучьше
REQUEST  plase pleae plese pleaes suitable availability подходящ* welcome welcomed
FORGET   проблем problem problems забудьте забудь забыть forget против mind возражаю возражаем hesitate стесняйтесь
UNFIT    занят занята заняты занят* busy
# what a time is not fit for: "днём звонить неудобно"
INAPT    unavailable недоступ* неудобно неудобна неудобен неудобны inconvenient отпадает отпадают мимо excluded
INAPT    impossible проблематичн*
INAPT    затруднительн* исключен* некогда невозможн* бессмысленн* бесполезн* нереально сложно трудно bad awkward
INAPT    unreachable rude impolite inconsiderate unreasonable
INAPT    futile nogo бесполезно
INAPT    hard tough tricky difficult pointless useless unsuitable
PAUSE    перерыв* break breaks
UNFIT    engaged empty пустая пустует пустой
OFF      off silent muted mute откл отключ* выключ* выкл беззвучн*
HOLIDAY  праздник* праздничн* каникул* рождеств* пасх* christmas easter
CALL     звонить звоните позвонить позвоните звонки звонков звонка звонку звонками позвони звони набирать набирайте
CALL     набери наберите набрать беспокоить беспокойте тревожить тревожьте потревож* побеспокоить call calls calling
CALL     phone phoning ring rings ringing disturb дозван* созвон* созванив* звякни* обзван* телефонир* bother contact
CALL     названивать названивайте прозван* связаться связывайтесь свяжитесь связывать talk звонок phonecalls трогать
CALL     трогайте telephone telephoning
CALL     зв звонке звонок звоночек звоночка звякнуть звякните
CALL     общаюсь общаемся разговариваю говорю звон cal связываться связи связь связью говорить поговорить
CALL     разговаривать общаться общение
CALLBACK cb перезв перезвон* перезвоните перезвонить перезвон перезвони перезванивайте перезванивать callback
BACK     back обратный обратного обратном
WRITE    смс sms смску смской смсками сообщение сообщением сообщения написать напишите пишите пиши писать напиши
WRITE    переписыва*
WRITE    письменно письменный письмо письмом переписк* write writing mail emails message messages messaging whatsapp
WRITE    вотсап ватсап вацап телеграм телеграмм telegram texting email viber
WRITE    эсэмэс* смсочк* смски сообщением sms'ку
WRITE    чате чату
WRITE    телегу телега телеге вайбер мессенджер* мессендж* text texts почту
INSTEAD  вместо instead rather
DELIVER  привезите привезти привозите привозить привези привоз привезете везите везти доставьте доставить вези
DELIVER  доставляйте доставлять доставка доставку доставк доставочку приезжайте приезжать приехать приедьте приезжай
DELIVER  подвезите подвезти подвозите подвозить довезите довезти завезите завезти завозите завозить подъехать привезть
DELIVER  подъезжайте подъезжать заезжайте заезжать отвезите отвезти выезжайте разгрузить разгружать занести занесите
DELIVER  поднять поднимите подняться поднимайтесь прислать присылайте присылать пришлите отгрузите отгрузить
DELIVER  deliverys монтировать монтаж сборка сборку вручить вручите вручать вручайте
DELIVER  установка установку установить установите устанавливать собрать соберите собирать принести приносите
DELIVER  brign birng
DELIVER  принесите deliver deliveries delivery bring bringing drop come arrive arriving ship shipment redeliver dost
DELIVER  дост примем встретим встретить встречу встречать встречаем получить получать получим получу получение прийти
DELIVER  завоз довоз приходить приходите доставим вести привести dropoff приежайте привезит installation
DELIVER  назначьте назначить запланируйте запланировать leave оставьте оставить оставляйте выгрузк* разгрузк*
DELIVER  погрузк* отгрузк* перевозк* вынос занос подъем прием
DELIVER  loading прибыть прибудьте записывайте записывать поставьте поставить поставь schedule scheduling send sending
DELIVER  dispatch arrange arranging отправьте
DELIVER  отправить отправляйте
DELIVER  отправлять посылайте посылать шлите слать высылайте высылать поставку
DELIVER  вызовите вызвать подключение подключить подключите retry reattempt
DELIVER  планируйте планировать закиньте закинь закинуть закидывайте подкиньте подкинь подкинуть докиньте забросьте
DELIVER  забросить подбросьте подбросить подгоните подгони подогнать пригоните приволоките приприте ставьте
DELIVER  приемк* доставочк* unload* del deliv delv dlv dlvr dlvry
AGREED   согласован согласована согласовано согласовали запишите записать записан записаны записала договорились
AGREED   договорилась договорился договорились условились передоговорились передоговорилась передоговорился
AGREED   book записали записал agreed booked scheduled confirmed arranged назначили назначена назначен назначено
AGREED   уговорил уговорила уговорили сговорились порешили
AGREED   решили
AGREED   согласился согласилась согласились остановились остановились остановился остановилась сошлись settled
AGREED   ставим поставили поставил запланировали запланировано планируем назначаем
AGREED   забронировал* подтвержден* подтвердил*
MOVE     сдвиньте сдвинуть сместите сместить push switch change rebook перенести перенесите переносите перенос
MOVE     перекиньте перекинуть подвиньте подвинуть переназначьте переносим перенесем перенести переноса reschedule
MOVE     rescheduled resched move rearrange переставьте переношу сдвигаем сдвигаю сдвинем
HOLD     отложить отложите отложим откладыва* придержите придержать повременить повремените попридерж* hold postpone
HOLD     delay keep put подержите попридерж*
LEFT     gone уехал уехала уехали улетел улетела улетели ушел ушла ушли ушло
ACCEPT   sign расписаться подписать примет примут take принять приму принимаем принимаю принимать receive receiving
ACCEPT   accepts receives принимает
ACCEPT   accept accepting встретит встретят
AWAIT    expect ожидаю ожидаем жду ждем ждать ждите wait waiting expecting ждет ждут
DELIVERED delivered brought привезли доставили приехали приехал доставлен доставлена доставлено привезен завезли
DELIVERED подвезли привезла приехала доставил привез подъехал подъехали
DELIVERY доставки доставкой доставке доставок курьер* courier* driver drivers водител* машина van truck грузчик*
DELIVERY фура фуры фур фурам газель газели hgv hgvs artic artics
DELIVERY подъемом vans lorry lorries trucks vehicle vehicles машину машины машиной фургон*
DELIVERY грузовик* фура фуры фуру фурой
DELIVERY въезд въезда въезде заезд заезда
DELIVERY мастер* доставщик* сборщик* installer* экспедитор* приезда приезду приездом приезде прибыти*
TOPIC    заказ заказа заказу заказом заказы order orders parcel package посылк* товар* диван* sofa couch холодильник*
TOPIC    мебел* покупк* furniture fridge шкаф* кроват* кухн* стол телевизор* технику техника матрас* washer посылочк*
TOPIC    it goods грузы коробку коробка розами инсулин* freezer
HOME     застать застанете застанешь дома home
HOMEWARD домой
AWAY     отсутств* уеду уедем уезжа* уехать отпуск* командировк* отъезде отъезд away holiday holidays vacation trip
AWAY     appointment dentist doctor doctors gym врач* стоматолог* тренировк* экзамен* собеседован* похорон* свадьб*
AWAY     procedure procedures процедур* funeral wedding lecture lectures class classes лекци* interview exam court
AWAY     городом abroad даче дачу улета* улечу улетим уйду ухожу отлучусь surgery операции больнице hospital
AWAY     роддом* санатор* диализ* dialysis
AWAY     отъезжа* travels travelling traveling
RETURN   finish finishes заканчиваю заканчиваем включу включаю прихожу приходим освобожусь освободимся освобождаюсь
RETURN   освобождаемся встаю встаем просыпаюсь просыпаемся
RETURN   вернусь вернемся возвращаюсь возвращаемся вернутся вернется возвращаются возвращается returning
WORKING  смене смену работаю работаем work работе работу учусь занятия учебе уроки meeting meetings совещани* school
WORKING  teach teaches урок урока дежур* office nightwork shift shifts commute commuting
SLEEP    спит спят сплю спим спать sleep sleeps sleeping sleep* nap naps napping сон сна укладыва* asleep тихий
SLEEP    сончас сончаса тихий
SLEEP    quiet тишина отсыпа* отдыха* тихого
DOOR     дверь дверной домофон* двери doorbell bell intercom buzzer door doorphone
KNOCK    knock knocking стучать стучите стучаться стучитесь постучите buzz buzzing жать жмите трезвонить
WILL     might will i'll we'll he'll she'll they'll going gonna
BE       i'd we'd you'd будет будем буду быть нет be is are i'm we're there there's they're есть been being бывает
BE       станете станет стану станем будете будешь
BE       бываю бываем бывают get
REPORT   просил* попросил* сказал* говорит просит просят попросит сообщил* asked asks said says указал* требует
REPORT   ответила ответил ответили прос requested просила
OUT      out
TOWN     town country city город* стране
BUT      поэтому therefore
FILLER   so
"""
