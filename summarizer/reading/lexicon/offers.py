"""What a page asks of its reader, in lower case and with straight marks."""

from summarizer.reading.model import Why

OFFERS: tuple[tuple[tuple[str, ...], tuple[str, ...], Why], ...] = (
    (
        (
            "already a subscriber", "already a member", "already registered", "already have an account",
            "already subscribed",
        ),
        (),
        "navigation",
    ),
    (("become a member", "become a supporter", "become a subscriber", "become a patron"), (), "appeal"),
    (
        (
            "by signing up", "by clicking", "by subscribing", "by entering", "by continuing", "by providing",
            "by registering", "by submitting", "by creating", "by proceeding", "by joining",
        ),
        ("agree", "consent", "accept", "terms", "privacy", "acknowledge"),
        "newsletter",
    ),
    (
        ("click here", "click to", "click the", "click on the"),
        ("here", "subscribe", "sign", "read", "more", "watch", "link", "play", "share", "join"),
        "related",
    ),
    (("please support",), ("journalism", "journalists", "newsroom", "reporting", "us"), "appeal"),
    (
        ("consider supporting", "consider donating", "consider making", "consider subscribing", "consider becoming"),
        (),
        "appeal",
    ),
    (("could not subscribe",), (), "newsletter"),
    (("create a free account", "create an account", "create your free"), (), "navigation"),
    (
        (
            "do you have a story", "do you have a tip", "do you have any", "do you have information",
            "do you know more", "do you have something", "do you have news",
        ),
        ("us", "email", "e-mail", "contact", "tip", "tips", "share"),
        "navigation",
    ),
    (
        ("don't miss", "don't have an account", "don't want to miss"),
        ("newsletter", "newsletters", "inbox", "subscribe", "account", "sign", "app", "channel"),
        "newsletter",
    ),
    (("donate",), ("now", "today", "here", "us", "our", "journalism", "independent"), "appeal"),
    (("download our", "get our app"), ("app", "apps"), "advertisement"),
    (("enjoyed this", "enjoyed reading"), ("subscribe", "share", "sign", "support", "newsletter"), "newsletter"),
    (("enter your email", "enter your e-mail", "enter a valid"), (), "newsletter"),
    (("follow us", "follow our", "follow @", "follow live"), (), "navigation"),
    (
        ("follow",),
        ("twitter", "facebook", "instagram", "@", "tiktok", "threads", "bluesky", "linkedin", "whatsapp"),
        "navigation",
    ),
    (
        (
            "for more information", "for more stories", "for more news", "for more from", "for more on this",
            "for the latest", "for all the latest", "for more great", "for unlimited access", "for more details visit",
        ),
        ("privacy", "newsletter", "subscribe", "follow", "app", "website", "click", "channel", "sign", "visit"),
        "newsletter",
    ),
    (
        (
            "get the", "get our", "get your", "get all", "get unlimited", "get daily", "get more", "get breaking",
            "get stories", "get updates", "get email", "get in touch", "get fresh", "get essential",
        ),
        (
            "newsletter", "newsletters", "inbox", "app", "alerts", "unlimited", "briefing", "subscription", "touch",
            "mailbox", "notifications",
        ),
        "newsletter",
    ),
    (("given your",), ("newsletter",), "newsletter"),
    (("got a story", "got a tip", "got a news tip", "got something"), (), "navigation"),
    (
        ("have a story", "have a tip", "have a news tip", "have you got a", "have something to", "have your say"),
        ("us", "email", "e-mail", "contact", "tip", "tips", "comments", "say"),
        "navigation",
    ),
    (
        ("help us", "help support", "help fund", "help keep", "help protect"),
        ("journalism", "journalists", "newsroom", "reporting", "independent", "donate", "readers", "contribution"),
        "appeal",
    ),
    (
        (
            "if you enjoyed this", "if you liked this", "if you value", "if you can, please",
            "if you'd like to support", "if you would like to support", "if you have a tip", "if you have a story",
            "if everyone who",
        ),
        ("journalism", "support", "subscribe", "share", "newsletter", "contribute", "donation", "us", "funding"),
        "appeal",
    ),
    (
        ("join our", "join the", "join us on", "join us for as", "join thousands"),
        (
            "newsletter", "whatsapp", "telegram", "channel", "conversation", "subscribers", "facebook", "mailing",
            "discord",
        ),
        "newsletter",
    ),
    (
        ("keep up with", "keep up to date", "keep reading"),
        ("newsletter", "trial", "free", "account", "inbox", "app", "subscribe", "subscription", "sign"),
        "newsletter",
    ),
    (("let us know",), ("comments", "email", "e-mail", "below"), "navigation"),
    (
        ("like us on", "like what you", "like our", "like this"),
        ("facebook", "newsletter", "subscribe", "sign", "page", "support"),
        "navigation",
    ),
    (
        ("listen to this", "listen to the article", "listen to our", "listen and subscribe"),
        ("article", "podcast", "episode", "story", "subscribe"),
        "related",
    ),
    (("log in to", "log in or", "login to"), (), "navigation"),
    (("make a donation", "make a contribution", "make a gift", "make a one-time"), (), "appeal"),
    (("never miss",), ("story", "newsletter", "inbox", "update", "sign", "subscribe", "news"), "newsletter"),
    (("note: this site",), (), "navigation"),
    (
        ("our newsletter", "our free newsletter", "our daily newsletter", "our morning", "our weekly"),
        ("newsletter", "inbox", "email"),
        "newsletter",
    ),
    (
        (
            "please enter", "please sign in", "please log in", "please login", "please subscribe", "please consider",
            "please try again", "please enable", "please donate", "please read our", "please check your",
            "please click", "please upgrade", "please see our", "please refresh", "please verify",
        ),
        (
            "email", "valid", "sign", "log", "login", "subscribe", "supporting", "donating", "subscribing", "again",
            "javascript", "cookies", "donate", "inbox", "here", "journalism", "browser", "terms",
        ),
        "navigation",
    ),
    (("privacy notice", "privacy policy"), (), "newsletter"),
    (("reach out to", "reach the reporter", "reach him", "reach her", "reach reporter"), ("@",), "credit"),
    (
        ("read more", "read the full", "read our", "read next", "read the original", "read also", "read the rest"),
        ("here", "article", "story", "stories", "more", "terms", "policy", "coverage", "original", "also", "next"),
        "related",
    ),
    (("receive",), ("inbox", "newsletter", "newsletters", "alerts"), "newsletter"),
    (
        ("register for free", "register now", "register to", "register here"),
        ("read", "comment", "continue", "newsletter", "account"),
        "newsletter",
    ),
    (
        ("send tips", "send us", "send your", "send news tips", "send an email"),
        ("tips", "us", "@", "story"),
        "navigation",
    ),
    (
        ("share this", "share your", "share on", "share with"),
        ("article", "story", "comments", "thoughts", "facebook", "twitter", "friends", "post", "whatsapp", "below"),
        "navigation",
    ),
    (
        ("sign up", "sign in"),
        (
            "newsletter", "newsletters", "inbox", "alerts", "updates", "email", "emails", "e-mail", "daily", "weekly",
            "briefing", "free", "here", "account", "comment", "our", "us", "read", "save", "digest",
        ),
        "newsletter",
    ),
    (
        ("sorry, this", "sorry, your", "sorry, you"),
        ("browser", "javascript", "comments", "video", "subscribers"),
        "navigation",
    ),
    (("start your", "start a"), ("trial", "subscription"), "newsletter"),
    (
        (
            "stay up to date", "stay up-to-date", "stay informed", "stay connected", "stay tuned", "stay on top",
            "stay ahead", "stay in the",
        ),
        ("newsletter", "newsletters", "inbox", "subscribe", "app", "our", "channel", "alerts", "sign"),
        "newsletter",
    ),
    (
        ("subscribe",),
        (
            "newsletter", "newsletters", "now", "today", "channel", "podcast", "youtube", "inbox", "unlimited",
            "digital", "access", "our", "here", "free", "read", "feed", "updates", "notifications", "to",
        ),
        "newsletter",
    ),
    (
        (
            "support our", "support us", "support independent", "support quality", "support local", "support public",
            "support the", "support fearless", "support nonprofit",
        ),
        ("journalism", "journalists", "newsroom", "us", "reporting"),
        "appeal",
    ),
    (
        (
            "thank you for subscribing", "thank you for signing", "thank you for registering", "thank you for reading",
            "thank you for your support", "thank you for visiting",
        ),
        (),
        "newsletter",
    ),
    (
        ("thanks for subscribing", "thanks for signing", "thanks for reading", "thanks for registering"),
        (),
        "newsletter",
    ),
    (
        (
            "the comments section", "the comment section", "the comments on this", "comments on this",
            "the most important stories", "the best of our journalism", "the day's top stories",
            "the latest news delivered",
        ),
        ("closed", "inbox", "newsletter", "delivered", "moderated"),
        "newsletter",
    ),
    (
        ("this site", "this website", "this page is protected", "this form is protected", "this browser"),
        ("cookies", "recaptcha", "javascript", "browser"),
        "navigation",
    ),
    (
        (
            "this content is hosted", "this content is provided", "this content is not available",
            "this video is not available", "this video cannot", "this article is for", "this article is only",
            "this article is available", "this article is exclusive", "this story is available", "this story is for",
            "this content is for", "this content is only", "this content is available",
            "this post may contain affiliate", "this article may contain affiliate", "this article contains affiliate",
            "this advertisement", "this is a premium", "this is a subscriber",
        ),
        (
            "subscribers", "subscribe", "members", "affiliate", "hosted", "region", "country", "loaded", "premium",
            "subscriber", "provided", "available", "device",
        ),
        "navigation",
    ),
    (
        (
            "to continue reading", "to read the full", "to read more", "to view this", "to keep reading",
            "to enable this", "to comment", "to enjoy additional", "to learn more about how", "to access this",
            "to unlock", "to stay up to date",
        ),
        (
            "subscribe", "subscription", "log", "sign", "account", "register", "javascript", "newsletter", "click",
            "cookies", "features",
        ),
        "navigation",
    ),
    (
        ("try unlimited", "try free", "try it free", "try our", "try again"),
        ("access", "free", "app", "newsletter", "later", "subscription"),
        "newsletter",
    ),
    (("unlimited access", "unlimited digital"), (), "newsletter"),
    (
        ("unlock this", "unlock unlimited", "unlock the", "unlock full", "unlock all"),
        ("article", "access", "subscription", "story", "newsletter"),
        "newsletter",
    ),
    (("use of this site", "use of and/or"), ("agreement", "terms", "policy", "acceptance"), "navigation"),
    (("visit our website", "visit our site", "visit our homepage", "visit our app"), (), "related"),
    (
        (
            "want more", "want to read", "want to receive", "want to get", "want to stay", "want the latest",
            "want stories",
        ),
        ("newsletter", "sign", "inbox", "subscribe", "app", "alerts"),
        "newsletter",
    ),
    (
        (
            "we use cookies", "we use google recaptcha", "we and our partners", "we may earn a",
            "we value your privacy", "we would love to hear", "we'd love to hear", "we want to hear from",
            "we have sent", "we've sent", "we moderate comments", "we encourage you to comment", "we no longer support",
            "we'll send you", "we will send you", "we welcome your feedback", "we value your feedback",
            "we may receive compensation", "we may be paid", "we recommend upgrading",
        ),
        (),
        "navigation",
    ),
    (
        (
            "18+", "21+", "bet responsibly", "gamble responsibly", "please gamble", "please bet", "play responsibly",
            "begambleaware",
        ),
        (),
        "advertisement",
    ),
    (
        ("the views expressed", "the opinions expressed", "views expressed", "opinions expressed"),
        ("author", "author's", "authors", "writer", "writer's", "own", "necessarily"),
        "credit",
    ),
    (
        ("available on", "also available on", "download on", "get it on"),
        ("app", "google", "spotify", "podcasts", "android"),
        "related",
    ),
    (
        ("this blog", "this live blog", "this liveblog", "this live coverage", "our live coverage"),
        ("closed", "ended", "over", "paused"),
        "navigation",
    ),
    (("premium content", "premium article"), ("members", "subscribers", "reserved", "only"), "newsletter"),
    (
        (
            "we are ending", "we're ending", "we are closing", "we're closing", "we are pausing", "we're pausing",
            "that's all for", "that's it for", "that's all from", "that's it from",
        ),
        ("coverage", "blog", "today", "now", "us", "me", "week", "here"),
        "navigation",
    ),
    (
        ("verifying you", "checking your browser", "this is a modal", "beginning of dialog", "end of dialog"),
        (),
        "navigation",
    ),
    (
        ("post your", "report comment", "report this comment", "are you sure you want"),
        ("comment", "comments", "delete", "leave", "cancel"),
        "navigation",
    ),
    (
        ("disclaimer",),
        ("comments", "opinions", "opinion", "views", "content", "advice", "endorse", "information"),
        "navigation",
    ),
    (("commenting",), ("closed", "off", "disabled", "turned"), "navigation"),
    (("learn more",), ("we", "our", "here"), "navigation"),
    (("write to", "write us", "write a letter"), ("@", "comment", "editor"), "credit"),
    (
        (
            "you have reached your", "you've reached your", "you must be logged", "you need to be", "you need to log",
            "you can unsubscribe", "you may unsubscribe", "you have been subscribed", "you are now subscribed",
            "you may opt", "you can opt out", "you have free articles", "you have read",
        ),
        ("limit", "articles", "logged", "subscriber", "unsubscribe", "opt", "subscribed", "log"),
        "newsletter",
    ),
    (("you will receive", "you'll receive"), ("newsletter", "inbox"), "newsletter"),
    (("email", "e-mail"), ("@",), "credit"),
    (
        ("was this", "did you find this", "did you enjoy this", "forwarded by", "forwarded this"),
        ("newsletter", "article", "email", "story", "page", "content", "helpful", "useful", "friend", "someone"),
        "newsletter",
    ),
    (
        ("exclusively for", "exclusive to", "exclusive for", "only for"),
        ("subscribers", "customers", "members", "subscriber", "readers"),
        "navigation",
    ),
    (("this video can", "this video is"), ("played", "available", "unavailable", "loaded"), "navigation"),
    (("this story is open", "this article is open"), ("comments", "comment"), "navigation"),
    (("comments are", "comments may"), ("moderated", "closed", "open", "subject", "edited"), "navigation"),
    (
        ("we won't", "we will never", "we'll never", "we never"),
        ("share", "spam", "sell", "inbox", "email", "address"),
        "newsletter",
    ),
    (("journalism like", "reporting like", "stories like this", "work like this"), ("this", "ours"), "appeal"),
    (("contact",), ("@",), "credit"),
)  # fmt: skip
"""What a page asks of its reader: how such a sentence begins, words of which it has one (where any are given), and what
it is."""
