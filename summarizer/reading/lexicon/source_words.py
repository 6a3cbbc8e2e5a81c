"""Words about what states a figure: papers, counts and things, as against those who speak. Data only."""

from summarizer.reading.lexicon.organisations import AGENCY_NOUNS, ORGANISATION_NOUNS
from summarizer.reading.lexicon.people import ROLE_WORDS, SPOKESPERSONS
from summarizer.reading.lexicon.speaking_groups import SPEAKING_BODIES, SPEAKING_GROUPS
from summarizer.reading.lexicon.titles import PERSON_NOUNS

# Figures somebody made: whoever they are from states them.
FIGURES = frozenset(
    "figures data statistics numbers estimates estimate projections projection calculations analysis forecast "
    "forecasts count tally findings information accounts account".split()
)
# Samples of opinion or counts, which may go on for several sentences.
SAMPLES = frozenset("poll polls survey surveys census study studies research index questionnaire ballot".split())
# Papers that state something themselves where nobody stands behind them.
PAPERS = (
    FIGURES
    | SAMPLES
    | frozenset(
        "studies report reports research records record documents document review audit results inquiry "
        "investigation paper article filing filings email emails letter statement manifest list register log logs "
        "minutes ledger bulletin notice invoice invoices contract affidavit indictment complaint lawsuit suit "
        "petition memo memorandum transcript prospectus budget book dossier file files spreadsheet database "
        "receipts slides presentation order ruling judgment warrant summary model assessment website tests test "
        "simulations trial experiment experiments consensus releases release update "
        "guidelines bill certificate inventory readings copy copies".split()
    )
)
# Those who are no person or body by their look, yet speak.
SPEAKING_NOUNS = (
    PERSON_NOUNS
    | frozenset(noun + "s" for noun in PERSON_NOUNS)
    | AGENCY_NOUNS
    | ORGANISATION_NOUNS
    | ROLE_WORDS
    | SPOKESPERSONS
    | SPEAKING_BODIES
    | SPEAKING_GROUPS
    | frozenset(
        "people person man woman men women media source sources army military navy guard court president pm governor "
        "mayor ceo watchdog regulator economists analysts experts doctors medics organisers organizers authorities "
        "neighbours neighbors villagers locals relatives families crew staff mps lawmakers prosecution defence jury "
        "opposition coalition secretariat inspectorate directorate office trust fund charity chamber federation "
        "society institute society lab laboratory academy clinic cooperative operator exchange treasury palace "
        "kremlin minister ministries police rangers conservationists agencies companies unions banks "
        "groups charities hospitals councils campaigners scientists wardens volunteers counters monitors inspectors "
        "auditors auditor commission tribunal inquiry panel nobody management board directors suppliers brokers "
        "dealers traders ranchers surveyors divers pilots investigators attackers hackers rebels insurgents "
        "militants militia separatists registrar firm company prefecture municipality gendarmerie bureau "
        "ombudsman senate survivor survivors".split()
    )
)
# What hands a paper or figures to the public: "figures released by the ministry", "a poll conducted by Acme".
MADE_BY = frozenset(
    "released published issued compiled collected gathered provided produced conducted carried commissioned "
    "prepared written supplied shared put prepared kept held collated made done run".split()
)
# Verbs of showing and counting, which things and documents do as well: a speaker around them counts for more.
SHOWING = frozenset(
    "show find indicate demonstrate reveal list detail document reflect imply specify discover uncover establish "
    "determine record register count read illustrate highlight prove depict underline underscore cite put describe "
    "signal project suggest chronicle publish release issue post see know feel hear think imagine figure "
    "reckon learn set".split()
)
# Words that say a figure has grown or been revised: "the toll rose to 36 after officials announced ...".
TALLIES = frozenset(
    "toll tolls tally number numbers count total figure figures estimate deaths casualties bill".split()
)
NEWS_AFTER = frozenset(("after", "when", "as"))
ANNOUNCING = frozenset("announce say confirm report declare disclose state".split())
# Participles behind or around a figure: "a toll of 40 given by X", "put at 1,350 by X", "estimated by X at 12".
FIGURE_PARTICIPLES = frozenset(
    "given cited claimed reported announced estimated forecast forecasted projected provided released quoted "
    "recorded counted predicted expected published calculated compiled reckoned suggested confirmed tallied logged "
    "registered documented disclosed stated offered declared valued put pegged assessed costed quantified "
    "circulated mentioned listed proposed supplied promised pledged".split()
)
AT_PARTICIPLES = frozenset("put estimated valued reckoned assessed pegged costed given quantified calculated".split())
# Verbs by which bodies and people count: a figure right behind them is theirs.
COUNTING = frozenset(
    "counted recorded registered logged documented tallied verified identified confirmed estimated calculated".split()
)
# Nouns of reckoning that stand with their maker and a figure: "X's figure of 40", "a forecast by X of 3 percent".
RECKONED = frozenset(
    "figure figures count tally toll tolls estimate estimates forecast forecasts projection projections calculation "
    "calculations prediction predictions guidance total reckoning valuation target assessment".split()
)
# "said by telephone": how, not who.
MEANS = frozenset("telephone phone email e-mail text video letter post satellite hand radio message fax way".split())
# "Figures that another sentence goes on with": openers of a fragment of a survey or a table.
GOES_ON = frozenset("another further those remaining rest most nearly only just some".split())
# What makes a sentence the outlet's own again: markets, history, ballots.
OWN_VOICE = frozenset(
    "share shares stock stocks bonds election elections won yield yields dollar index ftse nasdaq futures "
    "published conducted interviewed surveyed margin carried respondents".split()
)
