"""Writes the results sheet: the user's own columns, then what became of each row."""

from collections.abc import Generator, Iterable, Sequence
from pathlib import Path

from flowiq_desktop.core.delivery.results import ResultRow
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.writing.refusals import bad_ending
from flowiq_desktop.spreadsheet.writing.results_csv import write_results_csv
from flowiq_desktop.spreadsheet.writing.results_layout import result_headers
from flowiq_desktop.spreadsheet.writing.results_xlsx import write_results_xlsx

__all__ = ["write_results"]


def write_results(
    target: Path,
    headers: Sequence[str],
    rows: Iterable[ResultRow],
    total: int,
    fix_rows_sheet: bool = True,
) -> Generator[Progress, None, Path]:
    """Write one line per row, in the order given; nothing is left behind unless it is complete.

    Args:
        target: where to save; its ending, .xlsx or .csv, says how.
        headers: the user's own columns.
        rows: what became of each row, its cells as many as `headers`.
        total: how many rows to expect, for the progress; no row is lost when more come.
        fix_rows_sheet: whether the rows to fix and send again are also written separately: in a
            workbook as its second sheet "To fix", beside a .csv as "… - to fix.csv". The user's
            columns come first there too, so that it opens as a list of recipients.

    Returns:
        The file really written: a numbered copy when the target is open elsewhere or read-only.

    Raises:
        ResultsError: it cannot be saved; it says why, and what to do.
    """
    writers = {".xlsx": write_results_xlsx, ".csv": write_results_csv}
    write = writers.get(target.suffix.lower())
    if write is None:
        raise bad_ending(target)
    return (yield from write(target, result_headers(headers), rows, total, fix_rows_sheet))
