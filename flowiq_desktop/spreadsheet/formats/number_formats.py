"""Shows a number as its cell's number format does: padding, thousands, currency, percent.

Format codes are those of ECMA-376 part 1, 18.8.31, in the US spelling that files hold. Thousands
and decimals show as `,` and `.`, whatever the reader's system would use.
"""

import re
from collections.abc import Callable
from decimal import InvalidOperation
from math import isfinite

from flowiq_desktop.spreadsheet.formats.cell_text import CellValue
from flowiq_desktop.spreadsheet.formats.date_formats import compile_date, is_date_code
from flowiq_desktop.spreadsheet.formats.format_tokens import split_sections, tokens_of
from flowiq_desktop.spreadsheet.formats.number_section import LiteralSection, NumberSection

Renderer = Callable[[CellValue], str | None]
"""Gives the text shown, or None when the format has nothing to say about such a value."""

_PLAIN = re.compile(r"general|@|", re.IGNORECASE)
_NUMBER_SECTIONS = 3
"""Positive, negative, zero; a fourth is for text, which is shown as it is."""

_Section = NumberSection | LiteralSection


def compile_format(code: str) -> Renderer | None:
    """A renderer for a format code; None when it shows the plain value or is not understood."""
    if _PLAIN.fullmatch(code):
        return None
    if is_date_code(code):
        return compile_date(code)
    sections: list[_Section] = []
    for section in split_sections(code)[:_NUMBER_SECTIONS]:
        tokens = tokens_of(section)
        if tokens is None:
            return None
        has_digits = any(token.is_slot for token in tokens)
        sections.append(NumberSection(tokens) if has_digits else LiteralSection(tokens))
    return _number_renderer(sections)


def _number_renderer(sections: list[_Section]) -> Renderer:
    positive = sections[0]
    negative = sections[1] if len(sections) > 1 else None
    zero = sections[2] if len(sections) == _NUMBER_SECTIONS else positive

    def show(number: float) -> str:
        if number > 0:
            return positive.show(number)
        if number < 0:
            return negative.show(-number) if negative else f"-{positive.show(-number)}"
        return zero.show(number)

    def render(value: CellValue) -> str | None:
        if not isinstance(value, float | int) or value.__class__ is bool or not isfinite(value):
            return None
        try:
            # A format that hides the number must not hide it from the message.
            return show(value) or None
        except InvalidOperation:  # more digits than are worth rounding
            return None

    return render
