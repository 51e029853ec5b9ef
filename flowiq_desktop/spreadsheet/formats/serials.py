"""Dates and the numbers that stand for them in a workbook of Excel's."""

from datetime import date, datetime, time, timedelta

from flowiq_desktop.spreadsheet.formats.cell_text import CellValue

_DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
_DAYS_TO_1904 = 1462
_LEAP_DAY = 60
"""Excel counts 29 February 1900, which never was; days before it are one less far away."""
_LAST_DAY = 2_958_465
"""31 December 9999."""
_DAY = timedelta(days=1)


def serial_of(value: CellValue, *, is_1904: bool) -> float | None:
    """The number behind a date, a time or a duration; None for anything else.

    It is exact to the millisecond that the reader of values keeps.
    """
    if isinstance(value, timedelta):
        return value / _DAY
    if isinstance(value, time):
        return (datetime.combine(_DAY_0, value) - _DAY_0) / _DAY
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        days = (moment - _DAY_0) / _DAY
        if is_1904:
            return days - _DAYS_TO_1904
        return days if days >= _LEAP_DAY + 1 else days - 1
    return None


def moment_of(serial: float, *, is_1904: bool) -> datetime | None:
    """The date and time that a number stands for; None where there is none."""
    days = serial + _DAYS_TO_1904 if is_1904 else serial
    if not 0 <= days <= _LAST_DAY + 1:
        return None
    if not is_1904 and days < _LEAP_DAY:
        days += 1
    milliseconds = round(days * 86_400_000)
    try:
        return _DAY_0 + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None
