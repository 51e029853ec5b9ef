"""What the attributes of a sheet's XML say of rows, columns and links, and how they are written."""

import html
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from flowiq_desktop.spreadsheet.marks.cell_areas import area_of

if TYPE_CHECKING:
    from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks

_ATTRIBUTE = re.compile(rb"\s([\w:.-]+)=(?:\"([^\"]*)\"|'([^']*)')")
_TRUE = frozenset({"1", "true", "on"})
_MOST_COLUMNS = 16_384
"""Columns of a sheet of Excel."""
_MOST_DIGITS = 9
_BREAKS = {ord(sign): f"&#{ord(sign)};" for sign in "\t\n\r"}


def attributes_of(tag: bytes) -> dict[str, str]:
    """The attributes of a tag by name."""
    return {
        name.decode("latin-1"): _text(one or other) for name, one, other in _ATTRIBUTE.findall(tag)
    }


def quoted(text: str) -> str:
    """The text as an attribute's value; line ends and tabs would be read as blanks."""
    return f'"{html.escape(text).translate(_BREAKS)}"'


def is_hidden_row(attributes: Mapping[str, str]) -> bool:
    """Whether a row is hidden, by itself, a filter or a group, or is of no height."""
    if attributes.get("hidden") in _TRUE:
        return True
    return attributes.get("customHeight") in _TRUE and _is_nothing(attributes.get("ht"))


def hide_by_default(marks: "SheetMarks", attributes: Mapping[str, str]) -> None:
    """Note whether columns that no element is about are hidden: their width is 0.

    ECMA-376 part 1, 18.3.1.81; `zeroHeight` hides those rows alone that hold nothing.
    """
    marks.are_columns_hidden = _is_nothing(attributes.get("defaultColWidth"))


def hide_columns(marks: "SheetMarks", attributes: Mapping[str, str]) -> None:
    """Note the columns that an element is about if they are hidden, or of no width."""
    is_hidden = attributes.get("hidden") in _TRUE or _is_nothing(attributes.get("width"))
    first, last = _number(attributes.get("min")), _number(attributes.get("max"))
    if not 0 < first <= last:
        return
    told = marks.hidden_columns if is_hidden else marks.shown_columns
    told.add(first - 1, min(last, _MOST_COLUMNS) - first + 1)


def add_link(marks: "SheetMarks", attributes: Mapping[str, str]) -> None:
    """Note a link out of the workbook; its target is in another part."""
    area = area_of(attributes.get("ref", ""))
    key = next((text for name, text in attributes.items() if name.endswith(":id")), "")
    if area and key:
        marks.links.add_related(area, key, attributes.get("location", ""))


def _text(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    return html.unescape(text) if "&" in text else text


def _is_nothing(size: str | None) -> bool:
    return size is not None and size.startswith("0") and not size.strip("0.")


def _number(text: str | None) -> int:
    is_number = text is not None and text.isascii() and text.isdecimal()
    return int(text[:_MOST_DIGITS]) if is_number and text else 0
