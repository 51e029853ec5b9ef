"""Shows a number as its cell's number format does: padding, thousands, currency, percent.

Format codes are those of ECMA-376 part 1, 18.8.31, in the US spelling that files hold. Thousands
and decimals show as `,` and `.`, whatever the reader's system would use.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import InvalidOperation
from math import isfinite
from typing import Protocol

from flowiq_desktop.spreadsheet.formats.cell_text import CellValue
from flowiq_desktop.spreadsheet.formats.conditions import Condition, completed, split_condition
from flowiq_desktop.spreadsheet.formats.date_formats import (
    compile_date,
    is_date_code,
)
from flowiq_desktop.spreadsheet.formats.format_tokens import (
    FormatToken,
    Part,
    pieces_of,
    split_sections,
    tokens_of,
)
from flowiq_desktop.spreadsheet.formats.number_section import LiteralSection, NumberSection
from flowiq_desktop.spreadsheet.formats.serials import serial_of
from flowiq_desktop.spreadsheet.formats.special_sections import (
    FractionSection,
    GeneralSection,
    ScientificSection,
)

Renderer = Callable[[CellValue], str | None]
"""Gives the text shown, "" where the format hides the value, or None when it has nothing to say
about such a value."""

_COLOUR = r"(?:\[(?!h+\]|m+\]|s+\])[^\]<>=]*\])*"
_PLAIN = re.compile(rf"{_COLOUR}general", re.IGNORECASE)
"""General, in whatever colour or language."""
_NOTHING = re.compile(_COLOUR)
"""Means General as the only section; one of several hides its numbers."""
_MOST = 1e15
"""Below this a number never has more digits than are worth rounding."""
_NUMBER_SECTIONS = 3
"""Positive, negative, zero; a fourth is for text."""


class _Digits(Protocol):
    """A section that shows numbers."""

    def show(self, number: float) -> str | None:
        """The text of a number that is not negative."""

    def is_zero(self, number: float) -> bool:
        """Whether it shows no digit but zeros."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A section, and when it is the one that counts; it shows either numbers or dates.

    Attributes:
        condition: for which numbers it is; None for all that are left.
        digits: shows numbers; None for a section that shows dates.
        dates: shows dates.
    """

    condition: Condition | None
    digits: _Digits | None = None
    dates: Renderer | None = None


def compile_format(code: str, *, is_1904: bool = False) -> Renderer | None:
    """A renderer for a format code; None when it shows the plain value or is not understood.

    Args:
        code: the format code.
        is_1904: whether the workbook's dates count from 1904.
    """
    numeric = _numeric_sections(code)
    if _is_plain(numeric):
        return None
    pairs = [split_condition(section) for section in numeric]
    conditions = completed([condition for condition, _ in pairs])
    sections: list[_Section] = []
    for condition, (_, section) in zip(conditions, pairs, strict=True):
        compiled = _section(condition, section, is_1904=is_1904)
        if compiled is None:
            return None
        sections.append(compiled)
    if len(sections) == 1 and sections[0].digits is None and sections[0].condition is None:
        return sections[0].dates
    general = _renderer(sections, is_1904=is_1904)
    only = sections[0].digits if len(sections) == 1 and sections[0].condition is None else None
    return general if only is None else _alone(only, general)


def shows_plain_value(code: str) -> bool:
    """Whether a code that `compile_format` makes nothing of is shown rightly all the same."""
    return _is_plain(_numeric_sections(code))


def _is_plain(sections: Sequence[str]) -> bool:
    """Whether sections for numbers show each as it is."""
    if len(sections) == 1 and _NOTHING.fullmatch(sections[0]):
        return True
    return all(map(_PLAIN.fullmatch, sections))


def shows_dates(code: str) -> bool:
    """Whether a code has a section that shows dates or times."""
    return any(map(is_date_code, _numeric_sections(code)))


def _numeric_sections(code: str) -> list[str]:
    """The sections for numbers; the one with `@` is for text, wherever it stands."""
    sections = split_sections(code)[: _NUMBER_SECTIONS + 1]
    return [it for it in sections if "@" not in pieces_of(it)][:_NUMBER_SECTIONS]


def _section(condition: Condition | None, section: str, *, is_1904: bool) -> _Section | None:
    if is_date_code(section):
        dates = compile_date(section, is_1904=is_1904)
        return None if dates is None else _Section(condition, dates=dates)
    tokens = tokens_of(section)
    digits = None if tokens is None else _digits(tokens)
    return None if digits is None else _Section(condition, digits)


def _digits(tokens: Sequence[FormatToken]) -> _Digits | None:
    parts = [token.part for token in tokens]
    if Part.GENERAL in parts:
        return None if Part.SLOT in parts else GeneralSection(tokens)
    if Part.SLOT not in parts:
        return LiteralSection(tokens)
    if Part.EXPONENT in parts:
        at = parts.index(Part.EXPONENT)
        return ScientificSection(tokens) if Part.SLOT in parts[:at] else None
    if Part.SLASH in parts and Part.POINT not in parts:
        at = parts.index(Part.SLASH)
        is_fraction = at and tokens[at - 1].is_slot and parts.count(Part.SLASH) == 1
        return FractionSection(tokens) if is_fraction else None
    return None if Part.SLASH in parts else NumberSection(tokens)


def _alone(digits: _Digits, general: Renderer) -> Renderer:
    """What `general` does, faster for the positive numbers that most cells hold."""
    show = digits.show

    def render(value: CellValue) -> str | None:
        if (value.__class__ is float or value.__class__ is int) and 0 < value < _MOST:
            try:
                return show(value)
            except InvalidOperation:  # more decimals or percents than are worth rounding
                return None
        return general(value)

    return render


def _renderer(sections: Sequence[_Section], *, is_1904: bool) -> Renderer:
    def render(value: CellValue) -> str | None:
        number = value if isinstance(value, float | int) else serial_of(value, is_1904=is_1904)
        if number is None or value.__class__ is bool or not isfinite(number):
            return None
        section = next(
            (it for it in sections if it.condition is None or it.condition.holds(number)), None
        )
        if section is None or section.digits is None:
            return _dated(section, number) if section else None
        try:
            return _shown(section, section.digits, number)
        except InvalidOperation:  # more digits than are worth rounding
            return None

    return render


def _dated(section: _Section, number: float) -> str | None:
    """A negative time in a section of its own has the sign that the section gives it."""
    shown = section.dates(number) if section.dates else None
    own_sign = section.condition is not None and section.condition.is_negative
    return section.dates(abs(number)) if shown and section.dates and own_sign else shown


def _shown(section: _Section, digits: _Digits, number: float) -> str | None:
    if number >= 0:
        return digits.show(number)
    shown = digits.show(-number)
    own_sign = section.condition is not None and section.condition.is_negative
    if not shown or own_sign or digits.is_zero(-number):
        return shown
    return f"-{shown}"
