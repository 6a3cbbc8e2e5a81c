"""Units and counted nouns that mean the same, by any of their forms; nouns that count persons."""

_SAME = """
$ us$ usd dollar dollars us-dollar us-dollars; € eur euro euros; £ gbp pound pounds sterling; ¥ jpy yen
yuan rmb cny renminbi cn¥; rm myr ringgit ringgits; rs rs. ₹ inr rupee rupees; r zar rand rands; ₩ krw won
₽ rub ruble rubles rouble roubles
a$ au$ aud australian-dollars; c$ ca$ cad canadian-dollars; hk$ hkd hong-kong-dollars; s$ sg$ sgd singapore-dollars
f$ fj$ fjd fiji-dollars fijian-dollars; nt$ twd taiwan-dollars taiwanese-dollars; n$ nad namibian-dollars
j$ jmd jamaican-dollars; nz$ nzd new-zealand-dollars; chf francs swiss-francs
₦ ngn naira; ₱ php peso pesos; cent cents c; penny pence p; tk bdt taka
rp idr rupiah; dh dhs aed dirham dirhams; ksh kes shilling shillings; zł pln zloty zlotys; ฿ thb baht; ₫ vnd dong
₺ try lira liras; ₪ ils nis shekel shekels; ₴ uah hryvnia hryvnias hryvnya; ₸ kzt tenge; r$ brl real reais
gh₵ ghs ghc cedi cedis; huf forint forints; czk koruna korunas; sek krona kronor; krone kroner; ron leu lei
bgn lev leva
dinar dinars; riyal riyals; rial rials; kwacha kwachas; etb birr; mmk kyat; bwp pula; % percent per-cent pct
percentage-point percentage-points pp ppt ppts pts; basis-point basis-points bp bps
km kms kilometre kilometres kilometer kilometers; m metre metres meter meters
cm centimetre centimetres centimeter centimeters; mm millimetre millimetres millimeter millimeters; mi mile miles
ft foot feet; in inch inches; yd yard yards; kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos
g gram grams gramme grammes; lb lbs pound-weight; oz ounce ounces; t tonne tonnes metric-ton metric-tons; ton tons
l litre litres liter liters; gal gallon gallons; ha hectare hectares; acre acres
km² sq-km square-kilometre square-kilometres square-kilometer square-kilometers; sq-mi square-mile square-miles
m² square-metres square-meters sq-m; sq-ft square-foot square-feet; mph miles-per-hour
km/h kph kmh kilometres-per-hour kilometers-per-hour; °c c celsius degrees-celsius degree-celsius
°f f fahrenheit degrees-fahrenheit degree-fahrenheit; degree degrees; kw kilowatt kilowatts; mw megawatt megawatts
gw gigawatt gigawatts; kwh kilowatt-hour kilowatt-hours; mwh megawatt-hours
gb gigabyte gigabytes; mb megabyte megabytes
second seconds sec secs; minute minutes min mins; hour hours hr hrs; day days; week weeks; month months
year years yr yrs; house houses home homes dwelling dwellings residence residences; flat flats apartment apartments
story stories storey storeys floor floors; plane planes aircraft jet jets airplane airplanes
worker workers employee employees staff; shop shops store stores; film films movie movies
company companies firm firms; death deaths dead fatality fatalities; lawmaker lawmakers legislator legislators
kid kids child children; person persons people individual individuals; lawyer lawyers attorney attorneys
car cars automobile automobiles
"""

SAME: dict[str, str] = {
    form: forms[0] for group in _SAME.replace("\n", ";").split(";") if (forms := group.split()) for form in forms
}

# "People" may stand for the counted residents, passengers or workers of the text.
GENERIC_PERSONS: frozenset[str] = frozenset("person".split())
PERSONS: frozenset[str] = frozenset(
    "resident civilian passenger child woman man patient voter worker employee refugee migrant student pupil teacher"
    " victim adult girl boy death dead injured wounded homeless tourist guest family fan crew member evacuee inmate"
    " detainee prisoner soldier troop officer miner farmer driver pilot customer user visitor citizen participant"
    " volunteer protester survivor villager pedestrian pensioner immigrant doctor nurse delegate official lawmaker"
    " minister suspect defendant hostage staff personnel firefighter rescuer believer worshipper spectator".split()
)
# What a count without a noun may be a count of, though the sentence does not print the noun: "the toll rose to ten".
TOLL: frozenset[str] = frozenset("person death victim casualty injured wounded dead".split())
