"""ResultsSaver: asks where the results sheet goes, and writes it in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from flowiq_desktop.services.results.report import OwnCopy, OwnWorkbookError, corrections_told
from flowiq_desktop.ui.jobs.file_saver import FileSaver, unused_name, with_ending
from flowiq_desktop.ui.jobs.plain_instead import PlainInstead
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.save_dialog import ask_where_with_results

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.results.report import ReportService

_WORKBOOK = ".xlsx"


class ResultsSaver(FileSaver):
    """Saves the results of one campaign at a time; also while it is still being sent."""

    def __init__(
        self,
        reports: ReportService,
        preferences: PreferenceStore,
        program: Path,
        parent: QObject | None = None,
    ) -> None:
        """Put it together; `program` is a folder of the program, where nothing is saved."""
        super().__init__(program, parent)
        self._reports = reports
        self._preferences = preferences
        self._campaign_id = 0
        self._copy: OwnCopy | None = None
        self._question = PlainInstead(self)
        self._question.wanted.connect(self._save_plainly)
        self._question.declined.connect(self.failed)

    @property
    def campaign_id(self) -> int:
        """The campaign whose results were saved last, or are being saved; 0 for none."""
        return self._campaign_id

    @property
    @override
    def remarks(self) -> str:
        return corrections_told(self._copy) if self._copy is not None else ""

    def ask(self, campaign_id: int, name: str, window: QWidget) -> None:
        """Ask where to, and save; nothing happens while another one is being written.

        Args:
            campaign_id: the campaign whose results are wanted.
            name: the spreadsheet's name, from which a file name is made.
            window: the dialog opens over it.
        """
        if self.busy:
            return
        self._campaign_id = campaign_id
        source = self._reports.source(campaign_id).path
        last = self._preferences.current.last_folder
        folder = self._place(source.parent if source else None, last)
        wished = self.tr("{name} - results").format(name=Path(name).stem or "FlowIQ")
        self._question.open_over(window)
        ask_where_with_results(
            "save_results_dialog",
            lambda: self.tr("Save results"),
            folder / unused_name(folder, wished),
            self._on_chosen,
            window,
            own=self._reports.may_be_own(campaign_id),
        )

    def save(self, campaign_id: int, target: Path, *, own: bool = False) -> None:
        """Write the results of a campaign here; does nothing while another is being written.

        Args:
            campaign_id: the campaign.
            target: where to.
            own: into a copy of the person's own workbook; where that cannot be, they are asked.
        """
        if self.busy:
            return
        self._campaign_id = campaign_id
        self._copy = None
        target = with_ending(target)
        is_own = own and target.suffix.lower() == _WORKBOOK
        save = self._reports.save_own if is_own else self._reports.save
        self._write(target, save(campaign_id, target))

    def _on_chosen(self, name: str, own: bool) -> None:
        self.save(self._campaign_id, Path(name), own=own)

    @Slot()
    def _save_plainly(self) -> None:
        self.save(self._campaign_id, self._wish)

    @override
    def _path_of(self, result: object) -> Path:
        if isinstance(result, OwnCopy):
            self._copy = result
            return result.path
        if not isinstance(result, Path):
            raise TypeError(result)
        return result

    @Slot(object)
    @override
    def _on_failed(self, fault: Exception) -> None:
        if isinstance(fault, OwnWorkbookError):
            self._question.ask(fault)
        else:
            super()._on_failed(fault)
