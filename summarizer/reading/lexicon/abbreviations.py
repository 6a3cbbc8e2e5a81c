"""Words before a full stop that need not end a sentence, and what the words after it say about that."""

TITLES = frozenset(
    """
    adm amb asst atty brig capt cmdr col cpl del det dir dr fr gen gov hon insp lt maj messrs mr mrs ms mt mx ph pfc
    pres prof pvt rep reps rev sen sens sgt st ste supt ft sri smt govs gens drs profs insps
    """.split()
)
"""They stand before a name and never end a sentence, unless a word follows that only opens one ("on Main St. The")."""

MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())

STATES = frozenset(
    """
    ala ariz ark calif cal colo conn fla ga ill ind kan kans ky la mass md me mich minn miss mo mont neb nebr nev
    okla ore pa penn tenn tex va vt wash wis wisc wyo ont que alta sask man
    """.split()
)
WORDS_TOO = frozenset("cal ill ind la man mass me miss mo ore pa wash ont que penn".split())
"""States that are words too: an abbreviation only behind a comma or a party's letter (", Mass.", "D-Mass.")."""

FIRMS = frozenset("inc ltd corp co cos bros plc llc assn ave blvd rd jr sr esq dept univ mfg intl bhd sdn pte".split())

SMALL = frozenset(
    """
    vs v etc approx est dept ca al inc ltd corp jr sr ave blvd misc ext ft incl excl resp tel
    """.split()
)
"""Lower-case abbreviations; those that end a sentence too are decided by the word that follows."""

NEVER_LAST = frozenset(["vs", "v", "e.g", "i.e", "cf", "viz", "approx", "ca"])
"""No sentence ends with these."""

BEFORE_NUMBERS = frozenset("no nos p pp fig figs ch vol art sec para par sect nr num".split())
"""Abbreviations before a number alone: "No. 5", "p. 12"."""

CLOCK = frozenset(["a.m", "p.m"])

AFTER_CLOCK = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eet eest ist wib wat cat eat sast jst kst hkt sgt
    pkt myt aest aedt awst nzst nzdt msk
    eastern central mountain pacific atlantic greenwich alaska hawaii local
    """.split()
)
"""What follows "9 a.m." within a sentence although it has a capital."""

OPENERS = frozenset(
    """
    a about according across additionally after again all along already also although amid among an and another any
    are as asked at authorities
    based because before behind being both but by can compared could critics despite did do does during each earlier
    either even every experts few finally first following for former from furthermore further given
    had has have he her here his how however i if in indeed instead investigators is it its just last later like
    many meanwhile more moreover most much my nearly neither nevertheless no none nor not nothing now of officials on
    once one only or other others our out over people perhaps police prosecutors rather recent residents since so some
    soon still such that the their then there therefore these they this those though three through throughout thus to
    today together tomorrow two under unlike until upon was we were what when where whether which while who whose why
    will with within without would yes yesterday yet you your
    """.split()
)
"""Words that, with a capital and behind an abbreviation, open a new sentence: they are no part of a name."""

ENDINGS_OF_HOSTS = frozenset(
    "com net org gov edu io co uk us de fr eu ru au ca tv info biz me js py ai news html htm php pdf txt".split()
)
"""What follows the point of a web address or a file's name."""

EXCLAIMING = frozenset(["yahoo", "jeopardy", "wham"])
"""Names that are written with an exclamation mark."""

ARTICLES_OF_NAMES = frozenset("al el as ash ad ar an at".split())
"""Arabic articles, written small before a hyphen and a capital: al-Assad."""

SAYING = (
    "said asked says asks wrote writes added replied tweeted shouted cried told wondered posted recalled joked "
    "exclaimed yelled screamed demanded explained remarked"
).split()
"""Verbs behind a quoted question or cry that belong to its sentence: "Why?" Smith asked."""

# German writes a day as "am 28. November", with a stop; the word before it tells it from an English sentence's end.
GERMAN_MONTHS: frozenset[str] = frozenset(
    "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember".split()
)
BEFORE_GERMAN_DAYS: frozenset[str] = frozenset(
    """am vom zum bis ab seit den dem der des beim montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag,""".split()
)
