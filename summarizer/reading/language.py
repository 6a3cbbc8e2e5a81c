"""Which language a text is written in: as far as is needed to know whether this program can read it."""

import re
from collections import Counter

from summarizer.reading.lexicon.languages import FUNCTION_WORDS, SCRIPTS, TELLING_LETTERS

_TYPOGRAPHY = (("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("‘", "'"), ("\u00a0", " "), ("…", "."))
_REACH = 2_000  # characters
_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)?")
_ASCII_WORD = re.compile(r"[a-z]++(?:'[a-z]++)?")  # the same of ASCII text, at half the price
_FEWEST_LETTERS = 8  # of a script that belongs to one language
_FEWEST_WORDS = 3  # function words of a language in Latin letters
_LEAST_SHARE = 0.14  # of all words: prose of any of these languages has twice as many
_TELLING_SHARE = 0.005  # of the letters of a script: a quoted foreign name has fewer


def _languages_of_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in dict.fromkeys(words.split()):
            table[word] = (*table.get(word, ()), language)
    return table


_LANGUAGES = _languages_of_words()


def guess_language(text: str) -> str | None:
    """An ISO 639-1 code, or None where too little is said to tell. Only the text's beginning is looked at."""
    beginning = text[:_REACH]
    if not beginning.isascii() and (found := _by_script(beginning)) is not None:
        return found
    return _by_words(beginning)


def _by_script(text: str) -> str | None:
    """The language whose script most of the letters are in; None for Latin letters and for too few."""
    if not any(letter.isalpha() and _language_of_letter(ord(letter)) for letter in set(text)):
        return None
    counts: Counter[str] = Counter()
    latin = 0
    for letter, times in Counter(text).items():
        if letter.isalpha():
            language = _language_of_letter(ord(letter))
            if language is None:
                latin += times
            else:
                counts[language] += times
    language, letters = counts.most_common(1)[0]
    if language == "zh" and 10 * counts["ja"] > letters:
        language = "ja"  # kana between the Chinese characters
    if letters < _FEWEST_LETTERS or 2 * letters < latin:
        return None
    for other, telling in TELLING_LETTERS.get(language, ()):
        if sum(text.count(letter) for letter in telling) > _TELLING_SHARE * letters:
            return other
    return language


def _language_of_letter(code: int) -> str | None:
    if code < SCRIPTS[0][0]:
        return None
    return next((language for first, last, language in SCRIPTS if first <= code <= last), None)


def _by_words(text: str) -> str | None:
    """The language with the most function words, each worth the less the more languages share it."""
    worth: dict[str, float] = {}
    text = text.lower()
    if not text.isascii():
        for curly, straight in _TYPOGRAPHY:  # what mostly keeps an English text from being ASCII
            text = text.replace(curly, straight)
    words = (_ASCII_WORD if text.isascii() else _WORD).findall(text)
    known = Counter(filter(_LANGUAGES.__contains__, words))
    for word, times in known.items():
        languages = _LANGUAGES[word]
        for language in languages:
            worth[language] = worth.get(language, 0.0) + times / len(languages)
    if not worth:
        return None
    language = max(worth, key=worth.__getitem__)
    hits = sum(times for word, times in known.items() if language in _LANGUAGES[word])
    return language if hits >= _FEWEST_WORDS and hits >= _LEAST_SHARE * len(words) else None
