"""What lies beside a sheet's cells, or fills them later, and must not meet the new columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from flowiq_desktop.core.sheet import column_letter
from flowiq_desktop.spreadsheet.own_workbook.package import OwnPackage
from flowiq_desktop.spreadsheet.own_workbook.ranges import CellRange, place_of, range_of
from flowiq_desktop.spreadsheet.own_workbook.refusing import OwnWorkbookError
from flowiq_desktop.spreadsheet.own_workbook.xml_places import parsed, quoted
from flowiq_desktop.texts import say

_SPECIAL, _WITH_APOSTROPHE = re.compile(r"(['\[\]#])"), r"'\1"
"""What a column's name has an apostrophe in front of where a formula mentions it."""


def commented_cells(package: OwnPackage) -> Iterator[tuple[int, int]]:
    """The cells with comments, which may be blank: row from 1, column from 0."""
    for part in package.comments:
        for place in parsed(package.part(part), {"comment"}):
            cell = place_of(place.attributes.get("ref", ""))
            if cell is not None:
                yield cell


def pivoted_cells(package: OwnPackage) -> Iterator[CellRange]:
    """Where pivot tables stand, whose cells may be blank as long as nobody chose what they show."""
    for part in package.pivots:
        for place in parsed(package.part(part), {"location"}):
            reach = range_of(place.attributes.get("ref", ""))
            if reach is not None:
                yield reach


def refuse_spilling(
    package: OwnPackage, spilling: Iterable[tuple[int, int]], last_row: int
) -> None:
    """Raise OwnWorkbookError where a formula may yet fill the cells of the new columns.

    How far it will reach is not in a workbook of a program that left the calculating to Excel.

    Args:
        package: the workbook.
        spilling: cells with such formulas: row from 1, column from 0.
        last_row: of the list; what stands below it fills nothing beside it.
    """
    near = next((place for place in spilling if place[0] <= last_row), None)
    if near is None or not _calculates_when_opened(package):
        return
    raise OwnWorkbookError(
        say(
            "Cell {cell} fills others with its results, and how many has not been calculated yet.",
            cell=f"{column_letter(near[1])}{near[0]}",
        )
    )


def refuse_named(package: OwnPackage, names: Sequence[str]) -> None:
    """Raise OwnWorkbookError where a formula mentions one of these columns of a table."""
    wanted = {mention: name for name in names for mention in _mentions(name)}
    for content in package.with_formulas() if wanted else ():
        plain = content.replace(b"&apos;", b"'").lower()
        found = next((name for mention, name in wanted.items() if mention in plain), None)
        if found is not None:
            raise OwnWorkbookError(
                say(
                    "Formulas in your workbook use its column “{column}” of an earlier time, which"
                    " would get another name.",
                    column=found,
                )
            )


def _calculates_when_opened(package: OwnPackage) -> bool:
    places = parsed(package.part(package.workbook), {"calcPr"})
    return any(it.attributes.get("fullCalcOnLoad") in {"1", "true"} for it in places)


def _mentions(name: str) -> tuple[bytes, bytes]:
    """A column as formulas mention it, [FlowIQ status]: in ASCII, and with its own letters."""
    escaped = f"[{_SPECIAL.sub(_WITH_APOSTROPHE, name)}]"
    return quoted(escaped).encode().lower(), escape(escaped).encode().lower()
