"""What tells where the noun phrase after a count ends: there is no tagger in this house, so words do it."""

# A counted noun stands before any of these: function words, and verbs and adverbs that follow a bare number.
STOPS: frozenset[str] = frozenset(
    """a an the this that these those his her its their our my your whose which who whom what when where why how
    and or but nor so yet than then as at by for from in into of off on onto out over to up down with within
    without under after before since until till while during through throughout across against along among amid
    around between behind beyond beside besides despite except inside near outside past per toward towards upon
    versus via vs about above below because if unless although though whether i you he she it we they me him us
    them himself herself itself themselves ourselves is are was were be been being am isn't aren't wasn't
    weren't has have had having hasn't haven't do does did doing don't doesn't didn't will would can could may
    might must shall should won't wouldn't can't cannot couldn't not no never also already just only even still
    now ago again later earlier soon once twice away back ahead apart aside together altogether each apiece
    respectively instead too very much else alone today yesterday tomorrow tonight here there ever always often
    sometimes perhaps maybe nowadays anyway thus hence however therefore meanwhile otherwise plus minus compared
    including excluding following according regarding concerning leaving killing injuring wounding making
    bringing taking giving using going coming getting saying adding noting citing causing forcing sending
    putting setting showing telling trying waiting said says say told tells tell asked asks announced announces
    added adds reported reports noted notes went goes go came comes come gave gives give took takes take made
    makes make got gets get ran runs run fell falls fall rose rises rise grew grows grow held holds hold led
    leads lead left leaves leave lost loses lose met meets meet paid pays pay put puts read reads saw sees see
    sent sends set sets sold sells shot shows show showed sat sits stood stands stayed stays struck strikes swam
    swept taught thought thinks think threw understood wore won wins win wrote writes write became becomes
    become began begins begin broke bought built caught chose cut dealt drew drove ate felt fought flew forgot
    found hit kept knew knows know laid lay let lit meant means mean rode rang sang sank shook spoke speaks
    speak spent spread stole stuck died dies die killed kills lived arrived arrives attended joined wanted wants
    want needed needs need received called calls call happened happens remained remains remain escaped caused
    survived suffered decided voted agreed fled seemed seems seem appeared appears appear included includes
    include ended ends started starts start continued continues continue helped helps tried tries try followed
    follows believed believes worked turned turns moved looked looks expected used based due like unlike such
    same tested gained attacked opened visited signed played walked talked closed occurred required requires
    marks matters affects allows provides involves contains represents equals exceeds outnumbers percent
    per-cent % worth nationwide worldwide overall abroad overseas online aboard yards-long shy short so-called
    more-or-less""".split()
)

# Words that may stand between the count and its noun and are no part of the unit.
MORE: frozenset[str] = frozenset({"other", "more", "additional", "further", "extra"})

IRREGULAR_PLURALS: frozenset[str] = frozenset(
    """people men women children police personnel staff crew aircraft spacecraft hovercraft sheep cattle fish deer
    teeth feet geese mice lice oxen media data criteria phenomena alumni cacti fungi nuclei stimuli bacteria
    strata servicemen servicewomen policemen policewomen firemen gunmen fishermen businessmen businesswomen
    congressmen congresswomen spokesmen salesmen workmen schoolchildren grandchildren stepchildren chairmen
    councilmen clergymen clergy infantry cavalry militia crewmen lawmen militiamen airmen guardsmen councillors
    offspring headcount poultry livestock wildfowl salmon trout bison moose swine vermin faculty folk folks
    series species headquarters crossroads means barracks gasworks votes youth townspeople tribespeople
    salespeople spokespeople craftspeople businesspeople laypeople sportspeople countrymen tradesmen noblemen
    frenchmen englishmen irishmen welshmen dutchmen yachtsmen batsmen sportsmen cameramen swiss chinese japanese
    taiwanese vietnamese portuguese lebanese congolese sudanese burmese runners-up passers-by passersby
    attorneys-general sons-in-law daughters-in-law
    mps""".split()
)

# Stand for those they befell, but only right after the number: "12 dead", "40 injured people".
BEFALLEN: frozenset[str] = frozenset("dead injured wounded missing detained hurt jobless homeless".split())

# End in s and are no plural noun.
NOT_PLURAL: frozenset[str] = frozenset(
    """news politics economics mathematics physics gas bus plus yes lens bias focus status virus campus versus
    always perhaps sometimes besides thanks less unless across afterwards towards overseas upwards downwards
    various previous serious famous religious dangerous religions' numerous continuous indoors outdoors has was
    is his its christmas texas illinois arkansas kansas hamas paris reuters james charles thomas lewis jones
    williams davis dallas athens brussels wales honduras cyprus mars venus alas atlas canvas chaos ethos
    consensus census corps bonus minus surplus genius genus bogus this thus
    us""".split()
)

# Words in -ing that stand before a counted noun as adjectives or nouns; others end the noun phrase.
ING: frozenset[str] = frozenset(
    """missing remaining surviving working leading existing living participating neighbouring neighboring visiting
    serving training fishing shipping operating trading housing parking building banking voting polling sitting
    standing running flying shopping swimming boxing racing driving mining drilling manufacturing engineering
    nursing teaching opposing warring competing developing emerging ongoing outstanding pending upcoming
    incoming outgoing growing rising falling starting processing recycling dating streaming gaming betting
    vaping smoking walking hiking cycling climbing skiing sailing rowing wedding evening morning king ring
    spring wing string sterling ruling governing advising consulting accounting advertising marketing
    broadcasting publishing printing polluting
    offending""".split()
)
