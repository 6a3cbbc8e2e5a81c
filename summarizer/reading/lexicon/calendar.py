"""Words of the calendar and the clock."""

from summarizer.reading.lexicon.measures import DURATIONS, MEASURES

MONTHS: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
# These are words or names too: a month only beside a day, a year or a preposition.
DOUBTFUL_MONTHS: frozenset[str] = frozenset(
    {"may", "march", "mar", "jan", "june", "april", "august", "sep", "dec", "jun"}
)

WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mondays": 0, "tuesdays": 1, "wednesdays": 2, "thursdays": 3, "fridays": 4, "saturdays": 5, "sundays": 6,
}  # fmt: skip
# Short forms count only before a day or a month.
SHORT_WEEKDAYS: dict[str, int] = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

RELATIVE_DAYS: dict[str, int] = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
# After "this", "last" or "next": parts of the day, which have a date, and longer periods, which have none.
DAY_PARTS: frozenset[str] = frozenset({"morning", "afternoon", "evening", "night"})
PERIODS: frozenset[str] = frozenset(
    """week weekend month year quarter decade century season summer winter spring autumn fall fortnight""".split()
)

QUARTERS: frozenset[str] = frozenset({"first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th", "final"})
QUARTER_CODES: frozenset[str] = frozenset("q1 q2 q3 q4 h1 h2 1q 2q 3q 4q 1h 2h".split())

HALVES: frozenset[str] = frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m"})
ZONES: frozenset[str] = frozenset(
    """ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST EET EEST WET WEST IST SAST EAT WAT CAT MSK
    PKT NPT ICT WIB SGT HKT MYT PHT JST KST AEST AEDT ACST AWST NZST NZDT BRT ART HST AKST AKDT AST ADT NST Z""".split()
)

# Before four digits: a count and no year ("more than 2000").
COUNT_BEFORE: frozenset[str] = frozenset(
    {"than", "least", "most", "nearly", "almost", "over", "some", "approximately", "roughly", "exactly", "additional"}
)
# After four digits: what is counted, so that they are no year.
COUNTED: frozenset[str] = (
    frozenset(
        """people homes houses residents workers soldiers troops families jobs deaths cases students men women children
    employees dead refugees migrants protesters demonstrators fighters passengers members voters votes buildings
    villages vehicles cars flights patients victims prisoners inmates officers police firefighters copies
    tickets shares units seats households customers users subscribers words pages animals cattle sheep stores
    schools hospitals rockets missiles drones shells sorties rounds supporters fans spectators guests delegates
    volunteers medics doctors nurses teachers pupils civilians militants rebels hostages detainees participants
    respondents dollars euros pounds yen yuan rupees francs pesos roubles rubles dirhams rand baht bodies trees
    apartments rooms beds doses species points million billion thousand trillion percent per % ° others more
        or""".split()
    )
    | MEASURES
    | (DURATIONS - {"year", "season"})
)

# What makes a weekday the next one: the sentence looks ahead.
AHEAD: frozenset[str] = frozenset(
    {"next", "coming", "will", "scheduled", "due", "expected", "plans", "planned", "upcoming", "set", "tomorrow"}
)
BEFORE_MONTH: frozenset[str] = frozenset(
    """in since by from until till through during of before after last next this early late mid and to or between
    each every for on ending ended past""".split()
)
