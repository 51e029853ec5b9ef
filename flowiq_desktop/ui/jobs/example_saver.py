"""ExampleSaver: asks where an example spreadsheet goes and writes it in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.texts import mark
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.widgets.save_dialog import ask_where

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.preparing.example_sheets import TemplateService


class ExampleSaver(QObject):
    """Writes one example at a time.

    Signals:
        saved: the path that was written.
        failed: the exception that kept it from being written.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        templates: TemplateService,
        preferences: PreferenceStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._templates = templates
        self._preferences = preferences
        self._runner = BackgroundRunner(self)
        self._message_type = ""
        self._runner.finished.connect(self.saved)
        self._runner.failed.connect(self.failed)

    def ask(self, message_type: str, window: QWidget) -> None:
        """Ask where to, and save an example of this type, "" for all of them."""
        self._message_type = message_type
        kind = REGISTRY[message_type].label if message_type else self.tr("all kinds")
        name = self.tr("Example - {kind}").format(kind=kind)
        place = self._preferences.begin_folder / f"{name}.xlsx"
        ask_where(
            "save_example_dialog",
            lambda: self.tr("Save the example spreadsheet"),
            place,
            self._on_chosen,
            window,
        )

    def save(self, message_type: str, target: Path) -> None:
        """Write an example here; does nothing while another is being written."""
        if not self._runner.busy:
            self._runner.start(_write(self._templates, message_type, target))

    def shutdown(self) -> bool:
        """Stop and wait; False when the writing did not end in time."""
        return self._runner.shutdown()

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.save(self._message_type, Path(name))


def _write(
    templates: TemplateService, message_type: str, target: Path
) -> Generator[Progress, None, Path]:
    yield Progress(mark("Writing the example"))
    return templates.write(target, message_type)
