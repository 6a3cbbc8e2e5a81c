"""Words around a number that tell what it is not: part of a name, a pronoun, an idiom, a place in a list."""

# Before a number: what is numbered, not counted ("Article 5", "Boeing 737", "Route 66").
NUMBERED: frozenset[str] = frozenset(
    """article articles section sections chapter chapters title titles page pages paragraph paragraphs clause
    schedule rule rules law act bill proposition prop amendment amendments resolution regulation directive
    protocol annex appendix exhibit route routes highway highways interstate motorway junction exit platform
    terminal gate pier runway channel channels radio line lines lane bus flight flights boeing airbus atr
    embraer cessna bombardier antonov tupolev ilyushin sukhoi mig falcon apollo soyuz gemini voyager starship
    formula area room rooms suite floor apartment flat building block blocks unit units sector zone district
    ward precinct region camp tower reactor phase phases level levels grade grades stage tier type types version
    step steps part parts volume episode season series round match heat lap marker figure table question item
    items box note notice form model mark windows iphone galaxy pixel playstation xbox ios android python day
    week year month key group groups pool bloc verse psalm sonata symphony opus concerto apt p pp vol ch sec art
    fig op lot size sizes catch hole holes court division ligue bundesliga oblast battalion brigade squadron
    regiment corps docket tranche observation sol top-flight bracket pod studio stall plot row hall bay berth
    dock borehole carriage coach engine ladder squad station precincts sub-district sub-section nr""".split()
)

# After a capitalised noun a number belongs to it, unless the noun is one of these.
STREETS: frozenset[str] = frozenset(
    """street st road rd avenue ave lane ln drive dr boulevard blvd square sq place pl court ct terrace parade way
    highway plaza crescent close gardens row quay embankment broadway parkway pkwy""".split()
)

# After "one": idioms and pronouns, not a count of one.
ONE_IDIOMS: frozenset[str] = frozenset(
    """hand thing way point side sense time of 's another more day night morning evening afternoon moment such who
    which that reason example word fell swoop hell kind sort too side's""".split()
)
# Before "one day": a length of time, not "some day".
ONE_DAY_BEFORE: frozenset[str] = frozenset("in within for after than least just only of".split())
ONE_COMPOUNDS: frozenset[str] = frozenset(
    """bedroom man woman person seat storey story vote point goal run shot stroke game match child page room mile
    hour day week month year minute metre meter percent foot inch""".split()
)
# Before "one": it stands for a noun.
ONE_PRONOUNS: frozenset[str] = frozenset(
    """no any every some this that each which another the only what big good bad new old great last first next same
    right wrong loved a an little young other better""".split()
)
# Before a bare number word: it stands for things named before.
POINTERS: frozenset[str] = frozenset("the these those other his her their our its your my both between into".split())

CASUALTY: frozenset[str] = frozenset(
    """killed injured wounded dead died missing hurt arrested hospitalised hospitalized rescued detained kidnapped
    abducted critically seriously fatally""".split()
)
CASUALTY_BEFORE: frozenset[str] = frozenset(
    "killing injuring wounding leaving killed injured wounded hurting than least only just".split()
)

# A hyphened number word with these is an idiom, no count.
COMPOUND_IDIOMS: frozenset[str] = frozenset(
    """off sided time timer times way faced on stop liner piece tone fold ply something somethings eleven a legged
    handed wheel dimensional pronged tier thirds up ball letter hit bit star over ish sum in to by and plus""".split()
)

# After an ordinal: the two are a name.
ORDINAL_NAMES: frozenset[str] = STREETS | frozenset(
    "amendment circuit fleet army infantry division brigade battalion regiment congress reich".split()
)

SECOND_IDIOMS: frozenset[str] = frozenset(
    "thought thoughts nature hand opinion half quarter to chance chances wind fiddle guess".split()
)
# Before a bare "second": a moment, or one that was named before.
SECOND_BEFORE: frozenset[str] = frozenset("a each every per split the this that".split())
THIRD_IDIOMS: frozenset[str] = frozenset("party parties quarter half world sector reich way".split())
HALF_BEFORE: frozenset[str] = frozenset(
    "first second other latter better final opening by a the this that one each either third fourth".split()
)
SHARED: frozenset[str] = frozenset("of the a an its their his her our my your all that those these this".split())

# "talk about two issues", "a row over five islands", "over" as the end of what happened: no qualifier there.
ABOUT_TOPIC: frozenset[str] = frozenset(
    """talk talks talked talking know knew known knows think thinks thought hear heard tell told asked ask speak
    spoke speaking concern concerned concerns worry worried information details detail question questions story
    stories book film documentary write wrote written read learn learned learnt discussion debate complain
    complained complaints complaint warn warned warning facts data report reports joke jokes rumours rumors news
    speculation said say says something everything nothing anything cared care cares forget dreamed lied""".split()
)
OVER_TOPIC: frozenset[str] = frozenset(
    """dispute disputes row concern concerns anger debate clash clashes clashed talks negotiations questions fears
    war battle fight fought arrested charged sued fined control controls victory win won triumph lead dominance
    rows protest protests protested outrage conflict disagreement deal resigned apologised apologized criticised
    criticized convicted trial tried argued argument arguing quarrel jurisdiction investigation grilled""".split()
)
# Before "over": with these "over ten years" is more than ten; elsewhere it is their course.
OVER_LENGTH: frozenset[str] = frozenset(
    """for in after took take takes taken lasted lasts lasting last of spent spend waited at been with is was were
    be are well just than within jailed""".split()
)

# "rose from 3 to 5" and "rose $2 to $85" are two numbers; "expects to rise 3% to 5%" is a range.
CHANGE_FROM: frozenset[str] = frozenset(
    """rose fell increased decreased dropped up down cut raised grew went climbed slipped changed moved reduced
    lowered jumped declined shrank risen fallen grown increase decrease drop rise fall grow go change raise
    reduce lower narrow narrowed widened widen improved worsened soared surged plunged tumbled slid sank dipped
    edged gained rising falling increasing cutting raising reducing lowering growing dropping climbing going
    moving improving extend extended boosted boost doubled tripled revised upgraded downgraded trimmed slashed
    swung shot eased expanded came come advanced bounced rebounded recovered retreated upped hiked adjusted
    shortened""".split()
)
CHANGED_BY: frozenset[str] = frozenset(
    """rose fell increased decreased dropped up down cut raised grew climbed slipped reduced lowered jumped
    declined shrank gained lost added shed soared surged plunged tumbled slid sank dipped edged rising falling
    climbing eased advanced bounced rebounded rallied retreated higher lower narrowed widened improved ticked
    inched off or by""".split()
)
