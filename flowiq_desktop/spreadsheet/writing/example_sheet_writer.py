"""Writes example spreadsheets: the columns of a message type, filled in and explained."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from flowiq_desktop.core.messages.types.fields import Field
from flowiq_desktop.spreadsheet.reading.sheet_xml import clean_text, sheet_name
from flowiq_desktop.spreadsheet.writing.atomic_file import pending_file
from flowiq_desktop.spreadsheet.writing.example_help import HELP_HEADERS
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.names import side_by_side

_HELP_SHEET = mark("How to fill this in")
_HELP_WIDTHS = (24, 24, 10, 60, 18, 40)
_NARROWEST, _WIDEST = 14, 45
_ROWS_TO_FILL = 1_000
"""How far down a column offers its choices."""
_LONGEST_CHOICES = 255
"""Excel's limit for a list of choices typed into a cell."""


def write_template(
    target: Path,
    fields: Sequence[Field],
    rows: Sequence[Mapping[str, str]],
    title: str,
) -> Path:
    """Write an example spreadsheet that opens as a list of recipients.

    Every column is formatted as text, so that Excel keeps the + and the zeros of phone numbers.

    Args:
        target: where to save, with the ending .xlsx.
        fields: the columns, in order.
        rows: example values by field name.
        title: the first sheet's name.

    Returns:
        The file really written: a numbered copy when the target is open elsewhere or read-only.

    Raises:
        ResultsError: it cannot be saved; it says why, and what to do.
    """
    with pending_file(target) as pending, TemporaryDirectory(prefix="flowiq-") as folder:
        workbook = Workbook(str(pending.path), {"tmpdir": folder})
        header = workbook.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        help_sheet = sheet_name(say(_HELP_SHEET))
        name = _sheet_name(title, help_sheet)
        _write_example(workbook.add_worksheet(name), fields, rows, header, text)
        _write_help(workbook.add_worksheet(help_sheet), fields, header, text)
        try:
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from error
        return pending.publish()


def _write_example(
    sheet: Worksheet,
    fields: Sequence[Field],
    rows: Sequence[Mapping[str, str]],
    header: Format,
    text: Format,
) -> None:
    for column, field in enumerate(fields):
        cells = [clean_text(row.get(field.name, "")) for row in rows]
        longest = max(map(len, [field.name, *cells]))
        sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, longest + 2)), text)
        sheet.write_string(0, column, field.name, header)
        for row, cell in enumerate(cells, 1):
            if cell:
                sheet.write_string(row, column, cell, text)
        _offer_choices(sheet, column, field)
    sheet.freeze_panes(1, 0)


def _offer_choices(sheet: Worksheet, column: int, field: Field) -> None:
    if field.choices and len(",".join(field.choices)) <= _LONGEST_CHOICES:
        offer = {"validate": "list", "source": list(field.choices), "error_type": "warning"}
        sheet.data_validation(1, column, _ROWS_TO_FILL, column, offer)


def _write_help(sheet: Worksheet, fields: Sequence[Field], header: Format, text: Format) -> None:
    for column, (name, width) in enumerate(zip(HELP_HEADERS, _HELP_WIDTHS, strict=True)):
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, say(name), header)
    for row, field in enumerate(fields, 1):
        for column, cell in enumerate(_explained(field)):
            sheet.write_string(row, column, clean_text(cell), text)
    sheet.freeze_panes(1, 0)


def _explained(field: Field) -> tuple[str, ...]:
    return (
        field.name,
        field.label,
        say("Yes") if field.required else say("No"),
        _how_to_fill(field),
        say_count("1 character", "{n} characters", field.limit) if field.limit else "",
        side_by_side(field.choices),
    )


def _how_to_fill(field: Field) -> str:
    if not field.example:
        return field.help
    return say("{help} For example: {example}", help=field.help, example=field.example)


def _sheet_name(title: str, taken: str) -> str:
    name = sheet_name(title)
    is_free = name.casefold() not in {"", taken.casefold()}
    return name if is_free else sheet_name(say("Example"))
