"""Closed classes of English words, as the shallow analysis of clauses needs them. Data only."""

BE = frozenset(
    "is was are were be been being am 's isn't wasn't aren't weren't ain't i'm he's she's it's they're we're "
    "you're".split()
)
HAVE = frozenset("has have had having hasn't haven't hadn't i've we've you've they've".split())
DO = frozenset("do does did don't doesn't didn't".split())
MODALS = frozenset(
    "will would can could may might must shall should cannot can't won't couldn't wouldn't shouldn't mightn't "
    "mustn't i'll he'll she'll it'll we'll you'll they'll i'd he'd she'd it'd we'd you'd they'd 'll 'd".split()
)
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = frozenset("not never n't no longer".split()) - {"no"}

PERSONAL = frozenset("i he she it they we you".split())
POSSESSIVES = frozenset("his her their its our my your whose".split())
OBJECT_PRONOUNS = frozenset("him her them it us me you himself herself themselves itself".split())
RELATIVES = frozenset("who which that whom whose".split())
DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your no every each any some another either neither "
    "such several many most few all both more one two three four five six seven eight nine ten".split()
)
ARTICLES = frozenset("the a an".split())
PREPOSITIONS_ALL = frozenset(
    "of in on at by for from with to into onto over under about against among amid between during before after "
    "since through throughout across around near beyond behind beside besides within without toward towards upon "
    "via despite per like unlike as than concerning regarding including until till outside inside off up out down "
    "above below along past following".split()
)
NP_PREPOSITIONS = frozenset(
    "of to in at for from with on by among between within near across inside outside behind against like".split()
)
CONJUNCTIONS = frozenset("and or but nor yet".split())
SUBORDINATORS = frozenset(
    "because although though while whereas if unless when whenever where wherever after before since until as "
    "that whether so than once lest why how what".split()
)
ADVERBS = frozenset(
    "also again even ever just now then later earlier soon still yet already often always never not once twice "
    "thrice here there too very quite rather almost nearly instead meanwhile however therefore thus hence further "
    "furthermore moreover nevertheless nonetheless perhaps maybe indeed first last long far well much more less "
    "only afterward afterwards today yesterday tomorrow tonight ago apparently himself herself themselves itself "
    "no longer alike together elsewhere otherwise likewise sometimes seldom someday next since so back outright "
    "straight little hardly barely".split()
)
LY_NOUNS = frozenset(
    "family ally rally reply supply assembly italy july fly bully monopoly butterfly jelly belly folly anomaly "
    "lily emily billy sally kelly molly holly polly reilly donnelly connelly connolly beverly kimberly police "
    "apply comply rely imply multiply daly healy early weekly daily monthly quarterly elderly friendly likely "
    "unlikely only".split()
)
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec".split()
)
TIME_WORDS = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        "week month year morning afternoon evening night day time hours hour days weeks months "
        "years weekend minutes spring summer autumn winter fall".split()
    )
)
ADJUNCT_OPENERS = frozenset(
    "in on at during after before from to of about by with via through over for when as while this last late "
    "early next following earlier later yesterday today referring speaking".split()
)
WH_WORDS = frozenset("what whether how why if when where who which whom".split())

# Common verbs that are no cues: their finite forms end a noun phrase.
PLAIN_VERBS = frozenset(
    "went came took made got gave became began left felt held kept met ran rose fell grew lost won led sat stood "
    "spent sent built bought brought broke drew drove ate hit hurt let paid rode sold shot slept struck taught "
    "threw wore does goes comes takes makes gets gives becomes begins keeps runs rises falls loses wins leads "
    "sits stands spends seems seem appears appear remains remain seemed appeared remained looks turned used tried "
    "started stopped continued continues happened worked moved lived died killed helped helps sets faces faced "
    "ended won't go come take make get give become keep run lose win lead sit stand spend happen put".split()
)

PLURALS = frozenset(
    "people police women men children officials critics some many others most few several voters both all those "
    "these staff media authorities we they you i who which that republicans democrats".split()
)

# Words that look like adverbs and open a clause: "said there had been".
CLAUSE_OPENERS = frozenset("there here only all both most more less much just nearly almost".split())
HEDGES = frozenset(
    "about around over under nearly almost roughly approximately up at more less fewer between only some".split()
)
NUMERALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands millions "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million least most than half".split()
)
TIME_MODIFIERS = frozenset("last late early earlier later this next past mid that".split())
TIME_PREPOSITIONS = frozenset("on in at during since for".split())

# What stands behind the noun that it describes: "people familiar with", "a filing seen by", "sources close to".
POSTPOSED = frozenset(
    "familiar aware close briefed involved involving acquainted knowledgeable present seen shown made done run held "
    "kept put written given responsible able based".split()
)
