"""Makes a copy of the person's own workbook with the results beside its rows.

The sheet is read again with the reader that read it for sending: only if its headings and rows are
where they were does anything get written, and only if the copy reads back the same is it put in its
place (docs/decisions/0041-results-in-own-workbook.md).
"""

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from flowiq_desktop.core.delivery.results import ResultRow
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.file_kind import FileKind, kind_of
from flowiq_desktop.spreadsheet.guards.zip_guard import open_archive
from flowiq_desktop.spreadsheet.mending.zip_copy import copied
from flowiq_desktop.spreadsheet.own_workbook.package import look_into, unusual
from flowiq_desktop.spreadsheet.own_workbook.plan import CopyPlan
from flowiq_desktop.spreadsheet.own_workbook.refusing import OwnWorkbookError
from flowiq_desktop.spreadsheet.own_workbook.seen import prove_same, read_rows
from flowiq_desktop.spreadsheet.source_file import SourceFile
from flowiq_desktop.spreadsheet.writing.atomic_file import pending_file
from flowiq_desktop.texts import say

__all__ = ["OwnCopy", "OwnWorkbookError", "write_own_workbook"]


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """What was made.

    Attributes:
        path: the file; a numbered copy when the wished one is open elsewhere or read-only.
        corrected: how many cells hold what the person corrected, instead of what they held.
    """

    path: Path
    corrected: int


def write_own_workbook(
    target: Path, source: SourceFile, sheet: str, headers: Sequence[str], rows: Sequence[ResultRow]
) -> Generator[Progress, None, OwnCopy]:
    """Write the copy, whole or not at all.

    Args:
        target: where to save, an .xlsx file, and never the workbook itself.
        source: the workbook, its bytes the very ones that were sent from.
        sheet: the name of the sheet that was sent from.
        headers: the campaign's columns.
        rows: what became of each row.

    Raises:
        OwnWorkbookError: the results cannot stand in such a copy; one sentence says why.
        ResultsError: it cannot be saved there.
    """
    if kind_of(source) is not FileKind.XLSX:
        raise OwnWorkbookError(say("Results are put into Excel workbooks (.xlsx) alone."))
    try:
        plan, made = yield from _made(source.content, sheet, headers, rows)
    except SheetError as fault:  # it could be read for sending, so it is not damaged
        raise OwnWorkbookError(unusual().message, "", fault.details or fault.message) from fault
    yield from prove_same(made, sheet, plan.expected())
    with pending_file(target) as pending:
        pending.path.write_bytes(made)
        return OwnCopy(pending.publish(), plan.corrected)


def _made(
    content: bytes, sheet: str, headers: Sequence[str], rows: Sequence[ResultRow]
) -> Generator[Progress, None, tuple[CopyPlan, bytes]]:
    """The copy's bytes, and what they were made by."""
    with closing(open_archive(content)) as archive:
        package = look_into(archive, sheet)
        seen = yield from read_rows(content, sheet)
        plan = CopyPlan(package, seen, headers, rows)
        yield from plan.look()
        return plan, copied(content, archive, {}, (yield from plan.parts()))
