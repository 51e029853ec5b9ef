"""TextMeasurer: how long each text of the message becomes in its longest row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from flowiq_desktop.core.columns.mapping import ChoiceSource, Mapping, Source, TextSource
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.services.preparing.longest import (
    Longest,
    longest_cell,
    longest_filled,
    longest_of_each,
)
from flowiq_desktop.ui.jobs.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Generator

    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.core.sheet import Sheet

_PAUSE_MS = 200

Lengths = dict[str | None, Longest]
"""By the key of the value that chooses the text; one for None where no column chooses."""


class TextMeasurer(QObject):
    """Measures the fields that have a limit, in the background, each source once.

    Signals:
        measured: the lengths of the mapping last asked about are known.
    """

    measured = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._mapping = Mapping()
        self._known: dict[Source, Lengths] = {}
        self._job = LatestJob(self)
        self._job.finished.connect(self._on_finished)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_still)

    def measure(self, sheet: Sheet | None, mapping: Mapping) -> None:
        """Measure what this mapping makes of the sheet, after a short pause."""
        if sheet is not self._sheet:
            self._known = {}
        self._sheet, self._mapping = sheet, mapping
        self._pause.start()

    def longest(self, field_name: str, value: str | None = None) -> Longest | None:
        """The longest text of a field, or None while it is unknown or nothing is written.

        Args:
            field_name: the field's.
            value: where a column chooses among texts, whose text is meant; None for all others.
        """
        source = self._mapping.sources.get(field_name)
        lengths = self._known.get(source, {}) if source is not None else {}
        if value is None or not isinstance(source, ChoiceSource):
            return lengths.get(None)
        return lengths.get(choice_key(value))

    def shutdown(self) -> bool:
        """Stop and wait; False when the measuring did not end in time."""
        self._pause.stop()
        return self._job.shutdown()

    @Slot()
    def _on_still(self) -> None:
        sheet = self._sheet
        wanted = [s for name, s in self._mapping.sources.items() if _has_limit(name)]
        unknown = [source for source in wanted if source not in self._known]
        self._known = {source: self._known[source] for source in wanted if source in self._known}
        if sheet is None or not unknown:
            self._job.cancel()
            self.measured.emit()
            return
        self._job.request(lambda: _measure(sheet, unknown))

    @Slot(object)
    def _on_finished(self, found: tuple[Sheet, dict[Source, Lengths]]) -> None:
        sheet, lengths = found
        if sheet is self._sheet:
            self._known |= lengths
            self.measured.emit()


def _has_limit(field_name: str) -> bool:
    field = REGISTRY.field_called(field_name)
    return field is not None and field.limit is not None


def _measure(
    sheet: Sheet, sources: list[Source]
) -> Generator[Progress, None, tuple[Sheet, dict[Source, Lengths]]]:
    lengths: dict[Source, Lengths] = {}
    for source in sources:
        if isinstance(source, ChoiceSource):
            lengths[source] = yield from longest_of_each(sheet, source)
        elif isinstance(source, TextSource):
            found = yield from longest_filled(sheet, source.text)
            lengths[source] = {None: found}
        elif source.header in sheet.headers:
            found = yield from longest_cell(sheet, sheet.headers.index(source.header))
            lengths[source] = {None: found}
    return sheet, lengths
