"""StopListDialog: people who do not want messages: search, add, bring a file, save, take off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.reach.stop_list import StopScope
from flowiq_desktop.services.preparing.load import FILE_ENDINGS
from flowiq_desktop.services.reach.stop_texts import added_in_words, left_alone_in_words, why_words
from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.dialogs.stop_list_view import StopListView
from flowiq_desktop.ui.language.retranslated import keep_said, keep_translated
from flowiq_desktop.ui.qt_lines import choose_line
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.question import Question
from flowiq_desktop.ui.widgets.save_dialog import ask_where
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from flowiq_desktop.core.reach.stop_list import StopEntry
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.reach.stop_file import StopFile
    from flowiq_desktop.services.reach.stop_list import Added, StopListService
    from flowiq_desktop.ui.jobs.stop_list_keeper import StopListKeeper
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (860, 520)
_ROWS_NAMED = 5


class StopListDialog(TaskDialog):
    """The list as it is, and what a person can do with it."""

    def __init__(
        self,
        people: StopListService,
        jobs: StopListKeeper,
        country: str,
        preferences: PreferenceStore,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """Show the list.

        Args:
            people: the list.
            jobs: reads and changes it in the background.
            country: of numbers without a country code.
            preferences: remember where the last file lay.
            icons: draws icons.
            parent: the window.
        """
        super().__init__(
            "stop_list_dialog", lambda: say("People who do not want messages"), _SIZE, parent
        )
        self._people, self._jobs, self._country = people, jobs, country
        self._preferences = preferences
        self._again = 0
        self.view = StopListView(self, icons)
        self.view.show_found("")
        self._connect()
        self.refresh()
        keep_translated(self, self._show_chosen)
        self.view.number.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Look for what the person searches, as the list is now."""
        self._jobs.find(self.view.search.text())

    @override
    def resting_places(self) -> tuple[QWidget, ...]:
        return (self.view.search, self.view.number)

    @override
    def reject(self) -> None:
        """Close, unless the list is being changed or saved: its outcome is shown here."""
        if not self._jobs.busy:
            super().reject()

    # -- looking ------------------------------------------------------------------------------

    @Slot(object)
    def _on_found(self, entries: list[StopEntry]) -> None:
        self.view.model.show(entries)
        self.view.show_found(self.view.search.text().strip())
        again = [line for line, entry in enumerate(entries) if entry.wants_again is not None]
        if entries:
            choose_line(self.view.table, again[0] if again else 0)
        self._again = len(again)
        self._show_chosen()

    def _chosen(self) -> list[StopEntry]:
        rows = sorted(index.row() for index in self.view.table.selectionModel().selectedRows())
        found = (self.view.model.entry(row) for row in rows)
        return [entry for entry in found if entry is not None]

    @Slot()
    def _show_chosen(self) -> None:
        chosen, view, busy = self._chosen(), self.view, self._jobs.busy
        view.show_again(self._again)
        view.why.show_if_any(why_words(chosen[0]) if len(chosen) == 1 else "")
        view.remove_button.setEnabled(bool(chosen) and not busy)
        view.add_button.setEnabled(bool(view.number.text().strip()) and not busy)
        view.import_button.setEnabled(not busy)
        view.export_button.setEnabled(not busy and self.view.model.count_lines() > 0)
        view.close_button.setEnabled(not busy)

    # -- adding -------------------------------------------------------------------------------

    @Slot()
    def _on_add(self) -> None:
        view = self.view
        if not view.add_button.isEnabled():
            return
        scope = StopScope.MARKETING if view.marketing.isChecked() else StopScope.EVERYTHING
        number, note = view.number.text(), view.note.text()
        try:
            added = self._people.add(number, self._country, note, scope)
        except AppError as fault:
            view.notice.tell_error(fault)
            return
        for field in (view.number, view.note, view.search):
            field.clear()
        self._on_added(added)
        view.number.setFocus()

    @Slot(object)
    def _on_added(self, added: Added) -> None:
        self.view.notice.tell("ok", lambda: added_in_words(added.new, added.known))
        self.refresh()

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self)
        dialog.setObjectName("stop_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = " ".join(f"*.{ending}" for ending in FILE_ENDINGS)
        keep_said(dialog, lambda asked: asked.setWindowTitle(say("Open a spreadsheet")))
        dialog.setNameFilter(self.tr("Spreadsheets ({kinds})").format(kinds=kinds))
        dialog.setDirectory(str(self._preferences.begin_folder))
        dialog.fileSelected.connect(self.read_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def read_file(self, path: str) -> None:
        """Read a spreadsheet, and ask before anybody in it is put on the list."""
        self.view.notice.clear()
        self._preferences.remember_folder(Path(path))
        self._preferences.keep()
        self._jobs.read_file(Path(path), self._country)

    @Slot(object)
    def _on_read(self, read: StopFile) -> None:
        if not read.people:
            self.view.notice.tell("warning", lambda: self.tr("No number in it could be read."))
            return
        question = Question(
            "stop_import_question",
            lambda: say_count(
                "Put 1 person on the list?", "Put {n} people on the list?", len(read.people)
            ),
            lambda: _what_was_read(read),
            lambda: self.tr("Put on the list"),
            lambda: self.tr("Cancel"),
            self,
        )
        question.accepted.connect(lambda: self._jobs.add_file(read))
        question.open()

    # -- taking off, saving -------------------------------------------------------------------

    @Slot()
    def _ask_remove(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        ids = [entry.id for entry in chosen]
        question = Question(
            "stop_remove_question",
            lambda: say_count(
                "Take 1 entry off the list?", "Take {n} entries off the list?", len(ids)
            ),
            lambda: self.tr(
                "Messages may go to them again. That you took them off, and when, is kept. Do "
                "so only when they asked for messages."
            ),
            lambda: self.tr("Take off"),
            lambda: self.tr("Leave on the list"),
            self,
        )
        question.accepted.connect(lambda: self._remove(ids))
        question.open()

    def _remove(self, ids: list[int]) -> None:
        try:
            self._people.remove(ids)
        except JournalError as fault:
            self.view.notice.tell_error(fault)
            return
        self.view.notice.clear()
        self.refresh()

    @Slot()
    def _ask_where(self) -> None:
        place = self._preferences.begin_folder / f"{say('Do not contact')}.xlsx"
        ask_where("save_stop_list", lambda: self.tr("Save the list"), place, self.save, self)

    @Slot(str)
    def save(self, path: str) -> None:
        """Save the whole list here."""
        self._jobs.save(Path(path))

    @Slot(object)
    def _on_saved(self, place: Path) -> None:
        self.view.notice.tell("ok", lambda: say("The list is saved: {file}", file=place))

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self.view.notice.tell_error(fault, refusals.unexplained())

    def _connect(self) -> None:
        view, jobs = self.view, self._jobs
        view.search.textChanged.connect(self.refresh)
        view.number.textChanged.connect(self._show_chosen)
        view.number.returnPressed.connect(self._on_add)
        view.note.returnPressed.connect(self._on_add)
        view.table.selectionModel().selectionChanged.connect(self._show_chosen)
        for button, slot in (
            (view.add_button, self._on_add),
            (view.import_button, self._choose_file),
            (view.export_button, self._ask_where),
            (view.remove_button, self._ask_remove),
            (view.close_button, self.reject),
        ):
            button.clicked.connect(slot)
        jobs.changed.connect(self._show_chosen)
        jobs.found.connect(self._on_found)
        jobs.read.connect(self._on_read)
        jobs.added.connect(self._on_added)
        jobs.saved.connect(self._on_saved)
        jobs.failed.connect(self._on_failed)


def _what_was_read(read: StopFile) -> str:
    said = [say("The numbers stand in the column “{column}”.", column=read.column)]
    if left_alone := left_alone_in_words(len(read.left_alone), read.wishes):
        said.append(left_alone)
    if read.unread:
        said.append(
            say_count("1 row could not be read:", "{n} rows could not be read:", len(read.unread))
        )
        said += [
            say("row {row}: {problem}", row=row.row, problem=row.why)
            for row in read.unread[:_ROWS_NAMED]
        ]
        if (more := len(read.unread) - _ROWS_NAMED) > 0:
            said.append(say_count("and 1 more", "and {n} more", more))
    return "\n".join(said)
