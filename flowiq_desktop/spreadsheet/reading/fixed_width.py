"""Reads text files whose columns are parted by nothing but blanks, each of a fixed width.

Accounting and school programs print lists so. pandas cuts the lines; where is found here, since
what stands between two of its columns is lost without a word, and it parts `082 555 0101` as well.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS, MAX_ROWS, too_many_rows
from flowiq_desktop.texts import Marked, mark

FIXED_WIDTH_NOTE: Marked = mark(
    "No sign parts the columns of this file, so it was cut where all its lines have blanks below "
    "one another. Look whether the columns are right."
)
_LEAST_LINES, _MOST_LINES = 3, MAX_ROWS + 1
_LEAST_GAP = 2
"""Blanks between columns in each line; one alone may stand between first and last names."""
_GAP = " " * _LEAST_GAP
_LONGEST = 2_000
"""Letters of a line; what is longer is prose."""
_WORDS = re.compile(r"\S+")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FixedWidth:
    """Where the columns of a text stand.

    Attributes:
        columns: the first place of each and the one behind it, from 0; together they hold whatever
            stands in the text.
    """

    columns: tuple[tuple[int, int], ...]

    def blocks(self, text: str, rows: int) -> Iterator[list[tuple[str, ...]]]:
        """The cells of so many lines at a time, without the blanks around them.

        Raises:
            SheetError: there are more lines than a sheet has rows.
        """
        import pandas as pd  # noqa: PLC0415 - takes half a second, and hardly a file needs it

        lines = io.StringIO("\n".join(_LINE_END.split(text)))
        reader = pd.read_fwf(
            lines,
            colspecs=list(self.columns),
            header=None,
            dtype=str,
            na_filter=False,
            skip_blank_lines=False,
            chunksize=rows,
        )
        count = 0
        for chunk in reader:
            count += len(chunk)
            if count > MAX_ROWS:
                raise too_many_rows()
            yield [*chunk.itertuples(index=False, name=None)]


def fixed_width(text: str) -> FixedWidth | None:
    """Where the columns of a text stand; None where there is one, or a line crosses the gaps."""
    lines = [line.rstrip() for line in _LINE_END.split(text)]
    if len(lines) > _MOST_LINES:  # too many however they are read, and looking at them takes long
        return None
    if sum(map(bool, lines)) < _LEAST_LINES or "\t" in text or max(map(len, lines)) > _LONGEST:
        return None
    starts = [*_starts(_filled(lines))]
    if not 1 < len(starts) <= MAX_COLUMNS or not _are_columns(lines, starts):
        return None
    return FixedWidth(tuple(zip(starts, [*starts[1:], _LONGEST], strict=True)))


def _filled(lines: Iterable[str]) -> bytes:
    """For each place of a line a 1 where some line has a letter."""
    filled = bytearray(_LONGEST)
    for line in lines:
        for word in _WORDS.finditer(line):
            filled[word.start() : word.end()] = b"\1" * len(word[0])
    return bytes(filled).rstrip(b"\0")


def _starts(filled: bytes) -> Iterator[int]:
    """Where columns begin: behind enough blanks."""
    gap = _LEAST_GAP
    for place, has_letters in enumerate(filled):
        if has_letters and gap >= _LEAST_GAP:
            yield place
        gap = 0 if has_letters else gap + 1


def _are_columns(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether half of the lines have something in two columns, and the first has no further one.

    Other texts are paragraphs, indented, or one of their lines crosses the blanks of the others.
    """
    ends = [*starts[1:], _LONGEST]
    parts = [[line[a:b].strip() for a, b in zip(starts, ends, strict=True)] for line in lines]
    filled = [cells for cells in map(list, (filter(None, cells) for cells in parts)) if cells]
    if any(_GAP in cell for cell in filled[0]):
        return False
    return 2 * sum(len(cells) > 1 for cells in filled) >= len(filled)
