"""Currencies as news text writes them."""

# Signs that stand before an amount, some after it ("5 €").
SYMBOLS: frozenset[str] = frozenset("$€£¥₹₩₽₦₱₫₺₴₪฿₵₡₲₸₭₮₼₾₿￥＄￡৳﷼¤₨")

# Letters that belong to a sign glued to them: US$, A$, GH₵.
SYMBOL_PREFIXES: frozenset[str] = frozenset(
    "US U.S A AU AUD C CA CAD NZ HK S SG NT R MX Z J TT B EC BZ FJ N RD CN JP GH E L Bds Mex CL AR USD".split()
)

# More of them, which stand before a dollar or peso sign alone: with digits behind them they are names (G20, F35, CO2).
SIGN_PREFIXES: frozenset[str] = SYMBOL_PREFIXES | frozenset(
    "F SI WS G GY SR P ZW Zim UY U COL Col CO Arg MOP TW BB BDS Cdn CDN CAN AUS Aus NA XCD JM BM KY CI BN BRL".split()
)

CODES: frozenset[str] = frozenset(
    """USD EUR GBP JPY CNY RMB INR CHF SEK NOK DKK ISK AUD CAD NZD SGD HKD TWD MYR ZAR BRL MXN ARS CLP COP PEN UYU RUB
    TRY KRW THB IDR PHP VND NGN KES UGX TZS GHS EGP MAD TND DZD AED SAR QAR KWD BHD OMR ILS JOD LBP IQD IRR PLN CZK
    HUF RON BGN UAH KZT UZS AZN GEL AMD PKR BDT LKR NPR MMK KHR LAK MNT ZMW BWP NAD MZN AOA ETB XAF XOF XPF FCFA CFA
    RSD BTC ETH""".split()
)

# Letters that stand before an amount, glued or with a space: RM5, Rs 500, Rp1,000.
LETTERS: frozenset[str] = frozenset({"RM", "Rs", "Rp", "Tk", "Ksh", "KSh", "Sh", "Dh", "Dhs", "GHC", "Fr", "SFr", "DM"})

# One letter is an amount only glued to digits and with a sign of size (R4bn, N5,000): see `amount of size`.
SINGLE_LETTERS: frozenset[str] = frozenset("RNPK")

# What stands after an amount. "pound" is a weight unless the amount has millions; "won" is a verb unless it is large.
NAMES: frozenset[str] = frozenset(
    """dollar dollars euro euros yen yuan renminbi rupee rupees ringgit rand rands franc francs peso pesos ruble rubles
    rouble roubles lira liras lire krona kronor krone kroner baht naira shilling shillings cedi cedis real reais
    dirham dirhams riyal riyals rial rials dinar dinars taka rupiah dong zloty zlotys hryvnia hryvnias hryvnya
    forint forints shekel shekels koruna korunas kwacha birr tenge som kyat kip riel tugrik lari manat leu lev leva
    lek bolivars bolivar soles quetzal quetzales lempira cordobas pula metical afghani afghanis cent cents pence
    penny pennies kopeck kopecks paise sterling quid bucks buck bitcoin bitcoins grand satang sen fils ngwee
    drachmas guilders marks deutschmarks markka pesetas peseta escudos guilder kuai renminbis 元 円 圓""".split()
)
AMBIGUOUS_NAMES: frozenset[str] = frozenset({"pound", "pounds", "won", "crown", "crowns"})

# Words before a currency's name that belong to it: "Hong Kong dollars", "US dollars".
ADJECTIVES: frozenset[str] = frozenset(
    """us u.s u.s. american australian canadian hong kong singapore singaporean new zealand taiwan taiwanese indian
    pakistani malaysian japanese chinese south korean north swiss british turkish russian mexican brazilian
    argentine chilean colombian philippine filipino kenyan ugandan tanzanian ghanaian nigerian egyptian saudi qatari
    kuwaiti bahraini omani emirati uae israeli danish swedish norwegian icelandic czech hungarian polish romanian
    thai indonesian vietnamese finnish dutch german french italian spanish portuguese belgian austrian sri lankan
    nepali nepalese bangladeshi african cfa west central jamaican fijian fiji namibian zimbabwean zimbabwe jordanian
    iraqi iranian algerian tunisian moroccan""".split()
)

# A hundredth of the unit before them: "3 dollars and 50 cents".
HUNDREDTHS: frozenset[str] = frozenset("cent cents pence penny paise kopecks sen".split())
