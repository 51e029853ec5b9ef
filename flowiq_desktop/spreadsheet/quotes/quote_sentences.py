"""What is said about quotation marks in a text file that are not as they should be."""

import csv

from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.spreadsheet.errors import QuotesError, SheetError
from flowiq_desktop.spreadsheet.quotes.records import Strays
from flowiq_desktop.texts import Phrase, phrase_count, say

_LONGEST_CELL = 40
_LONGEST_LINE = 80


def strays_note(strays: Strays) -> Phrase:
    """Which rows had marks that another way of reading made sense of."""
    return phrase_count(
        'Row {row:,} has quotation marks (") where none should be, and was read so that it has as '
        "many cells as the others: “{sample}”. Look at it.",
        '{n} rows have quotation marks (") where none should be, the first is row {row:,}, and '
        "were read so that they have as many cells as the others: “{sample}”. Look at them.",
        strays.count,
        row=strays.rows[0],
        sample=shortened(strays.sample, _LONGEST_CELL),
    )


def bad_quotes(row: int, fault: str, line: str) -> SheetError:
    """A record that cannot be understood.

    Args:
        row: its number.
        fault: what csv said about it.
        line: how it begins in the file.
    """
    if "field limit" in fault:
        return _too_long(row, fault)
    shown = shortened(line.strip(), _LONGEST_LINE)
    if "end of data" in fault:
        return QuotesError(
            say(
                'Row {row:,} opens a quotation mark (") that never closes: {line}',
                row=row,
                line=shown,
            ),
            say(
                "Close it or delete it in that row, save the file from Excel as .xlsx, or have "
                "quotation marks read as they are."
            ),
            fault,
        )
    return QuotesError(
        say(
            'Row {row:,} has a quotation mark (") in the middle of a cell in quotation marks: '
            "{line}",
            row=row,
            line=shown,
        ),
        say(
            'Write it twice (""), save the file from Excel as .xlsx, or have quotation marks read '
            "as they are."
        ),
        fault,
    )


def _too_long(row: int, fault: str) -> SheetError:
    return SheetError(
        say(
            "Row {row:,} has a cell with more than {field_size_limit:,} characters.",
            row=row,
            field_size_limit=csv.field_size_limit(),
        ),
        say('Look for a quotation mark (") in that row that never closes, or shorten the cell.'),
        fault,
    )
