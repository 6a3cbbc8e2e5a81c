"""Words by which a page speaks to its reader as a customer, and those that only news has. All in lower case."""

ASKS = frozenset(
    """
    accept access activate add allow answer ask become book bookmark browse buy call cancel cast check choose claim
    click comment complete confirm consider contact continue contribute create discover dismiss donate download e-mail
    email enable enjoy enter explore fill find follow forward get gift give help install join learn listen log login
    make manage message order pay pick play rate reach read receive redeem register reply report request reserve review
    save scan search secure see select send set share shop show sign skip sms start stay stream submit subscribe support
    switch take tap text try turn unlock unsubscribe update upgrade use view visit vote watch whatsapp write
    """.split()
)
"""First words of a request."""

QUESTIONS = frozenset("like want need looking enjoying enjoyed love liked curious".split())
"""First words of a question that is as good as a request."""

MEDIA = frozenset(
    """
    ad-blocker ad-free adblocker affiliate browser cookies e-edition e-paper epaper inbox javascript journalism
    newsletter newsletters newsroom paywall paywalls podcast podcasts preferences premium subscribe subscriber
    subscribers subscribing subscription subscriptions unlimited unsubscribe vouchers wagering
    """.split()
)
"""What a page sells, and what it needs for that: two points."""

WARES = frozenset(
    """
    access account ad ads advert advertisers advertising alert alerts android app apps article articles briefing
    briefings bulletin bundle buys cancel channel choices click clicking commenting comments consent content coupon
    crossword crosswords customer customers device digest digital download e-mail e-mails edition editions editor
    editorial editors email emails exclusive experience facebook feed feedback friend friends gift guidelines help
    horoscope instagram invest investing ios issue letter links log login loyalty magazine mail mailing mails member
    members membership news newspaper notifications notified offer offers password personalised personalized picks
    portfolio print prints privacy profile puzzles quiz reader readers recipes recommendations register registered
    registering registration reporters reporting sale settings shares shop sign site sponsors stocks store stories story
    streaming subscribed supporter supporters telegram terms tickets tiktok tips trial twitter updates vacancies video
    videos voucher web website whatsapp youtube
    """.split()
)
"""What it offers beside: one point each."""

PAIRS = frozenset(
    [
        ("this", "email"), ("this", "e-mail"), ("this", "mail"), ("this", "newsletter"), ("this", "story"),
        ("this", "article"), ("this", "site"), ("this", "website"), ("this", "page"), ("this", "content"),
        ("sign", "up"), ("signed", "up"), ("log", "in"), ("logged", "in"), ("sign", "in"), ("opt", "out"),
        ("any", "time"), ("privacy", "policy"), ("our", "readers"), ("our", "partners"), ("our", "site"),
        ("our", "website"), ("our", "app"), ("our", "newsletter"), ("our", "journalism"), ("our", "reporting"),
        ("our", "terms"), ("our", "team"), ("our", "experts"), ("legitimate", "interest"), ("press", "standards"),
        ("press", "council"), ("free", "trial"), ("full", "access"), ("latest", "news"), ("breaking", "news"),
        ("top", "stories"), ("straight", "to"), ("delivered", "to"), ("like", "you"), ("cookie", "policy"),
        ("third", "parties"), ("personal", "data"), ("user", "agreement"), ("terms", "apply"), ("t&cs", "apply"),
        ("our", "stock"), ("our", "analysts"), ("our", "picks"), ("best", "stocks"), ("best", "buys"),
        ("top", "stocks"), ("stock", "picks"), ("buy", "now"), ("to", "buy"), ("on", "us"), ("gamble", "responsibly"),
        ("bet", "responsibly"), ("play", "responsibly"), ("app", "store"), ("google", "play"), ("google", "news"),
        ("apple", "podcasts"), ("editorial", "standards"), ("ethics", "policy"), ("this", "message"), ("our", "top"),
        ("editors", "love"), ("your", "help"), ("on", "sale"), ("right", "now"), ("free", "articles"),
        ("free", "article"), ("free", "stories"), ("free", "story"), ("%", "off"), ("no", "commitment"),
        ("no", "contract"), ("no", "strings"), ("ad", "blocker"),
    ]
)  # fmt: skip
"""Two words side by side, one point each."""

YOU = frozenset(["you", "your", "you're", "you've", "you'll", "you'd", "yours", "yourself"])
WE = frozenset(["we", "our", "us", "we're", "we've", "we'll", "we'd", "ours"])
CHEAP = frozenset(["please", "free", "instantly", "anytime", "benefits", "save", "discount", "trial", "introductory"])
PERIODS = frozenset("day week month months quarter year annum weekly monthly annually yearly".split())
MONEY = frozenset(
    "$ £ € ₹ rs inr rm r ksh sh ₦ n usd eur gbp sek nok dkk chf s$ a$ pence cents p c ¢ kr zł ₱ rp".split()
)

ONLY_OF_PAGES = frozenset("ad-free e-edition e-paper epaper ad-blocker adblocker javascript".split())
"""What no article names as a fact: they have a page's voice without "you" and "we"."""

SAYING = frozenset(
    """
    according added adds alleged alleges announced argued argues asked claimed claims explained insisted noted posted
    replied said say saying says stressed tells testified told tweeted warned warns wrote
    """.split()
)
"""In a sentence that reports what somebody says."""

FINDING = frozenset(["found", "ruled", "finds"])
"""So does a sentence with these, unless it asks whether "you" found a mistake."""

REPORTING = frozenset(
    """
    he her him his she yesterday
    """.split()
)
"""Two points less each: a page's requests know no third person."""

DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february april june july august september october
    november december
    """.split()
)
"""One point less each."""

PAST = frozenset("was were had did been became made took came went fell rose".split())
"""One point less each."""

DESKS = frozenset(
    """
    corrections desk editor editorial editors feedback letters news newsdesk newspaper newsroom our reporter reporters
    studio tip tips us
    """.split()
)
"""Whom a request for tips, letters or corrections is sent to."""

AUTHORITIES = frozenset(
    """
    coastguard consulate crimestoppers detective detectives embassy fbi helpline hospital hotline inspector
    investigators lifeline ministry officer officers police prosecutors samaritans sergeant sheriff sheriff's witnesses
    """.split()
)
"""Whose appeals with a telephone number are news."""

MACHINES = frozenset(
    ["ai", "automatically", "a.i", "a.i.", "ai-generated", "ai-assisted", "automated", "machine", "machine-generated"]
)
MADE_BY_MACHINES = frozenset(
    """
    summary summaries audio voice translation translated generated transcript transcribed narrated narration version
    """.split()
)
"""A note that a machine made the summary, the translation or the voice."""

SMALL_PRINT = frozenset(
    [
        ("requirements", "apply"), ("terms", "apply"), ("conditions", "apply"), ("t&cs", "apply"),
        ("customers", "only"), ("players", "only"), ("subscribers", "only"), ("members", "only"),
        ("gamble", "responsibly"), ("bet", "responsibly"), ("play", "responsibly"), ("drink", "responsibly"),
        ("capital", "at"), ("18s", "only"), ("odds", "correct"), ("fun", "stops"), ("responsible", "gambling"),
        ("t&c", "apply"), ("free", "spins"),
    ]
)  # fmt: skip
"""Pairs that make a sentence of at most six tokens an advertisement's small print."""

WARNINGS = {
    "accounts": ("accounts lose money",),
    "investments": ("go down as well as up", "can fall as well as rise"),
    "value": ("go down as well as up", "can fall as well as rise"),
    "performance": ("past performance is", "past performance does"),
    "advice": ("not financial advice", "not investment advice", "does not constitute", "should not be considered"),
    "capital": ("capital is at risk", "capital at risk"),
    "position": ("position in any of", "positions in any of"),
    "positions": ("position in any of", "positions in any of"),
    "gamble": ("gamble responsibly",),
    "purposes": ("for informational purposes only", "for information purposes only"),
}
"""What brokers and advisers must say, by a word of it."""
