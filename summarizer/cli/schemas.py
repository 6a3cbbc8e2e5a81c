"""`summarize schemas [NAME]`: the schemas that there are, or one's JSON Schema."""

import click

from summarizer.cli.faces import as_json
from summarizer.cli.streams import write_stdout


@click.command(short_help="The schemas there are; NAME prints its JSON Schema.")
@click.argument("name", required=False)
def schemas(name: str | None) -> None:
    """Lists the built-in schemas. With NAME (a built-in name, file.py:Class or package.module:Class) prints its JSON
    Schema; the code that NAME names is run.
    """
    from summarizer.schemas.loading import BUILT_IN, json_schema, load_schema  # noqa: PLC0415  # loads pydantic

    if name:
        write_stdout(as_json(json_schema(load_schema(name)), 2) + "\n")
        return
    widest = max(map(len, BUILT_IN))
    write_stdout("".join(f"{known:<{widest}}  {says}\n" for known, (_, says) in BUILT_IN.items()))
