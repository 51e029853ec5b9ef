"""Own workbook: results in a copy of the very workbook that was sent from, if there can be one."""

from collections.abc import Generator, Sequence
from pathlib import Path

from flowiq_desktop.core.delivery.results import ResultRow
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.journal.tables.records import CampaignRecord
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.own_workbook.copying import (
    OwnCopy,
    OwnWorkbookError,
    write_own_workbook,
)
from flowiq_desktop.spreadsheet.source_file import read_source
from flowiq_desktop.texts import say, say_count

__all__ = ["OwnCopy", "OwnWorkbookError", "corrections_told", "may_be_own", "save_own"]

_ENDING = ".xlsx"
_OFFERED = frozenset({_ENDING, ".xlsm", ".xltx", ".xltm"})
"""Endings of workbooks that may be copied, or of which it is said why not."""


def may_be_own(record: CampaignRecord | None) -> bool:
    """Whether a campaign was made of a workbook that results may be put into."""
    if record is None or not record.source_path:
        return False
    return Path(record.source_path).suffix.lower() in _OFFERED


def save_own(
    record: CampaignRecord, rows: Sequence[ResultRow], target: Path
) -> Generator[Progress, None, OwnCopy]:
    """Write a copy of a campaign's workbook with its results; `target` was checked before.

    Raises:
        OwnWorkbookError: that cannot be; a plain results sheet can be saved instead.
        ResultsError: it cannot be saved there.
    """
    if target.suffix.lower() != _ENDING:
        raise OwnWorkbookError(say("A copy of your workbook is saved as .xlsx alone."))
    if not all(any(row.cells) for row in rows):  # blank rows are never sent from
        raise OwnWorkbookError(
            say("Somebody was erased from this campaign, whom your workbook still names.")
        )
    if not record.source_path or not record.source_sheet:
        raise OwnWorkbookError(say("Where your workbook lies was not noted when it was sent from."))
    path = Path(record.source_path)
    try:
        source = yield from read_source(path)
        if source.sha256 != record.source_sha256:
            raise OwnWorkbookError(
                say(
                    "“{name}” was changed after it was sent from, so that its rows may be others.",
                    name=shown_name(path.name),
                )
            )
        sheet, headers = record.source_sheet, record.headers
        return (yield from write_own_workbook(target, source, sheet, headers, rows))
    except SheetError as fault:
        raise OwnWorkbookError(fault.message, "", fault.details) from fault


def corrections_told(copy: OwnCopy) -> str:
    """A sentence on the cells that hold corrections, or ""."""
    if not copy.corrected:
        return ""
    return say_count(
        "1 cell holds what you corrected in Check, not what your workbook has there.",
        "{n} cells hold what you corrected in Check, not what your workbook has there.",
        copy.corrected,
    )
