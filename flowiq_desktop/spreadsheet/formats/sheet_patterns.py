"""The patterns that find marks in a sheet's XML without parsing all of it.

A full parse of 100,000 x 8 cells takes as long as reading them; these patterns take a tenth. They
rely on what nearly every writer does: `r` is a cell's first attribute, and there are no comments or
CDATA. Where it is otherwise (`fits`), the sheet is parsed.
"""

import re
from collections.abc import Collection

_PREFIX = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?worksheet\b")
_MOST_NAMED_STYLES = 20


class SheetPatterns:
    """Patterns for one sheet, with the namespace prefix that its writer gives to elements.

    Attributes:
        prefix: that prefix, with its colon; nothing where there is none.
        far_column: the letters of cells right of column Z that hold something.
        far_row: the numbers of rows from 10,000 on that hold something; coloured cells do not.
        styled: column, row and style of cells with a wanted style; None when none is wanted.
        error: column, row and text of cells that show an error such as #N/A.
        any_long_number: whether there is a number of 16 digits or more.
        long_number: column, row and digits of such numbers.
        hidden_row: the attributes of rows that may be hidden.
        hidden_column: those of columns that may be.
        column: those of all columns that are told of.
        sizes: those of what is said about all rows and columns.
        link: those of links.
        link_formula: column, row, attributes and formula of cells that link by one.
        same_formula: column, row and attributes of cells that have the formula of another one.
        formula: how every formula begins.
        no_result: cells whose formula was never calculated.
    """

    def __init__(self, start: bytes, styles: Collection[int]) -> None:
        found = _PREFIX.search(start)
        prefix = found[1] + b":" if found and found[1] else b""
        self.prefix = prefix
        # There are <col> and <cfRule> too.
        self._far_cell = _compile(prefix, rb'<@c(?! r="[A-Z][0-9])(?=[ />\n\r\t])')
        self._other_cell = _compile(prefix, rb'<@c(?! r=")(?=[ />\n\r\t])')
        filled = rb"[^>]*[^/>]>"
        self.far_column = _compile(prefix, rb'<@c r="([A-Z]{2,})[0-9]' + filled + rb"(?!</@c>)")
        blank = rb"(?:<@c [^>]*/>|<@c [^>]*></@c>)*</@row>"
        self.far_row = _compile(
            prefix, rb'<@row r="([0-9]{5,})"' + filled + rb"(?!" + blank + rb")"
        )
        self.styled = _styled(prefix, styles) if styles else None
        result = rb"(?:<@f[^>]*/>|<@f[^>]*>[^<]*</@f>)"
        cell = rb'<@c r="([A-Z]+)([0-9]+)"'
        self.error = _compile(
            prefix, cell + rb'[^>]*? t="e"[^>]*>' + result + rb"?<@v>([^<]*)</@v>"
        )
        self.any_long_number = _compile(prefix, rb"<@v>-?[0-9]{16}")
        self.long_number = _compile(
            prefix, cell + rb"[^>]*>" + result + rb"?<@v>(-?[0-9]{16,})</@v>"
        )
        told = rb'[^<>]*? (?:hidden="(?:1|true)"|@="0)[^<>]*)>'
        self.hidden_row = _compile(prefix, rb"<@row(" + told.replace(b"@=", b"ht="))
        self.hidden_column = _compile(prefix, rb"<@col(" + told.replace(b"@=", b"width="))
        self.column = _compile(prefix, rb"<@col( [^<>]*)>")
        self.sizes = _compile(prefix, rb'<@sheetFormatPr([^<>]* defaultColWidth="0[^<>]*)>')
        self.link = _compile(prefix, rb"<@hyperlink( [^<>]*)>")
        self.link_formula = _compile(
            prefix, cell + rb"[^<>]*><@f([^<>]*)>(=?HYPERLINK\([^<]*)</@f>"
        )
        self.same_formula = _compile(prefix, cell + rb"[^<>]*><@f([^<>]* si=[^<>]*?)(?:/>|></@f>)")
        self.formula = b"<" + prefix + b"f"
        # A formula whose result is blank text has t="str"; one without a result has no type.
        self.no_result = _compile(
            prefix, rb'<@c(?: [rs]="[^"]*")+>' + result + rb"(?:</@c>|<@v ?/>|<@v></@v>)"
        )

    def fits(self, chunk: bytes, *, has_far_cells: bool) -> bool:
        """Whether a piece of the XML is written in the way that the patterns rely on.

        Args:
            chunk: the piece.
            has_far_cells: what is known of it, as each look takes its time.
        """
        is_raw = b"!" in chunk and (b"<!--" in chunk or b"<![CDATA[" in chunk)
        return not is_raw and not (has_far_cells and self._other_cell.search(chunk))

    def has_far_cells(self, chunk: bytes) -> bool:
        """Whether a cell may lie right of column Z, or be written in some other way."""
        return self._far_cell.search(chunk) is not None


def _styled(prefix: bytes, styles: Collection[int]) -> re.Pattern[bytes]:
    named = b"|".join(b"%d" % style for style in sorted(styles))
    style = named if len(styles) <= _MOST_NAMED_STYLES else rb"[0-9]+"
    return _compile(
        prefix, rb'<@c r="([A-Z]+)([0-9]+)"(?: (?!s=)[\w:]+="[^"]*")* s="(' + style + rb')"'
    )


def _compile(prefix: bytes, pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern.replace(b"@", re.escape(prefix)))
