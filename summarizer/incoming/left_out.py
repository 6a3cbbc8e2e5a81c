"""What is no summary is told, the first of it one by one, and counted."""

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.errors import InputError

# A file of something else may have millions of lines.
_TOLD = 20


@dataclass(slots=True)
class LeftOut:
    """`tell` takes a line for a person; `count` is of lines and of files."""

    tell: Callable[[str], None]
    count: int = 0

    def add(self, error: InputError) -> None:
        """One more."""
        self.count += 1
        if self.count <= _TOLD:
            self.tell(str(error))

    def end(self) -> None:
        """Tells of what was not told one by one."""
        if self.count > _TOLD:
            self.tell(f"{self.count - _TOLD:,} more lines are no summaries and left out")
