"""People above the table: rows over the headers, or the headers, that look like those below."""

from collections.abc import Sequence

from flowiq_desktop.spreadsheet.table.phone_columns import PhoneColumns
from flowiq_desktop.spreadsheet.table.unread import LeftUnread, Place, row_text


def people_above(
    above: Sequence[Sequence[str]],
    header: Sequence[str],
    below: Sequence[Sequence[str]],
    numbers: Sequence[int],
) -> tuple[LeftUnread, ...]:
    """Rows above the headers, and the headers themselves, that look like the people below.

    Args:
        above: the rows above the headers.
        header: the header row itself; blank when that row has no cells.
        below: the rows below.
        numbers: the numbers of the rows above, then that of the headers.
    """
    columns = PhoneColumns(below)
    found = []
    people = [(n, row) for n, row in zip(numbers, above, strict=False) if columns.fits(row)]
    if people:
        number, row = people[0]
        found.append(LeftUnread(Place.ABOVE, "", number, len(people), row_text(row)))
    if columns.fits(header):
        found.append(LeftUnread(Place.HEADERS, "", numbers[-1], 1, row_text(header)))
    return tuple(found)
