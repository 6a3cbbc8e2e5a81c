"""The words by which news says that somebody says, thinks, wants or shows something: verbs by what may follow them,
nouns, and the forms of irregular verbs. Data only; reading/verbs.py makes one table of all their forms."""

# Verbs of speech: "X said that ...", "..., X said", "..., said X", and quotations beside them.
SPEECH = (
    "say deny add note explain write tweet declare state remark comment recall reply respond retort quip joke "
    "insist claim announce report continue conclude admit acknowledge concede confirm observe argue warn tell "
    "suggest reveal assert allege contend maintain boast complain predict caution lament exclaim shout yell "
    "repeat reiterate emphasize emphasise stress clarify testify vow pledge promise counter mention disclose "
    "recount relate muse ask question wonder affirm agree answer advise counsel urge demand propose protest "
    "grumble sigh laugh scream cry chant sing deadpan crow opine interject chime posit reason theorize speculate "
    "estimate forecast project confess swear stipulate proclaim pronounce assure reassure remind inform notify "
    "brief post blog text email tease taunt scoff sneer mock lecture rail fume thunder bellow implore plead beg "
    "instruct narrate summarize preach profess rejoin volunteer vent intone whisper mutter murmur marvel enthuse "
    "gush signal telegraph relay read go snap decree rule editorialize"
)

# Verbs of thought, knowledge and feeling: "X believes that ...", "X knows who ...", "X fears a split".
THOUGHT = (
    "think believe hope fear expect know feel understand assume suspect realize realise worry doubt guess figure "
    "imagine suppose reckon presume consider judge deem regard see recognize recognise appreciate remember forget "
    "anticipate dream wish care regret resent perceive envision envisage foresee sense hear learn conclude decide "
    "determine calculate misunderstand ponder contemplate"
)

# Verbs of evidence, of which documents, polls and studies are the subjects as often as persons: "the report shows ...".
EVIDENCE = (
    "show find indicate demonstrate prove document detail illustrate highlight underscore underline reflect imply "
    "specify list chronicle depict portray reaffirm discover uncover conclude determine describe project estimate "
    "read cite establish put"
)

# Verbs of wish and decision with an infinitive: "X refused to ...", "X plans to ...".
WISH = (
    "want plan seek refuse vow agree decide decline intend aim pledge promise threaten offer hope wish prefer "
    "propose resolve choose elect opt swear undertake volunteer commit claim profess purport like demand ask beg "
    "expect desire hate yearn aspire vie hesitate"
)

# Verbs with an object that is the matter spoken or thought of: "X denied the charge", "X backs the plan".
STANCE = (
    "deny reject dispute dismiss rebut refute contest challenge oppose support back endorse favor favour embrace "
    "welcome applaud praise hail laud commend celebrate champion tout promote defend justify criticize criticise "
    "attack blast slam condemn denounce decry deride ridicule mock blame accuse fault chide chastise rebuke scold "
    "castigate lambaste lambast assail bash rip hammer skewer excoriate pillory deplore bemoan lament mourn "
    "question doubt demand propose recommend suggest advocate urge want seek plan announce unveil outline discuss "
    "debate describe mention cite reference explain clarify emphasize emphasise stress highlight underscore "
    "underline spotlight predict forecast project estimate foresee anticipate expect admit acknowledge concede "
    "disclose reveal report confirm allege threaten promise pledge offer approve prefer mull weigh consider "
    "contemplate dislike love hate admire respect distrust detest loathe resent regret appreciate envy fear dread "
    "downplay minimize minimise exaggerate overstate understate compare liken equate contrast characterize "
    "characterise paint portray depict cast frame label brand dub call term deem rate judge regard view interpret "
    "value echo repeat reiterate reaffirm recount recall quote invoke thank congratulate apologize warn caution "
    "advise counsel remind tell ask beg implore beseech exhort encourage order instruct prod lobby convince "
    "persuade assure reassure inform notify brief recognise recognize identify credit protest resist vilify "
    "malign smear insult taunt needle trash savage berate admonish reprimand grill quiz interview examine "
    "document detail chronicle illustrate pitch float sponsor preach trumpet hype publicize declare proclaim "
    "pronounce state express voice convey communicate telegraph post issue publish repudiate disavow renounce "
    "shun snub spurn decline covet crave relish prioritize denigrate disparage belittle demean dispel debunk "
    "parrot rebuff assert claim argue note show find indicate demonstrate reflect read imply specify list add "
    "ponder imagine realize realise recite"
)

# Verbs that take a person before the matter: "X told Y that ...", "X urged Y to ...", "X accused Y of ...".
ADDRESSED = (
    "tell ask urge warn advise remind inform notify assure reassure persuade convince caution beg implore beseech "
    "exhort encourage order instruct lobby call accuse blame brief promise counsel plead want expect quiz "
    "question thank"
)

# Verbs of speech whose bare object is no matter: they need a quotation, a "that" or their place behind what is said.
QUOTED_ONLY = (
    "continue laugh sigh scream sing chant cry go snap reply respond retort read begin chime interject muse rule "
    "crow bellow thunder whisper mutter murmur write text email blog relay marvel rail fume sneer volunteer "
    "conclude protest"
)


# Verbs of speech or act that show a source only with a particle or a preposition of theirs (see above).
PARTICLE_ONLY = (
    "point talk speak refer object appeal react concentrate dwell touch elaborate expand account opt harp push "
    "vote press allude hint hit lash fire shoot bristle balk chafe seethe rant swipe side sympathize empathize "
    "bicker spar clash quarrel fret subscribe adhere consent assent vouch look lie brag disagree rally march "
    "single lay spell brush shrug weigh renege backtrack waver rejoice gloat sound demonstrate apologize "
    "apologise stand settle"
)

# Verbs that only carry a noun of speech: "made the claim that", "issued a warning about", "has questions about".
SUPPORT = (
    "make take issue give have sound cast draw express offer deliver send raise voice lodge release publish file "
    "repeat reiterate launch unleash level post hold air get"
)

# Verbs before an infinitive that leave the saying to it: "X went on to explain", "X has continued to call for".
CATENATIVE = (
    "continue refuse decline go try attempt seem appear want plan begin start use need intend hope wish vow "
    "promise agree seek threaten pledge prefer tend fail manage proceed dare rush move return like love hesitate "
    "choose decide happen come struggle work help aim expect mean claim get have ought"
)

# Verbs of which a number's source is the subject: those that state what they are followed by.
STATING = (
    "say tell announce report warn deny claim argue note add explain write tweet declare state remark recall "
    "reply respond insist continue conclude admit acknowledge concede confirm observe suggest reveal assert "
    "allege contend maintain boast predict caution reiterate repeat emphasize emphasise stress clarify testify "
    "vow pledge promise mention disclose think believe hope fear expect know assume suspect reckon estimate "
    "forecast project see anticipate foresee guess calculate show find indicate demonstrate document detail list "
    "describe put post record register count cite read propose plan want seek demand ask agree decide intend aim "
    "urge call recommend advise target accuse threaten quote affirm remind inform notify assure answer joke quip "
    "point refer talk speak brief publish release issue guide outline unveil set proclaim"
)

# Nouns of speech, thought and decision: "the minister's claim that ...", "her decision to ...", "calls for ...".
NOUNS_THAT = frozenset(
    "claim claims assertion assertions statement statements argument arguments allegation allegations accusation "
    "accusations belief beliefs view views opinion suggestion suggestions contention warning warnings fear fears "
    "concern concerns hope hopes worry worries promise promises pledge pledges vow vows prediction predictions "
    "announcement finding findings conclusion conclusions admission acknowledgment acknowledgement denial denials "
    "insistence charge charges complaint complaints remark remarks comment comments report reports notion idea "
    "theory hint hints assurance assurances assessment estimate estimates forecast forecasts confirmation "
    "revelation disclosure declaration recommendation expectation expectations conviction feeling sense suspicion "
    "suspicions doubt doubts demand demands call calls proposal proposals assumption decision determination "
    "judgment point case ruling speculation message emphasis".split()
)
NOUNS_TO = frozenset(
    "decision plan plans proposal proposals promise promises pledge pledges vow vows refusal desire intention "
    "intentions bid call calls demand demands request requests offer threat threats willingness unwillingness "
    "reluctance eagerness readiness determination wish commitment commitments ambition response reaction "
    "objection objections opposition resistance appeal appeals approach solution answer".split()
)
NOUNS_OF = frozenset(
    "criticism criticisms support condemnation denunciation praise endorsement rejection opposition view views "
    "description characterization account accounts version prediction accusation accusations allegation "
    "allegations claim claims estimate estimates forecast outlook comments comment remarks remark statement "
    "statements concerns concern fears fear worries questions question attack attacks call calls demand demands "
    "proposal proposals plan plans hope hopes pledge promise acknowledgment admission explanation announcement "
    "treatment use mention talk discussion embrace defense defence dismissal ideas idea thoughts thought opinion "
    "opinions stance position positions advice warning warnings offense offence exception issue reservations "
    "reservation misgivings doubt doubts optimism pessimism satisfaction dissatisfaction frustration anger "
    "outrage alarm regret surprise dismay gratitude sympathy confidence interest complaint complaints assessment "
    "critique skepticism scepticism obsession rhetoric vision review analysis".split()
)

# Adjectives of feeling with a being before them: "X was worried that ...", "X is opposed to ...".
ADJECTIVES = frozenset(
    "worried concerned convinced confident sure certain aware unaware hopeful optimistic pessimistic skeptical "
    "sceptical doubtful afraid glad proud happy unhappy angry furious upset sorry disappointed pleased surprised "
    "shocked grateful thankful determined willing unwilling eager reluctant keen anxious adamant clear committed "
    "dedicated opposed open inclined interested uninterested critical supportive dismissive mindful ashamed "
    "frustrated outraged incensed appalled alarmed encouraged excited thrilled delighted delight relieved bullish "
    "bearish tired wary fond passionate puzzled undecided unsure uncertain divided conscious curious nervous".split()
)


# Evidence verbs whose bare object may be a thing ("police found the car"): a matter only where a document finds it.
FINDERS = frozenset("find discover uncover establish determine prove read".split())
DOCUMENTS = frozenset(
    "poll polls survey surveys study studies report reports research analysis data figures statistics records "
    "documents document review audit census results result investigation inquiry probe panel court judge jury "
    "forecast estimates index paper article filing filings email emails letter statement commission committee "
    "tribunal tests test auditor auditors scientists researchers".split()
)

# Verbs of which the bare or the -s form is a noun as often: taken as verbs only where what follows can be their matter.
NOUN_LIKE = frozenset(
    "report claim plan call demand vote attack support estimate forecast question charge promise pledge offer "
    "request hope fear doubt desire need view point note mention comment remark answer reply concern worry praise "
    "blame debate project document record list detail review study contest challenge protest blast label brand "
    "term rate rank value order command direct press push lobby credit target knock address table share air "
    "signal release post text email mock sign pen veto pitch float bar ban read sense love like hate judge count "
    "find show state cite laugh sigh scream cry chant lecture wish guess figure regret care dream back frame cast "
    "paint second grill needle savage embrace approach aim decree rule snap volunteer brief experience advocate "
    "long interview purport telegraph process design approve mandate boycott trust respect register reference "
    "account talk appeal sound work use start return struggle help hit stand touch look "
    "favor favour deal matter spotlight position sponsor reason quote hammer bash trash jab mean elect".split()
)

# Pieces of writing or speech that somebody issues: "sent a letter urging ...".
WRITINGS = frozenset(
    "statement letter report tweet message email memo post note speech interview ad advertisement resolution "
    "release article column op-ed essay text filing paper order ruling comments remarks".split()
)

# Nouns of reckoning: "by the ministry's own estimate, ...", "in her view, ...".
RECKONINGS = frozenset(
    "estimate estimates account count reckoning calculation calculations view opinion words assessment telling".split()
)

# What stands before a colon without being a speaker.
NO_SPEAKERS = frozenset(
    "photograph photo photos pictured caption notice note read related watch more see image picture video update "
    "updated correction by source also listen example here this following click tags topics share "
    "flood floods flooding fire fires wildfire wildfires blaze storm hurricane typhoon cyclone tornado earthquake "
    "quake tsunami landslide avalanche drought heatwave crash collision derailment explosion blast attack "
    "shooting siege raid outbreak epidemic strike protest election elections vote referendum budget trial "
    "verdict war ceasefire".split()
)

# What may end a headline behind a colon or a dash: "Ferry sinks, 14 dead: police".
HEADLINE_SOURCES = frozenset(
    "police officials report reports study survey poll minister ministry government army military sources "
    "witnesses source official un media agency data experts analysts scientists court prosecutors president pm "
    "governor mayor company spokesman spokeswoman spokesperson ceo expert analyst paper papers commission "
    "watchdog union regulator".split()
)

# Nouns of an outlet's own remark behind a comma: "..., in another sign of".
REMARKS = frozenset(
    "sign move step blow bid boost setback effort gesture shift reversal twist appeared was seemed is".split()
)

# "X raised its growth forecast to 3 percent": what is revised, and the verbs that revise it.
OUTLOOKS = frozenset(
    "forecast forecasts outlook guidance target targets projection projections estimate estimates".split()
)
REVISES = frozenset(
    "raise raises raised raising cut cuts cutting lower lowers lowered lowering lift lifts lifted lifting trim "
    "trims trimmed trimming revise revises revised revising slash slashes slashed slashing hike hikes hiked "
    "upgrade upgrades upgraded downgrade downgrades downgraded keep keeps kept maintain maintains maintained set "
    "sets setting boost boosts boosted increase increases increased reduce reduces reduced reaffirm reaffirms "
    "reaffirmed narrow narrows narrowed".split()
)
