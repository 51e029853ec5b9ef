"""What is said about one row of a campaign: made from its state, reason and facts when it is shown.

The results sheet, the table of results and the groups of what was not sent all ask here, so they
say the same, in the language of the day.
"""

from collections.abc import Mapping, Sequence

from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES, DeliveryState
from flowiq_desktop.core.problem_facts import is_problem, problems_of
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.flowiq.reasons import Meaning, meaning_of, meaning_when_unsure
from flowiq_desktop.journal.tables.records import DeliveryRecord
from flowiq_desktop.services.sending.held_texts import held_text
from flowiq_desktop.texts import say

_REASON_WHILE_OPEN = dict.fromkeys(CLAIMABLE_STATES, "not_yet_sent") | {
    DeliveryState.SENDING: "under_way"
}
"""Why a row is neither sent nor over: it has no reason of its own, or an old one."""


def meaning_of_row(state: DeliveryState, reason: str) -> Meaning:
    """What to explain."""
    if state is DeliveryState.UNKNOWN:
        return meaning_when_unsure(reason)
    return meaning_of(_REASON_WHILE_OPEN.get(state, reason))


def row_texts(
    state: DeliveryState, reason: str, facts: Mapping[str, object], doubt: bool
) -> tuple[str, str]:
    """One sentence on what became of a row, and one on what to do.

    Args:
        state: where the row is; not for one that was plainly sent.
        reason: its code.
        facts: what the words of the reason mention.
        doubt: whether an earlier attempt may have arrived: that comes first.
    """
    sentence, advice = _words(state, reason, facts)
    if not doubt:
        return sentence, advice
    tried = meaning_of("tried_before")
    return f"{tried.sentence} {sentence}", tried.advice


def texts_of_several(
    state: DeliveryState, reason: str, sentence: str, doubt: bool
) -> tuple[str, str]:
    """The same two of several rows at once; "" for each that may stay as it is.

    Args:
        state: where the rows are.
        reason: its code.
        sentence: what is said of one of them.
        doubt: whether earlier attempts may have arrived.
    """
    meaning = meaning_of_row(state, reason)
    if meaning.several is not None and not doubt:
        return say(meaning.several[0]), say(meaning.several[1])
    if is_problem(reason) or not meaning.speaks_of_one:
        return "", ""
    return say("Each of these rows: {sentence}", sentence=sentence), ""


def details_of_row(record: DeliveryRecord, told: bool) -> str:
    """What FlowIQ said about a row, and whether its recipient was made a contact on the way.

    Args:
        record: the row.
        told: whether there is more to say about it than that it was sent.
    """
    said = record.detail if told else ""
    return " ".join(part for part in (_added(record), said) if part)


def _added(record: DeliveryRecord) -> str:
    if not record.contact:
        return _added_by_its_template(record)
    if record.contact_sure:
        return say("Added to your contacts in FlowIQ as “{name}”.", name=record.contact)
    return say(
        "May have been added to your contacts in FlowIQ as “{name}”: the answer was lost.",
        name=record.contact,
    )


def _added_by_its_template(record: DeliveryRecord) -> str:
    """FlowIQ adds whoever a template names and is no contact yet; it does not tell of it."""
    if not record.named:
        return ""
    if record.named_stranger:
        return say(
            "Was no contact in FlowIQ before: probably added as “{name}”, by the template.",
            name=record.named,
        )
    return say(
        "Probably added to your contacts in FlowIQ as “{name}” by the template, unless they were"
        " one before: nobody looked.",
        name=record.named,
    )


def _words(state: DeliveryState, reason: str, facts: Mapping[str, object]) -> tuple[str, str]:
    if problems := problems_of(reason, facts):
        return _of_all(problems)
    if is_problem(reason):
        return _problem_without_facts()
    meaning = meaning_of_row(state, reason)
    held = held_text(reason, facts) if state is DeliveryState.HELD else ""
    return held or meaning.sentence, meaning.advice


def _of_all(problems: Sequence[Problem]) -> tuple[str, str]:
    """Everything that was wrong with a row, and what to do about each; nothing is said twice."""
    first, *others = dict.fromkeys(problem.message for problem in problems)
    advice = " ".join(dict.fromkeys(problem.advice for problem in problems))
    if not others:
        return first, advice
    return say("{problem} And also: {others}", problem=first, others=" ".join(others)), advice


def _problem_without_facts() -> tuple[str, str]:
    """An old list's words for it are not known any more; they stand among the details."""
    return (
        say("Something in this row had to be corrected first, so it was not sent."),
        say("Correct the row and send it in a new campaign if the person should get it."),
    )
