"""What the card about who can be reached says in numbers and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.services.reach import texts
from flowiq_desktop.services.reach.plan import ReachGroup
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.names import side_by_side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flowiq_desktop.services.reach.plan import ReachPlan

_SHOW, _OUT, _WHAT = mark("Show"), mark("Leave out"), mark("What to do…")
_BUTTONS = {
    ReachGroup.TO_FIX: _SHOW,
    ReachGroup.LEFT_OUT: _SHOW,
    ReachGroup.KEPT_OUT: _OUT,
    ReachGroup.ASKED_NOT_TO: _OUT,
    ReachGroup.NO_CONTACT: _WHAT,
    ReachGroup.FAILED_BEFORE: _SHOW,
    ReachGroup.NEEDS_TEMPLATE: mark("To a template…"),
    ReachGroup.NOT_LOOKED: mark("Look up"),
    ReachGroup.REACHABLE: _SHOW,
}


def headline(plan: ReachPlan) -> str:
    """The card in one line, for when it is folded."""
    counts = plan.counts
    if plan.looked_from is None:
        known = counts[ReachGroup.FAILED_BEFORE] + counts[ReachGroup.ASKED_NOT_TO]
        if not known:
            return say("Nobody was looked up in FlowIQ. You can send all the same.")
    out = (ReachGroup.TO_FIX, ReachGroup.LEFT_OUT)
    return counts_in_words({group: n for group, n in counts.items() if group not in out})


def count(number: int) -> str:
    """A number of rows."""
    return say("{n:,}", n=number)


def total(rows: int) -> str:
    """What the lines add up to."""
    return say_count("1 row in all", "{n} rows in all", rows)


def counts_in_words(counts: Mapping[ReachGroup, int]) -> str:
    """All counts in one sentence, for whoever does not see the bar."""
    return side_by_side(
        [
            say("{group}: {n:,}", group=texts.name_of(group), n=number)
            for group, number in counts.items()
            if number
        ]
    )


def button(group: ReachGroup) -> str:
    """What a group's button does."""
    return say(_BUTTONS[group])


def button_about(group: ReachGroup) -> str:
    """The same with the group's name, for whoever hears the button alone."""
    return say("{group}: {act}", group=texts.name_of(group), act=button(group))


def look_button(plan: ReachPlan, *, contacts: bool) -> str:
    """What the button that looks says; `contacts` when it also asks who is blocked."""
    if people := len(plan.to_look):
        return say_count("&Look 1 person up", "&Look {n} people up", people)
    if contacts and plan.unasked:
        return say_count(
            "&Ask whether 1 person is blocked",
            "&Ask who of {n} people is blocked",
            plan.unasked,
        )
    return say("&Look everybody up again")


def showing(group: ReachGroup) -> str:
    """Which group's rows the table shows."""
    return say("Showing: {task}", task=texts.name_of(group))


def no_contact_advice() -> str:
    """What to do about people who are no contacts."""
    return say(
        "When you press Send, you can have them added to FlowIQ's contacts first. Or save them"
        " there yourself, each with name and number. Until they have written to you, only a"
        " template arrives. A person who writes to you becomes a contact by that."
    )


def template_advice() -> str:
    """What to do about people whose 24 hours are over."""
    return say(
        "Save a template first: choose “Template” in the Message step, and type or paste there what"
        " it says. Choose your own kind of message there again, and come back: then these rows can"
        " be moved to the template. Or ask the people to write to you: then everything arrives for"
        " 24 hours."
    )


def moved(rows: int) -> str:
    """Says that rows wait as templates now."""
    return say_count(
        "1 row waits as a template, in a campaign of its own.",
        "{n} rows wait as templates, in a campaign of their own.",
        rows,
    )


def moved_advice() -> str:
    """Where the new campaign is, and what becomes of the rows here."""
    return say(
        "It is under File, Past sends: continue it there, before or after this one. Here the rows"
        " are left out, so that nobody gets both messages."
    )


def put_on_list(people: int) -> str:
    """Asks whether people who answered are to be remembered."""
    return say_count(
        "1 person answered that they want no more messages. Remember that?",
        "{n} people answered that they want no more messages. Remember that?",
        people,
    )


def what_the_list_does() -> str:
    """What being on the list means."""
    return say(
        "On the list of people who do not want messages, they are left out by every later campaign"
        " as well, until you take them off."
    )
