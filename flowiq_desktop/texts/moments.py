"""Days and times of day as the language in use writes them; a moment is shown in its own zone."""

from datetime import date, datetime, time

from flowiq_desktop.texts.catalogue import catalogue
from flowiq_desktop.texts.cldr import dates
from flowiq_desktop.texts.sentences import say


def clock(moment: datetime) -> str:
    """The time of day: "14:05"."""
    # Babel goes over to UTC unless it is told the zone.
    spoken = catalogue().locale
    return str(dates().format_time(moment, "short", tzinfo=moment.tzinfo, locale=spoken))


def clock_time(of_day: time) -> str:
    """A time of day that belongs to no day: "07:00"."""
    return str(dates().format_time(of_day, "short", locale=catalogue().locale))


def day(moment: date) -> str:
    """The day with its year: "7 January 2026"."""
    return str(dates().format_date(moment, "long", locale=catalogue().locale))


def day_of_year(moment: date) -> str:
    """The day without its year: "7 January"."""
    return _by("MMMMd", moment)


def short_day(moment: date) -> str:
    """The day in little room: "7 Jan"."""
    return _by("MMMd", moment)


def short_day_with_year(moment: date) -> str:
    """The day with its year in little room: "7 Jan 2026"."""
    return _by("yMMMd", moment)


def day_and_clock(moment: datetime) -> str:
    """Both: "7 January 2026 at 14:05"."""
    return say("{day} at {time}", day=day(moment), time=clock(moment))


def moment_and_zone(moment: datetime) -> str:
    """The day and the time on this computer's clock, with its zone: "... at 07:00 (GMT+02:00)"."""
    local = moment.astimezone()
    zone = gmt_offset(local)
    return say("{day} at {time} ({zone})", day=day_of_year(local), time=clock(local), zone=zone)


def gmt_offset(moment: datetime) -> str:
    """How far a moment's zone is from Greenwich: "GMT+02:00"."""
    return str(dates().get_timezone_gmt(moment, "long", locale=catalogue().locale))


def _by(skeleton: str, moment: date) -> str:
    """A day in the parts that a CLDR skeleton names."""
    # Babel reads a moment as one in UTC; a plain date has no zone to be moved to.
    plain = date(moment.year, moment.month, moment.day)
    midnight = datetime.combine(plain, datetime.min.time())
    return str(dates().format_skeleton(skeleton, midnight, locale=catalogue().locale))
