"""Words about persons and bodies as sources. Data only."""

TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. sir lord lady dame prof prof. professor president minister senator sen. sen "
    "rep. rep gov. gov governor mayor general gen. col. lt. capt. king queen prince princess pope judge justice".split()
)
SPOKESPERSONS = frozenset(
    "spokesman spokeswoman spokesperson spokespersons spokespeople spokesmen official officials representative "
    "representatives statement".split()
)
ROLE_WORDS = frozenset(
    "analyst economist spokesman spokeswoman spokesperson director chief manager strategist minister president "
    "chairman chairwoman chair secretary officer leader executive professor editor reporter author lawyer "
    "attorney judge mayor governor senator candidate nominee researcher scientist expert adviser advisor "
    "commissioner inspector coach player captain founder owner partner resident witness farmer teacher activist "
    "delegate ambassador envoy".split()
)
