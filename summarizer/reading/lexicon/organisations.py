"""Words by which a name shows what it names, well-known bodies, and nouns that stand for a body in lower case."""

# The last (or only telling) word of a name -> what it names.
AGENCY_WORDS: frozenset[str] = frozenset(
    "ministry department authority agency police court courts commission bureau service services office"
    " administration council parliament senate congress treasury navy army embassy consulate government"
    " cabinet legislature assembly directorate inspectorate tribunal secretariat guard guards"
    " gendarmerie constabulary brigade battalion patrol customs corps reserve ombudsman patrols taskforce"
    " committee subcommittee panel inquiry house forces marines military intelligence jail prison registry"
    " survey centers observatory defence defense enforcement municipality watchdog regulator centre".split()
)
ORGANISATION_WORDS: frozenset[str] = frozenset(
    "inc incorporated ltd limited plc corp corporation co company llc llp lp ag sa nv gmbh se spa pty bhd"
    " group holdings holding airlines airline airways air bank banks university college school schools"
    " institute institution academy association federation union society foundation trust fund club fc afc"
    " united party movement front league alliance coalition network partners partnership capital securities"
    " insurance motors motor electric energy petroleum oil gas steel mining pharmaceuticals pharma"
    " laboratories labs technologies technology systems software solutions media news times post journal"
    " tribune herald gazette guardian telegraph mail mirror sun observer press magazine television tv radio"
    " broadcasting studios entertainment pictures records music industries industrial international"
    " enterprises ventures consulting advisors associates brothers sons stores markets foods brands"
    " restaurants hotels resorts hospital hospitals clinic church cathedral diocese synagogue ministries"
    " museum gallery library orchestra theatre theater center organisation organization initiative project"
    " campaign cross crescent watch amnesty greenpeace chamber confederation congregation brotherhood lobby"
    " pac exchange railways railway rail shipping logistics telecom telecommunications communications mobile"
    " wireless factory works cooperative rangers rovers wanderers albion athletic charity brewers"
    " daily weekly forum zeitung polytechnic research management poll polls survey".split()
)
PLACE_WORDS: frozenset[str] = frozenset(
    "street avenue road boulevard lane highway river lake sea ocean bay gulf strait straits island islands"
    " isle isles peninsula mountain mountains mount hill hills valley desert forest park square plaza airport"
    " port harbor harbour bridge tunnel station stadium arena beach coast county province state region"
    " district city town village township territory heights canyon creek falls springs canal basin plateau"
    " border zone neighborhood suburb barrio oblast prefecture governorate tower towers palace castle building"
    " hall hotel arch cape reef volcano glacier campus terminal base airfield".split()
)
PLACE_OPENERS: frozenset[str] = frozenset(
    "fort san santa santo los las mount lake cape port saint st st. north south east west el upper lower puerto".split()
)
OTHER_WORDS: frozenset[str] = frozenset(
    "act bill law amendment constitution treaty agreement accord accords pact protocol convention resolution"
    " directive regulation code plan strategy program programme policy cup games championship championships"
    " olympics open tournament prix final finals bowl series festival awards award prize medal oscars war wars"
    " battle revolution crisis uprising massacre holocaust day week month year eve christmas easter ramadan"
    " thanksgiving hurricane typhoon cyclone storm tropical earthquake virus disease syndrome index average"
    " composite report review study book bible quran gospel deal summit conference debate primary primaries"
    " election elections referendum caucus brexit century era age model phone pro max album song film movie"
    " show concert tour march quarter fiscal q1 q2 q3 q4 dealers turnaround railcard scheme covenant statement"
    " statute operation".split()
)
GROUP_WORDS: frozenset[str] = frozenset(
    "republicans democrats conservatives liberals tories socialists communists greens libertarians houthis"
    " taliban hamas hezbollah hizbollah kurds arabs jews muslims christians catholics sunnis shias shiites"
    " hindus buddhists sikhs protestants evangelicals mormons latinos hispanics whites blacks millennials"
    " rohingya uyghurs tamils yazidis druze berbers tuareg roma africans europeans asians isis isil al-qaeda"
    " al-qaida al-shabaab al-nusra boko".split()
)

# Well-known names -> kind. Only what the words themselves do not show.
KNOWN: dict[str, str] = {
    **dict.fromkeys(
        "white house;kremlin;pentagon;downing street;state department;justice department;supreme court;"
        "capitol;fed;federal reserve;reuters;associated press;ap;afp;agence france-presse;tass;interfax;"
        "xinhua;kcna;yonhap;kyodo;bernama;antara;anadolu;irna;isna;fars;efe;ansa;dpa;pti;ani;upi;"
        "ria novosti;sana;nasa;fbi;cia;nsa;dhs;dea;atf;epa;fda;cdc;sec;ftc;fcc;faa;ntsb;irs;"
        "nhs;fema;osha;noaa;usgs;nypd;lapd;mi5;mi6;fsb;gru;idf;mossad;interpol;europol;iaea;who;"
        "un;u.n.;united nations;european union;eu;e.u.;european commission;european parliament;"
        "european central bank;ecb;imf;international monetary fund;world bank;wto;oecd;unicef;unesco;"
        "unhcr;unrwa;icc;icj;scotland yard;home office;foreign office;duma;knesset;bundestag;"
        "bundesbank;lok sabha;diet;politburo;bank of england;bank of japan;international criminal court;"
        "international court of justice;world health organization;secret service;world food programme;"
        "met office;ofcom;ofgem;ofsted;house of commons;house of lords;house of representatives;"
        "parliament;congress;senate;treasury;interior ministry;capitol police;coast guard;national guard;"
        "eskom".split(";"),
        "agency",
    ),
    **dict.fromkeys(
        "nato;opec;opec+;asean;african union;arab league;brics;g7;g20;g-7;g-20;fifa;uefa;ioc;nba;"
        "nfl;mlb;nhl;fia;icrc;red cross;red crescent;amnesty international;human rights watch;"
        "greenpeace;oxfam;gop;dnc;rnc;nra;aclu;naacp;anc;bjp;fatah;google;apple;microsoft;amazon;"
        "facebook;meta;twitter;tesla;boeing;airbus;bloomberg;cnn;bbc;nbc;cbs;abc;msnbc;fox news;"
        "politico;breitbart;npr;pbs;ibm;bp;shell;exxon;chevron;walmart;toyota;samsung;huawei;nvidia;"
        "intel;netflix;goldman sachs;jpmorgan;jpmorgan chase;morgan stanley;wells fargo;citigroup;hsbc;"
        "barclays;ubs;deutsche bank;credit suisse;nike;disney;openai;uber;spacex;volkswagen;"
        "bmw;ford;general motors;gm;honda;nissan;sony;new york times;washington post;"
        "wall street journal;financial times;al jazeera;sky news;doctors without borders;"
        "médecins sans frontières;save the children;planned parenthood;black lives matter;hamas;hezbollah".split(";"),
        "organisation",
    ),
    **dict.fromkeys(
        "wall street;main street;silicon valley;taliban;houthis;isis;islamic state;is;boko haram;al-qaeda".split(";"),
        "group",
    ),
    **dict.fromkeys(
        "trump;biden;obama;putin;clinton;merkel;macron;zelensky;zelenskyy;zelenskiy;netanyahu;modi;"
        "erdogan;erdoğan;starmer;sunak;trudeau;lula;bolsonaro;milei;khamenei;assad;abbas;lavrov;"
        "blinken;musk;bezos;zuckerberg;xi;kim;bush;reagan;sanders;harris;pence;scholz;merz;orban;"
        "orbán;meloni;duterte;marcos;ramaphosa;zuma;tinubu;maduro".split(";"),
        "person",
    ),
    **dict.fromkeys(
        "internet;facebook live;youtube;whatsapp;instagram;tiktok;telegram;cold war;world war;"
        "world war ii;second world war;first world war;covid;covid-19;coronavirus;ebola;zika;obamacare;"
        "medicare;medicaid;social security;medicare for all;electoral college;constitution;bible;quran;"
        "christmas;easter;ramadan;eid;diwali;hanukkah;holocaust;brexit;dow;dow jones;"
        "dow jones industrial average;nasdaq;s&p;ftse;nikkei;hang seng;oval office;nobel;oscar;"
        "champions league;premier league;world cup;super bowl;olympics;la niña;el niño;la nina;el nino;"
        "god;jesus;allah;christ;satan;islam;christianity;judaism;hinduism;buddhism;second amendment;"
        "first amendment;zoom;skype;android;iphone;wi-fi;bitcoin;euro;internet of things;i-95".split(";"),
        "other",
    ),
}

# Names that end in a possessive.
POSSESSIVE_BRANDS: frozenset[str] = frozenset(
    "lowe mcdonald moody sainsbury macy kohl wendy sotheby christie lloyd levi domino denny kellogg dick arby"
    " applebee chili hardee carl popeye poor standard waterstone tiffany bloomingdale barney morrison ladbroke".split()
)

# Words before "'s" that belong to a name: "People's Bank of China", "Children's Hospital".
POSSESSIVE_HEADS: frozenset[str] = frozenset(
    "people children women men king queen girl boy workers worker mother father patriot farmer st saint lloyd".split()
)

# Words of a name after which "of", "for", "on" go on with the name.
OF_HEADS: frozenset[str] = AGENCY_WORDS | frozenset(
    "university bank institute academy association federation union society foundation fund party movement"
    " front league alliance coalition organisation organization center centre chamber confederation college"
    " school church republic kingdom states museum hospital library conference congress bishops board bishop"
    " archbishop duke duchess prince princess king queen earl house gulf bay cape isle strait sea"
    " sultanate emirate minister mec secretary chief speaker lord state commonwealth community citizens"
    " doctors americans students veterans mothers sons daughters knights order statue tower port city battle"
    " treaty day campaign network summit black lives faculty archdiocese diocese institution"
    " friends mount district president governor director head attorney commissioner under-secretary"
    " undersecretary bloc medal".split()
)
FOR_HEADS: frozenset[str] = frozenset(
    "council center centre centers institute campaign committee agency department ministry organisation"
    " organization office foundation association fund coalition citizens doctors movement society mec"
    " secretary minister alliance americans students veterans commissioner bank priorities commission"
    " authority bureau court party union representative prize lawyers physicians women mothers network"
    " partnership group trust action observatory initiative under-secretary undersecretary project".split()
)
# Topics of ministries and offices: they end a title or start a name joined by "and".
TOPICS: frozenset[str] = frozenset(
    "health education finance defense defence foreign interior justice trade industry investment energy"
    " environment transport transportation agriculture fisheries labor labour employment science technology"
    " innovation culture sport sports tourism housing urban rural development communications information"
    " digital security homeland veterans affairs human services economy economic budget planning commerce food"
    " drug securities fire rescue immigration customs border oceanic aeronautics space aviation climate water"
    " natural resources mines mineral religious home social welfare women children family youth civil public"
    " works infrastructure international cooperation governance traditional management emergency state"
    " treasury competition markets consumer safety arts media sciences medicine engineering constitutional"
    " legal relations policy studies research strategic statistics control prevention disease democracy"
    " cooperative citizenship history".split()
)

# Lower-case nouns for a body of a state: "the foreign ministry", "Polish police".
BODY_NOUNS: dict[str, str] = {
    **dict.fromkeys(
        "government ministry embassy consulate police military army navy parliament regulator watchdog"
        " prosecutors authorities officials intelligence presidency treasury judiciary senate cabinet"
        " coastguard".split(),
        "agency",
    ),
    **dict.fromkeys("media companies troops forces lawmakers rebels separatists diplomats".split(), "group"),
}
# Nouns that name a body of a state only with a word before them: "central bank", "coast guard".
QUALIFIED_NOUNS: frozenset[str] = frozenset(
    "authority agency service bank guard force office court commission department council cross crescent corps".split()
)

# "the company" and its like -> what the name that it stands for must be.
ORGANISATION_NOUNS: frozenset[str] = frozenset(
    "company firm retailer airline carrier bank manufacturer automaker carmaker brewer chain brand"
    " corporation business conglomerate startup start-up developer operator insurer lender utility miner"
    " drugmaker chipmaker supplier giant group organisation organization charity nonprofit non-profit"
    " foundation party club team union association federation university school college hospital institute"
    " newspaper magazine paper broadcaster network outlet publication website platform campaign movement"
    " league brokerage supermarket grocer restaurant planemaker maker".split()
)
AGENCY_NOUNS: frozenset[str] = frozenset(
    "ministry agency department authority regulator watchdog court commission council committee panel bureau"
    " service parliament senate police force government administration board office embassy centre center"
    " outlet institute".split()
)
