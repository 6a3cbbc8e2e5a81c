"""Words beside a name that show what it is."""

# After a bare word at a sentence's start these show that it is somebody's name: a common noun would need an article.
SPEECH_FORMS: frozenset[str] = frozenset(
    "said says told added adds announced denied confirmed insisted argued warned claimed tweeted wrote"
    " explained noted acknowledged suggested declined replied responded asked urged stressed continued"
    " concluded promised vowed".split()
)
AUXILIARIES: frozenset[str] = frozenset(
    "is was has had will would can could may might must should does did isn't wasn't hasn't won't didn't"
    " doesn't".split()
)
LOCATING: frozenset[str] = frozenset(
    "in at near from across around outside inside into through throughout toward".split()
)
# Bare nouns that open a sentence without an article though they name nobody.
MASS_NOUNS: frozenset[str] = frozenset(
    "management staff police counsel leadership legislation research evidence testimony opposition industry"
    " labor labour congress parliament government administration prosecution defense defence science history"
    " nature society faculty personnel security intelligence law enforcement nobody mom dad mum grandma".split()
)
# Lower-case words that stand inside names of persons and places.
PARTICLES: frozenset[str] = frozenset(
    "de da di del della van von der den bin binti ibn bint al el la le du dos das ter ten af zu y e".split()
)
PARTICLE_PREFIXES: tuple[str, ...] = (
    "al-",
    "el-",
    "as-",
    "an-",
    "ash-",
    "ad-",
    "ar-",
    "ul-",
    "at-",
    "az-",
    "d'",
    "al‑",
)
# Last parts of hyphenated adjectives: "Iran-backed", "Obama-era".
ADJECTIVE_TAILS: frozenset[str] = frozenset(
    "era style wide like born held made run only area class first level wing bound majority friendly speaking"
    " old based backed led funded owned controlled occupied trained supplied linked aligned brokered educated"
    " listed themed inspired sponsored related mediated supported affiliated appointed allied minded imposed"
    " built registered flagged designed fuelled fueled exporting importing producing type centric proof free"
    " given heavy shirt".split()
)
# Abbreviated titles and places whose full stop does not end a name.
STOPPED: frozenset[str] = frozenset(
    "adm supt cmdr insp brig pvt cpl det atty asst ft mt sens reps govs messrs pres bros".split()
)
# Verbs that make the name before them an actor.
ACTS: frozenset[str] = (
    SPEECH_FORMS
    | (AUXILIARIES - {"is", "was"})
    | frozenset(
        "say tell announce confirm deny warn argue claim believe believes think thinks expect expects want wants"
        " plan plans hope hopes see sees saw reports predicts predicted points gave gives took takes made makes"
        " sent sends told tells found finds met meets won wins lost loses led leads held holds began begins came"
        " comes went goes put puts set sets cut cuts struck fought left leaves rose fell paid pays bought sold"
        " built sought seeks spoke speaks wrote writes drew hit hits beat beats brought kept let offers offered"
        " urges calls vows backs blames refuses faces hosts signs launches launched agreed rejects rejected"
        " welcomed slammed also continues continue fear fears suggest suggests describe described search searching"
        " accuse accuses clarifies clarify insists insist shot broke ran became stood suffered needs have denies"
        " warns argues claims adds confirms announces denounces supports opposes runs owns gets got knows stands"
        " raised raises issues issued quit quits resigned resigns".split()
    )
)
# Before a name they make it the one to whom something is done.
OBJECT_PREPOSITIONS: frozenset[str] = frozenset(
    "to with against by between from accused told urged asked called help offered sanctions hit attacked".split()
)
