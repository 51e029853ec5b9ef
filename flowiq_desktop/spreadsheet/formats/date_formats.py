"""Shows a date or time as its cell's format does."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from flowiq_desktop.spreadsheet.formats.cell_text import CellValue, cell_text
from flowiq_desktop.spreadsheet.formats.date_names import DateNames, date_names
from flowiq_desktop.spreadsheet.formats.format_tokens import split_sections
from flowiq_desktop.spreadsheet.formats.serials import moment_of

_TOKEN = re.compile(
    r"""(?P<text>"[^"]*"|\\.|_.|\*.)
    |(?P<elapsed>\[h+\]|\[m+\]|\[s+\])
    |(?P<bracket>\[[^\]]*\])
    |(?P<half>am/pm|a/p|\u4e0a\u5348/\u4e0b\u5348)
    |(?P<field>y+|m+|d+|h+|s+)
    |(?P<fraction>\.0+)
    |(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_NOT_MARKS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_SYSTEM = re.compile(r"\[\$-(?:f[48]00|x-sys(?:date|time))\]", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![s.0\]])\.?[0#?]")
"""A slot for a digit that is no part of a second: `0km` is no date, whatever letters it has."""
_MOST_DAYS = 4_000_000
"""More than there are from 1900 to 9999."""
_DAY = timedelta(days=1)
_MIDNIGHT = datetime(1900, 1, 1)  # noqa: DTZ001 - a cell has no time zone
_FIRST_1904 = date(1904, 1, 1)
_SATURDAY = datetime(1900, 1, 6)  # noqa: DTZ001 - likewise
_DAY_0 = date(1899, 12, 31)
"""The day before the first one; spreadsheets call it 0 January 1900."""
_MOST_REMEMBERED = 4096
_NOON = 12

_Token = tuple[str, str]
DateRenderer = Callable[[CellValue], str | None]
"""Gives the text shown, or None where there is no such date."""


def is_date_code(code: str) -> bool:
    """Whether a format code shows dates or times."""
    marks = _NOT_MARKS.sub("", split_sections(code)[0])
    has_fields = re.search(r"[ymdhs]", marks, re.IGNORECASE) and not _DIGITS.search(marks)
    return bool(has_fields) and "general" not in marks.lower()


def compile_date(code: str, *, is_1904: bool = False) -> DateRenderer | None:
    """A renderer; None for a code that is not understood.

    The system's own dates are shown in our own way.
    """
    section = split_sections(code)[0]
    if _SYSTEM.search(section):
        return plain_date(section, is_1904=is_1904)
    tokens = _tokens(section)
    names = date_names(section)
    if tokens is None or names is None:
        return None
    return _remembering(_DateFormat(tokens, names, is_1904=is_1904).show)


def plain_date(code: str, *, is_1904: bool) -> DateRenderer:
    """A renderer in our own way, ISO's, for a code that does not say how to show dates.

    Whether they are dates, times or both, it does say. A time alone stays one as a date, too.
    """
    marks = _NOT_MARKS.sub("", split_sections(code)[0]).lower()
    has_day, has_time = re.search("[ydeg]", marks), re.search("[hs]", marks)

    def show(value: CellValue) -> str | None:
        if not isinstance(value, float | int):
            return cell_text(value)
        moment = None if value.__class__ is bool else moment_of(value, is_1904=is_1904)
        if moment is None:
            return None
        if value < 1 or not has_day:
            return cell_text(moment.time())
        return cell_text(moment if has_time else moment.date())

    return _remembering(show)


def _remembering(show: DateRenderer) -> DateRenderer:
    # A column of dates holds few distinct values.
    known: dict[CellValue, str | None] = {}

    def render(value: CellValue) -> str | None:
        if value.__class__ is bool:  # equal to a number, so it would be remembered as one
            return None
        if value not in known:
            if len(known) >= _MOST_REMEMBERED:
                known.clear()
            known[value] = show(value)
        return known[value]

    return render


def _tokens(section: str) -> list[_Token] | None:
    found = [(str(match.lastgroup), match[0]) for match in _TOKEN.finditer(section)]
    tokens: list[_Token] = []
    for kind, text in found:
        if kind == "other" and (text.isascii() and text.isalpha()):
            return None
        if kind == "text":
            tokens.append(("text", text.strip('"') if text[0] == '"' else _mark(text)))
        elif kind == "other":
            tokens.append(("separator" if text == "/" else "text", text))
        elif kind != "bracket":  # a language or a colour
            tokens.append((kind, text if kind == "half" else text.lower()))
    return _with_minutes(tokens)


def _mark(text: str) -> str:
    return text[1] if text[0] == "\\" else ""


def _with_minutes(tokens: list[_Token]) -> list[_Token]:
    """`m` and `mm` are minutes after hours and before seconds."""
    fields = [index for index, (kind, _) in enumerate(tokens) if kind in {"field", "elapsed"}]
    result = list(tokens)
    for position, index in enumerate(fields):
        if tokens[index] not in {("field", "m"), ("field", "mm")}:
            continue
        before = tokens[fields[position - 1]][1] if position else ""
        after = tokens[fields[position + 1]][1] if position + 1 < len(fields) else ""
        if before.strip("[").startswith("h") or after.strip("[").startswith("s"):
            result[index] = ("minute", tokens[index][1])
    return result


class _DateFormat:
    """The tokens of a date format, and how each shows its part of a moment."""

    def __init__(self, tokens: list[_Token], names: DateNames, *, is_1904: bool) -> None:
        self._tokens = tokens
        self._names = names
        self._is_1904 = is_1904
        self._halves = any(kind == "half" for kind, _ in tokens)
        self._places = max(
            (len(text) - 1 for kind, text in tokens if kind == "fraction"), default=0
        )
        self._is_elapsed = any(kind == "elapsed" for kind, _ in tokens)
        self._has_day = any(kind == "field" and text[0] in "ymd" for kind, text in tokens)

    def show(self, value: CellValue) -> str | None:
        """The text of a date, a time, a duration or the number behind it; None for another value.

        A negative duration has its sign, and so has a negative time, as in Excel's workbooks that
        count from 1904; a date before the first has none that could be shown.
        """
        if isinstance(value, float | int) and value.__class__ is not bool:
            return self._show_number(value)
        if isinstance(value, timedelta):
            sign, since = ("-", -value) if value < timedelta() else ("", value)
            if sign and not self._is_elapsed:
                return None
            since = self._rounded(since)
            return _signed(sign, self._show_parts(_MIDNIGHT + since % _DAY, since))
        moment = _moment(value, _FIRST_1904 if self._is_1904 else _DAY_0)
        return None if moment is None else self._show_moment(moment)

    def _show_number(self, number: float) -> str | None:
        if self._is_elapsed:
            return self.show(timedelta(days=number)) if abs(number) < _MOST_DAYS else None
        if number < 0 and not self._has_day:
            shown = self._show_number(-number)
            return None if shown is None else _signed("-", shown)
        moment = moment_of(number, is_1904=self._is_1904)
        return None if moment is None else self._show_moment(moment)

    def _show_moment(self, moment: datetime) -> str | None:
        if moment.microsecond:
            try:
                moment = _MIDNIGHT + self._rounded(moment - _MIDNIGHT)
            except OverflowError:
                return None
        since_midnight = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
        return self._show_parts(moment, since_midnight)

    def _rounded(self, since: timedelta) -> timedelta:
        """To the last place of a second that is shown."""
        step = 10 ** (6 - min(self._places, 6))
        microseconds = since // timedelta(microseconds=1)
        return timedelta(microseconds=(microseconds + step // 2) // step * step)

    def _show_parts(self, moment: datetime, elapsed: timedelta) -> str:
        return "".join(self._part(kind, text, moment, elapsed) for kind, text in self._tokens)

    def _part(self, kind: str, text: str, moment: datetime, elapsed: timedelta) -> str:
        match kind:
            case "text":
                return text
            case "separator":
                return self._names.separator
            case "minute":
                return _padded(moment.minute, text)
            case "half":
                words = text.upper() if len(text) > len("a/p") else text
                before_noon, _, after_noon = words.partition("/")
                return after_noon if moment.hour >= _NOON else before_noon
            case "fraction":
                return f".{moment.microsecond:06d}"[: len(text)]
            case "elapsed":
                unit = {"h": 3600, "m": 60, "s": 1}[text[1]]
                return _padded(int(elapsed.total_seconds()) // unit, text.strip("[]"))
        return self._field(text, moment)

    def _field(self, text: str, moment: datetime) -> str:
        if moment.date() == _DAY_0 and text[0] in "ymd":
            if text[0] == "d" and len(text) <= len("dd"):
                return _padded(0, text)
            moment = _MIDNIGHT if text[0] != "d" else _SATURDAY
        match text[0]:
            case "y":
                year = moment.year + self._names.years_more
                return f"{year:04d}" if len(text) > len("yy") else f"{year % 100:02d}"
            case "m":
                return self._month(moment, text)
            case "d":
                return self._day(moment, text)
            case "h":
                hour = (moment.hour - 1) % _NOON + 1 if self._halves else moment.hour
                return _padded(hour, text)
        return _padded(moment.second, text)

    def _month(self, moment: datetime, text: str) -> str:
        match len(text):
            case 1 | 2:
                return _padded(moment.month, text)
            case 3:
                return self._names.short_months[moment.month - 1]
            case 5:
                return self._names.months[moment.month - 1][0]
        return self._names.months[moment.month - 1]

    def _day(self, moment: datetime, text: str) -> str:
        match len(text):
            case 1 | 2:
                return _padded(moment.day, text)
            case 3:
                return self._names.short_days[moment.weekday()]
        return self._names.days[moment.weekday()]


def _moment(value: CellValue, first: date) -> datetime | None:
    """A date and time; a time alone is one of the first day of all."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    return datetime.combine(first, value) if isinstance(value, time) else None


def _signed(sign: str, shown: str) -> str:
    """With its sign, unless nothing but zeros is shown."""
    return sign + shown if re.search("[1-9]", shown) else shown


def _padded(number: int, text: str) -> str:
    return f"{number:0{min(len(text), 2)}d}"
