"""CheckedSheet: what is wrong with each row and what becomes of it, kept up to date."""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingABC
from dataclasses import replace

from flowiq_desktop.core.columns.deciding import asks_for_values, values_nowhere
from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.columns.unused_columns import UnusedColumns, unused_columns
from flowiq_desktop.core.messages.composer import Composer, nobody
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.plain_rows import PlainBlock
from flowiq_desktop.core.messages.types import PHONE_NUMBER, REGISTRY, Registry
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.core.messages.types.location import LOCATION_TYPE
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.duplicates import Repeats, SendableRow
from flowiq_desktop.core.review.edits import SheetEdits
from flowiq_desktop.core.review.found_problems import FoundProblems
from flowiq_desktop.core.review.odd.columns import odd_columns
from flowiq_desktop.core.review.odd.rows import OddRows
from flowiq_desktop.core.review.outliers import Outliers
from flowiq_desktop.core.review.tasks import TaskIndex
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text_columns import put_all
from flowiq_desktop.services.preparing.composed_rows import ComposedRows, Looked, RowsAlike
from flowiq_desktop.services.preparing.places.row_places import RowPlaces
from flowiq_desktop.services.preparing.row_search import find_row
from flowiq_desktop.services.preparing.sheet_changes import SheetChanges
from flowiq_desktop.services.preparing.verdicts import (
    CountedSheet,
    Figures,
    RepairNotes,
    RowState,
)
from flowiq_desktop.system.clock import Now, local_now
from flowiq_desktop.texts import Text, mark

BLOCK = 1000
"""Rows between two yields."""


class CheckedSheet(SheetChanges, CountedSheet):
    """A sheet, its mapping, the person's edits, and the verdict on each row.

    Rows are named by their position in the sheet, from 0.

    Attributes:
        mapping: how rows become messages.
        phones: reads numbers as `country` writes them, the region of those without a code.
        mapping_problems: what is wrong with the mapping as a whole; errors block every row.
        likely_countries: where the numbers seem to be from, when not from `country`.
        unused: the columns that no message takes.
        any_time: rows with a message that WhatsApp takes at any time, a template; their category.
    """

    def __init__(
        self,
        sheet: Sheet,
        mapping: Mapping,
        country: str,
        edits: SheetEdits,
        registry: Registry = REGISTRY,
        may_be_created: Callable[[str], bool] = nobody,
        now: Now = local_now,
    ) -> None:
        super().__init__(sheet, edits)
        self.mapping = mapping
        self.country = country
        self.phones = PhoneReader(country)
        self._composer = Composer(
            sheet.headers, mapping, self.phones, edits.accepted, registry, may_be_created, now
        )
        self._composed = ComposedRows(sheet, edits, self._composer)
        self._phone_column = self._composer.column_of(PHONE_NUMBER.name)
        self.mapping_problems = self._composer.problems
        self.unused = UnusedColumns()
        self._all_blocked = any(problem.blocks for problem in self.mapping_problems)
        self._found = FoundProblems(sheet.row_numbers)
        self._blocked = self._found.blocked
        self._found_later: dict[int, tuple[Problem, ...]] = {}
        self._plain_types = [""] * len(sheet)
        self._repeats = Repeats(len(sheet))
        self._repairs = RepairNotes(sheet, self.cells, self._repeats.numbers, self._phone_column)
        self._tasks = TaskIndex()
        self.places = RowPlaces(mapping.sources, self.column_of, sheet.row_numbers)
        self._outliers = Outliers(len(sheet), registry)
        self.any_time: dict[int, str] = {}
        self._registry = registry
        self.likely_countries: tuple[str, ...] = ()

    # -- verdicts ---------------------------------------------------------------------------

    def look(self, indexes: Sequence[int]) -> Looked:
        """What is known of rows by their cells alone; the four below follow, in their order."""
        return self._composed.look(indexes)

    def note_looked(self, indexes: Sequence[int], looked: Looked) -> None:
        """Take what a first look at rows found."""
        found, others = looked
        for rows in others:
            self._note_told(rows)
        self._note_plain(indexes, found)

    def find_repeats(self, *, may_divide: bool = False) -> Generator[Progress, None, None]:
        """Look for people and messages that appear in the sheet more than once.

        Where it may be divided, a copy of the process composes some of the messages.
        """
        self._composed.forget_alike()
        numbers = self._repeats.shared_numbers()
        shared = (row for number in numbers for row in self._repeats.rows_of(number))
        sendable = filter(self._is_sendable, shared)
        known = yield from self._composed.sendable(sendable, may_divide=may_divide)
        for done, number in enumerate(numbers):
            if done % BLOCK == 0:
                yield Progress(mark("Looking for repeats"), done, len(numbers))
            self._compare(number, known)
        self._judge_places()
        yield Progress(mark("Counting"), len(numbers), len(numbers))
        self._figures = self._count()

    def find_unused(self) -> None:
        """Look for columns that no message takes, once the merge fields of every cell are known."""
        in_cells = self._composer.columns_in_cells
        self.unused = unused_columns(self.sheet, self.mapping, in_cells, self._registry)
        self._tell_of_mapping()

    def _tell_of_mapping(self) -> None:
        sheet = self.sheet.with_cells(self.edits.cells) if asks_for_values(self.mapping) else None
        nowhere = values_nowhere(sheet, self.mapping, self._registry) if sheet else ()
        self.mapping_problems = (*self._composer.problems, *self.unused.problems(), *nowhere)

    def state(self, index: int) -> RowState:
        """What will happen with the row."""
        if index in self.edits.left_out:
            return RowState.LEFT_OUT
        blocked = self._all_blocked or index in self._blocked or self._repeats.blocks(index)
        return RowState.TO_FIX if blocked else RowState.READY

    def problems(self, index: int) -> tuple[Problem, ...]:
        """Everything found in the row itself, repeats included."""
        return self._found.of(index) + self._found_beside(index)

    def found_in(self, indexes: Iterable[int]) -> Iterator[tuple[int, Problem]]:
        """Everything found in some rows with their numbers in the spreadsheet.

        What is found in many rows may be one and the same, with the number of another row.
        """
        for index in indexes:
            row = self.sheet.row_numbers[index]
            for problem in (*self._found.shared(index), *self._found_beside(index)):
                yield row, problem

    def plain_type(self, index: int) -> str:
        """The type of a row whose message need not be composed to know it; "" of any other row."""
        return self._plain_types[index]

    def message(self, index: int) -> Message:
        """The row's message as it would be sent now."""
        message = self._composed.message(index)
        more = self._found_beside(index)
        return replace(message, problems=message.problems + more) if more else message

    def note_found(self, found: MappingABC[int, tuple[Problem, ...]]) -> frozenset[int]:
        """Take what was found of rows outside the sheet, behind their links say.

        It stands in place of what was found before, and none of it blocks a row; of a row that
        changes it is forgotten. Returns the rows whose verdict may have changed.
        """
        for index, problems in self._found_later.items():
            self._tasks.remove(index, problems)
        touched = frozenset(self._found_later) | frozenset(found)
        self._found_later = dict(found)
        for index, problems in found.items():
            self._tasks.add(index, problems)
        self._figures = self._count()
        return touched

    @property
    def numbers(self) -> Sequence[str]:
        """Each row's number, "" where it has none that can be used."""
        return self._repeats.numbers

    def plain_numbers(
        self, cells: Collection[str]
    ) -> Generator[Progress, None, dict[str, tuple[str, Text]]]:
        """Number and repair by the cell that they were read from, of rows without problems.

        Of these cells alone: to look them all up takes longer than to read some of them again.
        """
        if self._phone_column is None:
            return {}
        texts = self.column(self._phone_column)
        return (yield from self._repairs.read_from(cells, texts, self._plain_types))

    def is_noted(self, index: int) -> bool:
        """Whether the row is among `rows_with_problems`."""
        blocked = index in self._blocked or self._repeats.blocks(index)
        return blocked or index in self.edits.left_out or index in self._tasks.rows()

    def _count(self) -> Figures:
        """Count everything once, because the window asks for it a dozen times after each change."""
        return Figures.of(
            rows=len(self.sheet),
            blocked=self._blocked | self._repeats.blocked,
            left_out=self.edits.left_out,
            noted=self._tasks.rows(),
            all_blocked=self._all_blocked,
            tasks=self._tasks.tasks(self.edits.left_out),
            repairs=self._repairs.all(),
            without_number=self._repeats.numbers.count(""),
        )

    def outliers(self) -> Generator[Progress, None, tuple[tuple[int, str], ...]]:
        """Rows most worth a look before sending, each with the reason."""
        skipped = self.edits.left_out | self._blocked | self._repeats.blocked
        rows = [index for index in range(len(self.sheet)) if index not in skipped]
        filled_in = (i for i in rows if self._composer.uses_fallback(self.row(i)))
        usual = self._outliers.rows(self._repeats.numbers, skipped, filled_in)
        odd = OddRows(self.sheet, self._composed.rows(rows), rows, self._repeats.numbers)
        columns = odd_columns(self.sheet, self.mapping, self._registry)
        found = yield from odd.reasons(columns)
        return tuple({**dict(usual), **found}.items())

    def ready_rows(self) -> list[int]:
        """Positions of the rows that would be sent now, in the sheet's order."""
        others = self._blocked | self._repeats.blocked | self.edits.left_out
        rows = () if self._all_blocked else range(len(self.sheet))
        return [index for index in rows if index not in others]

    # -- cells ------------------------------------------------------------------------------

    def column_of(self, field_name: str) -> int | None:
        """The column that a field reads, or None when it reads none."""
        return self._composer.column_of(field_name)

    def position_of(self, header: str) -> int | None:
        """The position of the column with this header, or None."""
        return self._composer.position_of(header)

    def search(self, text: str, start: int = 0) -> int | None:
        """The next row with this row number or text, from `start` on and then from the top."""
        return find_row(self.sheet, self.row, text, start)

    # -- keeping up to date ----------------------------------------------------------------

    def _recheck(self, indexes: frozenset[int]) -> frozenset[int]:
        """Check changed rows again, and those that share a number with them, before or now."""
        numbers = {self._repeats.numbers[index] for index in indexes}
        self._composed.forget_alike()
        for index in indexes:
            self._forget(index)
        self.note_looked([*indexes], self.look([*indexes]))
        numbers |= {self._repeats.numbers[index] for index in indexes}
        touched = set(indexes)
        for number in numbers - {""}:
            touched.update(self._compare(number, {}))
        touched.update(self._judge_places())
        self._tell_of_mapping()
        self._figures = self._count()
        return frozenset(touched)

    def _note_plain(self, indexes: Sequence[int], found: PlainBlock) -> None:
        indexes, found = found.plain_alone(indexes)
        if at := found.of_type(LOCATION_TYPE.name, indexes):
            self.places.note_plain(at, self._composed.rows(at), self._composed.message)
        self._note_all(indexes, found)

    def _note_told(self, rows: RowsAlike) -> None:
        """Note rows of which the same is told; of one of them at least is known what it is."""
        message = self._composed.message_for(rows)
        if message.index == rows.indexes[0]:
            self._note(message)
            rows = rows.without_first()
        if not rows.indexes:
            return
        self._found.note(rows.indexes, message.problems, is_ready=message.ready)
        self._tasks.add_all(rows.indexes, message.problems)
        if not rows.is_number_plain:
            self._repairs.note_doubts(rows.indexes)
        if message.message_type == LOCATION_TYPE.name and not rows.is_placed:
            self.places.note_alike(rows.indexes, message)
        elif message.message_type == LOCATION_TYPE.name:
            cells = self._composed.rows(rows.indexes)
            self.places.note_plain(rows.indexes, cells, self._composed.message)
        self._note_all(rows.indexes, rows.block(message, self._outliers.length_of(message)))

    def _note_all(self, indexes: Sequence[int], rows: PlainBlock) -> None:
        self._repeats.note_all(indexes, rows.numbers)
        put_all(self._plain_types, indexes, rows.message_types)
        self._repairs.note_all(indexes, rows.repairs)
        self._outliers.note_lengths(indexes, rows.words)

    def _note(self, message: Message) -> None:
        index = message.index
        if message.problems:
            self._found.note([index], message.problems, is_ready=message.ready)
            self._tasks.add(index, message.problems)
        if message.number:
            self._repeats.note(index, message.number)
        if message.endpoint != SEND_WHATSAPP:
            self.any_time[index] = message.category
        self._repairs.note(index, message.repair)
        self._outliers.note(message)
        if message.message_type == LOCATION_TYPE.name:
            self.places.note(index, self.row(index), message)

    def _forget(self, index: int) -> None:
        self._tasks.remove(index, self.problems(index))
        self._plain_types[index] = ""
        self._found.forget(index)
        self._found_later.pop(index, None)
        self.any_time.pop(index, None)
        self._repairs.note(index, "")
        self._outliers.forget(index)
        self.places.forget(index)
        self._repeats.forget(index)

    def _found_beside(self, index: int) -> tuple[Problem, ...]:
        """What was found of a row by looking at other rows or outside the sheet."""
        found = self._found_later.get(index, ()) + self.places.problems(index)
        return found + self._repeats.problems(index)

    def _judge_places(self) -> frozenset[int]:
        """Look at the places of all rows; returns the rows of which something else is found."""
        changed = self.places.judge()
        for index, (before, now) in changed.items():
            self._tasks.remove(index, before)
            self._tasks.add(index, now)
        return frozenset(changed)

    def _is_sendable(self, index: int) -> bool:
        return index not in self._blocked and index not in self.edits.left_out

    def _compare(self, number: str, known: MappingABC[int, SendableRow]) -> set[int]:
        """Find which rows with this number repeat each other; returns the rows it looked at."""
        rows = self._repeats.rows_of(number)
        for index in rows:
            self._tasks.remove(index, self._repeats.problems(index))
        sent = self._composed.sent
        sendable = [known.get(at) or sent(at) for at in filter(self._is_sendable, rows)]
        self._repeats.compare(rows, sendable)
        for index in rows:
            self._tasks.add(index, self._repeats.problems(index))
        return set(rows)
