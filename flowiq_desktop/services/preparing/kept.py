"""Kept changes: what was changed in a spreadsheet earlier, and whether it fits these rows."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.columns.name_columns import columns_of_names, name_in
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.edits import Cell, ColumnText, SheetEdits
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.services.preparing.draft_file import (
    DraftFile,
    KeptCell,
    KeptRow,
    KeptText,
    Reading,
    Section,
)
from flowiq_desktop.services.preparing.load import LoadedSheet
from flowiq_desktop.texts import mark, moments, say, say_count
from flowiq_desktop.texts.names import listed

_BLOCK = 2000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What there is to keep of a spreadsheet at one moment.

    Attributes:
        cells: corrected texts by cell.
        left_out: positions of the rows left out.
        mapping: the person's choice of columns, texts and type; None while it is only suggested.
        country: of numbers without a country code, or "".
        accepted: texts accepted as right in their columns.
    """

    cells: dict[Cell, str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    mapping: Mapping | None = None
    country: str = ""
    accepted: frozenset[ColumnText] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether nothing was changed."""
        return not (self.cells or self.left_out or self.accepted) and self.mapping is None


@dataclass(frozen=True, slots=True)
class KeptFault:
    """Why what was kept for a spreadsheet cannot be read, or not all of it.

    Attributes:
        name: the spreadsheet's, as it is shown.
        newer: whether a newer version of the program wrote it; otherwise it is damaged.
        message_type: one that this version does not know: the message alone is not there again.
    """

    name: str
    newer: bool = False
    message_type: str = ""

    @property
    def in_words(self) -> str:
        """One sentence."""
        if self.message_type:
            return say(
                "The message kept for “{name}” is not there again: this version of the program does"
                " not know its type, “{kind}”.",
                name=self.name,
                kind=shown_name(self.message_type),
            )
        if not self.newer:
            return say("The corrections kept for “{name}” cannot be read.", name=self.name)
        return say(
            "The corrections kept for “{name}” were written by a newer version of the program.",
            name=self.name,
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept for a spreadsheet that was opened.

    Attributes:
        snapshot: what belongs to exactly these rows and applies again.
        saved: when it was kept, or None when nothing is.
        not_applied: what was changed while the file held, or was read as, something else.
        unread: why something that was kept cannot be read or used, or None.
    """

    snapshot: Snapshot = field(default_factory=Snapshot)
    saved: datetime | None = None
    not_applied: tuple[Section, ...] = ()
    unread: KeptFault | None = None

    @property
    def day(self) -> str:
        """When it was kept ("12 May 2026"), or "" when nothing is."""
        return day_of(self.saved) if self.saved else ""

    @property
    def fault(self) -> str:
        """One sentence when something that was kept cannot be read or used, or ""."""
        return self.unread.in_words if self.unread else ""

    @property
    def restored(self) -> tuple[int, int]:
        """How many corrections and left-out rows apply again."""
        snapshot = self.snapshot
        return len(snapshot.cells) + len(snapshot.accepted), len(snapshot.left_out)

    @property
    def lost(self) -> tuple[int, int]:
        """How many corrections and left-out rows do not."""
        cells = sum(section.corrections for section in self.not_applied)
        return cells, sum(len(section.left_out) for section in self.not_applied)

    @property
    def title(self) -> str:
        """What undo calls the corrections."""
        return say("the changes of {day}", day=self.day)

    def edits(self) -> SheetEdits:
        """The corrections applied again, as one step that can be undone."""
        edits = SheetEdits()
        snapshot = self.snapshot
        edits.restore(snapshot.cells, snapshot.left_out, self.title, snapshot.accepted)
        return edits


def match(
    loaded: LoadedSheet, own: DraftFile | None, earlier: Sequence[DraftFile]
) -> Generator[Progress, None, Kept]:
    """Which of them belong to this spreadsheet as it was read, and which do not.

    Args:
        loaded: the spreadsheet.
        own: what is kept for the very same bytes.
        earlier: what is kept for other bytes that were in the same place.
    """
    snapshot, saved, unread = Snapshot(), None, None
    strange = [s for draft in earlier for s in draft.sections if _may_be_of(s, loaded)]
    for section in own.sections if own else ():
        if section.reading != Reading.of(loaded.origin):
            strange += [section] if section.reading.sheet == loaded.origin.sheet_name else []
            continue
        fitting = None
        if section.fingerprint == (yield from fingerprint_of(loaded.sheet)):
            fitting = _snapshot_of(section, loaded.sheet)
        if fitting is None:
            strange.append(section)
        else:
            snapshot, saved = fitting, section.saved
            unread = _unknown_type(section, loaded)
    not_applied = tuple(section for section in strange if section.corrections or section.left_out)
    return Kept(snapshot, saved, not_applied, unread)


def section_of(
    loaded: LoadedSheet, snapshot: Snapshot, now: datetime
) -> Generator[Progress, None, Section]:
    """The snapshot as it is stored: by row numbers, and with the texts before the changes."""
    sheet = loaded.sheet
    fingerprint = yield from fingerprint_of(sheet)
    cells = [
        KeptCell(sheet.row_numbers[row], column, sheet.cell(row, column), text)
        for row, column in _in_order(snapshot.cells, len(sheet.headers))
        if sheet.cell(row, column) != (text := snapshot.cells[row, column])
    ]
    yield Progress(mark("Keeping your corrections"))
    names = columns_of_names(sheet) if snapshot.left_out else ()
    left_out = [
        KeptRow(sheet.row_numbers[row], name_in(sheet.row(row), names))
        for row in sorted(snapshot.left_out)
    ]
    return Section(
        Reading.of(loaded.origin),
        fingerprint,
        now,
        sheet.headers,
        snapshot.mapping,
        snapshot.country,
        tuple(cells),
        tuple(left_out),
        tuple(KeptText(column, text) for column, text in sorted(snapshot.accepted)),
    )


def _in_order(cells: Iterable[Cell], columns: int) -> list[Cell]:
    """Row by row. To compare pairs of 100,000 cells keeps the window waiting for Python's lock."""
    return sorted(cells, key=lambda cell: cell[0] * columns + cell[1])


def fingerprint_of(sheet: Sheet) -> Generator[Progress, None, str]:
    """A fingerprint of the headers and all numbered rows, the same only for the very same table.

    Addresses behind cells do not count: they stand behind the columns that positions are kept of.
    """
    digest, own = blake2b(digest_size=16), sheet.own_columns
    digest.update(_bytes_of(sheet.headers[:own]))
    for start in range(0, len(sheet), _BLOCK):
        block = range(start, min(start + _BLOCK, len(sheet)))
        for at, row in zip(block, sheet.rows_at(block), strict=True):
            digest.update(b"%d\0%b" % (sheet.row_numbers[at], _bytes_of(row[:own])))
        yield Progress(mark("Comparing the rows"), start, len(sheet))
    return digest.hexdigest()


def count_of_changes(cells: int, left_out: int) -> str:
    """How many of each: "3 corrections and 2 left-out rows"."""
    parts = []
    if cells:
        parts.append(say_count("1 correction", "{n} corrections", cells))
    if left_out:
        parts.append(say_count("1 left-out row", "{n} left-out rows", left_out))
    return listed(parts)


def day_of(moment: datetime) -> str:
    """A day as it stands in a sentence: "12 May 2026"."""
    return moments.day(moment)


def _may_be_of(section: Section, loaded: LoadedSheet) -> bool:
    """Whether it was made in the sheet that is open, or in one that no longer exists."""
    sheet = section.reading.sheet
    return sheet == loaded.origin.sheet_name or sheet not in loaded.origin.sheet_names


def _snapshot_of(section: Section, sheet: Sheet) -> Snapshot | None:
    """The section by positions; None when anything in it differs from the table."""
    places = {number: place for place, number in enumerate(sheet.row_numbers)}
    cells: dict[Cell, str] = {}
    for cell in section.cells:
        row = places.get(cell.row_number)
        if row is None or cell.column >= len(sheet.headers):
            return None
        if sheet.cell(row, cell.column) != cell.was:
            return None
        cells[row, cell.column] = cell.becomes
    left_out = frozenset(places.get(row.row_number, -1) for row in section.left_out)
    if -1 in left_out:
        return None
    accepted = frozenset((entry.column, entry.text) for entry in section.accepted)
    if any(column >= len(sheet.headers) for column, _text in accepted):
        return None
    mapping = section.mapping if _is_known(section.mapping) else None
    return Snapshot(cells, left_out, mapping, section.country, accepted)


def _is_known(mapping: Mapping | None) -> bool:
    return mapping is None or not mapping.message_type or mapping.message_type in REGISTRY


def _unknown_type(section: Section, loaded: LoadedSheet) -> KeptFault | None:
    """What to say of a message of a type that there is not, as another version may know it."""
    if section.mapping is None or _is_known(section.mapping):
        return None
    name = shown_name(loaded.origin.path.name)
    return KeptFault(name, message_type=section.mapping.message_type)


def _bytes_of(texts: Sequence[str]) -> bytes:
    return "\0".join(texts).encode("utf-8", "surrogatepass") + b"\1"
