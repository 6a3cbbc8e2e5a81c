"""Names of currencies that several countries have: "dirhams" are those of the one country that the story names."""

from collections import defaultdict
from collections.abc import Sequence

from summarizer.reading.units import canonical
from summarizer.stories.told import Told

# Dollars are not among them: one without a country's letters is America's as often as the outlet's own.
_CODES = {
    "dirham": "AED MAD",
    "dinar": "KWD BHD IQD JOD DZD TND RSD LYD",
    "riyal": "SAR QAR",
    "rial": "IRR OMR YER",
    "peso": "MXN PHP CLP COP ARS UYU",
    "rupee": "INR PKR LKR NPR",
    "franc": "CHF XOF XAF CFA FCFA",
    "shilling": "KES UGX TZS",
    "pound": "GBP EGP LBP",
    "krone": "NOK DKK",
    "kroner": "NOK DKK",
    "kwacha": "ZMW MWK",
}
_NAME_OF = {code: name for name, codes in _CODES.items() for code in codes.split()}


def settle_currencies(numbers: Sequence[Told]) -> None:
    """Gives each amount in a currency's bare name the one country's currency of that name whose code they print; where
    they print two, it stands apart from both."""
    printed: dict[str, set[str]] = defaultdict(set)
    for number in numbers:
        code = number.claim.unit or ""
        if number.claim.kind == "money" and code in _NAME_OF:
            printed[_NAME_OF[code]].add(code)
    if not printed:
        return
    for number in numbers:
        name = _bare_name(number)
        if codes := printed.get(name):
            unit = canonical(next(iter(codes))) if len(codes) == 1 else f"{name} of either country"
            number.amount = number.amount._replace(dimension=f"money {unit}")


def _bare_name(number: Told) -> str:
    """The singular of a name that stands alone: "dirham", but "" for "Moroccan dirhams"."""
    unit = (number.claim.unit or "").lower()
    return "" if number.claim.kind != "money" else unit if unit in _CODES else unit.removesuffix("s")
