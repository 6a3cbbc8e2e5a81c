"""Closed classes of English words, lower case, straight apostrophes."""


def word_set(words: str) -> frozenset[str]:
    """A closed class of words, written with spaces between."""
    return frozenset(words.split())


BE = word_set("is are was were isn't aren't wasn't weren't")
AUXILIARIES = BE | word_set(
    "has have had hasn't haven't hadn't will would won't wouldn't can could can't cannot couldn't may might must shall "
    "should shouldn't do does did don't doesn't didn't"
)
WH = word_set("what who whom whose which when where why how whether if")
REPORTING = word_set(
    "said says say told added saying claimed claims believe believes believed think thinks confirmed announced stated "
    "reported reports wrote noted warned stressed explained argued insisted suggested"
)
SUBORDINATORS = word_set(
    "that whether if because although though while when where as since after before but which who until unless so than "
    "why how what amid despite whereas"
)
MARKS = frozenset(',;:()[]{}"“”«»—–…•|/') | {"-"}
PRONOUNS = word_set("he she it they we i you this that these those there who which what one")
DETERMINERS = word_set(
    "the a an this that these those his her its their our my your some any no each every all both several many few "
    "most another other such one two three four five six seven eight nine ten eleven twelve "
    "fifteen twenty thirty forty fifty dozens hundreds thousands"
)
PREPOSITIONS = word_set("in on at after during under with by from for to of about into over since against until")
TRIMMED_LEFT = word_set(
    "however notably meanwhile moreover furthermore additionally also still yet now then but and or so instead later "
    "earlier whereby separately nevertheless nonetheless recently finally"
)
TRIMMED_RIGHT = word_set(
    "also still now then later recently repeatedly reportedly already currently immediately so far apparently "
    "allegedly either strongly itself himself herself themselves has have had and or but both"
)
PERSONAL = word_set("he she it they we i you")
JOINING = word_set("and or that because if when while as which who whether than")
DANGLING = DETERMINERS | PREPOSITIONS | JOINING
PASTS = word_set(
    "left struck hit broke swept tore began took made killed led cost fell sank went came ran held won spent met sent "
    "gave got brought bought built caught chose drew fled flew found grew heard hid knew laid lay lost paid put rose "
    "saw sought sold shook shot shut sat slept spoke spread stood stole taught threw wore wrote became kept told drove"
)
CLAUSE_ENDS = word_set(". ! ? ; : — – ) ( ' ‘ but although though while whereas")
NEW_START = (
    PRONOUNS
    | REPORTING
    | SUBORDINATORS
    | PREPOSITIONS
    | {"and", "or", "according", "the", "a", "an", "their", "its", "his", "her"}
)
BASE_FORMS = {
    "denied": "deny", "denies": "deny", "denying": "deny", "disputed": "dispute", "disputes": "dispute",
    "rejected": "reject", "rejects": "reject", "dismissed": "dismiss", "dismisses": "dismiss", "refuted": "refute",
    "refutes": "refute", "rebutted": "rebut", "rebuts": "rebut", "contested": "contest", "contests": "contest",
    "challenged": "challenge", "challenges": "challenge", "questioned": "question", "doubted": "doubt",
    "contradicted": "contradict", "contradicts": "contradict", "accused": "accuse", "accuses": "accuse",
    "called": "call", "calls": "call", "branded": "brand", "labelled": "label", "labeled": "label",
    "described": "describe", "deny": "deny", "dispute": "dispute", "reject": "reject",
    "reports": "report", "releases": "release", "publishes": "publish", "posts": "post", "announces": "announce",
    "unveils": "unveil",
}  # fmt: skip
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
NUMBER_WORDS = word_set(
    "half quarter third thirds quarters two three four five six seven eight nine ten eleven twelve twenty thirty forty "
    "fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands million millions "
    "billion trillion"
)
