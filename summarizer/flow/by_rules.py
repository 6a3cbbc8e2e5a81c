"""One document by the rules engine: read it, draft, ground."""

from collections.abc import Callable
from time import perf_counter

from pydantic import BaseModel

from summarizer.document import Document
from summarizer.engines.rules import draft_brief
from summarizer.errors import UsageError
from summarizer.flow.common import finish, read_usable
from summarizer.reading.model import Reading
from summarizer.schemas.brief import Brief
from summarizer.schemas.loading import load_schema, schema_name
from summarizer.schemas.summary import Run, Summary
from summarizer.version import __version__

# For notes to people; other codes are printed as they are.
_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def summarize_by_rules(
    document: Document, schema: str | type[BaseModel] = "brief", *, look: Callable[[Reading], None] | None = None
) -> Summary:
    """The brief of a document by the rules engine. `look` is shown the document's reading, so that nobody need read it
    again.

    Raises UsageError for any other schema, InputError where the document has no article in it.
    """
    started = perf_counter()
    content_class = load_schema(schema)
    if content_class is not Brief:
        remedy = "use the schema brief, or a model with --engine llm"
        raise UsageError(f"schema {schema_name(schema)}", "the rules engine writes the schema brief only", remedy)
    reading = read_usable(document)
    if look is not None:
        look(reading)
    draft = draft_brief(reading)
    run = Run(engine="rules", seconds=perf_counter() - started, version=__version__, cost_usd=0.0)
    return finish(reading, draft, run, schema, notes=_rules_notes(reading))


def _rules_notes(reading: Reading) -> tuple[str, ...]:
    language = reading.document.language
    if language is None or language.lower().startswith("en"):
        return ()
    name = _LANGUAGES.get(language.lower()[:2], language)
    return (f"The rules engine reads English; this article seems to be in {name}.",)
