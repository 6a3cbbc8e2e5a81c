"""What a number measures, in the words that stand around it."""

from bisect import bisect_left
from collections.abc import Callable

from summarizer.engines.rules.english import AUXILIARIES, BE, PASTS, PREPOSITIONS, word_set
from summarizer.engines.rules.phrasing import Words, rest_after
from summarizer.engines.rules.places import (
    ARTICLES,
    BEING,
    DIED,
    PARTICLES,
    STOPS,
    Place,
    is_number,
    trimmed,
    without_numbers,
)
from summarizer.engines.rules.spans import denied, framed, pronoun_before, record, sided
from summarizer.reading.model import Number

_HAVING = word_set("has have had owns own holds hold contains contained includes included including")
_TAIL = word_set("of in on aboard from for at per on among across under over between with by to who that which inside")
_BEFORE = word_set("of at by to from for about with around over under than in on a an the up down off nearly")
_POINTS = word_set(
    "north south east west northeast northwest southeast southwest off from away above below outside inside deep high "
    "long wide tall down upstream downstream offshore underground ahead behind short short"
)
_FALLBACK = {
    "money": "amount", "percent": "share", "duration": "time", "age": "age", "ratio": "share", "score": "result",
}  # fmt: skip
# Sets are put together once: joined inside a loop they take most of its time.
_BREAKS = STOPS | AUXILIARIES
_VERB_FOLLOWS = AUXILIARIES | DIED
_HELPERS = AUXILIARIES | {"been", "being", "also", "reportedly", "still"}
_PASSIVE = BE | {"has", "have", "had"}
_STATES = DIED | PREPOSITIONS | PASTS
_FINITE = AUXILIARIES | PASTS
_BEFORE_NOUN = ARTICLES | PREPOSITIONS
_LIST_ENDS = (STOPS - {",", "and", "or"}) | (PREPOSITIONS - {"of", "in", "on", "from", "at"})
_OBJECT_STOPS = (PREPOSITIONS | STOPS) - {"to"} - PARTICLES
_COMPLEMENTS = (_TAIL - {"that", "which", "who", "to"}) | DIED
_NOUN_STOPS = STOPS - {"that"}
_NO_NOUN = _TAIL | _BREAKS
_ENDS_NOUN = _NO_NOUN | {"said", "says", "told"}
_BEFORE_PHRASE = _BREAKS | _BEFORE
_MOST_LIST = 26  # tokens of a row of subjects before their verb
_BEFORE_WORDS = 8
_Rule = Callable[[Place], str | None]


def what_it_measures(text: str, words: Words, number: Number) -> str:
    """A phrase of at most twelve words, from the number's own sentence: "homes submerged", "sales growth"."""
    first, end = bisect_left(words, (number.start,)), bisect_left(words, (number.end,))
    if first < end and number.unit not in DIED:
        place = _unbracketed(Place(text, words, first, end - 1, number))
        for rule in _rules(number):
            if (found := rule(place)) and (phrase := trimmed(without_numbers(found))) and phrase != place.unit():
                return phrase
    return number.unit if number.unit and number.unit.isalpha() else _FALLBACK.get(number.kind, "count")


def _rules(number: Number) -> tuple[_Rule, ...]:
    if number.kind == "age":
        return _AGED
    if number.kind == "measure":
        return _MEASURED
    if number.kind == "duration":
        return _LASTING
    if number.kind in {"count", "other"}:
        return _COUNTED if number.unit else _LONE
    return _VALUED


def _unbracketed(place: Place) -> Place:
    """For "19 kilometers (12 miles)": the second number measures what the first does."""
    opening = place.first - 1
    if place.word(opening) != "(" or place.word(place.last + 1) != ")":
        return place
    begin = opening
    while begin > 0 and opening - begin < 5 and not is_number(place.word(begin)):
        begin -= 1
    return place._replace(first=begin, last=place.last + 1) if is_number(place.word(begin)) else place


# Counts: people, homes, flights


def _counted(place: Place, happened: str) -> str | None:
    """What is counted and what happened to it."""
    return f"{place.unit() or 'those'} {happened}" if happened.strip() else None


def _at_once(place: Place) -> str | None:
    """For "said that 31 people were dead": the verb stands right after the number."""
    return _predicate(place) if place.word(place.last + 1) in _VERB_FOLLOWS else None


def _predicate(place: Place) -> str | None:
    """For "140 people were evacuated", "4,100 houses, 61 shops and a mill were under water", "12 people died"."""
    verb = _verb_after(place)
    if verb is None:
        return None
    of = _inner_tail(place, verb)
    at = verb
    while place.word(at) in _HELPERS and at - verb < 5:
        at += 1
    passive = place.word(verb) in _PASSIVE
    end = place.phrase_end(at, 10)
    said = place.written(at, end)
    if at >= len(place.words) or not said:
        return None
    state = place.word(at).endswith("ed") or place.word(at) in _STATES
    if (passive and state) or place.word(at) in DIED:
        return _counted(place, f"{of} {said}".strip())
    return _counted(place, f"{of} that {place.written(verb, end)}".strip())


def _inner_tail(place: Place, verb: int) -> str:
    """What stands between the number and its verb and tells which: "of farmland", "on the list"."""
    begin = place.last + 1
    end = next((at for at in range(begin, verb) if place.word(at) in STOPS), verb)
    return place.written(begin, end) if place.word(begin) in PREPOSITIONS and end - begin < 6 else ""


def _verb_after(place: Place) -> int | None:
    """Where the verb stands whose subject is the number or a row that it begins: nothing but nouns before it."""
    words = place.words
    at, stop = place.last + 1, min(len(words), place.last + 1 + _MOST_LIST)
    if place.word(at) in {"stranded", "trapped", "dead", "injured", "missing", "homeless"}:
        return at
    listed = False
    while at < stop:
        word, before = words[at].lower, words[at - 1].lower
        if before == "and" and (word in _FINITE or word.endswith(("ed", "ing"))):
            return None
        if word in AUXILIARIES:
            return at
        verb = (word in PASTS or word.endswith("ed")) and not before.endswith("ly")
        if verb and not listed and before not in _BEFORE_NOUN:
            return at
        if word == "," and place.word(at + 1) in {"who", "which"}:
            at = _after_comma(place, at + 1, stop)
            continue
        listed = listed or word == ","
        if word in _LIST_ENDS:
            return None
        at += 1
    return None


def _after_comma(place: Place, begin: int, stop: int) -> int:
    return next((at + 1 for at in range(begin, stop) if place.word(at) == ","), stop)


def _object(place: Place) -> str | None:
    """For "has submerged over 4,000 homes", "plucked 50 people from roofs", "runs 63 clinics"."""
    found = place.verb(reach=4)
    if found is None or place.word(found[1]) in BEING:
        return None
    group, verb = found
    between = range(verb + 1, place.first)
    if any(place.word(at) in _OBJECT_STOPS for at in between):
        return None
    if place.word(verb) in _HAVING and group == verb:
        subject = place.subject(verb)
        return f"{place.unit()} of {subject}" if subject and place.unit() else None
    particle = f" {place.word(verb + 1)}" if place.word(verb + 1) in PARTICLES and verb + 1 < place.first else ""
    tail = _complement(place)
    participle = place.participle(verb)
    if participle is not None:
        return _done(place, f"{participle}{particle}", tail)
    subject = place.subject(group)
    return _counted(place, f"that {subject} {place.written(group, verb + 1)}{particle} {tail}") if subject else None


def _of_them(place: Place) -> str | None:
    """For "jailed three of its fishermen" alone: what is counted follows."""
    return _object(place) if place.word(place.last + 1) == "of" else None


def _done(place: Place, participle: str, tail: str) -> str | None:
    """ "homes submerged", "villagers cut off in the lowlands"; "its fishermen jailed" for "jailed three of its …"."""
    if tail.startswith("of "):
        return f"{place.unit()} {tail if place.unit() else tail[3:]} {participle}"
    return _counted(place, f"{participle} {tail}")


def _complement(place: Place) -> str:
    """What follows the number and belongs to it: "from roofs and dykes", "stranded", "of its fishermen"."""
    begin = place.last + 1
    word = place.word(begin)
    if word not in _COMPLEMENTS and not word.endswith("ed"):
        return ""
    return place.written(begin, place.phrase_end(begin, 7))


def _tail_after(place: Place) -> str | None:
    """For "7,410 acres of farmland", "167 passengers from the capital"."""
    begin = place.last + 1
    if place.word(begin) not in _TAIL:
        return None
    end = place.phrase_end(begin, 9)
    return _counted(place, place.written(begin, end)) if end - begin > 1 else None


def _tail_of(place: Place) -> str | None:
    """For "7,410 acres of farmland" alone: where a length leads is not what it measures."""
    return _tail_after(place) if place.word(place.last + 1) == "of" else None


def _joined(place: Place) -> str | None:
    """For "a 14-storey block of flats": the thing that is so large."""
    if "-" not in place.number.as_written or " " in place.number.as_written:
        return None
    begin = place.last + 1
    end = next((at for at in range(begin, begin + 5) if _ends_noun(place.word(at)) or not place.word(at)), begin)
    return place.written(begin, end) if end > begin else None


def _elided(place: Place) -> str | None:
    """The words before, and what is counted: "the fate of its … residents"."""
    begin = place.first
    while (
        begin > 0
        and place.first - begin < _BEFORE_WORDS
        and (place.word(begin - 1) not in STOPS or place.first - begin < 2)
    ):
        begin -= 1
    before = without_numbers(place.written(begin, place.first))
    after = place.unit() or place.written(place.last + 1, place.phrase_end(place.last + 1, 5))
    while before.split(" ", 1)[0].lower() in {"and", "or", "but", "that", ",", "which"} and " " in before:
        before = before.split(" ", 1)[1]
    return f"{before} … {after}" if before.count(" ") > 0 and after else None


def _person_s_age(place: Place) -> str | None:
    """For "her grandson Aziz, 6, was found"."""
    if place.unit() or place.word(place.first - 1) != "," or place.word(place.last + 1) not in {",", "."}:
        return None
    return _age_of(place)


def _age_of(place: Place) -> str | None:
    """For "70-year-old Ana Orlanda", "a 34-year-old woman", "Ana Orlanda, 70,"."""
    words, at = place.words, place.last + 1
    end = at
    while end < len(words) and end - at < 3 and words[end].text.isalpha() and not _ends_noun(words[end].lower):
        end += 1
    if end > at:
        return f"age of {place.written(at, end)}"
    begin = before = place.first - (place.first > 0 and words[place.first - 1].text in {",", "("})
    while begin > 0 and before - begin < 4 and words[begin - 1].text[0].isupper():
        begin -= 1
    return f"age of {place.written(begin, before)}" if begin < before else None


def _ends_noun(word: str) -> bool:
    return word in _ENDS_NOUN


# Money, shares, measures


def _share_of(place: Place) -> str | None:
    """For "27 per cent of the overall cost", "87 per cent of members had voted for a strike"."""
    begin = place.last + 1
    if place.number.kind not in {"percent", "ratio"} or place.word(begin) != "of":
        return None
    end = place.phrase_end(begin, 9)
    share = f"share {place.written(begin, end)}"
    if place.word(end) in AUXILIARIES:
        return f"{share} that {place.written(end, place.phrase_end(end + 1, 6))}"
    return share


def _noun_after(place: Place) -> str | None:
    """For "a 20% tariff on steel", "the 7 percent rise that analysts foresaw", "a 14-storey block"."""
    words, at, before = place.words, place.last + 1, place.first - 1
    while at < len(words) and before > 0 and words[at].text == "]" and words[before].text == "[":
        at, before = at + 1, before - 1
    if before < 0 or at >= len(words) or not words[at].text.isalpha() or words[at].text[0].isupper():
        return None
    if words[before].lower not in ARTICLES or words[at].lower in _NO_NOUN:
        return None
    _, end = rest_after(words, at, most=7)
    end = next((i for i in range(at, end) if words[i].lower in _NOUN_STOPS or _acts(place, i, at)), end)
    noun = place.written(at, end)
    return f"magnitude of the {noun}" if place.number.as_written.lower().startswith("magnitude") else noun


def _acts(place: Place, at: int, begin: int) -> bool:
    return at > begin and place.word(at) in PASTS


def _noun_of(place: Place) -> str | None:
    """For "sales growth of 1.8 percent", "cost savings of nearly …"; also "worth"."""
    words, end = place.words, place.first - 1
    if end < 1 or words[end].lower not in {"of", "worth", "totalling", "totaling"}:
        return None
    begin = end
    while begin > 0 and end - begin < 6 and words[begin - 1].lower not in _BEFORE_PHRASE:
        if place.is_verb(begin - 1):
            break
        begin -= 1
    return place.written(begin, end)


def _in_what(place: Place) -> str | None:
    """For "reported $2.53 in per-share earnings", "$3 million in damages"."""
    begin = place.last + 1
    if place.number.kind != "money" or place.word(begin) != "in" or is_number(place.word(begin + 1)):
        return None
    end = place.phrase_end(begin, 5)
    noun = place.written(begin + 1, end)
    return noun if noun and noun[0].islower() and place.word(begin + 1) not in ARTICLES else None


def _subject_and_verb(place: Place) -> str | None:
    """For "revenue rose 3.5 percent", "the total cost of the plane is RM6.1 million"."""
    found = place.verb()
    subject = place.subject(found[0]) if found is not None else None
    if found is None or not subject:
        return None
    end = next((at for at in range(found[0], place.first) if is_number(place.word(at))), place.first)
    after = ""
    begin = place.last + 1
    if place.word(begin) == "(":
        begin = next((at + 1 for at in range(begin, begin + 6) if place.word(at) == ")"), begin)
    if place.number.kind == "measure" and place.word(begin) in _POINTS:
        after = place.written(begin, place.phrase_end(begin, 6))
    return f"{trimmed(f'{subject} {place.written(found[0], end)}')} {after}"


def _amount_that(place: Place) -> str | None:
    """For "it could fine the company up to $10 million": "amount it could fine the company"."""
    found = place.verb()
    if found is None or place.word(found[1]) in BE or place.first - found[1] > 3:
        return None
    subject = pronoun_before(place, found[0])
    said = place.written(found[0] if subject else found[1], place.first)
    name = _FALLBACK.get(place.number.kind, place.unit())
    return f"{name} {subject} {said}" if subject or place.participle(found[1]) else None


def _words_before(place: Place) -> str | None:
    """The few words before the number, from its verb on where there is one."""
    words, first = place.words, place.first
    found = place.verb(reach=12)
    begin = found[1] if found is not None else first
    while found is None and begin > 0 and first - begin < _BEFORE_WORDS and words[begin - 1].lower not in STOPS:
        begin -= 1
    phrase = trimmed(place.written(begin, first))
    return phrase if " " in phrase else None


def _named_before_comma(place: Place) -> str | None:
    """For "the village of Sur, at 2,900 meters,": the noun phrase before the comma."""
    comma = next((at for at in (place.first - 1, place.first - 2) if place.word(at) == ","), None)
    if comma is None:
        return None
    begin = comma
    while begin > 0 and comma - begin < _BEFORE_WORDS and place.word(begin - 1) not in _BREAKS:
        begin -= 1
    return place.written(begin, comma) if comma - begin > 1 else None


def _tail_alone(place: Place) -> str | None:
    begin = place.last + 1
    end = place.phrase_end(begin, 7)
    return place.written(begin, end) if end - begin > 1 and place.word(begin) in PREPOSITIONS else None


def _words_far_before(place: Place) -> str | None:
    """Across an "and" or a comma, for the later numbers of a row."""
    begin = max(0, place.first - 14)
    while begin < place.first and place.word(begin) in STOPS:
        begin += 1
    phrase = without_numbers(place.written(begin, place.first))
    return phrase if " " in phrase else None


_AGED: tuple[_Rule, ...] = (_age_of,)
_MEASURED: tuple[_Rule, ...] = (
    _joined,
    _noun_of,
    _noun_after,
    _predicate,
    _tail_of,
    _subject_and_verb,
    _object,
    _tail_after,
    _words_before,
    _named_before_comma,
    _elided,
)
_COUNTED: tuple[_Rule, ...] = (_joined, _at_once, _object, _predicate, _tail_after, _elided)
_LONE: tuple[_Rule, ...] = (
    _person_s_age,
    _of_them,
    _subject_and_verb,
    _object,
    _predicate,
    _words_before,
    _elided,
    _words_far_before,
)
_LASTING: tuple[_Rule, ...] = (
    denied,
    sided,
    record,
    framed,
    _noun_of,
    _noun_after,
    _subject_and_verb,
    _words_before,
    _elided,
)
_VALUED: tuple[_Rule, ...] = (
    _share_of,
    _in_what,
    _noun_of,
    _noun_after,
    _subject_and_verb,
    _amount_that,
    _words_before,
    _tail_alone,
    _words_far_before,
)
