"""Sheet: the table read from a file, every cell as the text a person sees."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import cast

from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.core.text_columns import TextColumns, put_all

_FEW = 1000
"""Distinct texts of a column that are kept, so that they are not counted again."""
_AT_ONCE = 10_000
"""Cells that are counted at once: the window waits for Python's lock so long."""
_ADDRESSES = re.compile(r"(.*) \(address\)(?: \(\d+\))?", re.DOTALL)
_LETTERED = re.compile(r"Column [A-Z]{1,3}(?: \(address\))?(?: \(\d+\))?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text with the spreadsheet's own row numbers; it never changes after reading.

    Rows and columns are asked for by their position in the table, from 0. How the cells are held
    is known to this class alone. Its length is its number of rows, and to go through it is to go
    through them.

    Attributes:
        name: the sheet's name in its workbook, or the file's name for a text file.
        headers: one unique name per column, as shown to the person.
        row_numbers: for each row the number that the spreadsheet program shows beside it (from 1).
        hidden_rows, hidden_columns: positions of those that the spreadsheet program does not show.
        addresses: by the header of a column whose cells link elsewhere, that of the column that
            holds their addresses; such columns stand behind those of the file.
        is_1904: whether its workbook counts days from 1904, as Excel for the Mac once did.
    """

    name: str
    headers: tuple[str, ...]
    _rows: Sequence[Sequence[str]]
    """One sequence of cell texts per row, each as long as `headers`; blank rows are not kept.

    They are held by columns, as whatever they come as.
    """
    row_numbers: Sequence[int]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    addresses: Mapping[str, str] = field(default_factory=dict)
    is_1904: bool = False
    _known: dict[int, Mapping[str, int]] = field(default_factory=dict, compare=False, repr=False)
    """The texts of columns that were asked for and have few, since the table never changes."""

    def __post_init__(self) -> None:
        held = TextColumns.of(self._rows, len(self.headers))
        object.__setattr__(self, "_rows", held)  # frozen from here on

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Sequence[str]]:
        return iter(self._rows)

    def row(self, index: int) -> Sequence[str]:
        """The cells of one row; raises IndexError for one that is not there."""
        return self._rows[index]

    def cell(self, index: int, column: int) -> str:
        """One cell; raises IndexError for one that is not there."""
        return self._held.columns[column][index]

    def rows_at(self, indexes: Sequence[int]) -> TextColumns:
        """Some rows, held by columns; raises IndexError for one that is not there."""
        return self._held.at(indexes)

    def column(self, index: int) -> Sequence[str]:
        """The cells of one column from the top; raises IndexError for one that is not there."""
        return self._held.columns[index]

    def distinct(self, index: int) -> Mapping[str, int]:
        """The texts of one column in the order they come up, and how many cells hold each.

        For what is asked of every cell and depends on its text alone: a long column has few texts.

        Raises:
            IndexError: there is no such column.
        """
        if (known := self._known.get(index)) is not None:
            return known
        column, counts = self.column(index), Counter[str]()
        for start in range(0, len(column), _AT_ONCE):
            counts.update(column[start : start + _AT_ONCE])
        found = MappingProxyType(counts)
        if len(found) <= _FEW:
            self._known[index] = found
        return found

    def few_texts(self, index: int) -> Mapping[str, int] | None:
        """The same where it is known already, as of a column with few texts; else None."""
        return self._known.get(index)

    def named(self, name: str) -> "Sheet":
        """The same table by another name."""
        return replace(self, name=name)

    def with_cells(self, cells: Mapping[tuple[int, int], str]) -> "Sheet":
        """The same table with other texts in some cells, by the positions of row and column."""
        if not cells:
            return self
        changed = {column for _, column in cells}
        columns = [
            [*column] if at in changed else column for at, column in enumerate(self._held.columns)
        ]
        for column in changed:
            written = {row: text for (row, at), text in cells.items() if at == column}
            put_all(cast("list[str]", columns[column]), [*written], [*written.values()])
        known = {at: texts for at, texts in self._known.items() if at not in changed}
        return replace(self, _rows=TextColumns(columns, len(self)), _known=known)

    @property
    def own_columns(self) -> int:
        """How many columns the file has; those behind them hold addresses."""
        return len(self.headers) - len(self.addresses)

    def with_addresses(self, columns: Mapping[int, Sequence[str]]) -> "Sheet":
        """The same table with a column of addresses for some of its columns, by their position."""
        if not columns:
            return self
        names = [f"{self.headers[at]} (address)" for at in columns]
        headers = unique_headers([*self.headers, *names])
        return replace(
            self,
            headers=headers,
            _rows=self._held.with_columns(columns.values()),
            addresses=dict(
                zip((self.headers[at] for at in columns), headers[len(self.headers) :], strict=True)
            ),
        )

    @property
    def _held(self) -> TextColumns:
        return cast("TextColumns", self._rows)


def unique_headers(names: Sequence[str]) -> tuple[str, ...]:
    """Headers made usable as names: trimmed, blanks named by their column, repeats numbered.

    Repeats are those that `header_key` takes for one name, as mappings and merge fields do:
    otherwise the second of "Cell No" and "cell_no" could never be chosen.
    """
    taken: set[str] = set()
    headers: list[str] = []
    for index, name in enumerate(names):
        base = " ".join(name.split()) or lettered(index)
        candidate, copy = base, 2
        while header_key(candidate) in taken:
            candidate, copy = f"{base} ({copy})", copy + 1
        taken.add(header_key(candidate))
        headers.append(candidate)
    return tuple(headers)


def lettered(index: int) -> str:
    """What a column without a header is called, whatever language is in use: mappings keep it."""
    return f"Column {column_letter(index)}"


def is_lettered(header: str) -> bool:
    """Whether it is what a column without a header is called: "Column B"."""
    return _LETTERED.fullmatch(header) is not None


def holds_addresses(header: str, others: Collection[str]) -> bool:
    """Whether it is what the column of the addresses behind one of the others is called."""
    found = _ADDRESSES.fullmatch(header)
    return found is not None and found[1] in others


def column_letter(index: int) -> str:
    """The letter a spreadsheet program shows above a column: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    position = index + 1
    while position:
        position, digit = divmod(position - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
