"""A damaged journal in words: the same in the window, the files and the terminal."""

import re
from collections.abc import Iterable
from itertools import count, groupby

from flowiq_desktop.core.delivery.results import ResultStatus, result_columns
from flowiq_desktop.journal.recovery.records import Doubt
from flowiq_desktop.services.recovery.records import RescueSummary, SavedCampaign
from flowiq_desktop.services.results.counted_status import counted
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.names import side_by_side

ABOUT = mark("About these results")
"""The text file beside the results sheets that says what is missing from them."""

LOST_ROW = mark(
    "This row of the damaged list of sent messages cannot be read, so nobody can tell whether its"
    " message was sent."
)
WHAT_TO_DO = mark(
    "Look into the conversation in WhatsApp, or ask the person, before you send it once more."
)
NO_MESSAGE_ID = mark("The message ID cannot be read: the list of sent messages is damaged here.")
TWICE = mark(
    "A new list does not know who got which message before. If you load the same spreadsheet"
    " again, people may get the same message twice."
)
"""What a person must know before a new journal is begun."""
SAVE_FIRST = mark("You have not saved what can still be read: do that first.")
LEAVE_OUT = mark(
    "When you load a spreadsheet again, leave out the rows that the saved results call sent or"
    " unsure."
)
KEPT = mark(
    "The damaged list is not deleted: it stays in the same folder, under a name that begins with"
    " “journal.damaged”."
)
_COMPARE = mark(
    "What these sheets say under “{status}” and “{message_id}” was found in two places of"
    " the damaged list. Your own columns stand in one: compare them with your spreadsheet."
)

_DOUBTS = {
    Doubt.CONTRADICTION: mark(
        "The damaged list of sent messages contradicts itself about this row, or a part of it is"
        " lost, so nobody can tell whether its message was sent."
    ),
    Doubt.OUT_OF_DATE: mark(
        "The newest part of the damaged list of sent messages may be missing: this message was not"
        " sent yet when the list ends, but may have been sent since."
    ),
}
_IN_THIS_ORDER = (
    *(ResultStatus.SENT, ResultStatus.NOT_SENT, ResultStatus.UNSURE, ResultStatus.WAITING),
    ResultStatus.LEFT_OUT,
)
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]')
_LONGEST_NAME = 80
_MOST_SPANS = 12


def doubt_words(doubt: Doubt) -> str:
    """Why nobody can tell what became of a row."""
    return say(_DOUBTS[doubt])


def file_stem(name: str) -> str:
    """The name in a form that every system accepts for a file."""
    return _NOT_IN_A_NAME.sub("_", name)[:_LONGEST_NAME].strip(" .") or say("Campaign")


def headline(summary: RescueSummary) -> str:
    """How much could be read, in one sentence."""
    if not summary.read:
        return say("No row of the damaged list could be read.")
    sheets = say_count("1 spreadsheet", "{n} spreadsheets", len(summary.files))
    if not summary.missing and summary.exact:
        return say_count(
            "The one row could be read and saved, in {sheets}.",
            "All {n} rows could be read and saved, in {sheets}.",
            summary.read,
            sheets=sheets,
        )
    facts = {"rows": _rows(summary.read), "sheets": sheets, "lost": _rows(summary.missing)}
    if not summary.missing:
        return say(
            "{rows} could be read and saved, in {sheets}; nobody knows how many there were.",
            **facts,
        )
    if not summary.exact:
        return say(
            "{rows} could be read and saved, in {sheets}; at least {lost} could not.", **facts
        )
    return say("{rows} could be read and saved, in {sheets}; {lost} could not.", **facts)


def details(summary: RescueSummary) -> list[str]:
    """What else there is to know about what was saved."""
    said = []
    if summary.doubtful:
        said.append(
            say_count(
                "1 row is unsure only because the list is damaged; it says why.",
                "{n} rows are unsure only because the list is damaged; each says why.",
                summary.doubtful,
            )
        )
    if not summary.up_to_date and summary.read:
        said.append(say("The newest part of the list may be missing."))
    return said


def summary_words(summary: RescueSummary) -> list[str]:
    """Everything about what was saved and what was not, in paragraphs."""
    paragraphs = [" ".join((headline(summary), *details(summary)))]
    paragraphs += [_campaign_words(campaign) for campaign in summary.campaigns]
    if stopped := stopped_words(summary):
        paragraphs.append(stopped)
    return [*paragraphs, _compare()] if summary.read else paragraphs


def stopped_words(summary: RescueSummary) -> str:
    """What became of the list of people who do not want messages; "" when there was none."""
    said = []
    if summary.stopped_file is not None:
        said.append(
            say_count(
                "1 person who does not want messages could be read: saved as “{file}”, and on the"
                " list that is begun next.",
                "{n} people who do not want messages could be read: saved as “{file}”, and on the"
                " list that is begun next.",
                summary.stopped,
                file=summary.stopped_file.name,
            )
        )
    if summary.stopped_lost:
        said.append(
            say(
                "Some people who do not want messages cannot be read. Before you send anything,"
                " put them on the list again."
            )
        )
    return " ".join(said)


def _compare() -> str:
    status, message_id, *_others = result_columns()
    return say(_COMPARE, status=status, message_id=message_id)


def _campaign_words(campaign: SavedCampaign) -> str:
    said = [_read(campaign)]
    if campaign.missing:
        said.append(_missing(campaign))
    elif not campaign.total_known:
        said.append(say("Nobody knows how many rows it had."))
    if campaign.missing_rows:
        said.append(
            say_count(
                "Known by its number, and in the sheet as unsure: row {rows}.",
                "Known by their number, and in the sheet as unsure: rows {rows}.",
                len(campaign.missing_rows),
                rows=_spans(campaign.missing_rows),
            )
        )
    if campaign.file:
        said.append(say("Saved as “{file}”.", file=campaign.file.name))
    return " ".join(said)


def _read(campaign: SavedCampaign) -> str:
    facts = {"name": campaign.name, "rows": _rows(campaign.read)}
    if not campaign.read:
        return say("{name}: {rows} could be read.", **facts)
    counts = [counted(status, n) for status in _IN_THIS_ORDER if (n := campaign.counts.get(status))]
    return say("{name}: {rows} could be read ({counts}).", **facts, counts=side_by_side(counts))


def _missing(campaign: SavedCampaign) -> str:
    if campaign.total_known:
        return say_count(
            "1 row could not be read.", "{n} rows could not be read.", campaign.missing
        )
    return say_count(
        "At least 1 row could not be read.",
        "At least {n} rows could not be read.",
        campaign.missing,
    )


def _rows(count: int) -> str:
    return say_count("1 row", "{n} rows", count)


def _spans(numbers: Iterable[int]) -> str:
    """Row numbers as people write them: "3, 7-9"."""
    steps = count()
    groups = (list(group) for _, group in groupby(numbers, lambda number: number - next(steps)))
    spans = [
        str(g[0]) if g[0] == g[-1] else say("{first:,}-{last:,}", first=g[0], last=g[-1])
        for g in groups
    ]
    shown = side_by_side(spans[:_MOST_SPANS])
    more = len(spans) - _MOST_SPANS
    if more <= 0:
        return shown
    return say_count("{rows} and more, once", "{rows} and more, {n} times", more, rows=shown)
