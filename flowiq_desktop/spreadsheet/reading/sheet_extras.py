"""What a workbook says of a table's rows, columns and cells: hidden, commented, linked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from flowiq_desktop.core.sheet import Sheet, column_letter
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS
from flowiq_desktop.spreadsheet.links.cell_links import (
    says_as_much,
    shown_address,
    shown_instead,
)
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.spreadsheet.repeats.repeated_cells import RepeatedCell, RepeatedCells
from flowiq_desktop.spreadsheet.table.side_by_side import side_by_side_note
from flowiq_desktop.spreadsheet.table.table import Table
from flowiq_desktop.texts import Listed, Phrase, Text, phrase, phrase_count

_MOST_NAMED = 5


def with_extras(table: Table, marks: SheetMarks) -> Table:
    """The table with what is hidden, the addresses that its cells link to, and its first day."""
    sheet = table.sheet
    if marks.hidden_rows or marks.links:
        rows = [number - 1 for number in sheet.row_numbers]
        hidden = marks.hidden_rows.places(rows)
        links = marks.links.in_table(table.columns, rows)
        room = MAX_COLUMNS - len(sheet.headers)
        columns = dict(islice(_columns(sheet, links), room))
        sheet = replace(sheet.with_addresses(columns), hidden_rows=hidden)
    return replace(
        table,
        sheet=replace(
            sheet,
            hidden_columns=marks.hidden_among(table.columns),
            is_1904=marks.is_1904,
        ),
    )


def extra_notes(table: Table, marks: SheetMarks) -> tuple[Phrase, ...]:
    """What the person should know of them, one sentence each."""
    sheet = table.sheet
    notes = []
    if sheet.hidden_rows:
        notes.append(
            phrase_count(
                "Hidden rows were read too ({n} of them).",
                "Hidden rows were read too ({n} of them).",
                len(sheet.hidden_rows),
            )
        )
    if sheet.hidden_columns:
        notes.append(_hidden_columns_note(table))
    if len(marks.comments):
        notes.append(_comments_note(marks.comments.cells()))
    notes += [_address_note(sheet, own, added) for own, added in sheet.addresses.items()]
    notes += _unread_links_notes(table, marks)
    if marks.repeated.count:
        notes.append(_repeated_note(sheet, marks.repeated))
    if marks.are_extras_lost:
        notes.append(phrase("Links and comments of the sheet could not be read."))
    return (*notes, *side_by_side_note(table))


def _columns(
    sheet: Sheet, links: Mapping[int, Mapping[int, str]]
) -> Iterator[tuple[int, list[str]]]:
    """The addresses of each column whose cells show something else, row by row.

    A cell that shows an address gives that one, with a link behind it or without: it is what the
    person sees, while the link may be of what stood there before.
    """
    for place in sorted(links):
        shown, found = sheet.column(place), links[place]
        if all(says_as_much(shown[row], address) for row, address in found.items()):
            continue
        one = next(iter(found.values()))
        yield (
            place,
            [
                shown_instead(cell, found.get(row, one)) or found.get(row, "")
                for row, cell in enumerate(shown)
            ],
        )


def _hidden_columns_note(table: Table) -> Phrase:
    named: list[Text] = [
        phrase(
            "“{column}” ({letter})",
            column=shown_name(table.sheet.headers[at]),
            letter=column_letter(table.columns[at]),
        )
        for at in sorted(table.sheet.hidden_columns)
    ]
    return phrase_count(
        "A hidden column was read too: {columns}.",
        "Hidden columns were read too: {columns}.",
        len(named),
        columns=_first_of(named),
    )


def _comments_note(cells: Sequence[tuple[int, int]]) -> Phrase:
    named: list[Text] = [f"{column_letter(column)}{row + 1}" for row, column in cells]
    return phrase_count(
        "{n} cell has a comment, which is not read and not sent: {cells}.",
        "{n} cells have comments, which are not read and not sent: {cells}.",
        len(named),
        cells=_first_of(named),
    )


def _repeated_note(sheet: Sheet, repeated: RepeatedCells) -> Phrase:
    cells = [*map(_repeated_cell, repeated.first)]
    return phrase_count(
        "The file is damaged: {n} cell of sheet '{sheet}' stands in it more than once, with "
        "different texts: {cells}. The last text was read. Compare it with your own records.",
        "The file is damaged: {n} cells of sheet '{sheet}' stand in it more than once, with "
        "different texts: {cells}. The last text of each was read. Compare them with your own "
        "records.",
        repeated.count,
        sheet=shown_name(sheet.name),
        cells=_first_of(cells, repeated.count),
    )


def _repeated_cell(cell: RepeatedCell) -> Text:
    place = f"{column_letter(cell.column)}{cell.row + 1}"
    texts = Listed(tuple(f"“{shown_name(text)}”" for text in cell.texts))
    return phrase("{cell} {texts}", cell=place, texts=texts) if cell.texts else place


def _unread_links_notes(table: Table, marks: SheetMarks) -> list[Phrase]:
    """Columns with links that formulas put together, where the cells do not show the addresses."""
    places = (
        {row: at for at, row in enumerate(table.sheet.row_numbers)} if marks.links.unread else {}
    )
    notes = []
    for at, column in enumerate(table.columns):
        row = places.get(marks.links.unread.get(column, -1) + 1)
        if row is not None and not shown_address(table.sheet.cell(row, at)):
            cell = f"{column_letter(column)}{table.sheet.row_numbers[row]}"
            notes.append(
                phrase(
                    "Links in “{column}” are put together by a formula, first in {cell}. Their "
                    "addresses are not read: put them into a column of their own if they are "
                    "needed.",
                    column=shown_name(table.sheet.headers[at]),
                    cell=cell,
                )
            )
    return notes


def _first_of(named: Sequence[Text], count: int = 0) -> Text:
    """The first of some things; how many there are, if not all of them are named."""
    shown = Listed(tuple(named[:_MOST_NAMED]), closed=False)
    more = max(count, len(named)) - _MOST_NAMED
    if more <= 0:
        return shown
    return phrase_count("{names} and {n} more", "{names} and {n} more", more, names=shown)


def _address_note(sheet: Sheet, own: str, added: str) -> Phrase:
    filled = sum(map(bool, sheet.column(sheet.headers.index(added))))
    return phrase_count(
        "Cells of “{column}” are links; the address of {n} cell is in the column “{added}”.",
        "Cells of “{column}” are links; the addresses of {n} cells are in the column “{added}”.",
        filled,
        column=shown_name(own),
        added=shown_name(added),
    )
