"""Units that measure the same thing, with what each is worth in one of them. Currencies are not among them."""

from typing import NamedTuple

from summarizer.reading.lexicon.same_units import SAME


class Scale(NamedTuple):
    """A unit: base = amount * factor + offset. `dimension` names what is measured, and its base unit."""

    dimension: str
    factor: float
    offset: float = 0.0


_FACTORS: dict[str, dict[str, float]] = {
    "length": {
        "m": 1, "km": 1000, "cm": 0.01, "mm": 0.001, "mi": 1609.344, "ft": 0.3048, "in": 0.0254, "yd": 0.9144,
        "nautical-mile": 1852, "nautical-miles": 1852,
    },
    "area": {
        "m²": 1, "km²": 1e6, "ha": 1e4, "acre": 4046.8564224, "sq-mi": 2589988.110336, "sq-ft": 0.09290304,
        "km2": 1e6, "m2": 1, "sq-miles": 2589988.110336, "sq-kilometres": 1e6, "sq-kilometers": 1e6, "sqkm": 1e6,
        "sqft": 0.09290304, "square-yards": 0.83612736, "square-yard": 0.83612736,
    },
    "mass": {
        "kg": 1, "g": 0.001, "mg": 1e-6, "lb": 0.45359237, "oz": 0.028349523125, "t": 1000, "ton": 907.18474,
        "milligram": 1e-6, "milligrams": 1e-6, "kiloton": 1e6, "kilotons": 1e6, "stone": 6.35029318,
    },
    "volume": {
        "l": 1, "gal": 3.785411784, "ml": 0.001, "millilitres": 0.001, "milliliters": 0.001, "hectolitre": 100,
        "hectolitres": 100, "hectoliters": 100, "cubic-metres": 1000, "cubic-meters": 1000, "cubic-metre": 1000,
        "cubic-meter": 1000, "m3": 1000, "m³": 1000, "cubic-feet": 28.316846592, "cubic-foot": 28.316846592,
        "barrel": 158.987294928, "barrels": 158.987294928, "pint": 0.473176473, "pints": 0.473176473,
    },
    "speed": {
        "km/h": 1, "mph": 1.609344, "knot": 1.852, "knots": 1.852, "metres-per-second": 3.6, "meters-per-second": 3.6,
        "kilometres-an-hour": 1, "kilometers-an-hour": 1, "miles-an-hour": 1.609344, "m/s": 3.6, "kmph": 1,
        "kilometre-per-hour": 1, "kilometer-per-hour": 1, "mile-per-hour": 1.609344,
    },
    "power": {"kw": 1, "mw": 1000, "gw": 1e6, "terawatt": 1e9, "terawatts": 1e9, "watts": 0.001, "hp": 0.745699872},
    "energy": {"kwh": 1, "mwh": 1000, "gwh": 1e6, "twh": 1e9},
    "time": {
        "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600,
        "decade": 315576000, "decades": 315576000, "fortnight": 1209600, "night": 86400, "nights": 86400,
    },
    "data": {"gb": 1, "mb": 0.001, "terabyte": 1000, "terabytes": 1000, "tb": 1000, "kb": 1e-6},
    "points": {"percentage-point": 1, "basis-point": 0.01},
}  # fmt: skip
_SCALES: dict[str, Scale] = {
    unit: Scale(dimension, factor) for dimension, units in _FACTORS.items() for unit, factor in units.items()
}
_SCALES["°c"] = Scale("temperature", 1.0)
_SCALES["°f"] = Scale("temperature", 5 / 9, -160 / 9)
_SCALES["kelvin"] = Scale("temperature", 1.0, -273.15)


def canonical(unit: str) -> str:
    """One form for all forms of a unit: "kilometers" is "km", "euros" is "€", "sq. miles" is "sq-mi"."""
    low = unit.lower().replace("\u00a0", " ").replace(". ", " ").strip(" .").replace(" ", "-")
    return SAME.get(low, low)


def scale_of(unit: str | None) -> Scale | None:
    """What a unit measures; None for a currency, a counted noun and whatever else is not converted."""
    if not unit:
        return None
    return _SCALES.get(canonical(unit))


def in_base(amount: float, scale: Scale) -> float:
    """An amount of a unit in its dimension's base unit."""
    return amount * scale.factor + scale.offset
