"""Works out what a copy of the person's workbook has that the workbook itself has not."""

from collections.abc import Generator, Iterator, Sequence

from flowiq_desktop.core.delivery.results import ResultRow, result_columns
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import column_letter
from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS
from flowiq_desktop.spreadsheet.own_workbook.beside import (
    commented_cells,
    pivoted_cells,
    refuse_named,
    refuse_spilling,
)
from flowiq_desktop.spreadsheet.own_workbook.package import OwnPackage, unusual
from flowiq_desktop.spreadsheet.own_workbook.positions import Positions, find_positions
from flowiq_desktop.spreadsheet.own_workbook.ranges import CellRange, range_of
from flowiq_desktop.spreadsheet.own_workbook.refusing import OwnWorkbookError
from flowiq_desktop.spreadsheet.own_workbook.result_cells import (
    COLOURS,
    WIDTHS,
    result_cells,
    styles_wanted,
)
from flowiq_desktop.spreadsheet.own_workbook.seen import Seen
from flowiq_desktop.spreadsheet.own_workbook.sheet_edit import Additions, NewCell, sheet_edits
from flowiq_desktop.spreadsheet.own_workbook.sheet_scan import Scan, scan_sheet
from flowiq_desktop.spreadsheet.own_workbook.style_edit import NewStyles, new_styles
from flowiq_desktop.spreadsheet.own_workbook.table_edit import SheetTable, filter_name_edits
from flowiq_desktop.spreadsheet.own_workbook.xml_places import edited, is_empty
from flowiq_desktop.spreadsheet.writing.results_layout import result_headers
from flowiq_desktop.texts import mark, say

_BLOCK_ROWS = 1_000
_MOST_COMPARED = 5_000_000
"""Corrected cells times merged ones; more are in no list that anybody corrects by hand."""


class CopyPlan:
    """The parts of the copy that differ from the workbook's own.

    Raises:
        OwnWorkbookError: here and in each method: the results cannot stand in a copy.
    """

    def __init__(
        self,
        package: OwnPackage,
        seen: Seen,
        headers: Sequence[str],
        rows: Sequence[ResultRow],
    ) -> None:
        self._package, self._seen, self._headers, self._rows = package, seen, headers, rows
        self._by_number = {row.row_number: row for row in rows}
        self._places = self._positions()
        self._corrections = self._find_corrections()
        self._renamed = self._find_renamed()
        self._tables = [SheetTable(package.part(name)) for name in package.tables]
        self._sheet = package.part(package.sheet)
        self._scan = Scan()

    @property
    def corrected(self) -> int:
        """How many cells hold a correction."""
        return len(self._corrections)

    @property
    def _changed(self) -> dict[tuple[int, int], str]:
        heading = self._places.heading_row
        renamed = {(heading, column): name for column, name in self._renamed.items()}
        return {**self._corrections, **renamed}

    def look(self) -> Generator[Progress, None, None]:
        """Find where everything belongs in the sheet's XML."""
        heading = self._places.heading_row
        reaches = [it.reach for it in self._tables if it.reach and it.reach.last_row >= heading]
        used = max([self._seen.used, *(reach.last_column + 1 for reach in reaches)])
        numbers = {heading, *self._by_number}
        commented = [at + 1 for row, at in commented_cells(self._package) if row in numbers]
        pivoted = filter(self._shares_rows, pivoted_cells(self._package))
        used = max([used, *commented, *(reach.last_column + 1 for reach in pivoted)])
        self._scan = yield from scan_sheet(
            self._sheet, numbers, self._changed.keys(), used, len(WIDTHS), heading
        )
        if self._scan.repeated or not numbers <= self._scan.rows.keys():
            raise unusual()
        if self._scan.used + len(WIDTHS) > MAX_COLUMNS:
            raise OwnWorkbookError(
                say("There is no room for more columns at the right of your list.")
            )
        if any(it.is_fed for it in self._tables if it.reach and self._shares_rows(it.reach)):
            raise OwnWorkbookError(
                say("Your list is a table that a query fills, to which no columns can be added.")
            )
        self._check_sorting()
        self._check_changes()
        refuse_spilling(self._package, self._scan.spilling, max(self._by_number))
        self._check_names()

    def parts(self) -> Generator[Progress, None, dict[str, Iterator[bytes]]]:
        """The parts that differ, by name, piece by piece."""
        package, first = self._package, self._scan.used
        last = column_letter(first + len(WIDTHS) - 1)
        styles = package.part(package.styles)
        new = new_styles(styles, styles_wanted(self._rows), COLOURS.values())
        if new is None:
            raise unusual()
        additions = yield from self._additions(new)
        parts = {
            package.sheet: edited(self._sheet, sheet_edits(self._sheet, self._scan, additions)),
            package.styles: edited(styles, new.edits),
        }
        workbook = package.part(package.workbook)
        if self._is_filtered():
            edits = filter_name_edits(workbook, package.sheet_index, last)
            parts[package.workbook] = edited(workbook, edits)
        for name, table in zip(package.tables, self._tables, strict=True):
            if self._adjoins(table):
                edits = table.edits(result_columns(), self._renamed)
                parts[name] = edited(package.part(name), edits)
        return parts

    def expected(self) -> Iterator[tuple[int, Sequence[str]]]:
        """What the reader has to show of each row of the copy, as far as it is compared."""
        first, changed = self._scan.used, self._changed
        by_row: dict[int, list[tuple[int, str]]] = {}
        for (changed_row, column), text in changed.items():
            by_row.setdefault(changed_row, []).append((column, text))
        for number, shown in zip(self._seen.numbers, self._seen.rows, strict=True):
            row = shown[:first]
            cells = [*row, *[""] * (first - len(row))]
            for column, text in by_row.get(number, ()):
                cells[column] = text
            if number == self._places.heading_row:
                cells += result_columns()
            elif (result := self._by_number.get(number)) is not None:
                cells.append(result.status.word)
            yield number, cells

    def _positions(self) -> Positions:
        rows, seen = self._by_number, self._seen
        if len(rows) != len(self._rows):
            raise OwnWorkbookError(
                say("One row of your sheet became two messages, which one row cannot show.")
            )
        if not rows or not rows.keys() <= set(seen.numbers):
            raise unusual()
        found = find_positions(seen.rows, seen.numbers, self._headers, min(rows))
        if found is None:
            raise OwnWorkbookError(
                say("Your sheet has no row with headings for the new columns to begin in.")
            )
        return found

    def _find_corrections(self) -> dict[tuple[int, int], str]:
        columns, corrected = self._places.columns, {}
        for number, row in zip(self._seen.numbers, self._seen.rows, strict=True):
            result = self._by_number.get(number)
            if result is None:
                continue
            for column, text in zip(columns, result.cells, strict=False):
                if text != (row[column] if column < len(row) else ""):
                    corrected[number, column] = text
        return corrected

    def _find_renamed(self) -> dict[int, str]:
        """Headings that an earlier round added: they say so from now on."""
        names = result_headers(self._headers)
        pairs = zip(self._places.columns, self._headers, names, strict=False)
        return {column: new for column, old, new in pairs if new != old}

    def _shares_rows(self, reach: CellRange) -> bool:
        """Whether something that can be sorted has rows of the list."""
        numbers = self._by_number
        return reach.first_row <= max(numbers) and reach.last_row >= min(numbers)

    def _check_sorting(self) -> None:
        """Refuse where sorting would move people and leave their results where they are."""
        tables = [table.reach for table in self._tables if not self._adjoins(table)]
        reaches = [reach for reach in tables if reach is not None]
        if not self._is_filtered() and (reach := self._filter()) is not None:
            reaches.append(reach)
        if any(map(self._shares_rows, reaches)):
            raise OwnWorkbookError(
                say(
                    "Your list has a table or a filter that columns at its right would not be"
                    " sorted with."
                )
            )

    def _check_changes(self) -> None:
        """Refuse to change what more than one cell depends on."""
        scan, changed = self._scan, self._changed
        if len(changed) * (len(scan.merged) + len(scan.arrays)) > _MOST_COMPARED:
            raise unusual()
        for row, column in changed:
            name = f"{column_letter(column)}{row}"
            filled = (array.holds(row, column) for array in scan.arrays)
            if (row, column) in scan.formulas or any(filled):
                raise OwnWorkbookError(
                    say("You corrected cell {cell}, which holds a formula.", cell=name)
                )
            if any(_hides(merged, row, column) for merged in scan.merged):
                raise OwnWorkbookError(
                    say("You corrected cell {cell}, which is merged with others.", cell=name)
                )
            if is_empty(self._sheet, scan.rows[row].place):
                raise unusual()

    def _check_names(self) -> None:
        """Refuse to rename a table's column that formulas mention by its name."""
        heading = self._places.heading_row
        names = dict(zip(self._places.columns, self._headers, strict=False))
        reaches = [table.reach for table in self._tables if table.reach is not None]
        inside = (at for at in self._renamed if any(it.holds(heading, at) for it in reaches))
        refuse_named(self._package, [names[at] for at in inside])

    def _adjoins(self, table: SheetTable) -> bool:
        """Whether a table has our headings' row, and ends where our columns begin."""
        reach = table.reach
        return (
            reach is not None
            and table.has_headings
            and reach.first_row == self._places.heading_row
            and reach.last_column + 1 == self._scan.used
        )

    def _filter(self) -> CellRange | None:
        place = self._scan.find("autoFilter")
        return range_of(place.attributes.get("ref", "")) if place is not None else None

    def _is_filtered(self) -> bool:
        """Whether a filter begins in our headings' row, and ends where our columns begin."""
        reach = self._filter()
        if reach is None or reach.first_row != self._places.heading_row:
            return False
        return reach.last_column + 1 == self._scan.used

    def _additions(self, styles: NewStyles) -> Generator[Progress, None, Additions]:
        heading, is_1904 = self._places.heading_row, self._package.is_1904
        last = self._scan.cells.get((heading, self._places.columns[-1]))
        style = last.attributes.get("s", "0") if last is not None else "0"
        number = int(style) if style.isdecimal() else 0
        rows = {heading: tuple(NewCell(name, number) for name in result_columns())}
        for done, row in enumerate(self._rows):
            rows[row.row_number] = result_cells(row, styles, is_1904=is_1904)
            if done % _BLOCK_ROWS == 0:
                yield Progress(mark("Saving results"), done, len(self._rows))
        return Additions(self._scan.used, rows, self._changed, WIDTHS, heading)


def _hides(merged: CellRange, row: int, column: int) -> bool:
    """Whether a merged cell shows something else there, or the same in other rows as well."""
    is_first = (row, column) == (merged.first_row, merged.first_column)
    is_tall = merged.last_row > merged.first_row
    return merged.holds(row, column) and (is_tall or not is_first)
