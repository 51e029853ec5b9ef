"""Moved rows: which rows of a spreadsheet a campaign of templates has: a draft leaves them out."""

from collections.abc import Iterable, Mapping

from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.services.preparing.load import LoadedSheet
from flowiq_desktop.services.sending.freezing import campaign_of
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.names import listed


class MovedRowsService:
    """Says which rows of a spreadsheet went to a template, whatever the draft still knows of it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def of(self, loaded: LoadedSheet, *, practice: bool) -> Mapping[int, str]:
        """The campaign that has each of these rows, by the rows' positions in the sheet.

        A campaign that was deleted is called "". Raises JournalError.

        Args:
            loaded: the spreadsheet.
            practice: nothing is really sent; only practice campaigns count then, and else none.
        """
        source = campaign_of(loaded, (), "", practice=practice)
        moved = self._journal.moved_rows.of(
            source.source_sha256, source.source_sheet, practice=practice
        )
        if not moved:
            return {}
        names = {row.row_number: row.name for row in moved}
        numbers = loaded.sheet.row_numbers
        return {at: names[number] for at, number in enumerate(numbers) if number in names}


def left_to_templates(names: Iterable[str]) -> str:
    """Says that rows are left out because a template goes to them; one name for each row."""
    all_names = list(names)
    campaigns = [f"“{name}”" for name in dict.fromkeys(all_names) if name]
    if not campaigns:
        return say_count(
            "1 row was moved to a template lately and is left out here.",
            "{n} rows were moved to a template lately and are left out here.",
            len(all_names),
        )
    return say_count(
        "1 row was moved to a template and is left out here: see {campaigns} under Past sends.",
        "{n} rows were moved to a template and are left out here: see {campaigns} under Past"
        " sends.",
        len(all_names),
        campaigns=listed(campaigns),
    )


def not_left_out() -> str:
    """What becomes of such rows when they are put back all the same."""
    return say("Where one is put back, it is asked about again before anything is sent.")
