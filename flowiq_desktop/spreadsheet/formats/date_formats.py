"""Shows a date or time as its cell's format does, with English names for months and days."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from flowiq_desktop.spreadsheet.formats.cell_text import CellValue
from flowiq_desktop.spreadsheet.formats.format_tokens import split_sections

_TOKEN = re.compile(
    r"""(?P<text>"[^"]*"|\\.|_.|\*.)
    |(?P<elapsed>\[h+\]|\[m+\]|\[s+\])
    |(?P<bracket>\[[^\]]*\])
    |(?P<half>am/pm|a/p)
    |(?P<field>y+|m+|d+|h+|s+)
    |(?P<fraction>\.0+)
    |(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_NOT_MARKS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_SYSTEM = re.compile(r"\[\$-f[48]00\]", re.IGNORECASE)
_ISO = re.compile(r"yyyy-mm-dd(?:(?: |t)hh:mm(?::ss)?)?", re.IGNORECASE)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MIDNIGHT = datetime(1900, 1, 1)  # noqa: DTZ001 - a cell has no time zone
_MOST_REMEMBERED = 4096
_NOON = 12

_Token = tuple[str, str]


def is_date_code(code: str) -> bool:
    """Whether a format code shows dates or times."""
    marks = _NOT_MARKS.sub("", split_sections(code)[0])
    return bool(re.search(r"[ymdhs]", marks, re.IGNORECASE)) and "general" not in marks.lower()


def compile_date(code: str) -> Callable[[CellValue], str | None] | None:
    """A renderer; None for the system's own dates, ISO dates and what is not understood."""
    section = split_sections(code)[0]
    if _SYSTEM.search(section) or _ISO.fullmatch(section.replace("\\", "").replace('"', "")):
        return None
    tokens = _tokens(section)
    if tokens is None:
        return None
    return _remembering(_DateFormat(tokens).show)


def _remembering(show: Callable[[CellValue], str | None]) -> Callable[[CellValue], str | None]:
    # A column of dates holds few distinct values.
    known: dict[CellValue, str | None] = {}

    def render(value: CellValue) -> str | None:
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
            tokens.append(("text", text))
        elif kind != "bracket":  # a language or a colour
            tokens.append((kind, text.lower()))
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

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._halves = any(kind == "half" for kind, _ in tokens)
        self._fraction = any(kind == "fraction" for kind, _ in tokens)
        self._needs_date = any(kind == "field" and text[0] in "ymd" for kind, text in tokens)

    def show(self, value: CellValue) -> str | None:
        """The text of a date, time or duration; None for anything else."""
        if isinstance(value, timedelta):
            return self._show_parts(_MIDNIGHT + value, value) if value >= timedelta() else None
        moment = _moment(value, has_date=not self._needs_date)
        if moment is None:
            return None
        if not self._fraction and moment.microsecond:
            moment += timedelta(microseconds=500_000)
        since_midnight = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
        return self._show_parts(moment, since_midnight)

    def _show_parts(self, moment: datetime, elapsed: timedelta) -> str:
        return "".join(self._part(kind, text, moment, elapsed) for kind, text in self._tokens)

    def _part(self, kind: str, text: str, moment: datetime, elapsed: timedelta) -> str:
        match kind:
            case "text":
                return text
            case "minute":
                return _padded(moment.minute, text)
            case "half":
                half = "PM" if moment.hour >= _NOON else "AM"
                return half if text == "am/pm" else half[0]
            case "fraction":
                return f".{moment.microsecond:06d}"[: len(text)]
            case "elapsed":
                unit = {"h": 3600, "m": 60, "s": 1}[text[1]]
                return _padded(int(elapsed.total_seconds()) // unit, text.strip("[]"))
        return self._field(text, moment)

    def _field(self, text: str, moment: datetime) -> str:
        match text[0]:
            case "y":
                return f"{moment.year:04d}" if len(text) > len("yy") else f"{moment.year % 100:02d}"
            case "m":
                return _named(_MONTHS[moment.month - 1], moment.month, text)
            case "d":
                return _named(_DAYS[moment.weekday()], moment.day, text)
            case "h":
                hour = (moment.hour - 1) % _NOON + 1 if self._halves else moment.hour
                return _padded(hour, text)
        return _padded(moment.second, text)


def _moment(value: CellValue, *, has_date: bool) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, time) and has_date:
        return datetime.combine(_MIDNIGHT, value)
    return None


def _padded(number: int, text: str) -> str:
    return f"{number:0{min(len(text), 2)}d}"


def _named(name: str, number: int, text: str) -> str:
    match len(text):
        case 1 | 2:
            return _padded(number, text)
        case 3:
            return name[:3]
        case 5:
            return name[0]
    return name
