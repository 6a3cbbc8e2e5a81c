"""Capitalised words that name nobody, and common words that open sentences and headings."""

CALENDAR: frozenset[str] = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    " january february march april may june july august september october november december jan feb mar apr"
    " jun jul aug sep sept oct nov dec mondays tuesdays wednesdays thursdays fridays saturdays sundays".split()
)
MONTHS: frozenset[str] = frozenset(
    "january february march april may june july august september october november december".split()
)

# Abbreviations and symbols in capitals that stand for things, times and measures, not for anybody.
NOT_NAMES: frozenset[str] = frozenset(
    "i i'm i've i'd i'll tv dna rna sms et gmt est edt pst pdt cet cest bst ist utc am pm a.m. p.m. id it pdf"
    " faq gdp ai hiv aids mp mps vip suv atm cctv lgbt lgbtq ipo etf ceo cfo coo cto mec mla vp q1 q2 q3 q4 h1"
    " h2 ok dui gps html url vpn usb cd dvd hd pc dr mr mrs ms no ps vs rm km kg mph kph lng ev evs phd mba ba"
    " ma r&d pr hr ppe pcr ufo ngo ngos bc ad ce bce mri ct iq gpa sat act diy rv ied ieds icu er a&e"
    " ptsd ww2 wwii wwi ii iii iv vi vii b.c. a.d. ph.d. e.g. i.e. covid covid-19 nov dec rs inr usd eur gbp"
    " sos rip cc".split()
)

# Words of grammar: capitalised they open a sentence or stand in a heading, and never begin a name by themselves.
FUNCTION_WORDS: frozenset[str] = frozenset(
    "a an the this that these those it he she they we you i who whom whose which what when where why how his"
    " her its their our your my mine one two three four five six seven eight nine ten eleven twelve twenty"
    " thirty forty fifty hundred hundreds thousands dozens scores millions both all some any each every either"
    " neither no none not nor many much few several most more less least fewer other others another such same"
    " own in on at by for from to into onto of off over under about above across after against along amid"
    " among around as before behind below beneath beside besides between beyond despite down during except"
    " inside like near outside past per since through throughout till toward towards until up upon via with"
    " within without and or but so yet if unless though although because while whereas whether than then there"
    " here now today yesterday tomorrow tonight once again also too even still just only already almost always"
    " never ever often sometimes usually soon later earlier recently meanwhile however moreover furthermore"
    " additionally instead otherwise therefore thus hence nevertheless nonetheless perhaps maybe indeed"
    " notably finally eventually initially previously currently separately similarly likewise according due"
    " given based following including regarding concerning considering is are was were be been being am do"
    " does did done have has had having can could may might must shall should will would let get got go going"
    " gone come came say says said saying tell told tells asked ask asks see seen saw look looking make makes"
    " making made take takes taking took give gave gives want wants need needs know knows think thinks thought"
    " believe believes call called calls calling shows keep find found nearly roughly approximately please"
    " thank thanks yes well oh ok hello dear whatever whoever whenever wherever everyone everybody everything"
    " someone somebody something anyone anybody anything nobody nothing nearby elsewhere back further far away"
    " speaking asking adding added citing quoting using excluding that's it's he's she's they're we're you're"
    " i'm there's here's what's don't doesn't didn't isn't aren't wasn't can't won't let's we've they've i've"
    " you've we'll they'll million billion trillion percent rather quite really very seriously honestly"
    " clearly obviously apparently reportedly allegedly presumably unfortunately fortunately sadly importantly"
    " interestingly surprisingly imagine remember consider note suppose ultimately essentially basically"
    " generally typically mostly largely partly simply actually probably possibly certainly definitely"
    " literally practically increasingly specifically especially particularly abroad overall together alone"
    " apart aside yesterday's today's".split()
)

# Common adjectives and nouns that open sentences: part of a name only where the text shows it elsewhere.
OPENERS: frozenset[str] = frozenset(
    "show new old former current late early first second third last next final top big small large great good"
    " bad high low long short major minor main key private public local national international global foreign"
    " domestic federal central regional provincial northern southern eastern western annual monthly weekly"
    " daily social political economic financial legal medical human official officials authorities police"
    " policemen officers investigators prosecutors lawyers attorneys witnesses neighbours neighbors residents"
    " locals villagers families relatives parents students teachers workers employees staff experts analysts"
    " economists scientists researchers observers critics supporters opponents protesters demonstrators"
    " activists campaigners voters citizens people men women children doctors nurses soldiers troops rebels"
    " militants gunmen firefighters rescuers emergency crews survivors victims passengers customers consumers"
    " shoppers investors traders shareholders executives companies businesses firms banks retailers shares"
    " stocks stock prices sales revenue profit profits earnings results markets market oil gold president"
    " minister lawmakers senators ministers diplomats leaders delegates members government governments court"
    " courts judges judge jurors jury army forces military state states city county country countries nation"
    " nations world people's media reporters journalists sources reports report data figures statistics polls"
    " poll surveys survey studies study research heavy severe strong rising falling growing mounting higher"
    " lower rival rivals fellow ex welcome read watch listen click sign subscribe follow share print email"
    " photo photograph photos video image images picture caption file updated published posted written edited"
    " reporting additional comments comment advertisement related story stories news breaking live update"
    " opinion editorial analysis exclusive interview letter letters correction editor's editor write home"
    " forensic driven talking working fighting trying hoping fears hopes concerns tensions ties talks"
    " relations protests violence clashes war peace death deaths life lives storms rain rains floods flooding"
    " fire fires blaze smoke water power schools school hospitals hospital roads flights trains buses traffic"
    " businessmen immigrants migrants refugees women's men's children's asylum gun tax taxes trade climate"
    " energy health education security safety justice warnings climbing saturated enhanced tech rich poor"
    " young older white black red blue green long-time longtime far-right armed pro anti non self co re un mid"
    " part half double minutes hours days weeks months years year week day hour month time times way ways"
    " things thing lots plenty wealthy".split()
)
