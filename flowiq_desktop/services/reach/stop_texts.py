"""The stop list in words: the same in the window, the terminal and exported files."""

from collections.abc import Sequence
from datetime import datetime

from flowiq_desktop.core.reach.stop_list import StopEntry, StopReason, StopScope
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.moments import day
from flowiq_desktop.texts.names import listed

_SCOPES = {
    StopScope.EVERYTHING: mark("Any message"),
    StopScope.MARKETING: mark("Marketing"),
}
_WHO = {StopScope.EVERYTHING: mark("No messages"), StopScope.MARKETING: mark("No marketing")}
_REASONS = {
    StopReason.BY_HAND: mark("Added by hand"),
    StopReason.BY_FILE: mark("From a file"),
    StopReason.ANSWERED: mark("Asked in an answer"),
    StopReason.REFUSED: mark("Stopped marketing in WhatsApp"),
}
HEADERS = (
    mark("Phone number"),
    mark("Does not want"),
    mark("Why"),
    mark("Since"),
    mark("Details"),
)
"""Of an exported list; `core.vocabulary` has the second in every language, to read it again."""
ERASED = mark("Erased person")


def number_words(entry: StopEntry) -> str:
    """Whom it is about."""
    return entry.number or say(ERASED)


def scope_words(entry: StopEntry) -> str:
    """What they do not want."""
    return say(_WHO[entry.scope])


def reason_words(entry: StopEntry) -> str:
    """How they came on the list, in a few words."""
    return say(_REASONS[entry.reason])


def since_words(entry: StopEntry) -> str:
    """Since when they are on it."""
    return day(entry.added.date())


def why_words(entry: StopEntry) -> str:
    """Why somebody is on the list, in one sentence."""
    sentence = _why(entry)
    if entry.wants_again is not None:
        again = say(
            "Answered on {day} that they want messages again: take them off?",
            day=day(entry.wants_again.date()),
        )
        sentence = f"{sentence} {again}"
    if entry.practice:
        return say(
            "{sentence} This was in practice mode and counts there alone.", sentence=sentence
        )
    return sentence


def again_in_words(people: int) -> str:
    """That so many on the list have asked for messages again; nobody is taken off by itself."""
    return say_count(
        "1 person here has asked for messages again since. Take them off the list, if you agree.",
        "{n} people here have asked for messages again since. Take them off the list, if you"
        " agree.",
        people,
    )


def _why(entry: StopEntry) -> str:
    on = since_words(entry)
    match entry.reason:
        case StopReason.ANSWERED:
            return _why_answered(entry, on)
        case StopReason.REFUSED:
            return say(
                "WhatsApp refused a marketing message of “{campaign}” to this person on {day},"
                " because they stopped marketing from your number.",
                campaign=str(entry.facts.get("campaign", "")),
                day=on,
            )
        case StopReason.BY_FILE if "row" in entry.facts:
            return say(
                "This person came from row {row} of the file “{file}” on {day}.",
                row=entry.facts["row"],
                file=str(entry.facts.get("file", "")),
                day=on,
            )
        case StopReason.BY_FILE:
            return say("This person came from a file on {day}.", day=on)
    if note := str(entry.facts.get("note", "")):
        return say(
            "You put this person on the list by hand on {day}, with the note “{note}”.",
            day=on,
            note=note,
        )
    return say("You put this person on the list by hand on {day}.", day=on)


def _why_answered(entry: StopEntry, on: str) -> str:
    try:
        answered = day(datetime.fromisoformat(str(entry.facts.get("answered", ""))).date())
    except ValueError:
        return say(
            "This person answered that they want no more messages; on the list since {day}.",
            day=on,
        )
    return say(
        "This person answered on {answered} that they want no more messages; on the list since"
        " {day}.",
        answered=answered,
        day=on,
    )


def exported(entry: StopEntry) -> tuple[str, ...]:
    """One line of an exported list, below `HEADERS`."""
    return (
        number_words(entry),
        say(_SCOPES[entry.scope]),
        reason_words(entry),
        entry.added.date().isoformat(),
        why_words(entry),
    )


def left_alone_in_words(rows: int, columns: Sequence[str]) -> str:
    """That so many rows of a file are about people who want messages; "" for none.

    Args:
        rows: how many.
        columns: the headers of the columns that say so.
    """
    if not rows:
        return ""
    named = listed([say('"{column}"', column=header) for header in columns])
    return say_count(
        "1 row was left alone, because this person does want messages: see {columns}.",
        "{n} rows were left alone, because these people do want messages: see {columns}.",
        rows,
        columns=named,
    )


def added_in_words(new: int, known: int) -> str:
    """What came of putting people on the list.

    Args:
        new: how many were not on it yet.
        known: how many were on it already, or came twice.
    """
    put = say_count("1 person was put on the list.", "{n} people were put on the list.", new)
    if not known:
        return put
    there = say_count("1 was on it already.", "{n} were on it already.", known)
    return f"{put} {there}" if new else there
