"""Irregular forms of common English words, each with the form that stands for all of them."""

_GROUPS = """
say said says; know known knew knows; give gave given gives; take took taken takes; make made makes; find found finds
go went gone goes; come came comes; see saw seen sees; get got gotten gets; tell told tells; think thought thinks
become became becomes; leave left leaves; put puts; mean meant means; keep kept keeps; let lets
begin began begun begins; hold held holds; write wrote written writes; stand stood stands; hear heard hears; set sets
meet met meets; run ran runs; pay paid pays; sit sat sits; speak spoke spoken speaks; lead led leads
grow grew grown grows; lose lost loses; fall fell fallen falls; send sent sends; build built builds; win won wins
break broke broken breaks; cut cuts; hit hits; spend spent spends; rise rose risen rises; drive drove driven drives
buy bought buys; bring brought brings; draw drew drawn draws; choose chose chosen chooses; strike struck strikes
fly flew flown flies; seek sought seeks; catch caught catches; fight fought fights; teach taught teaches
sell sold sells; shoot shot shoots; sink sank sunk sinks; steal stole stolen steals; throw threw thrown throws
wear wore worn wears; hide hid hidden hides; feel felt feels; show showed shown shows; die died dies dying
lie lay lain lies lying; burn burnt burned burns; quit quits; deal dealt deals; ride rode ridden rides; shut shuts
spread spreads; hurt hurts; cost costs; forbid forbade forbidden forbids; withdraw withdrew withdrawn withdraws
understand understood understands; bear bore borne bears; swear swore sworn swears; man men; woman women
use used uses using; child children; person persons people; foot feet; life lives; wife wives; leaf leaves
half halves; crisis crises; analysis analyses; medium media; datum data; policeman policemen; spokesman spokesmen
aircraft
"""

IRREGULAR: dict[str, str] = {
    form: forms[0]
    for group in _GROUPS.replace("\n", ";").split(";")
    if (forms := group.split())
    for form in forms
    if form not in ("left", "leaves")  # nouns and adjectives more often than forms of "leave"
}
