"""The system's dialog for where to save a spreadsheet, with its two kinds of file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from flowiq_desktop.ui.language.retranslated import keep_said
from flowiq_desktop.ui.language.words import Words, spoken


def ask_where(
    name: str, title: Words, place: Path, chosen: Callable[[str], object], window: QWidget
) -> None:
    """Ask for a file to write.

    Args:
        name: of the dialog, as an object.
        title: what is saved, or what says it.
        place: the folder to begin in, with the name to suggest.
        chosen: told the name that was chosen; nothing is when the person cancels.
        window: what the dialog belongs to.
    """
    dialog = _save_dialog(name, title, place, window)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def ask_where_with_results(
    name: str,
    title: Words,
    place: Path,
    chosen: Callable[[str, bool], object],
    window: QWidget,
    *,
    own: bool,
) -> None:
    """Ask for a file to write results to, and whether they go into a copy of the own workbook.

    Args:
        name: of the dialog, as an object.
        title: what is saved, or what says it.
        place: the folder to begin in, with the name to suggest.
        chosen: told the name, and whether the own workbook is to be copied.
        window: what the dialog belongs to.
        own: whether that is offered; it comes first then.
    """
    dialog = _save_dialog(name, title, place, window, own=own)

    def tell(path: str) -> None:
        kinds = dialog.nameFilters()
        chosen(path, own and dialog.selectedNameFilter() == kinds[0])

    dialog.fileSelected.connect(tell)
    dialog.open()


def _save_dialog(
    name: str, title: Words, place: Path, window: QWidget, *, own: bool = False
) -> QFileDialog:
    dialog = QFileDialog(window)
    dialog.setObjectName(name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    keep_said(dialog, lambda asked: _say(asked, title, own=own))
    dialog.setDefaultSuffix("xlsx")
    dialog.setDirectory(str(place.parent))
    dialog.selectFile(place.name)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _say(dialog: QFileDialog, title: Words, *, own: bool) -> None:
    """The words of the dialog; the kind of file that was chosen stays chosen."""
    translate = QCoreApplication.translate
    before, chosen = dialog.nameFilters(), dialog.selectedNameFilter()
    kinds = [
        translate("SaveDialog", "Excel workbook (*.xlsx)"),
        translate("SaveDialog", "Text file (*.csv)"),
    ]
    if own:
        kinds[:1] = [
            translate("SaveDialog", "A copy of your own workbook (*.xlsx)"),
            translate("SaveDialog", "A plain results sheet (*.xlsx)"),
        ]
    dialog.setWindowTitle(spoken(title))
    dialog.setNameFilters(kinds)
    if chosen in before:
        dialog.selectNameFilter(kinds[before.index(chosen)])
