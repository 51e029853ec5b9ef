"""Other sheets of a workbook: whether there are people in those that were not read."""

from collections.abc import Collection, Generator, Sequence

from flowiq_desktop.core.delivery.own_headings import own_headings
from flowiq_desktop.core.delivery.results import BRAND
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.reading.sheet_reader import SheetReader
from flowiq_desktop.spreadsheet.table.header_row import guess_header_row
from flowiq_desktop.spreadsheet.table.phone_columns import PhoneColumns
from flowiq_desktop.spreadsheet.table.unread import LeftUnread, Place, row_text
from flowiq_desktop.spreadsheet.writing.example_help import is_help
from flowiq_desktop.texts import Listed, Phrase, mark, phrase_count

_MOST_ROWS = 20_000
"""Rows of another sheet that are looked at."""
_MOST_BYTES = 4_000_000
"""A larger part is named without a look, so that no workbook takes much longer to open."""
_MOST_BYTES_IN_ALL = 16_000_000
_MOST_NAMED = 5


def has_phones(sheet: Sheet) -> bool:
    """Whether a column of a table is for phone numbers, of whatever country."""
    return PhoneColumns(sheet).are_phones(sheet.headers)


def look_at_others(
    reader: SheetReader, names: Sequence[str], hidden: Collection[str]
) -> Generator[Progress, None, tuple[list[LeftUnread], list[Phrase]]]:
    """What the unread sheets hold: people, and sentences about them.

    Args:
        reader: reads their first rows.
        names: the sheets that were not read.
        hidden: those that the spreadsheet program hides.
    """
    found: list[LeftUnread] = []
    without: list[str] = []
    spent = 0
    for name in names:
        yield Progress(mark("Looking at the other sheets"))
        size = reader.size(name)
        spent += size
        if size > _MOST_BYTES or spent > _MOST_BYTES_IN_ALL:
            found.append(LeftUnread(Place.SHEET, name, 0, None, "", name in hidden))
            continue
        try:
            builder, _marks = yield from reader.gather(name, _MOST_ROWS)
        except SheetError:  # damaged, or far too large: it could not be chosen either
            continue
        people = _people_in(name, name in hidden, builder.rows, builder.numbers)
        if people is not None:
            found.append(people)
        elif builder.rows and name not in hidden and not _names_us(builder.rows[0]):
            without.append(name)
    notes = [entry.phrase for entry in found]
    return found, [*notes, _names_note(without)] if without else notes


def _people_in(
    name: str, hidden: bool, rows: Sequence[Sequence[str]], numbers: Sequence[int]
) -> LeftUnread | None:
    """What a sheet holds that looks like people; None when nothing does.

    Args:
        name: the sheet's name.
        hidden: whether the spreadsheet program hides it.
        rows: its rows that are not blank.
        numbers: their numbers.
    """
    if not rows or _is_our_own(rows):
        return None
    header = guess_header_row(rows, numbers).row
    first = next((at for at, number in enumerate(numbers) if number > header), len(rows))
    columns = PhoneColumns(rows[first:])
    if not columns.are_phones(rows[first - 1] if header else ()):
        return None
    people = [(n, row) for n, row in zip(numbers, rows, strict=True) if columns.fits(row)]
    number, row = people[0]
    return LeftUnread(Place.SHEET, name, number, len(people), row_text(row), hidden)


def _names_note(names: Sequence[str]) -> Phrase:
    """The sheets that were not read and hold no phone numbers."""
    shown = Listed(tuple(f"'{shown_name(name)}'" for name in names[:_MOST_NAMED]), closed=False)
    more = len(names) - _MOST_NAMED
    return phrase_count(
        "The sheet {names} was not read: no phone numbers were seen there.",
        "The sheets {names} were not read: no phone numbers were seen there.",
        len(names),
        names=shown
        if more <= 0
        else phrase_count("{names} and {n} more", "{names} and {n} more", more, names=shown),
    )


def _names_us(headings: Sequence[str]) -> bool:
    """Whether the product's name is in them: enough, in any language, where there are no people."""
    return any(BRAND in text for text in headings) or _is_our_own([headings])


def _is_our_own(rows: Sequence[Sequence[str]]) -> bool:
    """Whether this program made it: a results sheet's rows to fix, or an example's help."""
    return bool(own_headings(rows[0])) or is_help(rows[0])
