"""The words and the scripts by which languages are told apart."""

FUNCTION_WORDS = {
    "en": """the of and to in a is that for on was with he it as at by be this from are have has had an they which not
        or but were his her their its been will would who more said after about than when also there over we she out
        you what if up new says into could can no before two other against""",
    "es": """el la los las de del que y en un una por con para se su al lo como más no es fue son pero sus este esta
        entre cuando sin sobre también hasta hay desde donde según han ha año años contra dijo muy ya""",
    "fr": """le la les de des du et en un une que qui dans pour par sur au aux avec est pas ne se il elle ce cette son
        sa ses plus ont été sont mais comme ou où nous leur après selon aussi deux être fait a d l""",
    "de": """der die das und in den von zu mit dem des ein eine einer einen ist im auf für nicht sich auch als es an
        werden aus er hat dass sie nach wird bei sind noch wie einem über so zum war haben nur oder aber vor zur bis
        mehr durch wurde sagte""",
    "it": """il lo la i gli le di del della dei delle che e un una in per con non si da dal sono è come anche più al
        alla nel nella ha ma suo sua questo ho hanno dopo stato tra cui ai alle dalla sulla dall nell""",
    "pt": """o a os as de do da dos das que e em um uma por com para não se no na nos nas ao à mais como foi é são mas
        ele ela seu sua pelo pela entre também já ou quando muito até segundo após disse está ser""",
    "nl": """de het een van en in is dat op te zijn met voor niet aan er om ook als door maar bij uit naar werd heeft
        hij ze zich over dan nog wel wordt deze dit hun kan meer geen worden of tot""",
    "sv": """och att det i en på är av som för med den till inte om ett han men var har de så från vid kan när säger
        också efter vi där än sig under eller hon skulle år mot""",
    "da": """og at det i en på er af som for med den til ikke om et han men var har de så fra ved kan når siger også
        efter vi der end sig under eller hun skulle år mod blev""",
    "no": """og at det i en på er av som for med den til ikke om et han men var har de så fra ved kan når sier også
        etter vi der enn seg under eller hun skulle år mot ble""",
    "pl": """i w na z do się że nie jest o to jak za po od przez ale czy dla tak przy oraz był była było są jego jej
        tym tego które który która już tylko może ze został roku""",
    "tr": """ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ne var en ama değil o ise veya her diye
        iki yeni dedi oldu göre tarafından""",
    "id": """yang dan di dari untuk dengan pada ini itu tidak dalam akan telah juga oleh ke adalah bisa karena ada
        mereka kami saat tersebut kata sudah bahwa seorang setelah para menjadi sebagai""",
    "ms": """yang dan di dari untuk dengan pada ini itu tidak dalam akan telah juga oleh ke adalah boleh kerana ada
        mereka kami ketika tersebut kata sudah bahawa seorang selepas para menjadi sebagai berkata beliau kepada""",
    "ro": """și de la în cu pe a fost că din un o care mai nu pentru este sunt au ca dar sau prin după fi lui ale
        aceasta acest al am era fără""",
    "cs": """a v na je se že s z do o to i k ve pro jako by ale po za které který která jeho jsou byl bylo byla od při
        až také podle už jen nebo kde jsem""",
    "sk": """a v na je sa že s z do o to aj k vo pre ako by ale po za ktoré ktorý ktorá jeho sú bol bolo bola od pri až
        podľa už len alebo kde""",
    "hu": """a az és hogy nem is egy ez volt meg van de azt csak már el mint még ha vagy szerint után mert lesz pedig
        kell amely aki között""",
    "fi": """ja on ei että se oli hän mutta myös kun ovat kuin mukaan jo joka sen tai ole nyt niin vain mitä tämä ovat
        jos olla voi hänen sitä""",
    "hr": """i u je na se da za su s od o iz ne što kao koji koja koje te po biti će nije bio bila ali ili do jer
        nakon više prema samo""",
    "ca": """el la els les de del que i en un una per amb no es al als ha va són com més però també seva seu aquest
        aquesta entre quan fins dels ser han""",
    "vi": """và của là có trong được cho không với các một người những này đã đến để từ khi tại về năm ra theo như
        trên cũng sẽ vào ông nhiều""",
    "tl": """ang ng sa na mga ay at si ni kay para hindi ito nga rin din kung ang mula dahil siya niya nang may
        kanyang ayon naman isang""",
    "sw": """na ya wa kwa ni katika la za cha kuwa hiyo huo hii yake wake alisema baada watu nchini lakini pia hilo
        kama ambao bado""",
    "af": """die en van het in is 'n dat op te nie met vir wat hy sy aan sal om was as ook deur word hulle kan maar
        na by gesê""",
}  # fmt: skip
"""The commonest words of each language that is written in Latin letters, those that several share included."""

SCRIPTS = (
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "ru"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x077F, "ar"),
    (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"),
    (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1100, 0x11FF, "ko"),
    (0x1200, 0x139F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x3040, 0x30FF, "ja"),
    (0x3400, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
)
"""Blocks of Unicode (first, last) and the language that mostly uses each."""

TELLING_LETTERS = {
    "ru": (("uk", "іїєґІЇЄҐ"), ("be", "ўЎ"), ("sr", "ђћџјљњЂЋЏЈЉЊ"), ("mk", "ѓќѕЃЌЅ"), ("kk", "әғқңөұүһ")),
    "ar": (("ur", "ٹڈڑںےھ"), ("fa", "پچژگ")),
}  # fmt: skip
"""Letters of a language that shares its script with a commoner one."""
