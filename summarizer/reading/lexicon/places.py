"""States with their demonyms, capitals and other names, and places that are no states. Facts of public geography."""

# (name, demonyms, capitals, other names); "/" separates several
STATES: tuple[tuple[str, str, str, str], ...] = (
    ("Afghanistan", "Afghan/Afghans", "Kabul", ""),
    ("Albania", "Albanian", "Tirana", ""),
    ("Algeria", "Algerian", "Algiers", ""),
    ("Angola", "Angolan", "Luanda", ""),
    ("Argentina", "Argentine/Argentinian/Argentines", "Buenos Aires", ""),
    ("Armenia", "Armenian", "Yerevan", ""),
    ("Australia", "Australian", "Canberra", ""),
    ("Austria", "Austrian", "Vienna", ""),
    ("Azerbaijan", "Azerbaijani/Azeri", "Baku", ""),
    ("Bahamas", "Bahamian", "Nassau", ""),
    ("Bahrain", "Bahraini", "Manama", ""),
    ("Bangladesh", "Bangladeshi", "Dhaka", ""),
    ("Barbados", "Barbadian", "Bridgetown", ""),
    ("Belarus", "Belarusian/Belarussian", "Minsk", ""),
    ("Belgium", "Belgian", "Brussels", ""),
    ("Belize", "Belizean", "Belmopan", ""),
    ("Benin", "Beninese", "Porto-Novo", ""),
    ("Bhutan", "Bhutanese", "Thimphu", ""),
    ("Bolivia", "Bolivian", "La Paz", ""),
    ("Bosnia and Herzegovina", "Bosnian", "Sarajevo", "Bosnia"),
    ("Botswana", "Botswanan/Motswana", "Gaborone", ""),
    ("Brazil", "Brazilian", "Brasilia/Brasília", ""),
    ("Brunei", "Bruneian", "Bandar Seri Begawan", ""),
    ("Bulgaria", "Bulgarian", "Sofia", ""),
    ("Burkina Faso", "Burkinabe", "Ouagadougou", ""),
    ("Burundi", "Burundian", "Gitega", ""),
    ("Cambodia", "Cambodian", "Phnom Penh", ""),
    ("Cameroon", "Cameroonian", "Yaounde/Yaoundé", ""),
    ("Canada", "Canadian", "Ottawa", ""),
    ("Cape Verde", "Cape Verdean", "Praia", "Cabo Verde"),
    ("Central African Republic", "Central African", "Bangui", ""),
    ("Chad", "Chadian", "N'Djamena", ""),
    ("Chile", "Chilean", "Santiago", ""),
    ("China", "Chinese", "Beijing", "People's Republic of China/PRC"),
    ("Colombia", "Colombian", "Bogota/Bogotá", ""),
    ("Comoros", "Comorian", "Moroni", ""),
    ("Congo", "Congolese", "Kinshasa/Brazzaville", "DR Congo/DRC/Democratic Republic of Congo/Republic of Congo"),
    ("Costa Rica", "Costa Rican", "San Jose/San José", ""),
    ("Croatia", "Croatian/Croat", "Zagreb", ""),
    ("Cuba", "Cuban", "Havana", ""),
    ("Cyprus", "Cypriot", "Nicosia", ""),
    ("Czech Republic", "Czech", "Prague", "Czechia"),
    ("Denmark", "Danish/Dane/Danes", "Copenhagen", ""),
    ("Djibouti", "Djiboutian", "", ""),
    ("Dominican Republic", "Dominican", "Santo Domingo", ""),
    ("Ecuador", "Ecuadorian/Ecuadorean", "Quito", ""),
    ("Egypt", "Egyptian", "Cairo", ""),
    ("El Salvador", "Salvadoran/Salvadorean", "San Salvador", ""),
    ("Eritrea", "Eritrean", "Asmara", ""),
    ("Estonia", "Estonian", "Tallinn", ""),
    ("Eswatini", "Swazi", "Mbabane", "Swaziland"),
    ("Ethiopia", "Ethiopian", "Addis Ababa", ""),
    ("Fiji", "Fijian", "Suva", ""),
    ("Finland", "Finnish/Finn/Finns", "Helsinki", ""),
    ("France", "French", "Paris", ""),
    ("Gabon", "Gabonese", "Libreville", ""),
    ("Gambia", "Gambian", "Banjul", ""),
    ("Georgia", "Georgian", "Tbilisi", ""),
    ("Germany", "German/Germans", "Berlin", ""),
    ("Ghana", "Ghanaian", "Accra", ""),
    ("Greece", "Greek", "Athens", ""),
    ("Grenada", "Grenadian", "", ""),
    ("Guatemala", "Guatemalan", "Guatemala City", ""),
    ("Guinea", "Guinean", "Conakry", ""),
    ("Guinea-Bissau", "", "Bissau", ""),
    ("Guyana", "Guyanese", "Georgetown", ""),
    ("Haiti", "Haitian", "Port-au-Prince", ""),
    ("Honduras", "Honduran", "Tegucigalpa", ""),
    ("Hungary", "Hungarian", "Budapest", ""),
    ("Iceland", "Icelandic/Icelander", "Reykjavik", ""),
    ("India", "Indian", "New Delhi/Delhi", ""),
    ("Indonesia", "Indonesian", "Jakarta", ""),
    ("Iran", "Iranian", "Tehran", "Islamic Republic of Iran"),
    ("Iraq", "Iraqi", "Baghdad", ""),
    ("Ireland", "Irish", "Dublin", "Republic of Ireland"),
    ("Israel", "Israeli", "Jerusalem/Tel Aviv", ""),
    ("Italy", "Italian", "Rome", ""),
    ("Ivory Coast", "Ivorian", "Yamoussoukro/Abidjan", "Côte d'Ivoire/Cote d'Ivoire"),
    ("Jamaica", "Jamaican", "Kingston", ""),
    ("Japan", "Japanese", "Tokyo", ""),
    ("Jordan", "Jordanian", "Amman", ""),
    ("Kazakhstan", "Kazakh/Kazakhstani", "Astana", ""),
    ("Kenya", "Kenyan", "Nairobi", ""),
    ("Kiribati", "", "Tarawa", ""),
    ("Kosovo", "Kosovar", "Pristina", ""),
    ("Kuwait", "Kuwaiti", "Kuwait City", ""),
    ("Kyrgyzstan", "Kyrgyz", "Bishkek", ""),
    ("Laos", "Lao/Laotian", "Vientiane", ""),
    ("Latvia", "Latvian", "Riga", ""),
    ("Lebanon", "Lebanese", "Beirut", ""),
    ("Lesotho", "Basotho", "Maseru", ""),
    ("Liberia", "Liberian", "Monrovia", ""),
    ("Libya", "Libyan", "Tripoli", ""),
    ("Liechtenstein", "", "Vaduz", ""),
    ("Lithuania", "Lithuanian", "Vilnius", ""),
    ("Luxembourg", "Luxembourgish", "", ""),
    ("Madagascar", "Malagasy", "Antananarivo", ""),
    ("Malawi", "Malawian", "Lilongwe", ""),
    ("Malaysia", "Malaysian", "Kuala Lumpur/Putrajaya", ""),
    ("Maldives", "Maldivian", "Male/Malé", ""),
    ("Mali", "Malian", "Bamako", ""),
    ("Malta", "Maltese", "Valletta", ""),
    ("Marshall Islands", "Marshallese", "Majuro", ""),
    ("Mauritania", "Mauritanian", "Nouakchott", ""),
    ("Mauritius", "Mauritian", "Port Louis", ""),
    ("Mexico", "Mexican", "Mexico City", ""),
    ("Micronesia", "Micronesian", "", ""),
    ("Moldova", "Moldovan", "Chisinau", ""),
    ("Monaco", "Monegasque", "", ""),
    ("Mongolia", "Mongolian", "Ulaanbaatar", ""),
    ("Montenegro", "Montenegrin", "Podgorica", ""),
    ("Morocco", "Moroccan", "Rabat", ""),
    ("Mozambique", "Mozambican", "Maputo", ""),
    ("Myanmar", "Burmese", "Naypyitaw/Naypyidaw", "Burma"),
    ("Namibia", "Namibian", "Windhoek", ""),
    ("Nauru", "Nauruan", "", ""),
    ("Nepal", "Nepali/Nepalese", "Kathmandu", ""),
    ("Netherlands", "Dutch", "The Hague/Hague/Amsterdam", "Holland"),
    ("New Zealand", "New Zealander", "Wellington", ""),
    ("Nicaragua", "Nicaraguan", "Managua", ""),
    ("Niger", "Nigerien", "Niamey", ""),
    ("Nigeria", "Nigerian", "Abuja", ""),
    ("North Korea", "North Korean", "Pyongyang", "DPRK/Democratic People's Republic of Korea"),
    ("North Macedonia", "Macedonian/North Macedonian", "Skopje", "Macedonia"),
    ("Norway", "Norwegian", "Oslo", ""),
    ("Oman", "Omani", "Muscat", ""),
    ("Pakistan", "Pakistani", "Islamabad", ""),
    ("Palau", "Palauan", "", ""),
    ("Palestine", "Palestinian", "Ramallah", "Palestinian Territories"),
    ("Panama", "Panamanian", "Panama City", ""),
    ("Papua New Guinea", "Papua New Guinean", "Port Moresby", "PNG"),
    ("Paraguay", "Paraguayan", "Asuncion/Asunción", ""),
    ("Peru", "Peruvian", "Lima", ""),
    ("Philippines", "Philippine/Filipino/Filipina", "Manila", ""),
    ("Poland", "Polish/Pole/Poles", "Warsaw", ""),
    ("Portugal", "Portuguese", "Lisbon", ""),
    ("Qatar", "Qatari", "Doha", ""),
    ("Romania", "Romanian", "Bucharest", ""),
    ("Russia", "Russian", "Moscow", "Russian Federation"),
    ("Rwanda", "Rwandan", "Kigali", ""),
    ("Samoa", "Samoan", "Apia", ""),
    ("San Marino", "", "", ""),
    ("Saudi Arabia", "Saudi/Saudis", "Riyadh", ""),
    ("Senegal", "Senegalese", "Dakar", ""),
    ("Serbia", "Serbian/Serb/Serbs", "Belgrade", ""),
    ("Seychelles", "Seychellois", "Victoria", ""),
    ("Sierra Leone", "Sierra Leonean", "Freetown", ""),
    ("Singapore", "Singaporean", "", ""),
    ("Slovakia", "Slovak/Slovakian", "Bratislava", ""),
    ("Slovenia", "Slovenian/Slovene", "Ljubljana", ""),
    ("Solomon Islands", "", "Honiara", ""),
    ("Somalia", "Somali", "Mogadishu", ""),
    ("South Africa", "South African", "Pretoria", "SA"),
    ("South Korea", "South Korean", "Seoul", "Republic of Korea"),
    ("South Sudan", "South Sudanese", "Juba", ""),
    ("Spain", "Spanish/Spaniard/Spaniards", "Madrid", ""),
    ("Sri Lanka", "Sri Lankan", "Colombo", ""),
    ("Sudan", "Sudanese", "Khartoum", ""),
    ("Suriname", "Surinamese", "Paramaribo", ""),
    ("Sweden", "Swedish/Swede/Swedes", "Stockholm", ""),
    ("Switzerland", "Swiss", "Bern/Berne", ""),
    ("Syria", "Syrian", "Damascus", ""),
    ("Taiwan", "Taiwanese", "Taipei", ""),
    ("Tajikistan", "Tajik", "Dushanbe", ""),
    ("Tanzania", "Tanzanian", "Dodoma/Dar es Salaam", ""),
    ("Thailand", "Thai/Thais", "Bangkok", ""),
    ("Timor-Leste", "Timorese", "Dili", "East Timor"),
    ("Togo", "Togolese", "Lome/Lomé", ""),
    ("Tonga", "Tongan", "Nuku'alofa", ""),
    ("Trinidad and Tobago", "Trinidadian", "Port of Spain", "Trinidad"),
    ("Tunisia", "Tunisian", "Tunis", ""),
    ("Turkey", "Turkish/Turk/Turks", "Ankara", "Türkiye/Turkiye"),
    ("Turkmenistan", "Turkmen", "Ashgabat", ""),
    ("Tuvalu", "Tuvaluan", "", ""),
    ("Uganda", "Ugandan", "Kampala", ""),
    ("Ukraine", "Ukrainian", "Kyiv/Kiev", ""),
    ("United Arab Emirates", "Emirati", "Abu Dhabi", "UAE/U.A.E./Emirates"),
    ("United Kingdom", "British/Briton/Britons/Brits", "London", "UK/U.K./Britain/Great Britain"),
    ("United States", "American", "Washington", "US/U.S./USA/U.S.A./America/United States of America"),
    ("Uruguay", "Uruguayan", "Montevideo", ""),
    ("Uzbekistan", "Uzbek", "Tashkent", ""),
    ("Vanuatu", "", "Port Vila", ""),
    ("Vatican", "", "Vatican City", "Holy See"),
    ("Venezuela", "Venezuelan", "Caracas", ""),
    ("Vietnam", "Vietnamese", "Hanoi", ""),
    ("Yemen", "Yemeni", "Sanaa/Sana'a", ""),
    ("Zambia", "Zambian", "Lusaka", ""),
    ("Zimbabwe", "Zimbabwean", "Harare", ""),
    ("Korea", "Korean", "", ""),
    ("Soviet Union", "Soviet/Soviets", "", "USSR"),
)


def _forms(column: int) -> dict[str, str]:
    return {form.lower(): row[0] for row in STATES for form in row[column].split("/") if form}


# lower-case form -> the state's name
STATE_FORMS: dict[str, str] = {row[0].lower(): row[0] for row in STATES} | _forms(3)
DEMONYMS: dict[str, str] = _forms(1)
CAPITALS: dict[str, str] = _forms(2)

# Adjectives of regions, parties and faiths: like demonyms they qualify, and name nobody by themselves.
ADJECTIVES: frozenset[str] = frozenset(
    "african asian european arab arabic western eastern northern southern latin nordic baltic balkan"
    " scandinavian english scottish welsh catalan basque kurdish tibetan uyghur bavarian californian texan"
    " hispanic latino latina black white republican democratic democrat conservative liberal labour tory"
    " marxist communist socialist islamic islamist muslim christian catholic jewish hindu buddhist sikh"
    " protestant orthodox sunni shia shiite evangelical anglican mormon indigenous aboriginal maori native"
    " asian-american african-american afro-american mexican-american euro antarctic arctic atlantic pacific"
    " mediterranean caribbean roman victorian nazi zionist quranic biblical gaelic cantonese mandarin hebrew"
    " urdu swahili tamil bengali punjabi gujarati marathi malay persian kremlin-backed transatlantic global".split()
)

# Places that only locate: cities, regions, continents, US and other provinces.
PLACES: frozenset[str] = frozenset(
    line.strip()
    for line in """
    africa;asia;europe;north america;south america;latin america;central america;middle east;the middle east;oceania
    antarctica;scandinavia;balkans;caucasus;caribbean;sahel;maghreb;arctic;southeast asia;east asia;central asia;earth
    alabama;alaska;arizona;arkansas;california;colorado;connecticut;delaware;florida;hawaii;idaho;illinois;indiana;iowa
    kansas;kentucky;louisiana;maine;maryland;massachusetts;michigan;minnesota;mississippi;missouri;montana;nebraska
    nevada;new hampshire;new jersey;new mexico;new york;north carolina;north dakota;ohio;oklahoma;oregon;pennsylvania
    rhode island;south carolina;south dakota;tennessee;texas;utah;vermont;virginia;washington state;west virginia
    wisconsin;wyoming;puerto rico;guam;d.c.;washington d.c.;england;scotland;wales;northern ireland;catalonia;bavaria
    saxony;tuscany;sicily;sardinia;crimea;donbas;donbass;gaza;gaza strip;west bank;golan heights;kashmir;punjab;sindh
    balochistan;xinjiang;tibet;hong kong;macau;guangdong;sichuan;hubei;henan;yunnan;ontario;quebec;alberta;manitoba
    saskatchewan;british columbia;nova scotia;new south wales;queensland;tasmania;western australia;south australia
    gauteng;western cape;eastern cape;limpopo;mpumalanga;kwazulu-natal;north west;free state;northern cape;sabah;sarawak
    johor;penang;selangor;perak;kedah;kelantan;pahang;java;sumatra;bali;borneo;sulawesi;papua;mindanao;luzon;okinawa
    hokkaido;honshu;kyushu;fukushima;maharashtra;uttar pradesh;gujarat;kerala;tamil nadu;karnataka;bihar;west bengal
    rajasthan;assam;manipur;telangana;andhra pradesh;odisha;haryana;goa;darfur;tigray;amhara;oromia;biafra;kurdistan
    helmand;kandahar;normandy;brittany;provence;andalusia;galicia;basque country;ulster;cornwall;yorkshire;kent;essex
    new york city;los angeles;chicago;houston;phoenix;philadelphia;san antonio;san diego;dallas;san francisco;austin
    boston;seattle;denver;detroit;miami;atlanta;las vegas;portland;baltimore;charlotte;minneapolis;new orleans;cleveland
    pittsburgh;orlando;tampa;st. louis;milwaukee;nashville;memphis;sacramento;salt lake city;indianapolis;columbus
    cincinnati;kansas city;oakland;newark;buffalo;honolulu;anchorage;albuquerque;tucson;el paso;fort worth;san juan
    silicon valley;manhattan;brooklyn;queens;bronx;long island;staten island;harlem;hollywood;beverly hills
    toronto;montreal;vancouver;calgary;edmonton;winnipeg;quebec city;halifax;guadalajara;tijuana;monterrey;cancun
    sao paulo;são paulo;rio de janeiro;rio;salvador;medellin;medellín;cali;guayaquil;cusco;cordoba;valparaiso
    manchester;birmingham;liverpool;leeds;glasgow;edinburgh;cardiff;belfast;bristol;sheffield;newcastle;nottingham
    southampton;portsmouth;brighton;oxford;cambridge;york;leicester;coventry;aberdeen;dundee;heathrow;gatwick
    marseille;lyon;nice;toulouse;bordeaux;strasbourg;lille;nantes;calais;munich;hamburg;frankfurt;cologne;stuttgart
    dusseldorf;düsseldorf;leipzig;dresden;bonn;milan;naples;turin;venice;florence;palermo;genoa;bologna;barcelona
    valencia;seville;bilbao;malaga;málaga;zaragoza;mallorca;ibiza;canary islands;tenerife;porto;rotterdam;antwerp;ghent
    zurich;zürich;geneva;basel;davos;salzburg;krakow;kraków;gdansk;lviv;odesa;odessa;kharkiv;kherson;mariupol;bakhmut
    donetsk;luhansk;zaporizhzhia;dnipro;st. petersburg;saint petersburg;vladivostok;kazan;sochi;kursk;belgorod;grozny
    istanbul;izmir;antalya;gaziantep;thessaloniki;lesbos;crete;aleppo;homs;idlib;raqqa;mosul;basra;erbil;kirkuk;isfahan
    mashhad;shiraz;jeddah;mecca;medina;dubai;sharjah;aden;hodeidah;haifa;gaza city;rafah;khan younis;jenin;nablus;hebron
    bethlehem;alexandria;suez;benghazi;casablanca;marrakech;oran;lagos;kano;port harcourt;maiduguri;ibadan;kumasi
    mombasa;kisumu;johannesburg;joburg;cape town;durban;soweto;bulawayo;lubumbashi;goma;bukavu;entebbe;kigoma;zanzibar
    mumbai;kolkata;chennai;bangalore;bengaluru;hyderabad;ahmedabad;pune;jaipur;lucknow;varanasi;amritsar;srinagar
    karachi;lahore;peshawar;quetta;rawalpindi;faisalabad;herat;chittagong;cox's bazar;pokhara;mandalay;yangon;rangoon
    chiang mai;phuket;pattaya;ho chi minh city;saigon;da nang;haiphong;siem reap;george town;ipoh;johor bahru
    kota kinabalu;kuching;surabaya;bandung;medan;yogyakarta;cebu;davao;quezon city;shanghai;shenzhen;guangzhou;wuhan
    chengdu;chongqing;tianjin;nanjing;hangzhou;xi'an;urumqi;lhasa;harbin;kaohsiung;osaka;kyoto;nagoya;yokohama;sapporo
    hiroshima;nagasaki;kobe;busan;incheon;daegu;sydney;melbourne;brisbane;perth;adelaide;hobart;darwin;gold coast
    auckland;christchurch;ground zero;capitol hill;times square;tahrir square;red square
    """.replace("\n", ";").split(";")
    if line.strip()
)
# Abbreviated names of US and Canadian states, without their full stops.
STATE_ABBREVIATIONS: frozenset[str] = frozenset(
    "nc sc nj ny dc fla calif va ala conn mass mich minn mont neb nev okla ore pa tenn tex vt wis wyo ariz"
    " colo ga ind kan ky md nd sd nh nm ri wva ont".split()
)
