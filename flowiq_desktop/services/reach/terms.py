"""The three terms that have to be understood, each in two sentences, and what its picture shows."""

from enum import Enum

from flowiq_desktop.core.reach.groups import ReachGroup
from flowiq_desktop.texts import mark, say


class Term(Enum):
    """What a first campaign stumbles over; the value is kept among the choices."""

    CONTACT = "contact"
    DAY = "24-hours"
    TEMPLATE = "template"


_QUESTIONS = {
    Term.CONTACT: mark("What is a contact?"),
    Term.DAY: mark("What are the 24 hours?"),
    Term.TEMPLATE: mark("What is a template?"),
}
_ANSWERS = {
    Term.CONTACT: mark(
        "A contact is a person whom FlowIQ has saved with name and number; it sends to nobody else."
        " Whoever writes to you becomes one by that, and you can add the others: until they write,"
        " they get templates only."
    ),
    Term.DAY: mark(
        "When somebody writes to you, WhatsApp lets you answer in your own words for 24 hours. With"
        " each message from them the 24 hours begin anew. Once they are over, only a template"
        " arrives."
    ),
    Term.TEMPLATE: mark(
        "A template is a text that WhatsApp has approved beforehand, with blanks that your columns"
        " fill. It also reaches people whose 24 hours are over."
    ),
}
_PICTURES = {
    Term.CONTACT: mark("Picture: an address card with a plus sign"),
    Term.DAY: mark("Picture: a message arrives, and a clock of 24 hours begins to run"),
    Term.TEMPLATE: mark("Picture: a table fills the blanks of an approved text"),
}
_OF_GROUPS = {
    ReachGroup.NO_CONTACT: (Term.CONTACT,),
    ReachGroup.NEEDS_TEMPLATE: (Term.DAY, Term.TEMPLATE),
}


def question(term: Term) -> str:
    """What somebody would ask who does not know the term."""
    return say(_QUESTIONS[term])


def answer(term: Term) -> str:
    """What the term means."""
    return say(_ANSWERS[term])


def in_the_picture(term: Term) -> str:
    """What its picture shows, for whoever does not see it."""
    return say(_PICTURES[term])


def terms_of(group: ReachGroup) -> tuple[Term, ...]:
    """The terms without which a group cannot be understood."""
    return _OF_GROUPS.get(group, ())
