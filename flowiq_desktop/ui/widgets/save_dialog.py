"""The system's dialog for where to save a spreadsheet, with its two kinds of file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    name: str, title: str, place: Path, chosen: Callable[[str], object], window: QWidget
) -> None:
    """Ask for a file to write.

    Args:
        name: of the dialog, as an object.
        title: what is saved.
        place: the folder to begin in, with the name to suggest.
        chosen: told the name that was chosen; nothing is when the person cancels.
        window: what the dialog belongs to.
    """
    dialog = QFileDialog(window, title)
    dialog.setObjectName(name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    translate = QCoreApplication.translate
    dialog.setNameFilters(
        (
            translate("SaveDialog", "Excel workbook (*.xlsx)"),
            translate("SaveDialog", "Text file (*.csv)"),
        )
    )
    dialog.setDefaultSuffix("xlsx")
    dialog.setDirectory(str(place.parent))
    dialog.selectFile(place.name)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
