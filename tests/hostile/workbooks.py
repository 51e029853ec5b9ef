"""Hostile .xlsx and .ods workbooks: far cells, repeated blanks, huge styles, deep XML."""

from collections.abc import Callable, Mapping

from tests.hostile.packages import MAIN, ODS_PEOPLE, PEOPLE, ods, styled, xlsx, xlsx_of

_FAR = "XFD1048576"
_TEXT = "<is><t>far</t></is>"
_BLANK = "<table:table-cell/>"
_VALUE = "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell>"
_CELLS = "table:number-columns-repeated"
_ROWS = "table:number-rows-repeated"


def _row(cell: str, facts: str = 'r="1048576"') -> str:
    return f"{PEOPLE}<row {facts}>{cell}</row>"


def _many(count: float, text: str, scale: float) -> str:
    return text * max(1, round(count * scale))


def _strings(count: float, scale: float) -> bytes:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>'
        for row in range(1, max(2, round(count * scale)))
    )
    text = "Zanele Dlamini " * 100
    return xlsx(rows, sharedStrings=f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode())


def _formats(count: float, scale: float) -> str:
    numbers = range(164, 164 + max(2, round(count * scale)))
    codes = "".join(f'<numFmt numFmtId="{it}" formatCode="0.0&quot;{it}&quot;"/>' for it in numbers)
    styles = "".join(f'<xf numFmtId="{it}"/>' for it in numbers)
    return f'<numFmts>{codes}</numFmts><cellXfs><xf numFmtId="0"/>{styles}</cellXfs>'


def _code(code: str) -> bytes:
    return styled(
        f'<numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
    )


def _bomb() -> str:
    texts = ["ha", *(f"&a{it};" * 10 for it in range(9))]
    names = [f'<!ENTITY a{it} "{text}">' for it, text in enumerate(texts)]
    return f"<?xml version='1.0'?><!DOCTYPE worksheet [{''.join(names)}]>"


def _sheet(prolog: str, text: str = "x") -> bytes:
    rows = PEOPLE.replace("Zanele", text)
    sheet = f'{prolog}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return xlsx_of({"xl/worksheets/sheet1.xml": sheet.encode()})


def _areas(count: float, scale: float) -> str:
    return "".join(
        f'<mergeCell ref="A{row}:XFD{row + 1000000}"/>'
        for row in range(1, round(count * scale) + 2)
    )


def _spread(count: float, scale: float) -> str:
    """Two cells a row, one of them in the last column that is read."""
    return "".join(
        f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="ALL{row}"><v>1</v></c></row>'
        for row in range(1, round(count * scale) + 2)
    )


def _nested_ods(depth: float, scale: float) -> str:
    count = round(depth * scale) + 2
    return (
        f"{ODS_PEOPLE}<table:table-row><table:table-cell office:value-type='string'><text:p>"
        f"{'<text:span>' * count}x{'</text:span>' * count}</text:p></table:table-cell>"
        "</table:table-row>"
    )


XLSX: Mapping[str, Callable[[float], bytes]] = {
    "far_usual.xlsx": lambda _: xlsx(_row(f'<c r="{_FAR}" t="inlineStr">{_TEXT}</c>')),
    "far_order.xlsx": lambda _: xlsx(_row(f'<c t="inlineStr" r="{_FAR}">{_TEXT}</c>')),
    "far_small.xlsx": lambda _: xlsx(_row(f'<c r="{_FAR.lower()}" t="inlineStr">{_TEXT}</c>')),
    "far_dollar.xlsx": lambda _: xlsx(_row('<c r="$XFD$1048576" t="inlineStr"><is/></c>')),
    "far_quote.xlsx": lambda _: xlsx(_row(f"<c r='{_FAR}' t='inlineStr'>{_TEXT}</c>")),
    "far_break.xlsx": lambda _: xlsx(_row(f'<c\nr="{_FAR}"\tt="inlineStr">{_TEXT}</c>')),
    "far_escaped.xlsx": lambda _: xlsx(_row('<c r="&#88;FD1048576" t="str"><v>x</v></c>')),
    "far_zeros.xlsx": lambda _: xlsx(_row('<c r="XFD0001048576" t="str"><v>x</v></c>')),
    "far_row_only.xlsx": lambda _: xlsx(_row(f'<c t="inlineStr">{_TEXT}</c>', 'r="4294967295"')),
    "far_row_lies.xlsx": lambda _: xlsx(_row('<c r="ZZ900000"><v>1</v></c>', 'r="3"')),
    "far_no_row.xlsx": lambda _: xlsx(_row('<c r="ZZ900000"><v>1</v></c>', 'spans="1:2"')),
    "far_huge.xlsx": lambda _: xlsx(_row('<c r="ZZZZZZ99999999999"><v>1</v></c>')),
    "far_blank.xlsx": lambda _: xlsx(_row(f'<c r="{_FAR}" s="0"></c>')),
    "far_style.xlsx": lambda _: xlsx(_row(f'<c r="{_FAR}" s="0"/>')),
    "far_formula.xlsx": lambda _: xlsx(_row(f'<c r="{_FAR}"><f>A1</f></c>')),
    "far_error.xlsx": lambda _: xlsx(_row(f'<c r="{_FAR}" t="e"><v>#N/A</v></c>')),
    "far_comment.xlsx": lambda _: xlsx(_row(f'<!-- --><c r="{_FAR}"><v>1</v></c>')),
    "far_prefix.xlsx": lambda _: xlsx_of(
        {
            "xl/worksheets/sheet1.xml": (
                f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1048576">'
                f'<x:c r="{_FAR}"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
            ).encode()
        }
    ),
    "far_corners.xlsx": lambda _: xlsx(
        _row('<c r="A1048576"><v>1</v></c>').replace('r="B1"', 'r="ALL1"')
    ),
    "far_many_unnamed.xlsx": lambda s: xlsx(_row(_many(2e6, "<c/>", s) + "<c><v>1</v></c>", "")),
    "skipped_rows.xlsx": lambda s: xlsx(PEOPLE + _many(2e6, "<row/>", s)),
    "spread.xlsx": lambda s: xlsx(_spread(29_000, s)),
    "dimension.xlsx": lambda _: xlsx(before=f'<dimension ref="A1:{_FAR}"/>'),
    "dimension_huge.xlsx": lambda _: xlsx(before='<dimension ref="A1:ZZZ9999999"/>'),
    "dimension_odd.xlsx": lambda _: xlsx(before='<dimension ref="A1:A99999999999999999999"/>'),
    "merged.xlsx": lambda s: xlsx(after=f"<mergeCells>{_areas(1e5, s)}</mergeCells>"),
    "conditions.xlsx": lambda s: xlsx(
        after=_many(3e5, '<conditionalFormatting sqref="A1:XFD1048576"/>', s)
    ),
    "columns.xlsx": lambda s: xlsx(
        before="<cols>" + _many(5e5, '<col min="1" max="16384" hidden="1"/>', s) + "</cols>"
    ),
    "strings.xlsx": lambda s: _strings(1e6, s),
    "styles_blank.xlsx": lambda s: styled(
        "<cellXfs>" + _many(1e6, '<xf numFmtId="0"/>', s) + "</cellXfs>"
    ),
    "styles_60_mb.xlsx": lambda s: styled(
        "<cellXfs>"
        + _many(1e6, '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" a="1"/>', s)
        + "</cellXfs>"
    ),
    "styles_text.xlsx": lambda s: styled("<!--" + _many(6e7, "x", s) + "--><cellXfs/>"),
    "styles_deep.xlsx": lambda s: styled(_many(3e6, "<a>", s) + _many(3e6, "</a>", s)),
    "styles_formats.xlsx": lambda s: styled(_formats(2e5, s)),
    "styles_attribute.xlsx": lambda s: styled('<a b="' + _many(5e7, "x", s) + '"/>'),
    "styles_attributes.xlsx": lambda s: styled(
        "<a " + " ".join(f'b{it}="1"' for it in range(round(1e6 * s) + 1)) + "/>"
    ),
    "code_sections.xlsx": lambda s: _code(_many(4e5, "0;", s)),
    "code_brackets.xlsx": lambda s: _code(_many(1e5, "[", s)),
    "code_conditions.xlsx": lambda s: _code(_many(1e5, "[&lt;1]", s)),
    "code_digits.xlsx": lambda s: _code(_many(1e5, "#", s)),
    "code_decimals.xlsx": lambda s: _code("0." + _many(1e5, "0", s)),
    "code_commas.xlsx": lambda s: _code("0" + _many(1e5, ",", s)),
    "code_blanks.xlsx": lambda s: _code("0" + _many(1e5, "_ ", s)),
    "code_quotes.xlsx": lambda s: _code(_many(1e5, "&quot;", s) + "0"),
    "code_dates.xlsx": lambda s: _code(_many(1e5, "ym", s)),
    "code_fraction.xlsx": lambda s: _code("# ?/" + _many(1e5, "?", s)),
    "code_exponent.xlsx": lambda s: _code("0E+" + _many(1e5, "0", s)),
    "code_hours.xlsx": lambda s: _code(f"[{_many(1e5, 'h', s)}]"),
    "code_percent.xlsx": lambda s: _code("0" + _many(1e5, "%", s)),
    "code_slashes.xlsx": lambda s: _code(_many(1e5, "\\", s) + "0"),
    "deep_sheet.xlsx": lambda s: xlsx(PEOPLE + _many(3e6, "<a>", s) + _many(3e6, "</a>", s)),
    "deep_text.xlsx": lambda s: xlsx(
        PEOPLE.replace("Zanele", _many(1e6, "<r><t>", s) + _many(1e6, "</t></r>", s))
    ),
    "unclosed.xlsx": lambda s: xlsx(PEOPLE + _many(3e6, "<row>", s)),
    "open_cells.xlsx": lambda s: xlsx(PEOPLE + '<row r="3">' + _many(2e6, '<c r="A3" t="e">', s)),
    "open_formulas.xlsx": lambda s: xlsx(
        PEOPLE + '<row r="3">' + _many(1e6, '<c r="A3"><f>1</f>', s) + "</row>"
    ),
    "one_row.xlsx": lambda s: xlsx(
        PEOPLE + '<row r="3">' + _many(2e6, '<c r="A3"><v>1</v></c>', s) + "</row>"
    ),
    "one_text.xlsx": lambda s: xlsx(PEOPLE.replace("Zanele", _many(5e7, "x", s))),
    "long_number.xlsx": lambda s: xlsx(
        PEOPLE + f'<row r="3"><c r="A3"><v>{_many(2e7, "1", s)}</v></c></row>'
    ),
    "bomb.xlsx": lambda _: _sheet(_bomb(), "&a9;"),
    "outside.xlsx": lambda _: _sheet(
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;"
    ),
    "outside_late.xlsx": lambda s: _sheet(
        f"<?xml version='1.0'?><!--{_many(7e4, 'x', max(s, 0.95))}-->{_bomb()[21:]}", "&a9;"
    ),
    "relations.xlsx": lambda s: xlsx_of(
        {"xl/_rels/workbook.xml.rels": b"<R>" + b"<a/>" * round(4e6 * s) + b"</R>"}
    ),
    "sheets.xlsx": lambda s: xlsx(
        workbook=(
            f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/'
            '2006/relationships"><sheets>'
            + "".join(f'<sheet name="S{it}" r:id="rId1"/>' for it in range(round(2e5 * s) + 2))
            + "</sheets></workbook>"
        ).encode()
    ),
}
"""By name; the number says how large, 1 being the size at which they are measured."""


def _repeated(cell: str, columns: int = 1, rows: int = 1) -> str:
    facts = f' {_CELLS}="{columns}"' if columns > 1 else ""
    row = f' {_ROWS}="{rows}"' if rows > 1 else ""
    repeated = cell.replace("table-cell", f"table-cell{facts}", 1)
    return f"<table:table-row{row}>{repeated}</table:table-row>"


ODS: Mapping[str, Callable[[float], bytes]] = {
    "blank_columns.ods": lambda _: ods(ODS_PEOPLE + _repeated(_BLANK, 1_000_000_000)),
    "blank_between.ods": lambda _: ods(
        f"<table:table-row>{_repeated(_BLANK, 999_999_999)[17:-18]}{_VALUE}</table:table-row>"
    ),
    "blank_rows.ods": lambda _: ods(ODS_PEOPLE + _repeated(_BLANK, 16_384, 1_048_576)),
    "blank_before_value.ods": lambda _: ods(
        _repeated(_BLANK, 1, 999_999_999) + _repeated(_VALUE) + _repeated(_BLANK, 16_384, 9)
    ),
    "value_columns.ods": lambda _: ods(ODS_PEOPLE + _repeated(_VALUE, 16_384)),
    "value_columns_huge.ods": lambda _: ods(ODS_PEOPLE + _repeated(_VALUE, 2_000_000_000)),
    "value_rows.ods": lambda _: ods(ODS_PEOPLE + _repeated(_VALUE, 1, 1_048_576)),
    "value_both.ods": lambda _: ods(ODS_PEOPLE + _repeated(_VALUE, 16_384, 1_048_576)),
    "value_times.ods": lambda s: ods(ODS_PEOPLE + _repeated(_VALUE, 1_000) * round(3e4 * s + 1)),
    "number_too_long.ods": lambda _: ods(ODS_PEOPLE + _repeated(_VALUE, 10**40)),
    "covered.ods": lambda _: ods(
        ODS_PEOPLE + _repeated(_VALUE.replace("table-cell", "covered-table-cell"), 10**9)
    ),
    "spanned.ods": lambda _: ods(
        ODS_PEOPLE
        + _repeated(
            _VALUE.replace(
                " office",
                ' table:number-columns-spanned="99999" table:number-rows-spanned="999999" office',
                1,
            ),
            900,
            1_000_000,
        )
    ),
    "quotes.ods": lambda _: ods(ODS_PEOPLE + _repeated(_BLANK, 10**9).replace('"', "'")),
    "escaped.ods": lambda _: ods(ODS_PEOPLE + _repeated(_VALUE, 10**9).replace('="1', '="&#49;')),
    "spaces.ods": lambda _: ods(
        ODS_PEOPLE + _repeated(_VALUE.replace(">x", '><text:s text:c="2000000000"/>'))
    ),
    "spaces_times.ods": lambda s: ods(
        ODS_PEOPLE
        + _repeated(_VALUE.replace(">x", ">" + _many(1e5, '<text:s text:c="30000"/>', s)))
    ),
    "spaces_rows.ods": lambda s: ods(
        ODS_PEOPLE + _many(1e5, _repeated(_VALUE.replace(">x", '><text:s text:c="30000"/>')), s)
    ),
    "spaces_repeated.ods": lambda _: ods(
        ODS_PEOPLE + _repeated(_VALUE.replace(">x", '><text:s text:c="30000"/>x'), 900, 9_000)
    ),
    "deep_spans.ods": lambda s: ods(_nested_ods(2e6, s)),
    "deep_tables.ods": lambda s: ods(
        ODS_PEOPLE + _many(1e6, "<table:table>", s) + _many(1e6, "</table:table>", s)
    ),
    "unclosed_cells.ods": lambda s: ods(ODS_PEOPLE + _many(2e6, "<table:table-cell>", s)),
    "many_tables.ods": lambda s: ods(
        "</table:table>"
        + _many(2e5, '<table:table table:name="x"></table:table>', s)
        + "<table:table>"
    ),
    "paragraphs.ods": lambda s: ods(
        ODS_PEOPLE + _repeated(_VALUE.replace("<text:p>x</text:p>", _many(2e6, "<text:p/>", s)))
    ),
    "styles.ods": lambda s: ods(
        ODS_PEOPLE,
        "<office:automatic-styles>"
        + _many(1e6, '<style:style style:name="a" xmlns:style="urn:x"/>', s)
        + "</office:automatic-styles>",
    ),
    "one_text.ods": lambda s: ods(ODS_PEOPLE.replace("Name", _many(5e7, "x", s))),
    "pretty.ods": lambda s: ods(ODS_PEOPLE + _many(1e6, "\n<table:table-row/>", s)),
}
"""The same for OpenDocument."""
