"""The cells of one column, with the person's changes in them."""

from collections.abc import Sequence

from flowiq_desktop.services.preparing.checked_sheet import CheckedSheet


def column_cells(checked: CheckedSheet, column: int) -> Sequence[str]:
    """The texts of a column from the top; what is changed afterwards is not in them."""
    changed = {row: text for (row, at), text in checked.edits.cells.items() if at == column}
    cells = checked.sheet.column(column)
    if not changed:
        return cells
    return [changed.get(index, cell) for index, cell in enumerate(cells)]
