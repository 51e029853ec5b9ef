"""PosterDialog: a page with a QR code by which people write first, to be printed or shared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.services.reach.poster import (
    MOST_LETTERS,
    as_people_write_it,
    chat_link,
    qr_squares,
    read_number,
)
from flowiq_desktop.texts import say
from flowiq_desktop.ui.dialogs.poster_drawing import Poster, picture, save
from flowiq_desktop.ui.language.retranslated import keep_said, keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (720, 460)
_SHOWN_WIDTH = 260


class PosterDialog(TaskDialog):
    """Shows the poster while it is filled in, and saves it."""

    def __init__(
        self,
        preferences: PreferenceStore,
        country: str,
        icons: Icons,
        explanation: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """Show the poster.

        Args:
            preferences: remember what was filled in.
            country: of a number without a country code.
            icons: draws icons.
            explanation: says what the 24 hours are.
            parent: the window.
        """
        super().__init__("poster_dialog", lambda: say("Poster: write to us first"), _SIZE, parent)
        self._preferences, self._country = preferences, country
        self._explanation = explanation
        self.number, self.name, self.text = QLineEdit(), QLineEdit(), QLineEdit()
        self._labels = {field: QLabel() for field in (self.number, self.name, self.text)}
        self._heading, self._why = PlainLabel(role="title"), PlainLabel()
        self.shown, self.missing = QLabel(), PlainLabel(role="hint")
        self.notice = Notice(icons, "poster_notice")
        self.copy_button, self.save_button = QPushButton(), QPushButton()
        self.close_button = QPushButton()
        self._poster: Poster | None = None
        self._fill()
        self._build_layout()
        self._connect()
        keep_translated(self, self._say)
        self.number.setFocus()

    def _fill(self) -> None:
        choices = self._preferences.current
        self.number.setText(choices.own_number)
        self.name.setText(choices.own_name)
        self.text.setText(choices.first_text)
        self.text.setMaxLength(MOST_LETTERS)

    def _say(self) -> None:
        self._heading.setText(self.tr("Let people write to you first"))
        self._why.setText(
            self.tr(
                "Hang this up or share it: whoever points a camera at the code opens a chat with "
                "your number. Once they write, their 24 hours begin."
            )
        )
        for field, text in (
            (self.number, self.tr("Your WhatsApp &number")),
            (self.name, self.tr("Your n&ame on it")),
            (self.text, self.tr("Their first &text")),
        ):
            self._labels[field].setText(text)
            field.setAccessibleName(text.replace("&", ""))
        self.number.setPlaceholderText(self.tr("With + and country code"))
        self.text.setPlaceholderText(self.tr("Hello, please keep me informed"))
        self.shown.setAccessibleName(self.tr("The poster"))
        self.copy_button.setText(self.tr("&Copy the link"))
        self.save_button.setText(self.tr("&Save…"))
        self.close_button.setText(self.tr("Close"))
        self._show()

    @Slot()
    def _show(self) -> None:
        """Draw it anew; what is no number yet is shown as nothing."""
        self._poster, missing = self._drawn()
        self.missing.show_if_any(missing)
        self.shown.setVisible(not missing)
        for button in (self.save_button, self.copy_button):
            button.setEnabled(not missing)
            button.setToolTip(tip(missing))
        if self._poster is None:
            return
        image = picture(self._poster, 1)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(image).scaledToWidth(
            round(_SHOWN_WIDTH * ratio), Qt.TransformationMode.SmoothTransformation
        )
        pixmap.setDevicePixelRatio(ratio)
        self.shown.setPixmap(pixmap)

    def _drawn(self) -> tuple[Poster | None, str]:
        """The poster, or what keeps it from being one."""
        try:
            number = read_number(self.number.text(), self._country)
        except AppError:
            return None, self.tr("The poster appears here once your number is complete.")
        name, text = self.name.text().strip(), self.text.text().strip()
        try:
            link = chat_link(number, text)
        except AppError as fault:
            return None, str(fault)
        shown = as_people_write_it(number)
        return Poster(name, shown, text, link, qr_squares(link)), ""

    @Slot()
    def _copy(self) -> None:
        if self._poster is not None:
            link = self._poster.link
            QGuiApplication.clipboard().setText(link)
            self.notice.tell("ok", lambda: say("Copied: {link}", link=link))

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self)
        dialog.setObjectName("save_poster")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = [self.tr("Page to print (*.pdf)"), self.tr("Picture (*.png)")]
        keep_said(dialog, lambda asked: asked.setWindowTitle(say("Save the poster")))
        dialog.setNameFilters(kinds)
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix("png" if "png" in kind else "pdf")
        )
        dialog.setDirectory(str(self._preferences.begin_folder))
        dialog.selectFile(say("Write to us first"))
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the poster here, and remember what stands on it."""
        if self._poster is None:
            return
        target = Path(path)
        try:
            save(self._poster, target)
        except OSError as fault:
            self.notice.tell_error(
                AppError(
                    say("The poster could not be saved ({why}).", why=fault.strerror or fault),
                    say("Choose another folder, or another name."),
                )
            )
            return
        choices = self._preferences.current
        choices.own_number = read_number(self._poster.number, self._country)
        choices.own_name = self._poster.name
        choices.first_text = self._poster.text
        self._preferences.keep()
        self.notice.tell("ok", lambda: say("The poster is saved: {file}", file=target))

    def _connect(self) -> None:
        for field in self._labels:
            field.textChanged.connect(self._show)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._ask_where)
        self.close_button.clicked.connect(self.reject)

    def _build_layout(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for field, label in self._labels.items():
            label.setBuddy(field)
            form.addRow(label, field)
        for part, name in (
            (self.number, "poster_number"),
            (self.name, "poster_name"),
            (self.text, "poster_text"),
            (self.shown, "poster_shown"),
            (self.copy_button, "poster_copy_button"),
            (self.save_button, "poster_save_button"),
            (self.close_button, "close_poster_button"),
        ):
            part.setObjectName(name)
        for button in (self.copy_button, self.save_button, self.close_button):
            button.setAutoDefault(False)
        say_role(self.save_button, "primary")
        for part in (self.shown, self.missing):
            part.setFixedWidth(_SHOWN_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(form, 1)
        beside = QVBoxLayout()
        beside.addWidget(self.missing)
        beside.addWidget(self.shown)
        beside.addStretch(1)
        row.addLayout(beside)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._why)
        self.body.addWidget(self._explanation)
        self.body.addWidget(self.notice)
        self.body.addLayout(row, 1)
        self.foot.trailing = 1
        for button in (self.copy_button, self.close_button, self.save_button):
            self.foot.addWidget(button)
