"""Words such as NULL that the caller says are right: `--accept-value`."""

from collections.abc import Iterable

from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.core.cells.value_texts import MAY_BE_MEANT
from flowiq_desktop.core.cells.values import CellKind, read_cell
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.review.edits import ColumnText
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import header_index, header_key
from flowiq_desktop.texts import say

_LONGEST_SHOWN = 40


def accepted_texts(written: Iterable[str], sheet: Sheet) -> set[ColumnText]:
    """What `--accept-value` accepts as right: WORD in every column, COLUMN=WORD in one.

    Raises:
        CallError: it is nothing that a person can accept as right.
    """
    accepted: set[ColumnText] = set()
    for text in written:
        columns, word = _parted(text, sheet)
        accepted.update((column, _checked(word)) for column in columns)
    return accepted


def how_to_accept(problem: Problem) -> str:
    """The option that accepts what a problem is about as right, or ""."""
    if problem.code not in MAY_BE_MEANT:
        return ""
    cell, column = str(problem.facts["cell"]), str(problem.facts["column"])
    if len(cell) > _LONGEST_SHOWN:
        return ""
    return say('Add --accept-value "{column}={cell}" if it is right.', column=column, cell=cell)


def _parted(text: str, sheet: Sheet) -> tuple[Iterable[int], str]:
    everywhere = range(len(sheet.headers))
    column, sign, word = text.partition("=")
    place = header_index(sheet.headers).get(header_key(column))
    if sign and place is not None:
        return (place,), word
    if sign and read_cell(text).kind is CellKind.VALUE:
        raise CallError(say('--accept-value: there is no column "{column}".', column=column))
    return everywhere, text


def _checked(word: str) -> str:
    reading = read_cell(word)
    if reading.kind is CellKind.ERROR:
        raise CallError(
            say(
                '--accept-value: "{word}" is an error of the spreadsheet. Correct it there, or'
                " write in the message what to say when the cell is empty.",
                word=word,
            )
        )
    if reading.kind in (CellKind.VALUE, CellKind.EMPTY):
        raise CallError(
            say(
                '--accept-value: "{word}" is used as it is anyway. The option is for words such as'
                " NULL that mostly mean an empty cell.",
                word=word,
            )
        )
    return reading.bare
