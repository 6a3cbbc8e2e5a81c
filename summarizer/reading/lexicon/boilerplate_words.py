"""What the parts of a page that are no part of its article say: labels, beginnings, markers. All in lower case, with
straight quotation marks, and without the marks at their ends."""

ADVERTISEMENT = frozenset(
    [
        "ad", "ads", "advertisement", "advertisements", "advertising", "advertisement feature", "advertorial",
        "advertisement - continue reading below", "advertisement - scroll to continue", "ad feedback",
        "article continues after advertisement", "article continues after ad", "article continues after this ad",
        "article continues after sponsor message", "article continues below", "article continues below advertisement",
        "article continues below this ad", "content from our partners", "continue reading below",
        "continue reading the main story", "continues below advertisement", "from our partners", "paid content",
        "paid for by", "paid post", "partner content", "presented by", "promoted", "promoted content",
        "promoted stories", "remove ads", "scroll to continue", "scroll to continue with content", "skip ad",
        "skip advertisement", "sponsor message", "sponsored", "sponsored by", "sponsored content", "sponsored links",
        "sponsored stories", "story continues", "story continues after advertisement", "story continues below",
        "story continues below advertisement", "story continues below this ad", "this advertisement has not loaded yet",
        "this is an advertisement", "from our sponsors",
    ]
)  # fmt: skip

NAVIGATION = frozenset(
    [
        "about us", "account", "all comments", "archive", "back", "back to home", "back to top", "bookmark",
        "bookmark this", "careers", "clip", "close", "comment", "comments", "contact", "contact us", "contents",
        "continue reading", "cookie policy", "cookie settings", "copied", "copy link", "copy link to clipboard",
        "copy to clipboard", "create account", "create a free account", "download", "download pdf", "email",
        "email article", "email link", "email this article", "enlarge", "expand", "expand image", "facebook", "faq",
        "faqs", "favorite", "favourite", "font size", "full screen", "fullscreen", "gift article", "gift this article",
        "go back", "hide caption", "home", "home page", "homepage", "image gallery", "instagram",
        "join the conversation", "join the discussion", "jump to comments", "latest", "leave a comment",
        "leave a reply", "link copied", "linkedin", "link", "listen", "listen now", "listen to article",
        "listen to the article", "listen to this article", "listen to this story", "live tv", "load more",
        "load more comments", "loading", "log in", "log in or sign up", "log out", "login", "main menu",
        "main navigation", "menu", "mute", "my account", "next", "next article", "next slide", "next story",
        "now playing", "open in new window", "order reprints", "pause", "photo gallery", "pinterest", "play",
        "play video", "pocket", "post a comment", "preferences", "previous", "previous article", "previous slide",
        "previous story", "print", "print article", "print this article", "privacy", "privacy policy",
        "privacy settings", "purchase licensing rights", "read later", "reading time", "reddit", "register", "replay",
        "report an error", "report a typo", "report this ad", "republish", "republish this article",
        "resume subscription", "reuse this content", "reprints", "rss", "save", "save article", "save for later",
        "save story", "saved", "screen reader", "scroll", "scroll down", "search", "see all", "see comments",
        "see less", "see more", "settings", "share", "share article", "share full article", "share link",
        "share on facebook", "share on twitter", "share on whatsapp", "share on x", "share options", "share story",
        "share this", "share this article", "share this page", "share this post", "share this story", "shares",
        "show all", "show caption", "show comments", "show less", "show more", "sign in", "sign out", "site map",
        "sitemap", "skip to content", "skip to main content", "skip to navigation", "skip to search", "snapchat",
        "start the conversation", "switch to", "telegram", "terms", "terms and conditions", "terms of service",
        "terms of use", "text size", "text to speech", "threads", "tiktok", "toggle caption", "toggle menu", "top",
        "translate", "try again", "tumblr", "tweet", "twitter", "unmute", "url copied", "url copied to clipboard",
        "video", "video player", "video player is loading", "video unavailable", "videos", "view all",
        "view all comments", "view comments", "view gallery", "view image in fullscreen", "view in gallery",
        "view more", "view photos", "volume", "whatsapp", "write a comment", "write a letter to the editor", "x",
        "youtube", "zoom", "flipboard", "messenger", "add to favorites", "follow", "following", "follow us", "a a a",
        "aa", "share save", "uncategorized", "uncategorised", "subscriber only", "subscribers only", "premium",
        "for subscribers", "exclusive to subscribers", "pinned post", "external content", "close this dialog",
        "sections", "today's paper", "print edition", "e-edition", "my profile", "watch below", "listen below", "about",
        "advertise", "advertise with us", "work for us", "work with us", "complaints", "complaints and corrections",
        "modern slavery statement", "imprint", "impressum", "accessibility statement",
        "do not sell my personal information", "ad choices", "adchoices", "site index", "help", "help center",
        "help centre", "editorial code", "ethics policy", "corrections policy", "live", "key events", "live updates",
        "live blog", "live feed", "why this ad", "why am i seeing this", "about this ad", "ai-generated summary",
        "ai summary", "generated by ai", "summarised by ai", "summarized by ai", "get app", "open app", "use app",
        "open in app", "most shared",
    ]
)  # fmt: skip

NEWSLETTER = frozenset(
    [
        "subscribe", "subscribe now", "subscribe today", "sign up", "sign up now", "sign up for free", "newsletter",
        "newsletters", "free newsletter", "free weekly newsletter", "free daily newsletter", "daily newsletter",
        "weekly newsletter", "email address", "your email", "your email address", "enter your email",
        "enter your email address", "skip past newsletter promotion", "after newsletter promotion",
        "end of newsletter promotion", "end newsletter promotion", "newsletter promotion", "newsletter sign up",
        "newsletter signup", "newsletter sign-up", "email sign up", "thanks for signing up",
        "thank you for subscribing", "thank you for signing up", "invalid email", "invalid email address",
        "you are now subscribed", "check your inbox", "unsubscribe", "unsubscribe at any time", "no spam",
        "get the newsletter", "subscribe for free", "see all newsletters", "view all newsletters", "preview", "i agree",
    ]
)  # fmt: skip

APPEAL = frozenset(
    [
        "donate", "donate now", "donate today", "donate here", "donate to us", "support us", "support us now",
        "support our work", "support our journalism", "support independent journalism", "support the guardian",
        "support local journalism", "support quality journalism", "become a member", "become a supporter",
        "make a donation", "make a contribution", "make a gift", "contribute now", "join us", "buy us a coffee",
        "one-time", "support today",
    ]
)  # fmt: skip

TOPIC_HEADS = frozenset(
    [
        "explore more on these topics", "explore more", "topics", "topics in this article", "topics in this story",
        "related topics", "more on these topics", "article topics", "story topics", "tags", "in this article",
        "in this story", "filed under", "categories", "keywords", "related tags", "read more about", "more about",
        "follow topics", "follow these topics", "posted in", "tagged with",
    ]
)  # fmt: skip
"""Above a list of topics: short lines that name one each."""

LIST_HEADS = frozenset(
    [
        "also in the news", "also on site", "also read", "around the web", "best of", "don't miss", "editor's choice",
        "editor's pick", "editor's picks", "editors' choice", "editors' picks", "featured", "featured stories",
        "for you", "from around the web", "further reading", "keep reading", "latest headlines", "latest news",
        "latest stories", "more articles", "more coverage", "more from the web", "more headlines", "more in world",
        "more like this", "more news", "more on this", "more on this story", "more stories", "more to read",
        "more top stories", "most popular", "most popular stories", "most commented", "most discussed", "most emailed",
        "must watch", "must see", "latest updates", "most read", "most read stories", "most viewed", "most watched",
        "must read", "must reads", "must-read", "must-reads", "next read", "other news", "other stories",
        "other top stories", "our picks", "picked for you", "popular", "popular now", "popular stories", "read also",
        "read more", "read more on this story", "read next", "recent posts", "recent stories", "recommended",
        "recommended for you", "recommended reading", "recommended stories", "recommended videos", "related",
        "related article", "related articles", "related content", "related coverage", "related internet links",
        "related links", "related news", "related posts", "related reading", "related stories", "related story",
        "related topics and stories", "related video", "related videos", "see also", "suggested for you",
        "suggested reading", "top headlines", "top news", "top stories", "top stories today", "trending",
        "trending now", "trending stories", "trending topics", "up next", "watch also", "watch next",
        "what to read next", "what others are reading", "you may also like", "you may like", "you might also like",
        "you might like", "you may also be interested in", "you might also be interested in", "more to explore",
        "discover more", "explore related", "more for you", "read this next", "watch more",
    ]
)  # fmt: skip
"""Above a list of other articles: lines without a full stop."""

CREDIT = frozenset(
    [
        "all rights reserved", "about the author", "about the authors", "about the writer", "with agencies",
        "with wires", "with wire reports", "from wire reports", "from wire services", "getty images", "getty", "alamy",
        "shutterstock", "file photo", "file pic", "file picture", "file image", "ap photo", "reuters photo",
        "afp photo", "stock photo", "stock image", "handout", "representational image", "representative image",
        "image for representation", "photo for representation", "supplied", "courtesy photo", "contributed photo",
        "ends", "end", "-30-", "our standards: the thomson reuters trust principles",
    ]
)  # fmt: skip

SHARING = frozenset(
    """
    facebook twitter x whatsapp telegram linkedin pinterest reddit email e-mail mail print comment comments share save
    copy link url instagram youtube tumblr messenger threads tiktok bluesky mastodon flipboard sms tweet post pin
    bookmark follow us via on and or gift listen google news link- icon button share: by to
    """.split()
)
NETWORKS = frozenset(
    """
    facebook twitter whatsapp telegram linkedin pinterest reddit email print instagram youtube tumblr messenger bluesky
    mastodon flipboard tiktok
    """.split()
)
"""A line of nothing but SHARING words, with one of NETWORKS, is a row of buttons."""

RELATED_STARTS = (
    "sponsored", "paid content", "partner content", "advertiser content",
    "also read", "also see", "also watch", "also on", "click here", "don't miss", "dont miss", "explore more",
    "from the archive", "further reading", "go deeper", "in case you missed it", "in pictures", "in photos", "podcast",
    "photos", "gallery", "photo gallery", "keep reading", "listen", "listen now", "more", "more coverage", "more from",
    "more on", "more stories", "must read", "must-read", "must watch", "next article", "now read", "read", "read also",
    "read and share", "read full story", "read here", "read it here", "read more", "read more about", "read more at",
    "read more from", "read more here", "read more in", "read more on", "read next", "read our", "read the full",
    "read the full article", "read the full story", "read the rest", "read this", "recommended", "related",
    "related article", "related articles", "related content", "related coverage", "related reading", "related stories",
    "related story", "related video", "see also", "see more", "tap here", "trending", "up next", "watch", "watch also",
    "watch live", "watch more", "watch next", "watch now", "watch this", "you may also like", "you might also like",
    "you may like", "what to read next", "view more", "baca juga", "icymi",
)  # fmt: skip
"""Before a colon (or a dash, or a bar) they announce another article."""

RELATED_OPENINGS = (
    "also read ", "click here for ", "click here to ", "tap here to ", "explore more on ", "find out more about ",
    "for more on this ", "for more stories ", "for the latest news", "more on this story", "read also ",
    "read more about ", "read more at ", "read more from ", "read more here", "read more on ", "read more stories ",
    "read more:", "read the full article", "read the full story", "read the full report here", "read the original ",
    "read the rest of ", "see more on ", "watch the full video", "watch the video", "watch more ", "check out more ",
    "more from ", "more on this", "see also ", "continue reading ", "you may also like", "visit our website",
    "view the full ",
)  # fmt: skip
"""A short line that begins with them and has no full stop leads to another page."""

SIGN_OFFS_BY = (
    "reporting by ", "additional reporting by ", "additional reporting from ", "editing by ", "writing by ",
    "edited by ", "compiled by ", "with reporting by ", "with additional reporting ", "distributed by ",
    "licensed under ", "audio supplied by ", "narrated by ", "voiced by ", "syndicated by ", "republished from ",
    "with inputs from ", "with input from ", "with files from ", "with agency inputs", "with agencies",
    "with contributions from ", "reporting and writing by ", "produced by ", "graphics by ", "graphic by ",
    "photos by ", "photography by ", "photographs by ", "illustration by ", "illustrations by ", "video by ",
    "translated by ", "translation by ", "story by ", "text by ", "written by ", "posted by ", "published by ",
    "copyright ",
)  # fmt: skip
"""How a line begins that says who made the article; prose may begin so too, but goes on with a verb."""

PROSE_WORDS = frozenset(
    """
    that found finds showed shows revealed reveals suggests suggested has have had was were is are said says will would
    can could which who does do did wrote ruled told covers protects
    """.split()
)

SIGN_OFFS = (
    "our standards: ", "read our standards", "this story has been published from ", "this story has not been edited ",
    "this article has been published from ", "this article was originally published ",
    "this story was originally published ", "this article first appeared ", "this story first appeared ",
    "this article was first published ", "this story was first published ", "this article originally appeared ",
    "this story originally appeared ", "this post originally appeared ", "this article is republished from ",
    "this article was produced by ", "this story was produced by ", "this story was provided by ",
    "a version of this article ", "a version of this story ", "except for the headline, this story ",
    "this article appeared in the ", "this article appears ", "this story appears ", "this column appears ",
    "this article appeared ", "this article is published under ", "this story has been sourced ",
    "this article has been sourced ", "this story has been auto", "this article has been auto",
    "this story is part of ", "this article is part of ", "this report was produced ", "this story comes from ",
    "all rights reserved",
)  # fmt: skip
"""How the sentences begin that say who first ran the article."""

SIGN_OFF_ENDS = (
    "contributed to this report", "contributed to this article", "contributed to this story", "contributed reporting",
    "contributed to the report", "contributed research", "all rights reserved", "may not be reproduced",
    "contributed to this dispatch", "contributed to this post", "contributed to reporting",
)  # fmt: skip
"""How the sentences end that say so."""

STAMPED = frozenset(
    """
    published updated posted modified last first original created edited
    """.split()
)
"""They open the line that says when an article was published."""

STAMP_WORDS = STAMPED | frozenset(
    """
    views a m p on at date time am pm a.m p.m a.m. p.m. hrs hours hour minutes minute mins min days day ago read and
    local january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
    fri sat sun et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eet eest ist wib wat cat eat sast jst
    kst hkt sgt pkt myt aest aedt awst nzst nzdt msk eastern st nd rd th today yesterday
    """.split()
)
DATE_WORDS = frozenset(
    """
    january february march april june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec ago monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun
    """.split()
)
"""A stamp is made of STAMP_WORDS and digits alone, and has one of DATE_WORDS or STAMPED."""

AGENCIES = frozenset(
    [
        "afp", "agence france-presse", "agencies", "ani", "ansa", "ap", "associated press", "bernama", "bloomberg",
        "bloomberg news", "canadian press", "cna", "dpa", "efe", "express news service", "guardian staff",
        "guardian staff and agencies", "ians", "kyodo", "kyodo news", "news agencies", "news desk", "newsroom",
        "online desk", "our correspondent", "our reporter", "pa", "pa media", "press association",
        "press trust of india", "pti", "reuters", "special correspondent", "staff", "staff and agencies",
        "staff and agency", "staff correspondent", "staff report", "staff reporter", "staff reports", "staff writer",
        "staff writers", "tass", "the associated press", "the canadian press", "tribune news service", "upi",
        "web desk", "xinhua", "yonhap", "yonhap news agency",
    ]
)  # fmt: skip

POSTS = frozenset(
    "reporter correspondent editor writer columnist producer journalist contributor bureau staff fellow intern".split()
)
"""What a byline's second line or a note on the author calls him or her."""

SECTIONS = frozenset(
    """
    news world local national international politics political business economy economics finance markets market money
    companies company consumer earnings report reports technology tech science health environment climate energy
    education culture arts art books film films music tv television radio entertainment celebrity lifestyle life style
    food travel fashion sport sports football soccer cricket rugby tennis golf racing opinion opinions comment
    commentary editorial editorials letters analysis explainer explained features feature investigation investigations
    exclusive breaking live latest update updates video videos audio podcast podcasts photos gallery pictures obituaries
    obituary crime courts court law justice security defence defense military weather transport transportation property
    housing family religion society community communities media advertising jobs careers cars motoring gaming games
    innovation startups stocks bonds commodities crypto banking banks insurance retail industry industries trade
    agriculture farming wildlife nature space history magazine weekend sunday saturday africa asia europe americas
    america australia china india russia ukraine israel spain france germany italy britain uk us usa u.s. u.k. eu
    england scotland wales ireland canada mexico brazil japan korea pakistan malaysia singapore indonesia philippines
    thailand vietnam nigeria kenya ghana egypt turkey iran iraq syria lebanon gaza palestine afghanistan nepal
    bangladesh zealand zimbabwe uganda ethiopia sudan argentina chile colombia venezuela cuba poland greece portugal
    netherlands belgium sweden norway denmark finland switzerland austria hungary romania pacific caribbean middle east
    north south west western eastern central asia-pacific latin london new york washington city metro region regional
    state home front page top stories story headlines people the and & of in elections election campaign congress
    parliament senate house white government policy real estate personal data press releases release
    """.split()
)
"""Words of a section's name, which stands above a headline."""
