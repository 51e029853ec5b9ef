"""Adds cell formats to a workbook's styles: times, and a colour for each status."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.own_workbook.xml_places import (
    Edit,
    Place,
    parsed,
    quoted,
    tag_end,
    with_children,
)

_CONTAINERS = ("numFmts", "fills", "cellXfs")
_WANTED = frozenset({"styleSheet", *_CONTAINERS, "numFmt", "fill", "xf", "dxfs", "cellStyleXfs"})
_FIRST_FORMAT = 164
"""Numbers below are built in (ECMA-376, 18.8.30)."""
_MOST_STYLES = 64_000
"""Formats of cells that Excel takes in one workbook."""


@dataclass(frozen=True, slots=True)
class NewStyles:
    """Styles with more formats in them.

    Attributes:
        edits: what makes them of those that were there.
        times: the number of a cell's format, by the code of its number format.
        fills: the number of a cell's format, by its colour.
    """

    edits: Sequence[Edit]
    times: Mapping[str, int]
    fills: Mapping[str, int]


def new_styles(content: bytes, times: Iterable[str], colours: Iterable[str]) -> NewStyles | None:
    """Add formats; None when the styles are written so that there is no place for them.

    Args:
        content: the part with the workbook's styles.
        times: codes of number formats.
        colours: of backgrounds, six digits each, without a sign.

    Raises:
        SheetError: the part is damaged.
    """
    places = parsed(content, _WANTED)
    cells, sheet = _only(places, "cellXfs"), _only(places, "styleSheet")
    codes, backgrounds = list(dict.fromkeys(times)), list(dict.fromkeys(colours))
    if cells is None or sheet is None:
        return None
    formats = _inside(places, cells, "xf")
    if not formats or len(formats) + len(codes) + len(backgrounds) > _MOST_STYLES:
        return None
    font, prefix = formats[0].attributes.get("fontId", "0"), cells.prefix
    numbers = _free_numbers(places, len(codes))
    fills = _only(places, "fills")
    first_fill = 0 if fills is None else len(_inside(places, fills, "fill"))
    if fills is None:
        backgrounds = []
    written = [_format(prefix, font, number=it) for it in numbers]
    written += [_format(prefix, font, fill=first_fill + at) for at in range(len(backgrounds))]
    count = len(formats) + len(written)
    edits = [*with_children(content, cells, "".join(written).encode(), count)]
    if fills is not None and backgrounds:
        fill_count = first_fill + len(backgrounds)
        edits += with_children(content, fills, _fills(fills.prefix, backgrounds), fill_count)
    edits += _number_formats(content, places, sheet, dict(zip(numbers, codes, strict=True)))
    start = len(formats)
    return NewStyles(
        sorted(edits, key=lambda edit: (edit.start, edit.end)),
        {code: start + at for at, code in enumerate(codes)},
        {colour: start + len(codes) + at for at, colour in enumerate(backgrounds)},
    )


def _format(prefix: str, font: str, number: int = 0, fill: int = 0) -> str:
    applied = ' applyNumberFormat="1"' if number else ' applyFill="1"'
    return (
        f'<{prefix}xf numFmtId="{number}" fontId="{quoted(font)}" fillId="{fill}" borderId="0"'
        f' xfId="0"{applied}/>'
    )


def _fills(prefix: str, colours: Iterable[str]) -> bytes:
    return "".join(
        f'<{prefix}fill><{prefix}patternFill patternType="solid">'
        f'<{prefix}fgColor rgb="FF{colour}"/>'
        f'<{prefix}bgColor indexed="64"/></{prefix}patternFill></{prefix}fill>'
        for colour in colours
    ).encode()


def _number_formats(
    content: bytes, places: Sequence[Place], sheet: Place, codes: Mapping[int, str]
) -> Iterator[Edit]:
    if not codes:
        return
    prefix = sheet.prefix
    new = "".join(
        f'<{prefix}numFmt numFmtId="{number}" formatCode="{quoted(code)}"/>'
        for number, code in codes.items()
    )
    container = _only(places, "numFmts")
    if container is not None:
        count = len(_inside(places, container, "numFmt")) + len(codes)
        yield from with_children(content, container, new.encode(), count)
        return
    after = tag_end(content, sheet.start)
    whole = f'<{prefix}numFmts count="{len(codes)}">{new}</{prefix}numFmts>'
    yield Edit(after, after, whole.encode())


def _free_numbers(places: Sequence[Place], wanted: int) -> list[int]:
    taken = {
        int(number)
        for place in places
        if place.kind == "numFmt" and (number := place.attributes.get("numFmtId", "")).isdecimal()
    }
    first = max(_FIRST_FORMAT, *taken, 0) + 1
    return list(range(first, first + wanted))


def _only(places: Sequence[Place], kind: str) -> Place | None:
    return next((place for place in places if place.kind == kind), None)


def _inside(places: Sequence[Place], container: Place, kind: str) -> list[Place]:
    return [
        place
        for place in places
        if place.kind == kind and container.start < place.start < container.close
    ]
