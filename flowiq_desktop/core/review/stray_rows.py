"""Stray rows: rows without a number that are no person's, but a total or the headings once more.

Without a number such a row is not sent anyway. Seen as what it is, it is one thing to do (leave it
out) instead of a complaint about each of its cells.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from flowiq_desktop.core.cells.plain_digits import plain_digits
from flowiq_desktop.core.columns.synonyms import PHONE_NAMES, name_key
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.core.text.plain_letters import ARTICLE
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.core.vocabulary.languages import words

_LAST_ROWS = 3
"""How near the end a row without any words has to be to be taken for a sum of those above."""
_LONGEST_SHOWN = 30
_LONGEST_READ = 60
"""Longer texts are neither a word for a total nor an amount, and would take the patterns long."""
_NUMBER_AT_THE_END = re.compile(r"[\s:=\-\u2013(]*\(?\s*[\d\s.,]*\)?\s*:?\s*")
_FIGURE = re.compile(r"[\d:=(]")
_AMOUNT = re.compile(
    r"(?:[^\W\d_]{1,4}\.?\s?)?[^\w\-(]*(?P<minus>[-(]?)[^\w\-(]*"
    r"(?P<digits>\d[\d.,\s']*)[^\w]*(?:\s[^\W\d_]{1,4}\.?)?"
)
_CENTS = re.compile(r"[.,](\d{1,2})")


def stray_row(
    sheet: Sheet, index: int, row_number: int, cells: Sequence[str], phone_column: int | None
) -> Problem | None:
    """What a row without a number is instead of a person's; None when nothing says so.

    Args:
        sheet: the table.
        index: the row's position in it.
        row_number: the spreadsheet's own.
        cells: the row's texts as they are now.
        phone_column: where its number would be, or None where no column has numbers.
    """
    if phone_column is None:
        return None
    if _is_heading(cells[phone_column], sheet.headers[phone_column]):
        return _problem("repeated_headings", row_number, cells[phone_column])
    said = next((cell for cell in cells if _is_total(cell, _totals())), "")
    if not said and _is_one(map(_has_letters, cells)):
        said = next((cell for cell in cells if _is_total(cell, _perhaps_totals())), "")
    if not said and index >= len(sheet) - _LAST_ROWS and _is_sum(sheet, index, cells):
        said = next(filter(str.strip, cells))
    return _problem("totals_row", row_number, said) if said else None


def may_be_stray(
    sheet: Sheet, indexes: Sequence[int], rows: TextColumns, phone_column: int | None
) -> Sequence[bool]:
    """Of rows without a number those of which `stray_row` has to be asked.

    A look at the distinct texts of a column takes a tenth of the time of a look at each row.
    """
    found = [index >= len(sheet) - _LAST_ROWS for index in indexes]
    words = _totals() | _perhaps_totals()
    for place, cells in enumerate(rows.columns):
        distinct = set(cells)
        told = {cell for cell in distinct if _is_total(cell, words)}
        if place == phone_column:
            told |= {cell for cell in distinct if _is_heading(cell, sheet.headers[place])}
        if told:
            found = [may or cell in told for may, cell in zip(found, cells, strict=True)]
    return found


def _problem(code: str, row_number: int, said: str) -> Problem:
    facts = {"value": shortened(" ".join(said.split()), _LONGEST_SHOWN)}
    return Problem(row_number, PHONE_NUMBER.name, code, PHONE_NUMBER.label_text, facts)


def _is_heading(cell: str, header: str) -> bool:
    """Whether a heading stands where the number should be, as it does on top of a printed page."""
    if not cell.strip() or any(map(str.isdigit, cell)):
        return False
    return header_key(cell) == header_key(header) or name_key(cell) in _phone_names()


@cache
def _phone_names() -> frozenset[str]:
    return frozenset(map(name_key, PHONE_NAMES))


@cache
def _totals() -> frozenset[str]:
    """Also what spreadsheet programs write for subtotals."""
    return frozenset(map(name_key, words("total")))


@cache
def _perhaps_totals() -> frozenset[str]:
    """Totals as well, where nothing but numbers stands beside them."""
    return frozenset(map(name_key, words("perhaps_total")))


def _has_letters(cell: str) -> bool:
    if not any(map(str.isalpha, cell)):
        return False
    return not any(map(str.isdigit, cell)) or _amount(cell) is None


def _is_one(truths: Iterable[bool]) -> bool:
    """Whether exactly one of them is true; the second one ends the look."""
    truths = iter(truths)
    return any(truths) and not any(truths)


def _is_total(cell: str, words: frozenset[str]) -> bool:
    """Whether it is a word for a total, with the number or a colon behind it or not."""
    text = cell.strip()
    if not text or len(text) > _LONGEST_READ or not _may_begin(text[:2]):
        return False
    figure = _FIGURE.search(text)
    end = figure.start() if figure else len(text)
    if not _NUMBER_AT_THE_END.fullmatch(text[end:]):
        return False
    return name_key(text[:end]) in words


@lru_cache(maxsize=4096)
def _may_begin(signs: str) -> bool:
    """Whether a word for a total can begin with these two, or something in front of it can."""
    if signs[0].isdigit():
        return False
    if not signs.isalpha():
        return not signs[0].isalpha() or name_key(signs[0])[:1] in _beginnings(1)
    key = name_key(signs)
    return signs == ARTICLE or len(key) < len(signs) or key[:2] in _beginnings(2)


@cache
def _beginnings(length: int) -> frozenset[str]:
    return frozenset(word[:length] for word in _totals() | _perhaps_totals())


def _is_sum(sheet: Sheet, index: int, cells: Sequence[str]) -> bool:
    """Whether a row of numbers alone adds up what stands above it."""
    amounts = {column: _amount(cell) for column, cell in enumerate(cells) if cell.strip()}
    if not amounts or index < _LAST_ROWS - 1:
        return False
    return all(
        amount is not None and amount == _sum_above(sheet, index, column)
        for column, amount in amounts.items()
    )


def _sum_above(sheet: Sheet, index: int, column: int) -> Decimal | None:
    """The sum of a column down to a row; None when it holds other things than amounts."""
    total = Decimal(0)
    for cell in sheet.column(column)[:index]:
        amount = _amount(cell) if cell.strip() else Decimal(0)
        if amount is None:
            return None
        total += amount
    return total


def _amount(cell: str) -> Decimal | None:
    """An amount such as `R 1,250.50`, `1 250,50` or `(12.00)`; None for other texts."""
    found = _AMOUNT.fullmatch(plain_digits(cell)) if len(cell) <= _LONGEST_READ else None
    if found is None:
        return None
    digits = found["digits"].strip(" .,'")
    cents = _CENTS.search(digits[-3:])
    whole = digits[: -len(cents[0])] if cents and digits.endswith(cents[0]) else digits
    plain = re.sub(r"\D", "", whole) + (f".{cents[1]}" if cents and whole != digits else "")
    if not plain.replace(".", ""):
        return None
    return -Decimal(plain) if found["minus"] else Decimal(plain)
