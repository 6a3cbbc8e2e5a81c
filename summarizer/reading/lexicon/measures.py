"""Units of measures, times and shares as news text writes them."""

PERCENT: frozenset[str] = frozenset({"%", "percent", "pct", "per-cent", "percents", "percentage", "٪", "％"})
POINTS: frozenset[str] = frozenset({"point", "points", "pts"})
POINT_SIGNS: frozenset[str] = frozenset({"pp", "ppt", "ppts", "bps", "bp"})

DURATIONS: frozenset[str] = frozenset(
    """second seconds sec secs minute minutes min mins hour hours hr hrs day days night nights weekday weekdays week
    weeks weekend weekends fortnight fortnights month months year years yr yrs decade decades century centuries
    millisecond milliseconds millennium millennia ms semester semesters""".split()
)

# Written out: a unit in any place. Signs: only right after digits ("5 km", "5km"), never after a number word.
MEASURES: frozenset[str] = frozenset(
    """metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres centimeter
    centimeters millimetre millimetres millimeter millimeters micrometre micrometres nanometre nanometres nanometer
    nanometers micron microns mile miles foot feet inch inches yard yards acre acres hectare hectares litre litres
    liter liters millilitre millilitres milliliter milliliters gallon gallons pint pints quart quarts barrel barrels
    bushel bushels gram grams gramme grammes kilogram kilograms kilogramme kilogrammes kilo kilos milligram
    milligrams microgram micrograms tonne tonnes ton tons ounce ounces pound pounds stone carat carats kilowatt
    kilowatts megawatt megawatts gigawatt gigawatts terawatt terawatts watt watts volt volts amp amps ampere amperes
    kilowatt-hours joule joules calorie calories kilocalories kilojoules decibel decibels hertz kilohertz megahertz
    gigahertz byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes petabyte
    petabytes bit bits kilobit kilobits megabit megabits gigabit gigabits pixel pixels megapixel megapixels knot
    knots horsepower kiloton kilotons kilotonne kilotonnes megaton megatons megatonnes furlong furlongs fathom
    fathoms tablespoon tablespoons teaspoon teaspoons light-years hectopascals pascals millibars newtons lumens
    degree degrees picometer picometers decimeter decimeters fluid""".split()
)
SIGNS: frozenset[str] = frozenset(
    """km m cm mm nm µm μm mi ft in yd ha sqm sqft sqkm l L ml mL cl dl gal kg g mg µg μg mcg t oz lb lbs kt Mt Gt kW
    MW GW TW kWh MWh GWh TWh W V A kV mA Hz kHz MHz GHz KB kB MB GB TB PB kb Mb Gb Kbps kbps Mbps Gbps mph kph kmh
    km/h kmph bpd dB cc hp rpm psi hPa mb Pa kPa MPa kcal kJ MJ J N K ppm ppb m2 km2 cm2 m3 km3 ft2 cm3 m² km² cm²
    m³ km³ ft² bhp pt ac sq nmi pm μs ms kmhr""".split()
)
# Signs that are a word or a name of their own where a space stands before them.
GLUED_SIGNS: frozenset[str] = frozenset("in A V W N K J l L pt mb ac t pm ms h mi sq hp".split())
MEASURE_PREFIXES: frozenset[str] = frozenset("square cubic nautical sq metric light troy fluid cu".split())
# After "100m", what makes the m a metre and not a million.
RACES: frozenset[str] = frozenset(
    "hurdles finals heats semi-finals champions sprinters runners specialists relays races times".split()
)
AFTER_PREFIX: frozenset[str] = MEASURES | SIGNS | frozenset({"year", "years", "hour", "hours"})
TEMPERATURES: frozenset[str] = frozenset(
    {"celsius", "fahrenheit", "kelvin", "centigrade", "celcius", "farenheit", "c", "f", "k", "rankine"}
)

# What a rate is counted in: "$25 an hour", "$85 a barrel", "60 km an hour".
RATES: frozenset[str] = frozenset(
    """second minute hour day night week fortnight month quarter year share barrel bushel ounce pound ton tonne kilo
    kilogram kg gram litre liter gallon unit person head piece mile kilometre kilometer km metre meter acre hectare
    square cubic dose ticket vote household student pupil game match seat term word page shift room family child
    worker employee passenger vehicle car package pack bottle bag session visit mwh kwh user subscriber capita annum
    carton plate meal copy download dozen thousand million therm block container crate""".split()
)
