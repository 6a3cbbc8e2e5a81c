"""Words of a page's controls and widgets: buttons, players, dialogs, tables of prices, forecasts. All in lower case."""

CONTROLS = frozenset(
    """
    accept accessibility account actions add agree alerts all allow am amp and any app apply article at audio autoplay
    back best block bookmark button buttons by cancel caption captions cast categories category chapters clear close
    collapse comment comments confirm consent contents continue controls cookie cookies copied copy current customise
    customize decline default deny description descriptions dialog external content disable edition english
    international dismiss display done download duration edit email enable end enter escape esc event events expand
    favourites feedback filter filters flag follow font footer for forward from full fullscreen gallery go got
    guidelines header help hide hot icon image images in increase decrease info it items key keyboard language larger
    last later latest learn less like link list listen live load loaded loading log login main manage mark maybe me menu
    minimise minimize modal mode more most mute my navigation new newest next no not notifications now of ok okay oldest
    on only open options or our out page pause picture picture-in-picture play playback player playing player's please
    policies policy popular post posts preferences previous print privacy progress purposes quality rate rated reactions
    read recent refresh reject related reload relevant remaining replies reply report reset resize restart result
    results resume retry rewind save saved screen scroll search section see seek selected send settings share shortcuts
    show sign site size skip slide slider slides smaller sort speed start statistics stay stop stream story submit
    subscribe subtitle subtitles summary switch tap terms text thanks the then this time to toggle top topic topics
    transcript translate turn type unmute up updates use vendor vendors video videos view views volume vote votes watch
    website window with x yes your zoom 0.5x 1x 1.5x 2x
    """.split()
)
"""A short line of nothing but these and figures is a row of buttons, where it has one of CONTROL_SIGNS."""

CONTROL_SIGNS = frozenset(
    """
    accept accessibility agree allow autoplay captions cookie cookies copy current decline deny dismiss duration edition
    external refresh expand filter font footer fullscreen hide listen loaded loading log manage menu mute navigation
    newest notifications okay oldest options pause play playback player preferences reject remaining replay reset resize
    seek settings share show sign skip sort stream submit subscribe subtitles toggle transcript unmute vendors view
    volume vote watch zoom
    """.split()
)

BOX_LABELS = frozenset(
    [
        "learn more", "find out more", "continue", "get started", "try now", "test now", "start now", "start trial",
        "start free trial", "start your free trial", "subscribe", "subscribe now", "subscribe today", "subscribe here",
        "sign up", "sign up now", "sign up here", "sign up for free", "join now", "join today", "join us", "donate",
        "donate now", "donate today", "donate here", "give now", "give today", "become a member", "become a supporter",
        "support us", "support us now", "contribute", "contribute now", "register", "register now", "register for free",
        "log in", "login", "sign in", "cancel any time", "cancel anytime", "buy now", "book now", "book tickets",
        "order now", "chip in", "get it now", "see offers", "see our offers", "view offers", "see plans", "view plans",
        "choose your plan", "select a plan", "subscribe for free", "download now", "download the app", "get the app",
        "open in app", "not now", "maybe later", "no thanks", "no, thanks", "no thank you", "allow", "accept",
        "accept all", "i accept", "i agree", "got it", "ok", "okay", "reject all", "more options", "manage options",
        "manage cookies", "cookie settings", "monthly", "annual", "yearly", "one-time", "one time", "once", "other",
        "other amount", "email address", "your email", "enter your email", "enter your email address", "best value",
        "most popular", "recommended", "apple podcasts", "spotify", "click here to join", "join", "remind me later",
        "remind me", "claim offer", "claim this offer", "see the list", "unsubscribe", "comments", "privacy policy",
        "already a subscriber", "limited-time offer", "special offer", "save now", "activate now", "unlock now",
        "follow",
    ]
)  # fmt: skip
"""Buttons and labels of a box, beside which short lines in its voice belong to it."""

BUTTON_STARTS = ("yes, i", "yes i", "no, i", "i'll ", "i'm ", "i want ", "i've ", "count me in")
"""What a button makes its reader say."""

LABELS_IN_BRACKETS = frozenset(
    """
    pics pictures photo photos video videos watch listen gallery audio podcast read live opinion exclusive see explainer
    infographic map
    """.split()
)
"""[PICS] Inside the control room: before another article's title."""

HEADS_OF_LISTS = (
    "more from ", "more in ", "more on ", "most viewed ", "most read ", "most popular ", "most watched ",
    "most shared ", "most commented ", "popular in ", "latest in ", "latest from ", "latest on ", "trending in ",
    "trending on ", "top stories in ", "best of ", "related to ", "also in ", "also on ", "elsewhere on ",
    "elsewhere in ", "from our ", "recommended by ", "read more from ", "stories from ", "top in ", "what's hot in ",
    "others are reading", "what people are reading",
)  # fmt: skip
"""How a short line begins below which other articles' titles stand."""

ADVERTISERS = frozenset(
    [
        "from our partners", "content from our partners", "sponsored stories", "sponsored links", "promoted stories",
        "promoted content", "paid content", "partner content", "sponsored content", "ads by taboola", "you may like",
    ]
)  # fmt: skip
"""Above a list of titles that somebody pays for."""

WEATHER = frozenset(
    """
    sunny cloudy partly mostly overcast clear rain showers drizzle snow sleet fog mist hazy haze windy thunderstorms
    thunderstorm feels like humidity wind high low h l uv index sunrise sunset today tonight tomorrow weather forecast
    mon tue wed thu fri sat sun c f km mph kmh hourly daily day light heavy scattered precipitation
    """.split()
)
"""A forecast's labels: a line of them alone, beside a temperature."""

POLL_BUTTONS = frozenset(
    [
        "vote", "vote now", "cast your vote", "submit", "submit vote", "submit your vote", "view results",
        "see results", "show results", "view result", "poll closed", "this poll has closed", "this poll is closed",
    ]
)  # fmt: skip

STREETS = frozenset(
    """
    street st road rd avenue ave boulevard blvd lane ln drive dr way square place plaza floor suite box building house
    tower terrace parkway highway court quay embankment strasse straße platz marg nagar sector block p.o po plot
    """.split()
)
STANDING = frozenset(
    """
    ltd limited llc inc gmbh ag plc media group publishing publications press holdings sdn bhd pvt pty pte news company
    corporation newspapers communications
    """.split()
)
"""A footer's address has a number and a word of STREETS, or a company's legal form and a number."""
