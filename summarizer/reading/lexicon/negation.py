"""Words by which a text says that something is not so."""

NEGATIONS: frozenset[str] = frozenset(
    "not no never none nobody nothing nowhere neither nor without cannot aint".split()
)
# Verbs that leave what follows undone or untrue: "declined to comment", "denied hitting the bridge".
DENIALS: frozenset[str] = frozenset(
    "deny denies denied denying decline declines declined declining refuse refuses refused refusing fail fails"
    " failed failing lack lacks lacked lacking".split()
)
# Of these the ones that say that something is untrue, and the nouns for what they say it of.
DENYING: frozenset[str] = frozenset("deny denies denied denying".split())
ALLEGATIONS: frozenset[str] = frozenset(
    "report reports claim claims allegation allegations accusation accusations suggestion suggestions rumour rumours"
    " rumor rumors charge charges".split()
)
# Words by which a paraphrase denies without a negation.
REJECTING: frozenset[str] = frozenset(
    "dispute reject refute contest contradict dismiss rebut false untrue baseless unfounded".split()
)
# "No more than ten", "not only": no negation of what follows.
NOT_NEGATING: frozenset[tuple[str, str]] = frozenset(
    [("no", word) for word in ("more", "less", "fewer", "later", "earlier", "doubt", "matter", "wonder", "sooner")]
    + [("not", word) for word in ("only", "just", "least", "merely", "simply")]
    + [("or", "not"), ("if", "not")]
)
# A word that holds its negation, and the word without it.
NEGATED: dict[str, str] = dict(
    pair.split(":")
    for pair in (
        "unknown:known unclear:clear unable:able uncertain:certain unconfirmed:confirmed unharmed:harmed"
        " uninjured:injured unhurt:hurt unlikely:likely impossible:possible illegal:legal unlawful:lawful unsafe:safe"
        " incomplete:complete inaccurate:accurate unaware:aware unpaid:paid unfounded:founded disagree:agree"
        " disagreed:agreed disagrees:agrees disapprove:approve disapproved:approved unverified:verified"
        " undisclosed:disclosed unidentified:identified unresolved:resolved undecided:decided unchanged:changed"
        " unaffected:affected undamaged:damaged unjustified:justified unnecessary:necessary unusual:usual"
        " unwilling:willing unavailable:available unsuccessful:successful unprecedented:precedented untrue:true"
        " unreasonable:reasonable unacceptable:acceptable unfair:fair unproven:proven unexplained:explained"
        " unreported:reported unregistered:registered uninsured:insured unarmed:armed unauthorised:authorised"
        " unauthorized:authorized unconstitutional:constitutional ineligible:eligible invalid:valid"
        " insufficient:sufficient"
        " inadequate:adequate unsolved:solved unsustainable:sustainable unexpected:expected incorrect:correct"
        " improper:proper unfit:fit unprepared:prepared dissatisfied:satisfied unhappy:happy"
    ).split()
)
# Where what a negation denies ends: the next clause.
CLAUSE_OPENERS: frozenset[str] = frozenset(
    "but and because although though while whereas which who whom that if unless until when where after before"
    " since however how why what whether".split()
)
QUESTION_WORDS: frozenset[str] = frozenset("whether when where why how who what which if".split())
# Words that carry no matter of their own; whether a claim repeats its evidence is told by the others.
GRAMMAR: frozenset[str] = frozenset(
    "a an the this that these those it its he she they his her their him them we us our i me my you your is are"
    " was were be been being am do does did done has have had having will would can could may might must shall"
    " should to of in on at by for from with into onto over under about as and or but if than then there here so"
    " such very also too just yet any some all both each every one ones who whom whose which what when where why"
    " how while because although though however immediately already still ever even only quite really far up out"
    " off down back more most less least been".split()
)
