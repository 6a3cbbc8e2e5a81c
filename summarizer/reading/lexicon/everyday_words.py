"""Words that tell little of what a report is about, since so many reports have them; as they stand in a dictionary.

Nobody counted: they are those that any day's news in English is made of. Each is looked up by its stem or its notion.
"""

# In one report of four, or more.
EVERYDAY: frozenset[str] = frozenset(
    """able accord add agree allow already although always announce appear area ask away back bad become begin behind
    believe best better big bring call case change clear close come confirm continue country day decide decision
    declare early end ever every expect face fail feel find five follow force former four full general give good
    government great group half hand happen hard head help high hold hope hour hundred include inform issue join
    keep kind know large last late later lead leader least leave less let life line little live local long look
    lose lot low main make man many matter mean meet member minister minute month move name national near need
    never next nobody nothing number offer officer often old once open order own part past pay people percent
    perhaps place plan point police possible power president prevent previous problem public put question quick
    reach ready real reason receive remain report reporter right rise road run same say second see seem send senior
    serious set seven several short show side since six small son speak spokesman spokesperson spokeswoman stand
    start state statement stay step still stop street strong take talk tell ten term thing think third time today
    together town try turn use want warn watch way week well whole woman word work world write wrong year yet young
    city person child company describe details detail involve across along around whether without within ahead both
    because being can do does even get go got had her him himself into itself just me might must off ours per
    rather shall she should themselves though through thus too toward under until upon us via was were what
    whatever whenever wherever who whose why with yours""".split()
)

# In one of twenty, or more.
COMMON: frozenset[str] = frozenset(
    """accident accuse act action affair affect afford age agency aid aim air alarm alert alive ambulance amount analyst
    anger appeal apply appoint approve argue army arrest arrive article assess assist attack attend attorney
    authority average avoid award ban bank base battle bear beat bed bill block blow board boat body bomb book
    border born boss box boy break bridge brief british broad brother budget build building burn bus business buy
    call camera camp campaign cancel cancer capital car care career carry catch cause centre center central century
    certain chain chair chairman chance charge check chief choice choose church citizen civil claim class clean
    climate climb club coach coast collapse colleague collect college command comment commission commit committee
    common community compare compete complain complete concern condition conduct conference conflict consider
    construction consumer contact contain contract control cool cost council count couple course court cover crash
    create crew crime criminal crisis critic criticise crowd culture cup current customer cut daily damage danger
    dark data date daughter dead deal death debate debt decade defeat defence defend defense delay deliver demand
    department deputy design desk despite destroy develop die difference different difficult direct director
    disaster discuss dispute district division doctor dollar door doubt draw dream drive driver drop dry due earn
    earth east eastern economic economy edge education effect effort elect election emergency employ empty energy
    engine engineer enjoy enough enter environment equipment escape estimate evacuate event evidence example
    exchange executive exist expand experience expert explain export express extend extra eye factory fair fall
    family fan far farm farmer father fear federal fee field fight figure file fill film final finance financial
    fine finish fire firefighter firm fish fix flat flee flight flood floor fly food foot football forecast foreign
    forest forward foundation free friend front fuel fund future game garden gas gate gather girl global goal gold
    ground grow growth guard guess guilty gun guest hall harbour harm health hear hearing heart heat heavy height
    helicopter highway history hit holiday home hospital host hot hotel house housing huge hurt ice idea identify
    ignore image immediate impact important impose improve incident income increase independent index industry
    inflation initial injure injury inquiry inside inspect inspector insurance interest interior international
    interview invest investigate investigation investigator invite island job judge jump justice key kilometre kick
    kill king kitchen labour labor lack lake land language launch law lawmaker lawyer lawsuit leak league learn leg
    legal letter level licence license lie lift light limit link list listen load loan lorry loss love lower
    machine mail maintain majority male manage manager march mark market mass match material mayor measure media
    medical meeting message metre mile military mine mind minority miss missing mistake model modern money mother
    motion mountain mourn murder museum music nation nature neighbour neighbor network night noise north northern
    note notice object observe ocean offence office official oil operate operation operator opinion opponent
    opportunity oppose opposition organise organisation original outside overnight owner pack pain paper parent
    park parliament party pass passenger path patient pattern peace peak percentage perform period permanent permit
    phone photo picture piece pilot pipe plane plant play player please pledge policy political politician poll
    pollution poor popular population port position post potential pound practice praise prepare present press
    pressure price primary prime prison private prize probe process produce product professor profit program
    programme progress project promise property proposal propose prosecutor protect protest prove provide province
    provincial publish pull pump pupil purchase push quarter race radio rail rain raise range rate read rebuild
    recall record recover reduce refer reform refuse region regional register regret regular regulator reject
    relate relation relationship release relief religion rely remove rent repair repeat replace reply represent
    republic request require rescue rescuer research researcher resident resign resist resolve resource respond
    response responsible rest result retire return reveal revenue review rich ride ring risk rival river rock role
    roof room round route rule safe safety sail sale sample save scale scene schedule scheme school science
    scientist score sea search season seat secret secretary section sector secure security seek sell senate
    sentence separate series serve service session settle settlement share shareholder shelter ship shock shoot
    shop shore shot shout shut sick sign signal silence similar single sister sit site situation size sleep slow
    smoke snow social society soft soil soldier solution solve song sort sound source south southern space special
    spend sport spot spread spring square staff stage station status steal stock stone store storm story stretch
    strike structure student study style suffer suggest suit summer supply support suppose surface surgeon surprise
    survey survive suspect suspend swim system table target task tax teach teacher team technical technology
    telephone television temperature temporary terminal test text thank threat threaten ticket title toll tonne
    tool top total touch tour tourist tower track trade tradition traffic train training transfer transport travel
    treat treatment tree trial trip troop trouble truck trust truth type union unit university update urban urge
    user valley value van vehicle version victim victory video view village violence visit visitor voice volunteer
    vote voter wage wait walk wall war warehouse warning wash waste water wave weak weapon wear weather weekend
    weigh weight west western wheel white wide wife wild win wind window winter wish witness wonder wood worker
    worry wound yard zone""".split()
)
