"""The numbers that matter, each quantity once, with what it measures and who states it."""

from bisect import bisect_right
from collections import Counter

from summarizer.engines.rules.english import word_set
from summarizer.engines.rules.measures import what_it_measures
from summarizer.engines.rules.salience import content_words, overlap
from summarizer.engines.rules.sheet import Sheet
from summarizer.reading.model import Number, Reading
from summarizer.schemas.brief import NumberClaim, Source

_MOST = 200  # of a huge document, the numbers near its start
_TABLE = 6  # numbers in a line that is no sentence: a table, a team sheet
_SAME_MATTER = 0.35
_SMALL = 3
_NEAR = 60  # characters to each side of a small number in which news of people may stand
_FATES = word_set(
    "killed dead died dies death deaths die injured hurt wounded missing arrested detained charged jailed sentenced "
    "victim victims casualties fatalities bodies hostages survivors rescued evacuated hospitalised hospitalized shot "
    "stabbed kidnapped drowned trapped infected cases convicted indicted executed suspects wickets goals strikes "
    "explosions blasts earthquakes attacks"
)

_PEOPLE = word_set(
    "people person persons men man women woman children child boys girls others students pupils soldiers officers "
    "policemen workers miners residents civilians passengers crew sailors troops members patients prisoners protesters "
    "journalists firefighters suspects teenagers migrants refugees villagers bystanders babies adults employees guards "
    "pilots drivers tourists worshippers militants fighters insurgents rebels staff doctors nurses teachers brothers "
    "sisters citizens nationals"
)


def number_claims(reading: Reading, sheet: Sheet | None = None) -> tuple[NumberClaim, ...]:
    """Drafted from the reading alone, in text order; empty where the article has no number that matters."""
    chosen: list[_Told] = []
    by_value: dict[object, list[int]] = {}
    sheet = sheet or Sheet(reading)
    numbers = reading.numbers[:_MOST]
    crowd = Counter(number.sentence for number in numbers)
    for number in numbers:
        if not _matters(number, sheet.text) or not sheet.is_citable(number.sentence):
            continue
        if crowd[number.sentence] >= _TABLE and not sheet.is_running(number.sentence):
            continue
        told = _Told(number, sheet)
        alike = by_value.setdefault((number.value, number.low, number.high, _family(number)), [])
        twin = next((at for at in alike if chosen[at].is_same_as(told)), None)
        if twin is None:
            alike.append(len(chosen))
            chosen.append(told)
        elif told.worth > chosen[twin].worth:
            chosen[twin] = told
    return tuple(_claim(reading, told, sheet) for told in sorted(chosen, key=lambda told: told.number.start))


def claim_of(reading: Reading, number: Number, sheet: Sheet) -> NumberClaim:
    """The claim of one number, whether it matters or not, to be grounded as any other."""
    return _claim(reading, _Told(number, sheet), sheet)


def _matters(number: Number, text: str) -> bool:
    """Ranks don't, nor do "one" to "three" in words unless somebody's fate hangs on them."""
    if number.kind == "rank":
        return False
    if number.kind not in {"count", "other"} or any(character.isdigit() for character in number.as_written):
        return True
    if number.value is None or number.value > _SMALL:
        return True
    unit = (number.unit or "").lower().split()
    if unit and not _PEOPLE.intersection(unit):
        return bool(_FATES.intersection(unit))
    near = text[max(0, number.start - _NEAR) : number.end + _NEAR].lower()
    return any(word.strip(".,;:“”\"'’)(") in _FATES for word in near.split())


def _family(number: Number) -> str:
    """What units must agree in for two numbers to be one quantity: "$" and "€" differ, "homes" and none may agree."""
    return (number.unit or "") if number.kind in {"money", "measure"} else number.kind


class _Told:
    """A number in its place: running text before headlines, with a source before without, with a unit before bare."""

    def __init__(self, number: Number, sheet: Sheet) -> None:
        self.number = number
        self._sheet = sheet
        self.running = sheet.is_running(number.sentence)
        self.worth = (self.running, number.source is not None, number.unit is not None)
        self._measures: str | None = None
        self._matter: frozenset[str] | None = None

    def is_same_as(self, other: "_Told") -> bool:
        """Whether two numbers of one value are one quantity told twice."""
        mine, yours = self.number, other.number
        if mine.sentence == yours.sentence:
            return False
        if mine.kind == "count" and mine.unit is not None and yours.unit is not None:
            return content_words(mine.unit) & content_words(yours.unit) != frozenset() or mine.unit == yours.unit
        if not (self.running and other.running):
            return overlap(self._sheet.about(mine.sentence), self._sheet.about(yours.sentence)) >= _SAME_MATTER / 2
        return overlap(self.matter(), other.matter()) >= _SAME_MATTER

    def measures(self) -> str:
        """What the number measures."""
        if self._measures is None:
            self._measures = what_it_measures(self._sheet.text, self._sheet.words(self.number.sentence), self.number)
        return self._measures

    def matter(self) -> frozenset[str]:
        """The content words of what it measures."""
        if self._matter is None:
            self._matter = content_words(self.measures())
        return self._matter


def _claim(reading: Reading, told: _Told, sheet: Sheet) -> NumberClaim:
    number = told.number
    return NumberClaim(
        as_written=number.as_written,
        start=number.start,
        end=number.end,
        measures=told.measures(),
        value=number.value,
        low=number.low,
        high=number.high,
        unit=number.unit,
        qualifier=number.qualifier,
        kind=number.kind,
        source=Source(name=number.source) if number.source is not None else None,
        evidence=sheet.cite(number.sentence, *_source_sentence(reading, number, sheet)),
    )


def _source_sentence(reading: Reading, number: Number, sheet: Sheet) -> tuple[int, ...]:
    """The sentence that names the number's source, where it is not the number's own."""
    if number.source is None or number.source in reading.sentence_text(number.sentence):
        return ()
    for attribution in reading.attributions:
        if attribution.source.name == number.source and any(
            span.start <= number.start < span.end for span in attribution.content
        ):
            home = max(1, bisect_right(sheet.starts, attribution.source.start))
            return (home,) if not reading.sentences[home - 1].boilerplate else ()
    return ()
