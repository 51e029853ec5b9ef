"""RecipientsPage: the step in which the person brings the spreadsheet."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.services.preparing.load import FILE_ENDINGS, QuotesError, ReadOptions
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.hearing.announcer import Announcer
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.page import Page
from flowiq_desktop.ui.steps.recipients.dropped_file import accept_copy, is_brought
from flowiq_desktop.ui.steps.recipients.file_taker import FileTaker
from flowiq_desktop.ui.steps.recipients.recipients_view import RecipientsView
from flowiq_desktop.ui.widgets.question import Question
from flowiq_desktop.ui.widgets.quiet_wheel import QuietWheel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

    from flowiq_desktop.core.columns.mapping import Mapping
    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.ui.jobs.example_saver import ExampleSaver
    from flowiq_desktop.ui.jobs.sheet_loader import SheetLoader
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.theme.icons import Icons

_log = logging.getLogger(__name__)


class RecipientsPage(Page):
    """Opens a spreadsheet, shows what was understood, and lets the person correct it."""

    def __init__(
        self,
        draft: CampaignDraft,
        loader: SheetLoader,
        examples: ExampleSaver,
        preferences: PreferenceStore,
        icons: Icons,
        kept: QWidget | None = None,
        parent: QWidget | None = None,
        *,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recipients_page")
        self.setAcceptDrops(True)
        self._draft = draft
        self._loader = loader
        self._examples = examples
        self._preferences = preferences
        self._wished = ReadOptions()
        self._asked_for = Path()
        self.announcer = Announcer(self)
        self._shown_file: Path | None = None
        self._wheel = QuietWheel(self)
        self.view = RecipientsView(self, icons, self._wheel, kept, meanwhile)
        self._taker = FileTaker(self, self.view.notice, self.open_file)
        self._connect()
        keep_translated(self, self._show_parts)
        self.view.repairs.country.show_country(draft.country)
        self.view.start.show_recent(preferences.current.recent_files)

    # -- the page as the main window sees it --------------------------------------------------

    @override
    def title(self) -> str:
        return self.tr("Recipients")

    @override
    def status(self) -> str:
        if self._draft.loaded is None:
            return ""
        rows = len(self._draft.loaded.sheet)
        return say_count("1 row", "{n} rows", rows)

    @override
    def primary_text(self) -> str:
        rows = len(self._draft.loaded.sheet) if self._draft.loaded else 0
        if not rows:
            return self.tr("Continue")
        return say_count("Continue with 1 row", "Continue with {n} rows", rows)

    @override
    def blocked_reason(self) -> str:
        loaded = self._draft.loaded
        if self._loader.busy:
            return self.tr("The spreadsheet is being read.")
        if loaded is None:
            return refusals.no_spreadsheet()
        if not len(loaded.sheet):
            return self.tr("This sheet has no rows below its headers.")
        if loaded.origin.letters is not None:
            return self.tr("Say which of the two words is written right.")
        if loaded.origin.asked:
            return say("Say whether row {row:,} has the headings.", row=loaded.origin.asked)
        if PHONE_NUMBER.name not in self._draft.mapping.sources:
            return self.tr("Say which column has the phone numbers.")
        return ""

    @override
    def on_enter(self) -> None:
        """What was said about a previous file belongs to what the person did then."""
        self.view.notice.clear()
        self.view.details.tell("")

    # -- opening ------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a spreadsheet and open it."""
        self.choose_for(self.open_file)

    def choose_for(self, chosen: Callable[[Path], None]) -> None:
        """Ask for a spreadsheet; `chosen` gets it."""
        dialog = QFileDialog(self, self.tr("Choose a spreadsheet"))
        dialog.setObjectName("open_spreadsheet_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*.{ending}" for ending in FILE_ENDINGS)
        dialog.setNameFilters(
            (say("Spreadsheets ({endings})", endings=endings), self.tr("All files (*)"))
        )
        dialog.setDirectory(str(self._preferences.begin_folder))
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self, path: Path, options: ReadOptions | None = None) -> None:
        """Read a spreadsheet; asks first when the corrections would no longer apply.

        They are kept with the file's content: opening another file takes nothing away.
        """
        wished = options or ReadOptions()
        loaded = self._draft.loaded
        same = loaded is not None and loaded.origin.path == path
        if not same or not self._draft.edits.undo_title:
            self._open(path, wished)
            return
        question = Question(
            "lose_corrections",
            lambda: say("Read the spreadsheet again?"),
            lambda: say(
                "The corrections made in the Check step belong to the rows as they are read now. "
                "They are kept, and are there again when you read the file this way again."
            ),
            lambda: say("Read it"),
            lambda: say("Keep the corrections"),
            self,
        )
        question.accepted.connect(lambda: self._open(path, wished))
        question.rejected.connect(self._show_reading)
        question.open()

    def _open(self, path: Path, options: ReadOptions) -> None:
        self._wished, self._asked_for = options, path
        self._loader.open(path, options)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_brought(event.mimeData()):
            self.view.start.show_drop(over=True)
            accept_copy(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if is_brought(event.mimeData()):
            accept_copy(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.view.start.show_drop(over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.view.start.show_drop(over=False)
        self._taker.drop(event)

    # -- what happens -------------------------------------------------------------------------

    def _connect(self) -> None:
        view, draft, loader = self.view, self._draft, self._loader
        view.start.choose_wanted.connect(self.choose)
        view.start.recent_chosen.connect(self._on_recent_chosen)
        view.start.example_wanted.connect(self._on_example_wanted)
        view.loading.cancel_wanted.connect(loader.cancel)
        view.reading.another_button.clicked.connect(self.choose)
        view.reading.options_changed.connect(self._on_options_changed)
        view.match.mapping_changed.connect(self._on_mapping_chosen)
        view.match.start_over_wanted.connect(loader.start_over)
        view.repairs.country.country_chosen.connect(self._on_country_chosen)
        view.repairs.country_wanted.connect(self._on_country_chosen)
        view.repairs.row_chosen.connect(draft.select_row)
        draft.loaded_changed.connect(self._on_loaded_changed)
        draft.mapping_changed.connect(self._on_mapping_changed)
        draft.country_changed.connect(self._on_country_changed)
        draft.checked_changed.connect(self._show_repairs)
        loader.started.connect(self._on_started)
        loader.progressed.connect(self._on_progressed)
        loader.loaded.connect(self._on_loaded)
        loader.failed.connect(self._on_failed)
        view.notice.button.clicked.connect(self._on_plain_quotes_wanted)
        loader.cancelled.connect(self._show_again)
        self._examples.saved.connect(self._on_example_saved)
        self._examples.failed.connect(self._tell_fault)

    @Slot(object)
    def _on_recent_chosen(self, path: Path) -> None:
        self.open_file(path)

    @Slot(object)
    def _on_options_changed(self, options: ReadOptions) -> None:
        if self._draft.loaded is not None:
            self.open_file(self._draft.loaded.origin.path, options)

    @Slot()
    def _on_plain_quotes_wanted(self) -> None:
        self._open(self._asked_for, replace(self._wished, plain_quotes=True))

    @Slot(object)
    def _on_started(self, path: Path) -> None:
        self.view.notice.clear()
        self.view.notice.offer("")
        self.view.details.tell("")
        self.view.loading.begin(path.name)
        self.view.match.prepare()
        self._show_parts()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self.view.loading.show_progress(progress)

    @Slot(object)
    def _on_loaded(self, path: Path) -> None:
        self._preferences.add_recent(path)
        # The disk may take a fifth of a second, and nobody waits for it.
        QThreadPool.globalInstance().start(self._preferences.keeping())
        self.view.start.show_recent(self._preferences.current.recent_files)
        self._show_parts()

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self._tell_fault(fault, self._asked_for.name)
        if isinstance(fault, QuotesError):
            self.view.notice.offer(self.tr("Read quotation marks as they are"))
        self._show_again()

    @Slot()
    def _show_again(self) -> None:
        self._show_reading()
        self._show_parts()

    @Slot()
    def _on_loaded_changed(self) -> None:
        self._show_reading()
        self._show_match()  # before it is seen: in sight, each line that comes moves all others
        self._show_repairs()
        self._show_parts()
        loaded = self._draft.loaded
        path = loaded.origin.path if loaded is not None else None
        if path != self._shown_file:  # read again, it stays where the person is looking
            self._shown_file = path
            self.announcer.announce(self.view.reading.sentence.text() if path else "")
            self.view.show_top()

    @Slot(object)
    def _on_mapping_chosen(self, mapping: Mapping) -> None:
        self._draft.set_mapping(mapping)

    @Slot()
    def _on_mapping_changed(self) -> None:
        self._show_match()
        self._show_repairs()
        self.primary_changed.emit()

    def _show_match(self) -> None:
        draft = self._draft
        if draft.loaded is not None:
            self.view.match.show_mapping(
                draft.loaded.sheet, draft.mapping, draft.reasons, draft.remembered_on, draft.country
            )

    @Slot(str)
    def _on_country_chosen(self, code: str) -> None:
        self._draft.set_country(code)
        self._preferences.current.country = code
        self._preferences.keep()

    @Slot()
    def _on_country_changed(self) -> None:
        self.view.repairs.country.show_country(self._draft.country)
        self._show_repairs()

    @Slot(str)
    def _on_example_wanted(self, message_type: str) -> None:
        self._examples.ask(message_type, self)

    @Slot(object)
    def _on_example_saved(self, path: Path) -> None:
        sentence = say("The example is saved as {name}.", name=path.name)
        advice = self.tr("Fill it in with your spreadsheet program, then drop it here.")
        self.view.notice.tell("ok", sentence, advice)

    # -- showing ------------------------------------------------------------------------------

    def _show_parts(self) -> None:
        self.view.show_parts(loaded=self._draft.loaded is not None, loading=self._loader.busy)
        self.primary_changed.emit()
        self.status_changed.emit()

    @Slot()
    def _show_reading(self) -> None:
        if self._draft.loaded is not None:
            self.view.reading.show_loaded(self._draft.loaded, self._wished)

    @Slot()
    def _show_repairs(self) -> None:
        checked = self._draft.checked
        known = checked is not None and not self._draft.stale
        self.view.repairs.show_numbers(checked if known else None)

    @Slot(object)
    def _tell_fault(self, fault: Exception, name: str = "") -> None:
        """Say what went wrong, and with which file if the sentence does not say it."""
        if not isinstance(fault, AppError):
            _log.error("A spreadsheet could not be read or written", exc_info=fault)
        sentence = self.tr("Something in the program went wrong.")
        if name:
            sentence = say("{name} could not be read.", name=name)
        advice = self.tr("Try again. If it happens again, send the details to your support.")
        told = AppError.of(fault, sentence, advice)
        if name and name not in told.message:
            told = AppError(
                say("{name}: {problem}", name=name, problem=told.message), told.advice, told.details
            )
        self.view.notice.tell_error(told, details=self.view.details)
