"""A damaged journal in words: the same in the window, the files and the terminal."""

import re
from collections.abc import Iterable
from itertools import count, groupby

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.journal.recovery.records import Doubt
from flowiq_desktop.services.recovery.records import RescueSummary, SavedCampaign

ABOUT = "About these results.txt"
"""The file beside the results sheets that says what is missing from them."""

LOST_ROW = (
    "This row of the damaged list of sent messages cannot be read, so nobody can tell whether its"
    " message was sent."
)
WHAT_TO_DO = (
    "Look into the conversation in WhatsApp, or ask the person, before you send it once more."
)
NO_MESSAGE_ID = "The message ID cannot be read: the list of sent messages is damaged here."
TWICE = (
    "A new list does not know who got which message before. If you load the same spreadsheet"
    " again, people may get the same message twice."
)
"""What a person must know before a new journal is begun."""
SAVE_FIRST = "You have not saved what can still be read: do that first."
LEAVE_OUT = (
    "When you load a spreadsheet again, leave out the rows that the saved results call sent or"
    " unsure."
)
KEPT = (
    "The damaged list is not deleted: it stays in the same folder, under a name that begins with"
    " “journal.damaged”."
)
COMPARE = (
    "What these sheets say under “FlowIQ status” and “FlowIQ message ID” was found in two places of"
    " the damaged list. Your own columns stand in one: compare them with your spreadsheet."
)

_DOUBTS = {
    Doubt.CONTRADICTION: (
        "The damaged list of sent messages contradicts itself about this row, or a part of it is"
        " lost, so nobody can tell whether its message was sent."
    ),
    Doubt.OUT_OF_DATE: (
        "The newest part of the damaged list of sent messages may be missing: this message was not"
        " sent yet when the list ends, but may have been sent since."
    ),
}
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]')
_LONGEST_NAME = 80
_MOST_SPANS = 12


def doubt_words(doubt: Doubt) -> str:
    """Why nobody can tell what became of a row."""
    return _DOUBTS[doubt]


def campaign_name(identity: int, name: str, practice: bool) -> str:
    """A campaign by the person's name for it, or by its number when that cannot be read."""
    plain = " ".join(name.split()) or f"Campaign {identity}"
    return f"{plain} (practice)" if practice else plain


def file_stem(name: str) -> str:
    """The name in a form that every system accepts for a file."""
    return _NOT_IN_A_NAME.sub("_", name)[:_LONGEST_NAME].strip(" .") or "Campaign"


def headline(summary: RescueSummary) -> str:
    """How much could be read, in one sentence."""
    if not summary.read:
        return "No row of the damaged list could be read."
    rows = _rows(summary.read)
    sheets = "1 spreadsheet" if len(summary.files) == 1 else f"{len(summary.files):,} spreadsheets"
    if not summary.missing and summary.exact:
        return f"{_all(summary.read)} could be read and saved, in {sheets}."
    lost = f"{_rows(summary.missing)} could not"
    lost = lost if summary.exact else f"at least {lost}"
    if not summary.missing:
        return f"{rows} could be read and saved, in {sheets}; nobody knows how many there were."
    return f"{rows} could be read and saved, in {sheets}; {lost}."


def details(summary: RescueSummary) -> list[str]:
    """What else there is to know about what was saved."""
    said = []
    if summary.doubtful:
        verb = "is" if summary.doubtful == 1 else "are"
        said.append(
            f"{_rows(summary.doubtful)} {verb} unsure only because the list is damaged; each says"
            " why."
        )
    if not summary.up_to_date and summary.read:
        said.append("The newest part of the list may be missing.")
    return said


def summary_words(summary: RescueSummary) -> list[str]:
    """Everything about what was saved and what was not, in paragraphs."""
    paragraphs = [" ".join((headline(summary), *details(summary)))]
    paragraphs += [_campaign_words(campaign) for campaign in summary.campaigns]
    return [*paragraphs, COMPARE] if summary.read else paragraphs


def _campaign_words(campaign: SavedCampaign) -> str:
    said = [f"{campaign.name}: {_rows(campaign.read)} could be read{_counts(campaign)}."]
    if campaign.missing:
        least = "" if campaign.total_known else "at least "
        said.append(f"{least}{_rows(campaign.missing)} could not be read.".capitalize())
    elif not campaign.total_known:
        said.append("Nobody knows how many rows it had.")
    if campaign.missing_rows:
        noun = "row" if len(campaign.missing_rows) == 1 else "rows"
        spans = _spans(campaign.missing_rows)
        said.append(f"Known by their number, and in the sheet as unsure: {noun} {spans}.")
    if campaign.file:
        said.append(f"Saved as “{campaign.file.name}”.")
    return " ".join(said)


def _counts(campaign: SavedCampaign) -> str:
    parts = (
        f"{campaign.counts[status]:,} {status.value.lower()}"
        for status in ResultStatus
        if campaign.counts.get(status)
    )
    return f" ({', '.join(parts)})" if campaign.read else ""


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _all(number: int) -> str:
    return "The one row" if number == 1 else f"All {number:,} rows"


def _spans(numbers: Iterable[int]) -> str:
    """Row numbers as people write them: "3, 7-9"."""
    steps = count()
    groups = (list(group) for _, group in groupby(numbers, lambda number: number - next(steps)))
    spans = [str(g[0]) if len(g) == 1 else f"{g[0]:,}-{g[-1]:,}" for g in groups]
    more = len(spans) - _MOST_SPANS
    return ", ".join(spans[:_MOST_SPANS]) + (f" and more, {more:,} times" if more > 0 else "")
