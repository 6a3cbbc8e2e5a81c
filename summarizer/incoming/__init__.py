"""Files of summaries, as they are handed in: what a batch or the command wrote, or somebody else. Nothing is believed.

cutting     where one summary ends and the next begins: lines, arrays, single summaries, a database
database    what is read of a database of ours
parsing     a piece to a Summary, or to a line of a failures file
foreign     the claims of a schema whose code is not loaded
left_out    what is no summary is told, the first of it one by one, and counted
"""

from summarizer.incoming.cutting import STANDARD_INPUT, Piece, pieces
from summarizer.incoming.left_out import LeftOut
from summarizer.incoming.parsing import Failed, Taken, known_by, parsed, taken

__all__ = ["STANDARD_INPUT", "Failed", "LeftOut", "Piece", "Taken", "known_by", "parsed", "pieces", "taken"]
