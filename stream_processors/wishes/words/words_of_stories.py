"""Words that ask for nothing: the past, what others do, questions, prices, who is spoken of, what only fills."""

STORIES = """
# what is no wish: the past, what others do, questions, prices, the client who comes himself
PAST     звонил* позвонил* перезвонил* дозвонил* доставила доставлял* приезжал* привозил* купил* покупал* заказал*
PAST     заказывал* забрал* был была были было обещал* смотрел* оплатил* вернул* сломал* перестал* получил* ждал*
PAST     cancel отменить отмените отмена disturbed contacted phoned занял* got satisfied недовол* довол* unhappy
PAST     disappoint* поступил* задержал*
PAST     пообещал*
PAST     собран собрана собрано собраны снят снята сдан сдана
PAST     смог смогла смогли удалось shut сорвал* дозвониться дозвонюсь
PAST     достучаться вышел пришли пришла пришел пришло called was were bought came arrived
PAST     saw made went found heard tried wrote lost chose kept thought knew
PAST     rung told ordered promised waited visited
PAST     returned broke stopped приобрел* перенесли перенесла перенесен* набирал* работал* общал* had received did
PAST     cancelled отменил* виделись встречались picked rang left беспокоил* мешал* разбудил* woke уточнили оформил*
PAST     работает работают открыт* закрыт* open opens closed closes действует started начал* родил* проживал* написал*
PAST     созвонились созвонился созвонилась
PAST     отправил* выслал* sent зашел заходил* talked reached showed прибыл* вызывал* открылся проходил*
PAST     starts begins stayed shuts
PAST     ends ended lasted длил* стоил* прожда* опозда* lived missed changed gave took paid wrote spoke has
PAST     expires истек* заканчив* закончит* договорил* хранится didnt wasn't weren't hadn't начинает* состоял*
PAST     приходил* заходил* уходил* выходил* находил* увидел* узнал* спросил* sorted fixed solved resolved helped
PAST     принят принята принято приняты отменя* cancelling canceling canceled
PAST     обсудил* обсужда* обговорил* discussed
PAST     answered attempted failed declined попытк*
PAST     expected estimated planned
PAST     выбрал* выбира* указал* explained cleared
PAST     состоит* доехал* отвез* потерял*
LAST     прошл* предыдущ* last previous
TELLS    приезжает приезжают приедет приедут привезет привезут привозит привозят доставит доставят доставляет
TELLS    доставляют доставляете везет везут delivers brings comes ships arrives позвонит позвонят позвоню позвоним
TELLS    перезвоню звонит перезвонит перезвонят перезвоним наберу звонят звоню звоним delivering напишу прилетает
TELLS    подъедет подъедут едет едут поедет поедут доедет доедут
TELLS    прилетит ответит ответят fly flying flies
PICKUP   приеду приедем подъеду подъедем заеду заедем зайду зайдем самовывоз* заберу заберем забрать pickup заберет
PICKUP   collect приду придем подойду подойдем заскочу зайти заберут collecting pick забирать забираю самостоятельно
QWORD    когда сколько скольки почему зачем где куда what when why how where whether ли
ASKS     спрашива* спросил* интересуется интересовал* уточняет уточнял* уточнить узнать wondering asking жалуется
ASKS     жаловал* жалоба жалуются complained complains complaint wonders wondered interested интересует
HAPPY    happy
RETRACT  передумал* шучу шутка kidding joking
FINAL    итого итог итоге итогу фиксирую фиксируем окончательно финально finally correction поправка
PAPER    brochure brochures leaflet samples sample буклет* образц*
PAPER    отчет отчета отчеты смета смету сметы спецификаци* чертеж* данные акты сертификат*
PAPER    contract website tracking confirmation ответ ответа ответом reply response
PAPER    счет счета ссылку ссылка документ* инструкци* фото фотографи* договор справк* каталог прайс invoice
PRICE    charge charged charges бесплатн* стоит стоимост* цена цены цену цене ценой платн* оплат* предоплат* сумма
PRICE    сумму cost тариф тарифы tariff tariffs дорожа* подорожа*
PRICE    зарплат* аванс* премию премия пенсию пенсия salary paycheck payday wages pension
PRICE    voucher vouchers payment payments costs price дороже дешевле expensive cheaper
PRICE    prices fee fees pay refund* возврат* рассрочк* кредит* installment* instalment* скидк* акци* discount* promo*
PRICE    бонус* warranty гарант* купон* распродаж* бронь резерв* sale budget бюджет*
MATTER   важен важны значения значение разницы разница важно принципиально matter matters difference fussy picky
BECAUSE  тк потому поскольку because cause cuz cos coz ибо
IF       если if
CHILD    ребенок ребенка ребенку дети детей малыш* малая малой baby child kid kids toddler newborn infant дочка
CHILD    дите дитя дитем младен* маленьк* little грудн*
FAMILY   сын дочь дочери сына муж мужа жена жены мама мамы мать бабушка бабушки родител* wife husband mother father
FAMILY   flatmate housemate roommate hubby son daughter parents mom mum dad brother sister grandma grandpa granny
FAMILY   мужу мужем жене женой маме мамой маму папа папе папы папой сыну дочке бабушке бабушку брат брату брата сестра
FAMILY   сестре сестры теща теще свекровь свекрови свекр* дедушк* внук* племянник* родственник* соседк*
OTHERS   дежурит дежурят встречи свидания сосед* подруг* друг друга neighbour* neighbor* friend friends поставщик*
OTHERS   обучени* тренинг* вебинар* семинар* конференц* рейс тревог* корпоратив* кассир* слесар* витрин* камер*
OTHERS   температур* жалоб* training webinar seminar conference rota drill
OTHERS   supplier* ключи ключей ключа keys
OTHERS   chap chaps bloke коллег* colleague colleagues знаком* приятел* жилец жильц* tenant tenants арендатор* решени*
OTHERS   автоответчик* decision перемещени* инвентаризаци* ревизия ревизии ревизию переучет*
OTHERS   decide decides конкурент* competitor*
OTHERS   склад эльдорадо мвидео озон ozon wildberries вайлдберриз днс dns ситилинк ikea икея леруа amazon walmart
OTHERS   costco argos сдэк warehouse склада поступлени* наличи* stock cat кот кота кошка
STAFF    инженер технолог механик сотрудник дизайнер*
STAFF    staff менеджер* продавец продавц* оператор* диспетчер* бухгалтер* логист логиста кладовщик* администратор*
STAFF    директор* главбух* director
STAFF    консультант* manager managers operator dispatcher accountant salesman sales colleague accounts
SHOP     сервис* сц магазин* салон* шоурум* store shop showroom пвз outlet выдачи режим opening
FILLER   most крайнем случае попозже пораньше ever для мне нам меня нас мной нами я мы он она они клиент* покупател*
FILLER   кл phone's mobile's вот больше important wish wishes пожелание пожелания комментарий коммент примечание
FILLER   внимание
FILLER   главное note
FILLER   comment хорошо
FILLER   раннего позднего date
FILLER   моего моей моих мою мой дата дату срочно urgent urgently как из смысл смысла
FILLER   смысле point sense
FILLER   use else anyone anybody под максимум maximum ранним поздним
FILLER   ничего никуда реально
FILLER   записываю пишу значит прям прямо thing onwards onward depot anything everything
FILLER   поближе someone someone's somebody always всегда asap soon у вы него нее них ему ей him cust though
FILLER   although tho
NONE     недорого немного недавно недолго недалеко немедленно непременно неоднократно неважно необязательно невысоко
NONE     привязи привязь невесты поставка завтрак завтрака завтраку завтраки
NONE     больничном несложно нетрудно незачем недостаточно неожиданно непонятно незадолго неудачно немножко несколько
NONE     тарифу тарифом тарифам нашел нашла нашли нашелся нашлась нашлось нашлись
NONE     забирайте заберите стало стала стали
NONE     субботник субботника двое трое четверо пятеро
NONE     витринный витринного витринную витринная визит визита визиту просыпается просыпаются встает встают
FILLER   fantastic неплохо прекрасно замечательно отлично супер здорово
FILLER   afraid sorry apologies unfortunately longer извините простите сожалению увы
FILLER   ish gud умоляю умоляем заклинаю beg its дальше далее thereafter uh um эм ээ
FILLER   заказчик* получател* хозяин* хозяйк* абонент* recipient* buyer*
FILLER   вам вас i me us we my our you your he
FILLER   she
FILLER   they client customer что him her them же ну еще уже там то очень просто так too also anyway just as ваш* наш*
FILLER   inwards inward ie совсем прежнее прежний прежняя прежнюю say
FILLER   собак* dog dogs спасибо thanks thank добрый здравствуйте hello hi именно самое самый for
FILLER   предпочтение preference слот slot window интервал промежут* окно ближе close pretty конечно сюда do does
FILLER   doing im ill рано поздно early late hey dear порядке смене смены телефон телефону телефоне мобильный трубку
FILLER   here access доступ lady gentleman woman дама мужчина женщина бабуля дедуля
FILLER   срок сроки выезд повторный повторная повторно
FILLER   more perfect brilliant lovely wonderful fab with снова опять again всем точнее вернее хоть
"""
