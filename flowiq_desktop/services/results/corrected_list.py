"""Corrected list: the person's own list with every correction in it, saved as another file."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.edits import Cell, SheetEdits
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.services.preparing.load import SEPARATORS, LoadedSheet
from flowiq_desktop.services.results.split_rows import Row, Splits
from flowiq_desktop.services.results.target import ENDINGS, Source, check_target
from flowiq_desktop.spreadsheet.errors import ResultsError
from flowiq_desktop.spreadsheet.writing.list_writer import COMMA, ListTable, write_table
from flowiq_desktop.texts import Text, phrase, phrase_count, say

__all__ = ["CorrectedLists", "SavedList"]


@dataclass(frozen=True, slots=True)
class SavedList:
    """A corrected list that was saved.

    Attributes:
        path: the file that was written: the wished one, or a numbered copy beside it.
        remarks: what is in it and what is not, not in words yet.
    """

    path: Path
    remarks: tuple[Text, ...]


class CorrectedLists:
    """Saves corrected lists, never over the list itself nor over files of the program.

    Args:
        kept: folders whose files belong to the program.
    """

    def __init__(self, kept: Sequence[Path] = ()) -> None:
        self._kept = tuple(kept)

    def check_target(self, target: Path, loaded: LoadedSheet) -> None:
        """Make sure that the list can be saved here; raises ResultsError, which says why not."""
        origin = loaded.origin
        _refuse_ending(target)
        _refuse_itself(target, origin.path)
        check_target(target, Source(origin.path, origin.sha256), self._kept)

    def save(
        self, target: Path, loaded: LoadedSheet, edits: SheetEdits, splits: Splits | None = None
    ) -> Generator[Progress, None, SavedList]:
        """Write the titles, the headings and every row, each where it is in the person's file.

        Rows left out are in it as well: they are the person's, and only not sent. All cells are
        written as text, so that no zero, plus sign or digit is lost. What the person changes
        after this call is not in the file.

        Args:
            target: where to save; its ending, .xlsx or .csv, says how.
            loaded: the list as it was read.
            edits: what the person changed in it.
            splits: the rows that become several, one below the other; None for none.

        Raises:
            ResultsError: it cannot be saved; it says why, and what to do.
        """
        return self._save(target, loaded, edits.cells, len(edits.left_out), splits or Splits())

    def _save(
        self,
        target: Path,
        loaded: LoadedSheet,
        changed: Mapping[Cell, str],
        left_out: int,
        splits: Splits,
    ) -> Generator[Progress, None, SavedList]:
        self.check_target(target, loaded)
        sheet, origin = loaded.sheet, loaded.origin
        top = _top(loaded)
        width = max(len(sheet.headers), *map(len, top), 1)
        name = origin.sheet_name or origin.path.stem or say("List")
        rows = _in_place(splits.applied(_corrected(loaded, changed)), len(top) + 1)
        last = sheet.row_numbers[-1] + splits.more if len(sheet) else 0
        lines = _padded(rows, width)
        # A rare sign is recognised by what the list holds, which corrections may change.
        sign = origin.separator if origin.separator in dict(SEPARATORS) else COMMA
        table = ListTable(name, [*_padded(top, width)], lines, width, last, sign)
        path = yield from write_table(target, table)
        return SavedList(path, (*splits.remarks(), *_remarks(loaded, left_out, splits.more)))


def _refuse_ending(target: Path) -> None:
    if target.suffix.lower() not in ENDINGS:
        raise ResultsError(
            say(
                "The list is saved as a workbook (.xlsx) or a text file (.csv), not as “{name}”.",
                name=shown_name(target.name or str(target)),
            ),
            say("Use one of these two endings."),
        )


def _refuse_itself(target: Path, path: Path) -> None:
    if target.exists() and path.exists() and target.samefile(path):
        raise ResultsError(
            say(
                "“{name}” is the list itself; it is never changed, nor saved over.",
                name=shown_name(target.name),
            ),
            say("Choose another name."),
        )


def _top(loaded: LoadedSheet) -> list[Row]:
    """The titles and the headings, with the blank rows among them; nothing without headings."""
    origin = loaded.origin
    if not origin.header_row:
        return []
    rows = [(title.number, title.cells) for title in origin.titles]
    return list(_in_place([*rows, (origin.header_row, loaded.sheet.headers)], 1))


def _corrected(loaded: LoadedSheet, changed: Mapping[Cell, str]) -> Iterator[tuple[int, Row]]:
    """Every row with its number in the file, and with what the person wrote in it."""
    of_row: dict[int, dict[int, str]] = {}
    for (index, column), text in changed.items():
        of_row.setdefault(index, {})[column] = text
    for index, cells in enumerate(loaded.sheet):
        new = of_row.get(index)
        row = [new.get(at, cell) for at, cell in enumerate(cells)] if new else cells
        yield loaded.sheet.row_numbers[index], row


def _in_place(rows: Iterable[tuple[int, Row]], first: int) -> Iterator[Row]:
    """The rows, and a blank one for each number that is missing from `first` on."""
    following = first
    for number, row in rows:
        yield from ((),) * (number - following)
        yield row
        following = number + 1


def _padded(rows: Iterable[Row], width: int) -> Iterator[Row]:
    return ((*row, *("",) * (width - len(row))) for row in rows)


def _remarks(loaded: LoadedSheet, left_out: int, more: int) -> tuple[Text, ...]:
    rows = phrase_count("It has 1 row.", "It has all {n} rows.", len(loaded.sheet) + more)
    remarks: list[Text] = [rows]
    if left_out:
        remarks.append(
            phrase_count(
                "The row that is left out is in it too; only here it is not sent.",
                "The {n} rows that are left out are in it too; only here they are not sent.",
                left_out,
            )
        )
    if loaded.sheet.hidden_rows or loaded.sheet.hidden_columns:
        remarks.append(phrase("What is hidden in your list is shown in this one."))
    if len(loaded.origin.sheet_names) > 1:
        sheet = shown_name(loaded.origin.sheet_name)
        remarks.append(
            phrase("The other sheets of the workbook are not in it: only '{name}' is.", name=sheet)
        )
    return tuple(remarks)
