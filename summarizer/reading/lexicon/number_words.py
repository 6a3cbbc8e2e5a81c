"""Number words of English: what each is worth. All keys are lower case."""

from decimal import Decimal

CARDINALS: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip

TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip

# Words that multiply what stands before them.
SCALES: dict[str, Decimal] = {
    word: Decimal(worth)
    for word, worth in {
        "hundred": 100, "thousand": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7,
        "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15, "dozen": 12,
        "bn": 10**9, "bln": 10**9, "mn": 10**6, "mln": 10**6, "mio": 10**6, "tn": 10**12, "trn": 10**12, "tln": 10**12,
    }.items()
}  # fmt: skip

# Scales that multiply only where they are glued to digits ("50k", "5M"); what a lone m, b or t is, the context says.
GLUED_SCALES: dict[str, Decimal] = {
    "k": Decimal(10**3), "K": Decimal(10**3), "M": Decimal(10**6), "MM": Decimal(10**6), "B": Decimal(10**9),
    "b": Decimal(10**9), "cr": Decimal(10**7), "Cr": Decimal(10**7), "Bn": Decimal(10**9),
}  # fmt: skip
MONEY_SCALES: dict[str, Decimal] = {
    "m": Decimal(10**6), "t": Decimal(10**12), "T": Decimal(10**12), "tr": Decimal(10**12),
}  # fmt: skip

# What a plural scale leaves open: the least and the most that it can mean.
VAGUE: dict[str, tuple[int, int]] = {
    "tens": (20, 99), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999),
    "lakhs": (2 * 10**5, 10**6 - 1), "millions": (2 * 10**6, 10**7 - 1), "crores": (2 * 10**7, 10**8 - 1),
    "billions": (2 * 10**9, 10**10 - 1), "trillions": (2 * 10**12, 10**13 - 1),
}  # fmt: skip
VAGUE_MULTIPLIERS: frozenset[str] = frozenset({"several", "few", "many"})

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
ORDINAL_ENDINGS: frozenset[str] = frozenset({"st", "nd", "rd", "th"})
SUPERLATIVES: frozenset[str] = frozenset(
    """largest biggest smallest highest lowest longest shortest tallest oldest youngest best worst richest poorest
    busiest deadliest fastest slowest strongest weakest heaviest greatest costliest cheapest wealthiest hottest
    coldest wettest driest most least leading ranked ranking placed seeded highest-paid last deepest furthest
    farthest closest nearest newest latest earliest warmest""".split()
)

DENOMINATORS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "fifteenth": 15, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
    "thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9,
    "tenths": 10, "elevenths": 11, "twelfths": 12, "fifteenths": 15, "sixteenths": 16, "twentieths": 20,
    "hundredths": 100, "thousandths": 1000, "millionths": 10**6,
}  # fmt: skip

VULGAR: dict[str, tuple[int, int]] = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip

# The words a number of this language can begin with (digits and currencies aside): the scan's cheap trigger.
NUMBER_WORDS: frozenset[str] = frozenset(
    {*CARDINALS, *TENS, *VAGUE, *VULGAR, *ORDINALS, *SCALES, "half", "quarter", "quarters", "thirds"}
)

# "less than an hour", "half a mile" and "over a decade" are quantities without a number word.
UNITS_OF_ONE: frozenset[str] = frozenset(
    """second minute hour day night week weekend fortnight month year decade century mile kilometre kilometer metre
    meter foot inch yard acre hectare litre liter gallon pint kilogram kilo pound ton tonne ounce percent percentage
    degree barrel""".split()
)
