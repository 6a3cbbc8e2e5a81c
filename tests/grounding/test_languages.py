"""Articles and summaries in languages that the reading does not know: what is printed is checked, the rest is noted."""

import pytest

from summarizer.document import Document
from summarizer.grounding import ground
from summarizer.reading import read_document
from summarizer.schemas.brief import Brief, NumberClaim, Statement
from summarizer.schemas.claim import Evidence, Source

GERMAN = (
    "Die Stadt Lindau will zwei Schulen schließen. Das sagte die Bürgermeisterin Hilde Brandner am Dienstag. "
    "Die Schulen haben 4.100 Schüler und sie kosten im Jahr 3,5 Millionen Euro. Es ist nicht bekannt, wer sie kauft."
)
CHINESE = "林河市市长周三表示，洪水淹没了4100间房屋。死亡人数尚不清楚。气象部门说雨还会下三天，居民应当留在家中。"
TOLL = "林河市周三发生洪水，造成3人死亡，约1.2万名居民撤离家园，损失约为3500万元。"
ARABIC = "تضرر ٤٬٠٠٠ منزل في المدينة بسبب الأمطار، وتقدر الكلفة بنحو ٢٫٥ مليون دولار بحسب البلدية."
SPANISH = (
    "El río Tarna se desbordó el martes y inundó 310 casas, según la alcaldesa Lucía Ferrán. No se sabe cuántas "
    "personas están desaparecidas en la ciudad de Orbigal, pero los bomberos siguen con la búsqueda."
)


def _reason(text: str, language: str, statement: str, quote: str) -> str | None:
    reading = read_document(Document.from_text(text, language=language))
    draft = Brief(headline_facts=(Statement(statement=statement, evidence=(Evidence(quote=quote),)),))
    found = ground(draft, reading)
    assert any("not in English" in note for note in found.notes)
    return found.rejected[0].reason if found.rejected else None


@pytest.mark.parametrize(
    ("text", "language", "statement", "quote", "reason"),
    [
        (GERMAN, "de", "Zwei Schulen in Lindau werden geschlossen.", "Die Stadt Lindau will zwei Schulen", None),
        (GERMAN, "de", "Die Schulen haben 4100 Kinder.", "Die Schulen haben 4.100 Schüler", None),
        (GERMAN, "de", "Die Schulen haben 4900 Kinder.", "Die Schulen haben 4.100 Schüler", "number_not_in_evidence"),
        (GERMAN, "de", "Das hat Hilde Brandt gesagt.", "Das sagte die Bürgermeisterin", "name_not_in_article"),
        (GERMAN, "de", "Die Stadt schließt Schulen.", "Die Stadt schließt Schulen", "quote_not_in_article"),
        (GERMAN, "de", "The town of Lindau will close schools, Hilde Brandner said.", "Die Stadt Lindau", None),
        (GERMAN, "de", "The town will close schools, Mayor Hilde Brandner said.", "Die Stadt Lindau", None),
        (GERMAN, "de", "The schools close, Mayor Hilde Brandt said.", "Die Stadt Lindau", "name_not_in_article"),
        (CHINESE, "zh", "洪水淹没了4100间房屋", "洪水淹没了4100间房屋", None),
        (CHINESE, "zh", "洪水淹没了4900间房屋", "洪水淹没了4100间房屋", "number_not_in_evidence"),
        (GERMAN, "de", "Das kostet 3.5 Millionen im Jahr.", "sie kosten im Jahr 3,5 Millionen Euro", None),
        (
            GERMAN,
            "de",
            "Das kostet 35 Millionen im Jahr.",
            "sie kosten im Jahr 3,5 Millionen",
            "number_not_in_evidence",
        ),
        (CHINESE, "zh", "4100间房屋被淹没，雨还会下。", "洪水淹没了4100间房屋", None),
        (TOLL, "zh", "洪水造成3人死亡。", TOLL, None),
        (TOLL, "zh", "约1.2万名居民撤离。", TOLL, None),
        (TOLL, "zh", "约12万名居民撤离。", TOLL, "number_not_in_evidence"),
        (TOLL, "zh", "洪水造成31.2万人撤离。", TOLL, "number_not_in_evidence"),
        (ARABIC, "ar", "تضرر ٤٠٠٠ منزل في المدينة", ARABIC, None),
        (ARABIC, "ar", "تضرر 4,000 منزل في المدينة", ARABIC, None),
        (ARABIC, "ar", "الكلفة ٢٥ مليون دولار", ARABIC, "number_not_in_evidence"),
        (SPANISH, "es", "El río inundó 310 casas, dijo la alcaldesa Lucía Ferrán.", "inundó 310 casas", None),
        (SPANISH, "es", "El río inundó 310 casas en la ciudad de Madrid.", "inundó 310 casas", "name_not_in_article"),
    ],
)
def test_a_statement(text: str, language: str, statement: str, quote: str, reason: str | None) -> None:
    assert _reason(text, language, statement, quote) == reason


def test_a_number_whose_separators_are_ambiguous_is_not_given_a_worth() -> None:
    reading = read_document(Document.from_text(GERMAN, language="de"))
    claims = tuple(
        NumberClaim(as_written=words, measures="", evidence=(Evidence(quote="Die Schulen haben 4.100 Schüler"),))
        for words in ("4.100 Schüler",)
    )
    (number,) = ground(Brief(numbers=claims), reading).content.numbers
    assert (number.as_written, number.value, number.low, number.high) == ("4.100 Schüler", None, None, None)


def test_a_source_is_looked_for_in_any_language() -> None:
    reading = read_document(Document.from_text(SPANISH, language="es"))
    evidence = (Evidence(quote="inundó 310 casas"),)

    def reason(source: str) -> str | None:
        claim = NumberClaim(as_written="310 casas", measures="", source=Source(name=source), evidence=evidence)
        found = ground(Brief(numbers=(claim,)), reading)
        return found.rejected[0].reason if found.rejected else None

    assert reason("Lucía Ferrán") is None
    assert reason("Pedro Ruiz") == "source_not_in_article"


def test_a_summary_in_another_language_than_its_article_is_noted() -> None:
    text = "The town of Lindau will close two schools. Mayor Hilde Brandner said so on Tuesday. They have 4,100 pupils."
    reading = read_document(Document.from_text(text))
    evidence = (Evidence(quote="They have 4,100 pupils."),)
    statement = "Die Schulen haben nach den Angaben der Stadt 4.100 Schüler und sie werden nicht mehr gebraucht."
    found = ground(Brief(headline_facts=(Statement(statement=statement, evidence=evidence),)), reading)
    assert found.rejected == ()
    assert any("not in English" in note for note in found.notes)
