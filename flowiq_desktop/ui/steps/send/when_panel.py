"""When messages may go out: a beginning, a spread, quiet hours; and whether five go first."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDateTime, QLocale, Qt, QTime, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDateTimeEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QTimeEdit,
    QWidget,
)

from flowiq_desktop.core.delivery.quiet_hours import QuietHours, hours_from
from flowiq_desktop.core.delivery.send_times import NIGHT, SendTimes
from flowiq_desktop.services.sending.send_time_texts import too_far_in_words
from flowiq_desktop.texts import say
from flowiq_desktop.texts.catalogue import catalogue
from flowiq_desktop.texts.moments import gmt_offset
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.send.whole_parts import WholeParts
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

_HOUR = 3600
_MOST_YEARS = 10
_DATE_WIDTH, _GAP, _MARGIN = 216, 10, 6


class WhenPanel(QFrame):
    """Four wishes, each of which can be left out; all are, until the person ticks one.

    Signals:
        changed: something was ticked or another time was chosen.

    Attributes:
        careful: the first five go alone, and the others once enough of them have arrived.
    """

    changed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """Ask for the times, with `now` for the clock."""
        super().__init__(parent)
        self._now = now
        self.setObjectName("when_panel")
        self.begin, self.begin_at = QCheckBox(), QDateTimeEdit()
        self.spread, self.spread_until = QCheckBox(), QDateTimeEdit()
        self.quiet, self.quiet_from, self.quiet_to = QCheckBox(), QTimeEdit(), QTimeEdit()
        self.careful, self._careful_help = QCheckBox(), PlainLabel(role="small")
        self._to, self._help, self._note = PlainLabel(), PlainLabel(role="small"), PlainLabel()
        self._begin_with(now())
        self._build_layout()
        self._connect()
        keep_translated(self, self._say)
        self._on_changed()

    # -- what was chosen --------------------------------------------------------------------

    def times(self) -> SendTimes:
        """What the person wishes."""
        return SendTimes(
            _moment(self.begin_at) if self.begin.isChecked() else None,
            _moment(self.spread_until) if self.spread.isChecked() else None,
            self._hours() if self.quiet.isChecked() else None,
        )

    def problem(self, now: datetime) -> str:
        """Why nothing can be sent at these times, or ""."""
        times = self.times()
        if times.begins is not None and times.begins <= now:
            return say("The time to begin at is over already.")
        if times.spread_until is not None and times.spread_until <= (times.begins or now):
            return say("The messages cannot be spread until then: that time comes too early.")
        if times.too_far(now):
            return too_far_in_words()
        if times.quiet is not None and times.quiet.begins == times.quiet.ends:
            return say("The quiet hours leave no time of day to send in.")
        return ""

    def choose_quiet(self, kept: str) -> None:
        """Take the quiet hours that were chosen before, as `chosen_quiet` gave them."""
        hours = hours_from(kept)
        self.quiet.setChecked(hours is not None)
        if hours is not None:
            self._show_hours(hours)

    def chosen_quiet(self) -> str:
        """The quiet hours to remember, or "" for none."""
        return str(self._hours()) if self.quiet.isChecked() else ""

    def _hours(self) -> QuietHours:
        return QuietHours(_clock(self.quiet_from), _clock(self.quiet_to))

    # -- how it looks -----------------------------------------------------------------------

    def _begin_with(self, now: datetime) -> None:
        """An hour from now, and two; the person changes what they tick."""
        whole = _whole_hour(now)
        self.begin_at.setDateTime(whole.addSecs(_HOUR))
        self.spread_until.setDateTime(whole.addSecs(2 * _HOUR))
        self._show_hours(NIGHT)

    def _show_hours(self, hours: QuietHours) -> None:
        self.quiet_from.setTime(QTime(hours.begins.hour, hours.begins.minute))
        self.quiet_to.setTime(QTime(hours.ends.hour, hours.ends.minute))

    def _build_layout(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(16)
        for row, (tick, edit) in enumerate(
            ((self.begin, self.begin_at), (self.spread, self.spread_until))
        ):
            edit.setCalendarPopup(True)
            edit.setMaximumDate(edit.date().addYears(_MOST_YEARS))  # clocks count no further
            edit.setMinimumWidth(_DATE_WIDTH)
            grid.addWidget(tick, row, 0)
            grid.addWidget(edit, row, 1)
        hours = QHBoxLayout()
        hours.setSpacing(_GAP)
        self._to.setWordWrap(False)
        for part in (self.quiet_from, self._to, self.quiet_to):
            hours.addWidget(part)
        hours.addStretch(1)
        grid.addWidget(self.quiet, 2, 0)
        grid.addLayout(hours, 2, 1)
        grid.addWidget(self._help, 3, 0, 1, 3)
        grid.addWidget(self.careful, 4, 0, 1, 3)
        grid.addWidget(self._careful_help, 5, 0, 1, 3)
        grid.addWidget(self._note, 6, 0, 1, 3)
        grid.setColumnStretch(2, 1)
        for name, widget in self._inputs():
            widget.setObjectName(name)
            if isinstance(widget, QAbstractSpinBox):
                # From right to left Qt turns the parts round: 00:21 for nine in the evening.
                widget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
                widget.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
            if isinstance(widget, QDateTimeEdit):
                WholeParts(widget)
        self._note.setObjectName("when_note")

    def _inputs(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            ("begin_tick", self.begin),
            ("begin_at", self.begin_at),
            ("spread_tick", self.spread),
            ("spread_until", self.spread_until),
            ("quiet_tick", self.quiet),
            ("quiet_from", self.quiet_from),
            ("quiet_to", self.quiet_to),
            ("careful_tick", self.careful),
        )

    def _connect(self) -> None:
        self.begin.toggled.connect(self._offer_beginning)
        self.spread.toggled.connect(self._offer_end)
        for tick in (self.begin, self.spread, self.quiet, self.careful):
            tick.toggled.connect(self._on_changed)
        for edit in (self.begin_at, self.spread_until, self.quiet_from, self.quiet_to):
            edit.dateTimeChanged.connect(self._on_changed)

    @Slot(bool)
    def _offer_beginning(self, ticked: bool) -> None:
        """The window may have been open for hours: a time that is over is no offer."""
        now = self._now()
        if ticked and _moment(self.begin_at) <= now:
            self.begin_at.setDateTime(_whole_hour(now).addSecs(_HOUR))

    @Slot(bool)
    def _offer_end(self, ticked: bool) -> None:
        after = self._now()
        if self.begin.isChecked():
            after = max(after, _moment(self.begin_at))
        if ticked and _moment(self.spread_until) <= after:
            self.spread_until.setDateTime(_whole_hour(after).addSecs(2 * _HOUR))

    @Slot()
    def _on_changed(self) -> None:
        self.begin_at.setEnabled(self.begin.isChecked())
        self.spread_until.setEnabled(self.spread.isChecked())
        for edit in (self.quiet_from, self.quiet_to):
            edit.setEnabled(self.quiet.isChecked())
        self._note.setVisible(bool(self.times()))
        self.changed.emit()

    def _say(self) -> None:
        self.begin.setText(self.tr("Be&gin at"))
        self.spread.setText(self.tr("Sp&read evenly until"))
        self.quiet.setText(self.tr("&Quiet hours, from"))
        self._to.setText(self.tr("to"))
        self._help.setText(
            self.tr(
                "In quiet hours nobody gets a message, by their own clock. Where a number may be in"
                " several time zones, it must not be quiet in any of them."
            )
        )
        self.careful.setText(self.tr("Caref&ul start: five first, then the others"))
        self._careful_help.setText(
            self.tr(
                "The others go by themselves once three of the five have arrived and none has"
                " failed. Otherwise sending pauses, and you decide. It takes up to two minutes."
            )
        )
        self._note.setText(
            say(
                "These are times of this computer ({zone}). Leave the program open until the last"
                " message is sent: nothing goes out while it is closed or the computer sleeps.",
                zone=gmt_offset(_moment(self.begin_at)),
            )
        )
        self.begin_at.setAccessibleName(self.tr("Day and time to begin at"))
        self.spread_until.setAccessibleName(self.tr("Day and time until which to spread"))
        self.quiet_from.setAccessibleName(self.tr("Quiet hours begin"))
        self.quiet_to.setAccessibleName(self.tr("Quiet hours end"))
        for edit in (self.begin_at, self.spread_until, self.quiet_from, self.quiet_to):
            edit.setLocale(QLocale(catalogue().language))
        for edit in (self.begin_at, self.spread_until):
            edit.setDisplayFormat(
                "d MMM yyyy  HH:mm"
            )  # a month in letters is never taken for a day
        for edit in (self.quiet_from, self.quiet_to):
            edit.setDisplayFormat("HH:mm")


def _whole_hour(moment: datetime) -> QDateTime:
    local = moment.astimezone()
    return QDateTime(local.year, local.month, local.day, local.hour, 0, 0)


def _moment(edit: QDateTimeEdit) -> datetime:
    """What stands in it, by this computer's clock on that day."""
    return cast("datetime", edit.dateTime().toPython()).astimezone()


def _clock(edit: QTimeEdit) -> time:
    shown = edit.time()
    return time(shown.hour(), shown.minute())
