"""Many documents: from feeds to summaries and failures, with nothing lost and nothing paid twice.

assembly    a run put together from settings; what the command and the Python function open
run         the flow: slots that refill as they free
by_rules, by_model      what makes outcomes of documents
via_provider            rounds by a provider's batch: outbox, collecting, ledger (its calls), shelf (its documents)
library     pages and main text
output      where it writes to: outputs (the two files, and what stands in them) or database
repeats     the same text again
work, workers           what is done in processes of their own
"""

from summarizer.batch.assembly import Run, Wanted, open_run
from summarizer.batch.figures import Figures
from summarizer.batch.outcome import Done, Failure, Outcome

__all__ = ["Done", "Failure", "Figures", "Outcome", "Run", "Wanted", "open_run"]
