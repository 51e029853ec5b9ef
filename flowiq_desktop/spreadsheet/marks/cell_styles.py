"""How the styles of a workbook show the values of their cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from flowiq_desktop.spreadsheet.formats.date_formats import is_date_code, plain_date
from flowiq_desktop.spreadsheet.formats.number_formats import (
    Renderer,
    compile_format,
    shows_dates,
    shows_plain_value,
)
from flowiq_desktop.spreadsheet.formats.text_section import TextRenderer, compile_words

_LONGEST_CODE = 255
"""Excel takes no longer one; cutting a code into tokens may take time with its length's square."""
_MOST_CODES = 2_000
"""Excel keeps some 250, LibreOffice more; a file that has many more was not made by either."""


@dataclass(frozen=True, slots=True)
class CellStyles:
    """What is to be known of the styles whose cells do not just show their value.

    Attributes:
        renderers: how each style shows a value, by the style's number.
        words: what each style puts around a text, by the style's number.
        dates: the styles that show dates or times, which not every number stands for.
        not_understood: the styles whose number format cannot be applied; what is shown instead is
            their renderer's, or else the plain value.
        is_1904: whether the workbook counts days from 1904.
    """

    renderers: Mapping[int, Renderer] = field(default_factory=dict)
    words: Mapping[int, TextRenderer] = field(default_factory=dict)
    dates: frozenset[int] = frozenset()
    not_understood: frozenset[int] = frozenset()
    is_1904: bool = False

    @property
    def wanted(self) -> frozenset[int]:
        """The styles whose cells must be found."""
        return self.not_understood.union(self.renderers, self.words)


def cell_styles(codes: Mapping[int, str], *, is_1904: bool) -> CellStyles:
    """Compile the number format code of each style.

    Args:
        codes: the codes, by the style's number.
        is_1904: whether dates count from 1904.
    """
    distinct = dict.fromkeys(codes.values())
    known = list(islice((code for code in distinct if len(code) <= _LONGEST_CODE), _MOST_CODES))
    compiled = {code: compile_format(code, is_1904=is_1904) for code in known}
    words = {code: compile_words(code) for code in known}
    lost = distinct.keys() - compiled.keys()
    lost |= {code for code in known if compiled[code] is None and not shows_plain_value(code)}
    compiled |= {
        code: plain_date(code, is_1904=is_1904)
        for code in known
        if code in lost and is_date_code(code)
    }
    dates = {code for code in known if shows_dates(code)}
    return CellStyles(
        {style: show for style, code in codes.items() if (show := compiled.get(code)) is not None},
        {style: put for style, code in codes.items() if (put := words.get(code)) is not None},
        frozenset(style for style, code in codes.items() if code in dates),
        frozenset(style for style, code in codes.items() if code in lost),
        is_1904,
    )
