"""Words that say what a person is: titles before a name, honorifics, role nouns."""

# Say only how a person is addressed: they go neither into the name nor into the role.
MALE_HONORIFICS: frozenset[str] = frozenset(
    "mr mr. sir lord mister señor sheikh sheik emir brother father fr pak tuan".split()
)
FEMALE_HONORIFICS: frozenset[str] = frozenset(
    "mrs mrs. ms ms. miss dame lady madam madame sister puan ibu sheikha".split()
)
HONORIFICS: frozenset[str] = (
    MALE_HONORIFICS
    | FEMALE_HONORIFICS
    | frozenset(
        "dr dr. prof prof. professor rev rev. reverend hon hon. honourable honorable datuk dato dato' datin seri"
        " sri tan tun haji hajah tengku tunku ustaz syed shri smt mx mx. messrs hm hrh adv advocate rt"
        " chief-justice".split()
    )
)

# Words that, capitalised before a name, are a title. "Prime Minister", "Attorney General" end in one of these.
TITLES: frozenset[str] = frozenset(
    "president president-elect vice-president minister premier chancellor king queen prince princess emperor"
    " sultan pope cardinal archbishop bishop rabbi imam ayatollah pastor governor gov gov. senator sen sen."
    " senators sens representative rep rep. reps congressman congresswoman secretary secretary-general sec"
    " attorney mayor councillor councilman councilwoman assemblyman assemblywoman alderman commissioner"
    " ambassador envoy general gen gen. lieutenant lt lt. colonel col col. sergeant sgt sgt. major maj maj."
    " captain capt capt. admiral adm corporal private constable officer detective inspector superintendent"
    " supt brigadier brig commander cmdr marshal chief sheriff deputy judge justice magistrate speaker"
    " chairman chairwoman chairperson chair ceo cfo coo cto md executive director spokesman spokeswoman"
    " spokesperson coach manager professor doctor comptroller treasurer prosecutor delegate mp mps mep msp mec"
    " mla td lawmaker leader whip strategist analyst economist founder co-founder owner boss head"
    " commissioner-general undersecretary under-secretary under-secretary-general administrator ombudsman"
    " solicitor crown-prince candidate nominee pm taoiseach tánaiste".split()
)

# Words that may stand between or before the words of a title: "Acting Deputy Prime Minister".
TITLE_MODIFIERS: frozenset[str] = frozenset(
    "prime deputy vice acting interim former ex then senior chief assistant associate first crown grand"
    " supreme attorney solicitor lieutenant major brigadier air rear district county state federal national"
    " foreign home interior defense defence finance health education justice communications trade energy"
    " transport transportation environment agriculture labor labour treasury press police fire army navy house"
    " senate majority minority executive managing financial operating technology information medical general"
    " opposition campaign party permanent special principal economic development economy science culture"
    " sports tourism commerce housing security intelligence budget".split()
)

# Nouns that, in lower case, say what a person is.
PERSON_NOUNS: frozenset[str] = TITLES | frozenset(
    "administrator adviser advisor activist actor actress advocate agent aide ally analyst anchor"
    " anthropologist archaeologist architect artist astronaut astronomer athlete author baker banker barrister"
    " billionaire biologist blogger bodyguard broker businessman businesswoman campaigner captain celebrity"
    " chef chemist chief cleric climber coach columnist comedian comic commentator commissioner composer"
    " conductor consultant contractor coordinator coroner correspondent counsel criminologist critic cyclist"
    " dancer dean defendant defender delegate demographer designer developer dictator diplomat director driver"
    " ecologist economist editor editor-in-chief engineer entrepreneur environmentalist epidemiologist expert"
    " farmer fellow fighter filmmaker financier firefighter fisherman footballer forecaster geologist"
    " goalkeeper guitarist gymnast head headmaster headteacher heir historian host hydrologist immunologist"
    " investigator investor jockey journalist judge jurist lawmaker lawyer leader lecturer legislator"
    " lieutenant lobbyist magistrate magnate manager medic member meteorologist midfielder millionaire"
    " minister mogul musician negotiator neighbor neighbour neurologist novelist nurse officer official"
    " ombudsman organiser organizer owner painter paramedic partner pathologist pediatrician paediatrician"
    " philanthropist philosopher photographer physician physicist pilot player playwright poet policeman"
    " policewoman politician pollster premier presenter president priest principal producer professor promoter"
    " programmer prosecutor psychiatrist psychologist publisher rapper rebel receptionist rector reporter"
    " researcher resident retailer runner sailor scholar scientist screenwriter secretary seismologist"
    " sergeant singer skipper soldier songwriter specialist spokesman spokesperson spokeswoman sprinter star"
    " statesman strategist striker student surgeon surveyor suspect teacher technician theologian trader"
    " trainer treasurer trustee tycoon veteran vice-chairman victim virologist vicar volunteer warden warlord"
    " widow winger winner witness writer zoologist co-author co-chair co-director co-host co-owner co-pilot"
    " vice-chair chief-of-staff lead son daughter wife husband mother father brother sister uncle aunt nephew"
    " niece cousin grandson granddaughter grandfather grandmother widower fiance fiancé fiancee fiancée"
    " boyfriend girlfriend spouse stepfather stepmother son-in-law daughter-in-law mother-in-law father-in-law"
    " brother-in-law sister-in-law twin child parent friend colleague rival predecessor successor opponent"
    " challenger incumbent contender frontrunner front-runner runner-up champion medallist medalist"
    " quarterback pitcher forward teenager pensioner substitute referee passenger grandparent migrant".split()
)

# Adjectives and nouns that qualify a role noun in lower case: "former foreign minister".
ROLE_MODIFIERS: frozenset[str] = TITLE_MODIFIERS | frozenset(
    "far-right far-left right-wing left-wing longtime long-time current new old late outgoing incoming newly"
    " elected veteran top leading presidential vice-presidential gubernatorial mayoral congressional"
    " parliamentary local regional provincial municipal city town village global international independent"
    " retired exiled jailed ousted embattled billionaire opposition ruling government state-run military rebel"
    " union lead co research market investment equity political legal human rights climate energy oil tech"
    " media public relations communications marketing sales data software aviation airline company corporate"
    " board club football rugby cricket tennis team national world two-time three-time four-time olympic star"
    " young fellow republican democratic democrat supreme deputy-prime".split()
)

# Titles that another one says as well.
SAME_TITLES: dict[str, tuple[str, ...]] = {
    "chief": ("ceo", "head"), "executive": ("ceo",), "premier": ("prime minister", "pm"), "prime": ("premier", "pm"),
    "minister": ("secretary", "premier", "pm"), "lawmaker": ("mp", "senator"), "senator": ("sen",),
    "governor": ("gov",), "president": ("pres",), "professor": ("prof",), "general": ("gen",), "colonel": ("col",),
    "lieutenant": ("lt",), "captain": ("capt",),
}  # fmt: skip
