"""Turns every cell value into the text that a person sees in the cell."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

CellValue = str | int | float | bool | date | datetime | time | timedelta
"""What calamine gives for a cell; a blank cell is ""."""

_EXACT = 1e15
"""Whole numbers below this are exact in a spreadsheet, which keeps 15 digits."""
_DIGITS_SHOWN = 15
"""More are never shown, so 0.1 + 0.2 is 0.3; whole numbers show all digits that are stored."""
_LONGEST_WHOLE = 1e21
_MOST_DECIMALS = 15
_SMALL, _SMALLEST = 1e-4, 1e-9
"""Smaller numbers with many decimals, and all smaller ones still, are shown by powers of ten.

LibreOffice does so; a whole number is shown so only where no list of people has it.
"""
_OFTEN_ALIKE = {date, datetime, time, timedelta, bool}


def cell_texts(values: Sequence[CellValue]) -> Sequence[str]:
    """The texts of one column's values."""
    if values.count("") == len(values):
        return [""] * len(values)
    kinds = set(map(type, values))
    if kinds == {float}:
        return _number_texts(values)  # type: ignore[arg-type] # all of them are, as just seen
    if kinds <= {str}:
        return values  # type: ignore[return-value] # likewise
    if kinds == {float, str}:  # neither is ever equal to the other, as 1 is to True
        shown = {value: _number(value) for value in set(values) if isinstance(value, float)}
        return [*map(shown.get, values, values)]  # type: ignore[arg-type, list-item] # texts
    if len(kinds) == 1 and kinds <= _OFTEN_ALIKE:
        texts = {value: _SHOW[type(value)](value) for value in set(values)}
        return [texts[value] for value in values]
    return [value if value.__class__ is str else _SHOW[type(value)](value) for value in values]


def cell_text(value: CellValue) -> str:
    """The text of one value."""
    return _SHOW[type(value)](value)


def _number_texts(values: Sequence[float]) -> list[str]:
    if all(map(float.is_integer, values)) and max(map(abs, values)) < _EXACT:
        return list(map(str, map(int, values)))
    return list(map(_number, values))


def _number(value: float) -> str:
    text = repr(value)
    if len(text) < _DIGITS_SHOWN and "e" not in text:  # as nearly all are
        return str(int(value)) if text.endswith(".0") else text
    if value.is_integer() and -_EXACT < value < _EXACT:
        return str(int(value))
    if len(text) >= _DIGITS_SHOWN and not value.is_integer():
        text = f"{value:.15g}"
    if "e" not in text:
        return text.removesuffix(".0")
    exact = Decimal(text)
    return _scientific(exact) if _is_far_off(exact) else f"{exact:f}"


def _is_far_off(exact: Decimal) -> bool:
    size = abs(exact)
    if size >= _LONGEST_WHOLE or size < _SMALLEST:
        return True
    exponent = exact.as_tuple().exponent
    return size < _SMALL and isinstance(exponent, int) and -exponent > _MOST_DECIMALS


def _scientific(exact: Decimal) -> str:
    power = exact.adjusted()
    return f"{exact.scaleb(-power).normalize():f}E{'-' if power < 0 else '+'}{abs(power):02d}"


def _moment(value: datetime) -> str:
    if value.microsecond:
        value = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    if not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    return f"{value.date().isoformat()} {_time(value.time())}"


def _time(value: time) -> str:
    if value.microsecond:
        value = _rounded(value)
    return value.isoformat("seconds" if value.second else "minutes")


def _rounded(value: time) -> time:
    moment = datetime.combine(date(2000, 1, 1), value) + timedelta(microseconds=500_000)
    return moment.time().replace(microsecond=0)


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{sign}{hour}:{minute:02d}" + (f":{second:02d}" if second else "")


def _truth(value: bool) -> str:
    return "TRUE" if value else "FALSE"


_SHOW: dict[type, Callable[[Any], str]] = {
    str: str,
    float: _number,
    int: str,
    bool: _truth,
    datetime: _moment,
    date: date.isoformat,
    time: _time,
    timedelta: _duration,
}
