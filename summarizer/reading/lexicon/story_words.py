"""Words in which outlets tell one thing in different ways: synonyms of general news English, fates, places, agencies.

Each group of `_SAME` is one notion; its first word names it, and the regular forms of each word belong to it.
"""

_SAME = """
home house dwelling residence household property apartment flat
building structure
flood submerge inundate swallow swamp deluge underwater floodwater
destroy raze demolish flatten wreck ruin collapse gut
damage
kill dead die death fatality toll perish slain drown lives bodies body casualty
injure injury hurt wound treat
miss missing unaccounted disappear vanish
evacuate evacuation flee fled displace uproot
strand trap maroon isolate
rescue saved pluck airlift survivor survive
save savings
arrest detain custody apprehend
infect infection case sick ill
patient sufferer
hospital hospitalise hospitalize
person people resident villager inhabitant citizen civilian local
visitor tourist holidaymaker
crowd spectator attendance audience
fan supporter
worker employee staff workforce job employ hire hiring post position role headcount personnel labourer laborer
layoff redundancy dismissal severance
share stock
profit earnings earn income
revenue sales turnover takings
sell sold delivery deliver
expect expectation forecast predict project projection estimate consensus anticipate pencilled
guidance outlook
prior previous earlier previously
cut lower reduce trim slash
rise rose climb gain increase grow grew grown growth jump soar surge advance higher raise lift push hike swell boost
fall fell fallen drop decline slip tumble slide slid plunge slump sank shed lose lost fewer less decrease dip shrink
comparable comparable-store like-for-like same-store comp
fine penalty
offer table propose proposal
demand want seek
goal target aim
licence license licensed capacity certified
wind gust
rain rainfall downpour
burn burnt scorch char consume blaze fire wildfire flame ablaze inferno
contain containment control
heat temperature thermometer degree
power electricity blackout outage
forest woodland pine wood bushland scrub
field farmland cropland agricultural farm
plane aircraft helicopter jet airliner airplane
ship vessel boat ferry trawler tanker dinghy
car vehicle automobile
soldier troop army military
firefighter fireman firemen
rally protest demonstration demonstrator protester march gather
vote ballot poll
turnout
voter
election
seat
strike walkout
cost price fee fare
pay wage salary
student undergraduate
child children kid boy girl pupil schoolchild schoolchildren
vaccine vaccinate vaccination jab dose immunise immunize
earthquake quake tremor shock temblor
magnitude
depth deep below beneath underground
distance away
range
country nation national nationwide countrywide domestic domestically kingdom
group-wide groupwide company-wide companywide
world worldwide global globally international earth planet
continent
province region statewide
county district municipality prefecture
town city village citywide
bank lender
company firm brewer retailer carmaker operator
customer client
steal stolen theft hack breach expose
money cash
fund aid grant donate pledge relief
invest investment
spend spent spending expenditure outlay budget
deal agreement pact accord treaty
missile rocket drone
school
road highway
shop store
film movie
police officer policeman policemen policewoman cop detective constable
prison jail sentence
inflation
unemployment jobless
attack
plant factory works
shut closure
bridge
majority
passenger
board aboard onboard
irregularity problem
cargo freight goods load
charge fill recharge
goods
build produce production manufacture make output
crop harvest
yearly annually annual year
rate interest
study research trial
participant volunteer
drug medicine medication pill tablet
deficit shortfall gap hole
debt borrowing loan owe
thief thieves robber burglar raider robbery burglary heist
object piece item artefact artifact
carriage coach wagon railcar
compensation compensate payout damages
migrant refugee asylum-seeker
storm hurricane cyclone typhoon
landslide mudslide
bomb bombing blast explosion explode detonate
gun weapon firearm rifle pistol
shoot shot gunshot
cancel scrap axe
delay postpone defer
repair fix restore
doctor physician medic
teacher lecturer
emission carbon co2 greenhouse
game match fixture
win won victory
lead margin ahead
hostage captive
cattle livestock cow
flaw defect defective fault faulty
petition signature signatory
parliament assembly legislature chamber
journey trip
weigh weight heavy
tall height high
long length
wide width
speed fast
young youth teenager teen
"""

FATES_TABLE = "kill injure miss evacuate strand rescue arrest infect hospital destroy damage flood burn"
# Counts that rise as an event goes on and more is known, so that of two the later is the news and no contradiction.
RISING: frozenset[str] = frozenset(
    "kill injure miss evacuate strand rescue arrest infect hospital destroy damage flood burn contain".split()
)
# Of these the later may also be lower: the missing are found, the trapped come free.
FALLING_TOO: frozenset[str] = frozenset("miss strand hospital".split())
FATES: frozenset[str] = frozenset(FATES_TABLE.split())
# Fates of which a thing or a person has one: numbers of different ones are not one quantity.
PERSON_FATES: frozenset[str] = frozenset("kill injure miss evacuate strand rescue arrest infect".split())
THING_FATES: frozenset[str] = frozenset("destroy damage flood".split())

PERSON_NOUNS: frozenset[str] = frozenset(
    """person child worker student passenger customer patient fan voter soldier firefighter police man woman member crew
    guest tourist refugee migrant prisoner player driver pilot miner doctor nurse teacher teenager adult victim suspect
    hostage volunteer participant crowd official sailor fisherman guard thief
    user subscriber viewer visitor applicant candidate""".split()
)

EXPECTED: frozenset[str] = frozenset("expect target".split())
BEFORE_NOW: frozenset[str] = frozenset("prior".split())

# What is without power or water, by whichever name it is counted.
SERVED: frozenset[str] = frozenset("customer home business building".split())

# Notions of how much a place takes in: of two figures of different reach neither contradicts the other.
REACH: dict[str, str] = {
    word: word for word in ("world", "continent", "country", "province", "county", "town", "group-wide")
}
PLACE_LEADS: frozenset[str] = frozenset("in across throughout within around near of at for inside outside from".split())

# Turns of phrase, with the notion that they stand for.
PHRASES: dict[str, str] = {
    **dict.fromkeys(
        (
            "left their homes", "leave their homes", "fled their homes", "flee their homes", "from their homes",
            "from their beds", "out of their homes", "forced out", "driven out", "moved out", "had fled",
        ),
        "evacuate",
    ),
    **dict.fromkeys(("cut off", "cut-off"), "strand"),
    **dict.fromkeys(("under water", "underwater"), "flood"),
    **dict.fromkeys(("lost their lives", "lost his life", "lost her life", "passed away", "claimed the lives"), "kill"),
    **dict.fromkeys(("pulled alive", "out of the water", "pulled from", "brought to safety", "to safety"), "rescue"),
    **dict.fromkeys(("without power", "without electricity", "lost power"), "power"),
    **dict.fromkeys(("unaccounted for",), "miss"),
    **dict.fromkeys(("caught it", "caught the", "fell ill", "tested positive"), "infect"),
    **dict.fromkeys(("so far this year", "year to date", "year-to-date", "since january"), "this-year"),
    **dict.fromkeys(("consumer prices", "consumer price index", "cost of living"), "inflation"),
    **dict.fromkeys(("went to the polls", "cast their votes", "cast ballots", "cast a ballot"), "turnout"),
    **dict.fromkeys(("laid off", "lay off", "job cuts", "let go"), "layoff"),
    **dict.fromkeys(("came down", "caved in", "burned down", "burnt down"), "destroy"),
}  # fmt: skip

NO_NOTION: frozenset[str] = frozenset(
    """the a an and or but if of to in on at by for with from as is are was were be been being has have had do does did
    will would can could may might shall should must not no nor it its he she they them his her their who whom whose
    which that this these those there here what when where why how than then so too very just also about into over
    after before under out again more most some such only own same other any all both each few said says say told
    according added s t m re ve d ll i we you us our my your one new while during through since until because between
    against among however least nearly almost around approximately percent per cent dozens hundreds thousands
    million billion trillion hundred thousand two three four five six seven eight nine ten many several now still
    another number figure total count amount official officials authorities monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december night
    up down others morning evening afternoon today yesterday day late early come came go went put get got take took
    make made far much like last first mr mrs ms dr""".split()
)

# Who sends news to outlets: a credit to one of these is an origin.
NEWS_AGENCIES: dict[str, str] = {
    **dict.fromkeys(("ap", "associated press", "the associated press"), "Associated Press"),
    **dict.fromkeys(("afp", "agence france-presse", "agence france presse"), "AFP"),
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    **dict.fromkeys(("dpa", "deutsche presse-agentur"), "dpa"),
    **dict.fromkeys(("upi", "united press international"), "UPI"),
    **dict.fromkeys(("pti", "press trust of india"), "Press Trust of India"),
    **dict.fromkeys(("aap", "australian associated press"), "Australian Associated Press"),
    **dict.fromkeys(("pa", "pa media", "press association"), "PA Media"),
    **dict.fromkeys(("xinhua",), "Xinhua"),
    **dict.fromkeys(("ani",), "ANI"),
    **dict.fromkeys(("ians",), "IANS"),
    **dict.fromkeys(("efe",), "EFE"),
    **dict.fromkeys(("ansa",), "ANSA"),
    **dict.fromkeys(("tass", "itar-tass"), "Tass"),
    **dict.fromkeys(("interfax",), "Interfax"),
    **dict.fromkeys(("bernama",), "Bernama"),
    **dict.fromkeys(("yonhap", "yonhap news agency"), "Yonhap"),
    **dict.fromkeys(("kyodo", "kyodo news"), "Kyodo"),
    **dict.fromkeys(("bloomberg", "bloomberg news"), "Bloomberg"),
    **dict.fromkeys(("anadolu", "anadolu agency"), "Anadolu"),
    **dict.fromkeys(("canadian press", "the canadian press"), "Canadian Press"),
}
AGENCY_TAILS: frozenset[str] = frozenset("press agency wire bureau agencia".split())


def _forms(word: str) -> tuple[str, ...]:
    """The regular forms of a word; those that do not exist are in nobody's way."""
    stem = word[:-1] if word.endswith(("e", "y")) else word
    regular = (word, f"{word}s", f"{word}es", f"{word}ed", f"{word}ing")
    if word.endswith("e"):
        return (*regular, f"{word}d", f"{stem}ing")
    if word.endswith("y"):
        return (*regular, f"{stem}ies", f"{stem}ied")
    return (*regular, f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")


def _notions() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in reversed(_SAME.strip().splitlines()):
        first, *others = group.split()
        for word in (*reversed(others), first):
            table.update(dict.fromkeys(_forms(word), first))
    return table


NOTIONS: dict[str, str] = _notions()
