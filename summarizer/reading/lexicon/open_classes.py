"""Classes of words in the phrases of `open_words`: a class is written there as @name. Data only."""

WORD_CLASSES: dict[str, str] = {
    "be": "is are was were be been being 's 're",
    "wasnt": "isn't aren't wasn't weren't ain't",
    "did": "did does do has have had would will could can",
    "didnt": "didn't doesn't don't hasn't haven't hadn't wouldn't won't couldn't can't cannot",
    "not": "not isn't aren't wasn't weren't didn't doesn't don't hasn't haven't hadn't wouldn't won't couldn't can't "
    "cannot never nobody neither",
    "may": "may might could would will can",
    "remain": "remain remains remained remaining",
    "wh": "what who whom whose which when where why how whether if",
    "refuse": "declined declines declining decline refused refuses refusing refuse unwilling reluctant",
    "tell": "comment elaborate answer disclose discuss give provide specify reveal confirm release speculate explain "
    "detail clarify address reply respond share testify speak say describe divulge acknowledge name identify talk "
    "publish expand quantify put",
    "stated": "responded replied elaborated commented specified disclosed revealed explained mentioned clarified said "
    "referenced confirmed",
    "state": "respond reply elaborate comment specify disclose reveal explain mention clarify say reference confirm "
    "discuss name identify speculate detail release publish provide produce",
    "hand": "give given provide provided offer offered release released publish published return returned answer "
    "answered announce announced address addressed cite cited name named share shared identify identified produce",
    "gave": "gave gives giving offered offers offering provided provides providing released releasing cited made set "
    "announced shared presented produced produces showed given shown offer provide show",
    "particulars": "details detail reason reasons explanation explanations figure figures number numbers timeline "
    "timetable timeframe date dates name names information breakdown comment comments evidence proof specifics "
    "further more any request requests call calls message messages email emails question questions estimate update "
    "response inquiries enquiries",
    "claim": "claim claims allegation allegations accusation accusations charge charges suggestion suggestions "
    "assertion assertions report reports account accounts notion idea wrongdoing criticism criticisms statement "
    "statements rumours rumors version findings characterization characterisation argument responsibility involvement "
    "figures story stories conclusion conclusions number estimate estimates finding verdict",
    "doubt": "questions question doubts doubt concerns concern suspicions suspicion speculation controversy fears "
    "debate",
    "inquiry": "investigation investigations inquiry inquiries enquiry enquiries probe probes review audit inquest "
    "manhunt examination autopsy post-mortem",
    "body": "committee commission panel team taskforce force board group tribunal",
    "inquire": "investigate probe examine review inquire",
    "rule": "decide rule announce vote publish release report reveal unveil respond testify consider determine issue "
    "appeal hear resume reach sign approve submit present deliver hand file conclude finalise finalize debate "
    "reconvene deliberate sentence stand",
    "decided": "decided announced published released known determined investigated reviewed sentenced charged heard "
    "arraigned extradited approved ratified signed confirmed agreed finalised finalized endorsed debated settled "
    "resolved concluded presented submitted questioned interviewed examined tested counted assessed evaluated scanned "
    "monitored judged tried",
    "changed": "expanded extended widened broadened revised delayed postponed cancelled canceled suspended revoked "
    "overturned reversed prosecuted fined jailed banned forced affected lost charged scrapped blocked",
    "change": "rise climb grow increase worsen spread last escalate face lead delay jeopardise jeopardize trigger "
    "widen collapse",
    "verdict": "ruling decision verdict vote hearing trial sentencing announcement result results statement appeal "
    "judgment judgement outcome findings conclusion talks negotiations deliberations inquest report autopsy "
    "toxicology runoff run-off referendum ballot settlement motion recommendation recommendations",
    "verdict_due": "expected due awaited scheduled pending ongoing underway imminent",
    "when": "on in by next later before this within at after for tomorrow soon until monday tuesday wednesday thursday "
    "friday saturday sunday",
    "weekday": "monday tuesday wednesday thursday friday saturday sunday tomorrow today next this later soon",
    "results": "earnings results figures findings quarterly accounts",
    "false": "misleading false baseless untrue unfounded groundless fabricated inaccurate incorrect exaggerated wrong "
    "nonsense fake lie lies absurd ridiculous fiction speculation speculative smear smears propaganda fabrication "
    "hoax unjustified overblown overstated inflated disinformation misinformation politically-motivated invented "
    "scaremongering alarmist fantasy fanciful",
    "call": "called calls calling branded labelled labeled described describes describing dismissed dismissing "
    "dismisses rejected rejects rejecting slammed denounced characterised characterized branding labelling",
    "find_out": "determine establish identify ascertain learn understand locate confirm trace piece assess verify",
    "restore": "restore contain recover rescue reach reopen resolve free extinguish stabilise stabilize",
    "toil": "trying working work attempting struggling scrambling hoping try effort efforts racing",
    "act": "ask request consider seek accept agree return resign sue appeal withdraw retaliate respond negotiate sign "
    "approve step strike halt suspend resume support reject reconsider intervene walk leave quit close shut",
    "hunted": "suspect suspects gunman gunmen attacker attackers driver missing survivors survivor victims victim "
    "bodies body other others any more possible further additional killer shooter wreckage cause remains perpetrators "
    "witnesses information",
    "seems": "believed thought suspected feared understood said alleged reported rumoured rumored presumed",
    "people": "people persons residents passengers workers others children men women miners soldiers crew sailors "
    "students dozens hundreds thousands victims",
    "somebody_unknown": "gunmen gunman assailants assailant attackers attacker origin number quantity amount reasons "
    "whereabouts location sum person persons men man individuals suspects perpetrators",
    "consent": "approval approvals clearance ratification agreement confirmation review sign-off consent permission "
    "negotiation negotiations conditions vote scrutiny change changes appeal finalisation financing funding "
    "authorisation authorization certification verification signature go-ahead",
    "hinge": "outcome outcomes result results approval support success talks funding verdict vote decision agreement "
    "progress election weather ruling negotiations",
    "settles": "fail fails collapse collapses rejected rejects refuses approved approves passed passes elected "
    "convicted ratified confirmed wins loses guilty upheld enacted agreed reached struck necessary needed succeeds "
    "holds hold stands survives survive win lose",
    "some_time": "two three four five six seven eight nine ten a an hours minutes more up about over",
    "verify": "verify confirm corroborate authenticate substantiate",
    "verified": "verified confirmed corroborated authenticated substantiated",
}
