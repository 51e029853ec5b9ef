"""SavedNotice: says where the file is that was saved, and opens it or its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from flowiq_desktop.texts import say
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.jobs.file_saver import FileSaver
    from flowiq_desktop.ui.theme.icons import Icons


class SavedNotice(Notice):
    """What became of saving the results, as long as that is true.

    It is about one campaign, the one given to `about`; where several are listed, about any.
    """

    def __init__(
        self,
        saver: FileSaver,
        icons: Icons,
        name: str,
        about: Callable[[], int | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icons, name, parent)
        self._saver, self._about = saver, about
        self._file: Path | None = None
        self.file_button = QPushButton()
        self.file_button.setObjectName(f"{name}_file")
        keep_translated(self.file_button, self._say_file_button)
        self.file_button.hide()
        self.add(self.file_button)
        self.file_button.clicked.connect(self._on_open_file)
        saver.started.connect(self._on_started)
        saver.saved.connect(self._on_saved)
        saver.failed.connect(self._on_failed)
        self.button.clicked.connect(self._on_open)

    @Slot()
    def look(self) -> None:
        """Disappear when it is no longer true: another campaign is shown, or the file is gone."""
        gone = self._file is not None and not self._file.exists()
        if gone or not self._concerned():
            self.clear()

    def _concerned(self) -> bool:
        if self._about is None:
            return True
        return self._about() == getattr(self._saver, "campaign_id", None)

    def _say_file_button(self) -> None:
        self.file_button.setText(self.tr("&Open file"))

    @Slot()
    def _on_started(self) -> None:
        self._file = None
        if not self._concerned():
            self.clear()
            return
        self.offer("")
        self.file_button.hide()
        self.tell("info", refusals.saving)

    @Slot(object, bool)
    def _on_saved(self, path: Path, numbered: bool) -> None:
        if not self._concerned():
            return
        self._file = path

        def say_name() -> str:
            return say("Saved as “{file}”.", file=path.name)

        self.tell("ok", say_name, lambda: self._advice(path, numbered))
        self.offer(lambda: self.tr("Show in fold&er"))
        self.file_button.show()

    def _advice(self, path: Path, numbered: bool) -> str:
        copied = self.tr("The name you chose could not be written, so this is a numbered copy.")
        where = copied if numbered else str(path.parent)
        return f"{where} {self._saver.remarks}".rstrip()

    def _not_saved(self) -> str:
        return self.tr("The results could not be saved.")

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        if not self._concerned():
            return
        self.tell_error(
            fault,
            self._not_saved(),
            self.tr("Choose another folder and try again."),
        )
        self.offer("")
        self.file_button.hide()

    @Slot()
    def _on_open(self) -> None:
        # Only a local folder that was just written to is ever opened.
        if self._file is not None and self._file.parent.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    @Slot()
    def _on_open_file(self) -> None:
        """Open the results in the spreadsheet program, or say that they are gone."""
        if self._file is None:
            return
        gone = not self._file.is_file()
        if gone or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))):
            self._tell_not_opened(self._file, gone=gone)

    def _tell_not_opened(self, file: Path, *, gone: bool) -> None:
        def explain() -> str:
            missing = self.tr("{name} is not there any more.")
            nothing = self.tr("No program here opens {name}.")
            return (missing if gone else nothing).format(name=file.name)

        self.tell("warning", explain, str(file.parent))
