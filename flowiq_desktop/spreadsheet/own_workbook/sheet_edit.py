"""Puts cells at the end of a sheet's rows; every other byte of the sheet stays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.sheet import column_letter
from flowiq_desktop.spreadsheet.own_workbook.ranges import CellRange, range_of
from flowiq_desktop.spreadsheet.own_workbook.sheet_scan import RowPlace, Scan
from flowiq_desktop.spreadsheet.own_workbook.xml_places import (
    Edit,
    Place,
    end_of,
    is_empty,
    tag_end,
    with_attributes,
)
from flowiq_desktop.spreadsheet.reading.sheet_xml import clean_text, xml_text

MOST_COLUMNS = 16_384
"""Columns of an Excel sheet."""


@dataclass(frozen=True, slots=True)
class NewCell:
    """A cell to be written; a text is never a formula, whatever it begins with.

    Attributes:
        value: a text, or a number; "" writes a cell without content.
        style: the number of its format in the workbook.
    """

    value: str | float
    style: int = 0


@dataclass(frozen=True, slots=True)
class Additions:
    """What goes into a sheet.

    Attributes:
        first: the column, from 0, at which the new cells begin.
        rows: the new cells of each row by its number, all equally many.
        changed: texts that replace a cell's, by row (from 1) and column (from 0).
        widths: how wide the new columns are, in digits.
        filter_row: the row with the headings; a filter there reaches over the new columns, too.
    """

    first: int
    rows: Mapping[int, Sequence[NewCell]]
    changed: Mapping[tuple[int, int], str]
    widths: Sequence[float]
    filter_row: int


def sheet_edits(content: bytes, scan: Scan, new: Additions) -> Iterator[Edit]:
    """The edits of a sheet's part, in their order."""
    yield from _in_order([*_outline_edits(content, scan, new), *_row_edits(content, scan, new)])


def _in_order(edits: Iterable[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda edit: (edit.start, edit.end))


def _outline_edits(content: bytes, scan: Scan, new: Additions) -> Iterator[Edit]:
    last = new.first + len(new.widths) - 1
    dimension, filters = scan.find("dimension"), scan.find("autoFilter")
    if dimension is not None and (reach := range_of(dimension.attributes.get("ref", ""))):
        yield _with_range(content, dimension, str(reach.wider(max(last, reach.last_column))))
    if filters is not None:
        reach = range_of(filters.attributes.get("ref", ""))
        if reach is not None and reach.first_row == new.filter_row:
            yield _with_range(content, filters, str(reach.wider(last)))
            yield from _sorting_edits(content, scan, reach, last)
    yield from _column_edits(content, scan, new)


def _sorting_edits(content: bytes, scan: Scan, reach: CellRange, last: int) -> Iterator[Edit]:
    """The rows that a filter sorted, and would sort again by one click, with the new columns."""
    place = scan.find("sortState")
    rows = None if place is None else range_of(place.attributes.get("ref", ""))
    if place is not None and rows is not None and rows.last_column == reach.last_column:
        yield _with_range(content, place, str(rows.wider(last)))


def _with_range(content: bytes, place: Place, text: str) -> Edit:
    end = tag_end(content, place.start)
    tag = content[place.start : end]
    return Edit(place.start, end, with_attributes(tag, {"ref": text}))


def _column_edits(content: bytes, scan: Scan, new: Additions) -> Iterator[Edit]:
    """Widths of the new columns; what was said of them before counts for their neighbours alone."""
    data, columns = scan.find("sheetData"), scan.find("cols")
    owner = columns or data
    if owner is None:
        return
    prefix, ours = owner.prefix, range(new.first + 1, new.first + len(new.widths) + 1)
    entries = [
        (number, f'<{prefix}col min="{number}" max="{number}" width="{width}" customWidth="1"/>')
        for number, width in zip(ours, new.widths, strict=True)
    ]
    for place in scan.outline:
        if place.kind == "col":
            entries += _split(content, place, ours)
    inside = "".join(entry for _, entry in sorted(entries, key=lambda it: it[0])).encode("latin-1")
    if columns is None:
        yield Edit(owner.start, owner.start, b"".join(_element(f"{prefix}cols", inside)))
    elif is_empty(content, columns):
        yield Edit(
            columns.start, tag_end(content, columns.start), b"".join(_element(columns.name, inside))
        )
    else:
        yield Edit(tag_end(content, columns.start), columns.close, inside)


def _element(name: str, inside: bytes) -> tuple[bytes, bytes, bytes]:
    return f"<{name}>".encode(), inside, f"</{name}>".encode()


def _split(content: bytes, place: Place, ours: range) -> Iterator[tuple[int, str]]:
    """An entry about columns, without the new ones."""
    first = _whole(place.attributes.get("min"), 1)
    last = _whole(place.attributes.get("max"), first)
    tag = content[place.start : tag_end(content, place.start)]
    if not tag.endswith(b"/>"):
        tag = tag[:-1] + b"/>"
    for start, end in ((first, min(last, ours[0] - 1)), (max(first, ours[-1] + 1), last)):
        if start <= end:
            cut = tag if (start, end) == (first, last) else _spanning(tag, start, end)
            yield start, cut.decode("latin-1")


def _spanning(tag: bytes, first: int, last: int) -> bytes:
    return with_attributes(tag, {"min": str(first), "max": str(last)})


def _row_edits(content: bytes, scan: Scan, new: Additions) -> Iterator[Edit]:
    for (row, column), text in sorted(new.changed.items()):
        name, found = f"{column_letter(column)}{row}", scan.cells.get((row, column))
        if found is not None:
            yield _changed_cell(content, found, text, name)
        else:
            prefix, gap = scan.rows[row].place.prefix, scan.gaps[row, column]
            yield Edit(gap, gap, _cell(prefix, name, NewCell(text)).encode())
    letters = [column_letter(new.first + index) for index in range(len(new.widths))]
    for number, cells in new.rows.items():
        place = scan.rows[number]
        written = _cells(place.place.prefix, number, letters, cells)
        yield from _row_edit(content, place, written)


def _row_edit(content: bytes, row: RowPlace, cells: bytes) -> Iterator[Edit]:
    place = row.place
    end = tag_end(content, place.start)
    # A hint on which columns the row has; it is right to leave it out, and wrong to leave it wrong.
    tag = with_attributes(content[place.start : end], {"spans": None})
    if is_empty(content, place):
        yield Edit(place.start, end, tag[:-2].rstrip() + b">" + cells + f"</{place.name}>".encode())
        return
    if tag != content[place.start : end]:
        yield Edit(place.start, end, tag)
    yield Edit(row.cut_from, row.cut_to, cells)


def _changed_cell(content: bytes, place: Place, text: str, name: str) -> Edit:
    style = place.attributes.get("s", "0")
    cell = NewCell(text, int(style) if style.isdecimal() else 0)
    return Edit(place.start, end_of(content, place), _cell(place.prefix, name, cell).encode())


def _cells(prefix: str, row: int, letters: Sequence[str], cells: Sequence[NewCell]) -> bytes:
    written = (
        _cell(prefix, f"{letter}{row}", cell) for letter, cell in zip(letters, cells, strict=True)
    )
    return "".join(written).encode()


def _cell(prefix: str, name: str, cell: NewCell) -> str:
    style = f' s="{cell.style}"' if cell.style else ""
    if cell.value == "":
        return f'<{prefix}c r="{name}"{style}/>' if style else ""
    if not isinstance(cell.value, str):
        return f'<{prefix}c r="{name}"{style}><{prefix}v>{cell.value!r}</{prefix}v></{prefix}c>'
    text = _text(cell.value)
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return (
        f'<{prefix}c r="{name}"{style} t="inlineStr">'
        f"<{prefix}is><{prefix}t{space}>{text}</{prefix}t></{prefix}is></{prefix}c>"
    )


def _text(text: str) -> str:
    return xml_text(clean_text(text)).encode("ascii", "xmlcharrefreplace").decode()


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() else otherwise
