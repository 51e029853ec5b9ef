"""What was gathered of a sheet as a table, with what the person should know of its cells."""

from collections.abc import Mapping
from dataclasses import replace

from flowiq_desktop.core.sheet import column_letter
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks, Unshown
from flowiq_desktop.spreadsheet.reading.sheet_extras import extra_notes, with_extras
from flowiq_desktop.spreadsheet.table.table import Table, TableBuilder
from flowiq_desktop.texts import Phrase, phrase, phrase_count


def table_of(
    name: str,
    builder: TableBuilder,
    marks: SheetMarks,
    header_row: int | None,
    known: Mapping[str, int],
) -> Table:
    """The table of one sheet; raises SheetError when there is none in it.

    Args:
        name: the sheet's.
        builder: its rows.
        marks: what it says besides.
        header_row: the number of the row with the headers, 0 for none; None to guess it.
        known: header rows that were chosen earlier, by `key_of` the first rows.
    """
    table = builder.build(phrase("Sheet '{name}'", name=shown_name(name)), header_row, known)
    table = with_extras(replace(table, sheet=table.sheet.named(name)), marks)
    return replace(table, notes=(*extra_notes(table, marks), *_notes(marks), *table.notes))


def _notes(marks: SheetMarks) -> list[Phrase]:
    notes = []
    if marks.unshown.count:
        first = f"{column_letter(marks.unshown.column)}{marks.unshown.row + 1}"
        notes.append(
            phrase_count(
                "A cell is read without its number format, {cell}: “{text}”. Compare it with what "
                "the spreadsheet shows.",
                "Some cells are read without their number format ({n} of them, first {cell}: "
                "“{text}”). Compare them with what the spreadsheet shows.",
                marks.unshown.count,
                cell=first,
                text=shown_name(marks.unshown.text),
            )
        )
    if marks.hidden_values.count:
        notes.append(_hidden_values_note(marks.hidden_values))
    if marks.are_formats_lost:
        notes.append(
            phrase(
                "The formats of the cells could not be read. Compare numbers and dates with what "
                "the spreadsheet shows."
            )
        )
    if marks.odd_cells:
        notes.append(
            phrase_count(
                "A cell is damaged, {cell}. Compare it with what the spreadsheet shows.",
                "Some cells are damaged ({n} of them, first {cell}). Compare them with what the "
                "spreadsheet shows.",
                len(marks.odd_cells),
                cell=shown_name(marks.odd_cells[0]),
            )
        )
    if marks.without_result:
        notes.append(
            phrase_count(
                "Some cells hold a formula without a result and read as blank ({n} of them). "
                "Open the workbook in Excel, save it there, and open it here again.",
                "Some cells hold a formula without a result and read as blank ({n} of them). "
                "Open the workbook in Excel, save it there, and open it here again.",
                marks.without_result,
            )
        )
    return notes


def _hidden_values_note(hidden: Unshown) -> Phrase:
    return phrase_count(
        "The spreadsheet hides what a cell holds by its number format, {cell}: “{text}”. It was "
        "read all the same.",
        "The spreadsheet hides what some cells hold by their number format ({n} of them, first "
        "{cell}: “{text}”). They were read all the same.",
        hidden.count,
        cell=f"{column_letter(hidden.column)}{hidden.row + 1}",
        text=shown_name(hidden.text),
    )
