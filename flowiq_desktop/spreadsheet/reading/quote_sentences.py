"""What is said about quotation marks in a text file that are not as they should be."""

import csv

from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.reading.records import Strays
from flowiq_desktop.texts import Phrase, phrase_count, say

_LONGEST_CELL = 40


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


def bad_quotes(row: int, fault: str) -> SheetError:
    """A record that cannot be understood.

    Args:
        row: its number.
        fault: what csv said about it.
    """
    if "field limit" in fault:
        return SheetError(
            say(
                "Row {row:,} has a cell with more than {field_size_limit:,} characters.",
                row=row,
                field_size_limit=csv.field_size_limit(),
            ),
            say(
                'Look for a quotation mark (") in that row that never closes, or shorten the cell.'
            ),
            fault,
        )
    if "end of data" in fault:
        return SheetError(
            say('Row {row:,} opens a quotation mark (") that never closes.', row=row),
            say(
                "Close it or delete it in that row, save the file from Excel as .xlsx, or have "
                "the quotation marks read as signs like any other (--plain-quotes)."
            ),
            fault,
        )
    return SheetError(
        say(
            'Row {row:,} has a quotation mark (") in the middle of a cell in quotation marks.',
            row=row,
        ),
        say(
            'Write it twice (""), save the file from Excel as .xlsx, or have the quotation marks '
            "read as signs like any other (--plain-quotes)."
        ),
        fault,
    )
