"""Words that say what is brought: what shops of furniture, appliances, building, food, flowers and medicine sell."""

GOODS = """
# furniture and lights
TOPIC    комод* тумб* кресл* стулья стульев стульями стул стула стола столы столов столом столик* матрац* стеллаж*
TOPIC    полка полку полки полок прихож* гарнитур* банкетк* пуф пуфа пуфик* табурет* трюмо гардероб* вешалк* столешниц*
TOPIC    фасад* фартук* мойка мойку мойки смесител* раковин* ванна ванну унитаз* душев* люстр* светильник* торшер*
TOPIC    ковер ковра ковры ковров* штор* жалюзи карниз* подушк* одеяла плед* постельн* сервант* буфет* софа софу
TOPIC    кушетк* оттоманк* стенка стенку секретер* этажерк* парта парту зеркало ламп* стол
TOPIC    couches wardrobe* dresser* drawers cabinet* bookcase* bookshel* shelf shelves shelving bed beds bunk mattress*
TOPIC    headboard* armchair* recliner* chair chairs stool stools table tables desk desks lamp lamps rug rugs carpet*
TOPIC    curtain* blinds mirror mirrors worktop* countertop* sink sinks tap taps bath bathtub* cupboard* sideboard*
TOPIC    footstool* chandelier* pillow* duvet* bedding furnishings suite
# appliances and electronics
TOPIC    морозил* стиралк* стиральн* посудомо* сушилк* плита плиту плиты духовк* духово* варочн* вытяжк* микроволнов*
TOPIC    телик* пылесос* кондиционер* бойлер* водонагревател* чайник* кофемашин* кофевар* мультиварк* блендер* миксер*
TOPIC    утюг* ноутбук* компьютер* комп монитор* принтер* планшет* смартфон* айфон* наушник* приставк* колонка колонку
TOPIC    колонки
TOPIC    cooker* oven ovens freezer* dishwasher* dryer* microwave* kettle* hoover vacuum* tv tvs telly television*
TOPIC    laptop* printer* monitor* headphones console* speakers boiler* radiator* appliance* hob hobs
# food, flowers, animals, medicine
TOPIC    букет* цветы цветов розы роз тюльпан* пионы пионов хризантем* торт торта торты тортик* пирог* пирожн* выпечк*
TOPIC    капкейк* пицц* суши роллы роллов продукты продуктов овощи овощей фрукты фруктов молоко хлеб воду бутыли
TOPIC    бутылей бутылк* кулер* корм корма кормов наполнител* лежанк* когтеточк* аквариум* лекарств* таблетки таблеток
TOPIC    препарат* витамин* памперс* подгузник* коляск* кроватк* игрушк* елка елку елки сено мясо рыбу сыр вино напитк*
TOPIC    закуск*
TOPIC    flower* bouquet* roses tulips lilies wreath* poinsettia* hamper* cake cakes pastries pizza* groceries grocery
TOPIC    bread milk eggs meat fish vegetables veg fruit wine beer keg kegs crates water bottles feed litter kibble hay
TOPIC    prescription* meds medication* medicine* tablets inhaler* nappies pram* buggy stroller* cot crib highchair*
TOPIC    toys
# building, garden, garage, the rest
TOPIC    кирпич* цемент* песок песка щебень щебня бетон* доски досок доску брус бруса вагонк* фанер* гипсокартон*
TOPIC    плитка плитку плитки ламинат* линолеум* паркет* обои обоев краску краски краска штукатурк* шпаклевк*
TOPIC    утеплител* профнастил* металлочерепиц* газоблок* радиатор* батареи батарею дрова дров уголь мангал* теплиц*
TOPIC    саженцы саженцев рассад* грунт удобрен* шины шин колеса резину аккумулятор* запчаст* тренажер* велосипед*
TOPIC    самокат* пианино рояль гитар* синтезатор* книги книг учебник* тетрад* канцеляр* картридж* сейф* станок груз
TOPIC    груза паллет* поддон* оборудован* подарок подарки платье платья костюм* пальто шубу куртк* ботинк* сапоги
TOPIC    брусчатк*
TOPIC    tile tiles flooring laminate paint plaster plasterboard* bricks cement sand gravel timber boards planks
TOPIC    plywood insulation pipes turf compost soil firewood logs coal shed greenhouse fence fencing gazebo tyres piano
TOPIC    guitar* bike bikes bicycle* treadmill* textbooks stationery cartridges uniforms dress pallet* equipment pump
"""
