"""What a person should know of a table as it was gathered: gaps, doubtful headings, wide rows."""

from collections.abc import Sequence
from itertools import pairwise

from flowiq_desktop.core.sheet import lettered
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.spreadsheet.guards.limits import LONG_GAP
from flowiq_desktop.spreadsheet.table.header_row import HeaderGuess
from flowiq_desktop.texts import Phrase, phrase, phrase_count

_MOST_GAPS = 3


def headings_note(guess: HeaderGuess) -> Phrase:
    """What to say when it is not clear which row has the headers."""
    if not guess.asked:
        return phrase(
            "No row looks like headers, so the columns are named by their letters. "
            "Choose the header row if there is one."
        )
    if guess.row:
        return phrase(
            "It is not clear whether row {row:,} has the headings. It was read as headings: "
            "say whether that is right.",
            row=guess.asked,
        )
    return phrase(
        "It is not clear whether row {row:,} has the headings. It was read like any other row: "
        "say whether that is right.",
        row=guess.asked,
    )


def gap_notes(numbers: Sequence[int]) -> tuple[Phrase, ...]:
    """What to say when rows are so far below the others that nobody sees them together."""
    if numbers[-1] - numbers[0] < len(numbers) + LONG_GAP:
        return ()
    gaps = ((b - a - 1, b) for a, b in pairwise(numbers))
    return tuple(
        phrase_count(
            "Row {row:,} and what follows lie below {n} blank row. They were read too.",
            "Row {row:,} and what follows lie below {n} blank rows. They were read too.",
            blank,
            row=row,
        )
        for blank, row in gaps
        if blank >= LONG_GAP
    )[:_MOST_GAPS]


def extra_note(names: Sequence[str], rows: TextColumns, numbers: Sequence[int]) -> Phrase | None:
    """What to say of rows that reach further than the headers."""
    width = used_width(names)
    beyond = rows.columns[width:]
    firsts = (next((at for at, it in enumerate(cells) if it.strip()), None) for cells in beyond)
    first = min((at for at in firsts if at is not None), default=None)
    if first is None:
        return None
    return phrase(
        "Some rows have more cells than there are headers (first row {row:,}). What is "
        "beyond them is in “{column}” and after.",
        row=numbers[first],
        column=lettered(width),
    )


def used_width(row: Sequence[str]) -> int:
    """How many cells a row has up to the last one with text."""
    used = len(row)
    while used and not row[used - 1].strip():
        used -= 1
    return used
