"""The words that options choose among. Apart from the settings, which `--help` does not need."""

ENGINES = ("auto", "llm", "rules")
FORMATS = ("terminal", "json", "jsonl", "markdown", "html")
MODES = ("auto", "json_schema", "tools", "json")
PLACES = ("here", "ray")
WAYS = ("calls", "provider-batch")
