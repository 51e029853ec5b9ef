"""What is said about who can be reached: the names of the groups, and one sentence for each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.core.reach.groups import ReachGroup
from flowiq_desktop.core.reach.look import Look, Standing
from flowiq_desktop.flowiq.reasons import meaning_of
from flowiq_desktop.services.reach.known import Known
from flowiq_desktop.services.reach.looking import LookSummary
from flowiq_desktop.services.reach.plan import ReachPlan
from flowiq_desktop.texts import mark, mark_count, say, say_count
from flowiq_desktop.texts.drafts import english_beneath
from flowiq_desktop.texts.moments import clock, day_and_clock, day_of_year
from flowiq_desktop.texts.phrases import filled

Advice = Callable[[], str]
"""Says what to do, in the language in use."""
_NAMES = {
    ReachGroup.TO_FIX: mark("To fix"),
    ReachGroup.LEFT_OUT: mark("Left out"),
    ReachGroup.KEPT_OUT: mark("Blocked, or broadcasts off"),
    ReachGroup.ASKED_NOT_TO: mark("Asked not to be written to"),
    ReachGroup.NO_CONTACT: mark("Not a contact yet"),
    ReachGroup.FAILED_BEFORE: mark("Not reached last time"),
    ReachGroup.NEEDS_TEMPLATE: mark("Need a template"),
    ReachGroup.NOT_LOOKED: mark("Not looked up"),
    ReachGroup.REACHABLE: mark("Can be written to now"),
}
_MEANINGS = {
    ReachGroup.TO_FIX: mark("These rows are not sent until they are fixed."),
    ReachGroup.LEFT_OUT: mark("You left these rows out, or moved them to a template."),
    ReachGroup.KEPT_OUT: mark(
        "FlowIQ has them blocked, or is set to send them no broadcasts: nothing is sent to them."
    ),
    ReachGroup.ASKED_NOT_TO: mark("They answered, or your list says, that they want no messages."),
    ReachGroup.NO_CONTACT: mark(
        "FlowIQ sends to its contacts only, and would refuse messages to anybody else. Once they"
        " are added, a template arrives, and anything else after they have written to you."
    ),
    ReachGroup.FAILED_BEFORE: mark(
        "The last message to them failed, and they gave no sign since. Check the numbers."
    ),
    ReachGroup.NEEDS_TEMPLATE: mark(
        "The 24 hours after they last wrote to you are over, or they never wrote: only a template"
        " arrives."
    ),
    ReachGroup.NOT_LOOKED: mark(
        "Nobody knows whether a message reaches them: they were not looked up in FlowIQ, or its"
        " answer says too little. They can be sent to all the same."
    ),
    ReachGroup.REACHABLE: mark("A message sent now reaches them, as far as FlowIQ shows."),
}

_NOT_TO_BE_MISREAD = frozenset(
    {
        *(ReachGroup.KEPT_OUT, ReachGroup.ASKED_NOT_TO),
        *(ReachGroup.NO_CONTACT, ReachGroup.FAILED_BEFORE),
    }
)
"""They are about what somebody agreed to, or about sending again."""


def name_of(group: ReachGroup) -> str:
    """What a group is called."""
    return say(_NAMES[group])


def meaning_of_group(group: ReachGroup) -> str:
    """What being in a group means, in a sentence; its terms are explained by `terms`."""
    return say(_MEANINGS[group])


def in_english(group: ReachGroup) -> str:
    """What stands beneath both while the translation is a draft, of what nobody must misread."""
    if group not in _NOT_TO_BE_MISREAD:
        return ""
    return english_beneath(lambda: f"{name_of(group)}: {meaning_of_group(group)}")


def why(plan: ReachPlan, index: int, number: str) -> str:
    """What is known of the person of one row, or "".

    Args:
        plan: the plan.
        index: the row's position.
        number: the row's number.
    """
    group, known = plan.groups[index], plan.known
    look = known.look(number)
    if group is ReachGroup.FAILED_BEFORE:
        return _why_failed(known, number)
    if group is ReachGroup.ASKED_NOT_TO:
        return _why_asked(known, look, number)
    if look is None:
        return say("Not looked up yet.") if group is ReachGroup.NOT_LOOKED else ""
    if group is ReachGroup.KEPT_OUT:
        return meaning_of(known.kept_out(number)).sentence
    if group in (ReachGroup.NEEDS_TEMPLATE, ReachGroup.NOT_LOOKED, ReachGroup.REACHABLE):
        return _about_the_window(look, known.now)
    return ""


class Reasons(Mapping[int, str]):
    """`why` for the rows of a sheet by their position, made when it is asked for.

    Args:
        plan: the plan.
        numbers: each row's number.
    """

    def __init__(self, plan: ReachPlan, numbers: Sequence[str]) -> None:
        self._plan = plan
        self._numbers = numbers

    def __getitem__(self, index: int) -> str:
        return why(self._plan, index, self._numbers[index])

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self)))

    def __len__(self) -> int:
        return len(self._numbers)


def looked_when(plan: ReachPlan) -> str:
    """When the looks that the plan rests on were made, or ""."""
    if plan.looked_from is None or plan.looked_to is None:
        return ""
    first, last = plan.looked_from, plan.looked_to
    if clock(first) == clock(last):
        return say("Looked up at {time}.", time=clock(first))
    if first.date() == last.date():
        return say("Looked up from {first} to {last}.", first=clock(first), last=clock(last))
    return say(
        "Looked up from {first} to {last}.", first=day_and_clock(first), last=day_and_clock(last)
    )


def takes(people: int, seconds: float) -> str:
    """How long looking people up takes."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return say_count(
            "Looking 1 person up takes less than a minute.",
            "Looking {n} people up takes less than a minute.",
            people,
        )
    time = say_count("about 1 minute", "about {n} minutes", minutes)
    return say_count(
        "Looking 1 person up takes {time}.",
        "Looking {n} people up takes {time}.",
        people,
        time=time,
    )


def not_looked(plan: ReachPlan) -> str:
    """What the plan does not know of the rows that are sent, for a confirmation; "" for nothing."""
    said = []
    if missing := len(plan.to_look):
        said.append(
            say_count(
                "1 person was not looked up: whether the message reaches them is not known.",
                "{n} people were not looked up: whether the messages reach them is not known.",
                missing,
            )
        )
    if plan.unasked:
        said.append(
            say_count(
                "Of 1 person it is not known whether they are blocked.",
                "Of {n} people it is not known whether they are blocked.",
                plan.unasked,
            )
        )
    return " ".join(said)


def will_not_arrive(plan: ReachPlan) -> str:
    """What is known of rows that are sent and would not arrive, for a confirmation; or ""."""
    counts, said = plan.counts, []
    for group, sentence in _NOT_ARRIVING:
        if n := counts[group]:
            said.append(filled(sentence, {"n": n}))
        if group is ReachGroup.NO_CONTACT and (n := plan.strangers_inside_window):
            said.append(filled(_STRANGERS_INSIDE_WINDOW, {"n": n}))
    return " ".join(said)


def summary_in_words(summary: LookSummary) -> list[str]:
    """What to tell of a look that has ended: nothing where all went well."""
    said = []
    if summary.stopped_because is not None:
        because = summary.stopped_because
        said.append(f"{because.sentence} {because.advice}")
        said.append(say("Nobody else could be looked up; you may send all the same."))
    if summary.contacts_because is not None:
        because = summary.contacts_because
        said.append(say("Who is blocked could not be asked."))
        said.append(f"{because.sentence} {because.advice}")
    if summary.in_vain:
        said.append(
            say_count(
                "FlowIQ's answer about 1 person could not be read.",
                "FlowIQ's answers about {n} people could not be read.",
                summary.in_vain,
            )
        )
    return said


_STRANGERS_INSIDE_WINDOW = mark_count(
    "1 of these would not arrive after adding the person either: who has not written to you gets"
    " templates only.",
    "{n} of these would not arrive after adding the people either: who has not written to you gets"
    " templates only.",
)
_NOT_ARRIVING = (
    (
        ReachGroup.NO_CONTACT,
        mark_count(
            "1 row goes to somebody who is no contact yet, and would be refused.",
            "{n} rows go to people who are no contacts yet, and would be refused.",
        ),
    ),
    (
        ReachGroup.NEEDS_TEMPLATE,
        mark_count(
            "For 1 row the 24 hours are over, and only a template would arrive.",
            "For {n} rows the 24 hours are over, and only a template would arrive.",
        ),
    ),
    (
        ReachGroup.FAILED_BEFORE,
        mark_count(
            "1 row goes to a number that was not reached last time.",
            "{n} rows go to numbers that were not reached last time.",
        ),
    ),
    (
        ReachGroup.ASKED_NOT_TO,
        mark_count(
            "1 row goes to somebody who asked not to be written to.",
            "{n} rows go to people who asked not to be written to.",
        ),
    ),
)


def _why_failed(known: Known, number: str) -> str:
    on = known.failed_on(number)
    if on is None:
        return ""
    on_day = day_of_year(on.astimezone(known.now.tzinfo))
    look = known.looks.get(whatsapp_identity(number))
    if look is not None and look.failed_last == on:
        return say("A message to them failed on {day}; FlowIQ gives no reason.", day=on_day)
    return say("WhatsApp could not reach this number on {day}.", day=on_day)


def _why_asked(known: Known, look: Look | None, number: str) -> str:
    sentence = _why_on_the_list(known, look, number)
    again = look.asked_to_start if look else None
    stopped = look.asked_to_stop if look else None
    if again is None or (stopped is not None and again <= stopped):
        return sentence
    on_day = day_of_year(again.astimezone(known.now.tzinfo))
    return f"{sentence} {say('Answered on {day} that they want messages again.', day=on_day)}"


def _why_on_the_list(known: Known, look: Look | None, number: str) -> str:
    if look is None or look.asked_to_stop is None:
        if known.asked_not_to(number):
            return say("On the list of people who do not want messages.")
        return say("Wants no marketing from your number.")
    on_day = day_of_year(look.asked_to_stop.astimezone(known.now.tzinfo))
    return say("Answered on {day} that they want no more messages.", day=on_day)


def _about_the_window(look: Look, now: datetime) -> str:
    """What is known of somebody's 24 hours."""
    until = look.open_until
    if until is not None and look.is_open(now):
        local = (until + (look.offset or until - until)).astimezone(now.tzinfo)
        return say("Can be written to until {time}.", time=_when(local, now))
    if look.last_wrote is not None:
        return say(
            "Last wrote on {when}; their 24 hours are over.",
            when=day_and_clock(look.last_wrote.astimezone(now.tzinfo)),
        )
    if look.standing is Standing.WITHOUT_NUMBER:
        return say("FlowIQ lists this person without their number.")
    if not look.whole:
        return say("Did not write in the last 100 messages.")
    return say("Has never written to you.")


def _when(moment: datetime, now: datetime) -> str:
    return clock(moment) if moment.date() == now.date() else day_and_clock(moment)
