"""Why rows are held back, in words; their reason and facts are what the journal has."""

from collections.abc import Mapping
from datetime import date, datetime

from flowiq_desktop.core.reach.stop_list import HELD_FOR, StopReason, StopScope
from flowiq_desktop.journal.restore_guard.missing_messages import OLDER_COPY, CopyWarning, Sign
from flowiq_desktop.journal.tables.moved_rows import INSTEAD
from flowiq_desktop.journal.tables.records import Repeat
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.moments import day_of_year

SENT_BEFORE = "sent_before"
"""The reason of rows whose message the same person got, or may have got, a short time ago."""
_WHY_STOPPED = {
    StopReason.BY_HAND.value: mark(
        "You put this person on the list of people who do not want messages; nothing was sent."
    ),
    StopReason.BY_FILE.value: mark(
        "A file put this person on the list of people who do not want messages; nothing was sent."
    ),
    StopReason.ANSWERED.value: mark(
        "This person answered that they want no more messages; nothing was sent."
    ),
}
_LEAP_YEAR = 2000
"""Any year that has each day of the year."""


def repeat_facts(repeat: Repeat) -> dict[str, object]:
    """What is kept of an earlier message: its day (the year is plain), and how sure."""
    day = {"on": f"{repeat.when:%m-%d}"} if repeat.when else {}
    return {"sure": repeat.sure, **day}


def held_text(reason: str, facts: Mapping[str, object]) -> str:
    """One sentence on why a row is held back; "" when the facts say no more than the reason."""
    if reason == SENT_BEFORE and "sure" in facts:
        return _repeat_text(sure=bool(facts["sure"]), on=str(facts.get("on", "")))
    if reason == INSTEAD and facts.get("campaign"):
        return say(
            "This person gets a template instead, in “{name}”; held back.", name=facts["campaign"]
        )
    if reason == OLDER_COPY:
        return _sign_text(CopyWarning.of(facts))
    if reason == HELD_FOR[StopScope.EVERYTHING]:
        return say(why) if (why := _WHY_STOPPED.get(str(facts.get("why", "")))) else ""
    return ""


def copy_warning_text(warning: CopyWarning | None) -> str:
    """What the person is told of a journal that does not know everything; "" for None."""
    if warning is None:
        return ""
    if not warning.days:
        return _sign_text(warning)
    days = say_count("for 1 more day", "for {n} more days", warning.days)
    return say_count(
        "This list of sent messages is new or an older copy: up to 1 message that was sent is not"
        " in it. The same spreadsheet could go out twice, so {days} each new campaign is held back"
        " until you let it go.",
        "This list of sent messages is new or an older copy: up to {n} messages that were sent are"
        " not in it. The same spreadsheet could go out twice, so {days} each new campaign is held"
        " back until you let it go.",
        warning.messages,
        days=days,
    )


def _repeat_text(*, sure: bool, on: str) -> str:
    try:
        moment: date | None = datetime.strptime(f"{_LEAP_YEAR}-{on}", "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        moment = None
    if moment is None and sure:
        return say("Already sent to this person; held back.")
    if moment is None:
        return say("This may already have been sent to this person; held back.")
    day = day_of_year(moment)
    if sure:
        return say("Already sent to this person on {day}; held back.", day=day)
    return say("This may already have been sent to this person on {day}; held back.", day=day)


def _sign_text(warning: CopyWarning) -> str:
    match warning.sign:
        case Sign.ELSEWHERE:
            return say(
                "This list of sent messages was copied from another place, from where some of the"
                " messages may already have been sent."
            )
        case Sign.MISSING:
            return say(
                "Some messages that were sent are missing from the list, and this may be one of"
                " them; held back."
            )
        case Sign.OLDER:
            return say_count(
                "This looks like an older copy of the list of sent messages; up to 1 message may"
                " already have been sent.",
                "This looks like an older copy of the list of sent messages; up to {n} messages"
                " may already have been sent.",
                warning.messages,
            )
    return ""
